"""A birth date as far as it is known: the day, only month and year, or only the year."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pga.choices import Nauwkeurigheid
from pga.velden import Datumveld

MAAND_JAAR = re.compile(r"^\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*$")
JAAR = re.compile(r"^\s*(\d{4})\s*$")
OUDSTE = 110


class Geboortedatumveld(forms.Field):
    """Gives (date, Nauwkeurigheid), or None when left empty; unknown parts become 1."""

    widget = forms.TextInput(
        attrs={
            "autocomplete": "off",
            "inputmode": "numeric",
            "class": "pga-invoer--datum",
            "data-datum": True,
        }
    )

    def to_python(self, value: Any) -> tuple[date, str] | None:
        if value in self.empty_values:
            return None
        datum, nauwkeurig = self._lees(str(value))
        if datum > timezone.localdate():
            raise ValidationError(
                "Deze datum ligt in de toekomst. Controleer de geboortedatum.", code="toekomst"
            )
        if datum.year < timezone.localdate().year - OUDSTE:
            raise ValidationError("Controleer het jaar: deze persoon zou ouder dan 110 zijn.", code="te_oud")
        return datum, nauwkeurig

    def _lees(self, tekst: str) -> tuple[date, str]:
        if gevonden := JAAR.match(tekst):
            return self._maak(int(gevonden[1]), 1), Nauwkeurigheid.JAAR
        if gevonden := MAAND_JAAR.match(tekst):
            return self._maak(int(gevonden[2]), int(gevonden[1])), Nauwkeurigheid.MAAND
        try:
            datum = Datumveld().to_python(tekst)
        except ValidationError as fout:
            if fout.code == "jaar":
                return self._maak(int(tekst.strip()[-4:]), 1), Nauwkeurigheid.JAAR
            if fout.code == "bestaat":
                raise ValidationError("Deze datum bestaat niet. Controleer de dag en de maand.") from fout
            raise self._vorm() from fout
        if datum is None:
            raise self._vorm()
        return datum, Nauwkeurigheid.DAG

    @staticmethod
    def _vorm() -> ValidationError:
        return ValidationError(
            "Schrijf dag-maand-jaar, bijvoorbeeld 3-5-2011. Of 5-2011, of 2011.", code="vorm"
        )

    def _maak(self, jaar: int, maand: int) -> date:
        try:
            return date(jaar, maand, 1)
        except ValueError as fout:
            raise self._vorm() from fout


def als_tekst(datum: date | None, nauwkeurig: str) -> str:
    """The way back: what somebody would have typed for this date."""
    if datum is None:
        return ""
    vorm = {Nauwkeurigheid.DAG: "%d-%m-%Y", Nauwkeurigheid.MAAND: "%m-%Y", Nauwkeurigheid.JAAR: "%Y"}
    return datum.strftime(vorm[Nauwkeurigheid(nauwkeurig)])


def leeftijden(datum: date, nauwkeurig: str) -> tuple[int, int]:
    """The youngest and the oldest somebody with this birth date can be today."""
    vandaag = timezone.localdate()
    vroegst = laatst = (datum.month, datum.day)
    if nauwkeurig == Nauwkeurigheid.MAAND:
        vroegst, laatst = (datum.month, 1), (datum.month, 31)
    elif nauwkeurig == Nauwkeurigheid.JAAR:
        vroegst, laatst = (1, 1), (12, 31)
    nu, jaren = (vandaag.month, vandaag.day), vandaag.year - datum.year
    return jaren - (nu < laatst), jaren - (nu < vroegst)
