"""The press kit: what is in it, whose it is, and that it is never held in memory."""

import csv
import io
import secrets
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from PIL import Image

from exercises.models import Exercise
from newsroom import press_kit, workflow
from newsroom.rendering import make_all
from newsroom.zipping import zipped
from tests import registry
from tests.newsroom.pictures import jpeg, with_original


def path(edition) -> str:
    return f"/{edition.language}/news/{edition.year}/{edition.number}/photos.zip"


def opened(answer) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


@pytest.fixture
def photo(make_photo):
    """Its bytes are no other test's, so that no rendition of it is there yet."""
    content = jpeg((900, 600), comment=secrets.token_bytes(8))
    return with_original(make_photo, content, caption="Lorries & guns", place="Brest")


@pytest.fixture
def edition(printed, photo):
    return printed(photos=[photo], body="<p>First words.</p><ul><li>One &amp; two</li></ul>")


def test_the_kit_has_whole_pictures_captions_and_the_text(reader, edition, photo):
    kit = opened(reader.read(path(edition), budget=1))
    assert kit.testzip() is None
    assert kit.namelist() == [
        "text.txt",
        "captions.txt",
        "captions.csv",
        f"{photo.record}.jpg",
    ]
    with kit.open(f"{photo.record}.jpg") as file, Image.open(file) as picture:
        assert picture.size == (900, 600)
    text = kit.read("text.txt").decode("utf-8-sig")
    assert edition.title in text
    assert "First words.\n\nOne & two" in text
    assert f"{edition.year}/{edition.number}" in text


def test_every_row_of_the_sheets_names_its_credit(reader, printed, make_photo):
    photos = [with_original(make_photo, jpeg(quality=q), credit=f"Body {q}") for q in (71, 72)]
    kit = opened(reader.read(path(printed(photos=photos)), budget=1))
    table = io.StringIO(kit.read("captions.csv").decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(table))
    assert [row["Credit line, required"] for row in rows] == ["Body 71", "Body 72"]
    assert [row["File"] for row in rows] == [f"{photo.record}.jpg" for photo in photos]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_becomes_a_formula(start):
    assert press_kit.harmless(f"{start}HYPERLINK(1)").startswith("'")
    assert press_kit.harmless("Plain = words") == "Plain = words"


def test_the_size_is_shown_before(reader, edition):
    before = reader.read(edition.get_absolute_url(), budget=1)
    assert not before.context["kit"].exact
    assert "about" in before.content.decode()
    make_all(edition.photos[0])
    cache.clear()
    sizes = press_kit.offer(edition.photos, "")
    answer = reader.read(path(edition), budget=1)
    overhead = len(answer.getvalue()) - sizes.size
    assert 0 < overhead < 4000


def test_a_size_that_is_known_is_said_exactly(reader, edition):
    make_all(edition.photos[0])
    assert reader.read(edition.get_absolute_url(), budget=1).context["kit"].exact


def test_a_release_without_photos_has_no_kit(reader, printed):
    edition = printed()
    assert reader.read(edition.get_absolute_url(), budget=1).context["kit"] is None
    reader.read(path(edition), budget=3, status=404)


def test_what_is_not_due_has_no_kit(reader, printed, photo):
    edition = printed(photos=[photo], at=timezone.now() + timedelta(hours=1))
    reader.read(path(edition), budget=3, status=404)


def test_what_was_killed_has_no_kit_any_more(reader, edition, publisher):
    workflow.kill(edition, by=publisher, reason="Because")
    assert reader.read(path(edition), budget=1, status=410).content == b""


def test_a_withdrawn_release_says_so_in_its_kit(reader, edition, publisher):
    workflow.withdraw(edition, by=publisher, reason="A figure was wrong")
    text = opened(reader.read(path(edition), budget=1)).read("text.txt").decode("utf-8-sig")
    assert text.startswith("Withdrawn: A figure was wrong")


def test_a_kit_goes_on_without_a_picture_that_is_lost(reader, printed, photo, make_photo):
    lost = make_photo()
    lost.original.storage.delete(lost.original.name)
    kit = opened(reader.read(path(printed(photos=[lost, photo])), budget=1))
    assert f"{photo.record}.jpg" in kit.namelist()
    assert f"{lost.record}.jpg" not in kit.namelist()


def test_an_archive_is_sent_without_being_held():
    def members():
        for number in range(40):
            yield f"{number}.bin", io.BytesIO(bytes(2_000_000))

    tracemalloc.start()
    sent = sum(len(piece) for piece in zipped(members(), at=datetime(2023, 9, 4, tzinfo=UTC)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > 80_000_000
    assert peak < 10_000_000


# ---------- exercises


@pytest.fixture
def exercise(db):
    return registry.exercise("Echelon-2023", slug="echelon")


def test_an_exercise_has_a_kit_of_all_its_photos_and_its_parts(
    reader, printed, exercise, make_photo
):
    part_topic = registry.exercise("Search-2023", parent=exercise).topic
    own = with_original(make_photo, jpeg(quality=73))
    parts = with_original(make_photo, jpeg(quality=74))
    printed(photos=[own], topics=[exercise.topic])
    printed(photos=[parts, own], topics=[part_topic])
    kit = opened(reader.read("/en/exercises/2023/echelon/photos.zip", budget=2))
    assert {f"{own.record}.jpg", f"{parts.record}.jpg"} < set(kit.namelist())
    assert len(kit.namelist()) == 5
    assert "Echelon-2023" in kit.read("text.txt").decode("utf-8-sig")
    assert reader.get("/en/exercises/2023/echelon/").context["kit"].count == 2


def test_an_unannounced_exercise_has_no_kit(reader, printed, exercise, photo):
    printed(photos=[photo], topics=[exercise.topic])
    Exercise.objects.filter(pk=exercise.pk).update(announced=False)
    reader.read("/en/exercises/2023/echelon/photos.zip", budget=3, status=404)


@pytest.mark.parametrize("address", ["2023/echelon", "2022/echelon", "2023/unknown"])
def test_an_exercise_without_photos_has_no_kit(reader, exercise, address):
    reader.read(f"/en/exercises/{address}/photos.zip", budget=3, status=404)
