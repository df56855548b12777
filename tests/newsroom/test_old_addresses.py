"""Old addresses of an archive: 301 in one hop, and nothing told before its time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import workflow
from newsroom.models import Edition, OldAddress


def address_of(edition: Edition, path: str) -> None:
    OldAddress.objects.create(
        path=path, year=edition.year, number=edition.number, language=edition.language
    )


@pytest.mark.parametrize("path", ["/news/4711/", "/index.php?id=4711", "/en/новости/1.html", "/a"])
def test_an_old_address_leads_to_the_release_in_one_hop(reader, printed, path):
    edition = printed()
    address_of(edition, path)
    response = reader.get(path)
    assert response.status_code == 301
    assert response["Location"] == edition.get_absolute_url()
    assert reader.get(response["Location"]).status_code == 200


def test_the_answer_reads_print_only(reader, printed):
    edition = printed()
    address_of(edition, "/news/4711/")
    reader.read("/news/4711/", budget=3, status=301)


def test_a_query_does_not_hide_an_old_address(reader, printed):
    edition = printed()
    address_of(edition, "/news/4711/")
    assert reader.get("/news/4711/?utm_source=x")["Location"] == edition.get_absolute_url()


def test_of_two_addresses_the_one_with_the_query_is_meant(reader, printed):
    first, second = printed(), printed()
    address_of(first, "/index.php")
    address_of(second, "/index.php?id=2")
    assert reader.get("/index.php?id=2")["Location"] == second.get_absolute_url()
    assert reader.get("/index.php?id=3")["Location"] == first.get_absolute_url()


def test_what_is_not_in_print_yet_has_no_old_address(reader, printed):
    edition = printed(at=timezone.now() + timedelta(days=1))
    address_of(edition, "/news/4711/")
    assert reader.get("/news/4711/").status_code == 404


def test_the_old_address_of_a_killed_release_leads_to_its_410(reader, printed, publisher):
    edition = printed()
    address_of(edition, "/news/4711/")
    workflow.kill(edition, by=publisher, reason="Security.")
    response = reader.get("/news/4711/")
    assert response.status_code == 301
    assert reader.get(response["Location"]).status_code == 410


def test_a_translation_has_old_addresses_of_its_own(reader, printed):
    edition = printed(language="ru")
    address_of(edition, "/ru/novosti/1/")
    assert reader.get("/ru/novosti/1/")["Location"].startswith("/ru/news/")


@pytest.mark.parametrize("path", ["/none/", "/en/none/", "/%00", "/%ff", "/none?%00=\x00"])
def test_an_unknown_address_is_404(reader, path):
    assert reader.get(path).status_code == 404


def test_a_page_that_is_there_asks_nothing_of_old_addresses(
    reader, printed, django_assert_num_queries
):
    edition = printed()
    with django_assert_num_queries(1):
        reader.get(edition.get_absolute_url())


def test_only_reading_is_redirected(reader, printed):
    address_of(printed(), "/news/4711/")
    assert reader.post("/news/4711/").status_code in {403, 404}
