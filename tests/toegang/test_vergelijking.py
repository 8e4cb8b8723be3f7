"""The nightly comparison: each kind of difference is found, told to privacy without content, and put right."""

import io
import random
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone

from pga.choices import Berichtsoort, Fase, Grondslag, Rol
from pga.fouten import Bezwaar
from pga.models import (
    Bericht,
    Casus,
    CasusGebruikersrecht,
    CasusGroepsrecht,
    Deelname,
    Gebruiker,
)
from pga.services.toegang import betrek, herbereken
from pga.tasks import loop_toegang_na
from pga.toegang.context import als_systeem, namens
from pga.toegang.ladder import rechten
from pga.toegang.vergelijking import vergelijk_toegang
from tests.bouw import casus_in_aanpak, maak_casus

pytestmark = pytest.mark.django_db
Rechten = dict[tuple[int, int, str], datetime | None]


@pytest.fixture
def casus(spelers: dict[str, Gebruiker]) -> Casus:
    return casus_in_aanpak(spelers)


def soorten() -> list[str]:
    with als_systeem("test"):
        return [verschil.soort for verschil in vergelijk_toegang()]


def volgens_de_regel(casus: Casus) -> Rechten:
    """The rule once more, in Python and slowly: per (group, person, right) until when."""
    gewenst: Rechten = {}
    nu = timezone.now()
    for deelname in Deelname.objects.filter(Q(tot=None) | Q(tot__gt=nu), casus=casus, van__lte=nu):
        groep = deelname.groep.pk if deelname.groep else 0
        for recht in rechten(casus.fase, deelname.rol):
            sleutel = (groep, deelname.gebruiker_id or 0, recht.value)
            eerder = gewenst.get(sleutel, nu)
            gewenst[sleutel] = None if eerder is None or deelname.tot is None else max(eerder, deelname.tot)
    return gewenst


def verleend(casus: Casus) -> Rechten:
    groepen = CasusGroepsrecht.objects.filter(content_object=casus)
    gebruikers = CasusGebruikersrecht.objects.filter(content_object=casus)
    return {(r.group_id, 0, r.permission.codename): r.tot for r in groepen.select_related("permission")} | {
        (0, r.user_id, r.permission.codename): r.tot for r in gebruikers.select_related("permission")
    }


def zomaar_een_deelname(dobbel: random.Random, casus: Casus, spelers: dict[str, Gebruiker]) -> Deelname:
    nu = timezone.now()
    partij: dict[str, Any] = dobbel.choice(
        [
            {"organisatie": dobbel.choice([s.organisatie for s in spelers.values() if s.organisatie])},
            {"gebruiker": dobbel.choice(list(spelers.values()))},
        ]
    )
    van = nu - timedelta(days=dobbel.choice([-2, 0, 1, 30]), seconds=1)
    duur = dobbel.choice([None, 1, 3, 40])
    return Deelname(
        casus=casus,
        rol=dobbel.choice(Rol.values),
        grondslag=Grondslag.UVZ_CONVENANT,
        van=van,
        tot=None if duur is None else van + timedelta(days=duur, hours=1),
        **partij,
    )


@pytest.mark.parametrize("zaad", range(6))
def test_zelfde_als_de_regel_in_python(spelers: dict[str, Gebruiker], zaad: int) -> None:
    dobbel = random.Random(zaad)
    with als_systeem("test"):
        casussen = [maak_casus(spelers, achternaam=f"Nummer {nummer}") for nummer in range(5)]
        for casus in casussen:
            nieuw = [zomaar_een_deelname(dobbel, casus, spelers) for _ in range(12)]
            Deelname.objects.bulk_create(nieuw, ignore_conflicts=True)
            fase = dobbel.choice(Fase.values)
            Casus.objects.filter(pk=casus.pk).update(
                fase=fase,
                regisseur=spelers["regisseur"],
                regievorm="casusregie",
                afgesloten_op=timezone.localdate(),
            )
            casus.refresh_from_db()
            herbereken(casus.pk)
            assert verleend(casus) == volgens_de_regel(casus), (zaad, fase)
            assert herbereken(casus.pk) is False
    assert soorten() == []


def test_te_veel_aan_een_groep_en_aan_een_mens(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    plan, halt = Permission.objects.get(codename="plan"), spelers["halt"]
    with als_systeem("test"):
        CasusGroepsrecht.objects.create(
            content_object=casus,
            permission=plan,
            group=halt.organisatie.groep,  # type: ignore[union-attr]
        )
        CasusGebruikersrecht.objects.create(content_object=casus, permission=plan, user=halt)
    assert soorten() == ["te veel", "te veel"]
    assert herbereken(casus.pk)
    assert soorten() == []


def test_ontbreekt_en_andere_einddatum(casus: Casus) -> None:
    with als_systeem("test"):
        CasusGebruikersrecht.objects.order_by("pk")[:1].get().delete()
        recht = CasusGroepsrecht.objects.order_by("pk")[:1].get()
        recht.tot = timezone.now() + timedelta(days=1)
        recht.save()
    assert sorted(soorten()) == ["andere einddatum", "ontbreekt"]
    with als_systeem("test"):
        assert len(vergelijk_toegang(casus.pk)) == 2
        assert vergelijk_toegang(casus.pk + 1) == []
    assert herbereken(casus.pk)
    assert soorten() == []


def test_wat_vanzelf_afliep_is_opruimen_en_geen_verschil(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    halt = spelers["halt"]
    with als_systeem("test"):
        CasusGebruikersrecht.objects.create(
            content_object=casus,
            permission=Permission.objects.get(codename="plan"),
            user=halt,
            tot=timezone.now() - timedelta(hours=1),
        )
    uit = io.StringIO()
    call_command("controleer_toegang", stdout=uit)
    assert "kloppen" in uit.getvalue()
    assert loop_toegang_na() == 0
    with als_systeem("test"):
        assert not CasusGebruikersrecht.objects.filter(user=halt).exists()
        assert not Bericht.objects.exists()


def test_opdracht_zegt_wat_er_mis_is_en_herstelt(casus: Casus) -> None:
    with als_systeem("test"):
        CasusGebruikersrecht.objects.filter(permission__codename="regie").delete()
    for opties, slot in (([], "herstel dit met --herstel"), (["--herstel"], "hersteld")):
        uit = io.StringIO()
        with pytest.raises(SystemExit) as einde:
            call_command("controleer_toegang", *opties, stdout=uit)
        assert einde.value.code == 1
        assert f"{casus.nummer}: ontbreekt: recht regie" in uit.getvalue()
        assert slot in uit.getvalue()
        assert "Voorbeeld" not in uit.getvalue()
    call_command("controleer_toegang", stdout=io.StringIO())


def test_nachtelijke_ronde_meldt_aan_privacy_alleen_nummers(
    casus: Casus, spelers: dict[str, Gebruiker]
) -> None:
    with als_systeem("test"):
        CasusGebruikersrecht.objects.filter(permission__codename="regie").delete()
    assert loop_toegang_na() == 1
    assert soorten() == []
    with namens(spelers["privacy"]):
        bericht = Bericht.objects.get()
        assert bericht.soort == Berichtsoort.CONTROLE
        assert bericht.casus is None
        assert bericht.tekst == (
            "Bij 1 casus klopten de rechten niet met de deelnames. "
            f"Dat is vannacht hersteld. Ga na hoe het kwam: {casus.nummer}."
        )
    with namens(spelers["regisseur"]):
        assert not Bericht.objects.exists()
    assert loop_toegang_na() == 0


def test_betrekken_is_voor_wie_leidt_en_nooit_meer_dan_men_zelf_ziet(
    casus: Casus, spelers: dict[str, Gebruiker]
) -> None:
    """An analyst leads nothing; a regisseur cannot let somebody see what only the chair may decide."""
    for naam, rol in (("analist", Rol.UITVOERDER), ("regisseur", Rol.VOORZITTER)):
        with namens(spelers[naam]), pytest.raises(Bezwaar):
            betrek(
                casus=casus,
                rol=rol,
                reden="proef",
                door=spelers[naam],
                organisatie=spelers["halt"].organisatie,
            )


def test_wie_geen_partner_meer_is_komt_er_niet_bij(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    halt, voorzitter = spelers["halt"].organisatie, spelers["voorzitter"]
    assert halt
    halt.convenant_tot = timezone.localdate() - timedelta(days=1)
    with namens(voorzitter), pytest.raises(Bezwaar, match="geen convenantpartner meer"):
        betrek(casus=casus, rol=Rol.UITVOERDER, reden="proef", door=voorzitter, organisatie=halt)
