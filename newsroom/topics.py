"""Names of topics: the key that makes one of their spellings, and how a topic comes to be."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from . import likeness, sanitise
from .models import Topic, TopicAlias, TopicKind
from .slugs import latin_slug

# As the columns of names are.
LONGEST = 200
SEPARATORS = re.compile(r"[\s_\-\u00ad\u2010-\u2015\u2212\u30fc]+")


class NoName(ValueError):
    """There is no letter or digit in the name by which a topic could be found."""


class NameTaken(ValueError):
    """The name already leads to another topic; the message names it."""


def key(name: str) -> str:
    """The name folded in case, width, hyphens and spaces, in every script (NFKC, case fold).

    The same in Python on every database, because databases fold Cyrillic differently.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(
        c for c in folded if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c.isspace()
    )
    return unicodedata.normalize("NFKC", SEPARATORS.sub(" ", visible)).strip()


def find(name: str) -> Topic | None:
    """The topic that a name leads to, in whatever spelling."""
    alias = TopicAlias.objects.select_related("topic").filter(key=key(name)).first()
    return alias.topic if alias else None


@transaction.atomic
def establish(
    name: str,
    *,
    names: Mapping[str, str] | None = None,
    slug: str = "",
    kind: str = TopicKind.THEME,
    aliases: Iterable[str] = (),
    featured: bool = False,
) -> Topic:
    """The topic of that name, made if there was none, and reachable by all names given.

    Raises NameTaken if one of the names leads to another topic, NoName if there is none.
    """
    if not key(name):
        raise NoName(_("A topic needs a name with a letter or a digit in it."))
    topic = find(name) or begin(
        name,
        names=dict(names or {}),
        slug=free_slug(slug or latin_slug(name) or "topic"),
        kind=kind,
        featured=featured,
    )
    answer_to(topic, [topic.name, *topic.names.values(), *(names or {}).values(), *aliases])
    return topic


def begin(name: str, **columns: Any) -> Topic:
    """A new topic of that name, or the one that somebody else made at this moment."""
    columns["name"] = sanitise.line(name).strip()
    topic, _created = Topic.objects.get_or_create(key=key(name), defaults=columns)
    return topic


def answer_to(topic: Topic, names: Iterable[str]) -> None:
    """Let each name lead to the topic; an empty one is passed over.

    Raises NameTaken if one leads elsewhere.
    """
    for name in filter(key, names):
        owner = find(name) or lead(name, topic)
        if owner != topic:
            raise taken(name, owner)


def lead(name: str, topic: Topic) -> Topic:
    """Let a new name lead to the topic. The topic it leads to, if somebody else was faster."""
    own = not topic.aliases.exists()
    slug = topic.slug if own else free_slug(latin_slug(name) or topic.slug)
    columns = {"topic": topic, "name": sanitise.line(name).strip(), "slug": slug}
    columns |= recognised_by(key(name))
    alias, _created = TopicAlias.objects.get_or_create(key=key(name), defaults=columns)
    return alias.topic


def keep_own_name(topic: Topic) -> None:
    """Let a topic that is back answer to its own address and names, where they were taken off."""
    if not topic.aliases.filter(slug=topic.slug).exists():
        topic.aliases.filter(key=topic.key).delete()
        columns = {"name": topic.name, "slug": topic.slug, **recognised_by(topic.key)}
        topic.aliases.create(key=topic.key, **columns)
    answer_to(topic, [topic.name, *topic.names.values()])


def recognised_by(key: str) -> dict[str, str]:
    """The columns by which a name with this key is recognised where it is not quite the same."""
    return {"stem": likeness.stem(key)[:LONGEST], "latin": likeness.latin(key)}


@transaction.atomic
def rename(topic: Topic, name: str, *, names: Mapping[str, str]) -> None:
    """Call the topic so from now on. Its old names go on leading to it, and its address stays.

    Raises NameTaken if one of the names leads to another topic.
    """
    answer_to(topic, [name, *names.values()])
    name = sanitise.line(name).strip()
    topic.name, topic.names, topic.key = name, dict(names), key(name)
    topic.save(update_fields=["name", "names", "key"])


def taken(name: str, owner: Topic) -> NameTaken:
    """The refusal of a name that leads to another topic."""
    return NameTaken(
        _("“%(name)s” is already a name of the topic “%(topic)s”.") % {"name": name, "topic": owner}
    )


def free_slug(wanted: str) -> str:
    """The slug, or with the first number behind it that nobody has."""
    taken = set(TopicAlias.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    taken |= set(Topic.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)
