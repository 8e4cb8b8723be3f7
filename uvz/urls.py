"""Addresses between report and decision, a list per noun."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
