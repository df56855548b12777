"""``manage.py leakcheck``: does any public address show what is not public?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.leakcheck import check


class Command(BaseCommand):
    """Plant canaries, walk every public address, fail when one is seen.

    Works on the installation's own database and leaves nothing behind. On SQLite the desk can't
    save while it runs.
    """

    help = "Plants canaries in all that is not public, walks every public address, looks for them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--under", default="/", metavar="PATH", help="only addresses that begin so (/en/feeds/)"
        )
        parser.add_argument(
            "--follow", type=int, default=200, metavar="N", help="links to follow (default 200)"
        )

    def handle(self, *, under: str, follow: int, **options: Any) -> None:
        report = check(under=under, follow=follow)
        for finding in report.findings:
            self.stderr.write(self.style.ERROR(finding))
        summary = f"{report.addresses} addresses walked, {report.canaries} canaries planted"
        if report.findings:
            raise CommandError(f"{summary}, {len(report.findings)} leaks or gaps found.")
        self.stdout.write(self.style.SUCCESS(f"{summary}, none seen."))
