"""The canonical text is what it was for ever: whoever quoted a sum must find it again."""

import hashlib
from datetime import date

import pytest

from newsroom import canonical
from newsroom.models import Edition

PHOTO = {
    "record": "P-2023-0904-014",
    "caption": "Supply column on the move.",
    "credit": "Photo by the press service of the Joint Staff",
    "alt": "Four lorries on a country road",
    "disclosure": "blur",
    "disclosure_note": "Number plates",
    "version": "not in the text",
}
TEXT = """\
Canonical text 1
Release: 2023/214
Language: en
Kind: relayed
Title: Echelon-2023: logistics units train
Lead: Supply units practise.
Place: Brestsky training ground
Country: BY
Dateline: (The Republic of Belarus, Brestsky training ground)
Byline: Joint Press Centre for the trainings
Outlet: An outlet
Original: https://outlet.example/report
Original date: 2023-09-03
Topic: Echelon-2023
Topic: Логистика

What the units practise

Some 500 units & more, in one paragraph.

loading columns;

See the plan.

Link: https://press.example/plan?a=1&b=2

Photo: P-2023-0904-014
Caption: Supply column on the move.
Credit: Photo by the press service of the Joint Staff
Alternative text: Four lorries on a country road
Disclosure: blur
Disclosed: Number plates
"""
# Never to be computed anew: see the module.
SUM = "7bff8840bc5b6d57086caec0a6b7f77debf743f932d6d3e3af332bc8d27470f9"


@pytest.fixture
def edition() -> Edition:
    return Edition(
        year=2023,
        number=214,
        language="en",
        kind="relayed",
        verb="publish",
        title="Echelon-2023:  logistics units train ",
        lead="Supply units\npractise.",
        body=(
            "<h2>What the units practise</h2><p>Some <strong>500</strong> units &amp; more, in one "
            "paragraph.</p><ul><li>loading columns;</li></ul>"
            '<p>See <a href="https://press.example/plan?a=1&amp;b=2" rel="noopener noreferrer">'
            "the plan</a>.</p>"
        ),
        dateline_country="BY",
        dateline_place="Brestsky training ground",
        dateline_text="(The Republic of Belarus, Brestsky training ground)",
        byline="Joint Press Centre for the trainings",
        source_name="An outlet",
        source_url="https://outlet.example/report",
        source_date=date(2023, 9, 3),
        topics=[{"name": "Echelon-2023"}, {"name": "Логистика"}],
        photos=[PHOTO],
    )


def test_the_text_has_its_form_to_the_letter(edition):
    assert canonical.text(edition) == TEXT


def test_the_sum_of_a_known_text_never_changes(edition):
    assert canonical.sha256(edition) == SUM == hashlib.sha256(TEXT.encode()).hexdigest()


def test_what_is_empty_is_left_out():
    bare = Edition(year=2023, number=1, language="ru", kind="release", title="Учение", photos=[])
    assert canonical.text(bare) == (
        "Canonical text 1\nRelease: 2023/1\nLanguage: ru\nKind: release\nTitle: Учение\n"
    )


def test_composed_and_decomposed_letters_have_one_sum(edition):
    edition.title = "учебныи\u0306"
    decomposed = canonical.sha256(edition)
    edition.title = "учебный"
    assert canonical.sha256(edition) == decomposed


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Another"),
        ("body", "<p>Another</p>"),
        ("dateline_place", "Minsk"),
        ("photos", [{**PHOTO, "credit": "Somebody else"}]),
        ("topics", []),
    ],
)
def test_any_other_word_has_another_sum(edition, column, value):
    before = canonical.sha256(edition)
    setattr(edition, column, value)
    assert canonical.sha256(edition) != before


def test_emphasis_notices_and_the_slug_are_not_in_it(edition):
    before = canonical.sha256(edition)
    edition.body = edition.body.replace("strong>", "em>")
    edition.slug, edition.mark, edition.reason = "other", "corrected", "A reason"
    assert canonical.sha256(edition) == before


def test_a_removed_text_has_none(edition):
    edition.verb = "kill"
    with pytest.raises(ValueError, match="not on record"):
        canonical.text(edition)
