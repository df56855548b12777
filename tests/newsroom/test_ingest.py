"""A file becomes a photo of the library: once, upright, numbered, kept."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from newsroom.ingest import NotAPicture, admit_photo
from newsroom.models import Photo
from newsroom.workflow import Refused


@pytest.fixture(autouse=True)
def _scratch_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def picture(*, size=(64, 48), colour="#336699", orientation: int = 1) -> BytesIO:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=exif, quality=95)
    return file


def test_a_picture_is_measured_and_kept_under_its_hash(photo_editor):
    photo = admit_photo(picture(), by=photo_editor, credit="Press service", alt="A road")
    assert (photo.width, photo.height, photo.credit) == (64, 48, "Press service")
    assert photo.content_hash in photo.original.name
    assert photo.original.read() == picture().getvalue()
    assert photo.colour.startswith("#3")


def test_width_and_height_are_those_of_the_upright_picture(photo_editor):
    photo = admit_photo(picture(orientation=6), by=photo_editor, credit="Press service")
    assert (photo.width, photo.height) == (48, 64)


def test_the_same_bytes_are_the_same_photo(photo_editor):
    first = admit_photo(picture(), by=photo_editor, credit="Press service")
    second = admit_photo(picture(), by=photo_editor, credit="Somebody else")
    assert second == first
    assert second.credit == "Press service"
    assert Photo.objects.count() == 1


def test_record_numbers_follow_the_day(photo_editor):
    day = {"by": photo_editor, "taken_on": date(2023, 9, 4), "credit": "Press service"}
    photos = [admit_photo(picture(colour=colour), **day) for colour in ("red", "blue")]
    assert [photo.record for photo in photos] == ["P-2023-0904-001", "P-2023-0904-002"]


def test_a_path_is_as_good_as_a_file(photo_editor, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(picture().getvalue())
    assert admit_photo(path, by=photo_editor, credit="Press service").pk


def test_what_an_interrupted_upload_left_behind_is_replaced(photo_editor):
    photo = admit_photo(picture(), by=photo_editor, credit="Press service")
    name = photo.original.name
    photo.delete()
    with default_storage.open(name, "wb") as file:
        file.write(b"half")
    again = admit_photo(picture(), by=photo_editor, credit="Press service")
    assert again.original.name == name
    assert again.original.read() == picture().getvalue()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7", picture().getvalue()[:300]])
def test_what_is_no_picture_is_refused(photo_editor, content):
    with pytest.raises(NotAPicture):
        admit_photo(BytesIO(content), by=photo_editor, credit="Press service")
    assert not Photo.objects.exists()


def test_it_takes_the_right_to_add_photos(outsider):
    with pytest.raises(Refused):
        admit_photo(picture(), by=outsider, credit="Press service")
