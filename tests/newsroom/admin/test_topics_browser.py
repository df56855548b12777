"""Topics in a real browser: near names, names in a text, a merge. Under the strict policy."""

import pytest
from playwright.sync_api import expect

from newsroom import workflow
from newsroom.models import Topic
from tests.newsroom.admin.test_release_browser import save, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_near_name_is_pointed_out_while_a_topic_is_typed(page, registrar, topic):
    staff = topic("CSTO Joint Staff")
    sign_in(page, "registrar")
    page.goto("/admin/newsroom/topic/add/")
    page.get_by_label("Name:", exact=True).press_sequentially("csto joint staf")
    said = page.get_by_role("link", name="There is already “CSTO Joint Staff”: use it?")
    expect(said).to_have_attribute("href", f"/admin/newsroom/topic/{staff.pk}/change/")
    page.get_by_label("Name:", exact=True).fill("Something else")
    expect(said).to_have_count(0)


def test_what_is_typed_offers_its_topics_and_one_click_adds_them(page, author, write, topic):
    belarus, search = topic("Belarus", aliases=["Беларусь"]), topic("Search-2023")
    release = write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.fill("#id_lead", "«Search\u20132023» в Беларуси.")
    page.get_by_role("button", name="Add the topic Belarus").click()
    expect(page.get_by_role("button", name="Add the topic Belarus")).to_have_count(0)
    expect(page.get_by_role("button", name="Add the topic Search-2023")).to_be_focused()
    page.keyboard.press("Enter")
    save(page)
    assert set(release.topics.all()) == {belarus, search}


def test_a_new_topic_gives_way_to_the_one_there_is(page, author, write, topic):
    staff = topic("CSTO Joint Staff")
    release = write().release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    page.get_by_role("searchbox", name="Topics").click()
    page.keyboard.type("csto joint staf.")
    page.get_by_role("option", name="Make a new topic").click()
    page.get_by_role("button", name="There is already “CSTO Joint Staff”: use it?").click()
    save(page)
    assert list(release.topics.all()) == [staff]
    assert Topic.objects.count() == 1


def test_enter_in_a_box_saves_and_adds_no_topic(page, author, write, topic):
    topic("Belarus")
    release = write(lead="In Belarus.").release
    sign_in(page, "author")
    page.goto(release.get_absolute_url())
    with page.expect_navigation():
        page.locator("#id_title").press("Enter")
    assert not release.topics.exists()


def test_two_topics_are_merged(page, registrar, topic):
    old, new = topic("Rear services"), topic("Logistics", aliases=["Supply"])
    sign_in(page, "registrar")
    page.goto(f"/admin/newsroom/topic/{old.pk}/change/")
    page.get_by_role("link", name="Merge into another topic…").click()
    page.wait_for_load_state()
    page.get_by_label("Into which topic").press_sequentially("supp")
    expect(page.locator("#topic_names option")).to_have_attribute("value", "Supply")
    page.get_by_label("Into which topic").fill("Supply")
    page.get_by_role("button", name="See what moves").click()
    page.get_by_label("Reason").fill("One thing.")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_text("can be undone until")).to_be_visible()
    page.get_by_role("button", name="Undo Rear services").click()
    expect(page.get_by_text("is a topic of its own again")).to_be_visible()
    assert set(Topic.objects.all()) == {old, new}


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        pytest.param(
            width,
            theme,
            marks=pytest.mark.browser_context_args(
                viewport={"width": width, "height": 900}, color_scheme=theme
            ),
        )
        for width in (390, 1280)
        for theme in ("light", "dark")
    ],
)
def test_everybody_can_use_the_pages_of_topics(page, width, theme, superuser, topic, write):
    old, new = topic("Peacekeeping force"), topic("Peacekeeping forces")
    merge = workflow.merge_topics(topic("Rear"), new, by=superuser, reason="One thing.")
    release = write(lead="Peacekeeping forces.").release
    sign_in(page, "root")
    for address in (
        f"/admin/newsroom/topic/{old.pk}/merge/",
        f"/admin/newsroom/topic/{old.pk}/merge/?into=Peacekeeping%20forces",
        f"/admin/newsroom/topic/{new.pk}/change/",
        f"/admin/newsroom/topicmerge/{merge.pk}/change/",
        release.get_absolute_url(),
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found = violations(page)
        assert found == [], f"{address}: {found}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
