"""Rows of the registry for tests: each maker takes what the test is about and fills in the rest."""

from typing import Any

from exercises.models import (
    Exercise,
    ExerciseKind,
    Figure,
    Measure,
    MemberState,
    Participation,
    Series,
    TrainingGround,
)
from newsroom.models import Edition
from newsroom.slugs import latin_slug
from newsroom.topics import establish


def kind(slug: str) -> ExerciseKind:
    """A kind of the registry; made where a test has emptied the tables."""
    return ExerciseKind.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]


def state(name: str = "Belarus", code: str = "BY", **columns: Any) -> MemberState:
    return MemberState.objects.create(
        **{"name": name, "code": code, "slug": latin_slug(name), **columns},
        topic=establish(name, names=columns.get("names"), kind="place"),
    )


def exercise(name: str = "Echelon-2023", *, of: str = "other", **columns: Any) -> Exercise:
    """An exercise of the kind; its year is that of its first day, else of its name's end."""
    start = columns.get("start")
    year = start.year if start else int(name[-4:]) if name[-4:].isdigit() else 2023
    columns = {"name": name, "slug": latin_slug(name), "year": year, **columns}
    topic = establish(name, names=columns.get("names"), kind="event")
    return Exercise.objects.create(kind=kind(of), topic=topic, **columns)


def series(name: str = "Echelon", **columns: Any) -> Series:
    return Series.objects.create(**{"name": name, "slug": latin_slug(name), **columns})


def ground(name: str, latitude: float, longitude: float, **columns: Any) -> TrainingGround:
    columns = {"slug": latin_slug(name), **columns}
    return TrainingGround.objects.create(
        name=name, latitude=latitude, longitude=longitude, **columns
    )


def sends(exercise: Exercise, state: MemberState, forces: str = "") -> Participation:
    """Let the state take part in the exercise with these forces."""
    return Participation.objects.create(exercise=exercise, state=state, forces=forces)


def measure(slug: str = "personnel") -> Measure:
    defaults = {"name": slug.title(), "unit": slug, "words": slug}
    return Measure.objects.get_or_create(slug=slug, defaults=defaults)[0]


def figure(
    exercise: Exercise,
    value: int,
    of: str = "personnel",
    *,
    source: Edition | None = None,
    **columns: Any,
) -> Figure:
    """A figure of the exercise, claimed by the release in print if one is given."""
    if source:
        columns |= {"source_year": source.year, "source_number": source.number}
    return Figure.objects.create(exercise=exercise, measure=measure(of), value=value, **columns)
