"""The page of feeds in a browser: whole addresses are copied, and nothing bars the way."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGE = "/en/press/feeds/"
PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
]


def test_the_button_copies_an_address_that_can_be_pasted_anywhere(page: Page, printed, live_server):
    printed(kind="statement")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGE)
    page.get_by_label("Type").select_option("statement")
    page.get_by_role("button", name="Show address").click()
    page.get_by_role("button", name="Copy address of Statement, RSS").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{live_server.url}/en/feeds/news.rss?kind=statement"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_form_answers_and_no_button_promises_to_copy(page: Page, printed):
    printed(kind="statement")
    page.goto(PAGE)
    page.get_by_label("Type").select_option("statement")
    page.get_by_role("button", name="Show address").click()
    expect(page.get_by_role("link", name="/en/feeds/news.atom?kind=statement")).to_be_visible()
    assert page.get_by_role("button", name="Copy address").count() == 0


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("query", ["?kind=statement", "?kind=song"])
def test_the_page_has_no_barrier(page: Page, printed, topic, complaints, look, query):
    printed(kind="statement", topics=[topic("Logistics", featured=True)])
    page.goto(PAGE + query)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert complaints == []
    assert not page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['help']}" for each in found] == []
    complaints.clear()  # axe reads style sheets in a way that the policy refuses
