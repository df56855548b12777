"""Sitemaps and the files that machines ask for first."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from newsroom import workflow
from tests import registry

# Nothing is in print in Russian, nor on any topic, and no exercise is of a series.
EMPTY = (
    "/sitemaps/en/topics.xml",
    "/sitemaps/ru/topics.xml",
    "/sitemaps/ru/sections.xml",
    "/sitemaps/en/series.xml",
    "/sitemaps/ru/series.xml",
)
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def tree(answer) -> ElementTree.Element:
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def locations(answer) -> list[str]:
    return [each.text for each in tree(answer).iter(f"{MAP}loc")]


def test_the_index_leads_to_parts_that_all_answer(reader, printed):
    edition = printed()
    found = locations(reader.read("/sitemap.xml", budget=1))
    assert f"http://127.0.0.1:8000/sitemaps/en/releases-{edition.year}-0.xml" in found
    for address in found:
        path = address.removeprefix("http://127.0.0.1:8000")
        assert path in EMPTY or reader.get(path).status_code == 200


def test_a_release_stands_with_its_last_change_and_its_pictures(
    reader, printed, make_photo, publisher, changed
):
    edition = printed(photos=[make_photo()])
    revision = changed(edition.release, title="Echelon-2023: put right")
    edition = workflow.correct(revision, by=publisher, reason="A name was wrong")
    part = tree(reader.read(f"/sitemaps/en/releases-{edition.year}-0.xml", budget=1))
    (url,) = part.iter(f"{MAP}url")
    assert url.find(f"{MAP}loc").text.endswith(edition.get_absolute_url())
    moment = datetime.fromisoformat(url.find(f"{MAP}lastmod").text)
    assert moment == edition.updated_at
    assert len(list(url.iter(f"{IMAGE}loc"))) == 1


def test_what_was_killed_is_on_no_map(reader, printed, publisher):
    edition = printed()
    workflow.kill(edition, by=publisher, reason="Because")
    assert edition.get_absolute_url() not in str(locations(reader.get("/sitemap.xml")))
    reader.read(f"/sitemaps/en/releases-{edition.year}-0.xml", budget=1, status=404)


def test_an_exercise_not_announced_is_on_no_map(reader, db):
    registry.exercise("Search-2023", series=registry.series("Search"))
    registry.exercise("Frontier-2027", announced=False, series=registry.series("Frontier"))
    found = str(locations(reader.read("/sitemaps/en/exercises.xml", budget=1)))
    assert "search-2023" in found
    assert "frontier" not in found
    found = str(locations(reader.read("/sitemaps/en/series.xml", budget=1)))
    assert "series/search/" in found
    assert "frontier" not in found


def test_news_are_our_own_of_two_days(reader, printed):
    own = printed(title="Our <own> & true")
    printed(kind="relayed", source_name="An agency")
    news = tree(reader.read("/sitemaps/en/news.xml", budget=1))
    (url,) = news.iter(f"{MAP}url")
    assert url.find(f".//{NEWS}title").text == own.title
    assert url.find(f".//{NEWS}language").text == "en"


@pytest.mark.parametrize(
    "path",
    [
        "/sitemaps/xx/topics.xml",
        "/sitemaps/en/nothing.xml",
        "/sitemaps/en/releases-2023-9999.xml",
        "/sitemaps/xx/news.xml",
    ],
)
def test_a_part_that_does_not_exist_is_not_found(reader, db, path):
    reader.read(path, budget=1, status=404)


def test_robots_are_kept_from_the_desk_and_led_to_the_maps(reader, db):
    text = reader.read("/robots.txt", budget=0).content.decode()
    assert "Disallow: /admin/\n" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in text


def test_security_txt_names_a_contact_and_expires_within_a_year(reader, db):
    text = reader.read("/.well-known/security.txt", budget=0).content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    expires = datetime.fromisoformat(fields["Expires"])
    assert fields["Contact"].startswith("mailto:")
    assert datetime.now(UTC) < expires <= datetime.now(UTC) + timedelta(days=365)
