"""Error pages that say what to do, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The login expired, or the page was open in another tab: what was typed is still in the draft."""
    return render(request, "403_csrf.html", status=403)
