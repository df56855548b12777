"""What a revision keeps of a release: its words, its photos with their credits, its topics."""

import hashlib
import json
from typing import Any

from . import sanitise
from .models import STORY_FIELDS, Release, ReleasePhoto, Topic
from .models.story import Story
from .renditions import version


def words(story: Story) -> dict[str, Any]:
    """The shared columns of a release, revision or edition."""
    return {name: getattr(story, name) for name in STORY_FIELDS}


def photo_entry(use: ReleasePhoto) -> dict[str, Any]:
    """A photo as a revision and an edition keep it: flat, with all that must stay with it.

    Its texts are cleaned here, whichever way they came into the library.
    """
    photo = use.photo
    entry = {
        "photo": photo.pk,
        "record": photo.record,
        "content_hash": photo.content_hash,
        "width": photo.width,
        "height": photo.height,
        "colour": photo.colour,
        "caption": use.caption or photo.caption,
        "alt": "" if photo.decorative else photo.alt,
        "decorative": photo.decorative,
        "credit": photo.credit,
        "photographer": photo.photographer,
        "organisation": photo.organisation,
        "copyright_notice": photo.copyright_notice,
        "usage_terms": photo.usage_terms,
        "taken_on": photo.taken_on.isoformat() if photo.taken_on else "",
        "place": photo.place,
        "focal": [photo.focal_x, photo.focal_y],
        "disclosure": photo.disclosure,
        "disclosure_note": photo.disclosure_note,
    }
    entry = {name: cleaned(value) for name, value in entry.items()}
    return {**entry, "version": version(entry)}


def cleaned(value: Any) -> Any:
    """A text as ``sanitise.line`` leaves it; anything else as it is."""
    return sanitise.line(value).strip() if isinstance(value, str) else value


def topic_entry(topic: Topic, language: str) -> dict[str, Any]:
    """A topic as a revision and an edition keep it: identity, address, name in the language."""
    return {
        "id": topic.pk,
        "slug": topic.slug,
        "name": cleaned(topic.label_in(language)),
        "kind": topic.kind,
    }


def photos(release: Release) -> list[dict[str, Any]]:
    """The release's photos in the editors' order."""
    uses = release.release_photos.select_related("photo").order_by("order", "pk")
    return [photo_entry(use) for use in uses]


def topics(release: Release) -> list[dict[str, Any]]:
    """The release's topics by name."""
    tagged = sorted(release.topics.all(), key=lambda topic: topic.key)
    return [topic_entry(topic, release.language) for topic in tagged]


def digest(story: Story, photos: list[dict], topics: list[dict]) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no spaces, UTF-8) of a snapshot."""
    snapshot = {
        "words": {name: str(value or "") for name, value in words(story).items()},
        "photos": photos,
        "topics": topics,
    }
    canonical = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
