"""Topics that are called nearly so: pointed out before there are two of one thing.

The same key, the same letters in another script, other endings, a slip of the finger, a name that
begins with the other. A fixed number of queries and candidates, however many topics there are.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Abs, Length

from . import likeness
from .models import TopicAlias
from .topics import LONGEST, key

LIMIT = 5
CANDIDATES = 200
# A shorter beginning says nothing.
SHORTEST = 4
FAR = 5


@dataclass(frozen=True)
class Wanted:
    """What was typed, in the forms in which it is compared."""

    key: str
    stem: str
    latin: str
    numbers: list[str]

    @classmethod
    def of(cls, name: str) -> "Wanted":
        folded = key(name[:LONGEST])
        letters = likeness.latin(folded)
        return cls(folded, likeness.stem(folded), letters, likeness.numbers(letters))

    @property
    def beginnings(self) -> list[str]:
        """Names that it would begin with, word by word."""
        parts = self.key.split()
        return [" ".join(parts[:count]) for count in range(1, len(parts))]

    def rank(self, alias: TopicAlias) -> int:
        """How near a name is, from 0 for the same to ``FAR``."""
        if alias.key == self.key:
            return 0
        if (alias.latin and alias.latin == self.latin) or (alias.stem and alias.stem == self.stem):
            return 1
        slips = likeness.slips(self.latin)
        if self.numbers == likeness.numbers(alias.latin) and slips:
            apart = likeness.distance(self.latin, alias.latin, limit=slips)
            if apart <= slips:
                return 1 + apart
        return 4 if self.shares_beginning(alias.key) else FAR

    def shares_beginning(self, other: str) -> bool:
        shorter, longer = sorted((self.key, other), key=len)
        return len(shorter) >= SHORTEST and longer.startswith(shorter)


def near(name: str, *, but: int | None = None) -> list[TopicAlias]:
    """The names nearest to this one, the best of each topic, leaving out the topic ``but``."""
    wanted = Wanted.of(name)
    if not wanted.latin and not wanted.key:
        return []
    names = TopicAlias.objects.exclude(topic=but).select_related("topic")
    found = [*alike(names, wanted), *misspelt(names, wanted)]
    best: dict[int, TopicAlias] = {}
    for alias in sorted(found, key=lambda alias: (wanted.rank(alias), len(alias.key), alias.key)):
        if wanted.rank(alias) < FAR:
            best.setdefault(alias.topic_id, alias)
    return list(best.values())[:LIMIT]


def alike(names: QuerySet, wanted: Wanted) -> QuerySet:
    """Names that are the same but for script, endings, or what stands behind."""
    same = Q(key=wanted.key) | Q(key__in=wanted.beginnings)
    same |= Q(latin=wanted.latin) & ~Q(latin="")
    same |= Q(stem=wanted.stem) & ~Q(stem="")
    if len(wanted.key) >= SHORTEST:
        same |= Q(key__startswith=wanted.key)
    return names.filter(same).order_by(Length("key"), "pk")[:CANDIDATES]


def misspelt(names: QuerySet, wanted: Wanted) -> QuerySet:
    """Names of nearly that length with a piece in its place that no slip has touched."""
    slips = likeness.slips(wanted.latin)
    if not slips:
        return names.none()
    first, *middle, last = likeness.pieces(wanted.latin, slips=slips)
    whole = Q(latin__startswith=first) | Q(latin__endswith=last)
    for piece in middle:
        whole |= Q(latin__contains=piece)
    size = len(wanted.latin)
    close = names.annotate(size=Length("latin")).filter(size__range=(size - slips, size + slips))
    return close.filter(whole).order_by(Abs(Length("latin") - Value(size)), "pk")[:CANDIDATES]
