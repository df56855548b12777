"""``manage.py import_archive FILE.jsonl``: bring an existing archive in."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from exercises.archive import import_archive
from newsroom.models import User
from newsroom.workflow import Refused

INTERRUPTED = 130


class Command(BaseCommand):
    help = _("Bring in an archive of sections, states, exercises, tags, photos and releases.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help=_("the archive: one JSON object a line"))
        parser.add_argument("--photos", type=Path, help=_("the folder with its photo files"))
        parser.add_argument(
            "--dry-run", action="store_true", help=_("check everything, keep nothing")
        )
        parser.add_argument(
            "--author", help=_("whose drafts they are; an account of the archive's own if none")
        )
        parser.add_argument("--reviewer", help=_("who approves what was public"))
        parser.add_argument("--publisher", help=_("who publishes it at its old dates"))

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = {name: account(options[name]) for name in ("author", "reviewer", "publisher")}
        if options["photos"] and not options["photos"].is_dir():
            raise CommandError(_("%(path)s is not a folder.") % {"path": options["photos"]})
        try:
            summary = self.run(options, accounts)
        except KeyboardInterrupt:
            sentence = _("Interrupted. Run it again: it goes on where it stopped.")
            raise CommandError(sentence, returncode=INTERRUPTED) from None
        except (OSError, Refused, OperationalError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(str(summary))
        if options["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing was kept."))
        if summary.refused:
            raise CommandError(refused(summary.refused))

    def run(self, options: dict[str, Any], accounts: dict[str, User | None]) -> Any:
        """Import with a progress bar, which is seen on a terminal only."""
        size = options["file"].stat().st_size
        # None: not where standard error is no terminal.
        with tqdm(total=size, unit="B", unit_scale=True, disable=None) as bar:
            return import_archive(
                options["file"],
                photos=options["photos"],
                dry_run=options["dry_run"],
                report=self.tell,
                advance=bar.update,
                **accounts,
            )

    def tell(self, message: str) -> None:
        """Say something without breaking the progress bar."""
        with tqdm.external_write_mode(file=sys.stderr):
            self.stderr.write(message)


def account(username: str | None) -> User | None:
    """The account of this name. Raises CommandError if there is none."""
    if username is None:
        return None
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(_("There is no account “%(name)s”.") % {"name": username})
    return user


def refused(count: int) -> str:
    """That so many lines were refused."""
    sentence = ngettext(
        "%(count)s line was refused; the rest came in.",
        "%(count)s lines were refused; the rest came in.",
        count,
    )
    return sentence % {"count": count}
