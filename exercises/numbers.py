"""Numbers in a text that stand beside certain words: “more than 2,500 personnel”.

English and Russian, in digits: ``2,500``, ``2 500``, ``2500``, ``2.5 thousand``, ``2,5 тыс.``,
``2 тыс. 500``. Dates, years, ordinals and numbers of other things are passed over, and so are
numbers in words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from .models import Bound

BLOCK = re.compile(
    r"</?(?:p|li|h\d|t[dhr]|blockquote|br|[uo]l|table|caption|hr)\b[^>]*>", re.IGNORECASE
)
# What may part the thousands of a number, after ``fold``.
GROUP = r"[ ,.'’]"
DIGITS = rf"(?P<whole>\d{{1,3}}(?:{GROUP}\d{{3}})+(?!\d)|\d{{1,12}})(?:[.,](?P<part>\d{{1,2}}))?"
SCALE = (
    r"(?:\s*(?P<scale>thousand|тыс(?:\.|яч\w*)?|million|млн\.?|миллион\w*)(?!\w)"
    r"(?:\s(?P<rest>\d{1,3})(?!\d))?)?"
)
NUMBER = rf"(?<![\w.,/:+№#-]){DIGITS}{SCALE}"
SCALES = {"t": 1_000, "т": 1_000, "m": 1_000_000, "м": 1_000_000}

OVER = r"more than|over|above|upwards of|at least|exceeding|свыше|более(?: чем)?|больше|не менее"
ABOUT = r"about|around|some|nearly|almost|approximately|roughly|up to|около|порядка|примерно|почти"
SHARPNESS = rf"(?:(?<!\w)(?:(?P<over>{OVER})|(?P<about>{ABOUT}))\s+)?"

# A word between a number and a thing that says: it counts or dates something else. Whole words,
# then beginnings.
SOMETHING_ELSE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|мая|май|марта?"
    r"|days?|years?|hours?|states|nations|times|trainings|km|kilomet(?:re|er)s"
    r"|день|дня|дней|дни|часа?|часов|раз|год|года|году|годов|лет|км"
    r"|and|or|with|of|in|on|at|by|to|from|for|the|that|which|as|were|was|are|is|have|has|took"
    r"|take|will|и|с|со|в|во|на|из|к|по|о|от|до|для|за|при|у)(?!\w)"
    r"|week|month|minute|countr|exercise|percent|государств|стран|учени|процент|минут|недел|месяц"
    r"|янв|фев|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр"
)
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE_A_YEAR = re.compile(
    r"\b(?:in|since|until|by|year|в|с|до|к|за|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|(?:янв|фев|март|апрел|ма|июн|июл|август|сентябр|октябр"
    r"|ноябр|декабр)\w*)\s*$"
)
# At most so many words stand between a number and what it counts ("500 wheeled armoured vehicles").
BETWEEN = r"(?P<between>(?:[^\W\d_]+[ -]){0,2}?)"


@dataclass(frozen=True)
class Said:
    """A number that a text says of something. ``written`` is how it stands there, folded."""

    value: int
    bound: Bound
    written: str


def plain(html: str) -> str:
    """The words of a text with a space between its paragraphs."""
    return unescape(strip_tags(BLOCK.sub(" ", html)))


def fold(text: str) -> str:
    """One form for letters and spaces that only look different."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return re.sub(r"\s+", " ", folded.replace("\u00ad", ""))


def said(text: str, words: Iterable[str]) -> list[Said]:
    """The numbers that stand beside one of the words; their endings may be left off."""
    stems = "|".join(re.escape(fold(word).strip()) for word in words if word.strip())
    if not stems:
        return []
    folded = fold(text)
    before = re.compile(rf"{SHARPNESS}{NUMBER} {BETWEEN}(?:{stems})")
    behind = re.compile(rf"(?<!\w)(?:{stems})\w*(?: ?[:(–—=] ?){SHARPNESS}{NUMBER}(?!\w|[./-]\d)")
    return [*found(before, folded), *found(behind, folded)]


def found(pattern: re.Pattern[str], text: str) -> Iterator[Said]:
    """What the pattern finds, without what only looks so."""
    for match in pattern.finditer(text):
        value = value_of(match)
        if value is None or of_something_else(match, text):
            continue
        bound = Bound.OVER if match["over"] else Bound.ABOUT if match["about"] else Bound.EXACT
        yield Said(value, bound, match[0])


def value_of(match: re.Match[str]) -> int | None:
    """The number; None for a fraction of one."""
    whole, part, scale = re.sub(r"\D", "", match["whole"]), match["part"], match["scale"]
    if not scale:
        return None if part else int(whole)
    times = SCALES[scale[0]]
    return (
        int(whole) * times
        + int(part or 0) * times // 10 ** len(part or "")
        + int(match["rest"] or 0)
    )


def of_something_else(match: re.Match[str], text: str) -> bool:
    """Whether the number is a year or a day, or counts what stands between it and the word."""
    between = match.groupdict().get("between") or ""
    if any(SOMETHING_ELSE.match(word) for word in re.split(r"[ -]", between)):
        return True
    is_year = YEAR.fullmatch(match["whole"]) and not match["scale"]
    return bool(is_year and BEFORE_A_YEAR.search(text[: match.start("whole")]))
