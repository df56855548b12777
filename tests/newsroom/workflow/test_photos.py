"""The library's verbs: what each does, to whom it is refused, and what stays on record."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from newsroom import workflow
from newsroom.ingest import NotAPicture
from newsroom.models import Disclosure, Photo, PhotoTransition, PhotoVerb
from newsroom.photo_uses import revisions_with
from newsroom.renditions import original_of
from newsroom.topics import establish
from tests.cast import in_print, refusal

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(autouse=True)
def _scratch_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def picture(colour: str = "#336699") -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    return file


@pytest.fixture
def photo(photo_editor) -> Photo:
    """A credited photo with a real file."""
    fields = {"credit": "Press service of the Joint Staff", "alt": "A road"}
    return workflow.add_photo(picture(), by=photo_editor, **fields)


def verbs(photo: Photo) -> list[str]:
    log = PhotoTransition.objects.filter(record=photo.record)
    return list(log.order_by("pk").values_list("verb", flat=True))


def kept(content_hash: str) -> bool:
    return default_storage.exists(original_of(content_hash))


# ---------- adding


def test_what_the_file_says_fills_what_nobody_typed(author):
    establish("Эшелон-2023")
    photo = workflow.add_photo(
        CORPUS / "cyrillic-iptc-cp1251.jpg", by=author, prefill=True, credit="Joint Press Centre"
    )
    assert photo.credit == "Joint Press Centre"
    assert photo.place == "Брест, Беларусь"
    assert photo.record == "P-2023-0904-001"
    assert [topic.name for topic in photo.topics.all()] == ["Эшелон-2023"]
    assert verbs(photo) == [PhotoVerb.ADD]


def test_a_keyword_makes_no_topic(author):
    photo = workflow.add_photo(CORPUS / "cyrillic-iptc-cp1251.jpg", by=author, prefill=True)
    assert not photo.topics.exists()


def test_a_text_longer_than_its_column_is_cut_behind_a_word(author, monkeypatch):
    from newsroom import photo_metadata

    fitted = photo_metadata.fit("credit", "word " * 100)
    assert len(fitted) <= 300
    assert fitted.endswith("word…")


def test_the_same_file_twice_is_one_photo(photo, author):
    assert workflow.add_photo(picture(), by=author, credit="Another") == photo
    assert Photo.objects.count() == 1
    assert verbs(photo) == [PhotoVerb.ADD]


@pytest.mark.parametrize("who", ["reviewer", "publisher", "registrar", "outsider"])
def test_adding_takes_the_right(who, request):
    person = request.getfixturevalue(who)
    with refusal():
        workflow.add_photo(picture(), by=person)


def test_the_database_itself_keeps_the_log(photo):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        PhotoTransition.objects.update(reason="Another.")


# ---------- describing


def test_who_uploaded_a_photo_describes_it_until_a_release_shows_it(author, write):
    photo = workflow.add_photo(picture(), by=author)
    photo.caption = "Lorries"
    workflow.describe_photo(photo, by=author)
    photo.refresh_from_db()
    assert photo.caption == "Lorries"
    write(photos=[photo])
    photo.caption = "Lorries cross"
    with refusal(match="ask a photo editor"):
        workflow.describe_photo(photo, by=author)


def test_nobody_describes_another_authors_photo(author, second_author):
    photo = workflow.add_photo(picture(), by=author)
    photo.caption = "Lorries"
    with refusal(match="not yours"):
        workflow.describe_photo(photo, by=second_author)


def test_a_change_is_logged_by_the_names_of_its_columns(photo, photo_editor):
    photo.credit = "Joint Press Centre"
    workflow.save_photo(photo, by=photo_editor, topics=[establish("Logistics")])
    entry = PhotoTransition.objects.latest("pk")
    assert (entry.verb, entry.by, entry.reason) == (
        PhotoVerb.CHANGE,
        photo_editor,
        "credit, topics",
    )


def test_a_save_that_changes_nothing_is_not_logged(photo, photo_editor):
    workflow.save_photo(photo, by=photo_editor, topics=[])
    assert verbs(photo) == [PhotoVerb.ADD]


@pytest.mark.parametrize("done", [d for d in Disclosure if d not in ("none", "crop")])
def test_what_was_done_to_a_picture_is_put_into_words(photo, photo_editor, done):
    photo.disclosure = done
    with refusal(match="what was done"):
        workflow.save_photo(photo, by=photo_editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.filter(pk=photo.pk).update(disclosure=done)
    photo.disclosure_note = "Faces blurred."
    workflow.save_photo(photo, by=photo_editor)


@pytest.mark.parametrize("done", [Disclosure.NONE, Disclosure.CROP])
def test_nothing_and_a_crop_explain_themselves(photo, photo_editor, done):
    photo.disclosure = done
    workflow.save_photo(photo, by=photo_editor)


# ---------- replacing the file


def test_print_keeps_the_old_file_until_the_release_is_approved_again(
    printed, photo, photo_editor, changed, publisher
):
    edition = printed(photos=[photo])
    old = photo.content_hash
    (release,) = workflow.replace_file(photo, picture("red"), by=photo_editor, reason="Sharper.")
    assert release.head.photos[0]["content_hash"] == photo.content_hash != old
    assert in_print(edition.release).photos[0]["content_hash"] == old
    assert kept(old)
    assert kept(photo.content_hash)
    revision = changed(release, lead="Another lead.")
    workflow.refile(revision, by=publisher, reason="Sharper photo.")
    assert in_print(release).photos[0]["content_hash"] == photo.content_hash
    assert kept(old)
    assert verbs(photo) == [PhotoVerb.ADD, PhotoVerb.REPLACE]


def test_a_file_that_nothing_ever_showed_goes_when_it_is_replaced(
    photo, photo_editor, django_capture_on_commit_callbacks
):
    old = photo.content_hash
    with django_capture_on_commit_callbacks(execute=True):
        workflow.replace_file(photo, picture("red"), by=photo_editor, reason="Sharper.")
    assert not kept(old)
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (640, 480)
    assert photo.original.read() == picture("red").getvalue()


def test_a_file_is_not_replaced_by_itself_or_by_another_photos(photo, photo_editor):
    other = workflow.add_photo(picture("red"), by=photo_editor)
    with refusal(match="very file"):
        workflow.replace_file(photo, picture(), by=photo_editor, reason="Again.")
    with refusal(match=other.record):
        workflow.replace_file(photo, picture("red"), by=photo_editor, reason="Again.")


def test_a_file_is_not_replaced_by_what_is_no_picture_or_without_a_reason(photo, photo_editor):
    with refusal(NotAPicture):
        workflow.replace_file(photo, CORPUS / "svg.jpg", by=photo_editor, reason="Sharper.")
    with refusal(match="reason"):
        workflow.replace_file(photo, picture("red"), by=photo_editor, reason=" ")


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "outsider"])
def test_replacing_and_retiring_take_the_right(who, photo, request):
    person = request.getfixturevalue(who)
    with refusal():
        workflow.replace_file(photo, picture("red"), by=person, reason="Sharper.")
    with refusal():
        workflow.retire(photo, by=person, reason="No consent.")
    with refusal():
        workflow.restore(photo, by=person)


# ---------- retiring


def test_a_retired_photo_stays_where_it_is_and_is_offered_for_nothing_new(
    write, photo, photo_editor, author
):
    shown = write(photos=[photo])
    workflow.retire(photo, by=photo_editor, reason="The source withdrew its consent.")
    assert photo not in Photo.objects.offered()
    shown.release.refresh_from_db()
    assert [entry["photo"] for entry in shown.release.head.photos] == [photo.pk]
    other = write()
    with refusal(match="withdrew its consent"):
        workflow.show_photos(other.release, [photo], by=author, base=other)


def test_a_retired_photo_is_offered_again(photo, photo_editor):
    workflow.retire(photo, by=photo_editor, reason="By mistake.")
    with refusal(match="already"):
        workflow.retire(photo, by=photo_editor, reason="By mistake.")
    workflow.restore(photo, by=photo_editor)
    assert photo in Photo.objects.offered()
    assert verbs(photo) == [PhotoVerb.ADD, PhotoVerb.RETIRE, PhotoVerb.RESTORE]
    with refusal(match="not retired"):
        workflow.restore(photo, by=photo_editor)


def test_retiring_takes_a_reason_in_the_schema_too(photo, photo_editor):
    with refusal(match="reason"):
        workflow.retire(photo, by=photo_editor, reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.filter(pk=photo.pk).update(retired_at=timezone.now())


# ---------- deleting


def test_what_nothing_ever_showed_is_deleted_with_its_file(
    photo, photo_editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        workflow.delete_photo(photo, by=photo_editor)
    assert not Photo.objects.exists()
    assert not kept(photo.content_hash)
    assert verbs(photo) == [PhotoVerb.ADD, PhotoVerb.DELETE]


def test_what_a_release_shows_is_not_deleted(write, photo, photo_editor):
    write(photos=[photo], title="Supply units train")
    with refusal(match="shown by “Supply units train”"):
        workflow.delete_photo(photo, by=photo_editor)


def test_what_an_earlier_version_shows_is_not_deleted(write, photo, photo_editor, author):
    first = write(photos=[photo], title="Supply units train")
    workflow.revise(first.release, by=author, base=first, photos=[])
    with refusal(match="earlier version of “Supply units train”"):
        workflow.delete_photo(photo, by=photo_editor)


def test_what_was_ever_printed_is_not_deleted(printed, photo, photo_editor, author):
    edition = printed(photos=[photo], title="Supply units train")
    workflow.revise(edition.release, by=author, base=edition.revision, photos=[])
    with refusal(match="printed with “Supply units train”"):
        workflow.delete_photo(photo, by=photo_editor)


def test_a_sentence_names_three_places_and_counts_the_rest(write, photo, photo_editor):
    for _each in range(5):
        write(photos=[photo])
    with refusal(match="and 2 more"):
        workflow.delete_photo(photo, by=photo_editor)


def test_another_photo_of_the_same_file_does_not_take_it_from_print(
    printed, photo, photo_editor, django_capture_on_commit_callbacks
):
    """It comes in again under a number of its own, and is deleted: print still shows it."""
    printed(photos=[photo])
    old = photo.content_hash
    workflow.replace_file(photo, picture("red"), by=photo_editor, reason="Sharper.")
    again = workflow.add_photo(picture(), by=photo_editor)
    assert again.content_hash == old
    with django_capture_on_commit_callbacks(execute=True):
        workflow.delete_photo(again, by=photo_editor)
    assert kept(old)


def test_revisions_are_found_by_what_they_show(write, photo, make_photo):
    shown, _other = write(photos=[make_photo(), photo]), write(photos=[make_photo()])
    assert list(revisions_with(photo=photo.pk)) == [shown]
    assert list(revisions_with(content_hash=photo.content_hash)) == [shown]
    assert not revisions_with(content_hash="0" * 64).exists()


# ---------- showing


def test_photos_are_added_at_the_end_and_each_once(write, author, make_photo):
    first, second, third = make_photo(), make_photo(), make_photo()
    revision = write(photos=[second])
    release = revision.release
    newest = workflow.show_photos(release, [third, second, first], by=author, base=revision)
    assert [entry["photo"] for entry in newest.photos] == [second.pk, third.pk, first.pk]


def test_photos_are_not_added_to_what_somebody_else_saved_meanwhile(write, author, make_photo):
    first, photo = write(), make_photo()
    workflow.revise(first.release, by=author, base=first, words={"lead": "Another."})
    with refusal(workflow.Conflict):
        workflow.show_photos(first.release, [photo], by=author, base=first)


# ---------- sentences about the library


def test_the_library_finds_what_is_missing(write, make_photo):
    today = timezone.localdate()
    plain = make_photo()
    uncredited = make_photo(credit="")
    undescribed = make_photo(alt="")
    make_photo(alt="", decorative=True)
    ending = make_photo(usage_ends_on=today + timedelta(days=30))
    make_photo(usage_ends_on=today + timedelta(days=31))
    write(photos=[plain])
    assert list(Photo.objects.uncredited()) == [uncredited]
    assert list(Photo.objects.without_alt()) == [undescribed]
    assert list(Photo.objects.usage_ending()) == [ending]
    assert plain not in Photo.objects.unused()
    assert uncredited in Photo.objects.unused()


def test_what_was_printed_once_is_not_unused(printed, make_photo, author):
    photo = make_photo()
    edition = printed(photos=[photo])
    workflow.revise(edition.release, by=author, base=edition.revision, photos=[])
    assert photo not in Photo.objects.unused()


@pytest.mark.parametrize("typed", ["колонна", "КОЛОННА брест", "p-2023-0904", "снабжения"])
def test_words_are_found_in_any_case_and_script(make_photo, typed):
    found = make_photo(caption="Колонна снабжения", place="Брест")
    other = make_photo(caption="Lorries", record="P-2022-0101-001")
    assert list(Photo.objects.with_words(typed)) == [found]
    assert other not in Photo.objects.with_words(typed)


def test_uses_are_counted(printed, write, make_photo):
    photo, unused = make_photo(), make_photo()
    printed(photos=[photo])
    write(photos=[photo])
    counted = {each.pk: (each.releases, each.printed) for each in Photo.objects.with_uses()}
    assert counted == {photo.pk: (2, True), unused.pk: (0, False)}
