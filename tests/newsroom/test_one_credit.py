"""One credit, letter for letter, wherever a photo goes: page, feeds, JSON-LD, sheet, file."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import feedparser
import pytest
from bs4 import BeautifulSoup
from PIL import Image, IptcImagePlugin

from newsroom.rendering import rendition
from tests.newsroom.pictures import EXIFTOOL, jpeg, told, with_original

NASTY = "Пресс-служба «Звезда» & Söhne <b>\"O'Neil\"</b> 'ԵԽ' — Լուսանկար; a,b &amp; </script>"


@pytest.fixture
def edition(printed, make_photo):
    photo = with_original(make_photo, jpeg(quality=77), credit=NASTY)
    return printed(photos=[photo, make_photo(credit=NASTY)])


def in_figcaption(reader, edition) -> str:
    page = BeautifulSoup(reader.get(edition.get_absolute_url()).content, "html.parser")
    return page.select_one("figure.ph figcaption .cr b").get_text()


def on_its_own_page(reader, edition) -> str:
    page = reader.get(f"/en/photos/{edition.photos[0]['record']}/").content
    return BeautifulSoup(page, "html.parser").select_one("#credit b").get_text()


def in_the_library(reader, edition) -> str:
    page = BeautifulSoup(reader.get("/en/photos/").content, "html.parser")
    return page.select_one(".gal figcaption .cr b").get_text()


def in_json_ld(reader, edition) -> str:
    page = BeautifulSoup(reader.get(edition.get_absolute_url()).content, "html.parser")
    data = page.select_one('head script[type="application/ld+json"]')
    return json.loads(data.string)["image"][0]["creditText"]


def in_a_feed(format: str) -> Callable:
    def read(reader, edition) -> str:
        feed = feedparser.parse(reader.get(f"/en/feeds/news.{format}").content)
        return feed.entries[0].media_credit[0]["content"]

    return read


def kit(reader, edition) -> zipfile.ZipFile:
    answer = reader.get(f"/en/news/{edition.year}/{edition.number}/photos.zip")
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def in_the_table(reader, edition) -> str:
    text = kit(reader, edition).read("captions.csv").decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(text, newline="")))["Credit line, required"]


def in_the_sheet(reader, edition) -> str:
    lines = kit(reader, edition).read("captions.txt").decode("utf-8-sig").splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith("Credit line"))


def in_the_kit_s_file(reader, edition) -> str:
    content = kit(reader, edition).read(f"{edition.photos[0]['record']}.jpg")
    with Image.open(io.BytesIO(content)) as picture:
        return IptcImagePlugin.getiptcinfo(picture)[2, 110].decode()


def in_the_file_s_xmp(reader, edition) -> str:
    with rendition(edition.photos[0], "640", "webp") as file, Image.open(file) as picture:
        return BeautifulSoup(picture.info["xmp"], "xml").find("Credit").get_text()


PLACES = {
    "figcaption": in_figcaption,
    "photo page": on_its_own_page,
    "library": in_the_library,
    "JSON-LD": in_json_ld,
    "RSS": in_a_feed("rss"),
    "Atom": in_a_feed("atom"),
    "table": in_the_table,
    "sheet": in_the_sheet,
    "IPTC": in_the_kit_s_file,
    "XMP": in_the_file_s_xmp,
}


def test_the_credit_is_the_same_letter_for_letter_everywhere(reader, edition):
    found = {place: read(reader, edition) for place, read in PLACES.items()}
    assert found == dict.fromkeys(PLACES, NASTY)


@pytest.mark.skipif(EXIFTOOL is None, reason="no exiftool")
def test_another_program_reads_the_same_credit_in_the_file(reader, edition, tmp_path):
    file = tmp_path / "whole.jpg"
    file.write_bytes(kit(reader, edition).read(f"{edition.photos[0]['record']}.jpg"))
    (facts,) = told([file])
    assert (facts["XMP:Credit"], facts["IPTC:Credit"]) == (NASTY, NASTY)


def test_no_credit_can_end_the_data_of_a_page(reader, edition):
    page = reader.get(edition.get_absolute_url()).content.decode()
    blocks = [part for part in page.split("<script")[1:] if "ld+json" in part[:60]]
    assert len(blocks) == 2
    for data in blocks:
        assert "</b>" not in data.partition("</script>")[0]
        assert json.loads(data.partition(">")[2].partition("</script>")[0])
