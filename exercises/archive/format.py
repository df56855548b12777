"""The archive format: the types of lines, their keys, and what may stand under each."""

from typing import Any

from django.utils.translation import gettext as _

from newsroom.models import Kind

from ..models import BY_HAND, FigureKind
from .faults import Fault, Faults
from .readers import (
    Key,
    Texts,
    address,
    by_language,
    choice,
    country,
    day,
    degrees,
    html,
    identity,
    language,
    many,
    moment,
    old_path,
    part,
    past_moment,
    record,
    slug,
    text,
    texts,
    value_of_figure,
    whole,
    yes_or_no,
)

PHOTO = {
    "file": Key(text(500), required=True),
    "credit": Key(text(300), required=True),
    "caption": Key(text()),
    "alt": Key(text(300)),
}
FIGURE = {
    "what": Key(text(100), required=True),
    "value": Key(value_of_figure, required=True),
    "unit": Key(text(50)),
    "as_of": Key(day, default=None),
    "kind": Key(choice(FigureKind.values), default=FigureKind.ANNOUNCED),
    "release": Key(identity),
    "note": Key(texts(200), default=Texts()),
}
FORCES = {"state": Key(country, required=True), "forces": Key(texts(300), default=Texts())}
PHASE = {
    "name": Key(texts(200), required=True),
    "start": Key(day, required=True),
    "end": Key(day, required=True),
    "description": Key(texts(), default=Texts()),
}
EVENT = {
    "name": Key(texts(200), required=True),
    "starts_at": Key(moment, required=True),
    "ends_at": Key(moment, default=None),
    "place": Key(texts(200), default=Texts()),
    "accreditation_until": Key(moment, default=None),
}
DATELINE = {"country": Key(country), "place": Key(text(200)), "text": Key(text(300))}
SOURCE = {"name": Key(text(200)), "url": Key(address), "date": Key(day, default=None)}


def participant(value: Any) -> dict[str, Any]:
    """A participating state: its code, or an object with what it sends."""
    return part(FORCES)({"state": value} if isinstance(value, str) else value)


TYPES: dict[str, dict[str, Key]] = {
    "section": {
        "slug": Key(slug(50), required=True),
        "name": Key(texts(200), required=True),
        "description": Key(texts(), default=Texts()),
        "order": Key(whole, default=None),
    },
    "state": {
        "code": Key(country, required=True),
        "name": Key(texts(200), required=True),
        "official_name": Key(texts(200), default=Texts()),
        "capital": Key(texts(100), default=Texts()),
        "joined": Key(day, default=None),
        "left": Key(day, default=None),
        "code3": Key(text(3)),
        "own_names": Key(by_language, default={}),
        "lat": Key(degrees(90), default=None),
        "lon": Key(degrees(180), default=None),
        "suspended": Key(day, default=None),
        "profile": Key(texts(), default=Texts()),
    },
    "series": {
        "slug": Key(slug(100), required=True),
        "name": Key(texts(200), required=True),
        "summary": Key(texts(), default=Texts()),
    },
    "ground": {
        "slug": Key(slug(100), required=True),
        "name": Key(texts(200), required=True),
        "state": Key(country),
        "lat": Key(degrees(90), default=None),
        "lon": Key(degrees(180), default=None),
    },
    "exercise": {
        "slug": Key(slug(100), required=True),
        "name": Key(texts(200), required=True),
        "start": Key(day, default=None),
        "end": Key(day, default=None),
        "kind": Key(slug(50)),
        "series": Key(text(100)),
        "parent": Key(slug(100)),
        "host": Key(country),
        "participants": Key(many(participant), default=()),
        "place": Key(texts(200), default=Texts()),
        "lat": Key(degrees(90), default=None),
        "lon": Key(degrees(180), default=None),
        "summary": Key(texts(), default=Texts()),
        "figures": Key(many(part(FIGURE)), default=()),
        "approximate": Key(yes_or_no, default=None),
        "status": Key(choice(dict(BY_HAND))),
        "status_reason": Key(texts(300), default=Texts()),
        "commander": Key(texts(200), default=Texts()),
        "commander_rank": Key(texts(100), default=Texts()),
        "grounds": Key(many(slug(100)), default=()),
        "phases": Key(many(part(PHASE)), default=()),
        "events": Key(many(part(EVENT)), default=()),
        "tags": Key(many(slug(100)), default=()),
    },
    "tag": {
        "slug": Key(slug(100), required=True),
        "name": Key(texts(200), required=True),
        "aliases": Key(many(text(200)), default=()),
        "introduction": Key(texts(), default=Texts()),
    },
    "photo": {
        **PHOTO,
        "photographer": Key(text(200)),
        "organisation": Key(text(200)),
        "copyright": Key(text(300)),
        "taken": Key(day, default=None),
        "place": Key(text(200)),
        "terms": Key(text(500)),
    },
    "release": {
        "id": Key(identity, required=True),
        "title": Key(text(300), required=True),
        "body_html": Key(html, required=True),
        "published_at": Key(past_moment, required=True),
        "section": Key(slug(50), required=True),
        "status": Key(choice(["draft", "published", "withdrawn"]), required=True),
        "slug": Key(slug(100)),
        "lead": Key(text()),
        "updated_at": Key(past_moment, default=None),
        "kind": Key(choice(Kind.values), default=Kind.RELEASE),
        "language": Key(language),
        "translation_of": Key(identity),
        "dateline": Key(part(DATELINE), default={}),
        "byline": Key(text(200)),
        "source": Key(part(SOURCE), default={}),
        "tags": Key(many(slug(100)), default=()),
        "state": Key(country),
        "exercise": Key(slug(100)),
        "photos": Key(
            # The size is what the archive believed; the file itself knows it.
            many(part({**PHOTO, "width": Key(whole), "height": Key(whole)})),
            default=(),
        ),
        "old_urls": Key(many(old_path), default=()),
        "note": Key(text()),
    },
}


def read_line(content: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Type and values of a line. Raises Faults with all that is wrong on it."""
    kind = content.get("type")
    keys = TYPES.get(kind) if isinstance(kind, str) else None
    if keys is None:
        raise Faults([Fault("type", _("is none of: %(types)s") % {"types": ", ".join(TYPES)})])
    return kind, record({key: content[key] for key in content if key != "type"}, keys)
