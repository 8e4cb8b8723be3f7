"""App configuration of uvz."""

from django.apps import AppConfig


class UvzConfig(AppConfig):
    name = "uvz"
    verbose_name = "Uitvoeringsoverleg Veiligheid en Zorg"
    default_auto_field = "django.db.models.BigAutoField"
