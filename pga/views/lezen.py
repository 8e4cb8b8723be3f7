"""What a request is going to show, noted for the read log; written when the page has really been shown."""

import re
from collections.abc import Sequence
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pga.choices import Inzagesoort
from pga.forms.leesreden import Leesredenformulier
from pga.fouten import RedenGevraagd
from pga.models import Casus
from pga.selectors.casussen import Casusblik
from pga.selectors.leesreden import Reden, bekende_reden
from pga.services.raadpleging import leesregel_van_casus, leesregel_van_lijst
from pga.views.verzoek import Verzoek

NUMMER = re.compile(r"\bUVZ-\d{4}-\d{4,}\b")
MELDING = re.compile(r'href="/(?:aanmeldingen|weging)/(\d+)/')  # a report has no number before it is a case
GEGEVEN = "leesredenen"  # in the session: per case number the day and the reason that was given
MEEGESTUURD = "lees"  # prefix of the question's own fields in a form that goes along with it


def adres_van(request: HttpRequest) -> str | None:
    """Where the request came from; behind proxies of ours, what the outermost of them saw."""
    gezien = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        keten = [deel.strip() for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        gezien = keten[-settings.PROXY_COUNT] if len(keten) >= settings.PROXY_COUNT else gezien
    try:
        return str(ip_address(gezien))
    except ValueError:
        return None


def reden_van(request: Verzoek, blik: Casusblik) -> Reden | None:
    """Why this person reads this case: known by itself, or given by them today."""
    bekend = bekende_reden(blik)
    if bekend is not None:
        return bekend
    dag, tekst = request.session.get(GEGEVEN, {}).get(blik.casus.nummer, ("", ""))
    # A form that was opened before midnight is not thrown away for a question after it.
    geldt = dag == timezone.localdate().isoformat() or request.method == "POST"
    return Reden(tekst, gevraagd=True) if tekst and geldt else None


def onthoud_reden(request: Verzoek, nummer: str, tekst: str) -> None:
    """The reason given for this case holds for the rest of the day; those of earlier days are dropped."""
    dag = timezone.localdate().isoformat()
    gegeven = {n: paar for n, paar in request.session.get(GEGEVEN, {}).items() if paar[0] == dag}
    request.session[GEGEVEN] = gegeven | {nummer: (dag, tekst)}


def gelezen(
    request: Verzoek,
    casus: Casus,
    reden: Reden,
    *,
    soort: Inzagesoort = Inzagesoort.CASUS,
    doel: int | None = None,
) -> None:
    """This request shows (a part of) this case."""
    hier = request.resolver_match
    regel = leesregel_van_casus(
        door=request.user,
        casus=casus,
        onderdeel=(hier.view_name or "") if hier else "",
        reden=reden.tekst,
        gevraagd=reden.gevraagd,
        soort=Inzagesoort.NOODINZAGE if reden.nood else soort,
        doel=doel if doel is not None else hier.kwargs.get("pk") if hier else None,
        adres=adres_van(request),
    )
    _noteer(request, [regel])


def getoond(
    request: Verzoek,
    nummers: Sequence[str],
    *,
    aantal: int,
    soort: Inzagesoort = Inzagesoort.LIJST,
    reden: str = "eigen overzicht",
) -> None:
    """This request shows a list of persons: one line with how many, and the numbers of those on the page."""
    hier = request.resolver_match
    regels = leesregel_van_lijst(
        door=request.user,
        soort=soort,
        onderdeel=(hier.view_name or "") if hier else "",
        reden=reden,
        nummers=nummers,
        aantal=aantal,
        doel=hier.kwargs.get("pk") if hier else None,
        adres=adres_van(request),
    )
    _noteer(request, regels)


def toonde(request: Verzoek, antwoord: HttpResponse) -> HttpResponse:
    """The page as it is; whom it shows is noted as a list, by the numbers that really stand on it.

    For a page of many parts, of which no one place knows whom they show. A page that shows nobody leaves no line.
    """
    inhoud = antwoord.content.decode()
    nummers = set(NUMMER.findall(inhoud))
    if aantal := len(nummers) + len(set(MELDING.findall(inhoud))):
        getoond(request, sorted(nummers), aantal=aantal)
    return antwoord


def _meegestuurd(request: Verzoek, nummer: str) -> Reden | None:
    """The reason that came with a form, from the question that was asked when it was sent before."""
    if request.method != "POST" or f"{MEEGESTUURD}-reden" not in request.POST:
        return None
    form = Leesredenformulier(request.POST, prefix=MEEGESTUURD)
    if not form.is_valid():
        return None
    onthoud_reden(request, nummer, form.tekst)
    return Reden(form.tekst, gevraagd=True)


def eis_reden(request: Verzoek, blik: Casusblik) -> Reden:
    """The reason for reading; raises RedenGevraagd, which leads to the question, if there is none."""
    reden = reden_van(request, blik) or _meegestuurd(request, blik.casus.nummer)
    if reden is None:
        raise RedenGevraagd(blik.casus.nummer)
    return reden


def _noteer(request: Verzoek, regels: Sequence[object]) -> None:
    if not getattr(request, "bekijkt_als", None):  # viewing as a partner is logged by itself
        request.leesregels = [*getattr(request, "leesregels", ()), *regels]  # type: ignore[attr-defined]
