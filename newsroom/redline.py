"""Redlines: what changed between two texts, word by word, in ``ins`` and ``del``.

Paragraphs are matched first, so that what did not change stays out of the way. Where the markup is
the same only words can differ, and words are compared; lxml compares what differs in its markup.
The result is HTML that was cleaned again, by the allow-list of the body and the two marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape
from itertools import chain, zip_longest

import nh3
from lxml.html import fragments_fromstring, tostring
from lxml.html.diff import htmldiff

from . import sanitise

CLEANER = nh3.Cleaner(
    tags=sanitise.TAGS | {"ins", "del"},
    attributes=sanitise.ATTRIBUTES,
    url_schemes=sanitise.SCHEMES,
    link_rel="noopener noreferrer",
)
TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
WORD = re.compile(r"\w+")
REPLACED = re.compile(r"<ins>([^<]*)</ins>\s*<del>([^<]*)</del>")
EMPTY = re.compile(r"<(ins|del)>\s*</\1>")

# How many paragraphs ahead the origin of a changed one is looked for, and how many of the words of
# both it has in common with it.
REACH = 24
SHARED = 0.4
LONGEST = 40_000


@dataclass(frozen=True)
class Passage:
    """One or more neighbouring paragraphs: changed, or not."""

    html: str
    changed: bool
    paragraphs: int = 1

    @property
    def only_markup(self) -> bool:
        """Whether no word changed: emphasis, or where a paragraph ends."""
        return self.changed and "<ins>" not in self.html and "<del>" not in self.html


def words(old: str, new: str) -> str:
    """The redline of two plain texts, as HTML. Spaces around them are the new text's."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after)
    parts = []
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal":
            parts.append(escape(" ".join(after[k:m])))
        else:
            parts += [marked("del", before[i:j]), marked("ins", after[k:m])]
    inner = " ".join(part for part in parts if part)
    return new.replace(new.strip(), inner) if new.strip() else inner


def marked(mark: str, run: Iterable[str]) -> str:
    """A run of words within the mark; nothing if there are none."""
    text = escape(" ".join(run))
    return f"<{mark}>{text}</{mark}>" if text else ""


def passages(old: str, new: str) -> list[Passage]:
    """The redline of two sanitised texts; neighbours that did not change are one passage."""
    before, after = paragraphs(old), paragraphs(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Passage] = []
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal":
            found.append(Passage(clean("".join(after[k:m])), changed=False, paragraphs=m - k))
        else:
            found += changes(before[i:j], after[k:m])
    return found


def body(old: str, new: str) -> str:
    """The redline of two sanitised texts in one piece."""
    return "".join(passage.html for passage in passages(old, new))


def changes(before: list[str], after: list[str]) -> Iterator[Passage]:
    """The passages of paragraphs that stand where others stood.

    Of more than ``LONGEST`` characters the paragraphs go and come whole: words are compared in the
    square of their number, and such a text was written anew.
    """
    pairs: Iterable[tuple[str, str]]
    if sum(map(len, (*before, *after))) > LONGEST:
        pairs = chain(((old, "") for old in before), (("", new) for new in after))
    else:
        pairs = origins(before, after)
    for old, new in pairs:
        yield Passage(clean(paragraph(old, new)), changed=True)


def origins(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Each paragraph with the one it was made from; an empty text where there is none.

    Looked for among the next ``REACH`` only: in a text written anew nothing would be found among
    all of them either, and the search takes the square of its length.
    """
    rest = [(old, vocabulary(old)) for old in before]
    for new in after:
        sought = vocabulary(new)
        near = enumerate(rest[:REACH])
        made_from = next((n for n, (_old, words) in near if alike(words, sought)), None)
        if made_from is None:
            yield "", new
            continue
        yield from ((old, "") for old, _words in rest[:made_from])
        yield rest[made_from][0], new
        del rest[: made_from + 1]
    yield from ((old, "") for old, _words in rest)


def vocabulary(paragraph: str) -> list[str]:
    """The words of a paragraph in their order, without its tags."""
    return WORD.findall(TAG.sub(" ", paragraph))


def alike(before: list[str], after: list[str]) -> bool:
    """Whether two paragraphs share so many words that one was made from the other.

    The two quick ratios are upper bounds of the third, and spare it for most pairs.
    """
    matcher = SequenceMatcher(None, before, after)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= SHARED for ratio in ratios)


def paragraph(old: str, new: str) -> str:
    """The redline of a paragraph, or of a few of them."""
    was, now = TAG.split(old), TAG.split(new)
    if was[1::2] == now[1::2]:
        texts = [words(unescape(a), unescape(b)) for a, b in zip(was[::2], now[::2], strict=True)]
        return "".join(chain.from_iterable(zip_longest(texts, now[1::2], fillvalue="")))
    return EMPTY.sub("", REPLACED.sub(replaced, htmldiff(old, new)))


def replaced(found: re.Match[str]) -> str:
    """What lxml calls replaced, compared once more: it does not care for matches of few words."""
    return f" {words(unescape(found[2]), unescape(found[1]))} "


def paragraphs(html: str) -> list[str]:
    """The elements of a text, one after another."""
    parts = fragments_fromstring(html) if html.strip() else []
    texts = [
        escape(part) if isinstance(part, str) else tostring(part, encoding="unicode")
        for part in parts
    ]
    return [text.strip() for text in texts if text.strip()]


def clean(html: str) -> str:
    """The redline with what a body may have, and the two marks."""
    return CLEANER.clean(html).strip()


def has_changes(found: Iterable[Passage]) -> bool:
    """Whether anything at all differs."""
    return any(passage.changed for passage in found)
