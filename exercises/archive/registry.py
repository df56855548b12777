"""Sections, tags, states, series and training grounds of an archive.

Their slugs and codes are their identity: a second line changes what it names and leaves alone what
it does not. Names of topics are only ever added, so that no address and no alias is lost.
"""

from typing import Any, TypeVar

from django.db.models import Model

from newsroom.models import Section, Topic
from newsroom.slugs import latin_slug
from newsroom.topics import answer_to, establish
from newsroom.workflow import Refused
from newsroom.workflow.admission import Accounts, admit_introduction

from ..models import Exercise, MemberState, Series, TrainingGround
from ..registry import topic_for
from .faults import Fault
from .readers import Texts
from .references import References

Row = TypeVar("Row", bound=Model)
NOTHING = (None, "", (), {}, [])


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
            "code3": values["code3"],
            "own_names": {**state.own_names, **values["own_names"]},
            "latitude": values["lat"],
            "longitude": values["lon"],
            "joined": values["joined"],
            "suspended": values["suspended"],
            "left": values["left"],
            "profile": values["profile"].text,
            "profiles": translated(state, "profiles", values["profile"]),
        },
    )
    references.states[code] = state
    return verdict


def put_series(values: dict[str, Any], references: References) -> str:
    """Make or change a series."""
    slug = values["slug"]
    series = Series.objects.filter(slug=slug).first() or Series(slug=slug)
    verdict = put(
        series,
        {
            "name": values["name"].text,
            "names": translated(series, "names", values["name"]),
            "summary": values["summary"].text,
            "summaries": translated(series, "summaries", values["summary"]),
        },
    )
    references.series[slug] = series
    return verdict


def put_ground(values: dict[str, Any], references: References) -> str:
    """Make or change a training ground."""
    slug = values["slug"]
    ground = TrainingGround.objects.filter(slug=slug).first() or TrainingGround(slug=slug)
    verdict = put(
        ground,
        {
            "name": values["name"].text,
            "names": translated(ground, "names", values["name"]),
            "state": named(references.state, "state", values["state"]),
            "latitude": values["lat"],
            "longitude": values["lon"],
        },
    )
    references.grounds[slug] = ground
    return verdict


def named(find: Any, field: str, name: str) -> Any:
    """The record a line refers to under a key, None if it refers to none."""
    try:
        return find(name) if name else None
    except Fault as fault:
        raise fault.within(field) from fault
