"""The front page is arranged by one and approved by another, out of what is in print."""

import pytest

from newsroom import workflow
from newsroom.models import FrontPage
from newsroom.workflow import Pinned
from tests.cast import refusal


@pytest.fixture
def propose(author):
    def make(*editions, place: str = "story", by=author):
        pins = [Pinned(place, e.year, e.number) for e in editions]
        return workflow.propose_front_page(by=by, language="en", pins=pins)

    return make


def test_an_arrangement_is_in_print_once_somebody_else_approved_it(propose, printed, reviewer):
    page = propose(printed())
    assert not FrontPage.public.exists()
    workflow.approve_front_page(page, by=reviewer)
    assert FrontPage.public.get().approved_by == reviewer


def test_nobody_approves_what_they_arranged(propose, printed, superuser):
    page = propose(printed(), by=superuser)
    with refusal(match="Somebody else"):
        workflow.approve_front_page(page, by=superuser)


def test_it_is_approved_once(propose, printed, reviewer, second_reviewer):
    page = workflow.approve_front_page(propose(printed()), by=reviewer)
    with refusal(match="already"):
        workflow.approve_front_page(page, by=second_reviewer)


def test_only_reviewers_approve_and_outsiders_do_not_arrange(propose, printed, outsider, publisher):
    page = propose(printed())
    with refusal(match="may not"):
        workflow.approve_front_page(page, by=publisher)
    with refusal(match="may not"):
        propose(by=outsider)


def test_what_is_not_in_print_is_not_pinned(propose, approved, printed, publisher):
    edition = printed()
    workflow.withdraw(edition, by=publisher, reason="Because")
    with refusal(match="not in print"):
        propose(edition)
    with refusal(match="2023/99999 is not in print"):
        workflow.propose_front_page(by=publisher, language="en", pins=[Pinned("lead", 2023, 99999)])


def test_there_is_one_lead_and_no_crowd_and_no_doubles(propose, printed):
    first, second = printed(), printed()
    with refusal(match="one lead"):
        propose(first, second, place="lead")
    with refusal(match="named twice"):
        propose(first, first)
    with refusal(match="At most 6"):
        propose(*[first] * 7)


def test_a_language_the_site_does_not_have_is_refused(author, db):
    with refusal(match="no language"):
        workflow.propose_front_page(by=author, language="xx", pins=[])
