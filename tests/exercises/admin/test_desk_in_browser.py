"""The registry's desk in a browser: no complaint, no barrier, no scrolling sideways, any look."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from exercises.models import Exercise, Phase, PublicEvent
from newsroom.topics import establish
from tests import registry
from tests.newsroom.admin.test_release_browser import save, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

DESK = "/admin/exercises/exercise/"
HEAD = "slug,name_en,name_ru,kind,year,start\n"
CHANGES = HEAD + "search-2023,Search-2023,Поиск-2023,joint,2023,2023-09-02\n"
FAULTS = HEAD + "search-2023,Search-2023,Поиск-2023,party,2023,2 September\n"
LOOKS = [
    pytest.param(
        "look",
        marks=pytest.mark.browser_context_args(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        ),
        id=f"{scheme}-{width}",
    )
    for width in (390, 1280)
    for scheme in ("light", "dark")
]


@pytest.fixture
def whole(registrar) -> Exercise:
    """An exercise with a row of each kind, and a part."""
    host = registry.state(names={"ru": "Беларусь"})
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    whole = registry.exercise("Combat Brotherhood-2023", of="joint", host=host, **days)
    registry.exercise("Search-2023", of="joint", parent=whole, host=host, **days)
    registry.sends(whole, host, "A brigade")
    registry.figure(whole, 2500, bound="about")
    Phase.objects.create(exercise=whole, name="Planning", **days)
    PublicEvent.objects.create(exercise=whole, name="Opening", starts_at="2023-09-01T09:00Z")
    whole.summary = "Several trainings under one plan."
    whole.save(update_fields=["summary"])
    return whole


def look_at(page: Page, table: str) -> None:
    """Choose the table on the page of imports and look at what it would do."""
    page.goto(f"{DESK}import/")
    file = {"name": "table.csv", "mimeType": "text/csv", "buffer": table.encode()}
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Look at it").click()


def barriers(page: Page) -> list[str]:
    """What keeps somebody from using the page."""
    page.wait_for_load_state("networkidle")
    narrow = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return violations(page) + ([] if narrow else ["it scrolls sideways"])


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_pages_of_exercises(page, whole, look):
    establish("Combat Brotherhood 2023 trainings")
    found = {}
    sign_in(page, "registrar")
    for address in (
        DESK,
        f"{DESK}add/",
        f"{DESK}{whole.pk}/change/",
        f"{DESK}{whole.pk}/history/",
        f"{DESK}deleted/",
        f"{DESK}import/",
        f"{DESK}export/",
    ):
        page.goto(address)
        found[address] = barriers(page)
    assert {address: some for address, some in found.items() if some} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_lists_and_forms_of_the_registry(page, whole, look):
    ground = registry.ground("Brestsky training ground", 52.1, 23.7, state=whole.host)
    kin = registry.series()
    found = {}
    sign_in(page, "registrar")
    for model, row in {
        "memberstate": whole.host,
        "series": kin,
        "exercisekind": whole.kind,
        "trainingground": ground,
        "measure": registry.measure(),
        "figure": whole.figures.get(),
    }.items():
        for address in ("", f"{row.pk}/change/"):
            page.goto(f"/admin/exercises/{model}/{address}")
            found[page.url] = barriers(page)
    assert {address: some for address, some in found.items() if some} == {}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("table", [CHANGES, FAULTS], ids=["differences", "faults"])
def test_everybody_can_read_what_a_table_would_do(page, whole, look, table):
    sign_in(page, "registrar")
    look_at(page, table)
    said = "What table.csv would do" if table == CHANGES else "Nothing was imported"
    expect(page.get_by_role("heading", name=said)).to_be_visible()
    assert barriers(page) == []


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 900})
def test_no_cell_of_a_list_lies_over_another_on_a_telephone(page, whole):
    sign_in(page, "registrar")
    page.goto(DESK)
    page.wait_for_load_state("networkidle")
    assert page.locator("#result_list tbody tr").count() == 2
    assert page.evaluate(OVERLAPPING) == []


OVERLAPPING = """() => [...document.querySelectorAll("#result_list tbody tr")].flatMap((row) => {
    const cells = [...row.children].map((cell) => [cell.className, cell.getBoundingClientRect()]);
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return cells.flatMap(([name, a], index) => cells.slice(index + 1)
        .filter(([, b]) => over(a, b)).map(([other]) => `${name} ${other}`));
})"""


def test_a_wrong_cell_is_mended_and_the_table_comes_in(page, whole):
    sign_in(page, "registrar")
    look_at(page, FAULTS)
    expect(page.get_by_text("Line 2, column kind: “party” is not known")).to_be_visible()
    look_at(page, CHANGES)
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_text("Imported: 0 new, 1 changed, 0 unchanged.")).to_be_visible()
    assert Exercise.objects.get(slug="search-2023").start == date(2023, 9, 2)


def test_a_phase_is_added_to_an_exercise(page, whole):
    sign_in(page, "registrar")
    page.goto(f"{DESK}{whole.pk}/change/")
    page.get_by_role("button", name="Add another Phase").click()
    page.fill("#id_phases-1-name", "Execution")
    page.fill("#id_phases-1-start", "2023-09-02")
    page.fill("#id_phases-1-end", "2023-09-03")
    save(page)
    assert list(whole.phases.values_list("name", flat=True)) == ["Planning", "Execution"]
