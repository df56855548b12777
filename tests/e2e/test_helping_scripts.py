"""What scripts add to pages that work without them; without them, no page promises it."""

import pytest
from playwright.sync_api import Page, expect

from newsroom.models import Edition

PHONE = {"width": 390, "height": 844}
WITHOUT_SCRIPT = pytest.mark.browser_context_args(java_script_enabled=False)
# More than a list shows on one page.
RELEASES = 21

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def statement(printed, make_photo, topic) -> Edition:
    """A statement with three photos, the newest of more releases than a page lists."""
    for number in range(RELEASES - 1):
        printed(title=f"Engineers bridge a river, part {number}")
    return printed(
        kind="statement",
        title="The bridge carries its first column",
        photos=[make_photo() for _photo in range(3)],
        topics=[topic("Logistics", featured=True)],
    )


def test_a_reader_with_script_has_clean_addresses_to_copy(page: Page, statement, live_server):
    page.goto("/en/news/")
    page.get_by_role("main").get_by_label("Type").select_option("statement")
    page.wait_for_url(f"{live_server.url}/en/news/?kind=statement")
    page.get_by_role("main").get_by_role("link", name=statement.title).first.click()
    page.wait_for_url(live_server.url + statement.get_absolute_url())


def test_a_suggestion_is_chosen_with_the_keyboard(page: Page, statement, live_server):
    page.goto("/en/")
    box = page.get_by_role("combobox", name="Search the press centre")
    box.press_sequentially("logis")
    expect(page.get_by_role("option", name="Logistics")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option", name="Logistics")).to_be_hidden()
    box.press_sequentially("t")
    expect(page.get_by_role("option", name="Logistics")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{live_server.url}/en/topics/logistics/")


def test_the_credit_line_is_copied(page: Page, statement):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/en/photos/{statement.photos[0]['record']}/")
    page.get_by_role("button", name="Copy credit").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == statement.photos[0]["credit"]
    expect(page.get_by_role("button", name="Copy credit")).to_be_visible()


@pytest.mark.browser_context_args(viewport=PHONE)
def test_escape_and_a_press_elsewhere_close_the_menu(page: Page, statement):
    page.goto("/en/")
    menu, opener = page.locator("details.menu nav").first, page.locator("details.menu summary")
    opener.click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    expect(menu).to_be_visible()
    page.mouse.click(PHONE["width"] / 2, PHONE["height"] - 10)
    expect(menu).to_be_hidden()


@WITHOUT_SCRIPT
def test_without_script_the_search_box_promises_no_suggestions(page: Page, statement):
    page.goto("/en/")
    expect(page.get_by_role("searchbox", name="Search the press centre")).to_be_visible()
    expect(page.get_by_role("combobox", name="Search the press centre")).to_have_count(0)


@WITHOUT_SCRIPT
def test_without_script_a_long_list_is_leafed_through_there_and_back(page: Page, statement):
    page.goto("/en/news/")
    pages = page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="Older").click()
    expect(pages).to_contain_text(f"Showing 21–{RELEASES} of {RELEASES}")
    pages.get_by_role("link", name="Newer").click()
    expect(pages).to_contain_text(f"Showing 1–20 of {RELEASES}")


@WITHOUT_SCRIPT
def test_without_script_every_button_that_is_seen_sends_a_form(page: Page, statement):
    photo = f"/en/photos/{statement.photos[0]['record']}/"
    for address in ("/en/", "/en/news/", statement.get_absolute_url(), photo, "/en/press/feeds/"):
        page.goto(address)
        expect(page.get_by_role("button", name="Search").first).to_be_visible()
        assert page.locator("button:not([type=submit]):visible").count() == 0, address
