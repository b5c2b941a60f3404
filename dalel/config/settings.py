"""Settings. One file; what differs between installations comes from the environment.

DALEL_HOME     the folder with the database and the secret key (default: .dalel)
DATABASE_URL   postgres://user:password@host:5432/name (default: SQLite in DALEL_HOME)
DALEL_DEBUG    1 shows errors in full; never where anybody else can reach the site
"""

from __future__ import annotations

import os
from pathlib import Path

from dalel.config.databases import database
from dalel.config.home import home, secret_key
from dalel.lib.languages import LANGUAGES as SPOKEN
from dalel.lib.limits import FILE

PACKAGE = Path(__file__).resolve().parent.parent
DALEL_HOME = home()

SECRET_KEY = secret_key()
DEBUG = os.environ.get("DALEL_DEBUG") == "1"
# There is no login yet: the site answers to this machine only, under no other name.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "dalel.accounts",
    "dalel.reference",
    "dalel.custody",
    "dalel.pages",
    "dalel.register",
    "dalel.mechanisms",
    "dalel.cases",
    "dalel.figures",
    "dalel.intake",
    "dalel.advocacy",
    "dalel.desk",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "dalel.config.middleware.security_headers",
    "dalel.config.middleware.only_reading",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "dalel.config.middleware.speak_the_language_of_the_page",
    "dalel.config.middleware.below_a_project",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "dalel.config.urls"
WSGI_APPLICATION = "dalel.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "dalel.pages.moment.moment_context",
                "dalel.pages.page.page_context",
                "dalel.register.views.register_context",
                "dalel.desk.navigation.navigation_context",
            ]
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DALEL_HOME)}

# Comments on columns are for PostgreSQL; that SQLite has none is no reason to warn.
SILENCED_SYSTEM_CHECKS = ["fields.W163", "models.W046"]

LANGUAGE_CODE = "en"
LANGUAGES = [(one.code, one.name) for one in SPOKEN.values()]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["dalel.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
# Files are served from the package itself, so that no step of an installation can forget to copy them.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# What is dropped on a page is held in memory alone: a larger file would go to the disk, and is refused instead.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = FILE.value

# What breaks a page leaves a note like that of a command; the pages themselves tell their visitors nothing of it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"notes": {"class": "dalel.config.faults.Notes", "level": "ERROR"}},
    "loggers": {"django.request": {"handlers": ["notes"], "level": "ERROR", "propagate": DEBUG}},
}
