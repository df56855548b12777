"""The front page: as the editors arranged it, and where they have not, the newest."""

import pytest

from newsroom import workflow
from newsroom.workflow import Pinned

BUDGET = 6


@pytest.fixture
def arrange(author, reviewer):
    """Arrange the front page and approve it: a lead first, the rest stories."""

    def make(*editions, approved: bool = True):
        pins = [
            Pinned("story" if order else "lead", e.year, e.number)
            for order, e in enumerate(editions)
        ]
        page = workflow.propose_front_page(by=author, language="en", pins=pins)
        return workflow.approve_front_page(page, by=reviewer) if approved else page

    return make


def read(reader) -> dict:
    return reader.read("/en/", budget=BUDGET).context


def test_without_an_arrangement_the_newest_with_a_picture_leads(reader, printed, make_photo):
    pictured, _newest = printed(photos=[make_photo()]), printed()
    assert read(reader)["lead"] == pictured


def test_the_pinned_lead_leads_and_is_not_among_the_latest(reader, printed, make_photo, arrange):
    old, newer = printed(), printed(photos=[make_photo()])
    arrange(old)
    page = read(reader)
    assert page["lead"] == old
    assert [e.pk for e in page["latest"]] == [newer.pk]


def test_stories_stand_in_the_editors_order_before_what_is_automatic(
    reader, printed, make_photo, arrange
):
    one, two, three = (printed(photos=[make_photo()]) for _ in range(3))
    arrange(three, one, two)
    assert [e.pk for e in read(reader)["stories"]] == [one.pk, two.pk]


def test_what_nobody_has_approved_arranges_nothing(reader, printed, arrange):
    old, newer = printed(), printed()
    arrange(old, approved=False)
    assert read(reader)["lead"] == newer


def test_the_newest_arrangement_holds_and_an_empty_one_makes_all_automatic(
    reader, printed, arrange
):
    old, newer = printed(), printed()
    arrange(old)
    arrange()
    assert read(reader)["lead"] == newer


def test_what_was_killed_since_is_not_pinned_any_more(reader, printed, arrange, publisher):
    old, newer = printed(), printed()
    arrange(old)
    workflow.kill(old, by=publisher, reason="Because")
    page = reader.read("/en/", budget=BUDGET)
    assert page.context["lead"] == newer
    assert old.title not in page.content.decode() or old.title == newer.title


def test_another_language_is_arranged_apart(reader, printed, arrange):
    arrange(printed())
    assert reader.read("/ru/", budget=BUDGET).context["lead"] is None


def test_own_statements_have_a_place_of_their_own(reader, printed):
    statement = printed(kind="statement")
    assert [e.pk for e in read(reader)["statements"]] == [statement.pk]
