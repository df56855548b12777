"""Lines of an archive: one JSON object each, read one after the other, whatever the file's size."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from .faults import Fault

# A release of a million words fits; a file without line ends does not fill the memory.
LONGEST = 16 * 1024 * 1024


class Line(NamedTuple):
    """A line with its number, its length in bytes, and its object or what is wrong with it."""

    number: int
    size: int
    content: dict[str, Any] | Fault


def read(path: Path) -> Iterator[Line]:
    """The lines of a file that have something on them. Raises OSError if it can't be read."""
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST):
            number += 1
            size = len(raw)
            too_long = size == LONGEST and not raw.endswith(b"\n")
            while too_long and (rest := file.readline(LONGEST)):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            if too_long:
                yield Line(number, size, Fault("", _("is longer than 16 MiB")))
            elif raw.strip():
                yield Line(number, size, parsed(raw))


def parsed(raw: bytes) -> dict[str, Any] | Fault:
    """The object on a line, or what is wrong with it."""
    try:
        content = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=unique, parse_constant=refuse_constant
        )
    except Fault as fault:
        return fault
    except UnicodeDecodeError:
        return Fault("", _("is not UTF-8"))
    except (ValueError, RecursionError) as wrong:
        return Fault("", _("is not JSON: %(wrong)s") % {"wrong": wrong})
    if not isinstance(content, dict):
        return Fault("", _("is not a JSON object"))
    return content


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of these keys. Raises Fault for a key that stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Fault(twice, _("stands on the line twice"))
    return found


def refuse_constant(name: str) -> None:
    """Raise Fault for NaN and Infinity, which are not JSON."""
    raise Fault("", _("is not JSON: %(wrong)s") % {"wrong": name})
