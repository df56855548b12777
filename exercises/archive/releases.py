"""From a release's line to an item that the workflow admits."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from newsroom.models import State, Topic
from newsroom.workflow.admission import ArchiveItem, PhotoUse

from .faults import Fault, Faults
from .references import References
from .removed import removed
from .shelf import Shelf, other_credit

STATES = {"draft": State.DRAFT, "published": State.PRINTED, "withdrawn": State.WITHDRAWN}


class Resolved(NamedTuple):
    """An item, and what is to be said about its line."""

    item: ArchiveItem
    notes: list[str]
    photos_missing: list[str]
    elements_removed: int
    attributes_removed: int


def resolve(values: dict[str, Any], references: References, shelf: Shelf) -> Resolved:
    """The item of a line. Raises Fault or Faults for what it refers to and is not there."""
    section = section_of(values, references)
    topics = topics_of(values, references)
    photos, notes, missing = photos_of(values, shelf)
    item = ArchiveItem(
        archive_id=values["id"],
        language=values["language"] or settings.LANGUAGE_CODE,
        words={**words_of(values), "section": section},
        state=STATES[values["status"]],
        published_at=values["published_at"],
        updated_at=values["updated_at"],
        translation_of=values["translation_of"],
        photos=photos,
        photos_missing=len(photos) < len(values["photos"]),
        topics=topics,
        old_paths=values["old_urls"],
        note=values["note"],
    )
    body = item.draft.body
    if not body:
        raise Fault("body_html", _("has nothing left that a text may have"))
    return Resolved(item, notes, missing, *removed(values["body_html"], body))


def words_of(values: dict[str, Any]) -> dict[str, Any]:
    """The story columns of a line, without the section."""
    dateline, source = values["dateline"], values["source"]
    return {
        "kind": values["kind"],
        "title": values["title"],
        "slug": values["slug"],
        "lead": values["lead"],
        "body": values["body_html"],
        "byline": values["byline"],
        "dateline_country": dateline.get("country", ""),
        "dateline_place": dateline.get("place", ""),
        "dateline_text": dateline.get("text", ""),
        "source_name": source.get("name", ""),
        "source_url": source.get("url", ""),
        "source_date": source.get("date"),
    }


def section_of(values: dict[str, Any], references: References) -> Any:
    """The section of a release."""
    try:
        return references.section(values["section"])
    except Fault as fault:
        raise fault.within("section") from fault


def topics_of(values: dict[str, Any], references: References) -> list[Topic]:
    """The topics of a release: its tags, its state's and its exercise's, each once."""
    found, faults = [], []
    wanted = [(f"tags[{n}]", references.topic, slug) for n, slug in enumerate(values["tags"])]
    wanted += [
        ("state", lambda code: references.state(code).topic, values["state"]),
        ("exercise", lambda slug: references.exercise(slug).topic, values["exercise"]),
    ]
    for field, find, name in wanted:
        try:
            found += [find(name)] if name else []
        except Fault as fault:
            faults.append(fault.within(field))
    if faults:
        raise Faults(faults)
    return list({topic.pk: topic for topic in found}.values())


def photos_of(values: dict[str, Any], shelf: Shelf) -> tuple[list[PhotoUse], list[str], list[str]]:
    """The photos of a release that were found, notes on them, and which are missing."""
    uses, notes, missing = [], [], []
    for index, each in enumerate(values["photos"]):
        try:
            photo, _new = shelf.take(each)
        except Fault as fault:
            missing.append(str(fault.within(f"photos[{index}]")))
            continue
        if photo:
            uses.append(PhotoUse(photo, each["caption"]))
            notes += other_credit(photo, each)
    return uses, notes, missing
