"""Each button of the rail is a verb of the workflow; a refusal is a sentence and loses nothing."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import Approval, Edition, Release, State, Verb
from tests.cast import staff


def do(client, release: Release, verb: str, **typed):
    """Press a button of the rail."""
    release.refresh_from_db()
    address = reverse("admin:newsroom_release_transition", args=[release.pk, verb])
    return client.post(address, {"revision": release.head.number, **typed})


def state_of(release: Release) -> str:
    return Release.objects.get(pk=release.pk).state


def rail(client, release: Release) -> list[str]:
    """What stands under “You can now”, with a minus before what can't be done now."""
    page = BeautifulSoup(client.get(release.get_absolute_url()).content, "html.parser")
    buttons = page.select(
        "#content-related form[action*='/do/'] button:last-of-type, button[disabled]"
    )
    return [("-" if b.has_attr("disabled") else "") + b.text.strip() for b in buttons]


def test_submit(client, write, author):
    release = write().release
    client.force_login(author)
    assert do(client, release, "submit").url == release.get_absolute_url()
    assert state_of(release) == State.IN_REVIEW


def test_approve(client, submitted, reviewer):
    release = submitted().release
    client.force_login(reviewer)
    do(client, release, "approve")
    assert state_of(release) == State.APPROVED


def test_the_writer_is_told_why_not(client, submitted):
    both = staff("both", "Author", "Reviewer")
    client.force_login(both)
    release = submitted(by=both).release
    response = do(client, release, "approve")
    assertContains(response, "Somebody else approves what you wrote.", status_code=409)
    assert state_of(release) == State.IN_REVIEW
    assert "-Approve" in rail(client, release)


def test_return_needs_a_reason(client, submitted, reviewer):
    release = submitted().release
    client.force_login(reviewer)
    assertContains(do(client, release, "return"), "This field is required.")
    do(client, release, "return", reason="Bus times need confirmation.")
    assert state_of(release) == State.RETURNED


def test_a_refusal_keeps_the_reason_that_was_typed(client, write, reviewer):
    release = write().release
    client.force_login(reviewer)
    response = do(client, release, "return", reason="Bus times need confirmation.")
    assertContains(response, "Bus times need confirmation.", status_code=409)
    assertContains(response, "is in the state “Draft”", status_code=409)


def test_what_was_not_looked_at_is_not_approved(client, submitted, reviewer, author):
    release = submitted().release
    release.refresh_from_db()
    head = workflow.revise(release, by=author, base=release.head, words={"lead": "Other words."})
    workflow.submit(head, by=author)
    client.force_login(reviewer)
    response = do(client, release, "approve", revision="1")
    assertContains(response, "Version 1 is no longer the newest", status_code=409)
    assert not Approval.objects.exists()


def test_publish_now(client, approved, publisher):
    release = approved().release
    client.force_login(publisher)
    do(client, release, "publish")
    assert Edition.public.get().release == release


def test_schedule_with_an_embargo(client, approved, publisher):
    release, moment = approved().release, clock() + timedelta(hours=2)
    client.force_login(publisher)
    at = timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
    do(client, release, "schedule", at=at, embargoed="on")
    edition = Edition.objects.get()
    assert edition.embargoed
    assert timezone.localtime(edition.visible_from).strftime("%Y-%m-%dT%H:%M") == at
    assert not Edition.public.exists()


def test_a_time_that_has_passed_is_refused(client, approved, publisher):
    release = approved().release
    client.force_login(publisher)
    response = do(client, release, "schedule", at="2020-01-01T10:00")
    assertContains(response, "That time has passed.", status_code=409)


def test_a_time_to_the_second_is_refused(client, approved, publisher):
    release = approved().release
    client.force_login(publisher)
    at = timezone.localtime() + timedelta(hours=2)
    response = do(client, release, "schedule", at=at.strftime("%Y-%m-%dT%H:%M:30"))
    assertContains(response, "Give the time in hours and minutes, without seconds.")
    assert not Edition.objects.exists()


def test_unschedule_and_print_now(client, printed, publisher):
    release = printed(at=clock() + timedelta(hours=1)).release
    client.force_login(publisher)
    do(client, release, "print_now")
    assert Edition.public.filter(release=release).exists()
    assertContains(do(client, release, "unschedule"), "somebody else was faster", status_code=409)


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_changes_of_what_is_in_print(client, printed, changed, publisher, verb):
    release = printed().release
    changed(release, lead="Better.")
    client.force_login(publisher)
    do(client, release, verb, reason="The number was wrong.")
    edition = Edition.public.get()
    assert (edition.verb, edition.lead) == (verb, "Better.")


@pytest.mark.parametrize(("verb", "state"), [("withdraw", "withdrawn"), ("kill", "killed")])
def test_ends(client, printed, publisher, verb, state):
    release = printed().release
    client.force_login(publisher)
    do(client, release, verb, reason="By mistake.")
    assert state_of(release) == state


@pytest.mark.parametrize("verb", ["withdraw", "kill", "unschedule", "countersign"])
def test_what_is_not_there_is_not_ended(client, write, superuser, verb):
    release = write().release
    client.force_login(superuser)
    response = do(client, release, verb, reason="By mistake.")
    assertContains(response, "nothing left to do", status_code=409)


def test_an_emergency_and_its_second_signature(client, write, publisher, reviewer):
    release = write().release
    client.force_login(publisher)
    do(client, release, "emergency", reason="A storm.")
    assert Edition.public.exists()
    client.force_login(reviewer)
    assert "Sign the emergency publication" in rail(client, release)
    do(client, release, "countersign")
    assert Approval.objects.get().countersigned_by == reviewer


def test_an_emergency_change_of_what_is_in_print(client, printed, publisher, author):
    release = printed().release
    release.refresh_from_db()
    workflow.revise(release, by=author, base=release.head, words={"lead": "Better."})
    client.force_login(publisher)
    typed = {"reason": "Nobody is awake.", "change": "correct", "notice": "The number was wrong."}
    do(client, release, "emergency", **typed)
    edition = Edition.public.get()
    assert (edition.lead, edition.reason) == ("Better.", "The number was wrong.")


def test_an_emergency_after_a_printing_that_was_taken_back(client, printed, publisher, author):
    edition = printed(at=clock() + timedelta(hours=1))
    workflow.unschedule(edition, by=publisher)
    workflow.take_back(edition.revision, by=author)
    client.force_login(publisher)
    do(client, edition.release, "emergency", reason="A storm.")
    assert Edition.public.get().release == edition.release


def test_a_button_is_no_link(client, write, author):
    release = write().release
    client.force_login(author)
    response = client.get(f"/admin/newsroom/release/{release.pk}/do/submit/")
    assert response.status_code == 200
    assert state_of(release) == State.DRAFT


def test_there_is_no_other_verb(client, write, superuser):
    client.force_login(superuser)
    assert do(client, write().release, "delete").status_code == 404


@pytest.mark.parametrize("verb", [verb.value for verb in Verb if verb not in {"draft", "save"}])
def test_an_outsider_does_nothing(client, submitted, outsider, verb):
    release = submitted().release
    client.force_login(outsider)
    assert do(client, release, verb, reason="Because.").status_code in {403, 404}
    assert state_of(release) == State.IN_REVIEW


def test_nobody_is_offered_what_they_have_no_right_to(client, submitted, registrar):
    release = submitted().release
    client.force_login(registrar)
    assert rail(client, release) == []
    assertContains(client.get(release.get_absolute_url()), "the next step is somebody else’s")


def test_the_main_button_is_the_next_step(client, write, author):
    client.force_login(author)
    page = client.get(write().release.get_absolute_url())
    assertContains(page, '<button class="pc-btn">Submit for review</button>', html=True)


def test_what_is_missing_blocks_the_button_and_leads_to_its_field(client, write, author):
    release = write(section=None).release
    client.force_login(author)
    page = client.get(release.get_absolute_url())
    assert "-Submit for review" in rail(client, release)
    assertContains(page, "Not yet: Choose a section.")
    assertContains(page, '<a href="#id_section">Choose a section.</a>', html=True)
    assertContains(page, 'id="id_section"')


def test_a_photo_that_lacks_something_is_led_to(client, write, author, make_photo):
    release = write(photos=[make_photo(), make_photo(credit="")]).release
    client.force_login(author)
    page = client.get(release.get_absolute_url())
    assertContains(page, 'href="#id_release_photos-1-photo"')
    assertContains(page, 'id="id_release_photos-1-photo"', count=1)
