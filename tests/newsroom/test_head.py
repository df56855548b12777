"""What the head of a page says to machines, and how a picture is offered to a browser."""

import io
import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from PIL import Image

from newsroom import workflow
from newsroom.templatetags.printed import ground
from tests.newsroom.pictures import jpeg, with_original

PHOTO_CSS = Path(__file__).parents[2] / "static/css/photo.css"


def page(reader, path: str) -> BeautifulSoup:
    return BeautifulSoup(reader.read(path, budget=1).content, "html.parser")


def said(html: BeautifulSoup, name: str) -> str:
    return html.find("meta", property=name)["content"]


def test_a_shared_address_shows_the_card_with_its_alternative_text(reader, printed, make_photo):
    edition = printed(photos=[with_original(make_photo, jpeg((1500, 1000)), alt="A “bridge” & co")])
    for path in (edition.get_absolute_url(), f"/en/photos/{edition.photos[0]['record']}/"):
        html = page(reader, path)
        address = said(html, "og:image")
        assert said(html, "og:image:alt") == "A “bridge” & co"
        assert said(html, "og:url").endswith(path)
        answer = reader.get(address[address.index("/photos/") :])
        with Image.open(io.BytesIO(answer.getvalue())) as card:
            assert card.size == (1200, 630)


def test_a_withdrawn_release_is_shared_without_its_picture(reader, printed, make_photo, publisher):
    edition = printed(photos=[make_photo()])
    workflow.withdraw(edition, by=publisher, reason="Because")
    html = page(reader, edition.get_absolute_url())
    assert html.find("meta", property="og:image") is None
    data = json.loads(html.find("script", type="application/ld+json").string)
    assert data["creativeWorkStatus"] == "Withdrawn"


def test_machines_are_told_of_a_photo_in_the_words_of_schema_org(reader, printed, make_photo):
    photo = make_photo(
        photographer="",
        organisation="Joint Press Centre",
        usage_terms="No advertising use",
        place="Brest",
        disclosure="generated",
        disclosure_note="A sketch",
    )
    printed(photos=[photo])
    html = page(reader, f"/en/photos/{photo.record}/")
    data = json.loads(html.find("script", type="application/ld+json").string)
    assert data["@type"] == "ImageObject"
    assert data["creator"] == {"@type": "Organization", "name": "Joint Press Centre"}
    assert data["usageInfo"]["text"] == "No advertising use"
    assert data["contentLocation"]["name"] == "Brest"
    assert data["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert "copyrightNotice" not in data
    assert data["contentUrl"].endswith("-full.jpeg")


def test_a_photo_leads_machines_to_its_terms_and_to_whom_to_ask(reader, printed, make_photo):
    photo = make_photo()
    printed(photos=[photo])
    data = data_of(page(reader, f"/en/photos/{photo.record}/"), "ImageObject")
    assert data["creditText"] == photo.credit
    for name in ("license", "acquireLicensePage"):
        assert reader.get(urlsplit(data[name]).path).status_code == 200


def test_a_release_tells_machines_where_it_was_filed_and_what_was_corrected(
    reader, printed, changed, publisher
):
    edition = printed(dateline_place="Brest", dateline_country="BY")
    revision = changed(edition.release, lead="Better.")
    workflow.correct(revision, by=publisher, reason="Forty lorries, not four.")
    data = data_of(page(reader, edition.get_absolute_url()), "NewsArticle")
    assert data["dateline"] == "BREST, Belarus"
    (correction,) = data["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] == "Forty lorries, not four."
    assert correction["datePublished"] == data["dateModified"]


def test_what_was_only_added_is_no_correction(reader, printed, changed, publisher):
    edition = printed()
    workflow.update(changed(edition.release, lead="More."), by=publisher, reason="More is known.")
    assert "correction" not in data_of(page(reader, edition.get_absolute_url()), "NewsArticle")


def test_a_relayed_report_names_to_machines_who_said_it_first(reader, printed):
    source = {"source_name": "A news agency", "source_url": "https://agency.example/1"}
    edition = printed(kind="relayed", source_date=date(2023, 9, 4), **source)
    data = data_of(page(reader, edition.get_absolute_url()), "NewsArticle")
    assert data["isBasedOn"] == {
        "@type": "CreativeWork",
        "url": "https://agency.example/1",
        "publisher": {"@type": "Organization", "name": "A news agency"},
        "datePublished": "2023-09-04",
    }
    assert "isBasedOn" not in data_of(page(reader, printed().get_absolute_url()), "NewsArticle")


def test_what_was_done_to_a_picture_stands_under_it(reader, printed, make_photo):
    plain = make_photo()
    blurred = make_photo(disclosure="blur", disclosure_note="faces & plates")
    html = page(reader, printed(photos=[blurred, plain]).get_absolute_url())
    captions = [caption.get_text(" ", strip=True) for caption in html.select("figcaption")]
    assert [("Blurred for security: faces & plates" in caption) for caption in captions] == [
        True,
        True,
        False,
    ]


def test_a_picture_has_its_size_and_only_the_first_is_fetched_at_once(reader, printed, make_photo):
    html = page(reader, printed(photos=[make_photo(), make_photo()]).get_absolute_url())
    pictures = html.select("picture img")
    assert [(img["width"], img["height"]) for img in pictures] == [("1920", "1280")] * 3
    assert [img.get("fetchpriority") for img in pictures] == ["high", None, None]
    assert [img.get("loading") for img in pictures] == [None, "lazy", "lazy"]
    assert [s["type"] for s in html.select_one("picture").select("source")] == [
        "image/avif",
        "image/webp",
    ]


def test_there_is_a_rule_for_every_ground():
    rules = set(re.findall(r"\.(g-\d{3}) \{ background: #[0-9a-f]{6}; \}", PHOTO_CSS.read_text()))
    shades = [f"#{r:02x}{g:02x}{b:02x}" for r in (0, 64, 130, 255) for g in (9, 99) for b in (200,)]
    assert len(rules) == 64
    assert {ground(shade) for shade in shades} <= rules
    assert ground("") == ""


# ---------- on every page


def data_of(html: BeautifulSoup, kind: str) -> dict:
    blocks = [json.loads(s.string) for s in html.find_all("script", type="application/ld+json")]
    return next(block for block in blocks if block["@type"] == kind)


def test_a_page_names_its_own_address_and_its_other_languages(reader, printed):
    printed()
    html = BeautifulSoup(
        reader.get("/en/news/?section=&kind=release&back=topics/").content, "html.parser"
    )
    canonical = "http://127.0.0.1:8000/en/news/?kind=release"
    assert html.find("link", rel="canonical")["href"] == canonical
    assert said(html, "og:url") == canonical
    alternates = {link["hreflang"]: link["href"] for link in html.find_all("link", hreflang=True)}
    assert alternates["ru"].startswith("http://127.0.0.1:8000/ru/news/")


def test_a_release_in_one_language_names_no_other(reader, printed):
    html = page(reader, printed().get_absolute_url())
    assert [link["hreflang"] for link in html.find_all("link", hreflang=True)] == ["en"]


def test_what_is_not_there_has_no_address_of_its_own(reader, db):
    html = BeautifulSoup(reader.read("/en/nothing/", budget=1, status=404).content, "html.parser")
    assert html.find("link", rel="canonical") is None
    assert html.find("meta", property="og:url") is None


def test_the_trail_is_told_to_machines(reader, printed):
    edition = printed()
    trail = data_of(page(reader, edition.get_absolute_url()), "BreadcrumbList")["itemListElement"]
    names = [step["name"] for step in trail]
    assert names[:2] == ["Home", "News"]
    assert names[-1] == f"Release {edition.year}/{edition.number}"
    assert trail[-1]["item"].endswith(edition.get_absolute_url())
    assert [step["position"] for step in trail] == [1, 2, 3, 4]


def test_the_front_page_says_whose_it_is(reader, db):
    html = BeautifulSoup(reader.get("/en/").content, "html.parser")
    organisation = data_of(html, "Organization")
    assert organisation["contactPoint"]["contactType"] == "press office"
    assert organisation["logo"].startswith("http://127.0.0.1:8000/static/")
