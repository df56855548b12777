"""Topics that a text names: by any of their names, in any case and number, as whole words.

Linear in the text. Exercises and states are named by topics, so that they are found as well.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from . import likeness, sanitise
from .models import Release, Topic, TopicAlias
from .topics import key

# Characters of a text that are looked at, and words of the longest name that is.
LONGEST_TEXT = 20_000
LONGEST_NAME = 8
# The same with its markup.
LONGEST_BODY = 100_000
# All that begins a line of its own.
BLOCKS = re.compile(r"</?(?:p|br|hr|li|h\d|t[dhr]|blockquote|figcaption)\b[^>]*>")
BATCH = 5_000
OFFERED = 12
# Up to so many letters, a name in capitals is an abbreviation, and "US" is not "us".
ABBREVIATION = 5


@dataclass(frozen=True)
class Found:
    """A topic that the text names. ``secret`` if it names what has not been announced."""

    topic: Topic
    secret: bool


@dataclass
class Text:
    """The words of a text, and where each run of stems stands in it."""

    words: list[str]
    verbatim: set[str]
    places: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Text":
        text = text[:LONGEST_TEXT]
        found = cls(likeness.words(key(text)), set(likeness.words(text)))
        stems = [likeness.stem_of(word) for word in found.words]
        for start in range(len(stems)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(stems)) + 1):
                found.places.setdefault(" ".join(stems[start:end]), []).append(start)
        return found

    def occurrences(self, alias: TopicAlias) -> Iterator[range]:
        """Where the text has the name, in whatever form."""
        named = likeness.words(alias.key)
        if not self.may_be(alias):
            return
        for start in self.places.get(alias.stem, ()):
            spoken = self.words[start : start + len(named)]
            if all(likeness.inflected(*pair) for pair in zip(spoken, named, strict=True)):
                yield range(start, start + len(named))

    def may_be(self, alias: TopicAlias) -> bool:
        """A short abbreviation only as it is written."""
        short = len(alias.name) <= ABBREVIATION and alias.name.isupper()
        return not short or alias.name in self.verbatim


def named_in(text: str, *, but: Collection[int] = ()) -> list[Found]:
    """The topics that a text names, in its order, leaving out those with the keys in ``but``.

    A name within a longer one is not named: "Staff" in "Joint Staff".
    """
    read = Text.of(text)
    aliases = sorted(known(list(read.places)), key=lambda alias: -len(likeness.words(alias.key)))
    taken: set[int] = set()
    found: dict[int, tuple[int, Found]] = {}
    for alias in aliases:
        own = [place for place in read.occurrences(alias) if not taken.issuperset(place)]
        for place in own:
            earliest = found.get(alias.topic_id, (place.start,))[0]
            entry = Found(alias.topic, alias.secret)
            found[alias.topic_id] = (min(earliest, place.start), entry)
        covered = {word for place in own for word in place}
        taken |= covered
    first = sorted(found.values(), key=lambda pair: pair[0])
    return [entry for _place, entry in first if entry.topic.pk not in but][:OFFERED]


def known(stems: list[str]) -> Iterator[TopicAlias]:
    """The names that have these stems, each with its topic and ``secret``."""
    hidden = Topic.objects.unannounced().filter(pk=OuterRef("topic"))
    names = TopicAlias.objects.select_related("topic").annotate(secret=Exists(hidden))
    for start in range(0, len(stems), BATCH):
        yield from names.filter(stem__in=stems[start : start + BATCH])


def words_of(title: str, lead: str, body: str) -> str:
    """The text of a release without its markup; what stands apart stays apart."""
    return "\n".join([title, lead, sanitise.words(BLOCKS.sub("\n", body[:LONGEST_BODY]))])


def named_in_release(release: Release) -> list[Found]:
    """What the saved working copy of a release names and does not carry yet."""
    tagged = set(release.release_topics.values_list("tag", flat=True))
    return named_in(words_of(release.title, release.lead, release.body), but=tagged)
