"""A file becomes a photo of the library: once, upright, numbered, kept."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from newsroom import rendering
from newsroom.ingest import NotAPicture
from newsroom.models import Photo, PhotoTransition
from newsroom.workflow import Refused, add_photo

CORPUS = Path(__file__).parent.parent / "corpus"


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
    photo = add_photo(picture(), by=photo_editor, credit="Press service", alt="A road")
    assert (photo.width, photo.height, photo.credit) == (64, 48, "Press service")
    assert photo.content_hash in photo.original.name
    assert photo.original.read() == picture().getvalue()
    assert photo.colour.startswith("#3")


def test_width_and_height_are_those_of_the_upright_picture(photo_editor):
    photo = add_photo(picture(orientation=6), by=photo_editor, credit="Press service")
    assert (photo.width, photo.height) == (48, 64)


def test_the_same_bytes_are_the_same_photo(photo_editor):
    first = add_photo(picture(), by=photo_editor, credit="Press service")
    second = add_photo(picture(), by=photo_editor, credit="Somebody else")
    assert second == first
    assert second.credit == "Press service"
    assert Photo.objects.count() == 1


def test_record_numbers_follow_the_day(photo_editor):
    day = {"by": photo_editor, "taken_on": date(2023, 9, 4), "credit": "Press service"}
    photos = [add_photo(picture(colour=colour), **day) for colour in ("red", "blue")]
    assert [photo.record for photo in photos] == ["P-2023-0904-001", "P-2023-0904-002"]


def test_a_path_is_as_good_as_a_file(photo_editor, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(picture().getvalue())
    assert add_photo(path, by=photo_editor, credit="Press service").pk


def test_what_an_interrupted_upload_left_behind_is_replaced(photo_editor):
    photo = add_photo(picture(), by=photo_editor, credit="Press service")
    name = photo.original.name
    photo.delete()
    with default_storage.open(name, "wb") as file:
        file.write(b"half")
    again = add_photo(picture(), by=photo_editor, credit="Press service")
    assert again.original.name == name
    assert again.original.read() == picture().getvalue()


ACCEPTED = [
    "armenian-xmp.jpg", "camera-caption.jpg", "cmyk.jpg", "cmyk.tif", "cyrillic-iptc-cp1251.jpg",
    "cyrillic-iptc-utf8.jpg", "gps-exif.jpg", "gps-xmp.jpg", "orientation.jpg", "photo.avif",
    "photo.heic", "photo.webp", "sixteen-bit.png", "sixteen-bit.tif", "three-voices.jpg",
    "transparent.png", "two-pictures.jpg", "western-iptc.jpg",
]  # fmt: skip
REFUSED = {
    "empty.jpg": "empty",
    "text.jpg": "whatever its name says",
    "page.jpg": "whatever its name says",
    "svg.jpg": "SVG",
    "truncated.jpg": "cut off",
    "without-end.jpg": "cut off",
    "truncated.png": "cut off",
    "bomb.png": "2500 megapixels, the limit is 100",
    "animated.png": "several pictures or moves",
    "animated.webp": "several pictures or moves",
    "animated.gif": "GIF",
    "zip-behind.jpg": "something else in the file",
    "zip-inside.jpg": "something else in the file",
    "zip-behind.png": "something else in the file",
    "zip-behind.webp": "something else in the file",
    "zip-behind.avif": "something else in the file",
    "zip-behind.tif": "something else in the file",
    "page-inside.jpg": "something else in the file",
    "page-behind.png": "something else in the file",
    "document-inside.jpg": "something else in the file",
}


def test_every_sample_is_either_accepted_or_refused():
    samples = {path.name for path in CORPUS.iterdir() if path.is_file() and path.suffix != ".py"}
    assert samples == {*ACCEPTED, *REFUSED}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_cameras_and_agencies_send_is_accepted_and_comes_out_right(photo_editor, name):
    photo = add_photo(CORPUS / name, by=photo_editor)
    picture = rendering.developed({"content_hash": photo.content_hash})
    assert picture.mode == "RGB"
    assert picture.size == (photo.width, photo.height)


@pytest.mark.parametrize("name", ["cmyk.jpg", "cmyk.tif", "sixteen-bit.png", "sixteen-bit.tif"])
def test_shades_are_those_of_the_original(photo_editor, name):
    photo = add_photo(CORPUS / name, by=photo_editor)
    picture = rendering.developed({"content_hash": photo.content_hash})
    shades = [picture.getpixel((160, row))[0] for row in (2, 100, 197)]
    assert shades == pytest.approx([3, 128, 252], abs=6)


@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_what_is_no_photograph_is_refused_with_its_sentence(photo_editor, settings, name, why):
    with pytest.raises(NotAPicture, match=why):
        add_photo(CORPUS / name, by=photo_editor)
    assert not Photo.objects.exists()
    assert not PhotoTransition.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*"))


def test_a_file_over_the_limit_is_refused_before_it_is_opened(photo_editor, settings):
    settings.PHOTO_MAX_MEGABYTES = 0.0001
    with pytest.raises(NotAPicture, match="the limit is"):
        add_photo(picture(), by=photo_editor)


def test_the_limit_on_pixels_is_a_setting(photo_editor, settings):
    settings.PHOTO_MAX_MEGAPIXELS = 0.003
    with pytest.raises(NotAPicture, match="megapixels"):
        add_photo(picture(), by=photo_editor)


def test_a_picture_that_takes_too_long_is_refused(photo_editor, settings):
    settings.PHOTO_DECODE_SECONDS = 0
    with pytest.raises(NotAPicture, match="too long"):
        add_photo(picture(), by=photo_editor)


def test_a_broken_colour_profile_does_not_stop_a_picture(photo_editor):
    file = BytesIO()
    Image.new("RGB", (64, 48), "#336699").save(file, "JPEG", icc_profile=b"broken", quality=95)
    photo = add_photo(file, by=photo_editor)
    developed = rendering.developed({"content_hash": photo.content_hash})
    assert developed.getpixel((5, 5)) == pytest.approx((0x33, 0x66, 0x99), abs=3)


def test_it_takes_the_right_to_add_photos(outsider):
    with pytest.raises(Refused):
        add_photo(picture(), by=outsider, credit="Press service")
