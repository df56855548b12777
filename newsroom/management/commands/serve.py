"""The press centre in one command: what ``make run`` calls."""

import errno
import socket
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction
from django.urls import reverse
from django.utils.translation import override
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

ADDRESS = "127.0.0.1"
# Each thread holds a database connection of its own; more of them only wait for one another.
THREADS = 2


class Command(BaseCommand):
    help = "Migrates, fills a new database with the demonstration, and serves."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        refuse_taken(port)
        settings.VAR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        if is_new():
            self.fill()
        connections.close_all()  # the server's own process must not inherit them
        serve(port, on_startup=lambda: self.print_addresses(port))

    def fill(self) -> None:
        """Load the demonstration, all or nothing: an interrupted load leaves a new database."""
        from newsroom import demonstration

        # Nobody's: left by a load that was interrupted, or by a database that is gone.
        demonstration.staff.password_file().unlink(missing_ok=True)
        with transaction.atomic():
            demonstration.make_staff(self.stdout)
            demonstration.load(self.stdout)

    def print_addresses(self, port: int) -> None:
        """Say where the site, the desk and the feed are."""
        site = f"http://{ADDRESS}:{port}"
        with override(settings.LANGUAGE_CODE):
            self.stdout.write(f"\n  Site  {site}{reverse('home')}")
            self.stdout.write(f"  Desk  {site}{reverse('admin:index')}")
            self.stdout.write(f"  Feed  {site}{reverse('feed', args=['atom'])}\n")
        self.stdout.flush()


def refuse_taken(port: int) -> None:
    """Raise ``CommandError`` with a sentence when nobody can listen at the port."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OverflowError as error:
            raise CommandError(f"{port} is no port: they go from 1 to 65535.") from error
        except OSError as error:
            raise CommandError(reason(port, error)) from error


def reason(port: int, error: OSError) -> str:
    """Why the port can't be had, in a sentence."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: stop it, or choose another (PORT=8001)."
    return f"Port {port} can't be used: {error.strerror}. Choose another (PORT=8001)."


def is_new() -> bool:
    """Whether nobody has ever worked here: a database without a single account."""
    return not get_user_model().objects.exists()


def serve(port: int, *, on_startup: Any) -> None:
    """Answer requests until interrupted."""
    server = Granian(
        settings.WSGI_APPLICATION.replace(".application", ":application"),
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        working_dir=Path(settings.BASE_DIR),
    )
    server.on_startup(on_startup)
    server.serve()
