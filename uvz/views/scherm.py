"""The meeting itself: one case on the screen, in three steps."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from pga.choices import Recht
from pga.services.concept import haal_concept
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import getal_uit, zeg_wie_leest
from pga.views.verzoek import Verzoek
from uvz.forms.bespreking import Bijdrageformulier, Oordeelformulier, Vraagformulier
from uvz.selectors.agenda import agenda
from uvz.selectors.bespreking import bespreking, keuzes_voor
from uvz.selectors.kring import publiek_voor
from uvz.selectors.noodinzage import noodinzages_op
from uvz.selectors.vergaderingen import vergadering_voor
from uvz.transitions.bespreking import draagt_bij, leidt_casus

STAPPEN = (("beeld", "Beeld"), ("oordeel", "Oordeel"), ("besluit", "Besluit"))
TITELS = {
    "vraag": "Nieuwe vraag",
    "bijdrage": "Bijdrage van de gemeente",
    "oordeel": "Nieuw oordeel",
}
TOETSEN = {"vraag": "v", "bijdrage": "b"}
FORMULIEREN: dict[str, tuple[tuple[str, str, Any], ...]] = {
    "beeld": (
        ("vraag", "vraag_nieuw", Vraagformulier),
        ("bijdrage", "bijdrage_nieuw", Bijdrageformulier),
    ),
    "oordeel": (("oordeel", "oordeel_nieuw", Oordeelformulier),),
    "besluit": (),
}


def scherm(request: Verzoek, pk: int) -> HttpResponse:
    vergadering = vergadering_voor(request.user, pk)
    overzicht = agenda(vergadering, request.user)
    rijen = [rij for rij in overzicht["rijen"] if rij["bespreking"]]
    nood = {"vergadering": vergadering, "noodinzages": noodinzages_op(vergadering, request.user)}
    if not rijen:
        return render(request, "uvz/vergadering/scherm_leeg.html", nood)
    plek = min(max(getal_uit(request.GET.get("punt", ""), anders=1), 1), len(rijen))
    stap = request.GET.get("stap", "beeld")
    if stap not in FORMULIEREN:
        raise Http404
    rij = rijen[plek - 1]
    blik = open_casus(request, rij["casusnummer"], Recht.BESPREKING)
    context = casuscontext(request, blik, rij=rij, plek=plek, stap=stap, **nood)
    context |= {"gesprek": bespreking(blik, aan_tafel=True), "aantal": len(rijen), "agenda": overzicht}
    rij["schermkop"] = f"{plek}/{len(rijen)}  {rij['wie']}, {rij['leeftijd']}"
    context |= _knoppen(vergadering.pk, plek, len(rijen), stap)
    context |= {"forms": _formulieren(request, blik, rij["punt"], stap, f"scherm={pk}&punt={plek}")}
    context |= {"leidt": leidt_casus(request.user, blik.casus.pk), "keuzes": keuzes_voor(rij["punt"])}
    return render(request, "uvz/vergadering/scherm.html", context)


def _knoppen(pk: int, plek: int, aantal: int, stap: str) -> dict[str, Any]:
    basis = reverse("vergadering_scherm", args=[pk])
    stappen = [
        {
            "url": f"{basis}?punt={plek}&stap={naam}",
            "titel": f"{nr} {titel}",
            "toets": str(nr),
            "actief": naam == stap,
        }
        for nr, (naam, titel) in enumerate(STAPPEN, 1)
    ]
    return {
        "stappen": stappen,
        "vorige": f"{basis}?punt={plek - 1}" if plek > 1 else "",
        "volgende": f"{basis}?punt={plek + 1}" if plek < aantal else "",
        "terugvraag": f"scherm={pk}&punt={plek}",
    }


def _formulieren(request: Verzoek, blik: Any, punt: Any, stap: str, vraag: str) -> list[dict[str, Any]]:
    """The forms of this step, empty or with this person's own draft; each is sent to its own screen."""
    casus, resultaat = blik.casus, []
    leidt = leidt_casus(request.user, casus.pk)
    mag = {"vraag": leidt, "oordeel": leidt, "bijdrage": draagt_bij(request.user, casus.pk)}
    for naam, route, klasse in FORMULIEREN[stap]:
        if not mag[naam]:
            continue
        pad = reverse(route, args=[casus.nummer])
        concept = haal_concept(gebruiker=request.user, pad=pad)
        extra = {"publiek": publiek_voor(blik)} if naam == "bijdrage" else {"punt": punt}
        form = klasse(initial=concept.gegevens if concept else {}, auto_id=f"id_{naam}_%s", **extra)
        form.concept = concept
        if naam != "bijdrage":
            zeg_wie_leest(form, blik.zichtbaar_voor(Recht.BESPREKING))
        resultaat.append(
            {
                "titel": TITELS[naam],
                "toets": TOETSEN.get(naam, ""),
                "form": form,
                "pad": pad,
                "actie": f"{pad}?{vraag}",
                "lezers_url": reverse("bijdrage_lezers", args=[casus.nummer]) if naam == "bijdrage" else "",
            }
        )
    return resultaat
