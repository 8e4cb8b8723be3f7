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
    default = True  # there are two configurations in this module
    name = "pga"
    verbose_name = "Persoonsgerichte aanpak"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The Celery app must exist before the first task is sent, and the checks before the first start.
        from pga import celery, controles  # noqa: F401, PLC0415
