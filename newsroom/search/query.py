"""What somebody typed, read: words, exact phrases in quotation marks, and an unfinished last word.

Whatever is typed means something or nothing, and is never an error: there are no operators.
"""

import re
from dataclasses import dataclass, replace

from .analysis import IDLE, fold, otherwise, stem, words

LONGEST = 300
MOST_TERMS = 12
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')

Phrase = tuple[str, ...]
"""Tokens of the index that stand in a row."""

Expression = tuple[tuple[Phrase, ...], ...]
"""What an engine matches: of every group one phrase."""


@dataclass(frozen=True)
class Term:
    """Words that stand in a row, or one word. ``typed`` is folded; ``exact`` stood in quotes."""

    typed: tuple[str, ...]
    exact: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The ways in which the index may have it."""
        own = tuple(map(stem, self.typed))
        other = otherwise(self.typed[0]) if len(self.typed) == 1 else ""
        return (own, (other,)) if other and not self.exact else (own,)


@dataclass(frozen=True)
class Query:
    """A question. ``text`` is what was typed, tidied, as pages repeat it."""

    text: str
    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def expression(self) -> Expression:
        return tuple(term.phrases for term in self.terms)

    @property
    def typed(self) -> list[str]:
        """All words of all terms, folded."""
        return [word for term in self.terms for word in term.typed]

    @property
    def unfinished(self) -> str:
        """The last word, if it may be the beginning of another."""
        last = self.terms[-1] if self.terms else None
        return last.typed[-1] if last and not last.exact and len(last.typed[-1]) > 2 else ""

    def completed(self, endings: list[str]) -> Expression:
        """The expression, with these words as well in place of the last one."""
        start = tuple(map(stem, self.terms[-1].typed[:-1]))
        more = dict.fromkeys((*start, stem(word)) for word in endings)
        last = dict.fromkeys([*self.expression[-1], *more])
        return (*self.expression[:-1], tuple(last))

    def with_word(self, wrong: str, right: str) -> "Query":
        """The same question with one word spelled otherwise."""
        spelled = tuple(
            replace(term, typed=tuple(right if word == wrong else word for word in term.typed))
            for term in self.terms
        )
        text = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, fold(self.text))
        return Query(text, spelled)


def read(typed: str) -> Query:
    """The question that was typed."""
    text = " ".join("".join(c if c.isprintable() else " " for c in typed[:LONGEST]).split())
    terms: list[Term] = []
    position = 0
    for quoted in QUOTED.finditer(text):
        terms += loose(text[position : quoted.start()])
        terms += [Term(phrase, exact=True)] if (phrase := tuple(words(quoted[1]))) else []
        position = quoted.end()
    terms += loose(text[position:])
    return Query(text, telling(terms)[:MOST_TERMS])


def loose(text: str) -> list[Term]:
    """The words outside quotation marks; Echelon-2023 is two words in a row."""
    return [Term(together) for chunk in text.split() if (together := tuple(words(chunk)))]


def telling(terms: list[Term]) -> tuple[Term, ...]:
    """The terms, each once, without the words that tell nothing, unless there are no others."""
    once = list(dict.fromkeys(terms))
    said = [term for term in once if term.exact or len(term.typed) > 1 or term.typed[0] not in IDLE]
    return tuple(said or once)
