"""Topics that a text names: as whole words, in any case, by any of their names."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exercises.models import Exercise
from newsroom.found_topics import named_in, named_in_release
from newsroom.topics import establish
from tests import registry

pytestmark = pytest.mark.django_db


def named(text, **options) -> list[str]:
    return [found.topic.name for found in named_in(text, **options)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Беларусь", "Учения прошли в Беларуси."),
        ("Эшелон-2023", "Завершилась подготовка «Эшелона-2023»"),
        ("Эшелон-2023", "На Эшелоне\u20112023"),
        ("Боевое братство-2023", "в рамках «Боевого братства \u2013 2023»"),
        ("Организация Договора о коллективной безопасности",
         "государства Организации Договора о коллективной безопасности"),
        ("ОДКБ", "войска (силы) ОДКБ"),
        ("Logistics", "A logistic unit"),
        ("Peacekeeping force", "PEACEKEEPING FORCES train"),
        ("Belarus", "Belarus\u2019s units"),
        ("US", "the US and others"),
        ("Հայաստան", "Հայաստան, այսօր"),
    ],
)  # fmt: skip
def test_a_topic_is_found_in_whatever_form(name, text):
    establish(name)
    assert named(text) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Эшелон-2023", "Эшелон-2024"),
        ("Армения", "Армия учится"),
        ("Тыл", "Тыловое обеспечение"),
        ("US", "Join us"),
        ("Search", "Research"),
        ("Joint Staff", "joint, and much later staff"),
        ("Belarus", ""),
        ("Belarus", "\0 - —"),
    ],
)
def test_what_the_text_does_not_name_is_not_found(name, text):
    establish(name)
    assert named(text) == []


def test_a_name_is_found_in_all_languages():
    establish("Belarus", names={"ru": "Беларусь"}, aliases=["Республика Беларусь"])
    assert named("в Республике Беларусь") == ["Belarus"]


def test_a_name_within_a_longer_one_is_not_named():
    establish("Staff"), establish("Joint Staff")
    assert named("The Joint Staff said") == ["Joint Staff"]
    assert named("The Joint Staff said to the staff") == ["Joint Staff", "Staff"]


def test_they_come_in_the_order_of_the_text_without_those_that_it_carries():
    first, second = establish("Armenia"), establish("Belarus")
    assert named("Belarus, Armenia, Belarus") == ["Belarus", "Armenia"]
    assert named("Belarus, Armenia", but={second.pk}) == ["Armenia"]
    assert named("Belarus, Armenia", but={first.pk, second.pk}) == []


def test_what_is_not_announced_is_marked():
    topic = establish("Echelon-2030")
    Exercise.objects.create(
        kind=registry.kind("other"), name="E", slug="e", year=2030, topic=topic, announced=False
    )
    establish("Belarus")
    assert [(each.topic.name, each.secret) for each in named_in("Echelon-2030 in Belarus")] == [
        ("Echelon-2030", True),
        ("Belarus", False),
    ]


def test_a_release_offers_what_its_saved_words_name(write, topic):
    belarus, search, elsewhere = topic("Belarus"), topic("Search-2023"), topic("Elsewhere")
    revision = write(
        title="Search\u20112023 begins",
        lead="In Belarus.",
        body="<p>One</p><p><b>Else</b>where</p>",
        topics=[belarus],
    )
    assert [each.topic for each in named_in_release(revision.release)] == [search, elsewhere]


def test_a_long_text_costs_a_bounded_number_of_queries():
    establish("Belarus")
    text = "Belarus " + " ".join(f"word{number}" for number in range(20_000))
    with CaptureQueriesContext(connection) as queries:
        assert named(text) == ["Belarus"]
    assert len(queries) <= 4
