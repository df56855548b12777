"""Beginning a release."""

import pytest

from newsroom import workflow
from newsroom.models import State, Verb
from tests.cast import log, refusal


def test_a_draft_has_a_first_version_and_a_first_line_in_the_log(write, author):
    revision = write()
    release = revision.release
    release.refresh_from_db()
    assert (revision.number, release.head, release.state) == (1, revision, State.DRAFT)
    assert (revision.author, release.created_by) == (author, author)
    assert log(release) == [Verb.DRAFT]


def test_a_draft_is_not_in_print(write):
    revision = write()
    assert not revision.release.editions.exists()
    assert revision.release.group.number is None


@pytest.mark.parametrize("who", ["reviewer", "publisher", "registrar", "photo_editor", "outsider"])
def test_only_authors_begin_a_release(who, write, request):
    person = request.getfixturevalue(who)
    with refusal():
        write(by=person)


def test_a_dismissed_author_begins_nothing(write, author):
    author.is_active = False
    author.save(update_fields=["is_active"])
    with refusal():
        write(by=author)


def test_a_translation_shares_the_group(write):
    english = write()
    russian = write(language="ru", translation_of=english.release)
    assert russian.release.group == english.release.group


def test_a_story_has_one_release_a_language(write):
    english = write()
    with refusal(match="language"):
        write(translation_of=english.release)


def test_photos_keep_their_order_and_topics_are_recorded(write, make_photo, topic):
    photos = [make_photo(), make_photo(), make_photo()]
    photos = [photos[2], photos[0], photos[1]]
    revision = write(photos=photos, topics=[topic("CSTO"), topic("Belarus")])
    assert [entry["photo"] for entry in revision.photos] == [photo.pk for photo in photos]
    assert [entry["name"] for entry in revision.topics] == ["Belarus", "CSTO"]


@pytest.mark.parametrize(
    "column",
    [{"state": State.RETURNED}, {"head_id": 1}, {"created_at": None}, {"archive_id": "x"}],
)
def test_nobody_drafts_what_only_a_verb_may_set(write, column):
    with refusal(TypeError):
        write(**column)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Учение «Эшелон-2023» началось", "uchenie-eshelon-2023-nachalos"),
        ("Հայաստան", "hayastan"),
        ("Қазақстан", "qazaqstan"),
        ("«—»", "release"),
    ],
)
def test_a_release_gets_a_latin_slug_from_its_headline(write, title, slug):
    assert write(title=title).slug == slug


def test_a_slug_that_was_given_is_made_fit_for_an_address(write):
    assert write(slug="Тыл / 2023?").slug == "tyl-2023"


def test_a_slug_that_was_given_well_is_kept(write):
    assert write(slug="logistics-2023").slug == "logistics-2023"


FORBIDDEN = "\0\x01\x0b\ufffe\ud800"


@pytest.mark.parametrize(
    "column",
    ["title", "lead", "dateline_place", "dateline_text", "byline", "source_name", "source_url"],
)
def test_control_characters_are_taken_out_of_every_line(write, column):
    assert getattr(write(**{column: f" a{FORBIDDEN}b "}), column) == "ab"


def test_control_characters_are_taken_out_of_the_body(write):
    assert write(body=f"<p>a{FORBIDDEN}&#1;b</p>").body == "<p>ab</p>"


def test_the_body_is_cleaned_on_the_way_in(write):
    revision = write(body="<script>alert(1)</script><p onclick=alert(1)>x</p>")
    assert revision.body == revision.release.body == "<p>x</p>"


def test_what_was_begun_is_not_begun_again(write, author):
    revision = write()
    with refusal():
        workflow.first_revision(revision.release, by=author)


def test_a_working_copy_is_recorded_by_authors_only(write, outsider):
    revision = write()
    with refusal():
        workflow.first_revision(revision.release, by=outsider)
