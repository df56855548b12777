"""What two names have in common although they are not the same: stems, letters, and their distance.

Nothing here asks the database. ``newsroom.topics`` keeps the stem and the Latin letters of every
name beside it; ``newsroom.near_names`` and ``newsroom.found_topics`` look them up.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

import snowballstemmer
from anyascii import anyascii

WORD = re.compile(r"\w+")
DIGITS = re.compile(r"\d+")
STEMMERS = {"CYRILLIC": "russian", "LATIN": "english", "ARMENIAN": "armenian"}
# No ending of a case or number is longer.
ENDING = 3
# As long as a name may be once it is written in Latin letters.
LETTERS = 400


def words(folded: str) -> list[str]:
    """The words of a folded name or text, see ``newsroom.topics.key``."""
    return WORD.findall(folded)


def stem(folded: str) -> str:
    """The words of a folded name without their endings, one space between them."""
    return " ".join(stem_of(word) for word in words(folded))


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """A word without its ending, in the language that its script is most often here.

    Once more until nothing is left to take off: so that what a stemmer takes for another ending,
    as in «Беларусь» and «Беларуси», meets in the end. It takes too much rather than too little;
    ``inflected`` tells which of those that meet are forms of one word.
    """
    stemmer = stemmer_of(script(word))
    while stemmer and (shorter := stemmer.stemWord(bare(word))) != word:
        word = shorter or word
        if not shorter:
            break
    return word


def bare(word: str) -> str:
    """Without the soft sign at the end, which other cases do not have."""
    return word.removesuffix("ь")


def script(word: str) -> str:
    """The script of the first letter, as Unicode calls it: ``CYRILLIC``."""
    return unicodedata.name(word[:1] or " ", "").partition(" ")[0]


@cache
def stemmer_of(script: str):
    """The stemmer for words in a script; None where there is none."""
    return snowballstemmer.stemmer(STEMMERS[script]) if script in STEMMERS else None


def inflected(one: str, other: str) -> bool:
    """Whether two words that have one stem differ in no more than an ending."""
    shared = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
        min(len(one), len(other)),
    )
    return max(len(one), len(other)) - shared <= ENDING


def latin(folded: str) -> str:
    """The letters and digits of a folded name in Latin, without anything between them."""
    return re.sub(r"[^a-z0-9]", "", anyascii(folded).lower())[:LETTERS]


def slips(letters: str) -> int:
    """How many slips of the finger still make it the same name: the longer, the more."""
    if len(letters) < 4:
        return 0
    return 1 if len(letters) < 8 else 2


def numbers(letters: str) -> list[str]:
    """The numbers in a name: other numbers are another name, of another year."""
    return DIGITS.findall(letters)


def distance(one: str, other: str, *, limit: int) -> int:
    """How many letters are to be put in, taken out or exchanged; ``limit + 1`` for more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row = row, [place]
        for column, counterpart in enumerate(other, start=1):
            change = above[column - 1] + (letter != counterpart)
            row.append(min(change, above[column] + 1, row[column - 1] + 1))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def pieces(letters: str, *, slips: int) -> list[str]:
    """The name in one piece more than there may be slips: one of them is left whole by them."""
    count = slips + 1
    size = len(letters) // count
    ends = [size * place for place in range(count)] + [len(letters)]
    return [letters[start:end] for start, end in pairwise(ends)]
