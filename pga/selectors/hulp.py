"""Which pages the handbook has, and in which order somebody gets them."""

from dataclasses import dataclass
from typing import Any

from pga.choices import Functie
from pga.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Hulppagina:
    """A page of the handbook; `slug` is its address and the name of its template."""

    slug: str
    titel: str
    kort: str
    functie: str = ""

    @property
    def sjabloon(self) -> str:
        return f"hulp/{self.slug.replace('-', '_')}.html"


PAGINAS: tuple[Hulppagina, ...] = (
    Hulppagina("wie-ziet-wat", "Wie ziet wat", "Waarom u sommige dingen wel en andere niet ziet"),
    Hulppagina("zorgvuldig-schrijven", "Privacy en zorgvuldig schrijven", "Wat u wel en niet opschrijft"),
    Hulppagina("toetsen", "Toetsen", "Werken zonder muis"),
    Hulppagina(
        "netwerkregisseur", "Netwerkregisseur", "Caseload, plan, acties en herijking", Functie.REGISSEUR
    ),
    Hulppagina(
        "jeugdmarshall",
        "Jeugdmarshall",
        "Jongeren onder uw regie en contact op straat",
        Functie.JEUGDMARSHALL,
    ),
    Hulppagina("voorzitter", "Voorzitter UVZ", "Wegen, agenderen en besluiten", Functie.VOORZITTER),
    Hulppagina("weger", "Agenderingsoverleg", "Meldingen wegen met de voorzitter", Functie.WEGER),
    Hulppagina("partner", "Partner", "Vragen, acties en eigen aanmeldingen", Functie.PARTNER),
    Hulppagina(
        "ondersteuner", "Procesondersteuner", "Agenda, uitnodigingen en brieven", Functie.ONDERSTEUNER
    ),
    Hulppagina("analist", "Informatieanalist", "Het beeld van personen en cijfers", Functie.ANALIST),
    Hulppagina("beleid", "Beleid en raad", "Cijfers zonder personen", Functie.BELEID),
    Hulppagina("privacy", "Privacyfunctionaris", "Leeslog en bewaartermijnen", Functie.PRIVACY),
    Hulppagina("beheer", "Beheerder", "Gebruikers en organisaties", Functie.BEHEER),
)


def hulpindex(gebruiker: Gebruiker) -> dict[str, Any]:
    """The pages for this person's own functions first, then what is for everybody, then the rest."""
    functies = gebruiker.functies
    return {
        "eigen": [pagina for pagina in PAGINAS if pagina.functie and pagina.functie in functies],
        "iedereen": [pagina for pagina in PAGINAS if not pagina.functie],
        "anderen": [pagina for pagina in PAGINAS if pagina.functie and pagina.functie not in functies],
    }


def hulppagina(slug: str) -> Hulppagina | None:
    return next((pagina for pagina in PAGINAS if pagina.slug == slug), None)
