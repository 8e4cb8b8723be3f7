"""Without the filters of the application the lock alone leaves the same: every list starts at all rows there are.

The filters are there for speed, and to tell whose work a list is; what may be seen does not depend on them.
"""

from collections import Counter
from typing import Any

import pytest
from django.db import connections
from django.db.models import Q, QuerySet

from pga.models import Casus, Gebruiker
from pga.toegang.context import als_systeem, namens
from pga.vastevraag import Invulling, VasteVraag
from tests.conftest import logt_in
from tests.toegang.bladzijden import bladzijden, verboden, verschil
from tests.toegang.situatie import MENSEN, Situatie
from tests.toegang.slotproef import tabellen_op_slot
from uvz.selectors.aanmeldingen import lijst

pytestmark = pytest.mark.django_db
# Columns that say whose a row is; rights themselves are no list of anybody.
VAN_WIE = {"organisatie", "gemeente", "gebruiker", "ontvanger", "aanvrager", "door", "aangemeld_door"}
VAN_WIE |= {"functiegroep", "regisseur", "casus__regisseur", "contactpersoon"}
# They read a report on its case; the list of reports is of who reports, weighs and prepares.
LEIDEN = {"regisseur", "jeugdmarshall"}
# Of these tables the lists of this person were narrowed.
VERSMALD = {
    "halt": {"Actie", "Aanmelding", "Bericht", "Informatieverzoek", "Vraag", "Noodinzage", "Toegangsverzoek"},
    "regisseur": {"Actie", "Aanmelding", "Bericht", "Deelname", "Noodinzage"},
}


def _alle_casussen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists that start at what somebody may see, start at everything."""

    def alles(*args: object, **kwargs: object) -> QuerySet[Casus]:
        return Casus.objects.all()

    for module in ("pga.selectors.zichtbaar", "pga.selectors.caselijst"):
        monkeypatch.setattr(f"{module}.zichtbare_casussen", alles)
    zonder = (
        "SELECT c.id FROM pga_casus c WHERE %(tot)s::int IS NOT DISTINCT FROM %(tot)s AND %(wie)s IS NOT NULL"
    )
    monkeypatch.setattr("pga.selectors.caselijst.EIGEN_ID", zonder)


def _laat_filters_weg(monkeypatch: pytest.MonkeyPatch, gebruiker: Gebruiker) -> Counter[str]:
    """No question about a table with a lock says any more that a row must be of this person or their organisation.

    What comes back counts the conditions that were left out, per table.
    """
    weg: Counter[str] = Counter()
    op_slot, gewoon = set(tabellen_op_slot()), QuerySet._filter_or_exclude_inplace  # type: ignore[attr-defined]
    huis = gebruiker.organisatie
    ik = [gebruiker, gebruiker.pk, huis, huis and huis.pk, huis and (huis.gemeente_id or huis.pk)]

    def ruimer(deel: Any) -> Any:
        if not isinstance(deel, Q) or deel.negated:
            return deel
        delen = [
            None if _van(ik, kind) else kind if isinstance(kind, tuple) else ruimer(kind)
            for kind in deel.children
        ]
        blijft = [kind for kind in delen if kind is not None]
        leeg = not blijft or (deel.connector == Q.OR and len(blijft) < len(delen))
        return None if leeg and deel.children else Q(*blijft, _connector=deel.connector)

    def filter_ruimer(zelf: Any, negate: bool, args: Any, kwargs: Any) -> None:
        if not negate and zelf.model._meta.db_table in op_slot:
            alle = [ruimer(deel) for deel in (*args, *(Q(paar) for paar in kwargs.items()))]
            args, kwargs = [deel for deel in alle if deel is not None], {}
            weg[zelf.model.__name__] += len(alle) - len(args)
        gewoon(zelf, negate, args, kwargs)

    monkeypatch.setattr(QuerySet, "_filter_or_exclude_inplace", filter_ruimer)
    # a fixed question is built anew each time
    monkeypatch.setattr(VasteVraag, "_vertaald", property(VasteVraag._vertaald.func))  # type: ignore[attr-defined]
    return weg


def _van(ik: list[Any], voorwaarde: Any) -> bool:
    if not isinstance(voorwaarde, tuple):
        return False
    veld, waarde = voorwaarde
    veld = veld.removesuffix("__in").removesuffix("__exact").removesuffix("_id")
    if veld not in VAN_WIE:
        return False
    ingevuld = isinstance(waarde, Invulling) and waarde.naam in {"gebruiker", "organisatie"}
    return ingevuld or veld == "functiegroep" or any(waarde == iets for iets in ik if iets is not None)


@pytest.mark.parametrize("wie", MENSEN)
def test_zonder_filter_van_de_toepassing_hetzelfde(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    """The lists of what somebody may see, cases and reports, are the same when they start at all there is."""
    spelers, zaken = situatie
    client = logt_in(spelers[wie])
    voor = {adres: inhoud for adres, inhoud in bladzijden(client, zaken).items() if "van=" not in adres}
    _alle_casussen(monkeypatch)

    def alle_aanmeldingen(*args: Any, **opties: Any) -> QuerySet[Any, Any]:
        with monkeypatch.context() as even:
            weg = _laat_filters_weg(even, spelers[wie])
            rijen = lijst(*args, **opties)
        assert weg["Aanmelding"]
        return rijen

    if wie not in LEIDEN:
        monkeypatch.setattr("uvz.views.aanmelding.lijst", alle_aanmeldingen)
    assert not verschil(voor, bladzijden(client, zaken))


@pytest.mark.parametrize("wie", MENSEN)
def test_zonder_enig_filter_geen_tekst_waar_hij_niet_mag(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    """No list says whose work it is, for whom a message is or who asked; the lock keeps what is not theirs."""
    spelers, zaken = situatie
    client = logt_in(spelers[wie])
    _alle_casussen(monkeypatch)
    weg = _laat_filters_weg(monkeypatch, spelers[wie])
    gelezen = bladzijden(client, zaken, ook_gelezen=True)
    fout = verboden(wie, spelers[wie].functies, gelezen)
    assert not fout, "\n".join(fout)
    assert VERSMALD.get(wie, {"Bericht"}) <= {tabel for tabel, aantal in weg.items() if aantal}, weg


def test_zoeken_zonder_filter_vindt_alleen_het_eigene(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search compares the names of every case: what it finds is read through the lock all the same."""
    with als_systeem("test"):
        alle = dict.fromkeys(Casus.objects.values_list("pk", flat=True), 1.0)
        namen = {casus.pk: casus.nummer for casus in Casus.objects.all()}
    monkeypatch.setattr("pga.selectors.zoeken._vergelijk", lambda stukken, *, ruim: alle)
    spelers, _ = situatie
    for wie in ("halt", "buitenstaander", "regisseur"):
        with namens(spelers[wie]):
            eigen = set(Casus.objects.values_list("nummer", flat=True))
        pagina = logt_in(spelers[wie]).post("/zoeken/", {"q": "Matrix"}).content.decode()
        gevonden = {nummer for nummer in namen.values() if f"/casussen/{nummer}/" in pagina}
        assert gevonden == eigen, wie
        assert eigen != set(namen.values())


def test_de_zoekfunctie_begint_bij_de_rechten(situatie: Situatie) -> None:
    """Asked by hand too, `pga_zoek` compares nobody's case but one's own; without a context none."""
    spelers, _ = situatie

    def zoek() -> set[int]:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT casus_id FROM pga_zoek(ARRAY[''], ARRAY[false], true, 100)")
            return {rij[0] for rij in cursor.fetchall()}

    assert zoek() == set()
    for wie in ("voorzitter", "halt", "buitenstaander", "beheer"):
        with namens(spelers[wie]):
            assert zoek() == set(Casus.objects.values_list("pk", flat=True)), wie
