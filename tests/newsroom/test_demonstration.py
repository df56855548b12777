"""The demonstration shows every page and every state, and breaks none of the rules."""

import io
import json
import stat
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from PIL import Image

from newsroom import demonstration, workflow
from newsroom.clock import clock
from newsroom.demonstration.staff import STAFF, password_file
from newsroom.models import (
    Approval,
    Comment,
    Edition,
    Mark,
    Photo,
    PrintVerb,
    Release,
    State,
    Topic,
    TopicIntroduction,
    User,
)
from newsroom.readiness import HEADLINE_LIMIT, LEAD_LIMIT
from newsroom.topics import find
from tests.cast import on_record
from tests.demonstration import loaded as demonstration_loaded

PHOTOS = sorted((demonstration.HERE / "photos").glob("*.jpg"))


@pytest.fixture(scope="module")
def staff_printed(django_db_setup, django_db_blocker) -> Iterator[str]:
    """What was printed when the staff was made and the demonstration loaded, once for all tests."""
    with django_db_blocker.unblock(), demonstration_loaded() as printed:
        yield printed


@pytest.fixture
def loaded(staff_printed, db) -> str:
    """The demonstration is in the database; what one test changes the next does not see."""
    return staff_printed


def archive(kind: str) -> list[dict]:
    lines = (demonstration.HERE / "archive.jsonl").read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, lines) if line["type"] == kind]


def test_every_line_of_the_archive_comes_in_whole(loaded):
    photos = {
        release.archive_id: release.release_photos.count() for release in Release.objects.all()
    }

    for line in archive("release"):
        assert photos[line["id"]] == len(line.get("photos", [])), line["id"]
    assert Photo.objects.count() == len(archive("photo")) == len(PHOTOS)


def test_there_are_releases_in_every_state(loaded):
    assert set(Release.objects.values_list("state", flat=True)) == set(State.values)


def test_there_are_editions_of_every_kind(loaded):
    assert set(Edition.objects.values_list("verb", flat=True)) == set(PrintVerb.values)
    shown = set(Edition.objects.visible().values_list("mark", flat=True))
    assert shown == {"", *Mark.values}


def test_something_waits_for_its_hour_and_something_for_the_hour_promised(loaded):
    assert set(Edition.objects.scheduled().values_list("embargoed", flat=True)) == {True, False}


def test_a_second_signature_is_asked_for(loaded):
    (unsigned,) = Approval.objects.unsigned()

    assert Edition.public.filter(approval=unsigned).exists()


def test_the_reviewer_has_remarked_and_been_answered(loaded):
    assert Comment.objects.filter(reply_to__isnull=False).exists()


def test_introductions_are_approved_and_one_is_not_yet(loaded):
    assert TopicIntroduction.public.filter(topic__slug="csto").count() == 2
    assert TopicIntroduction.objects.filter(approved_at=None).exists()


def test_most_stories_are_there_in_both_languages(loaded):
    english = set(Edition.public.in_language("en").values_list("year", "number"))
    russian = set(Edition.public.in_language("ru").values_list("year", "number"))

    assert len(english) >= 36
    assert len(russian) >= 26
    assert russian <= english


def test_nothing_is_public_that_is_not_approved_and_due(loaded):
    for edition in Edition.objects.visible().select_related("approval", "revision"):
        approval = edition.approval
        assert approval.revision_id == edition.revision_id
        assert edition.visible_from <= clock()
        alone = approval.reviewer_id in workflow.contributors(edition.revision)
        assert not alone or approval.emergency


def test_what_stands_in_print_is_what_was_approved(loaded):
    call_command("verify_editions", stdout=io.StringIO())


def test_every_photo_in_print_has_a_credit_and_an_alternative_text(loaded):
    photos = [photo for edition in Edition.objects.all() for photo in edition.photos]

    assert photos
    assert [photo["record"] for photo in photos if not photo["credit"] or not photo["alt"]] == []


def test_headlines_and_standfirsts_keep_to_their_lengths(loaded):
    for edition in Edition.objects.all():
        assert len(edition.title) <= HEADLINE_LIMIT, edition.title
        assert len(edition.lead) <= LEAD_LIMIT, edition.title


def test_the_motorway_landings_stand_under_their_exercise(loaded):
    edition = Edition.public.get(release__archive_id="2023-0904-1")

    assert edition.dateline_text == "(The Republic of Belarus, Brestsky training ground)"
    assert edition.byline == "Joint Press Centre for the CSTO trainings"
    assert edition.photos[0]["credit"] == "Photo by the press service of the CSTO Joint Staff"
    assert "Echelon-2023" in [topic["name"] for topic in edition.topics]


def test_echelon_2023_stands_beside_the_three_others(loaded):
    umbrella = Topic.objects.get(slug="combat-brotherhood-2023").exercise

    assert set(umbrella.parts.values_list("name", flat=True)) == {
        "Interaction-2023",
        "Search-2023",
        "Echelon-2023",
        "Barrier-2023",
    }


def test_there_is_no_figure_but_what_was_published(loaded):
    figures = {
        slug: values
        for slug, *values in Topic.objects.filter(exercise__figures__isnull=False).values_list(
            "slug", "exercise__figures__measure__slug", "exercise__figures__value"
        )
    }

    assert set(figures) == {"combat-brotherhood-2023"}


def test_the_csto_has_many_names_and_one_page(loaded):
    for name in ("CSTO", "ОДКБ", "одкб", "Collective Security Treaty Organization"):
        assert find(name).slug == "csto"


def test_a_second_load_changes_nothing(loaded):
    before = on_record()
    said = io.StringIO()

    demonstration.load(said)

    assert "not loaded" in said.getvalue()
    assert on_record() == before


def test_every_member_of_the_staff_signs_in_with_the_printed_password(loaded, client):
    passwords = dict(line.split() for line in password_file().read_text().splitlines())

    assert set(passwords) == {*(username for username, *_ in STAFF), "administrator"}
    for username, password in passwords.items():
        assert password in loaded
        assert client.login(username=username, password=password)


def test_the_passwords_are_their_owners_alone(loaded):
    assert stat.S_IMODE(password_file().stat().st_mode) == 0o600


def test_everybody_has_one_role_and_is_called_after_it(loaded):
    for username, name, groups in STAFF:
        user = User.objects.get(username=username)
        assert user.first_name == name
        assert list(user.groups.values_list("name", flat=True)) == groups


def test_an_account_that_exists_is_left_alone(loaded):
    before, kept = list(User.objects.order_by("pk").values()), password_file().read_text()
    said = io.StringIO()

    demonstration.make_staff(said)

    assert said.getvalue() == ""
    assert list(User.objects.order_by("pk").values()) == before
    assert password_file().read_text() == kept


def test_the_photos_are_large_enough_for_print_and_small_enough_to_clone():
    sizes = {path.name: path.stat().st_size for path in PHOTOS}

    assert max(sizes.values()) <= 260_000
    assert sum(sizes.values()) <= 5_000_000
    assert {Image.open(path).size for path in PHOTOS} == {(1920, 1280)}
