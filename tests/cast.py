"""The cast: one writes, one writes too, one reviews, one publishes, one has no rights."""

import hashlib
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection

from newsroom import models, workflow
from newsroom.clock import clock
from newsroom.models import Edition, Photo, Release, Revision, Section, User
from newsroom.topics import establish

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def staff(name: str, *roles: str) -> User:
    """A member of the staff with the roles."""
    user = User.objects.create_user(username=name, password="desk", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def author(db) -> User:
    return staff("author", "Author")


@pytest.fixture
def second_author(db) -> User:
    return staff("author2", "Author")


@pytest.fixture
def reviewer(db) -> User:
    return staff("reviewer", "Reviewer")


@pytest.fixture
def second_reviewer(db) -> User:
    return staff("reviewer2", "Reviewer")


@pytest.fixture
def publisher(db) -> User:
    return staff("publisher", "Publisher")


@pytest.fixture
def registrar(db) -> User:
    return staff("registrar", "Registrar")


@pytest.fixture
def photo_editor(db) -> User:
    return staff("photoeditor", "Photo editor")


@pytest.fixture
def outsider(db) -> User:
    """On the staff, without any role."""
    return staff("outsider")


@pytest.fixture
def superuser(db) -> User:
    return User.objects.create_superuser(username="root", password="desk")


@pytest.fixture
def section(db) -> Section:
    return Section.objects.create(slug="news", name="News", names={"ru": "Новости"})


@pytest.fixture
def make_photo(author) -> Callable[..., Photo]:
    """Make a credited photo; each has other bytes."""
    serial = itertools.count(1)

    def make(**fields) -> Photo:
        number = next(serial)
        content = PIXEL + bytes([number])
        fields = {
            "credit": "Photo by the press service of the Joint Staff",
            "caption": f"Caption {number}",
            "alt": f"Lorries on a road, {number}",
            "width": 1920,
            "height": 1280,
            "uploaded_by": author,
            "record": f"P-2023-0904-{number:03}",
            "content_hash": hashlib.sha256(content).hexdigest(),
            **fields,
        }
        photo = Photo(**fields)
        photo.original.save("picture.png", ContentFile(content), save=False)
        photo.save(force_insert=True)
        return photo

    return make


@pytest.fixture
def write(author, section) -> Callable[..., Revision]:
    """Draft a release that lacks nothing, and give its first revision."""
    serial = itertools.count(1)

    def make(**words) -> Revision:
        number = next(serial)
        complete = {
            "by": author,
            "language": "en",
            "section": section,
            "title": f"Echelon-2023: logistics units train, part {number}",
            "lead": "Supply units practise.",
            "body": "<p>Units of logistic support practised today.</p>",
            "dateline_country": "BY",
            "dateline_place": "Brestsky training ground",
            "dateline_text": "(The Republic of Belarus, Brestsky training ground)",
            "byline": "Joint Press Centre for the trainings",
            **words,
        }
        return workflow.draft(**complete)

    return make


@pytest.fixture
def submitted(write, author) -> Callable[..., Revision]:
    """Draft and submit."""

    def make(**words) -> Revision:
        revision = write(**words)
        workflow.submit(revision, by=author)
        return revision

    return make


@pytest.fixture
def approved(submitted, reviewer) -> Callable[..., Revision]:
    """Draft, submit, and have it approved by the reviewer."""

    def make(**words) -> Revision:
        revision = submitted(**words)
        workflow.approve(revision, by=reviewer)
        return revision

    return make


@pytest.fixture
def printed(approved, publisher) -> Callable[..., Edition]:
    """Draft, submit, approve and publish, now or ``at`` a future instant."""

    def make(*, at: datetime | None = None, embargoed: bool = False, **words) -> Edition:
        return workflow.publish(approved(**words), by=publisher, at=at, embargoed=embargoed)

    return make


@pytest.fixture
def changed(author, reviewer) -> Callable[..., Revision]:
    """Change the words of a release and have the change approved."""

    def make(release: Release, *, by: User | None = None, **words) -> Revision:
        release.refresh_from_db()
        revision = workflow.revise(release, by=by or author, base=release.head, words=words)
        workflow.submit(revision, by=author)
        workflow.approve(revision, by=reviewer)
        return revision

    return make


@pytest.fixture
def topic(db):
    """Make a topic by its name."""
    return establish


RECORD = (
    models.TranslationGroup,
    models.Release,
    models.ReleasePhoto,
    models.ReleaseTopic,
    models.Revision,
    models.Approval,
    models.Comment,
    models.Transition,
    models.Edition,
    models.EditionPhoto,
    models.EditionTopic,
    models.NumberSeries,
    models.Photo,
    models.PhotoTopic,
    models.PhotoTransition,
    models.Topic,
    models.TopicAlias,
    models.TopicIntroduction,
    models.TopicPin,
    models.TopicMerge,
    models.TopicMergeUndo,
)


def on_record() -> dict[str, list[dict]]:
    """All that the workflow writes, as it stands now."""
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in RECORD}


@contextmanager
def refusal(
    error: type[Exception] = workflow.Refused, *, match: str | None = None
) -> Iterator[pytest.ExceptionInfo]:
    """Within: the verb is refused with a sentence, and nothing whatever is written."""
    before = on_record()
    with pytest.raises(error, match=match) as raised:
        yield raised
    assert str(raised.value)
    assert on_record() == before


def log(release: Release) -> list[str]:
    """The verbs of a release's log, oldest first."""
    return list(release.transitions.order_by("pk").values_list("verb", flat=True))


def state_of(release: Release) -> str:
    """The state as the database has it."""
    return Release.objects.values_list("state", flat=True).get(pk=release.pk)


def in_print(release: Release, at: datetime | None = None) -> Edition | None:
    """What a stranger is answered with when asking for the release."""
    return Edition.objects.visible(at).filter(release=release).first()


def ahead(**delta: float) -> datetime:
    """An instant to come, by the database's clock: an hour ahead unless told."""
    return clock() + timedelta(**(delta or {"hours": 1}))


UNGUARDED = {
    "postgresql": (
        "SET session_replication_role = replica",
        "SET session_replication_role = origin",
    ),
    "sqlite": ("DROP TRIGGER newsroom_edition_fixed", ""),
}


@contextmanager
def unguarded() -> Iterator[None]:
    """Within: the database lets an edition's instant be moved."""
    off, on = UNGUARDED[connection.vendor]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'newsroom_edition_fixed'")
            (on,) = cursor.fetchone()
        cursor.execute(off)
        yield
        cursor.execute(on)


def let_come(edition: Edition) -> None:
    """As if the instant that an edition waits for had just come, without the waiting."""
    came = clock() - timedelta(milliseconds=1)
    editions = edition.release.editions
    with unguarded():
        editions.filter(visible_until=edition.visible_from).update(visible_until=came)
        editions.filter(visible_from=edition.visible_from).update(visible_from=came)
    edition.refresh_from_db()
