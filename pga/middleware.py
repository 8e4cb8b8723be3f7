"""What happens around every request: a log line, the context of the lock, the table of screens, forms once."""

import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from pga.models import Formulierontvangst
from pga.toegang import context
from pga.toegang.schermen import mag_scherm

logboek = structlog.get_logger("pga.verzoek")
Antwoord = Callable[[HttpRequest], HttpResponse]


def verzoeklog(get_response: Antwoord) -> Antwoord:
    """One log line per request: which screen, what came of it, how long; never the address or what was sent."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begin = time.monotonic()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(verzoek=uuid.uuid4().hex[:12])
        response = get_response(request)
        scherm = request.resolver_match.view_name if request.resolver_match else None
        if scherm != "gezondheid":
            logboek.info(
                "verzoek",
                scherm=scherm,
                methode=request.method,
                status=response.status_code,
                gebruiker=getattr(getattr(request, "user", None), "pk", None),
                ms=round((time.monotonic() - begin) * 1000),
            )
        return response

    return middleware


class Context:
    """Each request of somebody logged in is one transaction in which the database answers as to that person."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        binnen = transaction.get_connection().in_atomic_block
        with transaction.atomic():
            context.zet_gebruiker(request.user)
            response = self.get_response(request)
            if transaction.get_rollback() or response.status_code >= 500:
                transaction.set_rollback(True)
            elif binnen:  # the context ends with its transaction; only a test has one around the request
                context.wis()
        # Pages with case content must not come back from the cache after logging out.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """An error in a view undoes everything of the request: Django turns it into a page before we see it."""
        if request.user.is_authenticated and transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)


class Schermen:
    """May this function come here at all? Asked of one table; a route without a row does not exist.

    Nor does an address with a NUL byte, about which PostgreSQL cannot be asked.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if "\x00" in request.path_info or not mag_scherm(request.resolver_match, request.user):
            raise Http404


class EenmaligFormulier:
    """A form is handled once: a second submit is led to where the first one went.

    Every form carries a key (`_formulier`). The unique row makes a simultaneous second submit wait for the first.
    A form that came back with errors gives its key free again.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated or "_formulier" not in request.POST:
            return self.get_response(request)
        try:
            sleutel = uuid.UUID(request.POST["_formulier"])
        except ValueError:
            return self.get_response(request)
        try:
            with transaction.atomic():
                ontvangst = Formulierontvangst.objects.create(gebruiker=request.user, sleutel=sleutel)
        except IntegrityError:
            eerder = Formulierontvangst.objects.filter(gebruiker=request.user, sleutel=sleutel).first()
            messages.info(request, "Dit formulier hadden wij al ontvangen. Er is niets dubbel opgeslagen.")
            return HttpResponseRedirect(eerder.doel if eerder and eerder.doel else "/")
        response = self.get_response(request)
        if transaction.get_rollback():
            return response
        if isinstance(response, HttpResponseRedirect):
            ontvangst.doel = response.url[:300]
            ontvangst.save(update_fields=["doel"])
        else:
            ontvangst.delete()
        return response
