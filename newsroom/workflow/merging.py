"""Topics made one: what carries the one goes over to the other, and for some time can go back.

Generically over every table that points to a topic: what is added to the registry tomorrow goes
along. What is in print keeps the lists it was printed with; where its rows now stand, the log of
merges says, see ``TopicMergeQuerySet.leads``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from taggit.models import ItemBase

from .. import topics
from ..clock import clock
from ..models import (
    Edition,
    EditionTopic,
    Topic,
    TopicAlias,
    TopicIntroduction,
    TopicMerge,
    TopicMergeUndo,
    TopicPin,
    Transition,
    User,
)
from ..models.merges import UNDO
from .printing import standing_topics, topic_rows
from .rules import Refused, authorise, require_reason

Rows = dict[str, list]
# What a topic is, to be made again.
COLUMNS = ("name", "names", "slug", "key", "kind", "featured")
# Beside the columns of a double: the key of the row that was there as well.
TWIN = "twin"
BATCH = 500


# ---------- what points to a topic


def relations(*, naming: bool = False) -> list[models.ForeignKey]:
    """The foreign keys that point to topics, or those by which a topic names one thing alone."""
    pointing = Topic._meta.get_fields(include_hidden=True)
    found = [each for each in pointing if isinstance(each, models.ManyToOneRel)]
    return [each.field for each in found if each.one_to_one == naming]


def everything(relation: models.ForeignKey) -> models.QuerySet:
    """All rows of the foreign key's table, whatever its managers leave out."""
    return models.QuerySet(relation.model)


def rows(relation: models.ForeignKey, topic: Topic) -> models.QuerySet:
    """The rows that point to a topic by the foreign key."""
    return everything(relation).filter(**{relation.name: topic.pk})


def names_something(topic: Topic) -> bool:
    """Whether an exercise or a member state is named by the topic."""
    return any(rows(relation, topic).exists() for relation in relations(naming=True))


def doubled(relation: models.ForeignKey, source: Topic, target: Topic) -> models.QuerySet:
    """Rows of the source on what the target stands on as well, with ``twin``: the target's row.

    The table's own constraints tell what is there once for a topic.
    """
    found = rows(relation, source)
    same = {name: OuterRef(name) for name in once(relation)}
    if not same:
        return found.none()
    twins = rows(relation, target).filter(**same).values("pk")[:1]
    return found.annotate(twin=Subquery(twins)).filter(twin__isnull=False)


def once(relation: models.ForeignKey) -> list[str]:
    """The columns that are unique within one topic; none if there is no such constraint."""
    options = relation.model._meta
    declared = [
        each.fields
        for each in options.constraints
        if isinstance(each, models.UniqueConstraint) and each.condition is None
    ]
    for fields in [*declared, *options.unique_together]:
        if relation.name in fields:
            return [name for name in fields if name != relation.name]
    return []


# ---------- what a merge would do


@dataclass(frozen=True)
class Part:
    """What would move, of one kind: how much, and how much of it the other topic has as well."""

    label: str
    count: int
    doubles: int


def preview(source: Topic, target: Topic) -> list[Part]:
    """What stands on the topic, kind by kind, and would stand on the other."""
    parts = [
        Part(kind(relation), rows(relation, source).count(), found.count())
        for relation in relations()
        for found in [doubled(relation, source, target)]
    ]
    return sorted((part for part in parts if part.count), key=lambda part: part.label)


def kind(relation: models.ForeignKey) -> str:
    """What people call the rows of a table: of a tagged thing, the things."""
    model = relation.model
    if model is EditionTopic:
        return _("editions, in print and closed")
    if model is TopicAlias:
        return _("names that lead here")
    if issubclass(model, ItemBase):
        model = model._meta.get_field("content_object").related_model
    return str(model._meta.verbose_name_plural)


# ---------- merging


@transaction.atomic
def merge_topics(source: Topic, into: Topic, *, by: User, reason: str) -> TopicMerge:
    """Make a topic part of another: its names and addresses lead there, its rows stand there.

    What both stood on stands there once. Can be undone for 30 days, see ``undo_merge``.
    """
    authorise(by, "newsroom.change_topic")
    reason = require_reason(reason)
    source, target = lock_both(source, into)
    if problem := hindrance(source, target):
        raise Refused(problem)
    merge = TopicMerge(
        topic=source.pk,
        name=source.name,
        into=target.pk,
        into_name=target.name,
        by=by,
        at=clock(),
        reason=reason,
        columns={name: getattr(source, name) for name in COLUMNS},
        doubles=take_doubles(source, target),
        altered=settle(source, target),
        moved=move(source, target),
    )
    source.delete()
    merge.save(force_insert=True)
    return merge


def lock_both(source: Topic, target: Topic) -> tuple[Topic, Topic]:
    """Both as they stand now, always in one order. Raises Refused if one is gone."""
    locked = Topic.objects.select_for_update().order_by("pk")
    found = {topic.pk: topic for topic in locked.filter(pk__in=[source.pk, target.pk])}
    for topic in (source, target):
        if topic.pk not in found:
            raise Refused(
                _("“%(topic)s” is not there any more: somebody else was faster.") % {"topic": topic}
            )
    return found[source.pk], found[target.pk]


def hindrance(source: Topic, target: Topic) -> str:
    """Why the one can't be merged into the other, in a sentence; empty if it can."""
    if source.pk == target.pk:
        return _("A topic is not merged into itself: choose another one.")
    if names_something(source):
        return _(
            "“%(topic)s” names an exercise or a member state: merge the other topic into it."
        ) % {"topic": source}
    if Topic.objects.unannounced().filter(pk=target.pk).exists():
        return _(
            "“%(topic)s” has not been announced, and this would: announce the exercise first."
        ) % {"topic": target}
    return ""


def take_doubles(source: Topic, target: Topic) -> Rows:
    """Delete the source's rows on what the target stands on as well. What they were, by table."""
    taken = {}
    for relation in relations():
        found = list(doubled(relation, source, target))
        taken[label(relation)] = [{**flat(row), TWIN: row.twin} for row in found]
        for keys in batches([row.pk for row in found]):
            everything(relation).filter(pk__in=keys).delete()
    return {table: found for table, found in taken.items() if found}


def settle(source: Topic, target: Topic) -> Rows:
    """Fit the source's pins and introductions to the target. What was altered, by table.

    Pins stand behind the target's own. A text that was approved for one topic was not approved for
    another: it waits again.
    """
    pins, texts = source.pins.all(), source.introductions.filter(approved_at__isnull=False)
    altered = {
        TopicPin._meta.label_lower: [{"id": pin.pk, "order": pin.order} for pin in pins],
        TopicIntroduction._meta.label_lower: [
            {name: flat(text)[name] for name in ("id", "approved_by_id", "approved_at")}
            for text in texts
        ],
    }
    last = target.pins.aggregate(last=Max("order"))["last"]
    pins.update(order=F("order") + (0 if last is None else last + 1))
    texts.update(approved_by=None, approved_at=None)
    return {table: found for table, found in altered.items() if found}


def move(source: Topic, target: Topic) -> Rows:
    """Let the source's rows point to the target. Their keys, by table."""
    moved = {}
    for relation in relations():
        found = rows(relation, source)
        moved[label(relation)] = list(found.order_by("pk").values_list("pk", flat=True))
        found.update(**{relation.name: target})
    return {table: keys for table, keys in moved.items() if keys}


# ---------- taking apart again


@transaction.atomic
def undo_merge(merge: TopicMerge, *, by: User) -> Topic:
    """Put everything back as it was, as far as it is still there. The topic that is back.

    What was put on the other topic since stays there, and what was taken off it since stays off.
    """
    authorise(by, "newsroom.change_topic")
    merge = TopicMerge.objects.select_for_update().get(pk=merge.pk)
    if problem := obstacle(merge):
        raise Refused(problem)
    target = Topic.objects.select_for_update().get(pk=merge.into)
    refuse_names_taken(merge, target)
    Topic.objects.bulk_create([Topic(pk=merge.topic, **merge.columns)])
    topic = Topic.objects.get(pk=merge.topic)
    for relation in relations():
        give_back(relation, merge, topic)
    keep_names(topic)
    TopicMergeUndo.objects.create(merge=merge, by=by, at=clock())
    put_right(merge, topic)
    return topic


def obstacle(merge: TopicMerge) -> str:
    """Why a merge can't be undone, in a sentence; empty if it can."""
    if TopicMergeUndo.objects.filter(merge=merge).exists():
        return _("This merge has been undone already.")
    if merge.at + UNDO <= clock():
        return _("This merge is older than 30 days: make a topic of that name by hand.")
    newer = TopicMerge.objects.standing().filter(pk__gt=merge.pk)
    newer = newer.filter(Q(topic=merge.into) | Q(into=merge.into)).first()
    if newer:
        return _("Undo the newer merge first: “%(merge)s”.") % {"merge": newer}
    if not Topic.objects.filter(pk=merge.into).exists():
        return _("“%(topic)s” is not there any more, and nothing can be taken from it.") % {
            "topic": merge.into_name
        }
    return ""


def refuse_names_taken(merge: TopicMerge, target: Topic) -> None:
    """Raise Refused if a name or address of the merged topic is somebody else's meanwhile."""
    own = {name: merge.columns[name] for name in ("name", "key", "slug")}
    called = {topics.key(name) for name in (target.name, *target.names.values())}
    keys = merge.moved.get(TopicAlias._meta.label_lower, [])
    moved, others = target.aliases.filter(pk__in=keys), TopicAlias.objects.exclude(pk__in=keys)
    taken = (
        Topic.objects.filter(Q(name=own["name"]) | Q(key=own["key"]) | Q(slug=own["slug"])).first()
        or others.filter(Q(key=own["key"]) | Q(slug=own["slug"])).first()
        or moved.filter(key__in=called).first()
    )
    if taken:
        raise Refused(
            _("“%(name)s” has been given away meanwhile, to “%(topic)s”: rename that one first.")
            % {"name": merge.name, "topic": getattr(taken, "topic", taken)}
        )


def keep_names(topic: Topic) -> None:
    """Let the topic answer to its own names again. Raises Refused if one leads elsewhere."""
    try:
        topics.keep_own_name(topic)
    except topics.NameTaken as taken:
        raise Refused(str(taken)) from taken


def give_back(relation: models.ForeignKey, merge: TopicMerge, topic: Topic) -> None:
    """Rows of one table, where they still are: moved, altered, and those that were doubles."""
    table, manager = label(relation), everything(relation)
    with_target = manager.filter(**{relation.attname: merge.into})
    for keys in batches(merge.moved.get(table, [])):
        with_target.filter(pk__in=keys).update(**{relation.name: topic})
    for was in merge.altered.get(table, []):
        columns = {**restored(relation.model, was)}
        rows(relation, topic).filter(pk=columns.pop("id")).update(**columns)
    for lost in batches(merge.doubles.get(table, [])):
        twins = set(
            with_target.filter(pk__in=[row[TWIN] for row in lost]).values_list("pk", flat=True)
        )
        manager.bulk_create(
            relation.model(**restored(relation.model, row)) for row in lost if row[TWIN] in twins
        )


def put_right(merge: TopicMerge, topic: Topic) -> None:
    """Let what was printed meanwhile, from what was approved before, stand on what it names."""
    since = Transition.objects.filter(at__gte=merge.at).values("release")
    printed = Edition.objects.filter(release__in=since, edition_topics__topic=merge.into)
    for edition in printed.select_related("revision"):
        if topic.pk in {entry["id"] for entry in edition.revision.topics}:
            named, present = set(standing_topics(edition.revision)), edition.edition_topics.all()
            present.exclude(topic__in=named).delete()
            missing = named - set(present.values_list("topic", flat=True))
            EditionTopic.objects.bulk_create(topic_rows(edition, missing))


# ---------- rows as they are kept on record


def label(relation: models.ForeignKey) -> str:
    """What the record calls the table of a foreign key."""
    return relation.model._meta.label_lower


def flat(row: models.Model) -> dict[str, Any]:
    """The columns of a row, fit for JSON: moments as ISO 8601, to the last digit."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in columns.items()
    }


def restored(model: type[models.Model], columns: dict[str, Any]) -> dict[str, Any]:
    """The same columns as Python has them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(columns[name]) for name in columns if name in fields}


def batches(values: list) -> Iterator[list]:
    """Lists that a database takes in one statement."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
