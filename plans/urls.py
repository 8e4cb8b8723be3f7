"""Addresses between decision and closing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
