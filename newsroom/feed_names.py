"""What a filtered feed is called: by what it is narrowed to."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from .models import Edition, Kind
from .news_filters import TOPICS, NewsFilters


def title(filters: NewsFilters, editions: Iterable[Edition]) -> str:
    """The names of all that is set; names come from the entries, for a feed is one query."""
    names = names_in(editions)
    return called([names.get(pair, pair[1]) for pair in pairs(filters.set)])


def called(names: list[str]) -> str:
    """A feed that is narrowed to what has these names."""
    return ", ".join(names) or _("All news")


def pairs(wanted: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is set, all that is a topic under that one name."""
    return [("topic" if name in TOPICS else name, value) for name, value in wanted.items()]


def names_in(editions: Iterable[Edition]) -> dict[tuple[str, str], str]:
    """What kinds, sections and topics are called."""
    names = {("kind", kind.value): str(kind.label) for kind in Kind}
    names["own", "1"] = _("Own statements only")
    for edition in editions:
        names["section", edition.section_slug] = edition.section_name
        names |= {("topic", topic["slug"]): topic["name"] for topic in edition.topics}
    return names
