"""Lists: filters, pages that stand still, archive, and what never stands in them."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from newsroom import workflow
from newsroom.models import Section


def titles(reader, path: str, *, budget: int = 2) -> list[str]:
    return [edition.title for edition in reader.read(path, budget=budget).context["page"].items]


def test_the_news_are_newest_first(reader, printed):
    first, second = printed(), printed()
    assert titles(reader, "/en/news/") == [second.title, first.title]


def test_lists_hold_their_language_only(reader, printed):
    printed()
    assert titles(reader, "/ru/news/") == []


@pytest.mark.parametrize(
    "path", ["/en/news/", "/en/sections/news/", "/en/topics/logistics/", "/en/"]
)
def test_what_is_not_due_or_was_killed_stands_in_no_list(
    reader, printed, write, topic, publisher, path
):
    logistics = topic("Logistics")
    public = printed(topics=[logistics])
    printed(title="Embargoed words", at=timezone.now() + timedelta(hours=1), topics=[logistics])
    write(title="Draft words", topics=[logistics])
    killed = printed(title="Killed words", topics=[logistics])
    workflow.kill(killed, by=publisher, reason="Because")
    text = reader.read(path, budget=6).content.decode()
    assert public.title.split(": ")[1] in text
    assert "words" not in text


def test_filters_narrow_each_other(reader, printed, topic):
    other = Section.objects.create(slug="statements", name="Statements")
    logistics = topic("Logistics")
    printed(title="A release")
    printed(title="A statement", kind="statement", section=other)
    printed(title="A statement on logistics", kind="statement", topics=[logistics])
    assert titles(reader, "/en/news/?kind=release") == ["A release"]
    assert titles(reader, "/en/news/?section=statements") == ["A statement"]
    path = "/en/news/?kind=statement&topic=logistics"
    assert titles(reader, path) == ["A statement on logistics"]
    assert titles(reader, "/en/news/?year=2001") == []


@pytest.mark.parametrize(
    "query",
    [
        "kind=poem",
        "topic=%00",
        "section=a%00b",
        "year=20x3",
        "year=99999",
        "page=0",
        "page=51",
        "page=x",
        "page=2",
        "upto=nonsense",
    ],
)
def test_a_parameter_that_cannot_be_is_not_found(reader, printed, query):
    printed()
    reader.read(f"/en/news/?{query}", budget=2, status=404)


def test_a_set_filter_is_a_chip_that_takes_it_off(reader, printed, topic):
    printed(topics=[topic("Logistics", featured=True)])
    context = reader.read("/en/news/?topic=logistics&kind=release", budget=2).context
    chips = {chip.label: chip.remove_url for chip in context["filters"].chips}
    assert chips["Logistics"] == "/en/news/?kind=release"
    assert chips["Release"] == "/en/news/?topic=logistics"


def test_pages_stand_still_while_the_list_grows(reader, printed):
    for _ in range(22):
        printed()
    first = reader.read("/en/news/", budget=2).context["page"]
    before = titles(reader, first.older_url)
    printed(title="Published meanwhile")
    assert titles(reader, first.older_url) == before
    assert first.total == 22
    assert [leaf.number for leaf in first.pages] == [1, 2]


def test_every_item_stands_on_exactly_one_page(reader, printed):
    editions = [printed() for _ in range(45)]
    seen, url = [], "/en/news/"
    while url:
        page = reader.read(url, budget=2).context["page"]
        seen += [edition.pk for edition in page.items]
        url = page.older_url
    assert seen == [edition.pk for edition in reversed(editions)]


def test_the_last_page_leads_back_to_newer_ones(reader, printed):
    for _ in range(21):
        printed()
    first = reader.read("/en/news/", budget=2).context["page"]
    last = reader.read(first.older_url, budget=2).context["page"]
    assert last.older_url == ""
    assert urlsplit(last.newer_url).path == "/en/news/"
    assert (last.first, last.last, last.total) == (21, 21, 21)


def test_links_carry_the_way_back_to_this_page_of_the_list(reader, printed):
    edition = printed()
    text = reader.read("/en/news/?kind=release", budget=2).content.decode()
    assert f"{edition.get_absolute_url()}?back=news/%3Fkind%3Drelease" in text


def test_a_month_holds_what_was_first_published_in_it(reader, printed):
    edition = printed()
    now = timezone.localtime(edition.published_at)
    assert titles(reader, f"/en/news/archive/{now.year}/{now.month}/", budget=4) == [edition.title]
    assert titles(reader, "/en/news/archive/2001/1/", budget=4) == []


@pytest.mark.parametrize("month", ["2023/0", "2023/13", "0/1", "99999/1"])
def test_a_month_that_cannot_be_is_not_found(reader, month):
    reader.read(f"/en/news/archive/{month}/", budget=2, status=404)


def test_an_unknown_section_is_not_found(reader, section):
    reader.read("/en/sections/nothing/", budget=2, status=404)


def test_a_section_without_anything_in_print_does_not_exist(reader, printed, section):
    printed()
    Section.objects.create(slug="planned", name="Planned section")
    reader.read("/en/sections/planned/", budget=2, status=404)
    for path in ("/en/news/", "/en/press/feeds/"):
        assert "Planned section" not in reader.get(path).content.decode()


def test_sections_speak_the_page_s_language(reader, printed):
    printed()
    assert "Новости" in reader.read("/ru/sections/news/", budget=2).content.decode()


def test_corrections_list_what_was_corrected_withdrawn_and_killed(
    reader, printed, changed, publisher
):
    corrected, withdrawn, killed, untouched = (printed() for _ in range(4))
    revision = changed(corrected.release, lead="Right.")
    workflow.correct(revision, by=publisher, reason="It said wrong.")
    workflow.withdraw(withdrawn, by=publisher, reason="It does not stand.")
    workflow.kill(killed, by=publisher, reason="It must not be read.")
    text = reader.read("/en/press/corrections/", budget=2).content.decode()
    for reason in ("It said wrong.", "It does not stand.", "It must not be read."):
        assert reason in text
    assert untouched.get_absolute_url() not in text
