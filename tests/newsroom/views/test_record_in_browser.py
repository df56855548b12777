"""The record and the archive in a browser: no complaint, no barrier, in either theme, by phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localtime

from newsroom import workflow

PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
]


@pytest.fixture
def pages(printed, changed, publisher, topic) -> list[str]:
    """A release with two versions, and where it stands."""
    relayed = {"kind": "relayed", "source_name": "An outlet", "source_url": "https://o.example/1"}
    printed(topics=[topic("Logistics")], **relayed)
    first = printed(body="<p>It ends on the 7th.</p><p>So.</p>", topics=[topic("Logistics")])
    revision = changed(first.release, body="<p>It ends on the 6th.</p><p>So.</p>", byline="Other")
    last = workflow.correct(revision, by=publisher, reason="It ends on the 6th.")
    day = localtime(last.published_at)
    record = f"/en/news/{last.year}/{last.number}/versions/"
    return [
        last.get_absolute_url(),
        *(record + end for end in ("", "1/", "1/2/", "?on=2001-01-01")),
        "/en/news/archive/",
        f"/en/news/archive/{day:%Y}/",
        f"/en/news/archive/{day:%Y/%m/%d}/",
        f"/en/news/on/{day:%Y-%m-%d}/",
        "/en/news/on/?date=nonsense",
        "/en/news/?own=1",
        "/en/press/corrections/",
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_have_no_barrier(page, pages, complaints, look):
    for address in pages:
        page.goto(address)
        assert complaints == []
        wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        assert not wide, address
        found = Axe().run(page).response["violations"]
        assert [f"{address} {each['id']}: {each['help']}" for each in found] == []
        complaints.clear()  # axe reads style sheets in a way that the policy refuses


def test_the_form_compares_and_the_day_is_asked_for(page, pages):
    page.goto(pages[1])
    page.get_by_role("button", name="Compare").click()
    assert page.locator("del").first.inner_text().endswith("struck through")
    page.goto("/en/news/archive/")
    page.get_by_label("Day", exact=True).fill(f"{localtime():%Y-%m-%d}")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_text("The day is not over").is_visible()
