"""What differs between two texts beside headline, standfirst and body: a table of fields.

For the desk, which compares revisions, and for the public, which compares editions: nothing here
knows which of the two it has before it. A text compared with itself gives its fields unmarked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import redline
from .models import Disclosure, Story
from .renditions import widths

PRINTED = (
    "dateline_country",
    "dateline_place",
    "dateline_text",
    "byline",
    "source_name",
    "source_url",
    "source_date",
)
FIELDS = ("kind", "section", *PRINTED, "slug")
# Of an edition. What the slug was is of no interest: every old one leads to the newest.
PUBLIC_FIELDS = ("kind", "section_name", *PRINTED)

# What the desk's model calls the particulars of a photo: public code may not ask it.
PARTICULARS = {
    "caption": gettext_lazy("caption"),
    "credit": gettext_lazy("credit"),
    "alt": gettext_lazy("alternative text"),
    "decorative": gettext_lazy("decorative, needs no alternative text"),
    "photographer": gettext_lazy("photographer"),
    "organisation": gettext_lazy("organisation"),
    "copyright_notice": gettext_lazy("copyright notice"),
    "usage_terms": gettext_lazy("usage terms"),
    "taken_on": gettext_lazy("date taken"),
    "place": gettext_lazy("place taken"),
    "disclosure": gettext_lazy("manipulation"),
    "disclosure_note": gettext_lazy("what was done"),
}
INSERTED = re.compile(r"<ins>.*?</ins>", re.DOTALL)
DELETED = re.compile(r"<del>.*?</del>", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """A field before and after, as HTML with ``del`` and ``ins``."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class PhotoRows:
    """A photo of the newer text, or one that was taken out.

    ``place`` counts from 1; ``smallest`` is the width of its smallest proof.
    """

    key: int
    record: str
    smallest: int
    place: int | None
    fate: str
    rows: list[Row]

    @property
    def changed(self) -> bool:
        """Whether it came, went, or reads otherwise."""
        return bool(self.fate) or any(row.changed for row in self.rows)


def fields(old: Any, new: Any, names: Sequence[str] = FIELDS) -> list[Row]:
    """Particulars and topics, in the order of the form; without what is empty in both."""
    rows = [row_of(label_of(name), text_of(old, name), text_of(new, name)) for name in names]
    rows.append(row_of_list(_("Topics"), topic_names(old), topic_names(new)))
    rows.append(row_of_list(_("Order of photos"), records(old), records(new)))
    return [row for row in rows if row.before or row.after]


def photos(old: Any, new: Any) -> list[PhotoRows]:
    """Photo by photo, those that were taken out last."""
    before = {photo["photo"]: photo for photo in old.photos}
    after = {photo["photo"]: photo for photo in new.photos}
    found = []
    for place, (key, photo) in enumerate(after.items(), start=1):
        fate = _("added") if key not in before else ""
        found.append(photo_rows(before.get(key, {}), photo, place=place, fate=fate))
    removed = [photo for key, photo in before.items() if key not in after]
    return found + [photo_rows(p, {}, place=None, fate=_("taken out")) for p in removed]


def photo_rows(old: dict, new: dict, *, place: int | None, fate: str) -> PhotoRows:
    rows = [
        row_of(capfirst(str(label)), particular(old, name), particular(new, name))
        for name, label in PARTICULARS.items()
    ]
    photo = new or old
    return PhotoRows(
        key=photo["photo"],
        record=photo["record"],
        smallest=widths(photo)[0],
        place=place,
        fate=fate,
        rows=[row for row in rows if row.before or row.after],
    )


def row_of(label: str, old: str, new: str) -> Row:
    """A text on both sides of the table."""
    return sides(label, redline.words(old, new))


def row_of_list(label: str, old: list[str], new: list[str]) -> Row:
    """A list on both sides of the table: its items come and go whole."""
    return Row(label, listed("del", old, kept=new), listed("ins", new, kept=old))


def listed(mark: str, items: list[str], *, kept: list[str]) -> str:
    """Items with commas between them, marked if they are not among the kept."""
    return ", ".join(
        escape(item) if item in kept else f"<{mark}>{escape(item)}</{mark}>" for item in items
    )


def sides(label: str, marked: str) -> Row:
    """A redline as two texts: one without what was inserted, one without what was deleted."""
    before, after = (
        re.sub(" {2,}", " ", mark.sub("", marked)).strip() for mark in (INSERTED, DELETED)
    )
    return Row(label, before, after)


def label_of(name: str) -> str:
    """What a column of a text is called. An edition has its section's name in a column."""
    field = Story._meta.get_field("section" if name == "section_name" else name)
    return capfirst(str(field.verbose_name))


def text_of(story: Any, name: str) -> str:
    """A column as it is read."""
    value = getattr(story, name)
    readable = {
        "kind": story.get_kind_display,
        "dateline_country": lambda: value.name,
        "section": lambda: value.label if value else "",
        "source_date": lambda: date_format(value, "j E Y") if value else "",
    }
    return str(readable.get(name, lambda: value)())


def particular(photo: dict, name: str) -> str:
    """A particular of a photo as it is read."""
    value = photo.get(name) or ""
    if name == "decorative":
        return _("yes") if value else ""
    if name == "disclosure":
        return "" if value in ("", Disclosure.NONE) else str(Disclosure(value).label)
    return str(value)


def topic_names(story: Any) -> list[str]:
    return [topic["name"] for topic in story.topics]


def records(story: Any) -> list[str]:
    return [photo["record"] for photo in story.photos]
