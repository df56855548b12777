"""The contract of the engines: the same on SQLite and on PostgreSQL, whichever runs the tests."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from newsroom import workflow
from newsroom.models import SearchDocument, SearchWord
from newsroom.search.engines import engine
from newsroom.search.indexing import reindex
from newsroom.search.query import read
from newsroom.search.results import looked_through
from tests.cast import ahead, let_come

pytestmark = pytest.mark.django_db


def titles(typed: str, *, demands=None, sort: str = "newest", most: int = 100) -> list[str]:
    """The titles of the editions whose text matches, in the order of the engine."""
    found = looked_through(read(typed).expression, demands or {}, sort, most=most)
    return [document.edition.title for document in found if document.part == 0]


def best(typed: str) -> list[str]:
    """The titles by score."""
    found = looked_through(read(typed).expression, {}, "newest", most=100)
    return [each.edition.title for each in sorted(found, key=lambda each: each.score)]


@pytest.fixture
def bridge(printed):
    return printed(title="A bridge", body="<p>The supply column crossed the river.</p>")


@pytest.fixture
def column(printed):
    return printed(title="A column", body="<p>A column for supply waits at the bridges.</p>")


def test_every_word_must_be_there(bridge, column):
    assert titles("bridge column") == ["A column", "A bridge"]
    assert titles("bridge river") == ["A bridge"]
    assert titles("bridge airlift") == []


def test_a_phrase_must_stand_in_its_order(bridge, column):
    assert titles('"supply column"') == ["A bridge"]
    assert titles('"column supply"') == []


def test_the_title_weighs_more_than_the_text(bridge, column):
    assert best("bridge") == ["A bridge", "A column"]


def test_russian_forms_and_letters_are_forgiven(printed):
    printed(title="Учения", body="<p>Ещё один эшелон. Наш Рубеж.</p>", language="ru")
    for typed in ("учениями", "еще эшелона", "Rubezh"):
        assert titles(typed) == ["Учения"]


def test_the_newest_or_the_oldest_come_first_and_no_more_than_asked(printed):
    for number in range(4):
        edition = printed(title=f"Bridge {number}", at=ahead())
        let_come(edition)
    stand = list(SearchDocument.public.order_by("-key").values_list("edition__title", flat=True))
    assert titles("bridge", most=2) == stand[:2]
    assert titles("bridge", sort="oldest", most=2) == stand[:-3:-1]


def test_what_is_demanded_must_hold(printed, topic, make_photo):
    logistics, medicine = topic("Logistics"), topic("Medicine")
    one = printed(title="Bridge one", topics=[logistics], photos=[make_photo()])
    printed(title="Bridge two", topics=[logistics, medicine], kind="statement")
    printed(title="Bridge three", language="ru")
    assert titles("bridge", demands={"photo": {True}}) == ["Bridge one"]
    assert titles("bridge", demands={"kind": {"statement", "photo"}}) == ["Bridge two"]
    assert titles("bridge", demands={"language": {"ru"}}) == ["Bridge three"]
    assert titles("bridge", demands={"year": {one.year + 1}}) == []
    assert len(titles("bridge", demands={"section": {"news"}, "year": {one.year}})) == 3
    both = {"topic": {logistics.pk}, "exercise": {medicine.pk}}
    assert titles("bridge", demands=both) == ["Bridge two"]
    assert titles("bridge", demands={"topic": set()}) == []


def test_an_embargo_is_found_at_its_instant_and_not_before(printed):
    edition = printed(title="A bridge", at=ahead(), embargoed=True)
    assert titles("bridge") == []
    let_come(edition)
    assert titles("bridge") == ["A bridge"]


def test_a_new_edition_is_found_instead_of_the_old(bridge, changed, publisher):
    revision = changed(bridge.release, title="A ferry")
    workflow.correct(revision, by=publisher, reason="It was a ferry.")
    assert titles("bridge") == []
    assert titles("ferry") == ["A ferry"]


def test_a_killed_text_is_not_found_nor_its_headline(bridge, publisher):
    workflow.kill(bridge.release.head, by=publisher, reason="It endangers people.")
    assert titles("river") == []
    assert titles("bridge") == []


def test_a_photo_is_found_by_its_caption_and_its_credit(printed, make_photo):
    printed(photos=[make_photo(caption="Lorries on a pontoon", credit="Photo: a joint staff")])
    (found,) = looked_through(read("pontoon").expression, {}, "newest")
    assert (found.part, found.kind) == (1, "photo")
    assert len(looked_through(read("pontoon staff").expression, {}, "newest")) == 1


def test_words_of_neighbouring_paragraphs_are_two(printed):
    printed(title="A list", body="<p>Ends</p><ul><li>ferries</li><li>pontoons</li></ul>")
    assert titles("ferries pontoons") == ["A list"]


def test_an_unfinished_word_finds_those_that_begin_so(bridge):
    words = engine().beginning_with("cross", SearchWord.objects.all())
    assert list(words.values_list("word", flat=True)) == ["crossed"]


def test_indexing_anew_gives_the_same(bridge, column):
    before = titles("supply"), list(SearchWord.objects.order_by("word"))
    assert reindex() == 2
    assert reindex() == 2
    assert (titles("supply"), list(SearchWord.objects.order_by("word"))) == before


def test_what_is_rolled_back_is_not_in_the_index(printed):
    with transaction.atomic():
        printed(title="A bridge")
        transaction.set_rollback(True)
    assert titles("bridge") == []
    assert not SearchWord.objects.exists()


def test_an_index_of_nothing_is_empty(bridge):
    SearchDocument.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT COUNT(*) FROM newsroom_searchindex WHERE newsroom_searchindex MATCH 'bridg'"
            )
            assert cursor.fetchone() == (0,)
    assert titles("bridge") == []


def test_a_document_stands_where_lists_have_it(printed):
    first = printed()
    second = printed(at=first.published_at + timedelta(hours=1))
    keys = {d.edition_id: d.key for d in SearchDocument.objects.filter(part=0)}
    assert keys[first.pk] < keys[second.pk]
