"""App configuration of the kernel."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class StatischConfig(StaticFilesConfig):
    """Leaves out what the packages hold for other tools: compressing each file takes time."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *("*.cjs", "*.d.ts", "*.json", "*.less", "*.md", "*.mjs", "*.scss"),
        *("html.css", "prince-xml.css", "htmax-*", "htmx-4*"),
    ]


class PgaConfig(AppConfig):
    name = "pga"
    verbose_name = "Persoonsgerichte aanpak"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # delay_on_commit needs the Celery app to exist before the first task is called from a view.
        from pga import celery, controles  # noqa: F401, PLC0415
