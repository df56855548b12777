"""Columns of the topics of an exercise or a state."""

import re

from django.db.models import Model
from django.utils.translation import gettext as _

from newsroom.models import Topic
from newsroom.topics import find, key

from .. import registry
from .cells import SEPARATOR, Column, Wrong
from .sheets import Sheet


def known(name: str) -> Topic:
    """The topic of that name. Raises Wrong if there is none."""
    if topic := find(name):
        return topic
    raise Wrong(_("there is no topic “%(name)s”: make it at the desk first") % {"name": name[:100]})


class NamingTopic(Column):
    """The topic that names the row; an empty cell leaves it to be made from the names."""

    def current(self, row: Model) -> Topic | None:
        return row.topic if row.topic_id else None

    def show(self, value: Topic | None) -> str:
        return value.name if value else ""

    def read(self, text: str) -> Topic:
        if not key(text):
            raise Wrong(_("is empty, and is needed: each record has a topic that names it"))
        return known(text)


class FurtherTopics(Column):
    """Topics by any of their names, parted by semicolons."""

    late = True

    def current(self, row: Model) -> list[Topic]:
        return list(row.topics.all()) if row.pk else []

    def show(self, value: list[Topic]) -> str:
        return SEPARATOR.join(sorted(topic.name for topic in value))

    def read(self, text: str) -> list[Topic]:
        names = [name.strip() for name in re.split(r"[;\n]", text) if name.strip()]
        return list(dict.fromkeys(known(name) for name in names))

    def put(self, row: Model, value: list[Topic]) -> None:
        row.topics.set(value)


class NamedSheet(Sheet):
    """A table of rows that own a topic: it is made with them and renamed with them."""

    def column_of_refusal(self) -> str:
        return "name_en"

    def store(self, row: Model, changed: set[str], *, new: bool) -> None:
        row.full_clean(exclude=self.looked_up(), validate_unique=new)
        naming = {name for name in changed if name.startswith("name_")} | {"topic"} & changed
        before = row.topic_id
        if new or naming:
            if row.topic_id:
                registry.refuse_anothers(row.topic, row)
            row.topic = registry.topic_for(row, name=row.name, names=row.names, slug=row.slug)
        if new:
            row.save(force_insert=True)
        elif columns := self.attributes(changed):
            more = ["topic"] if row.topic_id != before else []
            row.save(update_fields=[*columns, *more])
