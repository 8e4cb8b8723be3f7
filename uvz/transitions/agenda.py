"""Allowed moves of a meeting, an agenda item and a question to a partner."""

from collections.abc import Iterable

from django.utils import timezone

from pga.choices import Briefsoort, Briefstatus, Functie, Laag, Recht
from pga.models import Brief, Gebruiker
from pga.overgang import Overgang
from pga.selectors.brieven import ontvangers
from pga.toegang.rechten import mag
from uvz.choices import Puntsoort, Puntstatus, Vergaderstatus, Verzoekstatus
from uvz.models import Agendapunt, Briefuitstel, Informatieverzoek, Vergadering

P, V, Z = Puntstatus, Vergaderstatus, Verzoekstatus
LOPEND = frozenset({P.VOORBEREIDING, P.KLAAR})
VOORBEREIDERS = frozenset({Functie.VOORZITTER, Functie.ONDERSTEUNER})


def aanleiding(punt: Agendapunt) -> str:
    """What the letters of this item are kept under."""
    return f"agendapunt-{punt.pk}"


def bereidt_voor(door: Gebruiker, punt: Agendapunt) -> bool:
    """Who prepares the agenda: the chair decides, the ondersteuner carries out."""
    return mag(door, Recht.BESLUITEN, punt.casus_id) or mag(door, Recht.BRIEVEN, punt.casus_id)


def plant(door: Gebruiker, vergadering: Vergadering) -> bool:
    """Who plans meetings of this municipality; a meeting itself holds no case."""
    eigen = door.organisatie
    gemeente = (eigen.gemeente_id or eigen.pk) if eigen else None
    return not VOORBEREIDERS.isdisjoint(door.functies) and gemeente == vergadering.gemeente_id


def uitstel_van(punt: Agendapunt) -> Briefuitstel | None:
    """The recorded postponement of the letter, if there is one."""
    return getattr(punt, "briefuitstel", None)


def brieven_van(punt: Agendapunt) -> list[Brief]:
    """The notification letters of this item that count; works on prefetched rows."""
    return [
        brief
        for brief in punt.casus.brieven.all()
        if brief.soort == Briefsoort.NOTIFICATIE
        and brief.aanleiding == aanleiding(punt)
        and brief.status != Briefstatus.VERVALLEN
    ]


def bezwaren_brief(punt: Agendapunt) -> Iterable[str]:
    """No discussion before those concerned were told, or that was postponed (domein.md 3.1, 3.2)."""
    uitstel = uitstel_van(punt)
    if uitstel and uitstel.opnieuw_bekijken_op >= timezone.localdate():
        return
    gevonden, ontbreekt = ontvangers(punt.casus)
    gepost = {brief.relatie_id for brief in brieven_van(punt) if brief.status == Briefstatus.VERZONDEN}
    open_namen = [o.naam for o in gevonden if (o.relatie.pk if o.relatie else None) not in gepost]
    if ontbreekt or open_namen:
        yield from ontbreekt
        if open_namen:
            yield f"De notificatiebrief is nog niet gepost aan {' en '.join(open_namen)}."
        if uitstel:
            yield "De datum om het uitstel opnieuw te bekijken is voorbij. Weeg het uitstel opnieuw."


def bezwaren_klaar(punt: Agendapunt) -> Iterable[str]:
    """What still misses before an item may be called ready (ontwerp 4)."""
    if not punt.waarom.strip():
        yield "Vul in waarom deze casus integraal besproken moet worden."
    if punt.soort != Puntsoort.NIEUW:
        return
    verzoeken = list(punt.verzoeken.all())
    if not verzoeken:
        yield "Nodig eerst een of meer partners uit."
    if any(not verzoek.vraag.strip() for verzoek in verzoeken):
        yield "Niet elke uitgenodigde partner heeft een vraag gekregen."
    yield from bezwaren_brief(punt)


def bezwaren_rond(punt: Agendapunt) -> Iterable[str]:
    if punt.soort == Puntsoort.NIEUW and punt.begonnen_op is None:
        yield "De bespreking van dit agendapunt is nog niet begonnen."


KLAAR_MELDEN = Overgang(
    "klaar",
    frozenset({P.VOORBEREIDING}),
    P.KLAAR,
    bereidt_voor,
    "Meld klaar",
    bezwaren=bezwaren_klaar,
    gebeurtenis="Het agendapunt is klaar voor de bespreking.",
    laag=Laag.BESPREKING,
)
TERUG = Overgang("terug", frozenset({P.KLAAR}), P.VOORBEREIDING, bereidt_voor, "Toch niet klaar")
AANHOUDEN = Overgang(
    "aanhouden",
    LOPEND,
    P.AANGEHOUDEN,
    bereidt_voor,
    "Houd aan",
    gebeurtenis="De bespreking is aangehouden.",
    laag=Laag.BESPREKING,
    reden_verplicht=True,
)
HERVATTEN = Overgang(
    "hervatten",
    frozenset({P.AANGEHOUDEN}),
    P.VOORBEREIDING,
    bereidt_voor,
    "Zet weer op de agenda",
    gebeurtenis="De aangehouden bespreking staat weer op een agenda.",
)
VERVALLEN = Overgang(
    "vervallen",
    LOPEND | {P.AANGEHOUDEN},
    P.VERVALLEN,
    bereidt_voor,
    "Laat vervallen",
    gebeurtenis="Het agendapunt is vervallen.",
    laag=Laag.BESPREKING,
    reden_verplicht=True,
)
RONDEN = Overgang(
    "besproken",
    LOPEND,
    P.BESPROKEN,
    Recht.BESLUITEN,
    "Rond de bespreking af",
    bezwaren=bezwaren_rond,
    gebeurtenis="De casus is besproken in het UVZ.",
    laag=Laag.BESPREKING,
)
AGENDAPUNT = (KLAAR_MELDEN, TERUG, AANHOUDEN, HERVATTEN, VERVALLEN, RONDEN)


def antwoordt(door: Gebruiker, verzoek: Informatieverzoek) -> bool:
    """The organisation that was asked, as long as it takes part."""
    return verzoek.organisatie_id == door.organisatie_id and mag(door, Recht.BIJDRAGEN, verzoek.casus_id)


def verzoek_bereidt_voor(door: Gebruiker, verzoek: Informatieverzoek) -> bool:
    return mag(door, Recht.BESLUITEN, verzoek.casus_id) or mag(door, Recht.BRIEVEN, verzoek.casus_id)


def bezwaren_antwoord(verzoek: Informatieverzoek) -> Iterable[str]:
    if verzoek.agendapunt.status in (P.BESPROKEN, P.VERVALLEN):
        yield "Dit agendapunt is al behandeld. U kunt uw antwoord niet meer wijzigen."


BEKEND = Overgang(
    "bekend",
    frozenset({Z.OPEN, Z.BEKEND, Z.NIET_BEKEND, Z.NIET_TIJDIG}),
    Z.BEKEND,
    antwoordt,
    "Bekend",
    bezwaren=bezwaren_antwoord,
    gebeurtenis="Een partner gaf antwoord: bekend.",
    laag=Laag.BESPREKING,
)
NIET_BEKEND = Overgang(
    "niet bekend",
    frozenset({Z.OPEN, Z.BEKEND, Z.NIET_BEKEND, Z.NIET_TIJDIG}),
    Z.NIET_BEKEND,
    antwoordt,
    "Niet bekend",
    bezwaren=bezwaren_antwoord,
    gebeurtenis="Een partner gaf antwoord: niet bekend.",
    laag=Laag.BESPREKING,
)
NIET_TIJDIG = Overgang(
    "niet tijdig",
    frozenset({Z.OPEN}),
    Z.NIET_TIJDIG,
    verzoek_bereidt_voor,
    "Niet tijdig",
    bezwaren=bezwaren_antwoord,
)
OPNIEUW_VRAGEN = Overgang(
    "opnieuw vragen",
    frozenset({Z.NIET_BEKEND, Z.NIET_TIJDIG}),
    Z.OPEN,
    verzoek_bereidt_voor,
    "Vraag opnieuw",
    bezwaren=bezwaren_antwoord,
)
INFORMATIEVERZOEK = (BEKEND, NIET_BEKEND, NIET_TIJDIG, OPNIEUW_VRAGEN)


def bezwaren_houden(vergadering: Vergadering) -> Iterable[str]:
    if vergadering.datum > timezone.localdate():
        yield "Deze vergadering is nog niet geweest."
    if vergadering.agendapunten.filter(status__in=LOPEND).exists():
        yield "Er staan nog casussen op de agenda zonder besluit. Houd die aan of laat ze vervallen."


def bezwaren_afzeggen(vergadering: Vergadering) -> Iterable[str]:
    if vergadering.agendapunten.filter(status__in=LOPEND | {P.BESPROKEN}).exists():
        yield "Er staan nog casussen op deze agenda. Houd die eerst aan, dan kunnen ze naar een andere datum."


HOUDEN = Overgang(
    "gehouden", frozenset({V.GEPLAND}), V.GEHOUDEN, plant, "Sluit de vergadering", bezwaren=bezwaren_houden
)
AFZEGGEN = Overgang(
    "afzeggen",
    frozenset({V.GEPLAND}),
    V.VERVALLEN,
    plant,
    "Zeg de vergadering af",
    bezwaren=bezwaren_afzeggen,
    reden_verplicht=True,
)
VERGADERING = (HOUDEN, AFZEGGEN)
