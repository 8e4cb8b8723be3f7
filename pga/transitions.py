"""Allowed moves of the nouns of the kernel."""

from collections.abc import Iterable
from typing import Any

from pga.choices import Briefstatus, Fase, Gebeurtenissoort, Laag, Recht, Verzoekstand
from pga.models import Casus, Gebruiker, Toegangsverzoek
from pga.overgang import Overgang
from pga.toegang.rechten import rechten_op

F, B = Fase, Briefstatus

START_BESPREKING = Overgang(
    "start bespreking",
    frozenset({F.GEAGENDEERD}),
    F.BESPROKEN,
    Recht.BESLUITEN,
    "Start de bespreking",
    gebeurtenis="De bespreking in het UVZ is begonnen.",
)
NAAR_AANPAK = Overgang(
    "naar aanpak",
    frozenset({F.BESPROKEN, F.BIJ_PARTNER, F.DOORVERWEZEN}),
    F.IN_AANPAK,
    Recht.BESLUITEN,
    "Integrale aanpak",
    gebeurtenis="Het UVZ besloot tot een integrale aanpak.",
)
NAAR_PARTNER = Overgang(
    "naar partner",
    frozenset({F.BESPROKEN}),
    F.BIJ_PARTNER,
    Recht.BESLUITEN,
    "Eén partner gaat aan de slag",
    gebeurtenis="Eén partner gaat zelfstandig aan de slag.",
)
DOORVERWIJZEN = Overgang(
    "doorverwijzen",
    frozenset({F.BESPROKEN}),
    F.DOORVERWEZEN,
    Recht.BESLUITEN,
    "Doorverwijzen",
    gebeurtenis="De casus is doorverwezen.",
)
HERBESPREKEN = Overgang(
    "herbespreken",
    frozenset({F.IN_AANPAK, F.BIJ_PARTNER, F.DOORVERWEZEN}),
    F.GEAGENDEERD,
    Recht.BESLUITEN,
    "Opnieuw agenderen",
    gebeurtenis="De casus staat opnieuw op de agenda.",
)


def _bezwaren_afsluiten(casus: Any) -> Iterable[str]:
    open_brieven = casus.brieven.filter(soort="afsluiting").exclude(
        status__in=(B.VERZONDEN, B.VERVALLEN, B.ONBESTELBAAR)
    )
    if open_brieven.exists():
        yield "De afsluitbrief is nog niet gepost. Druk hem af en meld hem gepost bij Brieven."


AFSLUITEN = Overgang(
    "afsluiten",
    frozenset({F.IN_AANPAK, F.BIJ_PARTNER, F.DOORVERWEZEN}),
    F.AFGESLOTEN,
    Recht.BESLUITEN,
    "Sluit de casus af",
    bezwaren=_bezwaren_afsluiten,
    gebeurtenis="De casus is afgesloten en afgeschermd.",
)
CASUS = (START_BESPREKING, NAAR_AANPAK, NAAR_PARTNER, DOORVERWIJZEN, HERBESPREKEN, AFSLUITEN)

MAKEN = Overgang("maken", frozenset({B.CONCEPT}), B.KLAAR, Recht.BRIEVEN, "Maak de brief")
MISLUKKEN = Overgang("mislukken", frozenset({B.CONCEPT}), B.MISLUKT, Recht.BRIEVEN, "")
OPNIEUW = Overgang("opnieuw", frozenset({B.MISLUKT}), B.CONCEPT, Recht.BRIEVEN, "Probeer opnieuw")
AFDRUKKEN = Overgang("afdrukken", frozenset({B.KLAAR}), B.AFGEDRUKT, Recht.BRIEVEN, "Afgedrukt")
POSTEN = Overgang(
    "posten",
    frozenset({B.AFGEDRUKT}),
    B.VERZONDEN,
    Recht.BRIEVEN,
    "Gepost",
    gebeurtenis="Een brief is gepost.",
    soort=Gebeurtenissoort.BRIEF,
    laag=Laag.BESPREKING,
)
TERUG_NAAR_KLAAR = Overgang(
    "terugzetten", frozenset({B.AFGEDRUKT}), B.KLAAR, Recht.BRIEVEN, "Toch niet afgedrukt"
)
TERUG_NAAR_AFGEDRUKT = Overgang(
    "post terugzetten",
    frozenset({B.VERZONDEN}),
    B.AFGEDRUKT,
    Recht.BRIEVEN,
    "Toch niet gepost",
    gebeurtenis="Een brief was toch niet gepost.",
    soort=Gebeurtenissoort.BRIEF,
    laag=Laag.BESPREKING,
)
ONBESTELBAAR = Overgang(
    "onbestelbaar",
    frozenset({B.VERZONDEN}),
    B.ONBESTELBAAR,
    Recht.BRIEVEN,
    "Onbestelbaar terug",
    gebeurtenis="Een brief kwam onbestelbaar terug.",
    soort=Gebeurtenissoort.BRIEF,
    laag=Laag.REGIE,
)
BRIEF_VERVALLEN = Overgang(
    "vervallen",
    frozenset({B.CONCEPT, B.MISLUKT, B.KLAAR, B.AFGEDRUKT}),
    B.VERVALLEN,
    Recht.BRIEVEN,
    "Laat vervallen",
    reden_verplicht=True,
)
BRIEF = (
    MAKEN,
    MISLUKKEN,
    OPNIEUW,
    AFDRUKKEN,
    POSTEN,
    TERUG_NAAR_KLAAR,
    TERUG_NAAR_AFGEDRUKT,
    ONBESTELBAAR,
    BRIEF_VERVALLEN,
)


def leidt_gevraagde_casus(door: Gebruiker, verzoek: Toegangsverzoek) -> bool:
    """Directs or decides the case of this number; a request itself does not say whether there is one."""
    casus = Casus.objects.filter(nummer=verzoek.nummer, gemeente=verzoek.gemeente_id).first()
    return casus is not None and not rechten_op(door, casus.pk).isdisjoint(
        {Recht.REGISSEREN, Recht.BESLUITEN}
    )


def _bezwaren_verzoek(verzoek: Toegangsverzoek) -> Iterable[str]:
    if verzoek.verlopen:
        yield "Dit verzoek is ouder dan twee weken en telt als niet toegekend. Nodig de organisatie zelf uit."


VERZOEK_TOEKENNEN = Overgang(
    "toekennen",
    frozenset({Verzoekstand.OPEN}),
    Verzoekstand.TOEGEKEND,
    leidt_gevraagde_casus,
    "Geef toegang",
    bezwaren=_bezwaren_verzoek,
)
VERZOEK_AFWIJZEN = Overgang(
    "afwijzen",
    frozenset({Verzoekstand.OPEN}),
    Verzoekstand.AFGEWEZEN,
    leidt_gevraagde_casus,
    "Wijs af",
    bezwaren=_bezwaren_verzoek,
    gebeurtenis="Een verzoek om toegang is afgewezen.",
    soort=Gebeurtenissoort.TOEGANG,
    laag=Laag.REGIE,
    reden_verplicht=True,
)
TOEGANGSVERZOEK = (VERZOEK_TOEKENNEN, VERZOEK_AFWIJZEN)
