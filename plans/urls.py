"""Addresses between decision and closing."""

from django.urls import URLPattern, path

from plans.views import actie, afsluiting, herijking, plan, regie, vertrek

CASUS = "casussen/<str:nummer>/"

urlpatterns: list[URLPattern] = [
    path(f"{CASUS}plan/", plan.plan, name="casus_plan"),
    path(f"{CASUS}plan/beginnen/", plan.start, name="plan_start"),
    path(f"{CASUS}plan/wijzigen/", plan.wijzigen, name="plan_wijzigen"),
    path(f"{CASUS}plan/vaststellen/", plan.vaststellen, name="plan_vaststellen"),
    path(f"{CASUS}plan/bijstellen/", plan.bijstellen, name="plan_bijstellen"),
    path(f"{CASUS}plan/versies/<int:versie>/", plan.planversie, name="planversie"),
    path(f"{CASUS}plan/beeld/<str:leefgebied>/", plan.beeld, name="beeld_wijzigen"),
    path(f"{CASUS}plan/meting/", plan.meting, name="meting_nieuw"),
    path(f"{CASUS}plan/doelen/nieuw/", plan.doel_nieuw, name="doel_nieuw"),
    path(f"{CASUS}plan/doelen/<int:pk>/", plan.doel_wijzigen, name="doel_wijzigen"),
    path(f"{CASUS}plan/doelen/<int:pk>/melden/", plan.doel_melden, name="doel_melden"),
    path(f"{CASUS}regie/", regie.regie, name="casus_regie"),
    path(f"{CASUS}regie/wijzigen/", regie.wijzigen, name="regie_wijzigen"),
    path(f"{CASUS}regie/intensiteit/", regie.intensiteit, name="intensiteit_wijzigen"),
    path(f"{CASUS}contact/nieuw/", regie.contact_nieuw, name="contact_nieuw"),
    path(f"{CASUS}signalen/nieuw/", regie.signaal_nieuw, name="signaal_nieuw"),
    path("signalen/<int:pk>/gezien/", regie.signaal_gezien, name="signaal_gezien"),
    path("acties/", actie.acties, name="acties"),
    path(f"{CASUS}acties/nieuw/", actie.actie_nieuw, name="actie_nieuw"),
    path("acties/<int:pk>/", actie.actie, name="actie"),
    path("acties/<int:pk>/melden/", actie.actie_melden, name="actie_melden"),
    path("acties/<int:pk>/wijzigen/", actie.actie_wijzigen, name="actie_wijzigen"),
    path("acties/<int:pk>/heropenen/", actie.actie_heropenen, name="actie_heropenen"),
    path("mensen/<int:pk>/vertrek/", vertrek.gebruiker, name="gebruiker_vertrek"),
    path("organisaties/<int:pk>/vertrek/", vertrek.organisatie, name="organisatie_vertrek"),
    path("herijking/", herijking.herijking, name="herijking"),
    path(f"{CASUS}herijking/nieuw/", herijking.nieuw, name="herijking_nieuw"),
    path(f"{CASUS}herijking/<int:pk>/oordeel/", herijking.oordeel, name="herijking_oordeel"),
    path(f"{CASUS}herijking/<int:pk>/besluit/", herijking.besluiten, name="herijking_besluiten"),
    path(f"{CASUS}afsluiting/nieuw/", afsluiting.nieuw, name="afsluiting_nieuw"),
    path(f"{CASUS}afsluiting/<int:pk>/agenda/", afsluiting.agenderen, name="afsluiting_agenderen"),
    path(f"{CASUS}afsluiting/<int:pk>/besluit/", afsluiting.besluiten, name="afsluiting_besluiten"),
    path(f"{CASUS}afsluiting/brieven/", afsluiting.brieven, name="afsluiting_brieven"),
    path(f"{CASUS}afsluiten/", afsluiting.afsluiten, name="casus_afsluiten"),
]
