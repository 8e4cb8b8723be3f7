"""Planting: every text of the cases of WIE becomes a secret, and so does what is kept of how it was before.

What the demo has no row of, is made first, by the services that make it for real.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.test import Client

from pga.choices import Berichtsoort, Briefstatus, Grondslag
from pga.models import Bericht, Bestand, Brief, Casus, Gebruiker, Toegangsverzoek
from pga.pdf import hash_van, maak_pdf
from pga.services.brieven import stel_brief_op
from pga.services.raadpleging import leesregel_van_casus, leg_lezen_vast
from pga.toegang.context import als_systeem, namens
from plans.choices import Afsluitsoort, Herijkingsvoorstel
from plans.models import Herijking, PlanVersie
from plans.selectors.plan import planinhoud
from plans.services.afsluiting import stel_afsluiting_voor
from plans.services.herijking import besluit_herijking, geef_oordeel, stel_herijking_voor
from tests.toegang.kanariewie import EIGENAAR, LAAG, WIE, ZONDER_CASUS
from uvz.choices import Uitstelgrond
from uvz.models import Aanmelding, Agendapunt, Bijdrage, Bijdragekring
from uvz.services.agenda import stel_brief_uit
from uvz.services.bespreking import stel_vraag

Spelers = dict[str, Gebruiker]
_MELDER = "(SELECT a.organisatie_id FROM uvz_aanmelding a WHERE a.id = aanmelding_id)"
# Whose a row is, told in the secret; what stands here is judged by kanariewie.mag.
VAN = {
    "bijdrage": "organisatie_id || kring || id",
    "gebeurtenis": "laag || 'u' || coalesce(door_id, 0)",
    "bestand": "laag || 'u' || coalesce(door_id, 0)",
    "deelname": "CASE WHEN tot IS NULL OR tot > now() THEN 'loopt' ELSE 'weg' END",
    "bericht": "coalesce('u' || ontvanger_id, 'g' || functiegroep_id)",
    "noodinzage": "'u' || gebruiker_id",
    "toegangsverzoek": "'u' || aanvrager_id",
    "criteriumoordeel": _MELDER,
    "weging": _MELDER,
}
# Text of people in columns of another kind.
JSON = {"brief": ("adresregels",)}
# Chosen, unique, computed with, or the house's own words.
_GEEN_TEKST = {
    "nummer",
    "sha256",
    "mediatype",
    "sjabloon",
    "postcode",
    "achternaam",
    "voornaam",
    "tussenvoegsel",
    "doel",  # an address
    "reden_intrekking",  # empty as long as nothing was taken back
}
# What only ever is added to takes no other text: its secrets come in with new rows.
_ALLEEN_ERBIJ = {"raadpleging", "concept"}


def tekstvelden(model: type[models.Model]) -> list[str]:
    """Columns with free text; not what is chosen, unique or computed with."""
    return [
        veld.column
        for veld in model._meta.concrete_fields
        if veld.column
        and isinstance(veld, models.TextField | models.CharField)
        and not veld.choices
        and veld.column not in _GEEN_TEKST
        and (veld.max_length or 999) >= 40
        and not isinstance(veld, models.JSONField)
    ]


def geheim(tabel: str, voornaam: str, van: object) -> str:
    return f"KANARIE-{tabel}-{voornaam.lower()}-{van}-x"


def plant(spelers: Spelers) -> None:
    """As told above; afterwards letters are made of it, as the worker would."""
    casussen = casussen_van_wie()
    _rijen_erbij(spelers, casussen)
    with als_systeem("test: kanaries uitzetten"):
        for voornaam, casus in casussen.items():
            for model in apps.get_models():
                if model._meta.model_name in (LAAG.keys() | EIGENAAR) - _ALLEEN_ERBIJ:
                    _bedruk(model, voornaam, *_plaats(model, casus))
            _planversies(voornaam, casus)
        for voornaam in ZONDER_CASUS:
            _bedruk(Aanmelding, voornaam, f"voornaam = '{voornaam}' AND casus_id IS NULL", "organisatie_id")
            melding = f"(SELECT id FROM uvz_aanmelding WHERE voornaam = '{voornaam}')"
            oordeel = apps.get_model("uvz", "criteriumoordeel")
            _bedruk(oordeel, voornaam, f"aanmelding_id IN {melding}", _MELDER)
        brieven = list(Brief.objects.filter(status=Briefstatus.CONCEPT).values_list("pk", flat=True))
    _leesregels(spelers["politie"], casussen)
    for brief in brieven:
        stel_brief_op(brief)


def casussen_van_wie() -> dict[str, Casus]:
    with als_systeem("test: de casussen"):
        return {
            casus.persoon.voornaam: casus
            for casus in Casus.objects.filter(persoon__voornaam__in=WIE).select_related("persoon")
        }


def _plaats(model: type[models.Model], casus: Casus) -> tuple[str, str]:
    velden = {veld.name for veld in model._meta.fields}
    anders = "coalesce(organisatie_id, 0)" if "organisatie" in velden else "'0'"
    van = VAN.get(model._meta.model_name or "", anders)
    if model is Toegangsverzoek:
        return f"nummer = '{casus.nummer}'", van
    if model is Casus:
        return f"id = {casus.pk}", van
    if model._meta.model_name == "persoon":
        return f"id = {casus.persoon_id}", van
    return (f"casus_id = {casus.pk}" if "casus" in velden else f"persoon_id = {casus.persoon_id}"), van


def _bedruk(model: type[models.Model], voornaam: str, waar: str, van: str) -> None:
    """The rows, and of each a version before this one with the same secrets."""
    naam = model._meta.model_name or ""
    tekst = f"'KANARIE-{naam}-{voornaam.lower()}-' || {van} || '-x'"
    zet = [f'"{veld}" = {tekst}' for veld in tekstvelden(model)]
    zet += [f'"{veld}" = jsonb_build_array({tekst})' for veld in JSON.get(naam, ())]
    if not zet:
        return
    sleutel = model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" SET {", ".join(zet)} WHERE {waar} RETURNING {sleutel}, {tekst}'
        )
        geheimen = dict(cursor.fetchall())
    historie: Any = getattr(model, "history", None)
    if historie is not None:
        rijen = list(model._default_manager.filter(pk__in=geheimen))
        for rij in rijen:
            rij._change_reason = geheimen[rij.pk]  # type: ignore[attr-defined]
        historie.bulk_history_create(rijen, update=True)


def _planversies(voornaam: str, casus: Casus) -> None:
    """The plan as it was frozen has the texts of all its parts: they are its own secret now."""
    for versie in PlanVersie.objects.filter(casus=casus).select_related("plan"):
        versie.inhoud = _vervang(planinhoud(versie.plan), geheim("planversie", voornaam, 0))
        versie.save()


def _vervang(deel: Any, tekst: str) -> Any:
    if isinstance(deel, dict):
        return {naam: _vervang(waarde, tekst) for naam, waarde in deel.items()}
    if isinstance(deel, list):
        return [_vervang(waarde, tekst) for waarde in deel]
    return re.sub(r"KANARIE-[\w-]+-x", tekst, deel) if isinstance(deel, str) else deel


def _rijen_erbij(spelers: Spelers, casussen: dict[str, Casus]) -> None:
    for casus in casussen.values():
        _vraagt_en_hoort(spelers, casus)
    with als_systeem("test: gekozen lezers"):
        klein = Bijdrage.objects.get(casus=casussen["Noa"], kring="gekozen")
        politie = spelers["politie"].organisatie_id or 0
        Bijdragekring.objects.create(
            casus=klein.casus, bijdrage=klein, gever=klein.organisatie, organisatie_id=politie
        )
    _voor_de_bespreking(spelers, casussen["Noa"])
    _naar_het_einde(spelers, casussen["Jayson"])
    with namens(spelers["voorzitter"]):
        stel_herijking_voor(
            casus=casussen["Ruud"],
            door=spelers["voorzitter"],
            voorstel=Herijkingsvoorstel.VOORTZETTEN,
            motivering="x",
        )
    with als_systeem("test: bestanden"):
        for voornaam, laag, wie in _bestanden():
            _bewaar_bestand(casussen[voornaam], voornaam, laag, spelers[wie])


def _vraagt_en_hoort(spelers: Spelers, casus: Casus) -> None:
    """Asked access, and messages; of the readers one is not in the case."""
    halt = spelers["halt"]
    with als_systeem("test: rijen erbij"):
        Toegangsverzoek.objects.create(
            gemeente=casus.gemeente,
            nummer=casus.nummer,
            aanvrager=halt,
            organisatie_id=halt.organisatie_id or 0,
            reden="x",
            gevraagd="x",
            grondslag=Grondslag.UVZ_CONVENANT,
        )
        for wie in ("voorzitter", "politie", "buitenstaander"):
            Bericht.objects.create(
                soort=Berichtsoort.NOODINZAGE, tekst="x", ontvanger=spelers[wie], casus=casus, doel="/"
            )


def _voor_de_bespreking(spelers: Spelers, casus: Casus) -> None:
    """What is still missing is asked of two partners; the letter can wait."""
    with namens(spelers["voorzitter"]):
        punt = Agendapunt.objects.filter(casus=casus).select_related("casus", "vergadering").latest("pk")
        for naam in ("leerplicht", "veiligthuis"):
            organisatie = spelers[naam].organisatie
            assert organisatie
            stel_vraag(
                agendapunt=punt,
                door=spelers["voorzitter"],
                organisatie=organisatie,
                tekst="x",
                voor=punt.vergadering.datum,
            )
    politie = spelers["politie"].organisatie
    assert politie
    with namens(spelers["ondersteuner"]):
        stel_brief_uit(
            agendapunt=punt,
            door=spelers["ondersteuner"],
            gevraagd_door=politie,
            grond=Uitstelgrond.OPSPORING,
            afweging="x",
            opnieuw_bekijken_op=punt.vergadering.datum,
        )


def _naar_het_einde(spelers: Spelers, casus: Casus) -> None:
    """Gemeente and politie agree to close; the proposal waits for the agenda."""
    regisseur, politie = spelers["regisseur"], spelers["politie"]
    with namens(regisseur):
        herijking = stel_herijking_voor(
            casus=casus, door=regisseur, voorstel=Herijkingsvoorstel.AFSLUITEN, motivering="x"
        )
    with namens(politie):
        geef_oordeel(herijking=herijking, door=politie, versie=herijking.versie, oordeel_politie="x")
    with namens(regisseur):
        herijking = Herijking.objects.get(pk=herijking.pk)
        besluit_herijking(
            herijking=herijking, door=regisseur, versie=herijking.versie, akkoord=True, reden="x"
        )
        stel_afsluiting_voor(
            casus=casus,
            door=regisseur,
            soort=Afsluitsoort.POSITIEF,
            motivering="x",
            nazorg="x",
            afwijking="x",
        )


def _bestanden() -> Iterator[tuple[str, str, str]]:
    yield from (("Jayson", laag, "voorzitter") for laag in ("identiteit", "bespreking", "plan", "regie"))
    yield from (
        ("Noa", "bespreking", "politie"),
        ("Noa", "regie", "ondersteuner"),
        ("Tess", "plan", "jongerenwerk"),
    )


def _bewaar_bestand(casus: Casus, voornaam: str, laag: str, door: Gebruiker) -> None:
    """A PDF whose page and title are a secret."""
    tekst = geheim("bestand", voornaam, f"{laag}u{door.pk}")
    inhoud = maak_pdf(
        f'<!doctype html><html lang="nl"><body><h1>Stuk</h1><p>{tekst}</p></body></html>', titel=tekst
    )
    Bestand.objects.create(
        casus=casus,
        laag=laag,
        naam="x",
        mediatype="application/pdf",
        inhoud=inhoud,
        omvang=len(inhoud),
        sha256=hash_van(inhoud),
        door=door,
    )


def _leesregels(politie: Gebruiker, casussen: dict[str, Casus]) -> None:
    """The read log cannot be changed: the secret is the reason of a new line."""
    with namens(politie):
        for voornaam, casus in casussen.items():
            if "politie" not in WIE[voornaam]:
                continue
            reden = geheim("raadpleging", voornaam, f"u{politie.pk}")
            regel = leesregel_van_casus(
                door=politie, casus=casus, onderdeel="plan", reden=reden, adres=None, gevraagd=True
            )
            leg_lezen_vast(door=politie, regels=[regel])


def begin_te_typen(client: Client, gebruiker: Gebruiker, casus: Casus) -> str:
    """A draft of this person; the address on which they find it back."""
    pad = f"/casussen/{casus.nummer}/signalen/nieuw/"
    tekst = geheim("concept", casus.persoon.voornaam, f"u{gebruiker.pk}")
    antwoord = client.post("/concept/", {"concept_sleutel": pad, "tekst": tekst})
    assert antwoord.status_code == 200, antwoord.content
    return pad
