"""A release's page: its address, what became of it, and the ways on from it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import workflow


def test_a_release_prints_its_dateline_byline_and_credits_to_the_letter(
    reader, printed, make_photo
):
    page = reader.read(printed(photos=[make_photo()]).get_absolute_url(), budget=1)
    text = page.content.decode()
    assert "BRESTSKY TRAINING GROUND, Belarus" in text
    assert "(The Republic of Belarus, Brestsky training ground)" in text
    assert "Joint Press Centre for the trainings" in text
    assert "Photo by the press service of the Joint Staff" in text


@pytest.mark.parametrize("slug", ["wrong/", ""])
def test_a_wrong_or_missing_slug_leads_to_the_right_one_in_one_hop(reader, printed, slug):
    edition = printed()
    answer = reader.read(f"/en/news/{edition.year}/{edition.number}/{slug}", budget=1, status=301)
    assert answer["Location"] == edition.get_absolute_url()


def test_an_old_slug_leads_to_the_present_one(reader, printed, changed, publisher):
    old = printed()
    revision = changed(old.release, slug="another-slug")
    new = workflow.refile(revision, by=publisher, reason="Better words")
    answer = reader.read(old.get_absolute_url(), budget=1, status=301)
    assert answer["Location"] == new.get_absolute_url()


def test_a_redirect_keeps_the_way_back(reader, printed):
    edition = printed()
    path = f"/en/news/{edition.year}/{edition.number}/wrong/?back=news/"
    answer = reader.read(path, budget=1, status=301)
    assert answer["Location"] == edition.get_absolute_url() + "?back=news/"


def test_an_unknown_number_is_not_found(reader):
    reader.read("/en/news/2023/999/anything/", budget=1, status=404)


def test_nothing_is_at_the_address_before_its_instant(reader, printed):
    edition = printed(at=timezone.now() + timedelta(hours=1), embargoed=True)
    reader.read(edition.get_absolute_url(), budget=1, status=404)


def test_a_draft_of_a_printed_release_stays_on_the_desk(reader, printed, author):
    edition = printed(body="<p>What was approved.</p>")
    edition.release.refresh_from_db()
    head = edition.release.head
    workflow.revise(edition.release, by=author, base=head, words={"body": "<p>Secret.</p>"})
    text = reader.read(edition.get_absolute_url(), budget=1).content.decode()
    assert "What was approved." in text
    assert "Secret" not in text


def test_a_withdrawn_release_stays_readable_under_its_reason(reader, printed, publisher):
    edition = printed(body="<p>The text stands.</p>")
    workflow.withdraw(edition, by=publisher, reason="The exercise was called off.")
    text = reader.read(edition.get_absolute_url(), budget=1).content.decode()
    assert "The exercise was called off." in text
    assert "The text stands." in text


def test_a_killed_release_answers_410_with_its_reason_and_without_its_text(
    reader, printed, publisher, make_photo
):
    edition = printed(body="<p>Never again.</p>", photos=[make_photo()])
    workflow.kill(edition, by=publisher, reason="It endangered people.")
    page = reader.read(edition.get_absolute_url(), budget=1, status=410)
    text = page.content.decode()
    assert "It endangered people." in text
    assert edition.title.split(":")[1] in text
    assert "Never again" not in text
    assert "/photos/files/" not in text


def test_a_correction_stands_on_top_with_its_note(reader, printed, changed, publisher):
    edition = printed()
    revision = changed(edition.release, title="Echelon-2023: corrected")
    workflow.correct(revision, by=publisher, reason="The number of units was wrong.")
    path = f"/en/news/{edition.year}/{edition.number}/{revision.slug}/"
    text = reader.read(path, budget=1).content.decode()
    assert "The number of units was wrong." in text
    assert "notice--corrected" in text


def test_a_refiled_release_carries_no_notice(reader, printed, changed, publisher):
    edition = printed()
    workflow.refile(changed(edition.release, lead="Mended."), by=publisher, reason="Typing slip")
    text = reader.read(edition.get_absolute_url(), budget=1).content.decode()
    assert "Mended." in text
    assert "Typing slip" not in text
    assert "notice--" not in text


def test_the_switcher_links_only_to_translations_in_print(reader, printed, write):
    edition = printed()
    draft = write(language="ru", translation_of=edition.release, title="Черновик")
    text = reader.read(edition.get_absolute_url(), budget=1).content.decode()
    assert f"/ru/news/{edition.year}/" not in text
    reader.read(f"/ru/news/{edition.year}/{edition.number}/{draft.slug}/", budget=1, status=404)


def test_a_translation_shares_year_and_number(reader, printed, publisher):
    english = printed()
    russian = printed(language="ru", translation_of=english.release, title="«Эшелон-2023»")
    assert (russian.year, russian.number) == (english.year, english.number)
    assert russian.slug == "eshelon-2023"
    text = reader.read(english.get_absolute_url(), budget=1).content.decode()
    assert russian.get_absolute_url() in text
    assert english.get_absolute_url() in reader.get(russian.get_absolute_url()).content.decode()


def test_previous_and_next_follow_the_section(reader, printed):
    first, second, third = printed(), printed(), printed()
    context = reader.read(second.get_absolute_url(), budget=1).context
    assert context["previous"]["url"] == first.get_absolute_url()
    assert context["next"]["url"] == third.get_absolute_url()


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (".", "/en/"),
        ("news/%3Fkind%3Dstatement%26page%3D2", "/en/news/?kind=statement&amp;page=2"),
        ("topics/logistics/", "/en/topics/logistics/"),
    ],
)
def test_go_back_leads_to_the_list_with_filters_and_page(reader, printed, way, address):
    text = reader.read(f"{printed().get_absolute_url()}?back={way}", budget=1).content.decode()
    assert f'href="{address}"' in text
    assert "Go back" in text


@pytest.mark.parametrize(
    "way", ["//evil.example/", "https://evil.example/", "../admin/", "%5C%5Cevil", "a%0d%0ab"]
)
def test_go_back_never_leads_off_the_site(reader, printed, way):
    context = reader.read(f"{printed().get_absolute_url()}?back={way}", budget=1).context
    assert (context["back_url"] or "/en/").startswith("/en/")
    assert ".." not in (context["back_url"] or "")


def test_nothing_is_sent_to_a_page(client, printed):
    for path in ("/en/", "/en/topics/", printed().get_absolute_url(), "/en/exercises/"):
        assert client.post(path).status_code == 405
