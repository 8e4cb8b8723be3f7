"""What forms of the house have in common."""

from django import forms


class MetVersie(forms.Form):
    """Carries the version of the thing that the page showed, so that a stale form is noticed."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class Redenformulier(MetVersie):
    """A step that asks for a reason."""

    reden = forms.CharField(label="Reden", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
