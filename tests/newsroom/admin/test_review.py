"""A reviewer sees what changed in the revision of the address, and decides about that one."""

import pytest
from django.urls import reverse

from newsroom import workflow
from newsroom.models import Approval, Comment, Edition, Release, State, Verb


def page_of(revision) -> str:
    return reverse("admin:newsroom_release_review", args=[revision.release_id, revision.number])


def state_of(revision) -> str:
    return Release.objects.get(pk=revision.release_id).state


@pytest.fixture
def at_desk(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def again(author):
    """Change the words, and ask for another review."""

    def make(revision, **words):
        release = Release.objects.get(pk=revision.release_id)
        lists = {name: words.pop(name) for name in ("photos", "topics") if name in words}
        later = workflow.revise(release, by=author, base=release.head, words=words, **lists)
        workflow.submit(later, by=author)
        return later

    return make


def read(client, revision, **query) -> str:
    return client.get(page_of(revision), query).content.decode()


# ---------- what is shown


def test_a_first_version_is_shown_whole_and_without_marks(at_desk, submitted):
    page = read(at_desk, submitted(body="<p>One.</p><p>Two.</p><p>Three.</p>"))
    assert "<p>One.</p><p>Two.</p><p>Three.</p>" in page
    assert "<ins>" not in page
    assert "unchanged" not in page


def test_a_change_is_compared_with_what_is_in_print(at_desk, printed, again, author):
    edition = printed(body="<p>From 1 to 7 September.</p>")
    between = workflow.revise(
        Release.objects.get(),
        by=author,
        base=edition.revision,
        words={"body": "<p>From 1 to 8 September.</p>"},
    )
    page = read(at_desk, again(between, body="<p>From 1 to 6 September.</p>"))
    assert "From 1 to <del>7</del> <ins>6</ins> September." in page


def test_a_second_review_is_compared_with_what_the_reviewer_saw(
    at_desk, submitted, again, reviewer
):
    seen = submitted(title="Units carry out tasks")
    workflow.return_(seen, by=reviewer, reason="Say it plainly.")
    page = read(at_desk, again(seen, title="Units train"))
    assert "Units <del>carry out tasks</del> <ins>train</ins>" in page
    assert "changes requested" in page


def test_any_earlier_version_can_be_chosen_and_nothing(at_desk, printed, again, author):
    edition = printed(lead="One lead.")
    second = workflow.revise(
        Release.objects.get(), by=author, base=edition.revision, words={"lead": "Two lead."}
    )
    third = again(second, lead="Three lead.")
    assert "<del>Two</del> <ins>Three</ins> lead." in read(at_desk, third, against="2")
    assert "<del>One</del> <ins>Three</ins> lead." in read(at_desk, third, against="99")
    assert "<ins>" not in read(at_desk, third, against="0")


def test_paragraphs_that_did_not_change_are_folded(at_desk, printed, again):
    body = "".join(f"<p>Paragraph {n}.</p>" for n in range(4))
    edition = printed(body=body)
    page = read(at_desk, again(edition.revision, body=body + "<p>Added.</p>"))
    assert "4 paragraphs unchanged." in page
    assert "<p><ins>Added.</ins></p>" in page


def test_topics_byline_and_section_stand_in_the_table(at_desk, printed, again, topic):
    edition = printed(topics=[topic("Logistic support")], byline="General Staff")
    later = again(
        edition.revision,
        topics=[topic("Logistic support"), topic("Joint trainings")],
        byline="Joint Press Centre",
    )
    page = read(at_desk, later)
    assert "<ins>Joint trainings</ins>, Logistic support" in page
    assert "<td><del>General Staff</del></td><td><ins>Joint Press Centre</ins></td>" in page
    assert "News" in page


def test_a_credit_that_changed_is_shown_with_its_photo(
    at_desk, printed, again, make_photo, photo_editor
):
    photo, added = make_photo(), make_photo()
    edition = printed(photos=[photo])
    photo.credit = "Photo by the press service of the Ministry"
    workflow.save_photo(photo, by=photo_editor)
    page = read(at_desk, again(edition.revision, photos=[added, photo]))
    assert "<del>Joint Staff</del>" in page
    assert "<ins>Ministry</ins>" in page
    assert f"Photo 1, {added.record}" in page
    assert "added" in page
    for key in (photo.pk, added.pk):
        assert reverse("admin:newsroom_release_proof", args=[edition.release_id, 3, key, 320]) in (
            page
        )


def test_a_photo_that_was_taken_out_is_shown_as_such(at_desk, printed, again, make_photo):
    photo = make_photo(caption="Lorries")
    edition = printed(photos=[photo])
    page = read(at_desk, again(edition.revision, photos=[]))
    assert "taken out" in page
    assert "<del>Lorries</del>" in page


def test_what_is_missing_leads_to_its_field(at_desk, write):
    revision = write(byline="")
    page = read(at_desk, revision)
    assert f'href="/admin/newsroom/release/{revision.release_id}/change/#id_byline"' in page


def test_typed_markup_stays_text(at_desk, submitted, again):
    seen = submitted(title="Old <b>title</b>")
    page = read(at_desk, again(seen, title="New <script>alert(1)</script> title"), against="1")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


# ---------- deciding


def test_a_yes_is_to_the_revision_of_the_address(at_desk, submitted, reviewer):
    revision = submitted()
    answer = at_desk.post(page_of(revision), {"decision": "approve", "note": "Good."}, follow=True)
    assert "Version 1 is approved." in answer.content.decode()
    assert Approval.objects.get().revision == revision
    assert revision.release.transitions.get(verb=Verb.APPROVE).reason == "Good."


def test_changes_are_requested_with_a_note(at_desk, submitted):
    revision = submitted()
    at_desk.post(page_of(revision), {"decision": "return", "note": "Who says so?"})
    assert state_of(revision) == State.RETURNED
    assert revision.release.transitions.get(verb=Verb.RETURN).reason == "Who says so?"


def test_changes_are_not_requested_without_a_word(at_desk, submitted):
    revision = submitted()
    answer = at_desk.post(page_of(revision), {"decision": "return", "note": "  "})
    assert answer.status_code == 409
    assert "Give a reason: it is kept with the record." in answer.content.decode()
    assert state_of(revision) == State.IN_REVIEW


def test_who_wrote_in_it_reads_why_the_button_is_off(client, submitted, superuser, again):
    revision = submitted()
    workflow.take_back(revision, by=superuser)
    release = Release.objects.get()
    own = workflow.revise(release, by=superuser, base=release.head, words={"lead": "Mine."})
    workflow.submit(own, by=superuser)
    client.force_login(superuser)
    page = read(client, own)
    assert "Somebody else approves what you wrote." in page
    button = page[page.index('value="approve"') :]
    assert button.split(">")[0].startswith('value="approve" disabled')
    answer = client.post(page_of(own), {"decision": "approve", "note": "My words."})
    assert answer.status_code == 409
    assert "My words." in answer.content.decode()
    assert not Approval.objects.exists()


def test_a_newer_version_is_announced_and_no_decision_is_taken_on_the_old(
    at_desk, submitted, again
):
    old = submitted()
    newer = again(old, lead="Later.")
    page = read(at_desk, old)
    assert "Version 2 by author is newer than this one." in page
    assert page_of(newer) in page
    assert "Version 2 is the newest: decide about that one." in page
    answer = at_desk.post(page_of(old), {"decision": "approve", "note": "Typed."})
    assert answer.status_code == 409
    assert "Version 1 is no longer the newest" in answer.content.decode()
    assert "Typed." in answer.content.decode()
    assert not Approval.objects.exists()


def test_there_is_nothing_to_decide_about_a_draft(at_desk, write):
    revision = write()
    assert 'name="decision"' not in read(at_desk, revision)
    answer = at_desk.post(page_of(revision), {"decision": "approve"})
    assert answer.status_code == 409
    assert not Approval.objects.exists()


def test_who_does_not_review_reads_but_is_offered_no_decision(client, submitted, author):
    client.force_login(author)
    assert 'name="decision"' not in read(client, submitted())


def test_who_does_not_review_is_refused_a_decision(client, submitted, publisher):
    revision = submitted()
    client.force_login(publisher)
    answer = client.post(page_of(revision), {"decision": "approve"})
    assert answer.status_code == 409
    assert state_of(revision) == State.IN_REVIEW


@pytest.mark.parametrize("name", ["review", "versions", "comment", "resolve"])
def test_staff_without_a_role_is_kept_out(client, submitted, outsider, reviewer, name):
    revision = submitted()
    remark = workflow.comment(revision, by=reviewer, text="Who?")
    numbers = {"versions": [], "resolve": [remark.pk]}.get(name, [1])
    address = reverse(f"admin:newsroom_release_{name}", args=[revision.release_id, *numbers])
    client.force_login(outsider)
    send = client.post if name in ("comment", "resolve") else client.get
    assert send(address, {"text": "x"}).status_code == 403


def test_an_unknown_version_is_not_found(at_desk, submitted):
    revision = submitted()
    address = reverse("admin:newsroom_release_review", args=[revision.release_id, 2])
    assert at_desk.get(address).status_code == 404


# ---------- comments


def say(client, revision, text, **fields):
    address = reverse("admin:newsroom_release_comment", args=[revision.release_id, revision.number])
    return client.post(address, {"text": text, **fields}, follow=True)


def test_a_comment_is_numbered_answered_and_resolved(at_desk, submitted, author, again):
    revision = submitted()
    page = say(at_desk, revision, "What do they do?").content.decode()
    assert "What do they do?" in page
    assert "1 open of 1" in page
    remark = Comment.objects.get()
    say(at_desk, revision, "Rewritten.", reply_to=remark.pk)
    assert remark.replies.get().text == "Rewritten."
    later = again(revision, lead="Later.")
    assert "on version 1" in read(at_desk, later)
    address = reverse("admin:newsroom_release_resolve", args=[revision.release_id, remark.pk])
    answer = at_desk.post(address, {"number": 2}, follow=True)
    assert answer.redirect_chain[0][0].startswith(page_of(later))
    assert "0 open of 1" in answer.content.decode()
    assert "Resolved" in answer.content.decode()


def test_an_empty_comment_is_refused_with_a_sentence(at_desk, submitted):
    answer = say(at_desk, submitted(), " ")
    assert "Give a reason" in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_comment_of_another_release_is_neither_answered_nor_resolved(
    at_desk, submitted, reviewer
):
    one, other = submitted(), submitted()
    remark = workflow.comment(other, by=reviewer, text="Who?")
    assert say(at_desk, one, "Mine.", reply_to=remark.pk).status_code == 404
    address = reverse("admin:newsroom_release_resolve", args=[one.release_id, remark.pk])
    assert at_desk.post(address).status_code == 404


@pytest.mark.parametrize("name", ["comment", "resolve"])
def test_nothing_is_written_by_looking(at_desk, submitted, reviewer, name):
    revision = submitted()
    remark = workflow.comment(revision, by=reviewer, text="Who?")
    number = {"comment": 1, "resolve": remark.pk}[name]
    address = reverse(f"admin:newsroom_release_{name}", args=[revision.release_id, number])
    assert at_desk.get(address).status_code == 405


# ---------- the whole history


def test_the_history_has_every_version_and_every_entry(at_desk, printed, again):
    edition = printed(title="First headline")
    again(edition.revision, title="Second headline")
    address = reverse("admin:newsroom_release_versions", args=[edition.release_id])
    page = at_desk.get(address).content.decode()
    for text in ("First headline", "Second headline", "Edition 1: Published", "approved", "saved"):
        assert text in page
    assert page.count('<th scope="row">Version') == 2
    assert page_of(edition.revision) in page


def test_the_history_costs_the_same_however_long_it_is(
    at_desk, printed, again, author, django_assert_max_num_queries
):
    edition = printed()
    last = edition.revision
    for number in range(5):
        last = workflow.revise(
            Release.objects.get(), by=author, base=last, words={"lead": f"Lead {number}."}
        )
    address = reverse("admin:newsroom_release_versions", args=[edition.release_id])
    with django_assert_max_num_queries(14):
        at_desk.get(address)
    with django_assert_max_num_queries(30):
        at_desk.get(page_of(last))


def test_an_edition_in_print_is_untouched_by_a_review(at_desk, printed, again):
    edition = printed()
    at_desk.post(page_of(again(edition.revision, lead="Later.")), {"decision": "approve"})
    assert Edition.objects.get() == edition


@pytest.mark.parametrize("against", ["x", "-1", "²", "9" * 30, "9" * 5000])
def test_a_version_that_there_is_not_is_not_compared_with(at_desk, submitted, against):
    assert at_desk.get(page_of(submitted()), {"against": against}).status_code == 200


@pytest.mark.parametrize("number", ["x", "²", "-1", "9" * 30])
def test_a_remark_that_there_is_not_is_not_answered(at_desk, submitted, number):
    revision = submitted()
    answer = at_desk.post(f"{page_of(revision)}comment/", {"text": "Why?", "reply_to": number})
    assert answer.status_code == 404
    assert not Comment.objects.exists()


def test_a_version_that_there_is_not_is_not_led_back_to(at_desk, submitted, reviewer):
    revision = submitted()
    remark = workflow.comment(revision, by=reviewer, text="Why?")
    address = reverse("admin:newsroom_release_resolve", args=[revision.release_id, remark.pk])
    assert at_desk.post(address, {"number": "x"}).status_code == 404
    remark.refresh_from_db()
    assert remark.resolved_by is None
