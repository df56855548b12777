"""Take in the copies of photos that a web server may not serve any more."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom import public_files


class Command(BaseCommand):
    help = "Remove from PUBLIC_FILES whatever no edition in print uses lastingly."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{public_files.sweep()} files were removed.")
