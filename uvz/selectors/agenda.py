"""One agenda as one person sees it; what stands in it follows from the grants."""

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from pga.choices import Briefsoort, Briefstatus, Fase, Recht
from pga.models import Brief, Gebruiker
from pga.overgang import beschikbaar
from pga.selectors.brieven import ontvangers
from pga.spreektaal import datum, datum_spreekt, leeftijd, termijn
from pga.toegang.rechten import laad_rechten, rechten_op
from pga.toegang.schermen import SCHERMEN, past
from uvz.choices import Puntsoort, Puntstatus, Verzoekstatus
from uvz.models import Agendapunt, Informatieverzoek, Vergadering
from uvz.transitions.agenda import AGENDAPUNT, LOPEND, VERGADERING, brieven_van, plant, uitstel_van

BEZET = LOPEND | {Puntstatus.BESPROKEN}
OP_AGENDA = [*BEZET, Puntstatus.AANGEHOUDEN]
VERZOEKVORM = {
    Verzoekstatus.OPEN: "neutraal",
    Verzoekstatus.BEKEND: "goed",
    Verzoekstatus.NIET_BEKEND: "gesloten",
    Verzoekstatus.NIET_TIJDIG: "fout",
}
PUNTVORM = {
    Puntstatus.VOORBEREIDING: "neutraal",
    Puntstatus.KLAAR: "goed",
    Puntstatus.BESPROKEN: "gesloten",
    Puntstatus.AANGEHOUDEN: "let_op",
    Puntstatus.VERVALLEN: "gesloten",
}


def punten_van(vergadering: Vergadering) -> list[Agendapunt]:
    """The items of this agenda that this person sees, in order, with all that the agenda shows of them."""
    verzoeken = Informatieverzoek.objects.select_related("organisatie", "beantwoord_door").order_by("pk")
    brieven = Brief.objects.filter(soort=Briefsoort.NOTIFICATIE).order_by("pk")
    punten = list(
        Agendapunt.objects.filter(vergadering=vergadering, status__in=OP_AGENDA)
        .select_related("casus__persoon", "casus__regisseur", "briefuitstel")
        .prefetch_related(
            Prefetch("verzoeken", verzoeken),
            Prefetch("casus__brieven", brieven),
            "casus__relaties",
            "casus__adressen",
        )
        .order_by("volgorde", "pk")
    )
    for punt in punten:
        punt.vergadering = vergadering
        for verzoek in punt.verzoeken.all():
            verzoek.agendapunt = punt
    return punten


def _brief(punt: Agendapunt) -> tuple[str, str]:
    """How far telling the person is: a word and its shape."""
    if punt.soort != Puntsoort.NIEUW:
        return "n.v.t.", "gesloten"
    uitstel = uitstel_van(punt)
    brieven = brieven_van(punt)
    gepost = sum(1 for brief in brieven if brief.status == Briefstatus.VERZONDEN)
    if brieven and gepost == len(brieven):
        return "gepost", "goed"
    if uitstel:
        return f"uitgesteld tot {datum(uitstel.opnieuw_bekijken_op)}", "let_op"
    if not brieven:
        return "nog niet gemaakt", "neutraal"
    terug = any(brief.status in (Briefstatus.ONBESTELBAAR, Briefstatus.MISLUKT) for brief in brieven)
    return f"{gepost} van {len(brieven)} gepost", "fout" if terug else "lopend"


def _brieven_te_maken(punt: Agendapunt) -> bool:
    """Somebody who must be told has no letter yet."""
    if punt.soort != Puntsoort.NIEUW:
        return False
    gevonden, ontbreekt = ontvangers(punt.casus)
    return bool(ontbreekt) or len(brieven_van(punt)) < len(gevonden)


def _verzoekrij(verzoek: Informatieverzoek) -> dict[str, Any]:
    te_laat = verzoek.status == Verzoekstatus.OPEN and verzoek.uiterlijk < timezone.localdate()
    return {
        "pk": verzoek.pk,
        "versie": verzoek.versie,
        "organisatie": str(verzoek.organisatie),
        "kort": verzoek.organisatie.kort,
        "organisatie_id": verzoek.organisatie_id,
        "reden": verzoek.reden,
        "vraag": verzoek.vraag,
        "uiterlijk": datum_spreekt(verzoek.uiterlijk),
        "termijn": termijn(verzoek.uiterlijk),
        "te_laat": te_laat,
        "open": verzoek.status == Verzoekstatus.OPEN,
        "opnieuw": verzoek.status in (Verzoekstatus.NIET_BEKEND, Verzoekstatus.NIET_TIJDIG),
        "woord": verzoek.get_status_display(),
        "vorm": "fout" if te_laat else VERZOEKVORM[Verzoekstatus(verzoek.status)],
        "contactpersoon": verzoek.contactpersoon,
        "toelichting": verzoek.toelichting,
        "herinnerd": datum_spreekt(verzoek.herinnerd_op) if verzoek.herinnerd_op else "",
        "beantwoord": datum_spreekt(verzoek.beantwoord_op) if verzoek.beantwoord_op else "",
    }


def _puntrij(punt: Agendapunt, gebruiker: Gebruiker, nummer: int) -> dict[str, Any]:
    rechten = rechten_op(gebruiker, punt.casus_id)
    bereidt_voor = not rechten.isdisjoint({Recht.BESLUITEN, Recht.BRIEVEN})
    # At the table partners read what others bring in, but why somebody else was asked stays with the agenda.
    leest_vragen = Recht.REGIE in rechten or (
        Recht.BESPREKING in rechten and punt.casus.fase == Fase.GEAGENDEERD
    )
    verzoeken = [_verzoekrij(verzoek) for verzoek in punt.verzoeken.all()]
    eigen = next((v for v in verzoeken if v["organisatie_id"] == gebruiker.organisatie_id), None)
    stappen = {stap["naam"]: stap for stap in beschikbaar(punt, door=gebruiker, overgangen=AGENDAPUNT)}
    brief, briefvorm = _brief(punt)
    return {
        "punt": punt,
        "pk": punt.pk,
        "versie": punt.versie,
        "nummer": nummer,
        "bespreking": Recht.BESPREKING in rechten,
        "leest_vragen": leest_vragen,
        "regie": Recht.REGIE in rechten,
        "verzoeken": verzoeken if leest_vragen else [verzoek for verzoek in (eigen,) if verzoek],
        "eigen": eigen,
        "open_verzoeken": sum(1 for verzoek in verzoeken if verzoek["open"]),
        "bereidt_voor": bereidt_voor,
        **_teksten(punt, nummer, verzoeken),
        "soort": punt.get_soort_display(),
        "is_nieuw": punt.soort == Puntsoort.NIEUW,
        "status": punt.get_status_display(),
        "vorm": PUNTVORM[Puntstatus(punt.status)],
        "lopend": punt.status in LOPEND,
        "stappen": stappen,
        "bezwaren": stappen["klaar"]["bezwaren"] if "klaar" in stappen else [],
        "brief": brief,
        "briefkort": brief.split(" tot ")[0],
        "briefvorm": briefvorm,
        "brieven_te_maken": bereidt_voor and punt.status in LOPEND and _brieven_te_maken(punt),
        "brieven": brieven_van(punt),
        "uitstel": uitstel_van(punt),
        "uitstelknop": "Weeg het uitstel opnieuw" if uitstel_van(punt) else "Stel de brief uit",
    }


def _teksten(punt: Agendapunt, nummer: int, verzoeken: list[dict[str, Any]]) -> dict[str, Any]:
    """Who it is about, and the words of headings and buttons."""
    persoon = punt.casus.persoon
    oud = leeftijd(persoon.geboortedatum)
    return {
        "wie": persoon.korte_naam,
        "leeftijd": oud,
        "casusnummer": punt.casus.nummer,
        "url": reverse("casus", args=[punt.casus.nummer]),
        "kop": f"{nummer}. {persoon.korte_naam}",
        "anker": f"punt-{punt.pk}",
        "onder": f"{oud} · {punt.casus.nummer} · {punt.get_soort_display()}",
        "herinner": f"Herinner {sum(1 for verzoek in verzoeken if verzoek['open'])}",
        "vragentitel": f"Vragen aan partners over {persoon.korte_naam}",
    }


def agenda(vergadering: Vergadering, gebruiker: Gebruiker) -> dict[str, Any]:
    """The agenda as a matrix of cases and partners, and per case what still has to be done."""
    punten = punten_van(vergadering)
    laad_rechten(gebruiker, [punt.casus_id for punt in punten])
    rijen = [_puntrij(punt, gebruiker, nummer) for nummer, punt in enumerate(punten, 1)]
    kolommen: dict[int, str] = {}
    for rij in rijen:
        kolommen |= {verzoek["organisatie_id"]: verzoek["kort"] for verzoek in rij["verzoeken"]}
    volgorde = sorted(kolommen.items(), key=lambda kolom: kolom[1].lower())
    for rij in rijen:
        per_partner = {verzoek["organisatie_id"]: verzoek for verzoek in rij["verzoeken"]}
        rij["cellen"] = [{"kort": kort, "verzoek": per_partner.get(pk)} for pk, kort in volgorde]
    bezet = [rij for rij in rijen if rij["punt"].status in BEZET]
    for plek, rij in enumerate(bezet, 1):
        rij |= {"eerste": plek == 1, "laatste": plek == len(bezet)}
    return _kop(vergadering, gebruiker, bezet) | {
        "rijen": bezet,
        "aangehouden": [rij for rij in rijen if rij["punt"].status == Puntstatus.AANGEHOUDEN],
        "kolommen": [kort for _, kort in volgorde],
        "matrix": any(rij["leest_vragen"] for rij in bezet),
        "brieven": any(rij["regie"] for rij in bezet),
    }


def _kop(vergadering: Vergadering, gebruiker: Gebruiker, rijen: list[dict[str, Any]]) -> dict[str, Any]:
    """When, where and how full; and what this person can do with the meeting."""
    bereidt_voor = plant(gebruiker, vergadering)
    delen = [f"{vergadering.begin:%H:%M}–{vergadering.eind:%H:%M}", vergadering.plaats]
    if bereidt_voor:
        minuten = sum(rij["punt"].minuten for rij in rijen)
        klaar = sum(1 for rij in rijen if rij["punt"].status != Puntstatus.VOORBEREIDING)
        delen.append(f"{len(rijen)} van {vergadering.plekken} plekken")
        delen += [f"{minuten} minuten", f"{klaar} van {len(rijen)} klaar"] if rijen else []
    stappen = beschikbaar(vergadering, door=gebruiker, overgangen=VERGADERING)
    leest = any(rij["bespreking"] for rij in rijen)
    return {
        "kop": f"UVZ {datum_spreekt(vergadering.datum)}",
        "onder": " · ".join(delen),
        "plant": bereidt_voor,
        "scherm": leest and past(SCHERMEN["vergadering_scherm"], gebruiker),
        "schermsoort": "primair" if vergadering.datum <= timezone.localdate() else "secundair",
        "agenderen": past(SCHERMEN["agendapunt_nieuw"], gebruiker),
        "stappen": {stap["naam"]: stap for stap in stappen},
    }
