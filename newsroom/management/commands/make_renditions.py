"""Make the renditions that are missing before anybody asks for them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

from newsroom.models import Approval
from newsroom.querysets.desk import standing_editions
from newsroom.rendering import make_all


class Command(BaseCommand):
    help = "Make all missing renditions of photos in print, scheduled or approved."

    def handle(self, *args: Any, **options: Any) -> None:
        made, lost = 0, 0
        for entry in wanted():
            try:
                made += len(make_all(entry))
            except FileNotFoundError:
                lost += 1
                self.stderr.write(f"The original of {entry['record']} is missing.")
        self.stdout.write(f"{made} renditions were made, {lost} originals are missing.")


def wanted() -> Iterator[dict[str, Any]]:
    """Each photo once, as an edition in print or to come, or an approved revision, keeps it."""
    editions = standing_editions().values_list("photos", flat=True)
    approved = Approval.objects.standing().values_list("revision__photos", flat=True)
    seen: set[str] = set()
    for photos in chain(editions.iterator(), approved.iterator()):
        for entry in photos:
            if entry["version"] not in seen:
                seen.add(entry["version"])
                yield entry
