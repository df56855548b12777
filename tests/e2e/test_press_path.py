"""The whole path in a real browser: drafted, approved by another, public at its second."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from newsroom.models import Edition

WORDS = "supply columns cross the river"
TITLE = f"Echelon-2023: {WORDS}"


@pytest.fixture
def sign_in(new_context, live_server):
    """Open a browser of its own for a member of the staff."""

    def enter(name: str) -> Page:
        page = new_context().new_page()
        page.goto("/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill("desk")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="Waiting for me")).to_be_visible()
        return page

    return enter


def open_release(page: Page) -> None:
    page.goto("/admin/newsroom/release/")
    page.get_by_role("link", name=TITLE).click()


def write_and_submit(author: Page) -> None:
    """The author drafts in the stock admin, tags by typing, saves and submits."""
    author.goto("/admin/newsroom/release/add/")
    author.get_by_label("Headline").fill(TITLE)
    author.get_by_label("Section").select_option(label="News")
    author.get_by_label("Standfirst").fill("Engineers keep a joint force supplied.")
    author.get_by_label("Dateline place").fill("Brestsky training ground")
    author.get_by_label("Dateline country").select_option(label="Belarus")
    author.get_by_role("textbox", name="Body").fill(
        "A pontoon bridge carried the first lorries today."
    )
    author.get_by_label("Byline").fill("Joint Press Centre for the trainings")
    author.locator(".field-topics .select2-search__field").press_sequentially("логист")
    author.get_by_role("option", name="Logistics").click()
    author.get_by_role("button", name="Save", exact=True).click()
    author.get_by_role("button", name="Submit for review").click()
    expect(author.locator(".pc-state:visible").first).to_have_text("In review")


def approve(reviewer: Page) -> None:
    """The reviewer finds it waiting, reads exactly that revision, and approves it."""
    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name=TITLE).first.click()
    if "/review/" not in reviewer.url:
        reviewer.get_by_role("link", name="Review the changes").click()
    expect(reviewer.get_by_text("A pontoon bridge carried the first lorries")).to_be_visible()
    reviewer.get_by_role("button", name="Approve", exact=True).click()
    expect(reviewer.locator(".pc-state:visible").first).to_have_text("Approved")


def schedule(publisher: Page) -> timezone.datetime:
    """The publisher sets an embargo on a full minute, and is told so."""
    moment = (timezone.localtime() + timedelta(seconds=75)).replace(second=0, microsecond=0)
    open_release(publisher)
    publisher.locator("summary", has_text="Schedule").click()
    form = publisher.locator("form[action$='/schedule/']")
    form.get_by_label("When").fill(f"{moment:%Y-%m-%dT%H:%M}")
    form.get_by_label("The time was promised in public").check()
    form.get_by_role("button", name="Schedule").click()
    expect(publisher.locator(".pc-state:visible").first).to_have_text("Embargoed")
    return moment


def wait_for_the_instant(moment) -> None:
    """Nothing but the clock makes it appear: there is no worker."""
    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 0.3)


def test_a_release_is_drafted_approved_and_appears_at_its_second(
    sign_in, new_context, author, reviewer, publisher, section, topic, page
):
    topic("Logistics", names={"ru": "Логистика"})
    write_and_submit(sign_in("author"))
    approve(sign_in("reviewer"))
    moment = schedule(sign_in("publisher"))
    edition = Edition.objects.get()
    places = ["/en/news/", "/en/feeds/news.atom"]
    for place in places:
        assert WORDS not in page.request.get(place).text()
    for place in (edition.get_absolute_url(), "/en/topics/logistics/"):
        assert page.request.get(place).status == 404

    wait_for_the_instant(moment)
    for place in [*places, "/en/feeds/topics/logistics.rss", "/en/topics/logistics/"]:
        assert WORDS in page.request.get(place).text()
    page.goto("/en/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.locator("article")).to_contain_text("BRESTSKY TRAINING GROUND, Belarus")
    page.get_by_role("link", name="Go back").click()
    expect(page).to_have_url(re.compile("/en/$"))
