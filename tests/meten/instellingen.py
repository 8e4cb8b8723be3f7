"""The settings of production, with one empty page to measure the frame by, and files as they lie."""

from pga.settings import *  # noqa: F403
from pga.settings import STORAGES

ROOT_URLCONF = "tests.meten.urls"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING = {"version": 1, "disable_existing_loggers": True, "root": {"level": "CRITICAL"}}
