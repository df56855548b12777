"""The register in a browser: no complaint, no barrier, on a desk and on a telephone."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import registry
from tests.registry import exercise, figure

PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
]


@pytest.fixture
def season(django_db_serialized_rollback, transactional_db) -> None:
    """A year with an umbrella and its part, approximate days, and one that was called off."""
    belarus = registry.state("Belarus")
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    umbrella = exercise("Combat Brotherhood-2023", of="strategic", host=belarus, **days)
    figure(umbrella, 2500, bound="about")
    exercise("Echelon-2023", of="logistics", parent=umbrella, **days)
    exercise("Rock-2023", start=date(2023, 6, 1), end=date(2023, 6, 9), approximate=True)
    off = {"set_status": "cancelled", "status_reason": "Weather."}
    exercise(
        "Indestructible Brotherhood-2023", start=date(2023, 12, 1), end=date(2023, 12, 9), **off
    )
    exercise("Thunder-2022")


def barriers(page) -> list[str]:
    """What axe finds."""
    return [f"{found['id']}: {found['help']}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", ["", "timeline/", "figures/", "?year=2023", "?host=nowhere"])
def test_the_register_has_no_barrier(page, season, complaints, address, look):
    page.goto(f"/en/exercises/{address}")
    assert complaints == []
    wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    assert not wide
    assert barriers(page) == []
    complaints.clear()  # axe reads style sheets in a way that the policy refuses


def test_a_filter_submits_itself_and_leaves_empty_fields_out(page, season):
    page.goto("/en/exercises/timeline/")
    page.get_by_label("Year").select_option("2023")
    page.wait_for_url("**/timeline/?year=2023")
    assert page.get_by_role("status").inner_text() == "4 exercises, 2023"
