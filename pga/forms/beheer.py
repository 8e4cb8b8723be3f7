"""Forms of the beheer: accounts and organisations of one's own municipality."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import QuerySet

from pga.choices import Functie
from pga.models import Gebruiker, Organisatie
from pga.selectors.organisaties import eigen_functies, gemeente_van


class _MetFuncties(forms.ModelForm):
    """What somebody does in the UVZ, chosen from the functions of the municipality."""

    functies = forms.MultipleChoiceField(
        label="Functies in het UVZ",
        choices=Functie.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bepaalt welke schermen iemand heeft. Welke casussen iemand ziet, bepaalt het overleg.",
    )


class Gebruikerformulier(_MetFuncties, UserChangeForm):
    class Meta:
        model = Gebruiker
        fields = "__all__"  # noqa: DJ007  the admin names them, see its fieldsets

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeente = gemeente_van(self.instance)
        if gemeente is not None and "functies" in self.fields:
            self.fields["functies"].initial = eigen_functies(self.instance, gemeente)


class NieuweGebruiker(_MetFuncties, AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = Gebruiker
        fields = ("username", "first_name", "last_name", "organisatie")


class Organisatieformulier(forms.ModelForm):
    """The municipality is the beheerder's own, so it is not asked; `buren` are what it has now."""

    buren: ClassVar[QuerySet[Organisatie]] = Organisatie.objects.none()

    class Meta:
        model = Organisatie
        fields = (
            "naam",
            "afkorting",
            "soort",
            "domein",
            "kernpartner",
            "convenant_van",
            "convenant_tot",
            "grondslag",
            "mag_bsn",
            "geheimhouding",
            "toegang_dagen_na_besluit",
            "contactpersoon",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "contactpersoon" in self.fields:
            mensen = Gebruiker.objects.filter(organisatie=self.instance, is_active=True)
            self.fields["contactpersoon"].queryset = mensen.order_by("last_name", "first_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("convenant_van"), gegevens.get("convenant_tot")
        if van and tot and tot < van:
            self.add_error("convenant_tot", "De einddatum ligt voor de begindatum.")
        zelfde = self.buren.filter(naam__iexact=gegevens.get("naam", "")).exclude(pk=self.instance.pk)
        if zelfde.exists():
            self.add_error("naam", "Een organisatie met deze naam bestaat al. Pas die aan.")
        if not self.instance.pk and gegevens.get("soort") == "gemeente":
            self.add_error("soort", "Een gemeente komt erbij met een opdracht op de server, niet hier.")
        return gegevens
