"""A person or an organisation leaves: their open work gets a place first, then every door closes at once."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pga.choices import Berichtsoort, Functie, Gebeurtenissoort, Laag, Regievorm
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.selectors.mensen import LOPENDE_FASEN, waarnemers
from pga.selectors.organisaties import gemeente_van
from pga.services.bericht import stuur
from pga.services.toegang import beeindig, wijs_regisseur_toe
from pga.services.vertrek import sluit_account
from pga.spreektaal import telling
from pga.toegang.context import als_systeem
from pga.toegang.einde import niet_voorbij
from pga.toegang.ladder import rechten
from plans.selectors.vertrek import (
    SOORTEN,
    Soort,
    andere_partners,
    beheert,
    deelnames_van,
    is_voorzitter,
    nieuwe_contactpersonen,
    opvolgers,
    stand_van_gebruiker,
)
from uvz.models import Informatieverzoek


def _eis_beheer(door: Gebruiker, gemeente: Organisatie | None) -> None:
    if not beheert(door, gemeente):
        raise GeenToegang


@transaction.atomic
def laat_gebruiker_gaan(
    *,
    gebruiker: Gebruiker,
    door: Gebruiker,
    reden: str,
    casussen_naar: Gebruiker | None = None,
    contactpersoon: Gebruiker | None = None,
) -> Gebruiker:
    """Who directed cases is followed up by `casussen_naar`; the account is closed. Raises Bezwaar or GeenToegang."""
    _eis_beheer(door, gemeente_van(gebruiker))
    if gebruiker.pk == door.pk:
        raise Bezwaar("Uw eigen account sluit een andere beheerder.")
    stand = stand_van_gebruiker(gebruiker)
    organisatie = gebruiker.organisatie
    if stand.is_laatste:
        raise Bezwaar(
            f"{gebruiker} is de laatste actieve gebruiker van {organisatie}."
            " Maak eerst een account voor een opvolger, of laat de organisatie vertrekken."
        )
    if stand.casussen and (casussen_naar is None or casussen_naar not in opvolgers(gebruiker)):
        raise Bezwaar(f"Kies wie {telling(stand.casussen, 'casus|casussen')} van {gebruiker} krijgt.")
    if stand.is_contactpersoon and (
        contactpersoon is None or contactpersoon not in nieuwe_contactpersonen(gebruiker)
    ):
        raise Bezwaar(f"Kies een nieuwe contactpersoon van {organisatie}.")
    if casussen_naar is not None:
        _geef_casussen_door(gebruiker, casussen_naar, door)
    if stand.is_contactpersoon and organisatie is not None:
        organisatie.contactpersoon = contactpersoon
        bewaar(organisatie, door=door, reden="contactpersoon vertrokken")
    return sluit_account(gebruiker=gebruiker, door=door, reden=f"vertrek: {reden}")


def _geef_casussen_door(van: Gebruiker, naar: Gebruiker, door: Gebruiker) -> None:
    with als_systeem("open werk van wie vertrekt verdelen"):
        casussen = list(Casus.objects.filter(regisseur=van, fase__in=LOPENDE_FASEN).order_by("pk"))
        for casus in casussen:
            wijs_regisseur_toe(
                casus=casus,
                regisseur=naar,
                door=door,
                reden="de vorige regisseur is vertrokken",
                regievorm=casus.regievorm or Regievorm.CASUSREGIE,
                versie=casus.versie,
            )
    if not casussen:
        return
    verdeelt = is_voorzitter(naar)
    stuur(
        soort=Berichtsoort.OVERDRACHT,
        tekst=f"{van} is vertrokken. U bent nu regisseur van {telling(len(casussen), 'casus|casussen')}."
        + (" Geef ze aan een regisseur met ‘Casussen overdragen’." if verdeelt else ""),
        door=door,
        aan=naar,
        doel=f"{reverse('casussen_overdragen')}?voor={naar.pk}"
        if verdeelt
        else f"{reverse('casussen')}?regisseur={naar.pk}",
    )


@transaction.atomic
def laat_organisatie_gaan(
    *,
    organisatie: Organisatie,
    door: Gebruiker,
    reden: str,
    **naar: Organisatie | None,  # acties_naar, vragen_naar, verzoeken_naar; None: back to the regisseur
) -> dict[str, int]:
    """The partner's work lies with others or with the regisseurs, its access and accounts are closed.

    Work goes to another organisation only in cases in which that one takes part already: nobody gets access by the
    hand of the beheerder. Returns how many pieces moved and how many went back. Raises Bezwaar or GeenToegang.
    """
    _eis_beheer(door, organisatie.gemeente)
    toegestaan = set(andere_partners(organisatie))
    if any(ander is not None and ander not in toegestaan for ander in naar.values()):
        raise Bezwaar("Deze organisatie kan het werk niet overnemen.")
    terug: Counter[Gebruiker | None] = Counter()
    verplaatst = bleef = 0
    with als_systeem("open werk van wie vertrekt verdelen"):
        for soort in SOORTEN:
            gaat, blijft = _verdeel(soort, organisatie, naar.get(f"{soort.naam}_naar"), door, terug)
            verplaatst, bleef = verplaatst + gaat, bleef + blijft
        _beeindig_deelnames(organisatie, door)
    for regisseur, aantal in terug.items():
        _meld_terug(organisatie, regisseur, aantal, door)
    mensen = Gebruiker.objects.filter(organisatie=organisatie, is_active=True).order_by("pk")
    for mens in list(mensen):
        sluit_account(gebruiker=mens, door=door, reden=f"vertrek van de organisatie: {reden}")
    organisatie.convenant_tot = max(timezone.localdate(), organisatie.convenant_van)
    organisatie.contactpersoon = None
    bewaar(organisatie, door=door, reden=f"vertrek: {reden}")
    return {"verplaatst": verplaatst, "terug": bleef}


def _verdeel(
    soort: Soort,
    organisatie: Organisatie,
    naar: Organisatie | None,
    door: Gebruiker,
    terug: Counter[Gebruiker | None],
) -> tuple[int, int]:
    """How many pieces moved, and how many lie with who directs the case now; `terug` counts those per person."""
    verplaatst = bleef = 0
    ook = waarnemers()
    for werk in soort.open(organisatie).select_related("casus__regisseur"):
        if naar is None or not _kan_overnemen(soort, werk, naar):
            terug.update([werk.casus.regisseur, *ook.get(werk.casus_id, ())])
            bleef += 1
            continue
        wijzig(werk, door=door, versie=None, reden=f"{organisatie} is vertrokken", organisatie=naar)
        noteer(
            casus_id=werk.casus_id,
            tekst=f"{naar.kort} neemt een {soort.woorden.split('|')[0]} over van {organisatie.kort}.",
            door=door,
            soort=Gebeurtenissoort.PROCES,
            laag=Laag.PLAN if soort.naam == "acties" else Laag.BESPREKING,
        )
        verplaatst += 1
    return verplaatst, bleef


def _kan_overnemen(soort: Soort, werk: Any, naar: Organisatie) -> bool:
    """`naar` takes part in this case with the right to do this, and is not asked the same already."""
    rollen = [deelname.rol for deelname in deelnames_van(naar, werk.casus_id)]
    mag = any(soort.recht in rechten(werk.casus.fase, rol) for rol in rollen)
    if mag and isinstance(werk, Informatieverzoek):
        return not Informatieverzoek.objects.filter(agendapunt=werk.agendapunt_id, organisatie=naar).exists()
    return mag


def _beeindig_deelnames(organisatie: Organisatie, door: Gebruiker) -> None:
    per_casus: dict[int, list[Deelname]] = {}
    for deelname in Deelname.objects.filter(niet_voorbij(), organisatie=organisatie).order_by("pk"):
        per_casus.setdefault(deelname.casus_id, []).append(deelname)
    for casus in Casus.objects.filter(pk__in=per_casus).order_by("pk"):
        beeindig(
            casus=casus, deelnames=per_casus[casus.pk], door=door, reden="de organisatie doet niet meer mee"
        )
        noteer(
            casus_id=casus.pk,
            tekst=f"{organisatie} doet niet meer mee in het UVZ en ziet de casus niet meer.",
            door=door,
            soort=Gebeurtenissoort.TOEGANG,
            laag=Laag.BESPREKING,
        )


def _meld_terug(organisatie: Organisatie, regisseur: Gebruiker | None, aantal: int, door: Gebruiker) -> None:
    """Who directs or stands in hears how much lies open; in a case without a regisseur, the voorzitter does."""
    wie: dict[str, Any] = (
        {"aan": regisseur} if regisseur else {"functie": Functie.VOORZITTER, "gemeente": organisatie.gemeente}
    )
    stuur(
        soort=Berichtsoort.MENSEN,
        tekst=f"{organisatie} doet niet meer mee. {telling(aantal, 'open actie of vraag|open acties en vragen')}"
        " in uw casussen heeft geen uitvoerder meer. Ze staan op Mijn werk bij ‘Zonder uitvoerder’.",
        door=door,
        doel=reverse("mijn_werk"),
        **wie,
    )
