"""Who takes part in an exercise, and with what: a table of states by trainings."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .models import Exercise, MemberState, Participation
from .structure import Family

# What a column leaves out of a training's name: the page says the year.
YEAR = re.compile(r"-(?:19|20)\d\d$")


@dataclass(frozen=True)
class Line:
    """A state: in which of the parts it takes part, and what it sends, in words."""

    name: str
    url: str
    cells: list[tuple[str, bool]]
    words: str
    takes_part: bool


@dataclass(frozen=True)
class Forces:
    """The table. ``parts`` are its columns, none where an exercise has no parts."""

    parts: list[str]
    lines: list[Line]

    @property
    def count(self) -> int:
        """How many states take part."""
        return sum(line.takes_part for line in self.lines)


def forces_of(family: Family) -> Forces | None:
    """Members and participants with what they send; none if nobody is known to. One query.

    Part of a part counts for the part that it is in.
    """
    keys = [exercise.pk for exercise in (family.named, *family.parts)]
    rows = MemberState.objects.taking_part_in(keys, day_of(family.named))
    sent: dict[MemberState, dict[int, str]] = defaultdict(dict)
    for row in rows:
        sent[row] |= {row.exercise_id: words_of(row)} if row.exercise_id else {}
    if not any(sent.values()):
        return None
    known = set().union(*sent.values())
    within = {part: keys_within(family, part) for part in family.children}
    # Of a part of which nothing is known nobody can say that a state takes no part in it.
    columns = {part: keys for part, keys in within.items() if keys & known}
    states = sorted(sent, key=lambda state: state.label.casefold())
    lines = [line(state, sent[state], family.named, columns) for state in states]
    return Forces([short(part.label) for part in columns], lines)


def day_of(exercise: Exercise) -> date:
    """The day on which it counts who is a member."""
    return exercise.start or date(exercise.year, 12, 31)


def keys_within(family: Family, part: Exercise) -> set[int]:
    """The keys of a part and of all its parts."""
    return {part.pk, *(below.pk for below in family.downwards(part, {part.pk}))}


def words_of(row: MemberState) -> str:
    """The forces of a row of ``taking_part_in`` in the language of the page."""
    sends = Participation(forces=row.forces, forces_translated=row.forces_translated)
    return sends.forces_label


def line(
    state: MemberState, sent: dict[int, str], named: Exercise, columns: dict[Exercise, set[int]]
) -> Line:
    cells = [(short(part.label), bool(keys & sent.keys())) for part, keys in columns.items()]
    host, takes_part = state.pk == named.host_id, bool(sent) or state.pk == named.host_id
    own = [sent[named.pk]] if sent.get(named.pk) else each_once(sent.values())
    words = "; ".join([*([_("Host")] if host else []), *own]) or unsaid(
        cells, takes_part=takes_part
    )
    return Line(state.label, state.get_absolute_url(), cells, words, takes_part)


def unsaid(cells: list[tuple[str, bool]], *, takes_part: bool) -> str:
    """What is said of a state of which no forces are."""
    if not takes_part:
        return _("Not participating")
    return "" if any(ticked for _name, ticked in cells) else _("Takes part")


def each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def short(name: str) -> str:
    """The name of a part without its year."""
    return YEAR.sub("", name)
