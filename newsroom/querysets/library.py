"""Sentences about the photos of the library. For the desk only."""

from datetime import timedelta
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .columns import Counted
from .in_print import readable_at

# A photo whose terms end within so many days is shown to the photo editors.
ENDING_DAYS = 30


class PhotoQuerySet(models.QuerySet):
    def offered(self) -> Self:
        """Photos that a release may newly show."""
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.filter(retired_at__isnull=False)

    def uncredited(self) -> Self:
        return self.filter(credit="")

    def without_alt(self) -> Self:
        """Photos with no alternative text that are not decorative either."""
        return self.filter(alt="", decorative=False)

    def unused(self) -> Self:
        """Photos that no release shows and no edition ever showed."""
        return self.filter(~Exists(uses_on_desk()), ~Exists(uses_in_print()))

    def usage_ending(self) -> Self:
        """Photos whose terms end soon, or have ended."""
        return self.filter(usage_ends_on__lte=timezone.localdate() + timedelta(days=ENDING_DAYS))

    def on_topic(self, topic: int) -> Self:
        """Photos that carry the topic."""
        through = apps.get_model("newsroom", "PhotoTopic").objects
        return self.filter(Exists(through.filter(content_object=OuterRef("pk"), tag=topic)))

    def with_uses(self) -> Self:
        """With ``releases``, how many show it on the desk, and ``printed``, whether one is read."""
        return self.annotate(
            releases=Counted(uses_on_desk().order_by().values("pk")),
            printed=Exists(uses_in_print().filter(readable_at(prefix="edition__"))),
        )

    def with_words(self, text: str) -> Self:
        """Photos with each word in record number, caption, alternative text, credit or place."""
        found = self
        for word in text.split():
            found = found.filter(in_words(word))
        return found


SEARCHED = ("record", "caption", "alt", "credit", "organisation", "photographer", "place", "event")


def in_words(word: str) -> Q:
    """The word in any of the searched columns. In three spellings: SQLite folds ASCII only."""
    found = Q()
    for column in SEARCHED:
        found |= Q(**{f"{column}__icontains": word})
        for spelling in (
            {word.lower(), word.capitalize(), word.upper()} if not word.isascii() else ()
        ):
            found |= Q(**{f"{column}__contains": spelling})
    return found


def uses_on_desk() -> models.QuerySet:
    """The uses of the photo of the query around by releases."""
    return apps.get_model("newsroom", "ReleasePhoto").objects.filter(photo=OuterRef("pk"))


def uses_in_print() -> models.QuerySet:
    """The same by editions, whether open or closed."""
    return apps.get_model("newsroom", "EditionPhoto").objects.filter(photo=OuterRef("pk"))
