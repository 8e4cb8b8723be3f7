"""App configuration of the kernel."""

from django.apps import AppConfig


class PgaConfig(AppConfig):
    name = "pga"
    verbose_name = "Persoonsgerichte aanpak"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # delay_on_commit needs the Celery app to exist before the first task is called from a view.
        from pga import celery, controles  # noqa: F401, PLC0415
