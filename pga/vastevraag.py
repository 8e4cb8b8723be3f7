"""Questions that every page asks in the same words: built and translated to SQL once per process.

Of a page about a case, Django spends more time on turning querysets into SQL than the database on answering. A
question of which only the values differ keeps its SQL here; nothing else about it changes: the same querysets, the
same instances, the same policies. The path not taken is hand-written SQL beside the models.
"""

import copy
import inspect
from collections.abc import Callable
from datetime import date
from functools import cached_property, update_wrapper
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

R = TypeVar("R")


class Invulling(Expression):
    """The place of a value in a fixed question; usable wherever a queryset takes an expression."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.naam = naam

    def as_sql(self, *_: Any, **__: Any) -> Any:
        return "%s", (self,)


class VasteVraag(Generic[R]):
    """`bouw` makes the queryset once, from an Invulling per parameter; calling asks it with the values, by name.

    A limit cannot be filled in: it is part of the question. Raises ValueError if the queryset holds a moment of its
    own: that would be the moment of the first asking.
    """

    def __init__(self, bouw: Callable[..., QuerySet[Any, R]]) -> None:
        self.bouw = bouw
        update_wrapper(self, bouw)

    def __call__(self, **waarden: Any) -> list[R]:
        """What the queryset would give: instances, or rows if it asks for values. TypeError if a value is missing."""
        if waarden.keys() != self._namen:
            raise TypeError(f"{self.bouw.__qualname__} vraagt {sorted(self._namen)}")
        vraag, vertaler, (sql, plaatsen) = self._vertaald
        ingevuld = tuple(waarden[deel.naam] if isinstance(deel, Invulling) else deel for deel in plaatsen)
        antwoord: Any = QuerySet(
            vraag.model, query=cast("Query", _Ingevuld(vertaler, sql, ingevuld)), using=DEFAULT_DB_ALIAS
        )
        antwoord._fields = vraag._fields
        return list(vraag._iterable_class(antwoord))

    @cached_property
    def _namen(self) -> frozenset[str]:
        return frozenset(inspect.signature(self.bouw).parameters)

    @cached_property
    def _vertaald(self) -> tuple[Any, SQLCompiler, tuple[str, tuple[Any, ...]]]:
        vraag = self.bouw(**{naam: Invulling(naam) for naam in self._namen})
        vertaler = vraag.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, plaatsen = vertaler.as_sql()
        if any(isinstance(deel, date) for deel in plaatsen):
            raise ValueError(f"{self.bouw.__qualname__} houdt een moment vast; maak er een parameter van")
        return vraag, vertaler, (sql, plaatsen)


class _Ingevuld:
    """What a queryset asks of its query, with a compiler that has already done its work."""

    def __init__(self, vertaler: SQLCompiler, sql: str, waarden: tuple[Any, ...]) -> None:
        self.vertaler, self.antwoord = vertaler, (sql, waarden)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self.vertaler.query, naam)

    def get_compiler(self, using: str) -> SQLCompiler:
        eigen = copy.copy(self.vertaler)  # another thread may be asking the same with other values
        eigen.connection = connections[using]
        eigen.as_sql = lambda *_, **__: self.antwoord  # type: ignore[method-assign]
        return eigen
