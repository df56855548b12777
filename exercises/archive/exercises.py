"""Exercises of an archive, with their figures, forces and programmes.

A slug is an exercise's identity: a second line changes what it names and leaves alone what it does
not.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

from newsroom.slugs import latin_slug
from newsroom.workflow import Refused
from newsroom.workflow.admission import Accounts

from ..models import (
    Exercise,
    ExerciseKind,
    Figure,
    Measure,
    Participation,
    Phase,
    PublicEvent,
    Series,
    TrainingGround,
)
from ..registry import place_under
from .faults import Fault
from .readers import Texts
from .references import References
from .registry import named, own_topic, put, translated

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def put_exercise(
    values: dict[str, Any], references: References, accounts: Accounts
) -> tuple[str, list[tuple[int, str]]]:
    """Make or change an exercise with its topic and figures.

    A new one is announced only if people are named who answer for what becomes public. Also
    returns the figures that wait for the releases they came from.
    """
    slug, names = values["slug"], values["name"]
    exercise = Exercise.objects.select_related("topic").filter(slug=slug).first()
    exercise = exercise or Exercise(slug=slug, announced=accounts.publisher is not None)
    columns = exercise_columns(exercise, values, references)
    exercise.topic = own_topic(exercise, names, slug)
    verdict = put(exercise, columns)
    more, waiting = put_figures(exercise, values["figures"])
    more = note_place(exercise, values) or more
    for bring in (put_forces, put_programme, put_grounds, put_tags):
        more = bring(exercise, values, references) or more
    references.exercises[slug] = exercise
    return "updated" if verdict == "unchanged" and more else verdict, waiting


def exercise_columns(
    exercise: Exercise, values: dict[str, Any], references: References
) -> dict[str, Any]:
    """The columns of an exercise. Raises Fault for unknown or impossible ones."""
    start, end = values["start"] or exercise.start, values["end"] or exercise.end
    if start and end and end < start:
        raise Fault("end", _("is before its start"))
    parent = named(references.exercise, "parent", values["parent"])
    host = named(references.state, "host", values["host"])
    refuse_cycle(exercise, parent)
    if values["status"] and not values["status_reason"].text:
        raise Fault("status_reason", _("is required with a status"))
    return {
        "name": values["name"].text,
        "names": translated(exercise, "names", values["name"]),
        "kind": kind_of(exercise, values["kind"]),
        "series": series_of(values["series"]),
        "parent": parent,
        "year": year_of(exercise, values, parent),
        "start": values["start"],
        "end": values["end"],
        "host": host,
        "approximate": values["approximate"],
        "set_status": values["status"],
        "status_reason": values["status_reason"].text,
        "status_reasons": translated(exercise, "status_reasons", values["status_reason"]),
        "place": values["place"].text,
        "places": translated(exercise, "places", values["place"]),
        "commander": values["commander"].text,
        "commanders": translated(exercise, "commanders", values["commander"]),
        "commander_rank": values["commander_rank"].text,
        "commander_ranks": translated(exercise, "commander_ranks", values["commander_rank"]),
        "summary": values["summary"].text,
        "summaries": translated(exercise, "summaries", values["summary"]),
    }


def kind_of(exercise: Exercise, slug: str) -> ExerciseKind:
    """The kind with that slug; that which the exercise has, or “other”, where none is given."""
    if not slug and exercise.kind_id:
        return exercise.kind
    found = ExerciseKind.objects.filter(slug=slug or "other").first()
    if found is None:
        known = ", ".join(ExerciseKind.objects.values_list("slug", flat=True))
        raise Fault("kind", _("is none of: %(types)s") % {"types": known})
    return found


def series_of(name: str) -> Series | None:
    """The series of that name, made if there is none; None without a name."""
    if not name:
        return None
    slug = latin_slug(name, limit=100) or "series"
    series, _created = Series.objects.get_or_create(slug=slug, defaults={"name": name})
    return series


def note_place(exercise: Exercise, values: dict[str, Any]) -> bool:
    """Note the place that has coordinates as a training ground. Whether that was news."""
    if values["lat"] is None or values["lon"] is None:
        return False
    name = values["place"].text or values["name"].text
    ground, created = TrainingGround.objects.get_or_create(
        slug=latin_slug(name, limit=100) or exercise.slug,
        defaults={
            "name": name,
            "state": exercise.host,
            "latitude": values["lat"],
            "longitude": values["lon"],
        },
    )
    exercise.grounds.add(ground)
    return created


def refuse_cycle(exercise: Exercise, parent: Exercise | None) -> None:
    """Raise Fault if the exercise would become a part of itself."""
    if parent is None or parent.pk == exercise.parent_id:
        return
    try:
        place_under(Exercise(pk=exercise.pk), parent)
    except Refused as refusal:
        raise Fault("parent", str(refusal)) from refusal


def year_of(exercise: Exercise, values: dict[str, Any], parent: Exercise | None) -> int:
    """The year of an exercise: of its days, else in its name, else of what it is a part of."""
    days = values["start"] or values["end"]
    in_name = YEAR.findall(f"{values['name'].text} {values['slug']}")
    if days:
        return days.year
    if exercise.year or in_name or parent:
        return exercise.year or (int(in_name[0]) if in_name else parent.year)
    raise Fault("start", _("is required where the name has no year"))


def put_figures(
    exercise: Exercise, figures: list[dict[str, Any]]
) -> tuple[bool, list[tuple[int, str]]]:
    """Make or change the figures. Returns whether one did, and which wait for their releases."""
    changed, waiting = False, []
    for values in figures:
        same = {"measure": measure_of(values), "as_of": values["as_of"], "kind": values["kind"]}
        figure = Figure.objects.filter(exercise=exercise, **same).first()
        figure = figure or Figure(exercise=exercise, **same)
        verdict = put(
            figure,
            {
                "value": values["value"].number,
                "bound": values["value"].bound,
                "note": values["note"].text,
                "notes": translated(figure, "notes", values["note"]),
            },
        )
        changed = changed or verdict != "unchanged"
        if values["release"]:
            waiting.append((figure.pk, values["release"]))
    return changed, waiting


def measure_of(values: dict[str, Any]) -> Measure:
    """What the figure counts; made if nothing was counted by that name before."""
    slug = latin_slug(values["what"], limit=50) or "figure"
    unit = values["unit"] or values["what"]
    columns = {"name": values["what"], "unit": unit, "order": Measure.objects.count() + 1}
    measure, _created = Measure.objects.get_or_create(slug=slug, defaults=columns)
    return measure


def put_forces(exercise: Exercise, values: dict[str, Any], references: References) -> bool:
    """Note the participating states, and what they send where the line says it."""
    verdicts = []
    for each in values["participants"]:
        state = named(references.state, "participants", each["state"])
        known = Participation.objects.filter(exercise=exercise, state=state).first()
        row = known or Participation(exercise=exercise, state=state)
        others = translated(row, "forces_translated", each["forces"])
        verdicts.append(put(row, {"forces": each["forces"].text, "forces_translated": others}))
    return any(verdict != "unchanged" for verdict in verdicts)


def put_programme(exercise: Exercise, values: dict[str, Any], _references: References) -> bool:
    """Make or change phases and public events; what they are called is their identity."""
    verdicts = []
    for model, key in ((Phase, "phases"), (PublicEvent, "events")):
        for each in values[key]:
            name = each["name"]
            known = model.objects.filter(exercise=exercise, name=name.text).first()
            row = known or model(exercise=exercise)
            columns = {**each, "name": name.text, "names": translated(row, "names", name)}
            verdicts.append(put(row, in_languages(row, columns)))
    return any(verdict != "unchanged" for verdict in verdicts)


def in_languages(row: Phase | PublicEvent, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns, a text in several languages as the two that hold it."""
    found = {}
    for name, value in columns.items():
        if isinstance(value, Texts):
            found |= {name: value.text, f"{name}s": translated(row, f"{name}s", value)}
        else:
            found[name] = value
    return found


def put_grounds(exercise: Exercise, values: dict[str, Any], references: References) -> bool:
    """Note the training grounds. Whether one was news."""
    grounds = {named(references.ground, "grounds", slug) for slug in values["grounds"]}
    more = grounds - set(exercise.grounds.all()) if grounds else set()
    exercise.grounds.add(*more)
    return bool(more)


def put_tags(exercise: Exercise, values: dict[str, Any], references: References) -> bool:
    """Add further topics. Whether one was news."""
    topics = {named(references.topic, "tags", slug) for slug in values["tags"]}
    more = topics - set(exercise.topics.all()) if topics else set()
    exercise.topics.add(*more)
    return bool(more)
