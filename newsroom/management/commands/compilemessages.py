"""``compilemessages`` without gettext's ``msgfmt``: a fresh machine has none."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the catalogues of LOCALE_PATHS, fuzzy entries left out."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--locale", action="append", help="only this language; repeatable")

    def handle(self, *, verbosity: int, locale: list[str] | None, **options: Any) -> None:
        for catalogue in catalogues():
            if locale is None or catalogue.parts[-3] in locale:
                polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
                if verbosity > 0:
                    self.stdout.write(f"compiled {catalogue}")


def catalogues() -> list[Path]:
    """Every .po file of the project."""
    return sorted(
        catalogue
        for directory in settings.LOCALE_PATHS
        for catalogue in Path(directory).glob("*/LC_MESSAGES/*.po")
    )
