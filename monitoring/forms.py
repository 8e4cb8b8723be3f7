"""Which quarter a report is about."""

from django import forms

from monitoring.selectors.rapporten import kwartaalkeuzes


class Kwartaalkeuze(forms.Form):
    kwartaal = forms.ChoiceField(
        label="Kwartaal",
        choices=kwartaalkeuzes,
        help_text="Van een kwartaal dat nog loopt krijgt u de cijfers tot en met vandaag.",
    )
