"""Spelling: an unfinished word completed, a mistaken one mended, from the words of documents.

The list of words knows those of what is not public yet too: whatever comes from here is shown or
counted only once a document that a stranger may read was found by it.
"""

from django.db.models.functions import Length

from ..models import SearchWord
from .analysis import ARMENIAN, CYRILLIC
from .engines import engine
from .query import Query

# As many completions are tried, the shortest first, and as many mended questions.
MOST_ENDINGS, MOST_MENDED = 60, 8
SHORTEST, LONGEST = 4, 24
LETTERS = {
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "latin": "abcdefghijklmnopqrstuvwxyz",
}


def endings(start: str) -> list[str]:
    """The shortest words that begin so. One query."""
    words = engine().beginning_with(start, SearchWord.objects.all())
    shortest = words.exclude(word=start).order_by(Length("word"), "word")
    return list(shortest.values_list("word", flat=True)[:MOST_ENDINGS])


def mended(query: Query) -> list[Query]:
    """The question with one word changed by one letter, as far as there is such a word."""
    near = {word: neighbours(word) for word in query.typed if SHORTEST <= len(word) <= LONGEST}
    everything = set().union(*near.values())
    known = set(SearchWord.objects.filter(word__in=everything).values_list("word", flat=True))
    found = ((word, right) for word in near for right in sorted(near[word] & known))
    return [query.with_word(word, right) for word, right in found][:MOST_MENDED]


def neighbours(word: str) -> set[str]:
    """Every word that is one letter away: one left out, one too many, another, two swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = alphabet(word)
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    near |= {left + letter + right for left, right in cuts for letter in letters}
    return near - {word}


def alphabet(word: str) -> str:
    if CYRILLIC.search(word):
        return LETTERS["cyrillic"]
    return LETTERS["armenian" if ARMENIAN.search(word) else "latin"]
