"""Writing: drafts, saves that become revisions, submission and taking back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from .. import sanitise, snapshot
from ..clock import clock
from ..models import (
    STORY_FIELDS,
    Approval,
    Photo,
    Release,
    ReleasePhoto,
    Revision,
    Section,
    State,
    Topic,
    TranslationGroup,
    User,
    Verb,
)
from ..readiness import missing
from ..slugs import latin_slug
from .heirs import standing
from .rules import Conflict, Refused, authorise, lock, lock_head, move, note, require

LINES = (
    "title",
    "lead",
    "dateline_place",
    "dateline_text",
    "byline",
    "source_name",
    "source_url",
)
# What a writer may set: the words, and when they are wished in print. The rest is the verbs'.
WRITABLE = {*STORY_FIELDS, "section", "publish_at", "embargoed"}
OPEN_STATES = (State.DRAFT, State.RETURNED, State.IN_REVIEW, State.APPROVED, State.PRINTED)


class NotReady(Refused):
    """Something must be mended first; ``problems`` says what and where."""

    def __init__(self, problems: list):
        self.problems = problems
        super().__init__(" ".join(problem.sentence for problem in problems))


@transaction.atomic
def draft(
    *,
    by: User,
    language: str,
    title: str,
    section: Section | None = None,
    translation_of: Release | None = None,
    photos: Iterable[Photo] = (),
    topics: Iterable[Topic] = (),
    **words: Any,
) -> Revision:
    """Begin a release and record its first revision.

    Raises Refused if there is a release of that story in the language already.
    """
    authorise(by, "newsroom.add_release")
    refuse_unwritable(words)
    group = group_for(translation_of, language)
    release = Release(
        group=group, language=language, title=title, section=section, created_by=by, **words
    )
    tidy(release)
    release.save(force_insert=True)
    attach(release, photos=photos, topics=topics)
    return first_revision(release, by=by)


def group_for(translation_of: Release | None, language: str) -> TranslationGroup:
    """The group of a new release: that of the release it translates, or one of its own."""
    if translation_of is None:
        return TranslationGroup.objects.create()
    group = TranslationGroup.objects.select_for_update().get(pk=translation_of.group_id)
    if group.releases.filter(language=language).exists():
        raise Refused(_("This story has a release in that language already."))
    return group


def refuse_unwritable(words: Mapping[str, Any]) -> None:
    """Raise TypeError for a column that no writer sets: a mistake in the code that calls."""
    if unknown := sorted(words.keys() - WRITABLE):
        raise TypeError(f"not words of a release: {', '.join(unknown)}")


@transaction.atomic
def revise(
    release: Release,
    *,
    by: User,
    base: Revision,
    words: Mapping[str, Any] | None = None,
    photos: Iterable[Photo] | None = None,
    topics: Iterable[Topic] | None = None,
) -> Revision:
    """Change the working copy and record it. ``base`` is the revision the writer began from.

    Raises Conflict if somebody else saved since. Returns the newest revision, which is ``base``
    if nothing changed.
    """
    refuse_unwritable(words or {})
    release = begin(release, by=by, base=base)
    for name, value in (words or {}).items():
        setattr(release, name, value)
    tidy(release)
    release.save(update_fields=[*(words or {}), "changed_at"])
    attach(release, photos=photos, topics=topics)
    return record(release, by=by, base=base)


def attach(
    release: Release, *, photos: Iterable[Photo] | None, topics: Iterable[Topic] | None
) -> None:
    """Give the working copy these photos in this order, and these topics; None leaves them.

    A photo that stays keeps the caption it has in the release.
    """
    if photos is not None:
        captions = dict(release.release_photos.values_list("photo", "caption"))
        release.release_photos.all().delete()
        ReleasePhoto.objects.bulk_create(
            ReleasePhoto(
                release=release, photo=photo, order=order, caption=captions.get(photo.pk, "")
            )
            for order, photo in enumerate(photos, start=1)
        )
    if topics is not None:
        release.topics.set(list(topics))


def begin(release: Release, *, by: User, base: Revision | None) -> Release:
    """Lock a release for writing. Raises Conflict if ``base`` is not its newest revision."""
    authorise(by, "newsroom.change_release")
    release = lock(release)
    refuse_ended(release)
    if release.head and release.head != base:
        raise Conflict(release.head)
    return release


def refuse_ended(release: Release) -> None:
    """Raise Refused for what was withdrawn or killed: a replacement is a new release."""
    if release.state not in OPEN_STATES:
        raise Refused(
            _("“%(title)s” was %(state)s and is kept as it was. Write a new release instead.")
            % {"title": release.title, "state": release.get_state_display().lower()}
        )


@transaction.atomic
def record(release: Release, *, by: User, base: Revision | None) -> Revision:
    """Take a snapshot of the working copy if it differs from the newest revision.

    The words are cleaned on the way (the one place where HTML is sanitised). A change leaves an
    approval behind: the release is a draft again. Raises Conflict, see ``begin``.
    """
    release = begin(release, by=by, base=base)
    return snap(release, by=by)


@transaction.atomic
def first_revision(release: Release, *, by: User) -> Revision:
    """Record the first snapshot of a release that was just begun."""
    authorise(by, "newsroom.add_release")
    release = lock(release)
    if release.head:
        raise Refused(_("This release has been begun already."))
    revision = snap(release, by=by)
    note(release, Verb.DRAFT, by, revision=revision)
    return revision


def snap(release: Release, *, by: User) -> Revision:
    """The newest revision of a locked release, new if the working copy has changed."""
    clean(release)
    photos, topics = snapshot.photos(release), snapshot.topics(release)
    if release.head and says_the_same(release, photos, topics):
        return release.head
    revision = Revision(
        release=release,
        number=release.head.number + 1 if release.head else 1,
        author=by,
        photos=photos,
        topics=topics,
        digest=snapshot.digest(release, photos, topics),
        **snapshot.words(release),
    )
    revision.save(force_insert=True)
    become(release, revision, by)
    return revision


def says_the_same(release: Release, photos: list[dict], topics: list[dict]) -> bool:
    """Whether the working copy is what its newest revision says.

    Topics that were renamed or merged since are the same ones: nobody has changed the release, and
    what was approved stays so.
    """
    head = release.head
    if {topic["id"] for topic in topics} != standing(head.topics):
        return False
    return snapshot.digest(release, photos, head.topics) == head.digest


def clean(release: Release) -> None:
    """Sanitise the words of the working copy and save them."""
    tidy(release)
    release.save(update_fields=["body", "slug", *LINES])


def tidy(release: Release) -> None:
    """Sanitise the words of a working copy in memory and give it a slug if it has none."""
    release.body = sanitise.html(release.body)
    for name in LINES:
        setattr(release, name, sanitise.line(getattr(release, name)).strip())
    release.slug = latin_slug(release.slug, limit=100) or latin_slug(release.title) or "release"


def become(release: Release, revision: Revision, by: User) -> None:
    """Make the revision the newest one; what was approved or in review is a draft again."""
    again = release.head is not None
    release.head = revision
    if release.state != State.RETURNED:
        release.state = State.DRAFT
    release.save(update_fields=["head", "state", "changed_at"])
    if again:
        revoke(release)
        note(release, Verb.SAVE, by, revision=revision)


def revoke(release: Release) -> None:
    """Let no approval of this release stand for a new printing; what is printed keeps its own."""
    printed = release.editions.exclude(visible_until=F("visible_from"))
    approvals = Approval.objects.standing().filter(revision__release=release)
    approvals.exclude(pk__in=printed.values("approval")).update(revoked_at=clock())


@transaction.atomic
def submit(revision: Revision, *, by: User) -> Release:
    """Ask for a review of exactly this revision. Raises NotReady with what is missing."""
    authorise(by, "newsroom.submit_release")
    release = lock_head(revision)
    require(release, State.DRAFT, State.RETURNED)
    if problems := [problem for problem in missing(revision) if problem.blocking]:
        raise NotReady(problems)
    move(release, State.IN_REVIEW)
    note(release, Verb.SUBMIT, by, revision=revision)
    return release


@transaction.atomic
def take_back(revision: Revision, *, by: User) -> Release:
    """Make what waits for a review or for printing a draft again. Its approval counts no more."""
    authorise(by, "newsroom.submit_release")
    release = lock_head(revision)
    require(release, State.IN_REVIEW, State.APPROVED)
    revoke(release)
    move(release, State.DRAFT)
    note(release, Verb.TAKE_BACK, by, revision=revision)
    return release


def words_of(revision: Revision) -> dict[str, Any]:
    """The words of a revision, to restore them into the working copy through ``revise``."""
    return {name: getattr(revision, name) for name in STORY_FIELDS}
