"""The main menu: the screens of this list that somebody may open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from pga.choices import Functie as F
from pga.toegang.schermen import INGELOGD, SCHERMEN, past

if TYPE_CHECKING:
    from pga.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Menupunt:
    """`alleen`: stands in the menu of these functions only, though others may open it too."""

    route: str
    titel: str
    alleen: frozenset[str] = INGELOGD


MENU: tuple[Menupunt, ...] = (
    Menupunt("mijn_werk", "Mijn werk"),
    Menupunt("weging", "Weging"),
    Menupunt("verzoeken", "Vragen aan mij"),
    Menupunt("vergaderingen", "Vergaderingen"),
    Menupunt("casussen", "Casussen"),
    Menupunt("acties", "Acties"),
    Menupunt("aanmeldingen", "Aanmeldingen"),
    Menupunt("herijking", "Herijking"),
    Menupunt("brieven", "Brieven"),
    Menupunt("rapportages", "Rapportages"),
    Menupunt("leeslog", "Leeslog", alleen=frozenset({F.PRIVACY})),
    Menupunt("wie_ziet_wat", "Wie ziet wat", alleen=frozenset({F.PRIVACY})),
    Menupunt("waarneming", "Waarneming"),
    Menupunt("jaarcontrole", "Jaarcontrole", alleen=frozenset({F.BEHEER, F.PRIVACY})),
    Menupunt("afgeschermd", "Afgesloten casussen"),
    Menupunt("noodinzages", "Noodinzages", alleen=frozenset({F.PRIVACY})),
    Menupunt("organisaties", "Organisaties"),
)


def menu_voor(gebruiker: "Gebruiker | AnonymousUser") -> list[Menupunt]:
    return [punt for punt in MENU if past(SCHERMEN[punt.route], gebruiker) and past(punt.alleen, gebruiker)]
