"""What import contracts cannot see: who writes, who asks, who may pass the lock."""

import ast
import importlib
import importlib.util

from celery import current_app
from django.apps import apps
from django.conf import settings

from tests.huisregels.bron import APPS, aanroepen, functies, laag, modules, naam_van
from tests.huisregels.lijsten import ALS_SYSTEEM, SCHRIJFT_ZONDER_DOOR, STATUS_BIJ_OPENEN

SCHRIJVEND = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}


def test_views_en_formulieren_schrijven_niet() -> None:
    gevonden = [
        f"{pad}:{aanroep.lineno}"
        for pad, boom in modules().items()
        if laag(pad) in {"views", "forms", "urls", "templatetags", "selectors", "tasks"}
        for aanroep in aanroepen(boom)
        if naam_van(aanroep) in SCHRIJVEND and _op_modellen(aanroep)
    ]
    assert not gevonden


def _op_modellen(aanroep: ast.Call) -> bool:
    """`cache.delete` and `samen.save` write no rows: only calls on managers and on what looks like a row count."""
    tekst = ast.unparse(aanroep.func)
    return ".objects." in tekst or (naam_van(aanroep) in {"save", "delete"} and "session" not in tekst)


def test_modellen_schrijven_elkaar_niet() -> None:
    gevonden = [
        f"{pad}:{functie.name}"
        for pad, boom in modules().items()
        if laag(pad) in {"models", "querysets"}
        for functie in functies(boom)
        if functie.name in {"save", "delete"} or any(naam_van(a) in SCHRIJVEND for a in aanroepen(functie))
    ]
    assert not gevonden


def test_een_schrijver_van_status() -> None:
    """Only `voer_uit` moves a thing to another state; a new row may be born in one."""
    gevonden = {
        f"{pad.as_posix()}:{doel.attr}"
        for pad, boom in modules().items()
        if pad.as_posix() != "pga/overgang.py"
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Assign | ast.AugAssign)
        for doelen in ([knoop.target] if isinstance(knoop, ast.AugAssign) else knoop.targets)
        for doel in ast.walk(doelen)
        if isinstance(doel, ast.Attribute) and doel.attr in {"status", "fase"}
    }
    assert gevonden == STATUS_BIJ_OPENEN


def test_geen_rol_in_view_of_sjabloon() -> None:
    """Which function somebody has is asked by the table of screens alone."""
    gevonden = [
        f"{pad}:{knoop.lineno}"
        for pad, boom in modules().items()
        if laag(pad) in {"views", "forms", "services", "tasks"}
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Attribute) and knoop.attr in {"functies", "is_staff", "is_superuser"}
        if pad.as_posix() != "pga/services/inrichting.py"
    ]
    assert not gevonden


def test_als_systeem_alleen_waar_het_mag() -> None:
    gevonden = {
        (
            pad.as_posix(),
            ast.literal_eval(aanroep.args[0]) if isinstance(aanroep.args[0], ast.Constant) else "?",
        )
        for pad, boom in modules().items()
        for aanroep in aanroepen(boom)
        if naam_van(aanroep) == "als_systeem"
    }
    assert gevonden == ALS_SYSTEEM


def test_elke_dienst_weet_wie() -> None:
    """Public functions of services take `door` as a keyword, or stand on the list with what they are."""
    gevonden = {
        f"{pad.as_posix()}:{functie.name}"
        for pad, boom in modules().items()
        if laag(pad) == "services"
        for functie in boom.body
        if isinstance(functie, ast.FunctionDef)
        and not functie.name.startswith("_")
        and "door" not in {arg.arg for arg in functie.args.kwonlyargs}
    }
    assert gevonden == SCHRIJFT_ZONDER_DOOR


def test_geen_set_config_die_blijft() -> None:
    """A context that outlives its transaction leaks to the next request on the connection."""
    for pad, boom in modules().items():
        for knoop in ast.walk(boom):
            if (
                isinstance(knoop, ast.Constant)
                and isinstance(knoop.value, str)
                and "set_config(" in knoop.value
            ):
                assert "false)" not in knoop.value, pad
                assert pad.as_posix() in {"pga/toegang/context.py", "pga/toegang/zoekwoorden.py"}


def test_rooster_en_taken_kloppen() -> None:
    for app in APPS:
        if (pad := importlib.util.find_spec(f"{app}.tasks")) is not None:
            importlib.import_module(pad.name)
    taken = {naam for naam in current_app.tasks if naam.split(".")[0] in APPS}
    gepland = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    verzonden = {
        knoop.value
        for boom in modules().values()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and ".tasks." in knoop.value
        if knoop.value.split(".")[0] in APPS
    }
    assert gepland <= taken
    assert verzonden == taken


def test_elk_model_heeft_een_volgorde() -> None:
    """Grants are looked up, never listed."""
    ongeordend = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.split(".")[0] in APPS and not model._meta.ordering
    }
    assert ongeordend == {"CasusGroepsrecht", "CasusGebruikersrecht"}
