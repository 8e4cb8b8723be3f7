"""Settings of the project. Everything that differs per place comes from the environment; no default secret."""

import sys
from pathlib import Path

import environ
import structlog

from pga.rooster import ROOSTER

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
VERSIE = "0.1.0"
TESTEN = "pytest" in sys.modules

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "pga.apps.StatischConfig",
    "django.contrib.postgres",
    "django.forms",  # its widget templates, for our own form renderer
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "guardian",
    "simple_history",
    "pga",
    "uvz",
    "plans",
    "monitoring",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pga.middleware.verzoeklog",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pga.leeslog.Misgrepen",
    "pga.middleware.Context",
    "pga.toegang.geheimhouding.Geheimhouding",
    "pga.meekijken.Meekijken",
    "pga.leeslog.Leeslog",
    "pga.middleware.Schermen",
    "pga.middleware.EenmaligFormulier",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pga.urls"
WSGI_APPLICATION = "pga.wsgi.application"
FORM_RENDERER = "pga.weergave.Weergave"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "pga.context_processors.huis",
            ],
            "builtins": [f"pga.templatetags.{m}" for m in ("spreektaal", "tekens", "componenten")],
        },
    }
]

# Two roles on one database: the application role serves web and worker and is bound by row-level security;
# the owner creates and migrates and is known only to the process that does so.
DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
# Planning a query through the policies costs more than running it: the server keeps the plan of each connection.
VOORBEREID = {"server_side_binding": True, "prepare_threshold": 2}
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | VOORBEREID
if env.str("DATABASE_EIGENAAR_URL", default=""):
    DATABASES["eigenaar"] = env.db_url("DATABASE_EIGENAAR_URL")
    DATABASES["eigenaar"]["TEST"] = {"NAME": env.str("TESTDATABASE", default="test_pga"), "DEPENDENCIES": []}
    DATABASES["default"]["TEST"] = {"MIRROR": "eigenaar"}
DATABASE_ROUTERS = ["pga.toegang.router.EigenaarMigreert"]

REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "pga",
    }
}

# Who logs in, and how
AUTH_USER_MODEL = "pga.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# guardian only stores the grants; its backend is left out so that `has_perm` cannot become a second rule.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
ANONYMOUS_USER_NAME = None
GUARDIAN_AUTO_PREFETCH = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{naam}", "OPTIONS": opties}
    for naam, opties in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mijn_werk"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "pga.toegang.inloggen.GeenRegistratie"
SOCIALACCOUNT_ADAPTER = "pga.toegang.inloggen.GeenSocialeRegistratie"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False  # axes counts failed logins, per account and address
# Second factor and identity providers are installed with their tables; switching them on is a matter of routes.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/geblokkeerd.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
PROXY_COUNT = env.int("PROXY_COUNT", default=0)  # proxies of ours before the application
AXES_IPWARE_PROXY_COUNT = PROXY_COUNT

# Sessions and cookies
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pga.views.fouten.csrf"
VEILIG = env.bool("HTTPS", default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = VEILIG
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if VEILIG else None
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
SECURE_HSTS_SECONDS = 31_536_000 if VEILIG else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = VEILIG
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

# Language and time
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# Files: content lives in the database under row-level security; only static files are on disk.
STATIC_URL = "static/"
STATIC_ROOT = (
    BASE_DIR / "static" if TESTEN else Path(env.str("STATIC_ROOT", default=str(BASE_DIR / ".static")))
)
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("npm/utrecht", BASE_DIR / "node_modules/@utrecht/component-library-css/dist"),
    ("npm/voorbeeld", BASE_DIR / "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist"),
    ("npm/noto-sans", BASE_DIR / "node_modules/@fontsource-variable/noto-sans"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTEN
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A file is looked up when it is asked for, instead of all of them at each start (each client of a test is one).
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTEN
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# Background work
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 60  # a new worker first loads fonts (pga.tasks.warm_worker)
CELERY_TASK_TIME_LIMIT = 600
# A broker that does not answer may not keep who saves something waiting: the sweep sends the task later.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "socket_connect_timeout": 3}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "pga"
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = env.str("BEAT_BESTAND", default="/tmp/pga-beat")  # noqa: S108
CELERY_BEAT_SCHEDULE = ROOSTER

# Mail says only that something is waiting; without EMAIL_URL it goes to the log of the process.
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="uvz@localhost")
SITE_ADRES = env.str("SITE_ADRES", default="http://127.0.0.1:8000/")  # where the mail leads

# Who sends the letters; printed in them, so it is a setting of the place and not of the code.
GEMEENTE = {
    "naam": env.str("GEMEENTE_NAAM", default="Gemeente Zoetermeer"),
    "plaats": env.str("GEMEENTE_PLAATS", default="Zoetermeer"),
    "adres": env.str("GEMEENTE_ADRES", default="Postbus 15"),
    "postcode_plaats": env.str("GEMEENTE_POSTCODE_PLAATS", default="2700 AA Zoetermeer"),
    "telefoon": env.str("GEMEENTE_TELEFOON", default="14 079"),
    "email": env.str("GEMEENTE_EMAIL", default="uvz@gemeente.example"),
    "fg_email": env.str("GEMEENTE_FG_EMAIL", default="fg@gemeente.example"),
    "website": env.str("GEMEENTE_WEBSITE", default="gemeente.example/uvz"),
    "burgemeester": env.str("GEMEENTE_BURGEMEESTER", default="de burgemeester"),
}

# Figures about fewer persons than this are not shown in a report (domein.md 8.6).
RAPPORT_DREMPEL = env.int("RAPPORT_DREMPEL", default=5)

# Logs: structured, without personal data. Only event names, ids and numbers; request bodies and URLs stay out.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(),
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"zonder_persoon": {"()": "pga.logboek.ZonderPersoonsgegevens"}},
    "formatters": {"json": {"()": "pga.logboek.JsonRegel"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["zonder_persoon"]}
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": False},
        "axes": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
