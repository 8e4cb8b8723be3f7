"""The larger components: a tag here, its markup in templates/componenten/, one place for each.

Block tags take what stands between them as their content. All parameters have a value here, so the templates
never meet an undefined variable.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context, Library
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from pga.iconen import teken
from pga.spreektaal import Moment, datum_spreekt, tijdstip
from pga.templatetags.tekens import KNOPSOORTEN, LEEG, verborgen_velden
from pga.weergave import Veldweergave

register = Library()

MELDINGEN = {
    "info": ("info", "info"),
    "goed": ("ok", "vink"),
    "let_op": ("warning", "waarschuwing"),
    "fout": ("error", "waarschuwing"),
}
MELDING_VAN_NIVEAU = {"success": "goed", "error": "fout", "warning": "let_op"}
KAARTSOORTEN = {"": "", "accent": "pga-kaart--accent", "let_op": "pga-kaart--let-op"}
GETALSOORTEN = {"": "", "laat": "pga-kengetal--laat"}
TAAK: dict[str, Any] = {"url": "", "onder": "", "moment": None, "bron": "", "soort": "gewoon"}
TAAK |= {"knop": "", "knop_url": "", "post_url": "", "velden": {}, "secundair": "", "secundair_url": ""}
GEBEURTENIS: dict[str, Any] = {"wie": "", "tekst": "", "url": "", "soort": "gewoon", "zichtbaar_voor": ""}
TAAKSOORTEN = {
    "laat": ("fout", "te laat"),
    "nieuw": ("lopend", "nieuw"),
    "let_op": ("let_op", "let op"),
    "gewoon": ("neutraal", ""),
}


def teken_component(naam: str, gegevens: Mapping[str, Any]) -> SafeString:
    return render_to_string(f"componenten/{naam}.html", dict(gegevens))


@register.simple_block_tag
def paginakop(content: str, titel: str, *, onder: str = "") -> SafeString:
    """The one h1 of a page, a quiet line under it, and its actions to the right."""
    return teken_component("paginakop", {"inhoud": content, "titel": titel, "onder": onder})


@register.simple_block_tag
def deel(
    content: str,
    titel: str,
    *,
    kop: int = 2,
    aantal: int | None = None,
    id: str = "",
    onder: str = "",
    actie: str = "",
    actie_url: str = "",
) -> SafeString:
    """A part of the page: a heading and what belongs to it, without a frame."""
    gegevens = {"inhoud": content, "titel": titel, "kop": kop, "aantal": aantal, "id": id, "onder": onder}
    return teken_component("deel", gegevens | {"actie": actie, "actie_url": actie_url})


@register.simple_block_tag
def kaart(content: str, titel: str = "", *, kop: int = 2, soort: str = "", id: str = "") -> SafeString:
    """A white surface. Never one inside another."""
    gegevens = {"inhoud": content, "titel": titel, "kop": kop, "klasse": KAARTSOORTEN[soort], "id": id}
    return teken_component("kaart", gegevens)


@register.simple_block_tag
def uitklap(
    content: str, titel: str, *, aantal: int | None = None, open: bool = False, toets: str = ""
) -> SafeString:
    """What can stay folded until somebody wants it."""
    return teken_component(
        "uitklap", {"inhoud": content, "titel": titel, "aantal": aantal, "open": open, "toets": toets}
    )


@register.simple_block_tag
def melding(content: str, titel: str = "", *, soort: str = "info") -> SafeString:
    """Something the reader has to know: info, goed, let_op or fout."""
    klasse, icoon = MELDINGEN[soort]
    gegevens = {"inhoud": content, "titel": titel, "klasse": klasse, "icoon": teken(icoon)}
    return teken_component("melding", gegevens | {"rol": "alert" if soort == "fout" else ""})


@register.filter
def meldingsoort(niveau: str) -> str:
    """Which `melding` goes with a level of django.contrib.messages."""
    return MELDING_VAN_NIVEAU.get(niveau, "info")


@register.simple_block_tag
def lege_staat(content: str, titel: str, *, url: str = "", knop: str = "") -> SafeString:
    """An empty list says why it is empty and what to do."""
    return teken_component("lege_staat", {"inhoud": content, "titel": titel, "url": url, "knop": knop})


@register.simple_block_tag
def tabel(content: str, bijschrift: str, *, verborgen: bool = False) -> SafeString:
    """A table with a caption; on a phone each row becomes a card (put `data-label` on each td)."""
    return teken_component("tabel", {"inhoud": content, "bijschrift": bijschrift, "verborgen": verborgen})


@register.simple_block_tag
def gegevens(content: str) -> SafeString:
    """A list of labels with values; holds `gegeven`."""
    return teken_component("gegevens", {"inhoud": content})


@register.simple_block_tag
def gegeven(content: str, label: str) -> SafeString:
    return teken_component("gegeven", {"inhoud": content, "label": label})


@register.simple_block_tag(takes_context=True)
def bevestig(
    context: Context,
    content: str,
    tekst: str,
    *,
    url: str,
    knop: str,
    soort: str = "primair",
    **velden: object,
) -> SafeString:
    """A step that cannot be undone: opens first, says what happens and who is told, then posts."""
    gegevens = {"inhoud": content, "tekst": tekst, "url": url, "knop": knop, "soort": soort}
    gegevens["knopsoort"] = "stil-gevaar" if soort == "gevaar" else "secundair"
    return teken_component("bevestig", gegevens | {"verborgen": verborgen_velden(context, velden)})


@register.simple_block_tag(takes_context=True)
def formulier(
    context: Context,
    content: str,
    form: BaseForm,
    *,
    knop: str = "",
    soort: str = "primair",
    actie: str = "",
    annuleer: str = "",
    concept: str = "",
    id: str = "",
    bestanden: bool = False,
    methode: str = "post",
    foutkop: str = "Het is nog niet bewaard. Kijk dit na:",
) -> SafeString:
    """A whole form: errors on top, all fields or the content, hidden fields, csrf, buttons, autosave."""
    if soort not in KNOPSOORTEN:
        raise KeyError(soort)
    velden = {"concept_sleutel": concept} if concept else {}
    gegevens = {
        "form": form,
        "inhoud": content if content.strip() else "",
        "knop": knop,
        "soort": soort,
        "actie": actie,
    }
    gegevens |= {"annuleer": annuleer, "concept": concept, "id": id, "methode": methode, "foutkop": foutkop}
    return teken_component(
        "formulier",
        gegevens
        | {
            "concept_url": reverse("concept_bewaren") if concept else "",
            "verder_met": getattr(form, "concept", None) if concept else None,
            "bestanden": bestanden or form.is_multipart(),
            "leesregel": getattr(form, "leesregel", ""),
            "verborgen": verborgen_velden(context, velden) if methode == "post" else "",
        },
    )


@register.simple_tag
def veld(veld: Veldweergave, zichtbaar_voor: str = "") -> SafeString:
    """One form field with label, help, error and the line that says who will read it."""
    if zichtbaar_voor:
        lezers = getattr(veld.form, "zichtbaar_voor", {}) | {veld.name: zichtbaar_voor}
        veld.form.zichtbaar_voor = lezers  # type: ignore[attr-defined]
    return veld.as_field_group()


@register.simple_tag
def fouten_samenvatting(form: BaseForm, kop: str = "Kijk dit na:") -> SafeString:
    """All errors of a form with a link to each field; nothing when there are none."""
    return teken_component("fouten_samenvatting", {"form": form, "kop": kop}) if form.errors else LEEG


@register.simple_tag
def versieconflict(veld: str, *, eigen: str, ander: str, wie: str, moment: Moment) -> SafeString:
    """Both texts next to each other when somebody else saved first."""
    gegevens = {"veld": veld, "eigen": eigen, "ander": ander, "wie": wie, "moment": tijdstip(moment)}
    return teken_component("versieconflict", gegevens)


@register.simple_tag
def tabbladen(tabs: Sequence[Mapping[str, Any]], label: str) -> SafeString:
    """Links that look like tabs; the current one carries aria-current."""
    return teken_component(
        "tabbladen", {"tabs": [{"aantal": None, "toets": ""} | dict(tab) for tab in tabs], "label": label}
    )


@register.simple_tag
def tijdlijn(gebeurtenissen: Iterable[Mapping[str, Any]]) -> SafeString:
    """What happened, newest first as given: when, what, who, and who can see it."""
    rijen = [GEBEURTENIS | dict(gebeurtenis) for gebeurtenis in gebeurtenissen]
    return teken_component("tijdlijn", {"rijen": rijen})


@register.simple_tag(takes_context=True)
def werklijst(context: Context, taken: Iterable[Mapping[str, Any]]) -> SafeString:
    """Who needs me, why now, and the next step: one line per task (schermen.md, principle 2)."""
    rijen = []
    for taak in taken:
        rij = TAAK | dict(taak)
        rij["vorm"], rij["woord"] = TAAKSOORTEN[rij["soort"]]
        rij["wanneer"] = datum_spreekt(rij["moment"]) if rij["moment"] else ""
        rij["verborgen"] = verborgen_velden(context, rij["velden"]) if rij["post_url"] else ""
        rijen.append(rij)
    return teken_component("werklijst", {"rijen": rijen})


@register.simple_tag
def chips(chips: Sequence[Mapping[str, str]], wis: str = "") -> SafeString:
    """The filters that are on; each can be taken away."""
    return teken_component("chips", {"chips": chips, "wis": wis}) if chips else LEEG


@register.simple_tag
def lijstkop(
    aantal: int,
    woorden: str,
    *,
    chips: Sequence[Mapping[str, str]] = (),
    form: BaseForm | None = None,
    wis: str = "",
    anker: str = "",
    meer: bool = False,
    open: bool = False,
    opvragen: str = "",
) -> SafeString:
    """Above a list: how many (`meer`: at least so many), which filters are on, and the form to change them.

    `anker` is the id of a list further down the page: filtering returns to it. Where the form costs more than the
    list, `opvragen` is the address of the page with the form.
    """
    gegevens = {
        "aantal": aantal,
        "woorden": woorden,
        "chips": chips,
        "form": form,
        "wis": wis,
        "anker": anker,
    }
    return teken_component("lijstkop", gegevens | {"meer": meer, "open": open, "opvragen": opvragen})


@register.simple_tag(takes_context=True)
def paginering(context: Context, pagina: Page, anker: str = "") -> SafeString:
    """Page numbers that keep filters and order; nothing when there is one page.

    `anker` is the id of a list further down the page: paging returns to it.
    """
    if pagina.paginator.num_pages < 2:
        return LEEG
    vraag = context["request"].GET.copy()
    vraag.pop("pagina", None)
    nummers = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1)
    basis = f"?{vraag.urlencode()}&pagina=" if vraag else "?pagina="
    gegevens = {"pagina": pagina, "nummers": list(nummers), "basis": basis}
    return teken_component("paginering", gegevens | {"anker": f"#{anker}" if anker else ""})


@register.simple_tag
def kengetal(
    waarde: object, label: str, *, url: str = "", toelichting: str = "", soort: str = ""
) -> SafeString:
    """A large number with what it counts."""
    gegevens = {"waarde": waarde, "label": label, "url": url, "toelichting": toelichting}
    return teken_component("kengetal", gegevens | {"klasse": GETALSOORTEN[soort]})
