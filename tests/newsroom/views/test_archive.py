"""The archive by year, month and day, and the news as it stood."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from newsroom import workflow
from newsroom.models import Edition
from tests.cast import ahead, unguarded


@pytest.fixture
def moved():
    """Let an edition, as if it were of the past, open and be published at another instant."""

    def move(edition: Edition, at) -> Edition:
        with unguarded():
            Edition.objects.filter(pk=edition.pk).update(visible_from=at, published_at=at)
        edition.refresh_from_db()
        return edition

    return move


def titles(page) -> list[str]:
    return [edition.title for edition in page.context["page"].items]


def past(**delta: float):
    return localtime() - timedelta(**delta)


def test_years_months_and_days_are_counted(reader, printed, publisher):
    printed()
    printed()
    printed(at=ahead(minutes=5))
    workflow.kill(printed(), by=publisher, reason="Because")
    now = localtime()
    (year,) = reader.read("/en/news/archive/", budget=2).context["years"]
    assert (year.year, year.total) == (now.year, 2)
    assert [(month.day.month, month.total) for month in year.months] == [(now.month, 2)]
    months = reader.read(year.url, budget=3).context["months"]
    (day,) = months[0]["days"]
    assert (day.day, day.total) == (now.date(), 2)
    assert len(titles(reader.read(day.url, budget=4))) == 2


def test_an_empty_archive_says_so(reader, db):
    assert (
        "Nothing has been published" in reader.read("/en/news/archive/", budget=2).content.decode()
    )


def test_what_is_empty_is_not_indexed(reader, printed, topic):
    now = printed(topics=[topic("Logistics")]).published_at
    paths = ("news/archive/2001/", "news/archive/2001/1/", "news/archive/2001/1/1/")
    for path in (*paths, "news/?kind=statement"):
        assert "noindex" in reader.read(f"/en/{path}", budget=4).content.decode(), path
    assert "noindex" in reader.read("/ru/topics/logistics/", budget=6).content.decode()
    for path in (f"news/archive/{now.year}/", "news/", "topics/logistics/"):
        assert "noindex" not in reader.read(f"/en/{path}", budget=6).content.decode(), path


@pytest.mark.parametrize(
    "path",
    [
        "archive/1/",
        "archive/2999/",
        "archive/99999999999999999999/",
        "archive/2023/2/30/",
        "archive/2023/99/1/",
        "on/2023-02-30/",
        "on/2999-01-01/",
        "on/nonsense/",
        "on/20230904/",
        "on/2023-09-04/?time=25:00",
        "on/2023-09-04/?time=%00",
    ],
)
def test_a_day_that_cannot_be_is_not_found(reader, db, path):
    reader.read(f"/en/news/{path}", budget=1, status=404)


def test_the_form_leads_to_the_day(reader, db):
    answer = reader.read("/en/news/on/?date=2023-09-04&time=14:30", budget=0, status=302)
    assert answer["Location"] == "/en/news/on/2023-09-04/?time=14:30"


@pytest.mark.parametrize("query", ["date=4.9.2023", "date=2999-01-01", "date=2023-09-04&time=x"])
def test_the_form_says_what_is_wrong(reader, db, query):
    page = reader.read(f"/en/news/on/?{query}", budget=0)
    assert page.context["refusal"] in page.content.decode()


@pytest.mark.parametrize("form", ["%Y/%m/", "%Y/%m/%d/"])
def test_a_month_or_day_leads_to_the_nearest_that_has_anything(reader, printed, moved, form):
    moved(printed(), past(days=400))
    printed()
    printed(at=ahead(days=40))
    then, now = (f"/en/news/archive/{at.strftime(form)}" for at in (past(days=400), localtime()))
    ways = reader.read(now, budget=4).context["archive"]
    assert (ways["previous_url"], ways["next_url"]) == (then, "")
    ways = reader.read(then, budget=4).context["archive"]
    assert (ways["previous_url"], ways["next_url"]) == ("", now)


def test_a_year_leads_to_the_nearest_that_has_anything(reader, printed, moved):
    then, now = past(days=800), localtime()
    moved(printed(), then)
    printed()
    ways = reader.read(f"/en/news/archive/{now.year}/", budget=3).context
    assert (ways["previous_year"], ways["next_year"]) == (then.year, None)


def test_before_the_record_begins_no_day_leads_further_back(reader, printed):
    printed()
    page = reader.read(f"/en/news/on/{past(days=1):%Y-%m-%d}/", budget=1)
    assert page.context["previous_url"] == ""
    assert reader.read(page.context["next_url"], budget=1).context["previous_url"]


def test_the_news_are_listed_as_they_stood_at_the_end_of_a_day(
    reader, printed, changed, publisher, moved
):
    first = printed(title="As it was then")
    workflow.update(changed(first.release, title="As it is now"), by=publisher, reason="More.")
    moved(first, past(days=3))
    then = reader.read(f"/en/news/on/{past(days=2):%Y-%m-%d}/", budget=1)
    assert titles(then) == ["As it was then"]
    path = f"/en/news/{first.year}/{first.number}/versions/1/"
    assert path in then.content.decode()
    before = reader.read(f"/en/news/on/{past(days=4):%Y-%m-%d}/", budget=1)
    assert titles(before) == []
    assert "The day before" in then.content.decode()
    assert "The day before" not in before.content.decode(), "a robot would walk on for ever"


def test_today_is_as_it_stands_now_and_foretells_nothing(reader, printed, changed, publisher):
    edition = printed(title="In print")
    printed(title="To come", at=ahead(minutes=1))
    revision = changed(edition.release, title="Corrected later")
    workflow.correct(revision, by=publisher, reason="Later.", at=ahead(minutes=1))
    page = reader.read(f"/en/news/on/{localtime():%Y-%m-%d}/", budget=1)
    assert titles(page) == ["In print"]


def test_what_was_killed_since_stood_on_no_day(reader, printed, publisher, moved):
    edition = printed(title="Removed since")
    moved(edition, past(days=3))
    workflow.kill(edition, by=publisher, reason="Because")
    for days in (2, 0):
        page = reader.read(f"/en/news/on/{past(days=days):%Y-%m-%d}/", budget=1)
        assert titles(page) == []


def test_own_statements_leave_out_what_others_said(reader, printed):
    printed(title="Ours")
    printed(title="Theirs", kind="relayed", source_name="An outlet")
    printed(title="To an outlet", kind="commentary", source_name="An outlet")
    page = reader.read("/en/news/?own=1", budget=2)
    assert titles(page) == ["Ours"]
    assert "Own statements only" in [chip.label for chip in page.context["filters"].chips]
    reader.read("/en/news/?own=2", budget=2, status=404)


def test_what_others_said_is_labelled_in_every_list(reader, printed, topic):
    printed(
        kind="relayed",
        source_name="An outlet",
        source_url="https://outlet.example/1",
        source_date="2023-09-03",
        topics=[topic("Logistics")],
    )
    today = f"{localtime():%Y-%m-%d}"
    for path in ("", "news/", "sections/news/", "topics/logistics/", f"news/on/{today}/"):
        text = reader.read(f"/en/{path}", budget=6).content.decode()
        assert "Relayed from An outlet" in text, path
        assert "3 September 2023" in text, path
        assert 'href="https://outlet.example/1"' in text, path


# ---------- corrections


def test_each_correction_is_an_entry_of_its_own(reader, printed, changed, publisher):
    edition = printed()
    for reason in ("First reason.", "Second reason."):
        workflow.correct(changed(edition.release, lead=reason), by=publisher, reason=reason)
    workflow.update(changed(edition.release, lead="More"), by=publisher, reason="An update.")
    page = reader.read("/en/press/corrections/", budget=1)
    reasons = [entry.reason for entry in page.context["page"].items]
    assert reasons == ["Second reason.", "First reason."]


def test_of_a_removed_release_only_the_removal_is_listed(reader, printed, changed, publisher):
    edition = printed()
    workflow.correct(changed(edition.release, lead="x"), by=publisher, reason="Quoted its text.")
    workflow.kill(edition, by=publisher, reason="It endangered people.")
    page = reader.read("/en/press/corrections/", budget=1)
    assert [entry.reason for entry in page.context["page"].items] == ["It endangered people."]
