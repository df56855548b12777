"""What the registry has to hide, and the values its addresses take: see ``newsroom.leakcheck``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings

from newsroom import workflow
from newsroom.leakcheck import SAMPLE, Stage, fills, planter
from newsroom.models import PinKind, TopicPin
from newsroom.topics import establish, rename

from .models import (
    Exercise,
    ExerciseKind,
    Figure,
    Measure,
    MemberState,
    Participation,
    Phase,
    PublicEvent,
    Series,
    TrainingGround,
)


@planter
def unannounced(stage: Stage) -> None:
    """Exercises the public may not know of: alone, within one it knows, and around one it knows."""
    hide(stage, "an unannounced exercise")
    known = announce(stage, "known")
    part = hide(stage, "an unannounced part", parent=known)
    TopicPin.objects.create(topic=stage.topic, kind=PinKind.EXERCISE, reference=part.slug)
    umbrella = hide(stage, "an unannounced umbrella")
    announce(stage, "known-part", parent=umbrella)


@planter
def series_unannounced(stage: Stage) -> None:
    """A series of which nothing is announced, and one of which some is."""
    secret = stage.canaries.columns(Series, "a series of nothing announced")
    hide(stage, "the only one of its series", series=Series.objects.create(**secret))
    slug = f"plain-{stage.mark}"
    plain = Series.objects.create(name="A plain series", slug=slug)
    hide(stage, "an unannounced year of a series", series=plain)
    announce(stage, "known-year", series=plain)


@planter
def a_secret_again(stage: Stage) -> None:
    """An exercise that was announced and is no more: what its topic was called and said since."""
    exercise = announce(stage, "a-secret-again")
    topic = exercise.topic
    stage.in_print(topics=[topic])
    word, place = stage.word, "the topic of a secret again"
    names = {code: word(f"name of {place} ({code})") for code, _name in settings.LANGUAGES}
    rename(topic, word(f"name of {place}"), names=names)
    text = workflow.propose_introduction(
        topic, by=stage.writer, language=stage.language, body=word(f"introduction of {place}")
    )
    workflow.approve_introduction(text, by=stage.reviewer)
    columns = stage.canaries.columns(Exercise, "a secret again", slug=exercise.slug)
    words = {name: columns[name] for name in ("name", "names", "summary", "summaries")}
    Exercise.objects.filter(pk=exercise.pk).update(**words, announced=False)


@planter
def acceding(stage: Stage) -> None:
    """A state whose accession lies ahead, with a topic and a training ground of its own."""
    of = "a state that has not acceded"
    columns = stage.canaries.columns(
        MemberState, of, code="ZZ", own_names={"en": stage.word(f"own name of {of}")}
    )
    columns |= {
        "joined": stage.tomorrow.date() + timedelta(days=1),
        "topic": stage.hidden_topic(of),
    }
    state, _made = MemberState.objects.get_or_create(code="ZZ", defaults=columns)
    state.topics.add(stage.hidden_topic(f"further topic of {of}"))
    TopicPin.objects.create(topic=stage.topic, kind=PinKind.STATE, reference=state.slug)


def hide(stage: Stage, of: str, **given: Any) -> Exercise:
    """An exercise with a canary in every column, a figure, and a topic that a release carries."""
    topic = stage.hidden_topic(f"topic of {of}")
    if "series" not in given:
        columns = stage.canaries.columns(Series, f"series of {of}")
        given["series"] = Series.objects.create(**columns)
    columns = stage.canaries.columns(Exercise, of, **dated(stage), **given)
    exercise = Exercise.objects.create(**columns, topic=topic, announced=False)
    sends = stage.canaries.columns(Participation, f"forces in {of}")
    Participation.objects.create(exercise=exercise, state=exercise.host, **sends)
    for measure in Measure.objects.all()[:2]:
        value = stage.canaries.number(f"figure of {of}")
        Figure.objects.create(exercise=exercise, measure=measure, value=value)
    plant_programme(stage, exercise, of)
    stage.draft(f"a draft about {of}", topics=[topic])
    return exercise


def plant_programme(stage: Stage, exercise: Exercise, of: str) -> None:
    """A phase, an event, a training ground and a topic that only this exercise has."""
    day, columns = stage.tomorrow, stage.canaries.columns
    phase = columns(Phase, f"phase of {of}", start=day.date(), end=day.date())
    Phase.objects.create(exercise=exercise, **phase)
    event = columns(PublicEvent, f"event of {of}", starts_at=day)
    PublicEvent.objects.create(exercise=exercise, **event)
    exercise.grounds.create(**columns(TrainingGround, f"training ground of {of}"))
    exercise.topics.add(stage.hidden_topic(f"further topic of {of}"))


def announce(stage: Stage, slug: str, **given: Any) -> Exercise:
    """An exercise that everybody may know."""
    name = f"A plain exercise {slug} {stage.mark}"
    topic = establish(name)
    slug = f"{slug}-{stage.mark}"
    exercise = Exercise(name=name, slug=slug, topic=topic, **dated(stage), **given)
    exercise.save(force_insert=True)
    return exercise


def dated(stage: Stage) -> dict[str, Any]:
    """Days at which it stands first everywhere, a host and a kind."""
    day = stage.tomorrow.date()
    kind = ExerciseKind.objects.first()
    return {"year": day.year, "start": day, "end": day, "host": host(), "kind": kind}


def host() -> MemberState:
    """A member state; one is made where the registry has none."""
    if state := MemberState.objects.members().first():
        return state
    topic = establish("A plain state")
    return MemberState.objects.create(name="A plain state", code="BY", slug="plain", topic=topic)


@fills("slug", at=["state", "state_calendar"])
def states() -> Iterator[tuple]:
    yield from MemberState.objects.order_by("-pk").values_list("slug")[:SAMPLE]


@fills("slug", at=["series_calendar", "series"])
def series() -> Iterator[tuple]:
    """The newest first, so that what was planted is among them."""
    yield from Series.objects.order_by("-pk").values_list("slug")[: 2 * SAMPLE]


@fills("slug", at=["kind_calendar"])
def kinds() -> Iterator[tuple]:
    yield from ExerciseKind.objects.order_by("-pk").values_list("slug")[:SAMPLE]


@fills("year", "slug")
def exercises() -> Iterator[tuple]:
    """The newest first, so that what was planted is among them."""
    yield from Exercise.objects.order_by("-pk").values_list("year", "slug")[: 2 * SAMPLE]
