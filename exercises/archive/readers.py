"""Readers: each takes a JSON value and gives what the records need, or raises Fault."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django_countries import countries

from newsroom import sanitise
from newsroom.slugs import latin_slug

from ..models import Bound
from .faults import Fault, Faults

Reader = Callable[[Any], Any]
SLUG = re.compile(r"[\w-]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_YEAR = 1800
NUMBER = re.compile(r"\d[\d\s,.\u202f]*\d|\d")
OVER = re.compile(r"\+|over|more than|at least|свыше|более|не менее", re.IGNORECASE)
ABOUT = re.compile(r"~|about|around|some|около|порядка", re.IGNORECASE)
http = URLValidator(schemes=["http", "https"])


class Texts(NamedTuple):
    """A text in the default language, and in others by their codes."""

    text: str = ""
    others: dict[str, str] = {}

    def by_language(self) -> dict[str, str]:
        """Every text by its language."""
        return {settings.LANGUAGE_CODE: self.text, **self.others} if self.text else {}


class Key(NamedTuple):
    """What a line may say under a key."""

    read: Reader
    required: bool = False
    default: Any = ""


def record(value: Any, keys: Mapping[str, Key]) -> dict[str, Any]:
    """An object with these keys and no others. Raises Faults with all that is wrong in it."""
    if not isinstance(value, dict):
        raise Fault("", _("is not an object"))
    faults = [Fault(key, _("is not a key of this type")) for key in value if key not in keys]
    found = {}
    for name, key in keys.items():
        try:
            found[name] = read_key(value.get(name), key)
        except Fault as fault:
            faults.append(fault.within(name))
        except Faults as several:
            faults += [fault.within(name) for fault in several.faults]
    if faults:
        raise Faults(faults)
    return found


def read_key(value: Any, key: Key) -> Any:
    """The value under a key; null is the same as nothing. Raises Fault if it is required."""
    if value is not None:
        value = key.read(value)
        if not key.required or value not in ("", Texts()):
            return value
    if key.required:
        raise Fault("", _("is required"))
    return key.default


def text(longest: int = 0) -> Reader:
    """A text of at most so many characters, any length if 0; empty if nothing of it is seen."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Fault("", _("is not a text"))
        clean = sanitise.line(value).strip()
        if longest and len(clean) > longest:
            raise Fault("", _("is longer than %(limit)s characters") % {"limit": longest})
        return clean if sanitise.legible(clean) else ""

    return read


def html(value: Any) -> str:
    """A text that the workflow will sanitise."""
    if not isinstance(value, str):
        raise Fault("", _("is not a text"))
    return value


def texts(longest: int = 0) -> Reader:
    """A text in the default language, or an object of texts by language code."""
    one = text(longest)

    def read(value: Any) -> Texts:
        if not isinstance(value, dict):
            return Texts(one(value))
        found = {}
        for code, each in value.items():
            if not LANGUAGE.fullmatch(code):
                raise Fault(code, _("is not a language code"))
            try:
                found[code.lower()] = one(each)
            except Fault as fault:
                raise fault.within(code) from fault
        found = {code: each for code, each in found.items() if each}
        default = found.pop(settings.LANGUAGE_CODE, "")
        return Texts(default or next(iter(found.values()), ""), found)

    return read


def identity(value: Any) -> str:
    """An id of the archive: a text or a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return text(200)(value)


@dataclass(frozen=True)
class Amount:
    """A number, and how sharp it is."""

    number: int
    bound: str


def value_of_figure(value: Any) -> Amount:
    """A whole number, or a text with one in it: “2500+”, “over 100”, “about 1 100”."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(round(value))
    said = text(50)(value)
    digits = NUMBER.findall(said)
    if len(digits) != 1:
        raise Fault("", _("holds no number, or more than one"))
    return Amount(int(re.sub(r"\D", "", digits[0])), bound_of(said))


def bound_of(said: str) -> str:
    """How sharp the number in a text is, by the words and signs beside it."""
    if OVER.search(said):
        return Bound.OVER
    return Bound.ABOUT if ABOUT.search(said) else Bound.EXACT


def slug(longest: int) -> Reader:
    """A slug; in another script than Latin it is transliterated, wherever it stands."""

    def read(value: Any) -> str:
        found = text(longest)(value)
        if found and not SLUG.fullmatch(found):
            raise Fault("", _("is not a slug (letters, digits, hyphens)"))
        return found if found.isascii() else latin_slug(found, limit=longest)

    return read


def country(value: Any) -> str:
    """A code of ISO 3166-1 alpha-2."""
    code = text(2)(value).upper()
    if code and code not in countries:
        raise Fault("", _("is not a country's code of ISO 3166-1 alpha-2"))
    return code


def language(value: Any) -> str:
    """One of the site's languages."""
    return choice(dict(settings.LANGUAGES))(value)


def by_language(value: Any) -> dict[str, str]:
    """An object of texts by language code, of any language."""
    if not isinstance(value, dict):
        raise Fault("", _("is not an object"))
    named = {code.lower() for code in value}
    found = texts(200)(value).by_language()
    return {code: each for code, each in found.items() if code in named}


def yes_or_no(value: Any) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise Fault("", _("is neither true nor false"))
    return value


def choice(values: Iterable[str]) -> Reader:
    """One of these words."""
    allowed = list(values)

    def read(value: Any) -> str:
        if value not in allowed:
            raise Fault("", _("is none of: %(values)s") % {"values": ", ".join(allowed)})
        return value

    return read


def whole(value: Any) -> int:
    """A whole number from 0 on that a database column holds."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise Fault("", _("is not a whole number from 0 on"))
    return value


def degrees(limit: int) -> Reader:
    """Degrees of latitude or longitude."""

    def read(value: Any) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or abs(value) > limit:
            raise Fault("", _("is not a number from -%(limit)s to %(limit)s") % {"limit": limit})
        return float(value)

    return read


def day(value: Any) -> date:
    """A day as ``YYYY-MM-DD``."""
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Fault("", _("is not a day (YYYY-MM-DD)"))


def moment(value: Any) -> datetime:
    """An instant of ISO 8601 with its offset."""
    try:
        found = datetime.fromisoformat(value)
        year = timezone.localtime(found).year
    except (TypeError, ValueError, OverflowError):
        raise Fault("", _("is not a date of ISO 8601 with its offset")) from None
    if year < FIRST_YEAR:
        raise Fault("", _("is before the year %(year)s") % {"year": FIRST_YEAR})
    return found


def past_moment(value: Any) -> datetime:
    """An instant of ISO 8601 with its offset that has passed."""
    found = moment(value)
    if found > timezone.now():
        raise Fault("", _("has not come yet: an archive has what was public"))
    return found


def address(value: Any) -> str:
    """An address of the web."""
    found = text(500)(value)
    try:
        if found:
            http(found)
    except ValidationError:
        raise Fault("", _("is not an address of the web")) from None
    return found


def old_path(value: Any) -> str:
    """Path and query of an address of the archive's site, decoded as requests are."""
    found = text(2000)(value)
    try:
        parts = urlsplit(found)
    except ValueError:
        raise Fault("", _("is not an address of the web")) from None
    path = sanitise.line(unquote(parts.path)) or "/"
    whole_path = path + (f"?{parts.query}" if parts.query else "")
    if not path.startswith("/"):
        raise Fault("", _("does not begin with / or https://"))
    if len(whole_path) > 500:
        raise Fault("", _("is longer than %(limit)s characters") % {"limit": 500})
    return whole_path


def many(read: Reader) -> Reader:
    """A list, each entry of which is read so."""

    def read_all(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise Fault("", _("is not a list"))
        found, faults = [], []
        for index, each in enumerate(value):
            try:
                found.append(read(each))
            except Fault as fault:
                faults.append(fault.within(f"[{index}]"))
            except Faults as several:
                faults += [fault.within(f"[{index}]") for fault in several.faults]
        if faults:
            raise Faults(faults)
        return found

    return read_all


def part(keys: Mapping[str, Key]) -> Reader:
    """An object within an object."""
    return lambda value: record(value, keys)
