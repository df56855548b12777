"""The photo library: adding, describing, replacing, retiring, deleting. Each with a log entry.

What changes in a photo's record makes a new revision of every open release that shows it, so that
nothing of it reaches print unseen. Files are looked at before a transaction begins: opening one
takes longer than anybody should wait for the database.
"""

from collections.abc import Iterable
from typing import Any

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import CharField, TextField
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import desk_pictures, ingest, photo_metadata, sanitise
from ..clock import clock
from ..models import Photo, PhotoTransition, PhotoVerb, Release, Revision, Topic, User
from ..models.photos import SELF_EXPLAINING
from ..photo_uses import Uses, revisions_with
from ..renditions import original_of
from .printing import next_number
from .rules import Refused, authorise, require_reason
from .writing import OPEN_STATES, begin, revise, snap

# What is typed into a photo's record. The rest comes from its file, or is the verbs'.
RECORD = (
    "caption", "credit", "photographer", "organisation", "copyright_notice", "usage_terms",
    "usage_ends_on", "taken_on", "place", "event", "alt", "decorative", "focal_x", "focal_y",
    "disclosure", "disclosure_note",
)  # fmt: skip
FILE = ("original", "content_hash", "width", "height", "colour")


def add_photo(
    source: ingest.Source,
    *,
    by: User,
    topics: Iterable[Topic] = (),
    prefill: bool = False,
    **fields: Any,
) -> Photo:
    """Take a picture into the library with its credit and whatever else is known of it.

    ``prefill`` fills what ``fields`` leave out with what the file itself says. The same bytes are
    the same photo: its record then stands as it is, and ``fields`` are not looked at. Raises
    NotAPicture for what can't be taken in, Refused without the right to add photos.
    """
    authorise(by, "newsroom.add_photo")
    with ingest.opened(source) as file:
        if known := same_file(ingest.digest(file)):
            return known
        facts = ingest.examine(file)
        if prefill:
            said, named = photo_metadata.for_record(file)
            fields, topics = {**said, **fields}, [*topics, *named]
        photo = Photo(uploaded_by=by, **facts, **fields)
        clean_photo(photo)
        refuse_undisclosed(photo)
        try:
            return admit(photo, file, by=by, topics=topics)
        except IntegrityError:
            if known := same_file(photo.content_hash):
                return known
            raise


def same_file(content_hash: str) -> Photo | None:
    """The photo of the library with these bytes."""
    return Photo.objects.filter(content_hash=content_hash).first()


@transaction.atomic
def admit(photo: Photo, file: Any, *, by: User, topics: Iterable[Topic]) -> Photo:
    """Write the record of a picture that was looked at, then its file."""
    photo.record = record_number(photo)
    photo.original.name = original_of(photo.content_hash)
    photo.save(force_insert=True)
    photo.topics.set(list(topics))
    note_photo(photo, PhotoVerb.ADD, by)
    ingest.keep(file, photo.content_hash)
    return photo


def record_number(photo: Photo) -> str:
    """The next record number of the day the picture was taken, or else of today."""
    day = photo.taken_on or timezone.localdate()
    series = f"P-{day:%Y-%m%d}"
    return f"{series}-{next_number(series):03}"


@transaction.atomic
def save_photo(photo: Photo, *, by: User, topics: Iterable[Topic] | None = None) -> list[Release]:
    """Save a photo's record; every release that shows it gets a new revision.

    What is in print stays as it is until that revision is approved. Returns those releases.
    """
    authorise(by, "newsroom.change_photo")
    return write_record(photo, by=by, topics=topics)


@transaction.atomic
def describe_photo(photo: Photo, *, by: User, topics: Iterable[Topic] | None = None) -> None:
    """Describe what one has uploaded oneself, until a release shows it. A photo editor always."""
    if not may_describe(photo, by):
        raise Refused(
            _("%(photo)s is not yours to describe any more: ask a photo editor.")
            % {"photo": photo.record}
        )
    write_record(photo, by=by, topics=topics)


def may_describe(photo: Photo, by: User) -> bool:
    """Whether the person may write in the photo's record."""
    if by.has_perm("newsroom.change_photo"):
        return True
    own = photo.uploaded_by_id == by.pk and by.has_perm("newsroom.add_photo")
    return own and not photo.release_photos.exists()


def write_record(photo: Photo, *, by: User, topics: Iterable[Topic] | None) -> list[Release]:
    """Write the record and its topics, and carry the change to the releases that show it."""
    before = lock_with_releases(photo)
    clean_photo(photo)
    refuse_undisclosed(photo)
    changed = [name for name in RECORD if getattr(before, name) != getattr(photo, name)]
    photo.save(update_fields=RECORD)
    if topics is not None:
        tagged = set(photo.topics.all())
        photo.topics.set(list(topics))
        changed += ["topics"] if tagged != set(photo.topics.all()) else []
    if changed:
        note_photo(photo, PhotoVerb.CHANGE, by, reason=", ".join(map(label, changed)))
    return revise_releases(photo, by=by)


def label(column: str) -> str:
    """What people call a column of the record."""
    return str(getattr(Photo._meta.get_field(column), "verbose_name", column))


def lock_photo(photo: Photo) -> Photo:
    """The photo as it stands now; nobody else changes it until the transaction ends."""
    return Photo.objects.select_for_update().get(pk=photo.pk)


def lock_with_releases(photo: Photo) -> Photo:
    """The same, and before it the open releases that show the photo.

    In that order: who saves or prints a release has locked it when the rows that show the photo
    lock the photo. The other way round the two would wait for one another.
    """
    lock_releases(photo)
    return lock_photo(photo)


def lock_releases(photo: Photo) -> list[Release]:
    """The open releases that show the photo, as they stand now, locked."""
    uses = Release.objects.filter(release_photos__photo=photo, state__in=OPEN_STATES)
    return list(uses.select_for_update(of=("self",)).order_by("pk"))


def revise_releases(photo: Photo, *, by: User) -> list[Release]:
    """Take a snapshot of every open release that shows the photo. Returns those releases."""
    releases = lock_releases(photo)
    for release in releases:
        snap(release, by=by)
    return releases


def clean_photo(photo: Photo) -> None:
    """Clean the texts of a photo's record."""
    for field in Photo._meta.local_fields:
        if isinstance(field, CharField | TextField):
            setattr(photo, field.name, sanitise.line(getattr(photo, field.name)).strip())


def refuse_undisclosed(photo: Photo) -> None:
    """Raise Refused if something was done to the picture that nobody has put into words."""
    if photo.disclosure not in SELF_EXPLAINING and not photo.disclosure_note:
        raise Refused(_("Say what was done to the picture: readers are told."))


def replace_file(photo: Photo, source: ingest.Source, *, by: User, reason: str) -> list[Release]:
    """Put another file under the same record.

    What is in print keeps the file it was approved with until a release is approved again: every
    open release that shows the photo gets a new revision. The old file is kept for as long as a
    revision shows it. Returns those releases. Raises NotAPicture or Refused.
    """
    authorise(by, "newsroom.change_photo")
    reason = require_reason(reason)
    with ingest.opened(source) as file:
        refuse_same_file(photo, ingest.digest(file))
        return put(photo, file, ingest.examine(file), by=by, reason=reason)


@transaction.atomic
def put(photo: Photo, file: Any, facts: dict[str, Any], *, by: User, reason: str) -> list[Release]:
    """Write the facts of a file that was looked at into the photo's record, then the file."""
    old = lock_with_releases(photo).content_hash
    for name, value in facts.items():
        setattr(photo, name, value)
    photo.original.name = original_of(photo.content_hash)
    photo.save(update_fields=FILE)
    releases = revise_releases(photo, by=by)
    note_photo(photo, PhotoVerb.REPLACE, by, reason=reason)
    ingest.keep(file, photo.content_hash)
    discard(old)
    return releases


def refuse_same_file(photo: Photo, content_hash: str) -> None:
    """Raise Refused if the library has the file already, under this record or another."""
    known = same_file(content_hash)
    if known == photo:
        raise Refused(_("This is the very file that the photo has already."))
    if known:
        raise Refused(
            _("This file is in the library already, as %(photo)s.") % {"photo": known.record}
        )


@transaction.atomic
def retire(photo: Photo, *, by: User, reason: str) -> None:
    """Offer the photo for nothing new. Where it is shown, it stays."""
    authorise(by, "newsroom.change_photo")
    reason = require_reason(reason)
    if lock_photo(photo).retired_at:
        raise Refused(_("%(photo)s is retired already.") % {"photo": photo.record})
    photo.retired_at, photo.retired_reason = clock(), reason
    photo.save(update_fields=["retired_at", "retired_reason"])
    note_photo(photo, PhotoVerb.RETIRE, by, reason=reason)


@transaction.atomic
def restore(photo: Photo, *, by: User) -> None:
    """Offer a retired photo again."""
    authorise(by, "newsroom.change_photo")
    if not lock_photo(photo).retired_at:
        raise Refused(_("%(photo)s is not retired.") % {"photo": photo.record})
    photo.retired_at, photo.retired_reason = None, ""
    photo.save(update_fields=["retired_at", "retired_reason"])
    note_photo(photo, PhotoVerb.RESTORE, by)


@transaction.atomic
def delete_photo(photo: Photo, *, by: User) -> None:
    """Delete a photo that nothing ever showed, and its file. Raises Refused with where it is."""
    authorise(by, "newsroom.delete_photo")
    photo = lock_photo(photo)
    refuse_used(photo)
    note_photo(photo, PhotoVerb.DELETE, by, reason=photo.caption)
    photo.delete()
    discard(photo.content_hash)


def refuse_used(photo: Photo) -> None:
    """Raise Refused while a release, a revision or an edition shows the photo."""
    if where := Uses(photo).sentence():
        raise Refused(
            _("%(photo)s can’t be deleted. %(where)s Retire it instead: it is then not offered.")
            % {"photo": photo.record, "where": where}
        )


def discard(content_hash: str) -> None:
    """Delete an original that no photo has and no revision shows, once that is certain."""
    used = Photo.objects.filter(content_hash=content_hash).exists()
    if not used and not revisions_with(content_hash=content_hash).exists():
        transaction.on_commit(lambda: default_storage.delete(original_of(content_hash)))
        transaction.on_commit(lambda: desk_pictures.discard(content_hash))


@transaction.atomic
def show_photos(
    release: Release, photos: Iterable[Photo], *, by: User, base: Revision | None
) -> Revision:
    """Add photos at the end of a release; those it shows already stay where they are.

    Raises Refused for a retired photo, Conflict as ``revise`` does.
    """
    release = begin(release, by=by, base=base)
    shown = [use.photo for use in release.release_photos.select_related("photo")]
    new = [photo for photo in dict.fromkeys(photos) if photo not in shown]
    for photo in new:
        if photo.retired_at:
            raise Refused(
                _("%(photo)s is retired: %(reason)s")
                % {"photo": photo.record, "reason": photo.retired_reason}
            )
    return revise(release, by=by, base=release.head, photos=[*shown, *new])


def note_photo(photo: Photo, verb: PhotoVerb, by: User, *, reason: str = "") -> None:
    """Write a line of the library's log."""
    PhotoTransition.objects.create(
        record=photo.record, verb=verb, by=by, at=clock(), reason=sanitise.line(reason).strip()
    )
