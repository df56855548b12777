"""RSS 2.0 and Atom as this press centre writes them: Django's generators, and what they lack.

Added are full texts, photos with their credits (Media RSS, https://www.rssboard.org/media-rss),
and word of what was removed (tombstones, RFC 6721; RSS has none: an entry says it there).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from . import sanitise

MEDIA = "http://search.yahoo.com/mrss/"
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:media": MEDIA,
}


@dataclass(frozen=True)
class Removed:
    """What is still said of a killed release."""

    unique_id: str
    link: str
    title: str
    pubdate: datetime
    at: datetime
    reason: str


class Format(Protocol):
    """What ``newsroom.feeds`` asks of a format."""

    content_type: str

    def __init__(self, **about: Any): ...

    def add_item(self, **entry: Any) -> None:
        """Add an entry: Django's fields, and ``content`` (HTML) and ``photos``."""

    def add_removed(self, entry: Removed) -> None:
        """Say that an entry was removed, and why. Nothing of its text is given."""

    def writeString(self, encoding: str) -> str:  # noqa: N802 - Django's name
        """The whole feed."""


class WithPhotos:
    """What both formats have in common: strings that XML can hold, one date, the photos."""

    feed: dict[str, Any]

    def __init__(self, **about: Any):
        super().__init__(**printable(about))

    def add_item(self, **entry: Any) -> None:
        super().add_item(**printable(entry))  # type: ignore[misc]

    def latest_post_date(self) -> datetime:
        """The last announced change: known from all entries, removed ones too."""
        return self.feed["announced"]

    def add_photos(self, handler: SimplerXMLGenerator, photos: list[dict[str, Any]]) -> None:
        """Each photo with its credit letter for letter, its caption and alternative text."""
        for photo in photos:
            media = {"url": photo["url"], "type": "image/jpeg", "medium": "image"}
            handler.startElement("media:content", media)
            handler.addQuickElement("media:credit", photo["credit"])
            for name, text in texts_of(photo).items():
                if text:
                    handler.addQuickElement(name, text, {"type": "plain"})
            if photo["copyright_notice"]:
                handler.addQuickElement("media:copyright", photo["copyright_notice"])
            handler.endElement("media:content")


def texts_of(photo: Mapping[str, Any]) -> dict[str, str]:
    """Caption and alternative text by their names in Media RSS."""
    return {"media:description": photo["caption"], "media:text": photo["alt"]}


class Rss(WithPhotos, Rss201rev2Feed):
    """RSS 2.0: descriptions are HTML, the whole text is in ``content:encoded``."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **NAMESPACES, "xml:lang": self.feed["language"]}

    def add_item(self, *, photos: list[dict[str, Any]], **entry: Any) -> None:
        """With the lead photo as enclosure; its size is not known here, which is written 0."""
        lead = [Enclosure(photo["url"], "0", "image/jpeg") for photo in photos[:1]]
        super().add_item(photos=photos, enclosures=lead, unique_id_is_permalink=False, **entry)

    def add_removed(self, entry: Removed) -> None:
        self.add_item(
            title=_("Removed: %(title)s") % {"title": entry.title},
            link=entry.link,
            unique_id=entry.unique_id,
            pubdate=entry.pubdate,
            updateddate=entry.at,
            description=escape(f"{_('This release has been removed.')} {entry.reason}"),
            content="",
            photos=[],
        )

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])
        self.add_photos(handler, item["photos"])


class Atom(WithPhotos, Atom1Feed):
    """Atom 1.0, RFC 4287."""

    def __init__(self, **about: Any):
        super().__init__(**about)
        self.removed: list[Removed] = []

    def root_attributes(self) -> dict[str, str]:
        namespaces = {"xmlns:media": MEDIA, "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}
        return {**super().root_attributes(), **namespaces}

    def add_removed(self, entry: Removed) -> None:
        self.removed.append(entry)

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        super().write_items(handler)
        for entry in self.removed:
            moment = rfc3339_date(entry.at)
            handler.startElement("at:deleted-entry", {"ref": entry.unique_id, "when": moment})
            handler.addQuickElement("at:comment", printable(entry.reason))
            handler.endElement("at:deleted-entry")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})
        self.add_photos(handler, item["photos"])


FORMATS: dict[str, type[Format]] = {"rss": Rss, "atom": Atom}


def printable(value: Any) -> Any:
    """The same without characters that XML forbids: one of them would break the whole feed."""
    if isinstance(value, str):
        return sanitise.line(value)
    if isinstance(value, dict):
        return {name: printable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [printable(part) for part in value]
    return value
