"""Rows of other tables that come along with a case, in the query of the case itself.

A page that shows a little of many tables would otherwise ask the database once for each of them. Every table keeps
its own policy: what somebody may not read does not come along.
"""

from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=Model)


def mee(rijen: QuerySet[Any], *velden: str) -> ArraySubquery:
    """A column with these fields of these rows, in their order; `organisatie__naam` reaches over a relation."""
    return ArraySubquery(rijen.values(rij=_voorwerp(velden)))


def _voorwerp(velden: tuple[str, ...], pad: str = "") -> JSONObject:
    delen: dict[str, Any] = {}
    for veld in velden:
        naam, _, rest = veld.partition("__")
        if rest:
            delen.setdefault(naam, []).append(rest)
        else:
            delen[naam] = f"{pad}{naam}"
    return JSONObject(
        **{
            naam: _voorwerp(tuple(deel), f"{pad}{naam}__") if isinstance(deel, list) else deel
            for naam, deel in delen.items()
        }
    )


def meegekomen(model: type[M], rijen: list[dict[str, Any]]) -> list[M]:
    """The rows of such a column as instances, for reading: fields that did not come along are empty."""
    return [_maak(model, rij) for rij in rijen]


def _maak(model: type[M], rij: dict[str, Any]) -> M:
    waarden = {}
    for naam, waarde in rij.items():
        veld: Any = model._meta.get_field(naam)
        waarden[naam] = _maak(veld.related_model, waarde) if veld.is_relation else veld.to_python(waarde)
    return model(**waarden)
