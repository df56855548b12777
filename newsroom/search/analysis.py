"""Analysis: words as both search engines store and compare them, made here and nowhere else.

A word is folded (NFKC, case, ё as е, no stress marks) and cut to its stem by its script: Russian
for Cyrillic, Armenian, or else English. Capitalised Cyrillic words are also kept as they sound, so
that «Взаимодействие» is found by whoever types "Vzaimodeistvie" or "Vzaimodeystvie".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local

import snowballstemmer
from anyascii import anyascii

LONGEST_WORD = 60
WORD_REST = r"[^\W_]*(?:['’ʼ][^\W_]+)*"
WORD = re.compile(rf"[^\W_]{WORD_REST}")
# Stress marks and what is printed as nothing: soft hyphens, joiners, marks of direction.
UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
CYRILLIC = re.compile("[\u0400-\u052f]")
ARMENIAN = re.compile("[\u0530-\u058f]")
NAME = "name/"

# Words without which a question asks for the same; in a phrase they count.
IDLE = frozenset(
    [
        *["a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on"],
        *["or", "that", "the", "to", "was", "were", "with"],
        *["а", "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "ко", "на", "не", "о"],
        *["об", "от", "по", "при", "с", "со", "у", "что"],
    ]
)

# A stemmer keeps the word it works on, so each thread has its own.
stemmers = local()


def fold(text: str) -> str:
    """The text as it is compared: composed, in lower case, ё as е, without what is not seen."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text).replace("\0", " "))
    return unicodedata.normalize("NFC", plain.casefold()).replace("ё", "е")


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words, in their order."""
    return map(stem, words(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a folded word have in common; letters and digits only."""
    return "".join(filter(str.isalnum, stemmer(script(word)).stemWord(word.replace("’", "'"))))


def script(word: str) -> str:
    """The language whose rules cut the word's endings, by its letters."""
    if CYRILLIC.search(word):
        return "russian"
    return "armenian" if ARMENIAN.search(word) else "english"


def stemmer(language: str):
    """This thread's stemmer for the language."""
    if not hasattr(stemmers, language):
        setattr(stemmers, language, snowballstemmer.stemmer(language))
    return getattr(stemmers, language)


# ---------- names, in whatever letters

# What one letter of Cyrillic is typed as, the longest first; y and j are told apart by their place.
LATIN = {
    "shch": "щ", "sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "tz": "ц", "ch": "ч", "sh": "ш",
    "yu": "ю", "iu": "ю", "ju": "ю", "ya": "я", "ia": "я", "ja": "я", "ye": "е", "je": "е",
    "yo": "е", "jo": "е", "x": "кс", "a": "а", "b": "б", "v": "в", "w": "в", "g": "г", "d": "д",
    "e": "е", "z": "з", "i": "и", "j": "й", "y": "ы", "k": "к", "q": "к", "c": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф",
    "h": "х",
}  # fmt: skip
LATIN_LETTERS = re.compile("|".join(LATIN))
SHORT_I = re.compile("(?<=[аеиоуыюя])ы")
# Letters that writers in Latin do not tell apart.
SOUNDS = str.maketrans({"й": "и", "ы": "и", "э": "е", "щ": "ш", "ь": None, "ъ": None})
DOUBLED = re.compile(r"(\w)\1+")


def names(text: str) -> set[str]:
    """How the capitalised Cyrillic words of a text sound: by this Latin typing finds them."""
    folded = (fold(word) for word in WORD.findall(text) if word[0].isupper())
    return {sound(word[:LONGEST_WORD]) for word in folded if CYRILLIC.search(word)}


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A Cyrillic word's stem in fewer letters, as a name in the index."""
    return NAME + DOUBLED.sub(r"\1", stem(word).translate(SOUNDS))


def otherwise(word: str) -> str:
    """How an index would have a folded word that was typed in the other letters; maybe empty."""
    if CYRILLIC.search(word):
        return stem(anyascii(word).casefold())
    return sound(cyrillic(word)) if word.isascii() and word.isalpha() else ""


def cyrillic(word: str) -> str:
    """A word in Latin letters as it would be written in Cyrillic."""
    return SHORT_I.sub("й", LATIN_LETTERS.sub(lambda found: LATIN[found[0]], word))
