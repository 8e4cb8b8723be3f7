"""All addresses. Dutch and stable; each name has a row in `pga/toegang/schermen.py`."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from pga.views import concept, start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.mijn_werk, name="mijn_werk"),
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("concept/", concept.bewaren, name="concept_bewaren"),
    path("concept/weggooien/", concept.weggooien, name="concept_weggooien"),
    path("", include("uvz.urls")),
    path("", include("plans.urls")),
    path("", include("monitoring.urls")),
    path("beheer/", admin.site.urls),
]
