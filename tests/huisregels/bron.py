"""The source of the house as trees, read once."""

import ast
from functools import cache
from pathlib import Path

HUIS = Path(__file__).resolve().parents[2]
APPS = ("pga", "uvz", "plans", "monitoring")


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the four apps, migrations left out."""
    paden = [
        pad for app in APPS for pad in sorted((HUIS / app).rglob("*.py")) if "migrations" not in pad.parts
    ]
    return {pad.relative_to(HUIS): ast.parse(pad.read_text()) for pad in paden}


def laag(pad: Path) -> str:
    """The layer of a module: its file or package under the app."""
    return Path(pad.parts[1]).stem


def functies(boom: ast.Module) -> list[ast.FunctionDef]:
    return [knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)]


def naam_van(aanroep: ast.Call) -> str:
    """The last part of what is called: `a.b.save(...)` is `save`."""
    doel = aanroep.func
    return doel.attr if isinstance(doel, ast.Attribute) else doel.id if isinstance(doel, ast.Name) else ""


def aanroepen(boom: ast.AST) -> list[ast.Call]:
    return [knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.Call)]
