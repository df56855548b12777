"""All settings, read from the environment; a press centre in production by default.

``PRESS_ENV=development`` (what ``make run`` says) relaxes what only makes sense behind HTTPS and
serves static files from where they are written. The table of all variables is in README.md.
"""

from pathlib import Path
from typing import Any

from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config.csp import POLICY
from config.press_centre import PressCentre
from config.private_files import private_storage
from config.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))

PRESS_ENV = env.str("PRESS_ENV", default="production")
if PRESS_ENV not in ("production", "development", "test"):
    raise ImproperlyConfigured(f"PRESS_ENV is production or development, not “{PRESS_ENV}”.")
PRODUCTION = PRESS_ENV == "production"

# What the installation writes: database, photos, collected static files, secrets.
VAR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or (
    env.str("SECRET_KEY") if PRODUCTION else kept_secret(VAR / "secret-key")
)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Applications. Ours come before the admin: their templates and static files win.

INSTALLED_APPS = [
    "exercises",
    "newsroom",
    "taggit",
    "adminsortable2",
    "django_prose_editor",
    "django_countries",
    "simple_history",
    "import_export",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressTextMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "config.caching.CachingMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.old_addresses.OldAddressMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
# The templates of our own form fields stand with all the others.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]

# Database

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
}

EMBEDDED = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "db.sqlite3"}

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL") if "DATABASE_URL" in env else EMBEDDED
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://press-centre")}

# Accounts

AUTH_USER_MODEL = "newsroom.User"
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages and time

LANGUAGE_NAMES = dict(global_settings.LANGUAGES)
LANGUAGES = [(code, LANGUAGE_NAMES[code]) for code in env.list("LANGUAGES", default=["en", "ru"])]
LANGUAGE_CODE = LANGUAGES[0][0]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Moscow")

PRESS_CENTRE = PressCentre.from_environment(env, dict(LANGUAGES))

# Outlines and land of the maps: see exercises/geography/__init__.py for the form of the two files.
MAP_DATA = Path(env.str("MAP_DATA", default=str(BASE_DIR / "exercises" / "geography" / "data")))

# How many of the newest entries a feed has.
FEED_ENTRIES = env.int("FEED_ENTRIES", default=50)

# Photos: how large a file, how large a picture, and how many seconds of CPU to open it.
PHOTO_MAX_MEGABYTES = env.int("PHOTO_MAX_MEGABYTES", default=60)
PHOTO_MAX_MEGAPIXELS = env.float("PHOTO_MAX_MEGAPIXELS", default=100)
PHOTO_DECODE_SECONDS = env.int("PHOTO_DECODE_SECONDS", default=20)
# What the desk sends at once; it says itself that a hundred is the most.
DATA_UPLOAD_MAX_NUMBER_FILES = 250

# Topics. The case of a name is folded by the topic's own key: taggit folds only ASCII on SQLite.

TAGGIT_CASE_INSENSITIVE = False
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

# Tables of the registry, whose cells escape what spreadsheets take for a formula.

IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

# Files. What is uploaded is private: no address leads to MEDIA_ROOT or to the bucket.

MEDIA_ROOT = VAR / "media"
# Where a web server in front finds photos in print: see docs/deploy.md. Empty: nowhere.
PUBLIC_FILES = env.str("PUBLIC_FILES", default="")
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# An organisation's own directory (its mark, its icons) goes before ours.
STATICFILES_DIRS = [*env.list("EXTRA_STATIC_DIRS", default=[]), BASE_DIR / "static"]
STATICFILES_FINDERS = [
    *global_settings.STATICFILES_FINDERS,
    "config.stylesheet.StylesheetFinder",
]
STORAGES = {
    "default": private_storage(env),
    "staticfiles": {
        "BACKEND": "config.storage.StaticStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION
FILE_UPLOAD_PERMISSIONS = 0o640

# Security

CONTENT_SECURITY_POLICY = POLICY
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=PRODUCTION)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=PRODUCTION)
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Logs: one JSON object a line in production, plain text elsewhere.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "{asctime}{levelname}{name}{message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if PRODUCTION else "plain",
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
