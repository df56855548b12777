"""Build the index of the search anew, from what is in print."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import ngettext

from newsroom.search.indexing import reindex


class Command(BaseCommand):
    help = "Build the index of the search anew. Readers find what they found until it is ready."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = reindex()
        self.stdout.write(
            ngettext("%(count)d edition was indexed.", "%(count)d editions were indexed.", count)
            % {"count": count}
        )
