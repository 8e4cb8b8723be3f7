"""The branches that say who asks: the context of a person, of nobody, and of who looks along as a partner."""

from tests.mutaties.tak import Tak, rij

_CONTEXT = ("test_context", "test_contextbehoud")
_KIJK = ("test_bekijk_als",)

LEEST_ALLEEN = Tak(
    "pga.toegang.context:zet_meekijken", 'cursor.execute("SET TRANSACTION READ ONLY")', "pass", _KIJK
)

WIE_VRAAGT: list[Tak] = [
    *rij(
        "pga.toegang.context:_ZET",
        (*_CONTEXT, "test_kring"),
        ("(o.convenant_tot IS NULL OR o.convenant_tot >= current_date)", "true"),
        ("AND f.functie IN ('partner', 'weger')", ""),
        ("set_config('pga.systeem', '', true)", "set_config('pga.systeem', 'lek', true)"),
        ("CASE WHEN g.functies &&", "CASE WHEN true OR g.functies &&"),
    ),
    *rij("pga.toegang.context:zet_gebruiker", _CONTEXT, ("if gebruiker.is_active else None", "")),
    *rij("pga.toegang.context:wis", _CONTEXT, ('[""] * len', '["1"] * len')),
    *rij("pga.toegang.context:_tijdelijk", _CONTEXT, ("cursor.execute(_HERSTEL, vorige)", "pass")),
    *rij("pga.toegang.context:als_systeem", _CONTEXT, ("if not reden:", "if False:")),
    *rij(
        "pga.middleware:Context.__call__",
        _CONTEXT,
        ("context.zet_gebruiker(request.user)", "pass"),
        ("context.wis()", "pass"),
    ),
    *rij(
        "pga.middleware:Schermen.process_view",
        ("test_schermen",),
        ("not mag_scherm(request.resolver_match, request.user)", "False"),
    ),
    # looking along as a partner
    *rij(
        "pga.toegang.context:_ZET_MEEKIJKEN",
        _KIJK,
        ("set_config('pga.gebruiker', '', true)", "current_setting('pga.gebruiker')"),
        ("set_config('pga.meekijken', %(casus)s::text, true)", "set_config('pga.meekijken', '', true)"),
        ("o.id = %(organisatie)s AND", ""),
        ("(o.convenant_tot IS NULL OR o.convenant_tot >= current_date)", "true"),
        ("u.organisatie_id = %(organisatie)s AND", ""),
    ),
    LEEST_ALLEEN,
    *rij(
        "pga.meekijken:Meekijken.process_view",
        _KIJK,
        ("if kijk is None:", "if False:"),
        ("or not hier", ""),
        ('request.method not in {"GET", "HEAD"} or', ""),
        ("route not in LEESSCHERMEN or", ""),
    ),
]
