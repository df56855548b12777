"""The review page and the history in a browser: no complaint, no barrier, in either theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from newsroom import workflow
from newsroom.models import Release, State

PHONE = {"width": 390, "height": 844}
LOOKS = [
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="light"), id="light"),
    pytest.param("look", marks=pytest.mark.browser_context_args(color_scheme="dark"), id="dark"),
    pytest.param("look", marks=pytest.mark.browser_context_args(viewport=PHONE), id="phone"),
]


@pytest.fixture
def second_version(submitted, reviewer, author, make_photo):
    """A version that follows one with remarks and requested changes."""
    first = submitted(photos=[make_photo()], body="<p>It ends on the 7th.</p>")
    remark = workflow.comment(first, by=reviewer, text="On the 6th, not the 7th.")
    workflow.comment(first, by=author, text="Rewritten.", reply_to=remark)
    workflow.return_(first, by=reviewer, reason="See the remark.")
    words = {"body": "<p>It ends on the 6th.</p>"}
    second = workflow.revise(Release.objects.get(), by=author, base=first, words=words)
    workflow.submit(second, by=author)
    return second


@pytest.fixture
def signed_in(page, client, live_server, reviewer):
    """The reviewer's browser."""
    client.force_login(reviewer)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def barriers(page) -> list[str]:
    """What axe finds."""
    return [f"{found['id']}: {found['help']}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_have_no_barrier(signed_in, second_version, complaints, look):
    release = second_version.release_id
    for address in (
        reverse("admin:newsroom_release_review", args=[release, 2]),
        reverse("admin:newsroom_release_review", args=[release, 1]),
        reverse("admin:newsroom_release_versions", args=[release]),
    ):
        signed_in.goto(address)
        assert complaints == []
        wide = signed_in.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        assert not wide
        assert barriers(signed_in) == []
        complaints.clear()  # axe reads style sheets in a way that the policy refuses


def test_a_reviewer_answers_a_remark_and_approves(signed_in, second_version):
    signed_in.goto(reverse("admin:newsroom_release_review", args=[second_version.release_id, 2]))
    assert signed_in.locator("del").all_inner_texts() == ["7th."]
    assert signed_in.locator("ins").all_inner_texts() == ["6th."]
    assert signed_in.locator("img").evaluate("image => image.decode().then(() => true)")
    signed_in.get_by_role("button", name="Resolve comment 1").click()
    assert signed_in.get_by_text("0 open of 1").is_visible()
    signed_in.get_by_role("button", name="Approve").click()
    assert signed_in.get_by_text("Version 2 is approved.").is_visible()
    assert Release.objects.get().state == State.APPROVED
