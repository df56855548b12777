"""The database itself keeps the record: nobody changes it, not even past the application."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from newsroom import workflow
from newsroom.models import Approval, Edition, Revision, Transition
from tests.cast import ahead, in_print, unguarded

TRIGGERS = {
    "sqlite": {
        "newsroom_revision_append_only",
        "newsroom_transition_append_only",
        "newsroom_phototransition_append_only",
        "newsroom_topicmerge_append_only",
        "newsroom_topicmergeundo_append_only",
        "newsroom_edition_fixed",
        "newsroom_edition_closed",
        "newsroom_edition_alone",
        "newsroom_edition_alone_still",
    },
    "postgresql": {
        "newsroom_revision_append_only",
        "newsroom_transition_append_only",
        "newsroom_phototransition_append_only",
        "newsroom_topicmerge_append_only",
        "newsroom_topicmergeundo_append_only",
        "newsroom_revision_kept",
        "newsroom_transition_kept",
        "newsroom_phototransition_kept",
        "newsroom_topicmerge_kept",
        "newsroom_topicmergeundo_kept",
        "newsroom_edition_kept",
        "newsroom_approval_kept",
        "newsroom_edition_fixed",
        "newsroom_edition_closed",
    },
}
NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}
SOURCES = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'newsroom_edition_fixed'",
    "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger "
    "WHERE tgname = 'newsroom_edition_fixed'",
}


def ask(statements):
    """The first column of a query that each engine words its own way."""
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def edition(printed) -> Edition:
    return printed()


@pytest.mark.django_db
def test_every_trigger_is_there_after_all_migrations():
    assert TRIGGERS[connection.vendor] <= set(ask(NAMES))


@pytest.mark.django_db
def test_every_column_of_an_edition_but_its_end_is_guarded():
    (source,) = ask(SOURCES)
    guarded = source.replace(",", " ").split()
    columns = {field.column for field in Edition._meta.local_fields} - {"id", "visible_until"}
    assert columns <= set(guarded)


def change(row, **columns):
    """Change a row past the application, in one statement of its own."""
    with pytest.raises(DatabaseError, match=r"never changed|overlap"), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"title": "x"},
        {"body": "x"},
        {"photos": []},
        {"digest": "x"},
        {"number": 7},
        {"title": None},
    ],
)
def test_a_revision_is_never_changed(write, columns):
    revision = write()
    change(revision, **columns)
    assert Revision.objects.get(pk=revision.pk).digest == revision.digest


def test_a_revision_is_not_even_changed_into_itself(write):
    revision = write()
    change(revision, title=revision.title)


def test_an_author_is_not_put_in_anothers_place(write, second_author):
    change(write(), author=second_author)


@pytest.mark.parametrize("columns", [{"verb": "kill"}, {"reason": "x"}, {"at": None}])
def test_the_log_is_never_changed(write, columns):
    change(write().release.transitions.get(), **columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"title": "x"},
        {"body": "x"},
        {"photos": []},
        {"topics": []},
        {"history": []},
        {"mark": "corrected"},
        {"reason": "x"},
        {"number": 7},
        {"slug": "x"},
        {"verb": "refile"},
    ],
)
def test_an_edition_in_print_is_never_changed(edition, columns):
    change(edition, **columns)


def test_an_edition_that_waits_is_not_changed_either(printed):
    edition = printed(at=ahead())
    change(edition, title="x")
    change(edition, visible_from=ahead(minutes=1))


def test_an_edition_is_not_put_on_another_approval(edition, printed):
    change(edition, approval=printed().approval)


def test_saving_an_edition_as_a_whole_is_refused(edition):
    with pytest.raises(DatabaseError), transaction.atomic():
        edition.save()


def test_a_closed_edition_is_not_opened_again(edition, changed, publisher):
    workflow.correct(changed(edition.release, lead="x"), by=publisher, reason="Wrong.")
    change(edition, visible_until=None)
    change(edition, visible_until=ahead())


def test_an_edition_that_was_unscheduled_opens_no_more_once_its_instant_has_passed(
    printed, publisher
):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher)
    came = ahead(seconds=-1)
    with unguarded():
        Edition.objects.filter(pk=edition.pk).update(visible_from=came, visible_until=came)
    change(edition, visible_until=None)


def copy_of(edition, **columns):
    """Another edition of the same release, past the workflow."""
    twin = Edition.objects.get(pk=edition.pk)
    twin.pk, twin.ordinal = None, edition.ordinal + 1
    for name, value in columns.items():
        setattr(twin, name, value)
    with transaction.atomic():
        twin.save(force_insert=True)
    return twin


def test_two_editions_of_a_release_never_overlap(edition):
    for start, end in [(0, None), (0, 1), (-2, 1), (1, 2), (-1, None)]:
        with pytest.raises(DatabaseError):
            copy_of(
                edition,
                visible_from=edition.visible_from + timedelta(hours=start),
                visible_until=end and edition.visible_from + timedelta(hours=end),
            )


def test_editions_that_only_touch_do_not_overlap(edition):
    hour = timedelta(hours=1)
    earlier = copy_of(
        edition, visible_from=edition.visible_from - hour, visible_until=edition.visible_from
    )
    assert in_print(edition.release, at=edition.visible_from) == edition
    assert in_print(edition.release, at=edition.visible_from - hour) == earlier


def test_an_edition_is_not_stretched_over_the_next_one(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, lead="x")
    workflow.correct(revision, by=publisher, reason="Wrong.", at=ahead())
    for end in (None, ahead(hours=2)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.filter(pk=first.pk).update(visible_until=end)


def test_an_edition_does_not_close_before_it_opens(edition):
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(
            visible_until=edition.visible_from - timedelta(seconds=1)
        )


def test_editions_of_other_releases_may_be_in_print_at_once(printed):
    assert printed().visible_until is printed().visible_until is None


def test_an_edition_needs_an_approval(edition):
    with pytest.raises(DatabaseError):
        copy_of(
            edition,
            approval_id=None,
            visible_from=edition.visible_from - timedelta(hours=1),
            visible_until=edition.visible_from,
        )


def test_a_killed_edition_has_no_text(edition):
    with pytest.raises(DatabaseError):
        copy_of(
            edition,
            verb="kill",
            reason="False.",
            visible_from=edition.visible_from - timedelta(hours=1),
            visible_until=edition.visible_from,
        )


def delete_all(model):
    """Empty a table past the application."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")
    connection.check_constraints()


# What is not named here is kept by no database, only by the application, which never deletes it.
KEPT = {
    "postgresql": [Edition, Approval, Revision, Transition],
    "sqlite": [Edition, Approval, Revision],
}


def test_nothing_on_record_is_deleted(printed, make_photo, topic):
    """PostgreSQL's triggers refuse it; on SQLite the rows that stand on it do."""
    printed(photos=[make_photo()], topics=[topic("CSTO")])
    for model in KEPT[connection.vendor]:
        with pytest.raises(DatabaseError), transaction.atomic():
            delete_all(model)
