"""The index of topics: letters, kinds, and a bounded part of it at a time."""

import pytest

from exercises.models import ExerciseTopic
from newsroom.models import Topic
from newsroom.topic_index import MOST, letter_of
from tests import registry

PAGE = "/en/topics/"


def index(reader, address: str = PAGE):
    return reader.read(address, budget=3).context["index"]


def names(groups) -> dict[str, list[str]]:
    return {letter: [entry["name"] for entry in entries] for letter, entries in groups}


@pytest.fixture
def many(db) -> None:
    """More topics than stand on a page, of two letters, all on one announced exercise."""
    exercise = registry.exercise("Echelon-2023")
    named = [f"{'b' if n % 2 else 'Т'}opic {n:04}" for n in range(2 * MOST + 10)]
    rows = [Topic(name=name, key=name.casefold(), slug=f"t{n}") for n, name in enumerate(named)]
    topics = Topic.objects.bulk_create(rows)
    ExerciseTopic.objects.bulk_create(
        ExerciseTopic(content_object=exercise, tag=topic) for topic in topics
    )


def test_topics_stand_under_the_letters_of_the_page_s_language(reader, printed, topic):
    topics = [topic("Logistics", names={"ru": "Тыл"}), topic("lift"), topic("7th exercise")]
    printed(topics=topics)
    printed(topics=topics[:1], language="ru")
    assert names(index(reader).groups) == {"#": ["7th exercise"], "L": ["lift", "Logistics"]}
    assert names(index(reader, "/ru/topics/").groups) == {"Т": ["Тыл"]}


def test_a_topic_says_how_many_releases_it_has_and_what_it_names(reader, printed, topic):
    echelon, belarus = registry.exercise("Echelon-2023"), registry.state("Belarus")
    series = topic("Search", kind="series")
    for _ in range(2):
        printed(topics=[series, belarus.topic])
    found = {
        e["name"]: (str(e["subject"]), e["count"]) for _l, es in index(reader).groups for e in es
    }
    assert found == {
        "Belarus": ("Member state", 2),
        echelon.label: ("Exercise", 0),
        "Search": ("Series", 2),
    }


def test_kinds_narrow_the_index_and_say_how_many_they_have(reader, printed, topic):
    printed(topics=[topic("Logistics"), topic("Treaty", kind="organisation")])
    registry.exercise("Echelon-2023")
    kinds = index(reader).kinds
    said = [(str(kind.label), kind.count, kind.current) for kind in kinds]
    assert said == [
        ("All", 3, True),
        ("Themes", 1, False),
        ("Organisations", 1, False),
        ("Events", 1, False),
    ]
    narrowed = index(reader, kinds[2].url)
    assert names(narrowed.groups) == {"T": ["Treaty"]}
    assert [kind.count for kind in narrowed.kinds] == [3, 1, 1, 1]


def test_what_editors_offer_stands_first(reader, printed, topic):
    printed(topics=[topic("Logistics"), topic("Aviation", featured=True)])
    assert [entry["name"] for entry in index(reader).featured] == ["Aviation"]


def test_beyond_a_page_a_letter_is_opened_at_a_time(reader, many):
    found = index(reader)
    assert [(str(c.label), c.current) for c in found.letters] == [
        ("B", True),
        ("E", False),
        ("Т", False),
    ]
    assert set(names(found.groups)) == {"B"}
    other = index(reader, found.letters[2].url)
    assert set(names(other.groups)) == {"Т"}


def test_a_letter_with_more_than_a_page_has_pages(reader, many):
    first = index(reader)
    (shown,) = names(first.groups).values()
    assert len(shown) == MOST
    second = index(reader, first.older_url)
    (rest,) = names(second.groups).values()
    assert (len(rest), second.older_url, second.newer_url) == (5, "", PAGE)
    assert not set(rest) & set(shown)


@pytest.mark.parametrize(
    "query",
    ["?kind=people", "?kind=%00", "?letter=Q", "?letter=%00", "?page=2", "?page=-1", "?page=x"],
)
def test_nonsense_is_not_found(reader, printed, topic, query):
    printed(topics=[topic("Logistics")])
    reader.read(PAGE + query, budget=3, status=404)


def test_a_kind_without_topics_says_so(reader, printed, topic):
    printed(topics=[topic("Logistics")])
    text = reader.read(f"{PAGE}?kind=force", budget=3).content.decode()
    assert "No topics yet" in text


def test_topics_of_drafts_are_not_counted(reader, write, printed, topic):
    printed(topics=[topic("Logistics")])
    write(topics=[topic("Secret plans", kind="force")])
    found = index(reader)
    assert (found.total, [str(kind.label) for kind in found.kinds]) == (1, ["All", "Themes"])


@pytest.mark.parametrize(("initial", "letter"), [("ё", "Ё"), ("ß", "S"), ("7", "#"), ("", "#")])
def test_letters_are_capitals_and_all_else_stands_together(initial, letter):
    assert letter_of(initial) == letter
