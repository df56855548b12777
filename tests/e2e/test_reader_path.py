"""A reader's path over the site on a telephone: the same with scripts and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.newsroom.pictures import jpeg, with_original

PHONE = {"width": 390, "height": 844}
HEADLINE = "A column crosses a pontoon bridge"


@pytest.fixture
def news(printed, make_photo, topic):
    """A release with two photos, a statement, and something in Russian."""
    photos = [
        with_original(make_photo, jpeg(size), caption=caption, alt="A field")
        for size, caption in (((960, 640), "Lorries on a bridge."), ((900, 600), "A depot."))
    ]
    logistics = topic("Logistics", featured=True)
    printed(title=HEADLINE, photos=photos, topics=[logistics])
    printed(title="A statement on the day", kind="statement")
    printed(title="Колонна переправилась", language="ru")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripted(request) -> bool:
    return request.param


@pytest.fixture
def reader(new_context, news, scripted) -> Page:
    page = new_context(java_script_enabled=scripted).new_page()
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    page.goto("/en/")
    return page


def choose(form: Locator, label: str, option: str, *, scripted: bool, button: str) -> None:
    """Set a filter: the form submits itself, or its button does."""
    form.page.wait_for_load_state()
    submit = form.get_by_role("button", name=button)
    expect(submit).to_be_visible(visible=not scripted)
    form.get_by_label(label).select_option(label=option)
    if not scripted:
        submit.click()


def test_from_the_menu_through_a_filter_to_a_release_and_back(reader, scripted):
    reader.locator("summary", has_text="Menu").click()
    reader.get_by_role("navigation", name="Main, small").get_by_role("link", name="News").click()
    filters = reader.get_by_role("form", name="Filter news")
    choose(filters, "Type", "Statement", scripted=scripted, button="Apply filters")
    reader.wait_for_url(re.compile(r"kind=statement"))
    expect(reader.get_by_role("link", name=HEADLINE)).to_have_count(0)
    reader.get_by_role("link", name="Remove filter Statement").click()
    filters = reader.get_by_role("form", name="Filter news")
    choose(filters, "Topic", "Logistics", scripted=scripted, button="Apply filters")
    reader.wait_for_url(re.compile(r"topic=logistics"))
    reader.get_by_role("link", name=HEADLINE).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    reader.get_by_role("link", name="Go back").click()
    reader.wait_for_url(re.compile(r"/en/news/\?.*topic=logistics"))


def test_a_release_and_its_photos_are_taken_away_with_their_credit(reader, scripted):
    reader.get_by_role("link", name=HEADLINE).first.click()
    copy = reader.get_by_role("button", name="Copy text")
    expect(copy).to_be_visible(visible=scripted)
    expect(reader.get_by_role("link", name="All photos (ZIP)")).to_be_visible()
    reader.goto("/en/photos/")
    reader.locator(".gal a").first.click()
    expect(reader.locator("#credit")).to_be_visible()
    reader.get_by_role("link", name="Next").click()
    expect(reader.get_by_text("2 of 2")).to_be_visible()
    reader.get_by_role("link", name="Previous").click()
    expect(reader.get_by_text("1 of 2")).to_be_visible()


def test_a_search_is_narrowed(reader, scripted):
    reader.locator("summary", has_text="Menu").click()
    box = reader.locator("#find-small")
    box.fill("bridge")
    box.press("Enter")
    expect(reader.get_by_role("status").first).to_contain_text("“bridge”")
    reader.locator("summary", has_text="Narrow results").click()
    reader.wait_for_load_state()
    facets = reader.get_by_role("form", name="Narrow results")
    facets.get_by_role("checkbox", name=re.compile("^Photograph")).check()
    if not scripted:
        facets.get_by_role("button", name="Apply filters").click()
    reader.wait_for_url(re.compile(r"kind=photo"))
    expect(reader.get_by_role("link", name=HEADLINE)).to_have_count(0)
    expect(reader.get_by_role("link", name="Lorries on a")).to_be_visible()


def test_the_theme_is_the_system_s_and_the_switch_needs_scripts(reader, scripted):
    expect(reader.locator("body")).to_have_css("background-color", "rgb(14, 22, 21)")
    reader.set_viewport_size({"width": 1280, "height": 900})
    switch = reader.locator("[data-theme-switch]")
    expect(switch).to_be_visible(visible=scripted)
    if scripted:
        switch.click()
        reader.get_by_role("link", name="News", exact=True).first.click()
        expect(reader.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_another_language_is_one_link_away(reader):
    reader.locator("summary", has_text="Menu").click()
    languages = reader.get_by_role("navigation", name="Language, small screens")
    languages.get_by_role("link", name="Русский").click()
    expect(reader.locator("html")).to_have_attribute("lang", "ru")
    expect(reader.get_by_role("link", name="Колонна переправилась").first).to_be_visible()
