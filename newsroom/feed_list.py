"""The feeds that the page of feeds lists: of everything, of put-right, and one for each subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Kind, Section, Topic

# As many exercises as have their feeds listed: the newest. The pages of the others name theirs.
EXERCISES = 8


@dataclass(frozen=True)
class Feed:
    """A feed with the address of each format, Atom first; ``note`` says what is in it."""

    label: str
    addresses: list[tuple[str, str]]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Feeds of subjects of one sort."""

    label: str
    feeds: list[Feed]


def feed(label: str, name: str, *slug: str, note: str = "", query: str = "") -> Feed:
    """The feed under this name of an address, in both formats."""
    formats = [("Atom", "atom"), ("RSS", "rss")]
    found = [(said, reverse(name, args=[*slug, ending]) + query) for said, ending in formats]
    return Feed(label, found, note)


def main_feeds() -> list[Feed]:
    """What most subscribers want."""
    advisories = f"?kind={Kind.ANNOUNCEMENT}"
    newest = {"count": settings.FEED_ENTRIES}
    return [
        feed(_("All news"), "feed", note=_("Newest %(count)d items, full text") % newest),
        feed(
            _("Media advisories"),
            "feed",
            note=_("Accreditation and programmes only"),
            query=advisories,
        ),
        feed(
            _("Corrections and withdrawals"),
            "corrections_feed",
            note=_("For desks that republish us"),
        ),
    ]


def groups(sections: Iterable[Section], topics: Iterable[Topic]) -> list[Group]:
    """Feeds of sections, states, the newest exercises, and of subjects that editors offer."""
    exercises = [t for t in topics if t.subject == "exercise"][:EXERCISES]
    states = [t for t in topics if t.subject == "state"]
    others = [t for t in topics if t.subject not in ("exercise", "state") and t.featured]
    found = [
        Group(_("Feeds of sections"), [feed(s.label, "section_feed", s.slug) for s in sections]),
        Group(_("Feeds of member states"), of_topics(states)),
        Group(_("Feeds of exercises"), of_topics(exercises)),
        Group(_("Feeds of topics"), of_topics(others)),
    ]
    return [group for group in found if group.feeds]


def of_topics(topics: Iterable[Any]) -> list[Feed]:
    return [feed(topic.label, "topic_feed", topic.slug) for topic in topics]
