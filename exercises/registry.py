"""What is done to the registry, whoever does it: the desk, an import, an archive.

The topic that names an exercise or a state is called as they are. An exercise is put under another
one here, so that no two people together make a circle. What is refused is refused with a sentence.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from newsroom import topics
from newsroom.models import Edition, Topic, TopicKind
from newsroom.workflow import Refused

from .models import Exercise, MemberState

Named = Exercise | MemberState

# ---------- topics


@transaction.atomic
def topic_for(row: Named, *, name: str, names: Mapping[str, str], slug: str = "") -> Topic:
    """The topic of an exercise or a state that is to be called so; made if it has none.

    A topic that was called as the row was is renamed with it, and its old names go on leading to
    it. One that the editors call otherwise keeps its name and answers to these as well. Does not
    save the row. Raises Refused if the topic names another row, NameTaken if a name leads to
    another topic, NoName if there is no letter or digit in it.
    """
    if row.topic_id is None:
        kind = TopicKind.EVENT if isinstance(row, Exercise) else TopicKind.PLACE
        topic = topics.establish(name, names=names, slug=slug, kind=kind)
        refuse_anothers(topic, row)
        return topic
    called = named_so(row.topic, *stored_names(row))
    if called and not named_so(row.topic, name, names):
        topics.rename(row.topic, name, names=names)
    else:
        topics.answer_to(row.topic, [name, *names.values()])
    return row.topic


def named_so(topic: Topic, name: str, names: Mapping[str, str]) -> bool:
    """Whether the topic is called exactly so, in every language."""
    return topic.name == name and topic.names == dict(names)


def stored_names(row: Named) -> tuple[str, dict[str, str]]:
    """What the row is called in the database; nothing if it is not there yet."""
    kept = type(row).objects.filter(pk=row.pk).values_list("name", "names")
    return kept.first() or ("", {})


def refuse_anothers(topic: Topic, row: Named) -> None:
    """Raise Refused if the topic names another exercise or state than this one."""
    for model, sentence in (
        (Exercise, _("“%(topic)s” already names the exercise “%(other)s”: choose another topic.")),
        (MemberState, _("“%(topic)s” already names the state “%(other)s”: choose another topic.")),
    ):
        others = model.objects.filter(topic=topic)
        if isinstance(row, model):
            others = others.exclude(pk=row.pk)
        if other := others.first():
            raise Refused(sentence % {"topic": topic, "other": other})


# ---------- exercises within exercises


def parents() -> dict[int, int | None]:
    """Each exercise's key with that of what it is a part of.

    Within a transaction they stay so until its end: all are locked in one order, so that of two
    people who make a circle together the second is refused, and nobody waits for ever. Rows that
    point at an exercise (figures, participants) may be written meanwhile.
    """
    locked = Exercise.objects.select_for_update(no_key=True).order_by("pk")
    return dict(locked.values_list("pk", "parent"))


@transaction.atomic
def place_under(exercise: Exercise, parent: Exercise | None) -> None:
    """Let the exercise be a part of the other from now on. Does not save it.

    Raises Refused if the other is the exercise itself, or a part of it however far below.
    """
    if parent and exercise.pk:
        above = parents()
        above[exercise.pk] = parent.pk
        if in_circle(exercise.pk, above):
            raise Refused(_("This would make the exercise a part of itself."))
    exercise.parent = parent


def in_circle(key: object, above: Mapping[object, object]) -> bool:
    """Whether who climbs from the key comes back to it."""
    seen: set[object] = set()
    upper = above.get(key)
    while upper is not None and upper not in seen:
        if upper == key:
            return True
        seen.add(upper)
        upper = above.get(upper)
    return False


# ---------- announcing


def announce(exercises: QuerySet) -> int:
    """Let the public know of these exercises. How many it did not know of before."""
    return set_announced(exercises, announced=True)


def withhold(exercises: QuerySet) -> int:
    """Take these exercises out of sight. How many were in sight before."""
    return set_announced(exercises, announced=False)


@transaction.atomic
def set_announced(exercises: QuerySet, *, announced: bool) -> int:
    """Set it where it is otherwise, each with an entry in its history."""
    others = Exercise.objects.filter(pk__in=exercises.order_by().values("pk"))
    others = others.exclude(announced=announced).select_for_update(no_key=True)
    changed = 0
    for exercise in others.order_by("pk"):
        exercise.announced = announced
        exercise.save(update_fields=["announced"])
        changed += 1
    return changed


def in_print_naming(exercises: QuerySet) -> QuerySet[Edition]:
    """Releases that readers find now and that carry the topic of one of the exercises."""
    naming = exercises.order_by().values("topic")
    editions = Edition.objects.readable().filter(edition_topics__topic__in=naming)
    return editions.distinct().for_lists().newest_first()


# ---------- deleting


def keeps(exercise: Exercise) -> list[str]:
    """Why the exercise can't be deleted: nothing if it can."""
    reasons = []
    if parts := list(exercise.parts.order_by("name")):
        reasons.append(
            _("“%(name)s” has parts: %(parts)s. Move them first.")
            % {"name": exercise, "parts": ", ".join(part.label for part in parts)}
        )
    if carried(exercise):
        reasons.append(
            _("Releases carry the topic “%(topic)s”: what they are about stays in the registry.")
            % {"topic": exercise.topic}
        )
    return reasons


def carried(exercise: Exercise) -> bool:
    """Whether a release carries the exercise's topic: on the desk, or in any edition ever."""
    topic = Topic.objects.filter(pk=exercise.topic_id)
    return topic.filter(Q(releases__isnull=False) | Q(edition_topics__isnull=False)).exists()
