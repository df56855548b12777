"""Sections, states, exercises and tags of an archive.

Their slugs and codes are their identity: a second line changes what it names and leaves alone what
it does not. Names of topics are only ever added, so that no address and no alias is lost.
"""

import re
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from newsroom.models import Section, Topic
from newsroom.slugs import latin_slug
from newsroom.topics import answer_to, establish
from newsroom.workflow import Refused
from newsroom.workflow.admission import Accounts, admit_introduction

from ..models import (
    Exercise,
    ExerciseKind,
    Figure,
    Measure,
    MemberState,
    Participation,
    Series,
    TrainingGround,
)
from ..registry import place_under, topic_for
from .faults import Fault
from .readers import Texts
from .references import References

Row = TypeVar("Row", bound=Model)
NOTHING = (None, "", (), {}, [])
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def put(row: Row, values: dict[str, Any]) -> str:
    """Save a row with these values, those that say anything. Returns the verdict."""
    said = {name: value for name, value in values.items() if value not in NOTHING}
    changed = [name for name, value in said.items() if getattr(row, name, None) != value]
    for name in changed:
        setattr(row, name, said[name])
    if row.pk is None:
        row.save(force_insert=True)
        return "created"
    if changed:
        row.save(update_fields=changed)
    return "updated" if changed else "unchanged"


def translated(row: Model, column: str, texts: Texts) -> dict[str, str]:
    """The translations that a row has, and those of the line."""
    return {**getattr(row, column), **texts.others}


def put_section(values: dict[str, Any], references: References) -> str:
    """Make or change a section; in the file's order, where the line gives none."""
    slug = values["slug"]
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        section = Section(slug=slug, order=Section.objects.count() + 1)
    verdict = put(
        section,
        {
            "name": values["name"].text,
            "names": translated(section, "names", values["name"]),
            "description": values["description"].text,
            "order": values["order"],
        },
    )
    references.sections[slug] = section
    return verdict


def put_tag(values: dict[str, Any], references: References, accounts: Accounts) -> str:
    """Make a topic, or let it answer to more names; bring its introduction in."""
    slug, names, aliases = values["slug"], values["name"], list(filter(None, values["aliases"]))
    known = references.find_topic(slug)
    before = known.aliases.count() if known else 0
    topic = known or establish(names.text, names=names.others, slug=slug, aliases=aliases)
    if known:
        answer_to(topic, [names.text, *names.others.values(), *aliases])
    if topic.slug != slug:
        answer_to(topic, [slug])
    references.topics[slug] = topic
    introduced = [
        admit_introduction(topic, language=language, body=body, accounts=accounts)
        for language, body in values["introduction"].by_language().items()
    ]
    if known is None:
        return "created"
    return "updated" if any(introduced) or topic.aliases.count() != before else "unchanged"


def own_topic(owner: MemberState | Exercise, names: Texts, slug: str) -> Topic:
    """The topic of a state or an exercise. Raises Fault if it is another one's."""
    try:
        return topic_for(owner, name=names.text, names=translated(owner, "names", names), slug=slug)
    except Refused as refusal:
        raise Fault("name", str(refusal)) from refusal


def put_state(values: dict[str, Any], references: References) -> str:
    """Make or change a member state with its topic."""
    code, names = values["code"], values["name"]
    slug = latin_slug(names.text, limit=50) or code.lower()
    state = MemberState.objects.select_related("topic").filter(code=code).first()
    state = state or MemberState(code=code, slug=slug)
    state.topic = own_topic(state, names, slug)
    verdict = put(
        state,
        {
            "name": names.text,
            "names": translated(state, "names", names),
            "official_name": values["official_name"].text,
            "official_names": translated(state, "official_names", values["official_name"]),
            "capital": values["capital"].text,
            "capitals": translated(state, "capitals", values["capital"]),
            "joined": values["joined"],
            "left": values["left"],
        },
    )
    references.states[code] = state
    return verdict


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
    more = put_ground(exercise, values) or more
    participants = [named(references.state, "participants", c) for c in values["participants"]]
    if participants and set(participants) - set(exercise.participants.all()):
        for state in participants:
            Participation.objects.get_or_create(exercise=exercise, state=state)
        more = True
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
        "place": values["place"],
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


def put_ground(exercise: Exercise, values: dict[str, Any]) -> bool:
    """Note the place that has coordinates as a training ground. Whether that was news."""
    if values["lat"] is None or values["lon"] is None:
        return False
    name = values["place"] or values["name"].text
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


def named(find: Any, field: str, name: str) -> Any:
    """The record a line refers to under a key, None if it refers to none."""
    try:
        return find(name) if name else None
    except Fault as fault:
        raise fault.within(field) from fault


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
        verdict = put(figure, {"value": values["value"].number, "bound": values["value"].bound})
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
