"""Addresses between report and decision, a list per noun."""

from django.urls import URLPattern, path

from uvz.views import aanmelding, agendapunt, bespreking, bijdrage, scherm, vergadering, verzoek, weging

AANMELDING = [
    path("aanmeldingen/", aanmelding.aanmeldingen, name="aanmeldingen"),
    path("aanmeldingen/nieuw/", aanmelding.nieuw, name="aanmelding_nieuw"),
    path("aanmeldingen/<int:pk>/", aanmelding.aanmelding, name="aanmelding"),
    path("aanmeldingen/<int:pk>/wijzigen/", aanmelding.wijzigen, name="aanmelding_wijzigen"),
    path("aanmeldingen/<int:pk>/intrekken/", aanmelding.intrekken, name="aanmelding_actie"),
    path("aanmeldingen/<int:pk>/weggooien/", aanmelding.weggooien, name="aanmelding_weggooien"),
]
WEGING = [
    path("weging/", weging.weging, name="weging"),
    path("weging/<int:pk>/", weging.weging_aanmelding, name="weging_aanmelding"),
    path("weging/<int:pk>/oordeel/", weging.oordeel, name="weging_oordeel"),
    path("weging/<int:pk>/<slug:uitkomst>/", weging.uitkomst, name="weging_uitkomst"),
]
VERGADERING = [
    path("vergaderingen/", vergadering.lijst, name="vergaderingen"),
    path("vergaderingen/nieuw/", vergadering.nieuw, name="vergadering_nieuw"),
    path("vergaderingen/<int:pk>/", vergadering.een, name="vergadering"),
    path("vergaderingen/<int:pk>/wijzigen/", vergadering.wijzigen, name="vergadering_wijzigen"),
    path("vergaderingen/<int:pk>/agenderen/", vergadering.agenderen, name="agendapunt_nieuw"),
    path("vergaderingen/<int:pk>/scherm/", scherm.scherm, name="vergadering_scherm"),
    path("vergaderingen/<int:pk>/stap/<slug:stap>/", vergadering.actie, name="vergadering_actie"),
]
AGENDAPUNT = [
    path("agendapunten/<int:pk>/wijzigen/", agendapunt.wijzigen, name="agendapunt_wijzigen"),
    path("agendapunten/<int:pk>/stap/<slug:stap>/", agendapunt.actie, name="agendapunt_actie"),
    path("agendapunten/<int:pk>/uitnodigen/", agendapunt.uitnodigen, name="verzoek_nieuw"),
    path("agendapunten/<int:pk>/herinneren/", agendapunt.herinneren, name="verzoeken_herinneren"),
    path("agendapunten/<int:pk>/brieven/", agendapunt.brieven_maken, name="brieven_maken"),
    path("agendapunten/<int:pk>/uitstel/", agendapunt.brief_uitstellen, name="brief_uitstellen"),
]
VERZOEK = [
    path("verzoeken/", verzoek.lijst, name="verzoeken"),
    path("verzoeken/<int:pk>/", verzoek.een, name="verzoek"),
    path("verzoeken/<int:pk>/wijzigen/", agendapunt.vraag_wijzigen, name="verzoek_wijzigen"),
    path("verzoeken/<int:pk>/niet-tijdig/", agendapunt.niet_tijdig, name="verzoek_niet_tijdig"),
]
_B = "casussen/<str:nummer>/bespreking/"
BESPREKING = [
    path(_B, bespreking.tabblad, name="casus_bespreking"),
    path(f"{_B}bijdragen/", bijdrage.bijdragen, name="bijdragen"),
    path(f"{_B}bijdragen/nieuw/", bijdrage.bijdrage_nieuw, name="bijdrage_nieuw"),
    path(f"{_B}bijdragen/lezers/", bijdrage.bijdrage_lezers, name="bijdrage_lezers"),
    path(f"{_B}bijdragen/<int:pk>/", bijdrage.bijdrage_wijzigen, name="bijdrage_wijzigen"),
    path(f"{_B}bijdragen/<int:pk>/kring/", bijdrage.bijdrage_kring, name="bijdrage_kring"),
    path(f"{_B}bijdragen/<int:pk>/lezers/", bijdrage.bijdrage_lezers, name="bijdrage_lezers"),
    path(f"{_B}vragen/nieuw/", bespreking.vraag_nieuw, name="vraag_nieuw"),
    path(f"{_B}vragen/<int:pk>/", bespreking.vraag_beantwoorden, name="vraag_beantwoorden"),
    path(f"{_B}vragen/<int:pk>/sluiten/", bespreking.vraag_sluiten, name="vraag_sluiten"),
    path(f"{_B}oordelen/nieuw/", bespreking.oordeel_nieuw, name="oordeel_nieuw"),
    path(f"{_B}besluit/", bespreking.besluit_nieuw, name="besluit_nieuw"),
    path(f"{_B}besluit/<slug:soort>/", bespreking.besluit_nieuw, name="besluit_nieuw"),
]

urlpatterns: list[URLPattern] = [
    *AANMELDING,
    *WEGING,
    *VERGADERING,
    *AGENDAPUNT,
    *VERZOEK,
    *BESPREKING,
]
