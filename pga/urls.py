"""All addresses. Dutch and stable; each name has a row in `pga/toegang/schermen.py`."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from pga.admin import beheer
from pga.views import (
    brieven,
    casussen,
    concept,
    documenten,
    gezin,
    gezondheid,
    hulp,
    leeslog,
    organisaties,
    start,
    tijdlijn,
    toegang,
    wachtwoord,
    zoeken,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.mijn_werk, name="mijn_werk"),
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("wachtwoord/", wachtwoord.wijzigen, name="account_change_password"),
    path("concept/", concept.bewaren, name="concept_bewaren"),
    path("concept/weggooien/", concept.weggooien, name="concept_weggooien"),
    path("brieven/", brieven.brieven, name="brieven"),
    path("brieven/printbestand/", brieven.printbestand_maken, name="brieven_printbestand"),
    path("brieven/actie/", brieven.brieven_actie, name="brieven_actie"),
    path("brieven/<int:pk>/actie/", brieven.brief_actie, name="brief_actie"),
    path("gezondheid/", gezondheid.gezondheid, name="gezondheid"),
    path("casussen/", casussen.casussen, name="casussen"),
    path("casussen/<str:nummer>/", casussen.casus, name="casus"),
    path("casussen/<str:nummer>/gezin/", gezin.casus_gezin, name="casus_gezin"),
    path("casussen/<str:nummer>/gezin/nieuw/", gezin.relatie_nieuw, name="relatie_nieuw"),
    path("casussen/<str:nummer>/gezin/adres/", gezin.adres_wijzigen, name="adres_wijzigen"),
    path("casussen/<str:nummer>/gezin/<int:pk>/", gezin.relatie_wijzigen, name="relatie_wijzigen"),
    path("casussen/<str:nummer>/gezin/<int:pk>/adres/", gezin.adres_wijzigen, name="adres_wijzigen"),
    path("casussen/<str:nummer>/documenten/", documenten.casus_documenten, name="casus_documenten"),
    path("casussen/<str:nummer>/documenten/nieuw/", documenten.bestand_nieuw, name="bestand_nieuw"),
    path("bestanden/<int:pk>/", documenten.bestand, name="bestand"),
    path("casussen/<str:nummer>/tijdlijn/", tijdlijn.casus_tijdlijn, name="casus_tijdlijn"),
    path("casussen/<str:nummer>/toegang/", toegang.casus_toegang, name="casus_toegang"),
    path("casussen/<str:nummer>/toegang/nieuw/", toegang.deelname_nieuw, name="deelname_nieuw"),
    path(
        "casussen/<str:nummer>/toegang/<int:pk>/stoppen/",
        toegang.deelname_beeindigen,
        name="deelname_beeindigen",
    ),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("organisaties/", organisaties.organisaties, name="organisaties"),
    path("leeslog/", leeslog.leeslog, name="leeslog"),
    path("hulp/", hulp.hulp, name="hulp"),
    path("hulp/<slug:slug>/", hulp.hulp_pagina, name="hulp_pagina"),
    path("toegankelijkheid/", hulp.toegankelijkheid, name="toegankelijkheid"),
    path("", include("uvz.urls")),
    path("", include("plans.urls")),
    path("", include("monitoring.urls")),
    path("beheer/", beheer.urls),
]
