"""Addresses of figures and reports."""

from django.urls import URLPattern, path

from monitoring import views

urlpatterns: list[URLPattern] = [
    path("rapportages/", views.rapportages, name="rapportages"),
    path("rapportages/nieuw/", views.rapportage_nieuw, name="rapportage_nieuw"),
    path("rapportages/<int:pk>/", views.rapportage, name="rapportage"),
    path("rapportages/<int:pk>/pdf/", views.rapportage_pdf, name="rapportage_pdf"),
    path("rapportages/<int:pk>/opnieuw/", views.rapportage_opnieuw, name="rapportage_opnieuw"),
]
