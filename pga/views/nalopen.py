"""Is this access still needed? One row per participation, each with its own small form."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pga.forms.toegang import Naloopformulier
from pga.models import Deelname
from pga.selectors.nalopen import deelname_om_na_te_lopen, na_te_lopen, naloopregels
from pga.services.nalopen import BLIJFT, loop_na
from pga.toegang.einde import niet_voorbij
from pga.views.formulier import verwerk
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek

PER_BLADZIJDE = 50


def toegang_nalopen(request: Verzoek) -> HttpResponse:
    pagina = Paginator(na_te_lopen(request.user), PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    rijen = naloopregels(list(pagina.object_list))
    getoond(request, [rij["nummer"] for rij in rijen], aantal=len(rijen))
    for rij in rijen:
        rij["form"] = Naloopformulier(auto_id=f"id_{rij['pk']}_%s")
    return render(request, "toegang/nalopen.html", {"pagina": pagina, "rijen": rijen})


def _al_nagelopen(pk: int) -> bool:
    """Somebody who leads the case was just before: it ended, or it was found needed today."""
    al = ~niet_voorbij() | Q(bevestigd_op__date=timezone.localdate())
    return Deelname.objects.filter(al, pk=pk, organisatie__isnull=False).exists()


@require_POST
def deelname_nalopen(request: Verzoek, pk: int) -> HttpResponse:
    if _al_nagelopen(pk):
        messages.warning(request, "Deze toegang is vandaag al nagelopen, of intussen gestopt.")
        return redirect("toegang_nalopen")
    deelname = deelname_om_na_te_lopen(request.user, pk)
    form = Naloopformulier(request.POST)
    if verwerk(request, form, loop_na, deelname=deelname):
        blijft = form.cleaned_data["keuze"] == BLIJFT
        wat = "houdt de toegang" if blijft else "heeft geen toegang meer"
        messages.success(request, f"{deelname.organisatie} {wat} tot {deelname.casus.nummer}.")
    for fouten in form.errors.values():
        messages.error(request, f"{deelname.organisatie}: {' '.join(map(str, fouten))}")
    return redirect("toegang_nalopen")
