"""The page of an exercise in a browser: no complaint, no barrier, at any size and theme."""

from datetime import UTC, date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe

from exercises.models import Exercise, Phase, PublicEvent
from tests import registry

PAGE = "/en/exercises/2023/combat-brotherhood-2023/"
PHONE = {"width": 390, "height": 844}
DAYS = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}


@pytest.fixture
def umbrella(transactional_db, django_db_serialized_rollback) -> Exercise:
    belarus = registry.state("Belarus", "BY", capital="Minsk", latitude=53.9, longitude=27.6)
    series = registry.series("Combat Brotherhood")
    held = {"host": belarus, "series": series}
    for year in (2019, 2021):
        registry.figure(registry.exercise(f"Combat Brotherhood-{year}", **held), year)
    umbrella = registry.exercise(
        "Combat Brotherhood-2023", summary="Four trainings.", **held, **DAYS
    )
    for name in ("Echelon-2023", "Search-2023"):
        registry.sends(registry.exercise(name, parent=umbrella, **DAYS), belarus, "Units")
    umbrella.grounds.add(registry.ground("Brestsky", 52.3, 24.0))
    registry.figure(umbrella, 2500, as_of=DAYS["end"], bound="about")
    registry.figure(umbrella, 2000, as_of=DAYS["start"])
    Phase.objects.create(exercise=umbrella, name="Practical stage", **DAYS)
    at = datetime(2023, 9, 5, 12, tzinfo=UTC)
    PublicEvent.objects.create(
        exercise=umbrella, name="Media day", starts_at=at, accreditation_until=at
    )
    return umbrella


@pytest.mark.parametrize("path", [PAGE, "/en/exercises/series/combat-brotherhood/"])
@pytest.mark.parametrize(
    "look",
    [
        pytest.param("light", marks=pytest.mark.browser_context_args(color_scheme="light")),
        pytest.param("dark", marks=pytest.mark.browser_context_args(color_scheme="dark")),
        pytest.param(
            "phone",
            marks=pytest.mark.browser_context_args(viewport=PHONE, color_scheme="light"),
        ),
        pytest.param(
            "dark phone",
            marks=pytest.mark.browser_context_args(viewport=PHONE, color_scheme="dark"),
        ),
    ],
)
def test_nobody_is_kept_out_and_nothing_runs_over_the_edge(page, umbrella, path, look):
    page.goto(path)
    for folded in page.locator("main details").all():
        folded.evaluate("details => { details.open = true }")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_of_sections_works_by_the_keyboard(page, umbrella):
    page.goto(PAGE)
    page.get_by_role("navigation", name="On this page").get_by_text("Programme").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#programme")
    top = page.locator("#programme").evaluate("section => section.getBoundingClientRect().top")
    assert -5 < top < 60


def test_on_paper_the_record_stands_without_ways_to_click(page, umbrella):
    page.emulate_media(media="print")
    page.goto(PAGE)
    assert page.locator(".tree").is_visible()
    assert page.locator(".facts").is_visible()
    assert page.locator(".toc").is_hidden()
