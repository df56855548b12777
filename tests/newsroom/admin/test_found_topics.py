"""What a release's text names is offered as topics, with a script and without one."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from pytest_django.asserts import assertContains

from exercises.models import Exercise
from newsroom.models import Release
from tests import registry
from tests.newsroom.admin.forms import opened

FOUND = reverse("admin:newsroom_found_topics")


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def offered(html: bytes) -> dict[str, str]:
    page = BeautifulSoup(html, "html.parser")
    buttons = page.select("button[name=topics_add]")
    return {button["data-label"]: button["value"] for button in buttons}


def test_the_page_offers_what_the_saved_text_names(desk, write, topic):
    belarus = topic("Belarus", aliases=["Беларусь"])
    release = write(body="<p>Учения прошли в Беларуси.</p>").release
    assert offered(desk.get(release.get_absolute_url()).content) == {"Belarus": str(belarus.pk)}


def test_without_a_script_a_button_saves_and_adds(desk, write, topic):
    belarus, csto = topic("Belarus"), topic("CSTO")
    release = write(lead="In Belarus.", topics=[csto]).release
    form = {**opened(desk, release), "title": "Typed meanwhile", "topics_add": belarus.pk}
    answer = desk.post(release.get_absolute_url(), form)
    assert answer["Location"] == release.get_absolute_url()
    release = Release.objects.get()
    assert release.title == "Typed meanwhile"
    assert set(release.topics.all()) == {belarus, csto}
    assert offered(desk.get(release.get_absolute_url()).content) == {}


def test_what_is_typed_is_looked_at_and_what_is_chosen_left_out(desk, topic):
    belarus, search = topic("Belarus"), topic("Search-2023")
    typed = {"title": "Search\u20112023", "lead": "", "body": "<p>in Belarus</p>"}
    assert offered(desk.post(FOUND, typed).content).keys() == {"Belarus", "Search-2023"}
    left = desk.post(FOUND, {**typed, "topics": [belarus.pk, "new:x", "\0"]})
    assert offered(left.content) == {"Search-2023": str(search.pk)}


def test_what_is_not_announced_is_offered_with_a_word(desk, topic):
    secret = topic("Echelon-2030")
    Exercise.objects.create(
        kind=registry.kind("other"), name="E", slug="e", year=2030, topic=secret, announced=False
    )
    assertContains(desk.post(FOUND, {"title": "Echelon-2030"}), "not announced")


def test_the_first_button_of_the_form_saves(desk, write, topic):
    """It is what Enter presses in a box."""
    topic("Belarus")
    release = write(lead="In Belarus.").release
    page = BeautifulSoup(desk.get(release.get_absolute_url()).content, "html.parser")
    first = page.select_one("#release_form [type=submit], #release_form button:not([type=button])")
    assert first["name"] == "_continue"


@pytest.mark.parametrize("text", ["", "\0", "<p", "&#0;", "слово " * 60_000])
def test_odd_and_long_texts_are_answered(desk, topic, text):
    topic("Belarus")
    assert desk.post(FOUND, {"title": text, "lead": text, "body": text}).status_code == 200


def test_it_is_asked_by_post_and_by_who_sees_releases(desk, client, outsider):
    assert desk.get(FOUND).status_code == 405
    client.force_login(outsider)
    assert client.post(FOUND, {"title": "Belarus"}).status_code == 403
