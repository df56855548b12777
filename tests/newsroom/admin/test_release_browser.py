"""The form in a real browser, under the strict policy, without a word in the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from newsroom import workflow
from newsroom.models import Release

# The checker must not fetch stylesheets by itself: it would write them into the page.
OPTIONS = {
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def sign_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "desk")
    page.click("[type=submit]")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def save(page: Page) -> None:
    """Save, and wait for the answer."""
    with page.expect_navigation():
        page.click("input[name=_continue]")


def test_a_release_is_written(page, author, section):
    sign_in(page, "author")
    page.goto("/admin/newsroom/release/add/")
    page.fill("#id_title", "Echelon-2023 begins")
    expect(page.locator("label[for=id_title] .pc-count")).to_have_text("19 / 90")
    page.get_by_role("textbox", name="Body").click()
    page.keyboard.type("Units practise.")
    page.keyboard.press("Control+a")
    page.get_by_role("button", name="bold").click()
    save(page)
    assert Release.objects.get().body == "<p><strong>Units practise.</strong></p>"


def test_opening_and_saving_leaves_the_text_as_it_was(page, author, write):
    body = "<p>One</p><table><tbody><tr><td>Belarus</td></tr></tbody></table><ul><li>a</li></ul>"
    release = write(body=body).release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.fill("#id_lead", "Another standfirst.")
    save(page)
    release.refresh_from_db()
    assert (release.body, release.lead) == (body, "Another standfirst.")


def test_a_topic_is_found_in_another_script(page, author, write, topic):
    logistics = topic("Logistic support", names={"ru": "Логистика"})
    release = write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.get_by_role("searchbox", name="Topics").click()
    page.keyboard.type("логист")
    page.get_by_role("option", name="Logistic support").click()
    save(page)
    assert list(release.topics.all()) == [logistics]


def test_photos_are_ordered_by_keyboard(page, author, write, make_photo):
    first, second = make_photo(), make_photo()
    release = write(photos=[first, second]).release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.get_by_role("button", name=f"Down {first.record}").press("Enter")
    save(page)
    assert [use.photo for use in release.release_photos.all()] == [second, first]


def test_photos_are_ordered_by_dragging(page, author, write, make_photo):
    first, second = make_photo(), make_photo()
    release = write(photos=[first, second]).release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    images = page.locator(".pc-photo.has_original h3")
    images.nth(1).drag_to(images.nth(0), target_position={"x": 20, "y": 4})
    save(page)
    assert [use.photo for use in release.release_photos.all()] == [second, first]


def test_a_photo_is_added_from_the_library(page, author, write, make_photo):
    photo, release = make_photo(), write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.get_by_role("button", name="Add another Photo").click()
    page.locator("#release_photos-0 .select2-selection").click()
    page.keyboard.type(photo.record)
    page.get_by_role("option", name=photo.record).click()
    save(page)
    assert [use.photo for use in release.release_photos.all()] == [photo]


def test_their_text_is_taken_with_one_button(page, author, second_author, write):
    release = write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    release.refresh_from_db()
    workflow.revise(
        release, by=second_author, base=release.head, words={"body": "<p>Their text.</p>"}
    )
    page.get_by_role("textbox", name="Body").click()
    page.keyboard.type("My words. ")
    save(page)
    page.get_by_role("button", name="Take theirs").click()
    expect(page.get_by_role("textbox", name="Body")).to_have_text("Their text.")
    save(page)
    release.refresh_from_db()
    assert release.body == "<p>Their text.</p>"


def test_a_button_of_the_rail_asks_before_unsaved_words_are_left(page, author, write):
    release = write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.fill("#id_lead", "Not saved.")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Submit for review").click()
    assert "not saved" in asked[0]
    expect(page.locator("#id_lead")).to_have_value("Not saved.")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            f"{width}-{theme}",
            marks=pytest.mark.browser_context_args(
                viewport={"width": width, "height": 844}, color_scheme=theme
            ),
        )
        for width in (390, 1280)
        for theme in ("light", "dark")
    ],
)
def test_everybody_can_use_the_desk(page, name, superuser, write, make_photo, topic, printed):
    edition = printed(topics=[topic("Echelon-2023")], photos=[make_photo()])
    revision = write(photos=[make_photo(), make_photo(credit="")])
    sign_in(page, "root")
    for address in (
        "/admin/",
        "/admin/newsroom/release/",
        "/admin/newsroom/release/add/",
        revision.release.get_absolute_url(),
        edition.release.get_absolute_url(),
        f"/admin/newsroom/release/{revision.release_id}/do/return/",
        "/admin/exercises/exercise/add/",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found = violations(page)
        assert found == [], f"{address}: {found}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
