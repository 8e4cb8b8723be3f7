"""Six cases, alike but for who takes part and how far they are: own, invited, ended, restricted, shielded, other."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils import timezone

from pga.choices import Fase, Grondslag
from pga.models import Casus, Deelname, Gebruiker
from pga.services.toegang import herbereken
from pga.toegang.context import als_systeem
from tests.bouw import maak_casus
from tests.toegang.rijen import Vuller
from tests.toegang.verwacht import FASEN, LADDER

Spelers = dict[str, Gebruiker]
# One person per function, and two more partners: `jongerenwerk` wrote every row there is, `politie` weighs as well.
MENSEN = (
    "voorzitter",
    "regisseur",
    "jeugdmarshall",
    "ondersteuner",
    "analist",
    "politie",
    "halt",
    "jongerenwerk",
    "beleid",
    "privacy",
    "beheer",
)
# Of each case its phase, and who takes part beside those who do so by their function.
CASUSSEN: dict[str, tuple[str, dict[str, str]]] = {
    "eigen": ("in_aanpak", {"regisseur": "regisseur", "halt": "betrokken", "jongerenwerk": "uitvoerder"}),
    "genodigd": ("geagendeerd", {"halt": "genodigd", "jongerenwerk": "genodigd"}),
    "beëindigd": ("in_aanpak", {"jongerenwerk": "uitvoerder"}),
    "beperkt": ("bij_partner", {"jongerenwerk": "ontvanger"}),
    "afgeschermd": (
        "afgesloten",
        {"regisseur": "regisseur", "halt": "betrokken", "jongerenwerk": "uitvoerder"},
    ),
    "ander": ("besproken", {"jongerenwerk": "betrokken"}),
}
VAST = {"voorzitter": "voorzitter", "ondersteuner": "ondersteuner", "analist": "analist", "politie": "weger"}
# Whose access to the case `beëindigd` ended: they took part until yesterday.
WEG = ("halt", "regisseur")


def rechten(wie: str, casus: str) -> str:
    """Letters of the rights this person must hold there, by the table that was written by hand."""
    fase, deelnemers = CASUSSEN[casus]
    rol = (deelnemers | VAST).get(wie)
    return "" if rol is None else LADDER[rol][FASEN.index(fase)].strip("-")


class Zaak:
    """One of the six, with a row in every table."""

    def __init__(self, casus: Casus, rijen: dict[str, list[models.Model]]) -> None:
        self.casus, self.rijen = casus, rijen


Situatie = tuple[Spelers, dict[str, Zaak]]


def maak_zaken(spelers: Spelers) -> dict[str, Zaak]:
    return {naam: _maak_zaak(spelers, naam) for naam in CASUSSEN}


def _maak_zaak(spelers: Spelers, naam: str) -> Zaak:
    fase, deelnemers = CASUSSEN[naam]
    casus = maak_casus(spelers, voornaam=naam.capitalize(), achternaam="Matrix")
    rijen = Vuller(
        casus, spelers["jongerenwerk"], spelers["leerplicht"], f"TEKST-{naam}", ook_zonder_casus=False
    ).vul()
    with als_systeem("test: zes casussen"):
        Deelname.objects.filter(casus=casus, tot=None, functiegroep=None).update(
            van=timezone.now() - dt.timedelta(days=3), tot=timezone.now() - dt.timedelta(days=1)
        )
        Casus.objects.filter(pk=casus.pk).update(
            fase=fase,
            regisseur=spelers["regisseur" if "regisseur" in deelnemers else "regisseur2"],
            regievorm="casusregie",
            intensiteit="actief" if fase == Fase.IN_AANPAK else "",
            afgesloten_op=timezone.localdate() if fase == Fase.AFGESLOTEN else None,
        )
        for wie, rol in deelnemers.items():
            _deelname(casus, spelers[wie], rol, None)
        if naam == "beëindigd":
            for wie in WEG:
                _deelname(casus, spelers[wie], "uitvoerder", timezone.now() - dt.timedelta(days=1))
        herbereken(casus.pk)
        casus.refresh_from_db()
    return Zaak(casus, rijen)


def _deelname(casus: Casus, wie: Gebruiker, rol: str, tot: dt.datetime | None) -> None:
    partij: dict[str, Any] = {"gebruiker": wie} if rol == "regisseur" else {"organisatie": wie.organisatie}
    Deelname.objects.create(
        casus=casus,
        rol=rol,
        grondslag=Grondslag.UVZ_CONVENANT,
        van=timezone.now() - dt.timedelta(days=2),
        tot=tot,
        **partij,
    )
