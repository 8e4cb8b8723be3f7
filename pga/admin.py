"""The beheer at /beheer/: accounts and organisations of one's own municipality. No table with case content.

A site of its own, so that nothing that a package registers by itself ever appears in it.
"""

from typing import Any, cast

from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from pga.choices import Functie
from pga.forms.beheer import Gebruikerformulier, NieuweGebruiker, Organisatieformulier
from pga.fouten import Bezwaar
from pga.models import Gebruiker, Organisatie
from pga.opslag import bewaar
from pga.selectors.organisaties import gemeente_van, organisaties_van
from pga.services.inrichting import maak_organisatie, zet_functies


def _beheerder(request: HttpRequest) -> Gebruiker:
    return cast("Gebruiker", request.user)


def _gemeente(request: HttpRequest) -> Organisatie:
    """The municipality that this beheerder keeps; Http404 without one."""
    gemeente = gemeente_van(_beheerder(request))
    if gemeente is None:
        raise Http404
    return gemeente


class Beheer(admin.AdminSite):
    site_header = "Beheer UVZ"
    site_title = "Beheer UVZ"
    index_title = "Gebruikers en organisaties"
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        gebruiker = request.user
        return bool(
            gebruiker.is_active and gebruiker.is_authenticated and Functie.BEHEER in gebruiker.functies
        )

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """One way in: our own login page. Who is logged in is let through, or has no business here."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_logout")


beheer = Beheer(name="admin")


class _VoorBeheer(admin.ModelAdmin):
    """Rights follow from the function; nothing is ever deleted that a case may point at."""

    def _mag(self, request: HttpRequest) -> bool:
        return beheer.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._mag(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._mag(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._mag(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._mag(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OntbreektFilter(admin.SimpleListFilter):
    """Accounts for which a date is missing."""

    veld = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ontbreekt", "ontbreekt"), ("aanwezig", "aanwezig")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() is None:
            return queryset
        return queryset.filter(**{f"{self.veld}__isnull": self.value() == "ontbreekt"})


class Verklaringfilter(OntbreektFilter):
    title, parameter_name, veld = "geheimhoudingsverklaring", "verklaring", "geheimhouding_getekend_op"


class Trainingfilter(OntbreektFilter):
    title, parameter_name, veld = "training", "training", "training_op"


@admin.register(Gebruiker, site=beheer)
class GebruikerBeheer(_VoorBeheer, UserAdmin):
    form, add_form = Gebruikerformulier, NieuweGebruiker
    list_display = ("username", "first_name", "last_name", "organisatie", "is_active", "last_login")
    list_filter = (
        "is_active",
        Verklaringfilter,
        Trainingfilter,
        ("organisatie", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("organisatie",)
    search_fields = ("username", "first_name", "last_name")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined", "geheimhouding_getekend_op", "vertrek")
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active", "vertrek")}),
        ("Wie", {"fields": ("first_name", "last_name", "email", "telefoon", "organisatie")}),
        ("Wat", {"fields": ("functies",)}),
        ("Verklaringen", {"fields": ("geheimhouding_getekend_op", "screening_op", "training_op")}),
        ("Gebruik", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "username",
                    "first_name",
                    "last_name",
                    "organisatie",
                    "functies",
                    "usable_password",
                    "password1",
                    "password2",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(organisatie__in=organisaties_van(_beheerder(request)))

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Gebruiker | None:
        """Whatever is saved here, a new password too, is saved in the name of this beheerder."""
        gebruiker = super().get_object(request, *args, **kwargs)
        if gebruiker is not None:
            gebruiker._history_user = request.user
        return gebruiker

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An account closes in one way: on its own screen, which first asks where the open work goes."""
        return (*self.readonly_fields, "is_active") if obj and obj.is_active else self.readonly_fields

    @admin.display(description="Vertrek")
    def vertrek(self, obj: Gebruiker) -> str:
        if not obj.is_active:
            return (
                "Dit account is gesloten. Zet ‘actief’ aan en kies de functies opnieuw als iemand terugkomt."
            )
        adres = reverse("gebruiker_vertrek", args=[obj.pk])
        return format_html(
            '<a href="{}">Sluit dit account: eerst kiezen waar het open werk heen gaat</a>', adres
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "organisatie":
            kwargs["queryset"] = organisaties_van(_beheerder(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: ModelForm, change: bool) -> None:
        bewaar(obj, door=_beheerder(request), reden="beheer")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        try:
            zet_functies(
                gebruiker=form.instance,
                gemeente=_gemeente(request),
                functies=form.cleaned_data.get("functies", ()),
                door=_beheerder(request),
            )
        except Bezwaar as fout:
            messages.error(request, str(fout))


@admin.register(Organisatie, site=beheer)
class OrganisatieBeheer(_VoorBeheer):
    form = Organisatieformulier
    list_display = ("naam", "soort", "domein", "kernpartner", "convenant_van", "convenant_tot")
    list_filter = ("domein", "kernpartner")
    search_fields = ("naam", "afkorting")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(pk__in=organisaties_van(_beheerder(request)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A partner stops in one way: on its own screen, which first asks where the open work goes."""
        return ("soort", "convenant_tot", "vertrek") if obj else ()

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("contactpersoon", "toegang_dagen_na_besluit")  # nobody works at a new one yet
        return ("toegang_dagen_na_besluit",) if obj.gemeente_id else ()  # the municipality chooses it

    @admin.display(description="Vertrek")
    def vertrek(self, obj: Organisatie) -> str:
        if obj.gemeente_id is None or obj.convenant_tot:
            return "–"
        adres = reverse("organisatie_vertrek", args=[obj.pk])
        return format_html('<a href="{}">Laat deze organisatie vertrekken</a>', adres)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        klasse: Any = super().get_form(request, obj, change=change, **kwargs)
        klasse.buren = organisaties_van(_beheerder(request))
        return klasse

    def save_form(self, request: HttpRequest, form: ModelForm, change: bool) -> Organisatie:
        """A new partner gets its group, without which it could never be given a case."""
        organisatie: Organisatie = super().save_form(request, form, change)
        if change:
            return organisatie
        nieuw = maak_organisatie(
            gemeente=_gemeente(request),
            naam=organisatie.naam,
            kort=organisatie.afkorting,
            soort=organisatie.soort,
            domein=organisatie.domein,
            kernpartner=organisatie.kernpartner,
            geheimhouding=organisatie.geheimhouding,
            convenant_van=organisatie.convenant_van,
            door=_beheerder(request),
        )
        for veld in ("convenant_tot", "grondslag", "mag_bsn"):
            setattr(nieuw, veld, getattr(organisatie, veld))
        form.instance = nieuw
        return nieuw

    def save_model(self, request: HttpRequest, obj: Organisatie, form: ModelForm, change: bool) -> None:
        bewaar(obj, door=_beheerder(request), reden="beheer")


@admin.register(AccessAttempt, site=beheer)
class GeblokkeerdBeheer(_VoorBeheer):
    """Failed logins; deleting one lets that person try again at once."""

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time")
    fields = readonly_fields = ("username", "ip_address", "failures_since_start", "attempt_time")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._mag(request)
