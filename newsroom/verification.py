"""Proof that what is in print is what was approved: editions against their revisions.

The database refuses to change either; this finds what got past it, in a restored backup or by a
hand on the tables.
"""

from collections.abc import Iterator, Mapping

from django.db.models import Prefetch

from . import snapshot
from .models import Edition, EditionPhoto, EditionTopic, PrintVerb, Revision, TopicMerge

CHUNK = 500
KEPT_OF_THE_KILLED = ("section_id", "kind", "title", "slug")


def broken_revisions() -> Iterator[tuple[Revision, str]]:
    """Revisions whose digest is not that of their words, photos and topics."""
    revisions = Revision.objects.order_by("pk").iterator(chunk_size=CHUNK)
    for revision in revisions:
        if revision.digest != snapshot.digest(revision, revision.photos, revision.topics):
            yield revision, "digest"


def broken_editions() -> Iterator[tuple[Edition, str]]:
    """Editions that are not what their approved revision is, each with the part that differs."""
    editions = Edition.objects.select_related("revision", "approval").order_by("pk")
    editions = editions.prefetch_related(
        Prefetch("edition_topics", EditionTopic.objects.only("edition_id", "topic_id")),
        Prefetch("edition_photos", EditionPhoto.objects.only("edition_id", "version")),
    )
    leads = TopicMerge.objects.leads()
    for edition in editions.iterator(chunk_size=CHUNK):
        for part in differences(edition, leads):
            yield edition, part


def differences(edition: Edition, leads: Mapping[int, int]) -> Iterator[str]:
    """The parts in which an edition differs from its revision; ``leads`` are the merged topics."""
    revision = edition.revision
    if edition.approval.revision_id != revision.pk:
        yield "approval"
    if edition.release_id != revision.release_id:
        yield "release"
    yield from differing_words(edition)
    yield from differing_lists(edition, leads)


def differing_words(edition: Edition) -> Iterator[str]:
    """Columns that differ. Of a killed release only headline and address are left."""
    killed = edition.verb == PrintVerb.KILL
    kept = snapshot.words(edition.revision)
    for name, value in snapshot.words(edition).items():
        expected = kept[name] if not killed or name in KEPT_OF_THE_KILLED else ""
        if str(value or "") != str(expected or ""):
            yield name


def differing_lists(edition: Edition, leads: Mapping[int, int]) -> Iterator[str]:
    """Photos and topics that differ, and the rows by which the public finds them.

    A row of a topic that was merged since stands on what it was merged into.
    """
    killed = edition.verb == PrintVerb.KILL
    photos, topics = ([], []) if killed else (edition.revision.photos, edition.revision.topics)
    if [without_sources(photo) for photo in edition.photos] != photos:
        yield "photos"
    if edition.topics != topics:
        yield "topics"
    versions = {row.version for row in edition.edition_photos.all()}
    if versions != {photo["version"] for photo in photos}:
        yield "edition_photos"
    found = {row.topic_id for row in edition.edition_topics.all()}
    named = {topic["id"] for topic in edition.revision.topics}
    if found != {leads.get(key, key) for key in named}:
        yield "edition_topics"


def without_sources(photo: dict) -> dict:
    """A photo as the revision has it: an edition adds the addresses of its renditions."""
    return {name: value for name, value in photo.items() if name != "sources"}
