"""Names of values in reports. Nothing here imports anything of ours."""

from django.db.models import TextChoices


class Rapportstatus(TextChoices):
    GEVRAAGD = "gevraagd", "wordt gemaakt"
    MISLUKT = "mislukt", "maken mislukt"
    KLAAR = "klaar", "klaar"
