"""The photo library: what stands in it, how it is filtered, and the page of each photo."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from newsroom import workflow
from tests.cast import let_come
from tests.registry import exercise


@pytest.fixture
def shown_instead(author, reviewer):
    """Show other photos with a release, and have that approved."""

    def make(release, photos):
        release.refresh_from_db()
        revision = workflow.revise(release, by=author, base=release.head, words={}, photos=photos)
        workflow.submit(revision, by=author)
        workflow.approve(revision, by=reviewer)
        return revision

    return make


def records(reader, path: str = "/en/photos/") -> list[str]:
    page = reader.read(path, budget=3).context["page"]
    return [use.entry["record"] for use in page.items]


@pytest.fixture
def photo(make_photo):
    return make_photo(caption="Lorries cross a bridge. Brest Region, 3 September 2023.")


# ---------- the library


def test_photos_stand_newest_release_first_in_the_order_of_the_release(reader, printed, make_photo):
    first, second, third = make_photo(), make_photo(), make_photo()
    printed(photos=[second, first])
    printed(photos=[third])
    assert records(reader) == [third.record, second.record, first.record]


def test_what_is_not_in_print_stands_nowhere(reader, printed, write, approved, make_photo):
    hidden = [make_photo(caption="Hidden words") for _ in range(4)]
    write(photos=[hidden[0]])
    approved(photos=[hidden[1]])
    printed(photos=[hidden[2]], at=timezone.now() + timedelta(hours=1))
    assert records(reader) == []
    for photo in hidden:
        reader.read(f"/en/photos/{photo.record}/", budget=3, status=404)


def test_a_photo_of_several_releases_stands_once(reader, printed, photo):
    printed(photos=[photo])
    printed(photos=[photo], language="ru")
    newest = printed(photos=[photo])
    page = reader.read("/en/photos/", budget=2).context["page"]
    (use,) = page.items
    assert (use.year, use.number) == (newest.year, newest.number)
    assert page.total == 1


def test_the_page_s_language_is_preferred_to_a_newer_use(reader, printed, photo):
    printed(photos=[photo], title="In English")
    printed(photos=[photo], title="По-русски", language="ru")
    in_english = reader.read(f"/en/photos/{photo.record}/", budget=1).context["releases"]
    in_russian = reader.read(f"/ru/photos/{photo.record}/", budget=1).context["releases"]
    assert [release.title for release in in_english] == ["In English", "По-русски"]
    assert [release.title for release in in_russian] == ["По-русски", "In English"]


def test_a_photo_in_another_language_alone_is_still_shown(reader, printed, photo):
    printed(photos=[photo], language="ru")
    assert records(reader) == [photo.record]
    reader.read(f"/en/photos/{photo.record}/", budget=1)


def test_the_caption_is_the_one_in_print_and_not_the_desk_s(reader, printed, photo, photo_editor):
    printed(photos=[photo])
    photo.caption, photo.credit = "Unapproved words", "Unapproved credit"
    workflow.save_photo(photo, by=photo_editor)
    for path in ("/en/photos/", f"/en/photos/{photo.record}/"):
        assert "Unapproved" not in reader.read(path, budget=2).content.decode()


def test_filters_narrow_each_other(reader, printed, make_photo, topic):
    logistics, medicine = topic("Logistics"), topic("Medicine")
    ours, theirs = make_photo(credit="Ours"), make_photo(credit="Минобороны & Co")
    printed(photos=[ours], topics=[logistics])
    printed(photos=[theirs], topics=[logistics, medicine])
    year = timezone.localdate().year
    assert records(reader, "/en/photos/?by=Ours") == [ours.record]
    assert records(reader, "/en/photos/?topic=medicine") == [theirs.record]
    assert records(reader, "/en/photos/?topic=logistics&state=medicine") == [theirs.record]
    assert records(reader, "/en/photos/?topic=medicine&by=Ours") == []
    assert records(reader, f"/en/photos/?year={year}") == [theirs.record, ours.record]
    assert records(reader, "/en/photos/?year=2001") == []


def test_a_filter_finds_a_use_that_is_not_the_newest(reader, printed, photo, topic):
    printed(photos=[photo], topics=[topic("Logistics")])
    printed(photos=[photo])
    assert records(reader, "/en/photos/?topic=logistics") == [photo.record]


def test_the_filters_offer_only_what_has_photos_in_print(reader, printed, write, topic, photo):
    logistics = topic("Logistics", featured=True)
    printed(topics=[topic("Wordy", featured=True)])
    write(topics=[topic("Secret", featured=True)], photos=[photo])
    printed(topics=[logistics], photos=[photo])
    fields = {f.name: f for f in reader.read("/en/photos/", budget=2).context["filters"].shown}
    assert [o.label for o in fields["topic"].options] == ["All topics", "Logistics"]
    assert [o.value for o in fields["by"].options] == ["", photo.credit]


def test_what_is_set_is_called_by_its_name_though_it_is_not_offered(reader, printed, topic, photo):
    topic("Quiet waters")
    printed(photos=[photo])
    bar = reader.read("/en/photos/?topic=quiet-waters", budget=3).context["filters"]
    assert [chip.label for chip in bar.chips] == ["quiet-waters"]
    printed(topics=[topic("Quiet waters")])
    bar = reader.read("/en/photos/?topic=quiet-waters", budget=3).context["filters"]
    assert [chip.label for chip in bar.chips] == ["Quiet waters"]


def test_only_the_latest_exercises_are_offered_or_those_of_the_year(
    reader, printed, photo, monkeypatch
):
    named = [exercise(f"Echelon-{year}", year=year).topic for year in (2021, 2022, 2023)]
    printed(topics=named, photos=[photo])
    monkeypatch.setattr("newsroom.photo_filters.EXERCISES", 2)

    def offered(query: str) -> list[str]:
        bar = reader.read(f"/en/photos/?{query}", budget=3).context["filters"]
        fields = {field.name: field for field in bar.shown}
        return [option.label for option in fields["exercise"].options[1:]]

    assert offered("") == ["Echelon-2022", "Echelon-2023"]
    assert offered("year=2021") == ["Echelon-2021"]
    assert "Echelon-2021" in offered("exercise=echelon-2021")


def test_a_withdrawn_release_offers_its_photos_no_longer(reader, printed, photo, publisher):
    workflow.withdraw(printed(photos=[photo]), by=publisher, reason="Because")
    assert records(reader) == []
    reader.read(f"/en/photos/{photo.record}/", budget=1)


def test_pages_stand_still_while_the_library_grows(reader, printed, make_photo):
    printed(photos=[make_photo() for _ in range(25)])
    first = reader.read("/en/photos/", budget=2).context["page"]
    printed(photos=[make_photo()])
    second = reader.read(first.older_url, budget=2).context["page"]
    shown = [use.record for use in (*first.items, *second.items)]
    assert len(shown) == len(set(shown)) == 25


@pytest.mark.parametrize("query", ["year=abc", "page=0", "page=3", "upto=nonsense"])
def test_nonsense_is_not_found(reader, printed, photo, query):
    printed(photos=[photo])
    reader.read(f"/en/photos/?{query}", budget=3, status=404)


def test_the_library_costs_the_same_however_large(reader, printed, make_photo, topic):
    for number in range(3):
        printed(photos=[make_photo() for _ in range(9)], topics=[topic(f"Topic {number}")])
    reader.read("/en/photos/", budget=2)
    reader.read("/en/photos/?topic=topic-1&state=topic-2", budget=3)


# ---------- the page of a photo


def test_the_page_says_all_that_must_stay_with_the_photo(reader, printed, make_photo):
    photo = make_photo(
        caption="Lorries cross a bridge. Brest Region.",
        credit='Минобороны "Звезда" & <Co>',
        usage_terms="No advertising use",
        organisation="Joint Press Centre",
        place="Brest Region",
        disclosure="blur",
        disclosure_note="number plates",
    )
    edition = printed(photos=[photo])
    page = reader.read(f"/en/photos/{photo.record}/", budget=1)
    text = page.content.decode()
    assert page.context["heading"] == "Lorries cross a bridge"
    for said in (photo.caption, photo.credit, photo.usage_terms, photo.place, photo.record):
        assert escape(said) in text
    assert "Blurred for security: number plates" in text
    assert edition.get_absolute_url() in text


def test_the_sizes_to_download_have_their_pixels(reader, printed, make_photo):
    photo = make_photo(width=6000, height=4000)
    printed(photos=[photo])
    sizes = reader.read(f"/en/photos/{photo.record}/", budget=1).context["downloads"]
    assert [(size.label, size.width, size.height) for size in sizes] == [
        ("Web", 1280, 853),
        ("Print", 3000, 2000),
        ("Full size", 6000, 4000),
    ]


def test_a_page_leads_to_the_next_of_its_release(reader, printed, make_photo):
    photos = [make_photo() for _ in range(3)]
    printed(photos=photos)
    page = reader.read(f"/en/photos/{photos[1].record}/", budget=1).context
    assert (page["newer"]["record"], page["older"]["record"]) == (
        photos[0].record,
        photos[2].record,
    )
    assert (page["place"], page["total"]) == (2, 3)


def test_a_photo_is_gone_with_its_last_release(reader, printed, photo, publisher):
    first, second = printed(photos=[photo]), printed(photos=[photo])
    workflow.kill(first, by=publisher, reason="Because")
    reader.read(f"/en/photos/{photo.record}/", budget=1)
    workflow.kill(second, by=publisher, reason="Because")
    page = reader.read(f"/en/photos/{photo.record}/", budget=2, status=410)
    assert photo.credit not in page.content.decode()
    assert records(reader) == []


def test_a_photo_taken_out_by_a_change_is_not_found(
    reader, printed, shown_instead, photo, publisher
):
    edition = printed(photos=[photo])
    revision = shown_instead(edition.release, [])
    workflow.update(revision, by=publisher, reason="Because")
    reader.read(f"/en/photos/{photo.record}/", budget=3, status=404)


def test_what_a_killed_release_was_never_seen_with_was_never_there(
    reader, printed, shown_instead, make_photo, publisher
):
    hidden = make_photo()
    edition = printed(photos=[make_photo()])
    revision = shown_instead(edition.release, [hidden])
    soon = timezone.now() + timedelta(hours=1)
    to_come = workflow.update(revision, by=publisher, reason="Because", at=soon)
    workflow.kill(edition, by=publisher, reason="Because")
    reader.read(f"/en/photos/{hidden.record}/", budget=3, status=404)
    reader.read(f"/photos/files/{to_come.photos[0]['version']}-640.webp", budget=3, status=404)


def test_an_embargo_lifts_the_photo_s_page_with_it(reader, printed, photo):
    edition = printed(photos=[photo], at=timezone.now() + timedelta(hours=1))
    reader.read(f"/en/photos/{photo.record}/", budget=3, status=404)
    let_come(edition)
    reader.read(f"/en/photos/{photo.record}/", budget=1)


@pytest.mark.parametrize("record", ["P-2023-0904-999", "1", "unknown"])
def test_an_unknown_record_is_not_found(reader, record):
    reader.read(f"/en/photos/{record}/", budget=3, status=404)
