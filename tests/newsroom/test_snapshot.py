"""What a revision keeps: all that must stay with the words and the photos, flat."""

import json
from datetime import date

import pytest

from newsroom import snapshot, workflow
from newsroom.models import STORY_FIELDS, Edition, Photo, Release, Revision

# Columns of a photo that are the library's own business, and where the file is.
PRIVATE = {"id", "original", "uploaded_by", "uploaded_at", "focal_x", "focal_y", "event"}
PRIVATE |= {"usage_ends_on", "retired_at", "retired_reason"}


def test_release_revision_and_edition_have_the_same_words():
    for model in (Release, Revision, Edition):
        assert set(STORY_FIELDS) <= {field.attname for field in model._meta.fields}


def test_a_revision_has_all_words_of_its_release(write):
    revision = write(
        source_name="TASS",
        source_url="https://tass.example/1",
        source_date=date(2023, 9, 4),
        kind="relayed",
    )
    release = Release.objects.get(pk=revision.release_id)
    assert snapshot.words(Revision.objects.get(pk=revision.pk)) == snapshot.words(release)


def test_an_edition_has_all_words_of_its_revision(printed):
    edition = printed()
    assert snapshot.words(Edition.objects.get()) == snapshot.words(edition.revision)


def test_everything_readers_may_know_of_a_photo_is_kept(write, make_photo):
    (entry,) = write(photos=[make_photo()]).photos
    public = {field.name for field in Photo._meta.local_fields} - PRIVATE
    assert public <= set(entry)
    assert {"photo", "version", "focal"} <= set(entry)


def test_what_is_kept_is_what_the_record_says(write, make_photo):
    photo = make_photo(
        photographer="Press service",
        organisation="Joint Staff",
        copyright_notice="© Joint Staff",
        usage_terms="Free with credit",
        taken_on=date(2023, 9, 4),
        place="Brestsky",
        focal_x=0.25,
        disclosure="blur",
        disclosure_note="Faces",
    )
    (entry,) = write(photos=[photo]).photos
    for name in ("credit", "photographer", "organisation", "copyright_notice", "usage_terms"):
        assert entry[name] == getattr(photo, name)
    assert (entry["taken_on"], entry["focal"]) == ("2023-09-04", [0.25, 0.5])
    assert (entry["disclosure"], entry["disclosure_note"]) == ("blur", "Faces")


def test_a_decorative_photo_has_no_alternative_text(write, make_photo):
    (entry,) = write(photos=[make_photo(alt="Lorries", decorative=True)]).photos
    assert (entry["alt"], entry["decorative"]) == ("", True)


def test_a_topic_is_named_in_the_language_of_the_release(write, topic):
    csto = topic("CSTO", names={"ru": "ОДКБ"})
    for language, name in [("en", "CSTO"), ("ru", "ОДКБ")]:
        (entry,) = write(language=language, topics=[csto]).topics
        assert entry == {"id": csto.pk, "slug": "csto", "name": name, "kind": "theme"}


def test_what_is_kept_is_plain_json(write, make_photo, topic):
    revision = write(photos=[make_photo()], topics=[topic("CSTO")])
    kept = {"photos": revision.photos, "topics": revision.topics}
    stored = Revision.objects.get(pk=revision.pk)
    assert json.loads(json.dumps(kept)) == {"photos": stored.photos, "topics": stored.topics}


def test_no_private_path_of_a_file_is_kept(write, make_photo):
    photo = make_photo()
    revision = write(photos=[photo])
    assert photo.original.name not in json.dumps(revision.photos)


def test_the_digest_is_the_same_from_the_database(write, make_photo, topic):
    revision = write(photos=[make_photo()], topics=[topic("CSTO")], source_date=date(2023, 9, 4))
    stored = Revision.objects.get(pk=revision.pk)
    assert snapshot.digest(stored, stored.photos, stored.topics) == revision.digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x"},
        {"lead": "x"},
        {"body": "<p>x</p>"},
        {"byline": "x"},
        {"kind": "statement"},
        {"dateline_country": "AM"},
        {"dateline_place": "x"},
        {"dateline_text": "x"},
        {"source_name": "x"},
        {"source_url": "https://x.example/"},
        {"source_date": date(2023, 9, 4)},
        {"slug": "another"},
        {"section": None},
    ],
)
def test_every_word_counts_in_the_digest(write, author, change):
    first = write()
    second = workflow.revise(first.release, by=author, base=first, words=change)
    assert second.digest != first.digest


@pytest.mark.parametrize(
    "change",
    [
        {"credit": "x"},
        {"alt": "x"},
        {"caption": "x"},
        {"usage_terms": "x"},
        {"focal_x": 0.1},
        {"disclosure": "crop"},
        {"taken_on": date(2023, 9, 4)},
    ],
)
def test_every_word_of_a_photo_counts_in_the_digest(write, make_photo, photo_editor, change):
    photo = make_photo()
    first = write(photos=[photo])
    for name, value in change.items():
        setattr(photo, name, value)
    (release,) = workflow.save_photo(photo, by=photo_editor)
    assert release.head.digest != first.digest


def test_new_words_on_a_photo_are_new_addresses_of_its_files(write, make_photo, photo_editor):
    photo = make_photo()
    first = write(photos=[photo])
    photo.credit = "Another"
    (release,) = workflow.save_photo(photo, by=photo_editor)
    assert release.head.photos[0]["version"] != first.photos[0]["version"]


def test_control_characters_of_the_library_do_not_reach_a_revision(write, make_photo, topic):
    photo, csto = make_photo(), topic("CSTO")
    Photo.objects.update(credit="a\x01b", caption="\x0bc")
    type(csto).objects.update(name="CS\x02TO")
    csto.refresh_from_db()
    revision = write(photos=[photo], topics=[csto])
    assert (revision.photos[0]["credit"], revision.photos[0]["caption"]) == ("ab", "c")
    assert revision.topics[0]["name"] == "CSTO"
