"""What is in print is proved to be what was approved, and what is not is named."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsroom import workflow
from newsroom.models import Edition, EditionTopic, Release, Revision


def smuggle(edition: Edition, **changes) -> Edition:
    """A later edition beside the workflow, which the database cannot tell from a proper one."""
    rows = {
        "pk": None,
        "ordinal": edition.ordinal + 1,
        "visible_from": edition.visible_from + timedelta(days=1),
        **changes,
    }
    Edition.objects.filter(pk=edition.pk).update(visible_until=rows["visible_from"])
    false = Edition.objects.get(pk=edition.pk)
    for name, value in {**rows, "visible_until": None}.items():
        setattr(false, name, value)
    false.save(force_insert=True)
    for row in edition.edition_topics.all():
        row.pk, row.edition = None, false
        row.save(force_insert=True)
    for row in edition.edition_photos.all():
        row.pk, row.edition = None, false
        row.save(force_insert=True)
    return false


def verify() -> tuple[str, str]:
    """What the command printed: good news and bad."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_editions", stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_every_verb_prints_what_was_approved(
    printed, changed, publisher, author, make_photo, topic, superuser
):
    edition = printed(photos=[make_photo()], topics=[topic("Logistic support")])
    release = Release.objects.get(pk=edition.release_id)
    for number, verb in enumerate((workflow.refile, workflow.update, workflow.correct)):
        revision = changed(release, body=f"<p>Changed {number}.</p>")
        edition = verb(revision, by=publisher, reason="A reason.")
    workflow.kill(workflow.withdraw(edition, by=publisher, reason="No."), by=publisher, reason="No")
    printed(kind="relayed", source_name="Agency", source_date="2023-09-04")
    out, err = verify()
    assert err == ""
    assert out.startswith("7 editions and 5 revisions")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("title", "Another headline"),
        ("body", "<p>Words nobody approved.</p>"),
        ("byline", "Somebody"),
        ("photos", []),
        ("topics", []),
    ],
)
def test_an_edition_that_is_not_its_revision_is_named(printed, make_photo, topic, part, value):
    edition = printed(photos=[make_photo()], topics=[topic("Logistic support")])
    false = smuggle(edition, **{part: value})
    out, err = verify()
    assert f"Edition {false.pk}, {edition.year}/{edition.number} (en): {part}" in err
    assert f"Edition {edition.pk}," not in err
    assert out == ""


def test_a_credit_that_fell_off_is_named(printed, make_photo):
    edition = printed(photos=[make_photo()])
    smuggle(edition, photos=[{**edition.photos[0], "credit": ""}])
    assert ": photos" in verify()[1]


def test_a_photo_that_the_record_does_not_show_is_named(printed, make_photo):
    edition = printed(photos=[make_photo()])
    edition.edition_photos.all().delete()
    assert f"Edition {edition.pk}, " in verify()[1]
    assert ": edition_photos" in verify()[1]


def test_a_topic_that_nobody_approved_is_named(printed, topic):
    edition = printed(topics=[topic("Logistic support")])
    row = EditionTopic.objects.get(edition=edition)
    row.pk, row.topic = None, topic("Another")
    row.save(force_insert=True)
    assert ": edition_topics" in verify()[1]


def test_the_approval_of_another_revision_is_named(printed):
    edition, other = printed(), printed()
    smuggle(edition, approval=other.approval)
    assert ": approval" in verify()[1]


def test_a_revision_whose_words_do_not_give_its_digest_is_named(write):
    revision = Revision.objects.get(pk=write().pk)
    revision.pk, revision.number, revision.body = None, 2, "<p>Other words.</p>"
    revision.save(force_insert=True)
    assert f"Revision {revision.pk}, version 2" in verify()[1]


def test_the_exit_status_says_that_something_is_wrong(printed):
    smuggle(printed(), title="Another headline")
    with pytest.raises(CommandError) as refusal:
        call_command("verify_editions", stdout=StringIO(), stderr=StringIO())
    assert refusal.value.returncode == 1


@pytest.mark.django_db
def test_an_empty_press_centre_is_in_order():
    assert verify() == ("0 editions and 0 revisions are as they were approved.\n", "")
