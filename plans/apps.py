"""App configuration of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Plannen"
    default_auto_field = "django.db.models.BigAutoField"
