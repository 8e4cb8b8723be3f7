"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pga.settings")

application = get_wsgi_application()

from pga.controles import weiger_zonder_slot  # noqa: E402  Django must be set up first

weiger_zonder_slot()
