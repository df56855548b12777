"""What files say of their pictures: three standards in their order of trust, in any script."""

from datetime import date
from pathlib import Path

import pytest

from newsroom import photo_metadata
from newsroom.photo_metadata import day, decoded

CORPUS = Path(__file__).parent.parent / "corpus"


def said(name: str) -> dict:
    with (CORPUS / name).open("rb") as file:
        return {name: value for name, value in photo_metadata.read(file).items() if value}


@pytest.mark.parametrize("name", ["cyrillic-iptc-cp1251.jpg", "cyrillic-iptc-utf8.jpg"])
def test_cyrillic_iptc_is_read_whether_or_not_it_names_its_alphabet(name):
    assert said(name) == {
        "caption": "Колонна снабжения на марше. Брестский полигон, 4 сентября 2023 года",
        "credit": "Фото: пресс-служба Объединённого штаба",
        "photographer": "Пресс-служба Объединённого штаба",
        "place": "Брест, Беларусь",
        "taken_on": date(2023, 9, 4),
        "keywords": ["Эшелон-2023"],
    }


def test_western_letters_are_not_taken_for_cyrillic():
    assert said("western-iptc.jpg") == {
        "caption": "Défilé à la frontière, près du château",
        "credit": "Ministère de la Défense",
        "place": "Orléans",
    }


@pytest.mark.parametrize("name", ["armenian-xmp.jpg", "photo.webp", "photo.avif", "photo.heic"])
def test_armenian_xmp_is_read_from_every_format(name):
    assert said(name) == {
        "caption": "Շտաբային վարժանք Երևանում",
        "credit": "Լուսանկարը՝ ՀՀ պաշտպանության նախարարություն",
        "alt": "Սպաներ քարտեզի շուրջ",
    }


def test_cyrillic_exif_is_read_and_nothing_secret_is():
    assert said("gps-exif.jpg") == {
        "caption": "Брестский полигон",
        "photographer": "Пресс-служба",
        "taken_on": date(2023, 9, 4),
    }


def test_coordinates_in_xmp_are_not_read():
    assert said("gps-xmp.jpg") == {"credit": "Joint Press Centre"}


def test_iptc_is_trusted_before_xmp_and_xmp_before_exif():
    assert said("three-voices.jpg") == {
        "caption": "IPTC caption",
        "credit": "XMP credit",
        "copyright_notice": "EXIF rights",
    }


def test_what_a_camera_calls_itself_is_no_caption():
    assert said("camera-caption.jpg") == {}


@pytest.mark.parametrize("name", ["cmyk.tif", "sixteen-bit.png", "transparent.png", "cmyk.jpg"])
def test_a_file_that_says_nothing_fills_nothing(name):
    assert said(name) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20230904", date(2023, 9, 4)),
        ("2023:09:04 10:30:00", date(2023, 9, 4)),
        ("2023-09-04T10:30:00+03:00", date(2023, 9, 4)),
        ("0000:00:00 00:00:00", None),
        ("2023", None),
        ("", None),
    ],
)
def test_days_are_read_as_each_standard_writes_them(value, expected):
    assert day(value) == expected


@pytest.mark.parametrize(
    "written",
    ["Учение", "ПВО и РЭБ", "Ёлка", "Château", "Überführung", "naïve", "plain"],
)
@pytest.mark.parametrize("alphabet", ["utf-8", "cp1251", "cp1252"])
def test_the_alphabet_is_guessed(written, alphabet):
    try:
        value = written.encode(alphabet)
    except UnicodeEncodeError:
        return
    assert decoded(value) == written


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x:xmpmeta",
        b"<rdf:RDF><rdf:Description",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_a_broken_or_hostile_packet_says_nothing(packet):
    tree = photo_metadata.parsed(packet)
    assert tree is None or photo_metadata.xmp_values(tree, photo_metadata.XMP_KEYWORDS) == []


def test_of_several_languages_the_one_for_all_is_taken():
    packet = (
        '<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights><rdf:Alt>'
        '<rdf:li xml:lang="ru">Права</rdf:li><rdf:li xml:lang="x-default">Rights</rdf:li>'
        "</rdf:Alt></dc:rights></rdf:Description>"
    )
    tree = photo_metadata.parsed(packet.encode())
    assert photo_metadata.xmp_values(tree, f"{photo_metadata.DC}rights") == ["Rights"]
