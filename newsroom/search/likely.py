"""What somebody who met no page was perhaps looking for: by the words of the address."""

import re
from urllib.parse import unquote

from ..models import Edition
from .query import read
from .sources import Entry
from .suggestions import best, named_so

MOST = 3
# What stands in addresses besides words: places of the site, languages, numbers of releases.
WORDS = re.compile(r"[^\W\d_]{3,}|(?:19|20)\d\d")
PLACES = frozenset(
    ["news", "archive", "sections", "topics", "photos", "press", "feeds", "exercises", "states"]
)


def words_of(path: str) -> str:
    """The words of an address, of its last part that has any."""
    parts = reversed(unquote(path).split("?")[0].strip("/").split("/"))
    for part in parts:
        found = [word for word in WORDS.findall(part) if word.lower() not in PLACES]
        if any(not word.isdecimal() for word in found):
            return " ".join(found)
    return ""


def likely(words: str, language: str) -> list[Edition | Entry]:
    """Up to three pages that have all the words. Three queries."""
    query = read(words)
    if not query:
        return []
    named = named_so(query, language)[: MOST - 1]
    return [*best(query.expression, language)[: MOST - len(named)], *named]
