"""Where a photo is shown: on the desk, in print, and in what was written before."""

import json
from typing import Any

from django.db import models
from django.db.models import F, Func
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .models import Edition, Photo, Release, Revision

NAMED = 3


class Holds(Func):
    """Whether a list of objects in JSON holds one with the value under the key."""

    output_field = models.BooleanField()

    def __init__(self, column: str, key: str, value: Any):
        super().__init__(F(column))
        self.key, self.value = key, value

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        template = (
            "EXISTS (SELECT 1 FROM JSON_EACH(%(expressions)s) AS entry"
            " WHERE JSON_EXTRACT(entry.value, %%s) = %%s)"
        )
        sql, values = self.as_sql(compiler, connection, template=template)
        return sql, [*values, f"$.{self.key}", self.value]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        sql, values = self.as_sql(compiler, connection, template="(%(expressions)s @> %%s::jsonb)")
        return sql, [*values, json.dumps([{self.key: self.value}])]


def revisions_with(**entry: Any) -> models.QuerySet[Revision]:
    """Revisions whose photos have an entry with that value, as in ``photo=12``.

    Reads every revision's list: for deleting, not for pages.
    """
    ((key, value),) = entry.items()
    return Revision.objects.filter(Holds("photos", key, value))


class Uses:
    """Where one photo is shown."""

    def __init__(self, photo: Photo):
        self.photo = photo

    @cached_property
    def releases(self) -> list[Release]:
        """Releases whose working copy shows it."""
        releases = Release.objects.filter(release_photos__photo=self.photo)
        return list(releases.with_printings().order_by("-changed_at"))

    @cached_property
    def in_print(self) -> list[Edition]:
        """Editions that a stranger may read now."""
        editions = Edition.objects.readable().filter(edition_photos__photo=self.photo)
        return list(editions.for_lists().order_by("-published_at", "-release_id"))

    @cached_property
    def was_printed(self) -> list[Edition]:
        """Editions that ever showed it, in print or not."""
        editions = Edition.objects.filter(edition_photos__photo=self.photo)
        return list(editions.for_lists().order_by("-published_at", "-release_id"))

    def sentence(self) -> str:
        """Where it is, in words; empty if nothing ever showed it."""
        if self.releases:
            return _("It is shown by %(titles)s.") % {"titles": titles(self.releases)}
        if self.was_printed:
            return _("It was printed with %(titles)s.") % {"titles": titles(self.was_printed)}
        written = revisions_with(photo=self.photo.pk).order_by("release", "-number")
        if kept := {revision.release_id: revision for revision in written}:
            return _("An earlier version of %(titles)s shows it.") % {
                "titles": titles(list(kept.values()))
            }
        return ""


def titles(stories: list[Any]) -> str:
    """The first headlines, quoted, and how many more there are."""
    named = ", ".join(f"“{story.title}”" for story in stories[:NAMED])
    more = len(stories) - NAMED
    return _("%(named)s and %(more)s more") % {"named": named, "more": more} if more > 0 else named
