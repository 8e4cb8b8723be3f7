"""The request as our views know it: every screen asks for a login, so there is a user."""

from django.http import HttpRequest

from pga.models import Gebruiker


class Verzoek(HttpRequest):
    """For annotations only: the middleware has already turned away who is not logged in."""

    user: Gebruiker
