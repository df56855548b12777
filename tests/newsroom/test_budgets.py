"""A reader's page costs the same number of queries however much there is."""

from collections.abc import Callable

import pytest
from django.utils.timezone import localtime

from newsroom.models import Edition, Topic, TopicPin
from tests.guards import Reader


@pytest.fixture(params=[1, 25])
def archive(request, printed, topic, make_photo) -> list[Edition]:
    """A few releases or more than a page of them, on one topic, with photos."""
    logistics = topic("Logistics", names={"ru": "Логистика"}, featured=True)
    editions = [printed(topics=[logistics], photos=[make_photo()]) for _ in range(request.param)]
    pinned = editions[0]
    TopicPin.objects.create(topic=logistics, year=pinned.year, number=pinned.number)
    return editions


@pytest.fixture
def costs(reader: Reader, archive) -> Callable[..., None]:
    def check(path: str, budget: int) -> None:
        reader.read(path, budget=budget)

    return check


def test_a_release_costs_two_queries(reader, archive):
    reader.read(archive[0].get_absolute_url(), budget=2)


def test_a_release_without_topics_costs_one_query(reader, printed):
    reader.read(printed().get_absolute_url(), budget=1)


@pytest.mark.parametrize("end", ["", "1/", "1.txt"])
def test_the_record_of_a_release_costs_one_query(reader, archive, end):
    edition = archive[0]
    reader.read(f"/en/news/{edition.year}/{edition.number}/versions/{end}", budget=1)


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/",
        "/en/news/?kind=release",
        "/en/news/?topic=logistics&section=news",
        "/en/sections/news/",
        "/en/press/corrections/",
    ],
)
def test_a_list_costs_two_queries(costs, path):
    costs(path, 2)


def test_a_topic_costs_six_queries_at_most(costs):
    """Topic, releases, photographs, near topics; exercises and states, which are another app's."""
    costs("/en/topics/logistics/", 6)


def test_an_archive_month_costs_four_queries(costs, archive):
    """Those of a list, and one each for the nearest months before and after that have anything."""
    month = archive[0].published_at
    costs(f"/en/news/archive/{month.year}/{month.month}/", 4)


def test_a_day_of_the_archive_costs_four_queries_and_as_it_stood_one(costs, archive):
    day = localtime(archive[0].published_at)
    costs(f"/en/news/archive/{day:%Y/%m/%d}/", 4)
    costs(f"/en/news/on/{day:%Y-%m-%d}/", 1)


def test_the_counts_of_the_archive_cost_two_queries_and_of_a_year_three(costs, archive):
    costs("/en/news/archive/", 2)
    costs(f"/en/news/archive/{archive[0].year}/", 3)


def test_the_home_page_costs_six_queries_at_most(costs):
    costs("/en/", 6)


@pytest.mark.parametrize("path", ["/en/feeds/news.rss", "/en/feeds/topics/logistics.atom"])
def test_a_feed_costs_one_query(costs, path):
    costs(path, 1)


def test_the_topic_shows_its_pin_first_and_once(reader, archive):
    page = reader.read("/en/topics/logistics/", budget=6).context
    assert [pin.target.pk for pin in page["chosen"]] == [archive[0].pk]
    assert archive[0].pk not in [e.pk for e in page["page"].items]
    assert page["page"].total == len(archive) - 1
    assert Topic.public.count() == 1
