"""Prove that all that is in print is what was approved."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.models import Edition, Revision
from newsroom.verification import broken_editions, broken_revisions


class Command(BaseCommand):
    help = _("Prove that each edition is its approved revision and each revision is unchanged.")

    def handle(self, **options) -> None:
        wrong = 0
        for line in self.findings():
            self.stderr.write(line)
            wrong += 1
        if wrong:
            raise CommandError(
                ngettext("%(count)d is not as it was.", "%(count)d are not as they were.", wrong)
                % {"count": wrong}
            )
        self.stdout.write(
            _("%(editions)d editions and %(revisions)d revisions are as they were approved.")
            % {"editions": Edition.objects.count(), "revisions": Revision.objects.count()}
        )

    def findings(self):
        """A line for each thing that is not as it was."""
        for revision, part in broken_revisions():
            yield _("Revision %(key)s, version %(number)s of release %(release)s: %(part)s") % {
                "key": revision.pk,
                "number": revision.number,
                "release": revision.release_id,
                "part": part,
            }
        for edition, part in broken_editions():
            yield _("Edition %(key)s, %(year)s/%(number)s (%(language)s): %(part)s") % {
                "key": edition.pk,
                "year": edition.year,
                "number": edition.number,
                "language": edition.language,
                "part": part,
            }
