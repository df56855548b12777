"""No page of the site has a barrier: the accessibility statement says what is looked at here."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from exercises.models import PublicEvent
from newsroom import workflow
from tests import registry

# The checker must not fetch style sheets by itself: it would write them into the page.
OPTIONS = {
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# 1280 pixels at four times the size.
ENLARGED = {"width": 320, "height": 800}
PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
    pytest.param(
        "look",
        marks=pytest.mark.browser_context_args(viewport=PHONE, color_scheme="dark"),
        id="dark phone",
    ),
]
# What sticks out, where the page has to be scrolled sideways for it.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.outerHTML.slice(0, 160))"""

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def pages(printed, make_photo, topic, publisher, settings, tmp_path) -> list[str]:
    """A page of every kind, each with something on it."""
    logistics = topic("Logistics", names={"ru": "Тыл"}, featured=True)
    photo = make_photo()
    edition = printed(topics=[logistics], photos=[photo])
    withdrawn = printed(kind="announcement")
    workflow.withdraw(withdrawn, by=publisher, reason="The programme has changed.")
    removed = printed()
    workflow.kill(removed, by=publisher, reason="It named a person.")
    state = registry.state()
    exercise = registry.exercise("Search-2023", host=state)
    soon = timezone.now() + timedelta(days=3)
    PublicEvent.objects.create(
        exercise=exercise, name="Opening", starts_at=soon, accreditation_until=soon
    )
    return [
        "/en/",
        "/ru/",
        "/en/news/",
        edition.get_absolute_url(),
        withdrawn.get_absolute_url(),
        removed.get_absolute_url(),
        "/en/topics/",
        "/en/topics/logistics/",
        "/en/photos/",
        f"/en/photos/{photo.record}/",
        "/en/search/",
        "/en/search/?q=echelon",
        "/en/search/?q=xylophone",
        "/en/exercises/",
        exercise.get_absolute_url(),
        "/en/states/",
        state.get_absolute_url(),
        "/en/press/",
        "/en/press/contacts/",
        "/en/press/accreditation/",
        "/en/press/photographs/",
        "/en/press/corrections/",
        "/en/press/feeds/",
        "/en/accessibility/",
        "/en/nothing/",
    ]


def barriers(page: Page) -> list[str]:
    """What the checker finds, each with the element."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{page.url} {each['id']}: {n['target']}" for each in found for n in each["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_barrier(page, pages, look):
    found = []
    for address in pages:
        page.goto(address)
        found += barriers(page)
    assert found == []


@pytest.mark.browser_context_args(viewport=ENLARGED)
def test_no_page_scrolls_sideways_at_four_times_its_size(page, pages):
    wide = []
    for address in pages:
        page.goto(address)
        wide += [f"{address} {element}" for element in page.evaluate(TOO_WIDE)]
    assert wide == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page, pages):
    for address in pages:
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.evaluate("() => location.hash") == "#main"
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_the_page_of_an_outage_has_no_barrier(page, settings, tmp_path, live_server):
    settings.VAR = tmp_path
    call_command("outage_page", verbosity=0)
    text = (tmp_path / "errors" / "503.html").read_text(encoding="utf-8")
    page.route("**/503.html", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto("/503.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert barriers(page) == []
