"""A small registry with everything in it, and tables that come in."""

import csv
import io
from datetime import date

import pytest

from exercises.interchange import ExerciseSheet, FigureSheet, Outcome, StateSheet, files
from exercises.models import Exercise
from newsroom.topics import establish
from tests import registry

SHEETS = {"exercise": ExerciseSheet, "memberstate": StateSheet, "figure": FigureSheet}


@pytest.fixture
def filled(db) -> Exercise:
    """A registry in which no column is empty."""
    belarus = registry.state(
        names={"ru": "Беларусь"}, code3="BLR", latitude=53.9, longitude=27.5667,
        joined=date(1993, 12, 31), profile="One.\n\nTwo.", capital="Minsk",
    )  # fmt: skip
    kazakhstan = registry.state("Kazakhstan", "KZ")
    whole = registry.exercise("Combat Brotherhood-2023", of="strategic", series=registry.series())
    part = registry.exercise(
        "Echelon-2023", names={"ru": "Эшелон-2023", "hy": "Էշելոն"}, of="logistics", parent=whole,
        host=belarus, start=date(2023, 9, 1), end=date(2023, 9, 6), approximate=True,
        set_status="postponed", status_reason="=1+1", place="-Brest", commander="Chief of Staff",
        commander_rank="General", summary="Two\nlines; with, signs \"and\" '=quotes'",
    )  # fmt: skip
    registry.sends(part, belarus, "A brigade")
    registry.sends(part, kazakhstan)
    part.grounds.add(registry.ground("Brestsky", 52.1, 23.7))
    part.topics.add(establish("Logistics"), establish("Field kitchens"))
    registry.figure(part, 2500, as_of=date(2023, 9, 4), bound="over")
    registry.figure(whole, 500, of="equipment")
    return part


@pytest.fixture
def bring_in(db):
    """Bring rows in, as a CSV file; kept if nothing is wrong."""

    def put(model: str, *rows: dict, keep: bool = True) -> Outcome:
        headers = list(dict.fromkeys(name for row in rows for name in row))
        out = io.StringIO()
        writer = csv.DictWriter(out, headers)
        writer.writeheader()
        writer.writerows(rows)
        return SHEETS[model]().bring_in(files.read(out.getvalue().encode(), "csv"), keep=keep)

    return put


def said(outcome: Outcome) -> list[str]:
    return [str(fault) for fault in outcome.faults]
