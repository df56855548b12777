"""The root of all addresses.

Every public address begins with its language; ``/`` and an address without one are redirected to
the reader's language by ``LocaleMiddleware``. The desk has no language in its addresses.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config.icon import favicon

urlpatterns = [
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon, name="favicon"),
    path("", include("newsroom.machine_urls")),
    path("", include("newsroom.file_urls")),
    path("", include("newsroom.preview_urls")),
    *i18n_patterns(
        path("", include("exercises.urls")),
        path("", include("newsroom.urls")),
    ),
]

handler404 = "newsroom.views.errors.not_found"
handler500 = "newsroom.views.errors.server_error"
