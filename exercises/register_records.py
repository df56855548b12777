"""The register as records for machines: see docs/register-data.md for what each column means.

Only what the public may know: announced exercises, figures whose source can be read, the months
where days are approximate, an umbrella only if it has been announced too.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, F, When
from django.urls import reverse

from .models import Exercise, Figure, Participation
from .querysets.exercises import BY_DAYS, ExerciseQuerySet

MEASURES = ("personnel", "equipment")

Record = dict[str, Any]
"""An exercise, as JSON has it."""


def records(exercises: ExerciseQuerySet) -> list[Record]:
    """The exercises, the newest year first, each with all that belongs to it. Four queries."""
    keys = exercises.order_by().values("pk")
    figures, states, grounds = figures_of(keys), states_of(keys), grounds_of(keys)
    return [
        record(exercise)
        | {"participants": states[exercise.pk], "grounds": grounds[exercise.pk]}
        | {name: figures.get((exercise.pk, name)) for name in MEASURES}
        | {"url": settings.PRESS_CENTRE.site_url + exercise.get_absolute_url()}
        for exercise in rows(exercises)
    ]


def rows(exercises: ExerciseQuerySet) -> ExerciseQuerySet:
    """The exercises with their kind, series and host, and the umbrella that may be named."""
    known = Case(When(parent__announced=True, then=F("parent__slug")))
    joined = exercises.select_related("kind", "series", "host").annotate(umbrella=known)
    unread = ["summary", "summaries", "host__profile", "host__profiles", "series__summary"]
    return joined.defer(*unread).order_by("-year", *BY_DAYS)


def record(exercise: Exercise) -> Record:
    """What an exercise says of itself."""
    start, end = told_days(exercise)
    return {
        "slug": exercise.slug,
        "name_en": exercise.name_en,
        "name_ru": exercise.name_ru,
        "kind": exercise.kind.slug,
        "kind_name": exercise.kind.label,
        "series": exercise.series.slug if exercise.series else None,
        "parent": exercise.umbrella,
        "year": exercise.year,
        "start": start,
        "end": end,
        "approximate": exercise.approximate,
        "status": str(exercise.status) or None,
        "host": exercise.host.code if exercise.host else None,
        "place": exercise.place_label or None,
    }


def told_days(exercise: Exercise) -> tuple[date | None, date | None]:
    """First and last day; of approximate ones, those of the months that readers are told."""
    start, end = exercise.start, exercise.end
    if not exercise.approximate:
        return start, end
    last = end and end.replace(day=monthrange(end.year, end.month)[1])
    return start and start.replace(day=1), last


def states_of(exercises: Any) -> dict[int, list[str]]:
    """The codes of the states that send forces, by exercise."""
    found: dict[int, list[str]] = defaultdict(list)
    sent = Participation.objects.filter(exercise__in=exercises)
    for key, code in sent.order_by("state__code").values_list("exercise", "state__code"):
        found[key].append(code)
    return found


def grounds_of(exercises: Any) -> dict[int, list[Record]]:
    """The training grounds with their coordinates, by exercise."""
    found: dict[int, list[Record]] = defaultdict(list)
    held = Exercise.grounds.through.objects.filter(exercise__in=exercises)
    for link in held.select_related("trainingground").order_by("trainingground__name"):
        ground = link.trainingground
        place = {"latitude": ground.latitude, "longitude": ground.longitude}
        found[link.exercise_id].append({"name": ground.label, **place})
    return found


def figures_of(exercises: Any) -> dict[tuple[int, str], Record]:
    """The latest public figures, by exercise and measure."""
    found: dict[tuple[int, str], Record] = {}
    claimed = Figure.public.filter(exercise__in=exercises, measure__slug__in=MEASURES)
    for figure in claimed.latest_first().select_related("measure"):
        found.setdefault((figure.exercise_id, figure.measure.slug), claim(figure))
    return found


def claim(figure: Figure) -> Record:
    return {
        "value": figure.value,
        "bound": figure.bound,
        "as_of": figure.as_of,
        "source": source(figure),
    }


def source(figure: Figure) -> str | None:
    """The address of the release that a figure comes from."""
    if not figure.source_number:
        return None
    number = reverse("release_number", args=[figure.source_year, figure.source_number])
    return settings.PRESS_CENTRE.site_url + number


# ---------- flat, for tables


def flat(record: Record) -> Record:
    """The record in one row of plain values."""
    row = {
        **record,
        "participants": " ".join(record["participants"]),
        "grounds": "; ".join(map(spot, record["grounds"])),
    }
    for name in MEASURES:
        figure = record[name] or dict.fromkeys(("value", "bound", "as_of", "source"))
        row |= {name: figure["value"], **extras(name, figure)}
    return {column: row[column] for column in COLUMNS}


def extras(name: str, figure: Record) -> Record:
    return {f"{name}_{part}": figure[part] for part in ("bound", "as_of", "source")}


def spot(ground: Record) -> str:
    """A training ground with its coordinates: ``Brestsky (52.05, 23.72)``."""
    if ground["latitude"] is None:
        return ground["name"]
    return f"{ground['name']} ({ground['latitude']}, {ground['longitude']})"


def columns() -> Iterable[str]:
    yield from ("slug", "name_en", "name_ru", "kind", "kind_name", "series", "parent", "year")
    yield from ("start", "end", "approximate", "status", "host", "participants", "place", "grounds")
    for name in MEASURES:
        yield from (name, f"{name}_bound", f"{name}_as_of", f"{name}_source")
    yield "url"


COLUMNS = list(columns())
"""The columns of the tables, in their order. New ones come at the end."""
