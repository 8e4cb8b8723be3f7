"""Accounts are made by the beheerder: nobody registers, also not through an identity provider."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest


class GeenRegistratie(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "De gebruikersnaam of het wachtwoord klopt niet.",
        "too_many_login_attempts": "U heeft te vaak geprobeerd in te loggen. Wacht een kwartier.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class GeenSocialeRegistratie(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False
