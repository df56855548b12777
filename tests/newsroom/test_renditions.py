"""Renditions: each carries its credit in its bytes, and nothing of the original's secrets."""

import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, IptcImagePlugin

from newsroom import renditions, workflow
from newsroom.rendering import make_all, rendition
from newsroom.snapshot import photo_entry

CREDIT = "Фото пресс-службы Объединённого штаба – Լուսանկար"
EXIFTOOL = shutil.which("exiftool")


def jpeg(size: tuple[int, int] = (1600, 1000), **options) -> bytes:
    content = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(content, "JPEG", **options)
    return content.getvalue()


def secretive() -> bytes:
    """A picture on its side, with coordinates, a serial number and an owner."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x927C] = b"maker note"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    exif.get_ifd(0x8769)[0xA430] = "OWNER"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 7.0)
    return jpeg(exif=exif)


@pytest.fixture
def entry(make_photo, write):
    """A credited photo with a real original, as a revision keeps it."""

    def make(content: bytes, **fields) -> dict:
        digest = hashlib.sha256(content).hexdigest()
        photo = make_photo(content_hash=digest, credit=CREDIT, width=1600, height=1000, **fields)
        path = renditions.original_of(digest)
        default_storage.delete(path)
        default_storage.save(path, ContentFile(content))
        release = write(photos=[photo]).release
        return photo_entry(release.release_photos.get())

    return make


@pytest.mark.parametrize("format", ["avif", "webp", "jpeg"])
def test_every_format_carries_the_credit_in_xmp(entry, format):
    with rendition(entry(jpeg()), "640", format) as file, Image.open(file) as picture:
        assert picture.width == 640
        assert CREDIT in picture.info["xmp"].decode()
        assert "Lorries on a road" in picture.info["xmp"].decode()


def test_a_jpeg_carries_the_credit_in_iptc_too(entry):
    with rendition(entry(jpeg()), "320", "jpeg") as file, Image.open(file) as picture:
        iptc = IptcImagePlugin.getiptcinfo(picture)
        assert iptc[(2, 110)].decode() == CREDIT
        assert iptc[(1, 90)] == b"\x1b%G"


@pytest.mark.parametrize("format", ["avif", "webp", "jpeg"])
def test_no_secret_of_the_original_travels(entry, format):
    with rendition(entry(secretive()), "640", format) as file:
        content = file.read()
    for secret in (b"SERIAL-4711", b"OWNER", b"maker note"):
        assert secret not in content
    exif = Image.open(io.BytesIO(content)).getexif()
    assert dict(exif.get_ifd(0x8825)) == {}
    assert dict(exif.get_ifd(0x8769)) == {}


def test_orientation_is_honoured(entry):
    with rendition(entry(secretive()), "320", "webp") as file, Image.open(file) as picture:
        assert picture.height > picture.width


def test_the_card_is_cropped_around_the_focal_point(entry):
    left, right = entry(jpeg(), focal_x=0.0), entry(jpeg(quality=70), focal_x=1.0)
    with rendition(left, "card", "jpeg") as file, Image.open(file) as picture:
        assert picture.size == (1200, 630)
    assert left["version"] != right["version"]


def test_a_comment_of_the_original_is_dropped(entry):
    with rendition(entry(jpeg(comment=b"camp at the lake")), "640", "jpeg") as file:
        assert b"camp at the lake" not in file.read()


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_any_colour_mode_comes_out_as_rgb(entry, mode):
    content = io.BytesIO()
    Image.linear_gradient("L").resize((700, 500)).convert(mode).save(content, "TIFF")
    with rendition(entry(content.getvalue()), "320", "jpeg") as file, Image.open(file) as picture:
        assert picture.mode == "RGB"


def test_sixteen_bits_come_out_in_their_shades(entry):
    content = io.BytesIO()
    Image.new("I;16", (700, 500), 40000).save(content, "PNG")
    with rendition(entry(content.getvalue()), "320", "jpeg") as file, Image.open(file) as picture:
        assert abs(picture.getpixel((10, 10))[0] - 40000 // 256) < 3


def test_another_credit_gives_every_rendition_another_name(entry):
    old = entry(jpeg())
    assert renditions.version({**old, "credit": "Another body"}) != old["version"]


def test_what_is_not_offered_is_not_made(entry):
    photo = entry(jpeg())
    for name in ("641", "1920", "../../etc"):
        with pytest.raises(KeyError):
            rendition(photo, name, "webp")


def test_all_renditions_are_made_once(entry):
    photo = entry(jpeg(quality=63))
    assert len(make_all(photo)) == len(renditions.everything(photo))
    assert make_all(photo) == []


@pytest.mark.skipif(EXIFTOOL is None, reason="no exiftool")
def test_another_reader_finds_the_credit_and_no_secret(entry, tmp_path):
    photo = entry(secretive())
    for format in ("jpeg", "webp", "avif"):
        with rendition(photo, "640", format) as file:
            (tmp_path / f"picture.{format}").write_bytes(file.read())
    told = subprocess.run(
        [EXIFTOOL, "-json", "-G", "-charset", "iptc=UTF8", *map(str, sorted(tmp_path.iterdir()))],
        check=True,
        capture_output=True,
    )
    for facts in json.loads(told.stdout):
        assert facts["XMP:Credit"] == CREDIT
        assert not [name for name in facts if "GPS" in name or "Serial" in name]
        if facts["SourceFile"].endswith("jpeg"):
            assert facts["IPTC:Credit"] == CREDIT


def addresses(edition) -> list[str]:
    return [url for sources in edition.photos[0]["sources"].values() for _width, url in sources]


@pytest.fixture
def gallery(printed, make_photo):
    """An edition with one photo that has a real original."""

    def make(**words):
        content = jpeg((700, 500), quality=61)
        digest = hashlib.sha256(content).hexdigest()
        photo = make_photo(content_hash=digest, width=700, height=500)
        default_storage.delete(renditions.original_of(digest))
        default_storage.save(renditions.original_of(digest), ContentFile(content))
        return printed(photos=[photo], **words)

    return make


def test_the_bytes_are_public_while_an_edition_uses_them(reader, gallery, publisher):
    edition = gallery()
    for address in addresses(edition):
        answer = reader.read(address, budget=1)
        assert answer["Cache-Control"].startswith("public")
        assert b"".join(answer.streaming_content)
    workflow.kill(edition, by=publisher, reason="Because")
    for address in addresses(edition):
        reader.read(address, budget=2, status=410)


def test_the_bytes_of_a_draft_answer_404_even_when_guessed(reader, write, make_photo):
    photo = make_photo()
    revision = write(photos=[photo])
    version = revision.photos[0]["version"]
    for name in ("320", "640", "1920", "card", "thumb"):
        reader.read(f"/photos/files/{version}-{name}.webp", budget=3, status=404)
    for guess in (photo.original.name, f"media/{photo.original.name}", f"en/photos/{photo.pk}/"):
        assert reader.get(f"/{guess}").status_code == 404


def test_a_withdrawn_release_keeps_its_photos(reader, gallery, publisher):
    edition = gallery()
    workflow.withdraw(edition, by=publisher, reason="Because")
    reader.read(addresses(edition)[0], budget=1)


def test_storage_is_not_served_as_it_is(settings):
    assert not Path(settings.MEDIA_ROOT).is_relative_to(settings.STATIC_ROOT)
