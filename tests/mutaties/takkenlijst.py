"""Which branches are broken, each in one place, and which tests should notice."""

from tests.mutaties.tak import Tak, rij
from tests.mutaties.wie_vraagt import WIE_VRAAGT

_REGEL = ("test_vergelijking", "test_contextbehoud")
_EINDE = ("test_toegang_einde", "test_toegangspagina")
_NOOD = ("test_noodinzage",)
_INZAGE = ("test_afgeschermd",)
_WAARNEMING = ("test_waarneming", "test_overdracht")
_KRING = ("test_kring",)


TAKKEN: list[Tak] = [
    # grants follow from participation and ladder
    *rij(
        "pga.toegang.vergelijking:_VERSCHIL",
        _REGEL,
        ("d.van <= %(nu)s", "true"),
        ("d.tot > %(nu)s", "true"),
        ("bool_or(d.tot IS NULL)", "bool_and(d.tot IS NULL)"),
        ("max(d.tot)", "min(d.tot)"),
        ("l.fase = c.fase AND", ""),
        ("AND l.rol = d.rol", ""),
        ("coalesce(o.groep_id, f.groep_id, 0)", "coalesce(f.groep_id, 0)"),
        ("coalesce(o.groep_id, f.groep_id, 0)", "coalesce(o.groep_id, 0)"),
        ("coalesce(d.gebruiker_id, 0)", "0"),
        ("h.id IS NULL OR", ""),
        ("w.casus_id IS NULL OR", ""),
        ("OR w.tot IS DISTINCT FROM h.tot", ""),
    ),
    *rij(
        "pga.services.toegang:_maak_gelijk",
        _REGEL,
        ("if weg:", "if False:"),
        ("if erbij:", "if False:"),
        ("tot=verschil.tot", "tot=None"),
    ),
    *rij(
        "pga.services.toegang:_eis_mag_betrekken",
        _REGEL,
        ("if not leidt and", "if False and"),
        ("<= heeft", ">= frozenset()"),
    ),
    *rij(
        "pga.services.toegang:betrek",
        (*_REGEL, *_EINDE, *_NOOD),
        ("_eis_mag_betrekken(door, casus, rol)", "pass"),
        ("if organisatie and organisatie.convenant_tot", "if False"),
        ("herbereken(casus.pk)", "pass"),
    ),
    *rij(
        "pga.services.toegang:_leg_deelname_vast",
        (*_EINDE, "test_waarneming"),
        ("min(van, deelname.van)", "van"),
        ("deelname.tot if _niet_later(tot, deelname.tot) else tot", "tot"),
        ("deelname.tot if _niet_later(tot, deelname.tot) else tot", "deelname.tot"),
    ),
    *rij(
        "pga.services.toegang:beeindig",
        (*_EINDE, "test_vertrek"),
        ("deelname.tot = timezone.now()", "deelname.tot = deelname.tot or timezone.now() + timedelta(1)"),
        ("deelname.van = min(deelname.van, deelname.tot)", "pass"),
        ("herbereken(casus.pk)", "pass"),
    ),
    *rij("pga.services.toegang:deelnames_op_slot", _EINDE, ("niet_voorbij(), ", "")),
    *rij(
        "pga.services.toegang:wijs_regisseur_toe",
        (*_WAARNEMING, "test_regie"),
        ("Deelname.objects.filter(regie | waarneming,", "Deelname.objects.filter(waarneming,"),
        ("Deelname.objects.filter(regie | waarneming,", "Deelname.objects.filter(regie,"),
        ("_betrek_waarnemers(casus, regisseur)", "pass"),
    ),
    # the end
    *rij(
        "pga.toegang.einde:niet_voorbij",
        (*_EINDE, *_NOOD),
        ("Q(tot__isnull=True) |", "Q(pk__gt=0) |"),
        ("Q(tot__isnull=True) |", ""),
        ("| Q(tot__gt=nu or timezone.now())", ""),
    ),
    *rij(
        "pga.toegang.einde:loopt",
        (*_EINDE, "test_waarneming", "test_kring"),
        (" & Q(van__lte=nu or timezone.now())", ""),
    ),
    *rij("pga.toegang.einde:na_dag", _EINDE, ("days=1", "days=2"), ("days=1", "days=0")),
    *rij("pga.toegang.einde:laatste_dag", _EINDE, ("- timedelta(microseconds=1)", "")),
    *rij(
        "pga.services.einde:zet_einde",
        _EINDE,
        ("deelname.tot = tot", "pass"),
        ("herbereken(casus.pk)", "pass"),
    ),
    *rij(
        "pga.services.einde:laat_aflopen",
        _EINDE,
        ("rol__in=rollen, ", ""),
        ("tot__isnull=True, ", ""),
        ("casus.gemeente.toegang_dagen_na_besluit", "365"),
    ),
    *rij(
        "pga.services.einde:rond_uitvoering_af",
        (*_EINDE, "test_actie", "test_signaal"),
        ("or open_werk([casus.pk]).get((casus.pk, organisatie.pk))", ""),
        ("casus.fase in OVERGEDRAGEN or", ""),
        ("rol=Rol.UITVOERDER, ", ""),
        ("if door.organisatie_id == organisatie.pk:", "if True:"),
    ),
    *rij(
        "pga.services.deelname:_eis_leiding",
        (*_EINDE, "test_toegang_nalopen"),
        ("if rechten_op", "if False and rechten_op"),
    ),
    *rij(
        "pga.services.deelname:nodig_uit",
        _EINDE,
        ("if rol not in UIT_TE_NODIGEN:", "if False:"),
        ("_toets_einddatum(tot)", "pass"),
        ("na_dag(tot) if tot else None", "None"),
    ),
    *rij("pga.services.deelname:_met_de_hand", _EINDE, ("or deelname.rol not in MAG_WEG", "")),
    # which rights somebody holds
    *rij(
        "pga.toegang.rechten:rechten_op",
        (*_EINDE, *_NOOD, "test_overdracht"),
        ("filter(geldig, content_object=casus_id, user=gebruiker)", "filter(geldig, user=gebruiker)"),
        (
            "filter(geldig, content_object=casus_id, user=gebruiker)",
            "filter(geldig, content_object=casus_id)",
        ),
        ("filter(geldig, content_object=casus_id, user=gebruiker)", "none()"),
        ("filter(geldig, content_object=casus_id)", "filter(geldig)"),
        ("filter(geldig, content_object=casus_id)", "none()"),
    ),
    # emergencies
    *rij(
        "pga.services.noodinzage:vraag_noodinzage",
        _NOOD,
        ("gemeente is None or MAG_VRAGEN.isdisjoint(eigen_functies(door, gemeente))", "False"),
        ("if _te_vaak(door):", "if False:"),
        (" + DUUR", " + DUUR * 2"),
        ("_vertel(nood, casus, gemeente)", "pass"),
    ),
    *rij(
        "pga.services.noodinzage:_zoek",
        _NOOD,
        ("filter(gemeente=gemeente)", "all()"),
        (".exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))", ""),
        ("if len(rijen) == 1", "if rijen"),
    ),
    *rij("pga.services.noodinzage:_betrek", _NOOD, ("tot=tot,", "tot=None,")),
    *rij(
        "pga.services.noodinzage:sluit_eigen_inzage",
        (*_NOOD, *_INZAGE),
        ("gebruiker=door, ", ""),
        (", rol__in=TIJDELIJK", ""),
    ),
    *rij("pga.services.noodinzage:beoordeel", _NOOD, ("noodinzage.gebruiker_id == door.pk", "False")),
    # a closed case
    *rij(
        "pga.services.inzage:geef_inzage",
        _INZAGE,
        ("or Functie.PRIVACY not in eigen_functies(door, gemeente)", ""),
        ("gemeente=gemeente, fase=", "fase="),
        (", fase=Fase.AFGESLOTEN", ""),
        ("tot=timezone.now() + DUUR", "tot=None"),
    ),
    # standing in, handing over, leaving
    *rij(
        "pga.services.waarneming:regel_waarneming",
        _WAARNEMING,
        ("van=waarneming.begint", "van=None"),
        ("tot=waarneming.eindigt", "tot=None"),
        ("[casus for casus in eigen if casus in casussen]", "list(casussen)"),
    ),
    *rij(
        "pga.services.waarneming:_eis_mensen",
        _WAARNEMING,
        ("if not regelt_voor(door)", "if False and not regelt_voor(door)"),
        ("if not regievoerders_van(", "if False and not regievoerders_van("),
    ),
    *rij("pga.services.toegang:_betrek_waarnemers", _WAARNEMING, ("tot=waarneming.eindigt", "tot=None")),
    *rij(
        "pga.services.waarneming:trek_waarneming_in",
        (*_WAARNEMING, "test_vertrek"),
        ("beeindig(casus=", "(lambda **_: None)(casus="),
    ),
    *rij(
        "pga.services.vertrek:sluit_account",
        ("test_vertrek",),
        ("_beeindig_waarnemingen(gebruiker)", "pass"),
        ("_beeindig_toegang(gebruiker, door, reden)", "pass"),
        ("_beeindig_sessies(gebruiker)", "pass"),
    ),
    # small circles, guests, files, asking
    *rij(
        "uvz.services.kring:zet_lezers",
        _KRING,
        ("if not nieuw <= meedoen:", "if False:"),
        ("if bijdrage.kring == Kring.GEKOZEN else set()", ""),
        ("if rij.organisatie_id not in gewenst:", "if False:"),
    ),
    *rij(
        "uvz.services.kring:wijzig_kring",
        _KRING,
        ("if not eigen or not", "if not"),
        ("laag=Laag.VERTROUWELIJK", "laag=Laag.IDENTITEIT"),
    ),
    *rij(
        "pga.services.verstrekking:_eis_leiding",
        ("test_verstrekking",),
        ("if not (", "if False and not ("),
        slot=("pga_verstrekking",),
    ),
    *rij(
        "pga.services.verstrekking:_eis_getekend",
        ("test_verstrekking",),
        ("getekend > verstrekt or", ""),
        ("or verstrekt > timezone.localdate()", ""),
    ),
    *rij(
        "pga.services.bestand:bewaar_bestand",
        ("test_documenten", "test_afgeschermd"),
        ("laag not in rechten or", ""),
        ("or rechten.isdisjoint(HANDELEN)", ""),
        slot=("pga_bestand",),
    ),
    *rij(
        "pga.views.documenten:bestand",
        ("test_documenten",),
        ("Recht(gevonden.laag), ", ""),
        slot=("pga_bestand",),
    ),
    *rij(
        "pga.services.toegangsverzoek:ken_toe",
        ("test_toegang_verzoek",),
        ("verzoek.organisatie.gemeente_id != casus.gemeente_id", "False"),
        ("tot=tot,", "tot=None,"),
    ),
    *rij(
        "pga.services.toegangsverzoek:meld_verzoek",
        ("test_toegang_verzoek",),
        (", gemeente=verzoek.gemeente_id", ""),
        ("Casus.objects.exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))", "Casus.objects"),
    ),
    *WIE_VRAAGT,
]

# Search looks past the lock at the words of one's own cases: the function in the database holds the rule once more.
ZOEKFUNCTIE: list[Tak] = rij(
    "pga_zoek",
    ("test_zoeken", "test_bekijk_als"),
    ("r.permission_id = (SELECT id FROM soort)", "true"),
    ("r.group_id = ANY", "true OR r.group_id = ANY"),
    ("r.user_id =", "true OR r.user_id ="),
    ("(r.tot IS NULL OR r.tot > now())", "true"),
    ("OR r.content_object_id = ", "OR true OR r.content_object_id = "),
    ("PERFORM set_config('pga.systeem', eerder, true);", ""),
)
