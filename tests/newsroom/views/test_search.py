"""The search page: what it finds, counts, marks and says; whatever is asked, it is a page."""

from urllib.parse import quote

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import workflow
from newsroom.search.results import MOST
from tests.cast import ahead

BUDGET = 6


@pytest.fixture
def found(reader):
    """Ask, and give the context of the page."""

    def ask(asked: str, path: str = "/en/search/"):
        return reader.read(f"{path}?q={asked}", budget=BUDGET).context

    return ask


def titles(context) -> list[str]:
    return [line.title.replace("<mark>", "").replace("</mark>", "") for line in context["lines"]]


def counts(context, name: str) -> dict[str, int]:
    facets = context["facets"].facets
    return {c.label: c.count for facet in facets if facet.name == name for c in facet.choices}


# ---------- what is found


def test_a_release_stands_with_its_words_marked(reader, printed):
    printed(title="A <b>bridge</b> & more", body="<p>The column <b>crossed</b> &lt;it&gt;.</p>")
    page = reader.read("/en/search/?q=crossing+bridge", budget=BUDGET).content.decode()
    assert "A &lt;b&gt;<mark>bridge</mark>&lt;/b&gt; &amp; more" in page
    assert "The column <mark>crossed</mark> &lt;it&gt;." in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_name_with_its_year_is_marked_in_one_piece(found, printed):
    printed(title="Echelon-2023 begins")
    (line,) = found("echelon-2023")["lines"]
    assert line.title == "<mark>Echelon-2023</mark> begins"


def test_the_passage_is_where_most_of_the_words_stand(found, printed):
    far = "<p>Nothing about it.</p>" * 60
    printed(title="A day", body=f"<p>A bridge.</p>{far}<p>Then a bridge over the river.</p>")
    (line,) = found("bridge+river")["lines"]
    assert "<mark>bridge</mark> over the <mark>river</mark>" in line.passage
    assert line.passage.startswith("… ")


def test_the_page_finds_in_its_language_and_says_what_there_is_in_others(found, printed):
    printed(title="Рубеж-2024", language="ru")
    assert titles(found("rubezh", "/ru/search/")) == ["Рубеж-2024"]
    context = found("rubezh")
    assert titles(context) == []
    (other,) = context["elsewhere"]
    assert (other["label"], other["count"]) == ("Русский", 1)
    assert titles(found("rubezh&language=ru")) == ["Рубеж-2024"]


def test_an_unfinished_last_word_is_completed_behind_what_has_it_whole(found, printed):
    printed(title="A log", body="<p>Words.</p>")
    printed(title="The logger", body="<p>Words.</p>")
    assert titles(found("log")) == ["A log", "The logger"]
    assert titles(found("logge")) == ["The logger"]


def test_a_photo_leads_to_its_page_and_shows_its_credit(reader, printed, make_photo):
    photo = make_photo(caption="Lorries on a pontoon.", credit="A joint staff")
    printed(photos=[photo])
    response = reader.read("/en/search/?q=pontoon", budget=BUDGET)
    (line,) = response.context["lines"]
    assert line.url == f"/en/photos/{photo.record}/"
    assert "A joint staff" in response.content.decode()


def test_a_photo_of_several_releases_stands_once(found, printed, make_photo):
    photo = make_photo(caption="Lorries on a pontoon.")
    printed(photos=[photo])
    printed(photos=[photo])
    context = found("pontoon")
    assert context["page"].total == 1


def test_a_withdrawn_release_is_found_without_its_text_or_photos(
    found, printed, publisher, make_photo
):
    photo = make_photo(caption="Lorries on a pontoon.")
    edition = printed(title="A bridge", body="<p>Of pontoon.</p>", photos=[photo])
    workflow.withdraw(edition.release.head, by=publisher, reason="It does not stand.")
    (line,) = found("pontoon")["lines"]
    assert (line.photo, line.passage) == (None, "")


def test_a_topic_in_print_is_found_by_any_of_its_names(found, printed, topic):
    logistics = topic(
        "Logistic support", names={"ru": "Тыловое обеспечение"}, aliases=["Тыл ёмкий"]
    )
    topic("Logistics of drafts")
    printed(title="Other words", body="<p>Words.</p>", topics=[logistics])
    for name in ("logistics", "тылового", "tylovoe", "емкий"):
        assert titles(found(name)) == ["Logistic support"]


def test_an_embargo_is_not_counted_named_or_meant(found, printed):
    printed(title="A secret", body="<p>Xylophone.</p>", at=ahead(), embargoed=True)
    for asked in ("xylophone", "xylophon", "xylofhone", "xylo"):
        context = found(asked)
        assert (context["page"].total, context["meant"], context["elsewhere"]) == (0, None, [])


# ---------- filters, counts, order


@pytest.fixture
def archive(printed, topic, make_photo):
    logistics = topic("Logistics")
    printed(title="Bridge one", kind="statement", topics=[logistics])
    printed(title="Bridge two", topics=[logistics], photos=[make_photo()])
    printed(title="Bridge three", body="<p>A bridge and a bridge.</p>")


def test_a_filter_counts_what_it_would_leave_if_it_alone_were_changed(found, archive):
    context = found("bridge&kind=statement")
    assert titles(context) == ["Bridge one"]
    assert counts(context, "kind") == {"Release": 2, "Statement": 1}
    assert counts(context, "topic") == {"Logistics": 1}
    assert counts(context, "photo") == {}
    assert counts(found("bridge"), "photo") == {"With photographs": 1}


def test_values_of_one_filter_add_up_and_filters_cut_down(found, archive):
    assert len(titles(found("bridge&kind=statement&kind=release"))) == 3
    assert titles(found("bridge&kind=statement&kind=release&photo=yes")) == ["Bridge two"]
    assert len(titles(found("bridge&topic=logistics"))) == 2


def test_a_chip_takes_its_filter_off_and_keeps_the_others(found, archive):
    chips = found("bridge&kind=statement&kind=release&topic=logistics")["filters"].chips
    assert [chip.label for chip in chips] == ["Statement", "Release", "Logistics"]
    assert chips[0].remove_url == "/en/search/?q=bridge&kind=release&topic=logistics"


def test_filters_that_leave_nothing_say_so(reader, archive):
    page = reader.read("/en/search/?q=bridge&year=1990", budget=BUDGET).content.decode()
    assert "Nothing answers to all of these filters" in page


def test_the_order_is_chosen(found, archive):
    assert titles(found("bridge&sort=newest")) == ["Bridge three", "Bridge two", "Bridge one"]
    assert titles(found("bridge&sort=oldest")) == ["Bridge one", "Bridge two", "Bridge three"]


def test_pages_keep_the_question_and_its_filters(found, printed):
    for number in range(21):
        printed(title=f"Bridge {number}")
    context = found("bridge&kind=release")
    assert context["page"].older_url == "/en/search/?q=bridge&kind=release&page=2"
    assert len(found("bridge&kind=release&page=2")["lines"]) == 1
    assert MOST % 20 == 0


# ---------- nothing found


def test_a_misspelled_word_is_mended_to_one_that_is_found(found, printed):
    for _ in range(2):
        printed(title="Echelon-2023")
    context = found("echelom+2023")
    assert context["meant"]["text"] == "echelon 2023"
    assert context["meant"]["count"] == 2
    assert titles(found(context["meant"]["url"].partition("q=")[2])) == ["Echelon-2023"] * 2


def test_nothing_found_shows_three_ways_on(reader, printed):
    page = reader.read("/en/search/?q=xylophone", budget=BUDGET).content.decode()
    for way in ("/en/exercises/", "/en/news/", "/en/press/"):
        assert f'<li><a href="{way}">' in page


# ---------- whatever is asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        '"',
        '""',
        "'",
        "a AND",
        "NOT a",
        "NEAR(a b)",
        "title:a",
        "a*",
        "(",
        "a:*&!|<->",
        "\\",
        "%",
        "\0",
        "a\0b",
        "x" * 10_000,
        "x " * 5_000,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        "🙂",
        "²³¼",
        "ՀԱՊԿ",
        "<script>alert(1)</script>",
    ],
)
def test_odd_input_is_a_page(reader, printed, asked):
    printed()
    reader.read(f"/en/search/?q={quote(asked)}", budget=BUDGET)
    reader.read(f"/en/search/suggest/?q={quote(asked)}", budget=BUDGET)


def test_a_photo_of_several_releases_is_found_once_and_counted_once(found, printed, make_photo):
    photo = make_photo(caption="A viaduct across the valley.", alt="A viaduct.")
    for _release in range(3):
        printed(photos=[photo])
    context = found("viaduct")
    assert len(context["lines"]) == 1
    assert counts(context, "kind") == {"Photograph": 1}
    assert counts(context, "year") == {str(context["lines"][0].at.year): 1}


def test_a_section_is_called_in_the_language_of_the_page(found, printed):
    printed(title="Эшелон viaduct", language="ru")
    printed(title="A viaduct")
    printed(title="Эшелон viaduct", language="ru")
    assert counts(found("viaduct"), "section") == {"News": 1}
    assert counts(found("viaduct", "/ru/search/"), "section") == {"Новости": 2}


@pytest.mark.parametrize("name", ["kind", "section", "topic", "state", "exercise", "year"])
@pytest.mark.parametrize("value", ["\0", "9" * 40, "’", "²", "-1", "x" * 500, ""])
def test_odd_filters_find_nothing_or_are_passed_over(reader, printed, name, value):
    printed()
    reader.read(f"/en/search/?q=echelon&{name}={quote(value)}", budget=BUDGET)


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99", "9" * 30])
def test_an_odd_page_leads_to_the_nearest(reader, printed, page):
    printed()
    assert reader.read(f"/en/search/?q=echelon&page={page}", budget=BUDGET).context["lines"]


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text())
def test_whatever_is_typed_is_a_page(reader, typed):
    asked = quote(typed.encode("utf-8", "replace"))
    reader.read(f"/en/search/?q={asked}", budget=BUDGET)


def test_the_index_is_built_anew_by_a_command(found, printed, capsys):
    printed(title="A bridge")
    call_command("reindex_search")
    assert "1 edition" in capsys.readouterr().out
    assert titles(found("bridge")) == ["A bridge"]


# ---------- suggestions, and pages that are not there


def test_suggestions_are_names_and_headlines_in_print(reader, printed, topic):
    bridges = topic("Bridges")
    topic("Bridges of drafts")
    edition = printed(title="A bridge over the river", topics=[bridges])
    printed(title="A bridge under embargo", at=ahead())
    found = reader.read("/en/search/suggest/?q=bri", budget=4).json()["suggestions"]
    assert found == [
        {"text": "Bridges", "kind": "Topic", "url": "/en/topics/bridges/"},
        {"text": edition.title, "kind": "Release", "url": edition.get_absolute_url()},
    ]
    assert reader.read("/en/search/suggest/?q=b", budget=0).json() == {"suggestions": []}


def test_the_page_not_found_searches_for_the_words_of_its_address(reader, printed):
    edition = printed(title="Echelon-2023: logistics")
    response = reader.read("/en/news/2023/echelon-2023-logistics/", budget=1, status=404)
    page = response.content.decode()
    assert 'value="echelon 2023 logistics"' in page
    assert f'<a href="{edition.get_absolute_url()}">' in page


def test_the_page_not_found_of_a_file_asks_nothing(reader, printed):
    printed(title="Echelon-2023: logistics")
    page = reader.read("/echelon-2023-logistics.jpg", budget=0, status=404).content.decode()
    assert "Echelon-2023: logistics" not in page
