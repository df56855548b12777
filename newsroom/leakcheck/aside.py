"""What the check must not touch: the installation's caches and files, and its log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test import override_settings


@contextmanager
def aside() -> Iterator[None]:
    """Within: everything written goes to memory or is rolled back, refusals are not logged."""
    files = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    cache = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "leakcheck"}
    logging.disable(logging.CRITICAL)
    try:
        with (
            override_settings(
                ALLOWED_HOSTS=["testserver"],
                CACHES=dict.fromkeys(settings.CACHES, cache),
                STORAGES={**settings.STORAGES, "default": files},
                PUBLIC_FILES="",
            ),
            transaction.atomic(),
        ):
            yield
            transaction.set_rollback(True)
    finally:
        logging.disable(logging.NOTSET)
