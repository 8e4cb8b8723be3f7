"""Addresses between report and decision."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
