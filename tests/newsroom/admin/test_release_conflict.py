"""Two people write in one release: nothing is overwritten, nothing typed is lost."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from newsroom.models import Release
from tests.newsroom.admin.forms import boxes, opened, save


@pytest.fixture
def desk(author) -> Client:
    client = Client()
    client.force_login(author)
    return client


@pytest.fixture
def second_desk(second_author) -> Client:
    client = Client()
    client.force_login(second_author)
    return client


@pytest.fixture
def after_the_other(desk, second_desk) -> Callable:
    """Both have the release open; the second author saves, then the author tries to."""

    def meet(release: Release, theirs: dict, mine: dict):
        form = opened(desk, release)
        save(second_desk, release, {**opened(second_desk, release), **theirs})
        return save(desk, release, {**form, **mine})

    return meet


def test_the_second_save_is_refused_with_a_name(after_the_other, write):
    release = write().release
    response = after_the_other(release, {"lead": "Theirs."}, {"lead": "Mine."})
    assertContains(response, "author2 saved version 2 while you were writing")
    release.refresh_from_db()
    assert release.lead == "Theirs."
    assert release.revisions.count() == 2


def test_both_texts_are_shown_and_what_was_typed_stays(after_the_other, write):
    response = after_the_other(
        write().release, {"lead": "Supply units train."}, {"lead": "Supply units rest."}
    )
    assertContains(response, "<del>train.</del>")
    assertContains(response, "<ins>rest.</ins>")
    assert boxes(response.content)["lead"] == ["Supply units rest."]


def test_saving_again_is_a_decision_and_works(after_the_other, desk, write):
    release = write().release
    response = after_the_other(release, {"lead": "Theirs."}, {"lead": "Mine."})
    save(desk, release, boxes(response.content))
    release.refresh_from_db()
    assert release.lead == "Mine."
    assert [revision.lead for revision in release.revisions.all()][:2] == ["Mine.", "Theirs."]


def test_saving_again_meets_a_third_save(after_the_other, desk, second_desk, write):
    release = write().release
    response = after_the_other(release, {"lead": "Theirs."}, {"lead": "Mine."})
    save(second_desk, release, {**opened(second_desk, release), "lead": "Theirs again."})
    assertContains(save(desk, release, boxes(response.content)), "saved version 3")


def test_what_only_the_other_changed_is_taken_over(after_the_other, desk, write):
    release = write().release
    response = after_the_other(release, {"byline": "Joint Staff"}, {"lead": "Mine."})
    assertContains(response, "Taken over from the other version:")
    save(desk, release, boxes(response.content))
    release.refresh_from_db()
    assert (release.byline, release.lead) == ("Joint Staff", "Mine.")


def test_the_body_is_compared_word_by_word(after_the_other, write):
    response = after_the_other(
        write().release,
        {"body": "<p>Units of logistic support practised yesterday.</p>"},
        {"body": "<p>Units of logistic support practised at night.</p>"},
    )
    redline = BeautifulSoup(response.content, "html.parser").select_one(".desk-redline")
    assert redline.select_one("del").text == "yesterday."
    assert redline.select_one("ins").text == "at night."


def test_somebody_elses_text_can_not_bring_markup_into_the_page(after_the_other, write):
    response = after_the_other(
        write().release, {"lead": "<script>alert(1)</script>"}, {"lead": "Mine."}
    )
    assertNotContains(response, "<script>alert")


def test_topics_of_the_other_are_taken_over(after_the_other, desk, write, topic):
    release, echelon = write().release, topic("Echelon-2023")
    response = after_the_other(release, {"topics": [echelon.pk]}, {"lead": "Mine."})
    save(desk, release, boxes(response.content))
    assert list(release.topics.all()) == [echelon]


def test_topics_that_both_changed_are_shown(after_the_other, write, topic):
    theirs, mine = topic("Echelon-2023"), topic("Search-2023")
    response = after_the_other(write().release, {"topics": [theirs.pk]}, {"topics": [mine.pk]})
    assertContains(response, "<del>Echelon-2023</del>")
    assertContains(response, "<ins>Search-2023</ins>")
    assert boxes(response.content)["topics"] == [str(mine.pk)]


def test_photos_of_the_other_are_taken_over(after_the_other, desk, write, make_photo):
    release, photo = write().release, make_photo()
    added = {"release_photos-TOTAL_FORMS": "1", "release_photos-0-photo": str(photo.pk)}
    response = after_the_other(release, added, {"lead": "Mine."})
    save(desk, release, boxes(response.content))
    assert [use.photo for use in release.release_photos.all()] == [photo]


def test_a_photo_the_other_removed_and_i_captioned_is_not_lost(
    after_the_other, desk, write, make_photo
):
    release = write(photos=[make_photo()]).release
    removed, mine = {"release_photos-0-DELETE": "on"}, {"release_photos-0-caption": "Mine"}
    response = after_the_other(release, removed, mine)
    assertContains(response, "<h3>Photos</h3>")
    save(desk, release, boxes(response.content))
    assert [use.caption for use in release.release_photos.all()] == ["Mine"]


def test_a_form_without_its_revision_is_a_conflict(desk, write):
    release = write().release
    form = {name: value for name, value in opened(desk, release).items() if name != "base"}
    assertContains(save(desk, release, form, lead="Mine."), "saved version 1")


def test_a_changed_credit_of_a_photo_is_a_conflict_too(desk, write, make_photo, superuser):
    from newsroom import workflow

    photo = make_photo(credit="")
    release = write(photos=[photo]).release
    form = opened(desk, release)
    photo.credit = "Photo by the press service"
    workflow.save_photo(photo, by=superuser)
    response = save(desk, release, form, lead="Mine.")
    assertContains(response, "You did not write in the same places.")
