"""On paper: a release comes out of the printer as a document that can be quoted."""

import io
from collections.abc import Callable

import pytest
from django.conf import settings
from pypdf import PdfReader

from newsroom import demonstration, workflow
from newsroom.demonstration.staff import password_file
from newsroom.models import Edition
from tests import registry

COLOURS = """selector => {
    const style = getComputedStyle(document.querySelector(selector));
    return [style.color, style.backgroundColor];
}"""
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def together(text: str) -> str:
    """The text without white space: on paper a line ends anywhere."""
    return "".join(text.split())


@pytest.fixture
def paper(page) -> Callable[[str], list[str]]:
    """Print the page at an address on A4; the text of each sheet, without white space."""

    def get(address: str) -> list[str]:
        page.goto(address)
        printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        return [together(sheet.extract_text()) for sheet in printed.pages]

    return get


@pytest.fixture
def demonstrated(page) -> list[Edition]:
    """Of the demonstration's releases the longest ones and all that were changed in print."""
    password_file().unlink(missing_ok=True)
    demonstration.make_staff(io.StringIO())
    demonstration.load(io.StringIO())
    editions = list(Edition.public.in_language("en"))
    editions.sort(key=lambda edition: len(edition.body), reverse=True)
    return [*editions[:3], *(e for e in editions[3:] if e.mark)]


def test_a_release_of_the_demonstration_prints_on_two_sheets_with_all_that_is_quoted(
    paper, demonstrated
):
    assert any(edition.lead_photo for edition in demonstrated)
    assert any(edition.mark for edition in demonstrated)
    for edition in demonstrated:
        sheets = paper(edition.get_absolute_url())
        whole = "".join(sheets)
        address = settings.PRESS_CENTRE.site_url + edition.get_absolute_url()
        assert len(sheets) <= 2, address
        assert f"No.{edition.year}/{edition.number}" in whole
        assert f"Citeas:{together(settings.PRESS_CENTRE.organisation)}" in whole
        assert address in whole
        if edition.lead_photo:
            assert together(edition.lead_photo["credit"]) in whole


def test_particulars_contact_notice_and_history_are_printed(
    paper, printed, changed, publisher, make_photo
):
    edition = printed(photos=[make_photo(credit="Photo: Joint Staff")])
    revision = changed(edition.release, lead="Fourteen columns set out.")
    workflow.correct(revision, by=publisher, reason="Fourteen, not forty.")
    whole = "".join(paper(edition.get_absolute_url()))
    for said in ("Published", "Presscontact", "Corrected", "Changehistory", "Firstpublished."):
        assert said in whole
    assert together(settings.PRESS_CENTRE.telephone) in whole
    assert "Photo:JointStaff" in whole
    assert whole.count("Fourteen,notforty.") == 2


def test_what_can_only_be_clicked_is_not_printed(paper, printed, topic, make_photo):
    photos = [make_photo(credit=f"Photo: body {number}") for number in range(3)]
    logistics = topic("Chip of a topic")
    printed(title="A release related to it", topics=[logistics])
    edition = printed(title="The printed one", topics=[logistics], photos=photos)
    whole = "".join(paper(edition.get_absolute_url()))
    assert "Photo:body0" in whole
    for dropped in (
        "Skiptocontent", "Memberstates", "Copytext", "Copycitation", "Otherstyles", "Chipofatopic",
        "Photo:body1", "Allphotos", "Allversions", "relatedtoit", "Backtoallnews", "Accessibility",
    ):  # fmt: skip
        assert dropped not in whole, dropped


def test_a_link_in_the_text_prints_its_address(paper, printed):
    body = (
        '<p>See <a href="https://outlet.example/1">there</a>, <a href="/en/topics/">here</a>.</p>'
    )
    whole = "".join(paper(printed(body=body).get_absolute_url()))
    assert "there(https://outlet.example/1),here(/en/topics/)." in whole


def test_no_second_sheet_has_the_citation_alone(paper, printed):
    """Whatever the length of the text: somewhere among these the citation no longer fits."""
    byline, ends = "The Joint Press Centre of the trainings", []
    for paragraphs in range(4, 14):
        body = f"<p>{'Columns set out at dawn. ' * 4}</p>" * paragraphs
        sheets = paper(printed(body=body, byline=byline).get_absolute_url())
        ends.append(len(sheets))
        assert together(byline) in sheets[-1]
    assert set(ends) >= {1, 2}


@pytest.mark.browser_context_args(color_scheme="dark")
def test_paper_is_black_on_white_whatever_the_theme(page, printed):
    page.goto(printed().get_absolute_url())
    assert page.evaluate(COLOURS, "body")[1] != WHITE
    for theme in ("", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(COLOURS, "body")[1] == WHITE
        for selector in ("h1", ".prose p", ".rail dd"):
            assert page.evaluate(COLOURS, selector)[0] == BLACK


def test_a_year_of_the_register_never_starts_where_its_first_row_does_not_fit(paper, db):
    for year in range(2000, 2012):
        for name in ("Echelon", "Search", "Barrier"):
            registry.exercise(f"{name}-{year}")
    sheets = paper("/en/exercises/")
    assert len(sheets) > 1
    heads = "ExerciseandtypeDatesHostPersonnelEquipmentStatus"
    assert [sheet[-len(heads) :] for sheet in sheets if sheet.endswith(heads)] == []
