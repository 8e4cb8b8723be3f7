"""Access ends by itself: by its rule or on its day; who may end or extend it; and what a date in the past does."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from pga.choices import Recht, Rol
from pga.fouten import Bezwaar
from pga.models import Bericht, Casus, CasusGroepsrecht, Deelname, Organisatie
from pga.services.deelname import houd_deelname, nodig_uit, stop_deelname, verleng_deelname
from pga.services.toegang import beeindig, betrek
from pga.toegang.context import als_systeem, namens
from pga.toegang.einde import EINDE, laatste_dag, na_dag, niet_voorbij
from pga.toegang.rechten import rechten_op
from plans.models import Actie
from plans.services.actie import heropen_actie, meld_actie, vraag_actie
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.uvz.gesprek import begonnen, huis, over, vergadering, vers
from uvz.models import Vraag
from uvz.services.besluit import neem_besluit
from uvz.services.bespreking import beantwoord_vraag, stel_vraag

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def actie(spelers: Spelers, casus: Casus, wie: str = "halt") -> Actie:
    with namens(spelers["regisseur"]):
        return vraag_actie(
            casus=casus,
            door=spelers["regisseur"],
            organisatie=huis(spelers, wie),
            omschrijving="Plan de leerstraf.",
            voor=over(20),
        )


def klaar(spelers: Spelers, gedaan: Actie, wie: str = "halt") -> None:
    with namens(spelers[wie]):
        nu = Actie.objects.select_related("casus__gemeente", "organisatie").get(pk=gedaan.pk)
        meld_actie(actie=nu, door=spelers[wie], versie=nu.versie, status="gedaan", uitkomst="Gelukt.")


def deelnames(casus: Casus, organisatie: Organisatie) -> list[Deelname]:
    with als_systeem("test"):
        return list(
            Deelname.objects.filter(niet_voorbij(), casus=casus, organisatie=organisatie).order_by("pk")
        )


def ziet(als: Inloggen, wie: str, casus: Casus) -> bool:
    return als(wie).get(f"/casussen/{casus.nummer}/").status_code == 200


def verplaats_einde(casus: Casus, minuten: int) -> None:
    """As if the end of everything with an end lay so many minutes from now; in participations and in grants."""
    with als_systeem("test"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pga_deelname SET van = van - interval '1 day', tot = now() + make_interval(mins => %s)"
            " WHERE casus_id = %s AND tot > now()",
            [minuten, casus.pk],
        )
        cursor.execute(
            "UPDATE pga_casusgroepsrecht SET tot = now() + make_interval(mins => %s)"
            " WHERE content_object_id = %s AND tot > now()",
            [minuten, casus.pk],
        )


def test_elke_rol_heeft_een_regel_met_bron() -> None:
    assert set(EINDE) == set(Rol)
    assert all(einde.regel and einde.bron for einde in EINDE.values())


def test_na_de_laatste_actie_stopt_de_toegang_meteen(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    eerste, tweede = actie(spelers, casus), actie(spelers, casus)
    klaar(spelers, eerste)
    assert ziet(als, "halt", casus)
    adres = f"/acties/{tweede.pk}/melden/"
    velden = {"versie": 1, "status": "gedaan", "uitkomst": "Gelukt."}
    blad = als("halt").post(adres, velden, follow=True)
    assert blad.status_code == 200
    assert "Daarom ziet u de casus nu niet meer" in blad.content.decode()
    assert not ziet(als, "halt", casus)


def test_open_vraag_houdt_de_deur_open_tot_het_antwoord(als: Inloggen, spelers: Spelers) -> None:
    punt = begonnen(spelers, vergadering(spelers), "jbwest")
    _besluit(spelers, punt)
    casus = punt.casus
    opdracht = actie(spelers, casus)
    with als_systeem("test"):
        vraag = Vraag.objects.create(
            casus=casus,
            agendapunt=punt,
            organisatie=huis(spelers, "halt"),
            tekst="Hoe ging het?",
            voor=over(3),
            gesteld_door=spelers["voorzitter"],
        )
    klaar(spelers, opdracht)
    assert ziet(als, "halt", casus)
    with namens(spelers["halt"]):
        eigen = Vraag.objects.select_related("casus__gemeente", "organisatie").get(pk=vraag.pk)
        beantwoord_vraag(vraag=eigen, door=spelers["halt"], versie=1, antwoord="Goed.")
    assert not ziet(als, "halt", casus)


def test_sluit_een_ander_de_laatste_actie_dan_stopt_het_aan_het_eind_van_de_dag(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    opdracht = actie(spelers, casus)
    klaar(spelers, opdracht, wie="regisseur")
    assert ziet(als, "halt", casus)
    (deelname,) = deelnames(casus, huis(spelers, "halt"))
    assert deelname.tot == na_dag(timezone.localdate())
    verplaats_einde(casus, 0)
    assert not ziet(als, "halt", casus)


def test_weer_open_is_weer_zien(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    opdracht = actie(spelers, casus)
    klaar(spelers, opdracht)
    assert not ziet(als, "halt", casus)
    with namens(spelers["regisseur"]):
        nu = Actie.objects.select_related("casus", "organisatie").get(pk=opdracht.pk)
        heropen_actie(actie=nu, door=spelers["regisseur"], versie=nu.versie, reden="Toch niet af.")
    assert ziet(als, "halt", casus)


def _besluit(spelers: Spelers, punt: Any) -> None:
    with namens(spelers["voorzitter"]):
        nu = vers(punt)
        neem_besluit(
            agendapunt=nu,
            door=spelers["voorzitter"],
            versie=nu.versie,
            soort="integrale_aanpak",
            motivering="Samen.",
            regisseur=spelers["regisseur"],
            regievorm="casusregie",
        )


@pytest.mark.parametrize("dagen", [14, 3])
def test_na_het_besluit_zoveel_dagen_als_de_gemeente_koos(
    als: Inloggen, spelers: Spelers, dagen: int
) -> None:
    Organisatie.objects.filter(pk=huis(spelers, "voorzitter").pk).update(toegang_dagen_na_besluit=dagen)
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    actie_jbwest = None
    _besluit(spelers, punt)
    actie_jbwest = actie(spelers, punt.casus, "jbwest")
    (halt,) = deelnames(punt.casus, huis(spelers, "halt"))
    assert halt.tot is not None
    assert laatste_dag(halt.tot) == over(dagen)
    blad = als("regisseur").get(f"/casussen/{punt.casus.nummer}/toegang/").content.decode()
    assert "stopt als de laatste actie klaar is" in blad
    verplaats_einde(punt.casus, 1)
    assert ziet(als, "halt", punt.casus)
    verplaats_einde(punt.casus, 0)
    assert not ziet(als, "halt", punt.casus)
    assert ziet(als, "jbwest", punt.casus), actie_jbwest


def test_onbeantwoorde_vraag_loopt_ook_af(spelers: Spelers) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    with namens(spelers["voorzitter"]):
        stel_vraag(
            agendapunt=punt,
            door=spelers["voorzitter"],
            organisatie=huis(spelers, "leerplicht"),
            tekst="Verzuim?",
            voor=over(5),
        )
    _besluit(spelers, punt)
    (leerplicht,) = deelnames(punt.casus, huis(spelers, "leerplicht"))
    assert leerplicht.tot is not None
    assert laatste_dag(leerplicht.tot) == over(5 + 14)


def halt(spelers: Spelers, casus: Casus, **velden: Any) -> Deelname:
    with namens(spelers["regisseur"]):
        return nodig_uit(
            casus=casus,
            door=spelers["regisseur"],
            organisatie=huis(spelers, "halt"),
            rol=velden.pop("rol", "betrokken"),
            reden=velden.pop("reden", "Denkt mee."),
            gevraagd="Denk mee.",
            **velden,
        )


def test_meedenken_in_de_aanpak_heeft_een_einddatum(spelers: Spelers, casus: Casus) -> None:
    with pytest.raises(Bezwaar, match="heeft een einddatum nodig"):
        halt(spelers, casus)


def test_opnieuw_uitnodigen_schuift_de_einddatum_op(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    eerste = halt(spelers, casus, tot=over(5))
    with pytest.raises(Bezwaar, match="doet al mee in deze rol, t/m"):
        halt(spelers, casus, tot=over(4))
    tweede = halt(spelers, casus, tot=over(50), reden="Nu langer.")
    assert tweede.pk == eerste.pk
    (nu,) = deelnames(casus, huis(spelers, "halt"))
    assert nu.tot == na_dag(over(50))
    with als_systeem("test"):
        assert set(CasusGroepsrecht.objects.filter(group=nu.groep).values_list("tot", flat=True)) == {nu.tot}
        assert nu.waarom.reden == "Nu langer."
        assert nu.waarom.history.count() == 2


def test_een_actie_maakt_van_een_datum_een_regel(spelers: Spelers, casus: Casus) -> None:
    halt(spelers, casus, tot=over(5), rol="uitvoerder")
    actie(spelers, casus)
    (nu,) = deelnames(casus, huis(spelers, "halt"))
    assert (nu.tot, nu.aanleiding) == (None, "eigen actie")


def test_verlengen_zet_datum_en_reden_en_vertelt_het(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    deelname = halt(spelers, casus, tot=over(5))
    pad = f"/casussen/{casus.nummer}/toegang/{deelname.pk}/verlengen/"
    for fout in ({"tot": "", "reden": "x"}, {"tot": f"{over(9):%d-%m-%Y}", "reden": " "}):
        assert "Kijk dit na" in als("regisseur").post(pad, fout).content.decode()
    assert "voorbij" in als("regisseur").post(pad, {"tot": "1-1-2020", "reden": "x"}).content.decode()
    velden = {"tot": f"{over(40):%d-%m-%Y}", "reden": "De hulp loopt door. 🦊"}
    blad = als("regisseur").post(pad, velden, follow=True).content.decode()
    assert "heeft toegang tot en met" in blad
    assert "nog nodig: De hulp loopt door. 🦊" in blad
    with als_systeem("test"):
        tekst = Bericht.objects.filter(ontvanger=spelers["halt"]).latest("pk").tekst
    assert "t/m" in tekst
    assert "De hulp" not in tekst
    assert als("halt").get(pad).status_code == 404
    assert als("regisseur2").post(pad, velden).status_code == 404


def test_verlengen_wat_intussen_is_gestopt_geeft_geen_toegang_en_vertelt_niets(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    """The form was open in another tab; also when the end comes between reading the row and locking it."""
    deelname = halt(spelers, casus, tot=over(5))
    pad = f"/casussen/{casus.nummer}/toegang/{deelname.pk}/"
    als("regisseur").post(f"{pad}stoppen/", {"reden": "De vraag is beantwoord."})
    with als_systeem("test"):
        berichten = Bericht.objects.filter(ontvanger=spelers["halt"]).count()
    velden = {"tot": f"{over(40):%d-%m-%Y}", "reden": "De hulp loopt door."}
    for antwoord in (
        als("regisseur").get(f"{pad}verlengen/", follow=True),
        als("regisseur").post(f"{pad}verlengen/", velden, follow=True),
    ):
        blad = antwoord.content.decode()
        assert antwoord.status_code == 200
        assert "is intussen al gestopt" in blad
        assert "De hulp loopt door." not in blad
    te_laat: dict[str, Any] = {
        "casus": casus,
        "deelname": deelname,
        "door": spelers["regisseur"],
        "reden": "x",
    }
    for dienst in (partial(verleng_deelname, tot=over(40)), stop_deelname, houd_deelname):
        with namens(spelers["regisseur"]), pytest.raises(Bezwaar, match="intussen al gestopt"):
            dienst(**te_laat)
    assert not ziet(als, "halt", casus)
    with als_systeem("test"):
        assert Bericht.objects.filter(ontvanger=spelers["halt"]).count() == berichten


def test_stoppen_met_een_open_actie_zegt_wat_er_blijft_liggen(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    actie(spelers, casus)
    with als_systeem("test"):
        deelname = Deelname.objects.get(casus=casus, organisatie=huis(spelers, "halt"))
    pad = f"/casussen/{casus.nummer}/toegang/{deelname.pk}/"
    assert "Nog open bij deze organisatie: 1 actie" in als("regisseur").get(f"{pad}stoppen/").content.decode()
    assert (
        "Nog open bij deze organisatie: 1 actie" in als("regisseur").get(f"{pad}verlengen/").content.decode()
    )
    blad = als("regisseur").post(f"{pad}stoppen/", {"reden": "Stopt zelf."}, follow=True).content.decode()
    assert "Dit heeft nu geen uitvoerder meer: 1 actie." in blad
    assert not ziet(als, "halt", casus)


def test_een_datum_in_het_verleden_bevriest_meteen(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    """No job has run: the policies look at the moment that the grant carries."""
    halt(spelers, casus, tot=over(5))
    with namens(spelers["halt"]):
        assert Recht.PLAN in rechten_op(spelers["halt"], casus.pk)
    verplaats_einde(casus, 0)
    with namens(spelers["halt"]):
        assert not rechten_op(spelers["halt"], casus.pk)
        assert not Casus.objects.exists()
        assert not Deelname.objects.exists()
    assert not ziet(als, "halt", casus)


def test_stoppen_vertelt_het_de_organisatie_zonder_reden(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    deelname = halt(spelers, casus, tot=over(5))
    pad = f"/casussen/{casus.nummer}/toegang/{deelname.pk}/stoppen/"
    assert "1 persoon krijgt bericht" in als("regisseur").get(pad).content.decode()
    als("regisseur").post(pad, {"reden": "Geheim genoeg."})
    with als_systeem("test"):
        bericht = Bericht.objects.filter(ontvanger=spelers["halt"]).latest("pk")
    assert bericht.casus_id is None
    assert casus.nummer in bericht.tekst
    assert "Geheim" not in bericht.tekst


def test_wat_gepland_is_begint_niet_meer_na_stoppen(spelers: Spelers, casus: Casus) -> None:
    with namens(spelers["regisseur"]):
        straks = betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=huis(spelers, "halt"),
            reden="straks",
            door=spelers["regisseur"],
            van=timezone.now() + timedelta(days=3),
        )
        beeindig(casus=casus, deelnames=[straks], door=spelers["regisseur"], reden="toch niet")
    assert not deelnames(casus, huis(spelers, "halt"))


def test_gepland_en_vroegere_regisseurs_staan_er_voor_wie_leidt(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    from pga.services.toegang import wijs_regisseur_toe

    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=huis(spelers, "halt"),
            reden="vanaf volgende week",
            door=spelers["regisseur"],
            van=timezone.now() + timedelta(days=7),
        )
    with namens(spelers["voorzitter"]):
        wijs_regisseur_toe(
            casus=casus,
            regisseur=spelers["regisseur2"],
            door=spelers["voorzitter"],
            reden="andere wijk",
            regievorm="casusregie",
            versie=None,
        )
    blad = als("regisseur2").get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    assert "Straks erbij" in blad
    assert "vanaf volgende week" in blad
    assert "Wie voerde de regie, en wanneer" in blad
    assert "Robin Regisseur" in blad
    assert "de regie is overgedragen" in blad
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_beheerder_kiest_de_dagen_alleen_bij_de_gemeente(als: Inloggen, spelers: Spelers) -> None:
    veld = 'name="toegang_dagen_na_besluit"'
    gemeente, partner = huis(spelers, "voorzitter"), huis(spelers, "halt")
    assert veld in als("beheer").get(f"/beheer/pga/organisatie/{gemeente.pk}/change/").content.decode()
    assert veld not in als("beheer").get(f"/beheer/pga/organisatie/{partner.pk}/change/").content.decode()
    assert veld not in als("beheer").get("/beheer/pga/organisatie/add/").content.decode()
