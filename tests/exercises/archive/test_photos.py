"""Photos of an archive: found below one folder, credited, kept once."""

from pathlib import Path

import pytest
from PIL import Image

from newsroom.models import Edition, Photo, ReleasePhoto

from .conftest import SECTION, release

CREDIT = "Photo by the press service of the Joint Staff"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with two pictures and something that is none; one more picture outside."""
    photos = tmp_path / "photos"
    (photos / "2023").mkdir(parents=True)
    picture(photos / "2023" / "landing.png", "olive")
    picture(photos / "road.png", "gray")
    picture(tmp_path / "secret.png", "red")
    (photos / "notes.txt").write_text("no picture")
    (photos / "link.png").symlink_to(tmp_path / "secret.png")
    return photos


def picture(path: Path, colour: str) -> None:
    Image.new("RGB", (64, 48), colour).save(path)


def use(file: str, **values) -> dict:
    return {"file": file, "credit": CREDIT, "alt": "An aircraft on a road", **values}


def test_a_photo_stands_in_the_edition_with_its_credit(run, folder):
    photo = use("2023/landing.png", caption="Touching down", width=9999, height=1)
    run(SECTION, release("1", photos=[photo]), photos=folder)
    (entry,) = Edition.objects.visible().get().photos
    assert (entry["credit"], entry["caption"], entry["width"]) == (CREDIT, "Touching down", 64)
    assert entry["sources"]["webp"]
    assert Photo.objects.get().record.startswith("P-")


def test_a_missing_file_is_told_and_the_release_comes_in(run, folder):
    summary = run(SECTION, release("1", photos=[use("none.jpg"), use("road.png")]), photos=folder)
    assert (summary.refused, summary.photos_missing) == (0, 1)
    assert run.said == ["line 2: photos[0].file: none.jpg was not found"]
    assert len(Edition.objects.visible().get().photos) == 1


def test_without_a_folder_all_are_missing(run):
    summary = run(SECTION, release("1", photos=[use("a.jpg"), use("b.jpg")]))
    assert summary.photos_missing == len(run.said) == 2


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "/etc/passwd", "link.png", "2023", "a\\u0000b", "x" * 400, "notes.txt"],
)
def test_nothing_but_pictures_below_the_folder_is_read(run, folder, name):
    name = name.replace("\\u0000", "\x00")
    summary = run(SECTION, release("1", photos=[use(name)]), photos=folder)
    assert summary.photos_missing == 1
    assert not Photo.objects.exists()


def test_a_second_use_with_another_credit_is_noted_and_the_record_stands(run, folder):
    summary = run(
        SECTION,
        release("1", photos=[use("road.png")]),
        release("2", photos=[use("road.png", credit="Somebody else", caption="Here too")]),
        photos=folder,
    )
    assert summary.notes == 1
    assert run.said == [f"line 3: credit: the record of road.png says “{CREDIT}”, which stands"]
    assert Photo.objects.get().credit == CREDIT
    assert set(ReleasePhoto.objects.values_list("caption", flat=True)) == {"", "Here too"}


def test_a_photo_line_fills_the_library(run, folder):
    line = {
        "type": "photo",
        **use("road.png"),
        "photographer": "Press service",
        "taken": "2023-09-04",
        "terms": "Free for the media",
        "copyright": "Joint Staff",
    }
    assert run(line, photos=folder).lines["photo", "created"] == 1
    photo = Photo.objects.get()
    assert photo.record == "P-2023-0904-001"
    assert (photo.usage_terms, photo.copyright_notice) == ("Free for the media", "Joint Staff")
    assert run(line, photos=folder).lines["photo", "unchanged"] == 1


def test_a_photo_line_without_its_file_is_counted_as_missing(run, folder):
    summary = run({"type": "photo", **use("none.png")}, photos=folder)
    assert summary.lines["photo", "missing"] == summary.photos_missing == 1
    assert summary.refused == 0


def test_a_run_without_the_folder_takes_no_photo_out_of_print(run, folder):
    line = release("1", photos=[use("road.png")])
    run(SECTION, line, photos=folder)
    assert run(SECTION, line).lines["release", "unchanged"] == 1
    assert len(Edition.objects.visible().get().photos) == 1


def test_a_photo_that_was_found_later_joins_its_release(run, folder):
    line = release("1", photos=[use("road.png"), use("none.png")])
    run(SECTION, line)
    summary = run(SECTION, line, photos=folder)
    assert summary.lines["release", "updated"] == 1
    assert len(Edition.objects.visible().get().photos) == 1
    assert run(SECTION, line, photos=folder).lines["release", "unchanged"] == 1


def test_a_photo_twice_in_a_release_stands_once(run, folder):
    run(SECTION, release("1", photos=[use("road.png"), use("road.png")]), photos=folder)
    assert len(Edition.objects.visible().get().photos) == 1


def test_a_dry_run_keeps_no_file(run, folder, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    line = {"type": "photo", **use("road.png")}
    assert run(line, photos=folder, dry_run=True).lines["photo", "created"] == 1
    assert not (tmp_path / "media").exists()
    assert not Photo.objects.exists()


def test_a_photo_of_the_library_without_a_credit_is_not_printed(run, folder):
    run(SECTION, release("1", photos=[use("road.png")]), photos=folder)
    Photo.objects.update(credit="")
    record = Photo.objects.get().record
    summary = run(SECTION, release("2", photos=[use("road.png")]), photos=folder)
    assert summary.photos_missing == 1
    assert run.said == [
        f"line 2: photos[0].credit: {record} is in the library without one: add it there"
    ]
    assert not Edition.objects.get(title="Release 2").photos


def test_a_credit_that_nobody_can_see_is_none(run, folder):
    line = release("1", photos=[use("road.png", credit="\u200b")])
    assert run(SECTION, line, photos=folder).refused == 1
