"""The record of a release: what was in print stays readable, nothing else ever is."""

import hashlib
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import Edition, PrintVerb
from newsroom.workflow.printing import print_edition
from tests.cast import ahead, let_come


def address(edition: Edition, end: str = "") -> str:
    return f"/{edition.language}/news/{edition.year}/{edition.number}/versions/{end}"


def text_of(reader, path: str, *, status: int = 200) -> str:
    return reader.read(path, budget=1, status=status).content.decode()


@pytest.fixture
def corrected(printed, changed, publisher) -> Edition:
    """A release that was corrected: the second of two versions."""
    first = printed(body="<p>Some 500 units take part.</p>", title="Five hundred units")
    revision = changed(first.release, body="<p>Some 480 units take part.</p>", title="480 units")
    return workflow.correct(revision, by=publisher, reason="The number of units was wrong.")


def test_every_version_that_was_in_print_is_listed_with_its_sum(reader, corrected):
    page = reader.read(address(corrected), budget=1)
    versions = page.context["versions"]
    assert [version.number for version in versions] == [2, 1]
    text = page.content.decode()
    assert all(version.sha256 in text for version in versions)
    assert "The number of units was wrong." in text
    assert 'content="noindex"' in text


def test_a_version_stands_at_its_own_address_under_a_notice(reader, corrected):
    page = reader.read(address(corrected, "1/"), budget=1)
    text = page.content.decode()
    assert "Some 500 units take part." in text
    assert "480" not in text.split('id="text"')[1].split("</div>")[0]
    assert "This is version 1 of 2" in text
    assert "It does not stand any more." in text
    assert 'content="noindex"' in text
    assert page.context["canonical_url"].endswith(corrected.get_absolute_url())


def test_the_present_version_says_so(reader, corrected):
    assert "It is the present version." in text_of(reader, address(corrected, "2/"))


def test_anybody_can_compute_the_sum(reader, corrected):
    answer = reader.read(address(corrected, "1.txt"), budget=1)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert hashlib.sha256(answer.content).hexdigest() in text_of(reader, address(corrected, "1/"))


def test_a_redline_marks_the_words_for_eyes_and_ears(reader, corrected):
    text = text_of(reader, address(corrected, "1/2/"))
    assert '<del><span class="vh">deleted: </span>500' in text
    assert '<ins><span class="vh">inserted: </span>480' in text


def test_a_redline_shows_particulars_topics_and_credits(
    reader, printed, publisher, author, reviewer, photo_editor, make_photo, topic
):
    photo = make_photo()
    edition = printed(photos=[photo], topics=[topic("Logistics")])
    photo.credit = "Photo by the Ministry of Defence of Belarus"
    workflow.save_photo(photo, by=photo_editor)
    edition.release.refresh_from_db()
    revision = workflow.revise(
        edition.release,
        by=author,
        base=edition.release.head,
        words={"byline": "Press Service"},
        topics=[topic("Belarus")],
        photos=[photo],
    )
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    workflow.update(revision, by=publisher, reason="Credit completed.")
    text = text_of(reader, address(edition, "1/2/"))
    for word in ("Logistics", "Belarus", "Press", "Ministry", f"Photograph {photo.record}"):
        assert word in text


@pytest.mark.parametrize("query", ["from=1&to=2", "from=2&to=1"])
def test_the_form_leads_to_the_redline(reader, corrected, query):
    answer = reader.read(f"{address(corrected)}?{query}", budget=1, status=302)
    assert answer["Location"] == address(corrected, "1/2/")


def test_a_version_compared_with_itself_is_shown_as_it_is(reader, corrected):
    answer = reader.read(f"{address(corrected)}?from=1&to=1", budget=1, status=302)
    assert answer["Location"] == address(corrected, "1/")


@pytest.mark.parametrize("query", ["from=1", "from=9&to=9", "from=1&to=9", "from=a&to=%00"])
def test_what_are_no_two_versions_is_not_found(reader, corrected, query):
    reader.read(f"{address(corrected)}?{query}", budget=1, status=404)


@pytest.mark.parametrize("end", ["3/", "0/", "9" * 30 + "/", "3.txt", "1/1/", "1/3/"])
def test_a_version_that_never_was_is_not_found(reader, corrected, end):
    reader.read(address(corrected, end), budget=1, status=404)


def test_a_redline_backwards_leads_to_the_one_forwards(reader, corrected):
    answer = reader.read(address(corrected, "2/1/"), budget=0, status=302)
    assert answer["Location"] == address(corrected, "1/2/")


# ---------- the wall


def test_why_a_slip_was_mended_stays_at_the_desk(reader, printed, changed, publisher):
    edition = printed()
    workflow.refile(changed(edition.release, lead="Mended."), by=publisher, reason="Embarrassing")
    text = text_of(reader, address(edition))
    assert "A slip of the pen was mended." in text
    assert "Embarrassing" not in text + text_of(reader, address(edition, "2/"))


def test_a_draft_and_a_future_release_have_no_record(reader, printed):
    edition = printed(at=ahead())
    for end in ("", "1/", "1.txt"):
        reader.read(address(edition, end), budget=1, status=404)


def test_a_scheduled_correction_is_not_foretold(reader, corrected, changed, publisher):
    revision = changed(corrected.release, lead="To come.")
    to_come = workflow.correct(revision, by=publisher, reason="Secret so far.", at=ahead(days=2))
    text = text_of(reader, address(corrected)) + text_of(reader, address(corrected, "2/"))
    assert "Secret so far." not in text
    assert f"{localtime(to_come.visible_from):%Y-%m-%dT}" not in text
    assert "It is the present version." in text
    reader.read(address(corrected, "3/"), budget=1, status=404)
    let_come(to_come)
    assert "Secret so far." in text_of(reader, address(corrected))
    assert "To come." in text_of(reader, address(corrected, "3/"))


def test_what_was_taken_back_never_was_and_leaves_no_gap(reader, printed, changed, publisher):
    edition = printed()
    revision = changed(edition.release, title="Taken back")
    waiting = workflow.update(revision, by=publisher, reason="No.", at=ahead())
    workflow.unschedule(waiting, by=publisher)
    workflow.update(changed(edition.release, title="Third"), by=publisher, reason="Yes.")
    page = reader.read(address(edition), budget=1)
    assert [version.edition.title for version in page.context["versions"]] == [
        "Third",
        edition.title,
    ]
    assert [version.number for version in page.context["versions"]] == [2, 1]


def test_nothing_of_a_killed_release_stays_in_the_record(reader, corrected, publisher):
    workflow.kill(corrected, by=publisher, reason="It endangered people.")
    for end in ("", "1/", "2/", "1.txt", "1/2/"):
        text = text_of(reader, address(corrected, end), status=410)
        assert "It endangered people." in text
        assert "units take part" not in text
        assert "Five hundred" not in text


def test_a_kill_to_come_takes_the_record_away_at_its_instant(reader, corrected, publisher):
    tombstone = print_edition(
        corrected.approval, PrintVerb.KILL, by=publisher, reason="To come.", at=ahead()
    )
    assert "Some 500 units" in text_of(reader, address(corrected, "1/"))
    assert "To come." not in text_of(reader, address(corrected))
    let_come(tombstone)
    text_of(reader, address(corrected, "1/"), status=410)


def test_a_withdrawn_release_keeps_its_record(reader, corrected, publisher):
    workflow.withdraw(corrected, by=publisher, reason="Called off.")
    versions = reader.read(address(corrected), budget=1).context["versions"]
    assert [version.number for version in versions] == [3, 2, 1]
    assert versions[0].sha256 == versions[1].sha256, "its text was not touched"


def test_a_photo_that_nothing_shows_any_more_is_said_and_not_shown(
    reader, printed, author, reviewer, publisher, make_photo
):
    photo = make_photo()
    edition = printed(photos=[photo])
    edition.release.refresh_from_db()
    revision = workflow.revise(
        edition.release, by=author, base=edition.release.head, words={}, photos=[]
    )
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    workflow.update(revision, by=publisher, reason="Without the photo.")
    text = text_of(reader, address(edition, "1/"))
    assert "It is no longer published." in text
    assert photo.credit in text
    assert "/photos/files/" not in text


# ---------- on a day


def test_a_day_leads_to_the_version_that_stood_then(reader, corrected):
    today = f"{localtime():%Y-%m-%d}"
    answer = reader.read(f"{address(corrected)}?on={today}", budget=1, status=302)
    assert answer["Location"] == address(corrected, "2/")


@pytest.mark.parametrize("day", ["2001-01-01", "nonsense", "2999-01-01", "2023-02-30", "%00"])
def test_a_day_without_a_version_is_answered_with_a_sentence(reader, corrected, day):
    page = reader.read(f"{address(corrected)}?on={day}", budget=1)
    assert page.context["refusal"] in page.content.decode()


def test_the_way_back_is_kept(reader, corrected):
    text = text_of(reader, address(corrected) + "?back=news/%3Fpage%3D2")
    assert 'href="/en/news/?page=2"' in text


def test_the_record_is_found_from_the_release(reader, corrected):
    assert address(corrected) in text_of(reader, corrected.get_absolute_url())


def test_a_language_without_the_release_has_no_record(reader, corrected):
    path = address(corrected).replace("/en/", "/ru/")
    reader.read(path, budget=1, status=404)


def test_a_headline_that_says_versions_does_not_hide_the_record(printed):
    assert printed(title="Versions").slug == "versions-1"


def test_a_second_after_its_closing_an_edition_is_not_the_present(corrected):
    first = Edition.public.in_record().with_closing().get(ordinal=1)
    assert first.closed_at <= clock() + timedelta(seconds=1)
