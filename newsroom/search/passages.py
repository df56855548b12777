"""Passages: where in a text the words stand that were asked for, marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .analysis import CYRILLIC, LONGEST_WORD, NAME, WORD_REST, fold, sound, stem
from .query import Expression

# How much of a text is looked through, and how much of it is shown.
LONGEST_TEXT = 20_000
LENGTH = 190
LEAD_IN = 40
# What may stand between two marked words that are marked together: Echelon-2023.
JOINTS = {"-", "‑", "–", " "}

# First letters that are folded into one: see ``newsroom.search.analysis``.
VARIANTS = {"е": "еэё", "и": "ийы", "ш": "шщ"}


@dataclass(frozen=True)
class Place:
    """Where a word stands, from its first character to behind its last, and as what."""

    start: int
    end: int
    token: str


class Marker:
    """Marks the words of an expression in texts."""

    def __init__(self, expression: Expression):
        self.tokens = {token for group in expression for phrase in group for token in phrase}
        # No stem begins otherwise than its word, but for case and letters that are folded.
        initials = {token.removeprefix(NAME)[:1] for token in self.tokens}
        letters = {variant for initial in initials for variant in VARIANTS.get(initial, initial)}
        either = re.escape("".join(letters | {letter.upper() for letter in letters}))
        self.words = re.compile(rf"(?<![^\W_])[{either}]{WORD_REST}") if letters else None

    def places(self, text: str) -> Iterator[Place]:
        for found in self.words.finditer(text) if self.words else ():
            for token in tokens_of(found[0]):
                if token in self.tokens:
                    yield Place(found.start(), found.end(), token)
                    break

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with ``<mark>`` around what was asked for."""
        return marked(text, list(self.places(text)), 0, len(text))

    def passage(self, text: str) -> SafeString:
        """The part of the text in which most of it stands; empty if nothing of it does."""
        text = text[:LONGEST_TEXT]
        places = list(self.places(text))
        if not places:
            return SafeString("")
        start, end = best_window(text, places)
        inner = marked(text, [p for p in places if start <= p.start and p.end <= end], start, end)
        before, behind = "… " if start else "", " …" if end < len(text) else ""
        return format_html("{}{}{}", before, inner, behind)


@lru_cache(maxsize=100_000)
def tokens_of(written: str) -> tuple[str, ...]:
    """What the index may have of a word, as it is written."""
    word = fold(written)[:LONGEST_WORD]
    return (stem(word), sound(word)) if CYRILLIC.search(word) else (stem(word),)


def best_window(text: str, places: list[Place]) -> tuple[int, int]:
    """Start and end of the stretch with the most different words, the first of them if several."""
    best, most = places[0], 0
    for number, place in enumerate(places):
        within = {p.token for p in places[number:] if p.end <= place.start + LENGTH - LEAD_IN}
        if len(within) > most:
            best, most = place, len(within)
    start = max(0, best.start - LEAD_IN)
    if start:
        start = text.find(" ", start, best.start) + 1 or best.start
    end = max(start + LENGTH, best.end)
    if end < len(text):
        end = max(text.rfind(" ", best.end, end), best.end)
    return start, min(end, len(text))


def marked(text: str, places: list[Place], start: int, end: int) -> SafeString:
    """The stretch of text with its places marked, neighbours together."""
    pieces, at = [], start
    for first, last in runs(text, places):
        pieces += [text[at:first], format_html("<mark>{}</mark>", text[first:last])]
        at = last
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[at:end]]))


def runs(text: str, places: list[Place]) -> Iterator[tuple[int, int]]:
    """Start and end of what is marked in one piece."""
    joined: list[tuple[int, int]] = []
    for place in places:
        if joined and text[joined[-1][1] : place.start] in JOINTS:
            joined[-1] = (joined[-1][0], place.end)
        else:
            joined.append((place.start, place.end))
    yield from joined
