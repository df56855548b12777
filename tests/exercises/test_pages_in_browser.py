"""States and topics in a browser: no complaint, no barrier, no scrolling sideways, in any look."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from newsroom import workflow
from newsroom.models import TopicPin
from newsroom.topics import establish
from tests import registry

PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param(
        "look",
        marks=pytest.mark.browser_context_args(color_scheme=scheme, **size),
        id=f"{scheme}-{name}",
    )
    for scheme in ("light", "dark")
    for name, size in (("wide", {}), ("phone", {"viewport": PHONE}))
]
PAGES = [
    "/en/states/",
    "/ru/states/",
    "/en/states/belarus/",
    "/en/states/armenia/",
    "/en/topics/logistics/",
    "/ru/topics/echelon-2023/",
    "/en/topics/belarus/",
    "/en/topics/",
    "/en/topics/?kind=event",
]


@pytest.fixture
def site(printed, make_photo, registrar, reviewer):
    """A member, a former and a suspended one, an exercise with its ground, all on one topic."""
    logistics = establish("Logistics", featured=True)
    belarus = registry.state(
        own_names={"be": "Беларусь", "ru": "Беларусь"},
        official_names={"be": "Рэспубліка Беларусь", "ru": "Республика Беларусь"},
        official_name="Republic of Belarus",
        capital="Minsk",
        joined=date(1993, 12, 31),
        latitude=53.9,
        longitude=27.6,
        profile="It acceded in 1993.\n\nIt hosts exercises.",
    )
    left = {"joined": date(1992, 5, 15), "left": date(1999, 4, 2)}
    registry.state("Former", "XF", own_names={"kk": "Бұрынғы"}, **left)
    suspended = {"joined": date(1992, 5, 15), "suspended": date(2020, 1, 1)}
    registry.state("Armenia", "AM", own_names={"hy": "Հայաստան"}, **suspended)
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    echelon = registry.exercise(of="logistics", host=belarus, summary="Supply.", **days)
    echelon.grounds.add(registry.ground("Brestsky training ground", 52.1, 23.7, state=belarus))
    registry.figure(echelon, 2500, bound="about")
    for row in (echelon, belarus):
        row.topics.add(logistics)
    topics = [logistics, belarus.topic, echelon.topic, establish("Field engineering")]
    for language in ("en", "en", "ru"):
        printed(topics=topics, photos=[make_photo(), make_photo()], language=language)
    text = workflow.propose_introduction(
        logistics, by=registrar, language="en", body="<p>What supply units do.</p>"
    )
    workflow.approve_introduction(text, by=reviewer)
    for order, (kind, reference) in enumerate(
        [("photo", "P-2023-0904-001"), ("exercise", echelon.slug), ("state", belarus.slug)]
    ):
        TopicPin.objects.create(topic=logistics, kind=kind, reference=reference, order=order)


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_have_no_barrier(page, site, complaints, look):
    for address in PAGES:
        assert page.goto(address).status == 200
        page.wait_for_load_state("networkidle")
        assert complaints == []
        wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        assert not wide, address
        assert barriers(page) == [], address
        complaints.clear()  # axe reads style sheets in a way that the policy refuses


def barriers(page) -> list[str]:
    """What axe finds."""
    return [f"{found['id']}: {found['help']}" for found in Axe().run(page).response["violations"]]


@pytest.mark.browser_context_args(viewport=PHONE)
def test_a_phone_goes_without_the_overview_which_the_table_says_in_words(page, site):
    page.goto("/en/states/")
    assert not page.locator(".map--bare").is_visible()
    assert page.get_by_role("link", name="Belarus").first.is_visible()


def test_from_a_topic_it_is_one_click_to_what_it_names(page, site):
    page.goto("/en/topics/echelon-2023/")
    page.locator(".subject").get_by_role("link", name="Echelon-2023").click()
    assert page.url.endswith("/en/exercises/2023/echelon-2023/")


def test_the_index_is_narrowed_by_a_kind_and_widened_again(page, site):
    page.goto("/en/topics/")
    page.get_by_role("link", name="Events").click()
    assert page.get_by_role("link", name="Logistics").count() == 0
    page.get_by_role("link", name="All", exact=False).first.click()
    assert page.get_by_role("link", name="Logistics").first.is_visible()
