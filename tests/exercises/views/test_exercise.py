"""The page of an exercise: its place among others, its record, and what is in print about it."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from exercises.models import Exercise, MemberState, Phase, PublicEvent
from newsroom import workflow
from tests import registry
from tests.cast import ahead

UMBRELLA = "/en/exercises/2023/combat-brotherhood-2023/"
ECHELON = "/en/exercises/2023/echelon-2023/"


@pytest.fixture
def belarus(db) -> MemberState:
    return registry.state("Belarus", joined=date(1994, 1, 1))


@pytest.fixture
def umbrella(belarus) -> Exercise:
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    return registry.exercise("Combat Brotherhood-2023", of="strategic", host=belarus, **days)


@pytest.fixture
def echelon(umbrella, belarus) -> Exercise:
    series = registry.series("Echelon")
    registry.exercise("Echelon-2021", series=series)
    days = {"start": date(2023, 9, 2), "end": date(2023, 9, 6)}
    return registry.exercise(
        "Echelon-2023", of="logistics", parent=umbrella, series=series, host=belarus, **days
    )


@pytest.fixture
def siblings(umbrella) -> list[Exercise]:
    names = ("Interaction-2023", "Search-2023", "Barrier-2023")
    return [registry.exercise(name, parent=umbrella) for name in names]


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def text(found) -> str:
    words = re.sub(r"\s+", " ", found.get_text(" ")).strip()
    return words.replace(" ,", ",").replace(" – ", "–")


def links(answer) -> set[str]:
    return {a["href"] for a in soup(answer).select("main a[href]")}


def secret(**columns) -> Exercise:
    return registry.exercise("Secret-2023", announced=False, **columns)


# ---------- its place


def test_from_a_part_it_is_one_click_to_umbrella_siblings_last_year_and_host(
    reader, echelon, siblings
):
    assert {
        UMBRELLA,
        *(sibling.get_absolute_url() for sibling in siblings),
        "/en/exercises/2021/echelon-2021/",
        "/en/states/belarus/",
        "/en/exercises/series/echelon/",
    } <= links(reader.read(ECHELON, budget=6))


def test_the_trail_leads_through_the_umbrella(reader, echelon):
    trail = soup(reader.read(ECHELON, budget=6)).select(".crumb li")
    assert [text(step) for step in trail] == [
        "Home",
        "Exercises",
        "Combat Brotherhood-2023",
        "Echelon-2023",
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Brestsky training ground", "Brestsky training ground"),
        ("Brest region", "Brestsky training ground Brest region"),
    ],
)
def test_a_place_is_told_beside_a_training_ground_only_if_it_says_more(
    reader, umbrella, place, said
):
    umbrella.grounds.add(registry.ground("Brestsky training ground", 52.1, 23.7))
    umbrella.place = place
    umbrella.save(update_fields=["place"])
    facts = soup(reader.get(UMBRELLA)).select(".facts > div")
    told = {text(fact.dt): text(fact.dd) for fact in facts}
    assert told["Training grounds"] == said


def test_the_tree_has_parts_of_parts_and_marks_the_current_one(reader, echelon):
    supply = registry.exercise("Supply-2023", parent=echelon)
    registry.exercise("Fuel-2023", parent=supply)
    tree = soup(reader.read(ECHELON, budget=6)).select_one(".tree")
    assert [text(h) for h in tree.select("h3")] == [
        "Combat Brotherhood-2023",
        "Echelon-2023",
        "Supply-2023",
        "Fuel-2023",
    ]
    assert text(tree.select_one("[aria-current] h3")) == "Echelon-2023"
    assert len(tree.select("[aria-current]")) == 1


def test_an_exercise_alone_has_no_structure_and_no_link_to_it(reader, db):
    registry.exercise("Thunder-2023")
    page = soup(reader.read("/en/exercises/2023/thunder-2023/", budget=6))
    assert not page.select(".tree, #forces, #programme, #figures, #photographs")
    assert [a["href"] for a in page.select(".toc a")] == ["#news"]


def test_the_list_of_sections_leads_to_every_section_there_is(reader, full):
    page = soup(reader.read(UMBRELLA, budget=6))
    for link in page.select(".toc a[href^='#']"):
        assert page.select_one(link["href"]), link
    assert len(page.select(".toc a[href^='#']")) >= 6


def test_parts_that_go_round_in_a_circle_still_make_a_page(reader, umbrella, echelon):
    Exercise.objects.filter(pk=umbrella.pk).update(parent=echelon)
    reader.read(UMBRELLA, budget=6)
    reader.read(ECHELON, budget=6)


def test_a_wrong_year_leads_to_the_right_one(reader, umbrella):
    answer = reader.read("/en/exercises/2020/combat-brotherhood-2023/", budget=1, status=301)
    assert answer["Location"] == UMBRELLA


# ---------- what is not announced


@pytest.mark.parametrize("year", [2023, 2022])
def test_an_exercise_not_announced_does_not_exist(reader, umbrella, year):
    secret(parent=umbrella)
    reader.read(f"/en/exercises/{year}/secret-2023/", budget=1, status=404)


def test_nor_does_it_as_a_part_or_sibling_and_no_count_has_it(reader, echelon, umbrella):
    hidden = secret(parent=umbrella, series=echelon.series)
    registry.exercise("Below-2023", parent=hidden)
    registry.sends(hidden, registry.state("Armenia", "AM"), "Secret units")
    for path in (UMBRELLA, ECHELON):
        page = text(soup(reader.read(path, budget=6)))
        assert "Secret" not in page
        assert "Below-2023" not in page
        assert "Armenia" not in page
    assert reader.get(UMBRELLA).context["family"].parts == [echelon]


def test_nor_does_it_as_an_umbrella_or_a_predecessor(reader, echelon):
    hidden = secret(year=2022, series=echelon.series)
    Exercise.objects.filter(pk=echelon.pk).update(parent=hidden)
    answer = reader.read(ECHELON, budget=6)
    assert "Secret" not in text(soup(answer))
    assert answer.context["family"].before.name == "Echelon-2021"


# ---------- what is said of it


def test_a_cancelled_exercise_says_so_with_its_reason_and_shows_no_days(reader, full):
    Exercise.objects.filter(name="Combat Brotherhood-2023").update(
        set_status="cancelled", status_reason="Because of floods."
    )
    page = soup(reader.read(UMBRELLA, budget=6))
    assert "Cancelled" in text(page.select_one(".notice"))
    assert "Because of floods." in text(page.select_one(".notice"))
    assert not page.select(".tl, .steps .tag")


def test_approximate_days_are_said_as_months_only(reader, umbrella):
    Exercise.objects.filter(pk=umbrella.pk).update(approximate=True)
    page = soup(reader.read(UMBRELLA, budget=6))
    assert "about September 2023" in text(page.select_one(".facts"))
    assert "1–6" not in text(page)


def test_what_is_not_known_is_not_published_and_never_invented(reader, db):
    registry.exercise("Thunder-2023")
    page = soup(reader.read("/en/exercises/2023/thunder-2023/", budget=6))
    facts = text(page.select_one(".facts"))
    assert "Dates not published" in facts
    assert "Host not published" in facts
    assert not page.select(".figs")
    assert text(page.select_one(".tag")) == "Completed"


def test_phases_have_their_days_and_how_far_they_have_come(reader, umbrella):
    today = timezone.localdate()
    for n, name in enumerate(("Before", "Now", "Ahead"), start=-1):
        day = today + timedelta(days=n)
        Phase.objects.create(exercise=umbrella, name=name, start=day, end=day)
    steps = soup(reader.read(UMBRELLA, budget=6)).select(".steps li")
    assert [text(s.select_one("div")) for s in steps] == [
        "Before Completed",
        "Now Under way",
        "Ahead Planned",
    ]


def test_an_event_says_its_hour_in_both_zones_and_whether_accreditation_is_over(reader, umbrella):
    at = datetime(2023, 9, 5, 12, tzinfo=UTC)
    events = {"exercise": umbrella, "place": "Brestsky", "starts_at": at}
    PublicEvent.objects.create(name="Media day", accreditation_until=at, **events)
    soon = ahead(days=2)
    coming = {"starts_at": soon, "accreditation_until": soon - timedelta(days=1)}
    PublicEvent.objects.create(name="Closing", **{**events, **coming})
    late = {"starts_at": soon, "accreditation_until": soon - timedelta(days=3)}
    PublicEvent.objects.create(name="Parade", **{**events, **late})
    said = [text(e) for e in soup(reader.read(UMBRELLA, budget=6)).select(".steps li")]
    assert said[0].startswith("5 Sep Media day Completed 15:00 (GMT+3), 12:00 GMT · Brestsky")
    assert "Accreditation ended on 5 Sep 2023, 15:00 (GMT+3), 12:00 GMT" in said[0]
    assert "Closing Accreditation open" in said[1]
    assert "Parade Accreditation closed" in said[2]


def test_the_latest_figure_stands_with_its_source_and_the_older_ones_below(
    reader, umbrella, printed
):
    edition = printed()
    registry.figure(umbrella, 2000, as_of=date(2023, 8, 1), bound="over")
    registry.figure(
        umbrella, 2500, as_of=date(2023, 9, 1), bound="about", kind="actual", source=edition
    )
    page = soup(reader.read(UMBRELLA, budget=6))
    latest, earlier = page.select("#figures table")
    assert "about 2,500 actual 1 Sep 2023" in text(latest)
    assert latest.select_one("a")["href"] == edition.get_absolute_url()
    assert f"Release {edition.year}/{edition.number}" in text(latest)
    assert "more than 2,000 announced 1 Aug 2023 not published" in text(earlier)
    assert earlier.find_parent("details")
    assert text(page.select_one(".figs")).startswith("September 2023 1–6 personnel 2,500")


def test_a_figure_whose_source_was_removed_is_not_shown(reader, umbrella, printed, publisher):
    edition = printed()
    registry.figure(umbrella, 987654, source=edition)
    workflow.kill(edition, by=publisher, reason="Wrong.")
    assert "987,654" not in text(soup(reader.read(UMBRELLA, budget=6)))


def test_a_further_topic_that_only_drafts_use_is_not_named(reader, umbrella, topic, printed):
    umbrella.topics.add(topic("Logistics"), topic("Only in drafts"))
    printed(topics=[topic("Logistics")])
    facts = text(soup(reader.read(UMBRELLA, budget=6)).select_one(".facts"))
    assert "Logistics" in facts
    assert "Only in drafts" not in facts


# ---------- what is in print about it


def test_an_umbrella_gathers_the_releases_of_its_parts_once(reader, echelon, umbrella, printed):
    supply = registry.exercise("Supply-2023", parent=echelon)
    both = printed(topics=[echelon.topic, umbrella.topic])
    deep = printed(topics=[supply.topic])
    page = reader.read(UMBRELLA, budget=6).context["page"]
    assert [e.pk for e in page.items] == [deep.pk, both.pk]
    assert page.total == 2


def test_further_pages_of_releases_begin_at_the_releases(reader, umbrella, printed):
    for _n in range(21):
        printed(topics=[umbrella.topic])
    page = soup(reader.read(UMBRELLA, budget=6))
    assert page.select_one(".pager [rel=next]")["href"].endswith("#news")
    assert "21 releases" in text(page.select_one("#news .head"))
    older = page.select_one(".pager [rel=next]")["href"].partition("#")[0]
    own = soup(reader.read(older, budget=6)).select_one("link[rel=canonical]")["href"]
    assert own.endswith(older)


def test_the_first_photo_is_of_the_newest_release_about_itself_and_credited(
    reader, umbrella, echelon, printed, make_photo
):
    own, other = make_photo(credit="Photo: Own body"), make_photo(credit="Photo: Other body")
    printed(topics=[umbrella.topic], photos=[own])
    printed(topics=[echelon.topic, umbrella.topic], photos=[own])
    printed(topics=[echelon.topic], photos=[other])
    page = soup(reader.read(UMBRELLA, budget=6))
    assert "Photo: Own body" in text(page.select_one(".hero figure"))
    assert [text(f.select_one(".cr")) for f in page.select(".gal figure")] == ["Photo: Other body"]
    assert "/en/photos/?exercise=combat-brotherhood-2023" in links(reader.get(UMBRELLA))
    assert f"{UMBRELLA}photos.zip" in links(reader.get(UMBRELLA))


def test_the_library_is_not_linked_where_it_would_be_empty(
    reader, umbrella, echelon, printed, make_photo
):
    printed(topics=[echelon.topic], photos=[make_photo(), make_photo()])
    page = soup(reader.read(UMBRELLA, budget=6))
    assert page.select(".gal figure")
    assert not page.select("a[href*='photos/?exercise']")


def test_its_feed_is_linked_only_where_there_is_one(reader, umbrella, echelon, printed):
    printed(topics=[echelon.topic])
    assert "feeds" not in " ".join(links(reader.read(UMBRELLA, budget=6)))
    feed = "/en/feeds/topics/echelon-2023.atom"
    assert feed in links(reader.read(ECHELON, budget=6))
    assert reader.get(feed).status_code == 200


# ---------- cost


@pytest.fixture
def full(umbrella, echelon, siblings, belarus, printed, make_photo, topic) -> Exercise:
    """An exercise with something of everything, in some number."""
    fill(umbrella, [echelon, *siblings], printed, make_photo, topic, times=2)
    return umbrella


def fill(umbrella, parts, printed, make_photo, topic, *, times: int) -> None:
    for n in range(times):
        edition = printed(topics=[umbrella.topic], photos=[make_photo(), make_photo()])
        day = date(2023, 9, 1 + n % 6)
        registry.figure(umbrella, n, as_of=day - timedelta(days=40 * n), source=edition)
        Phase.objects.create(exercise=umbrella, name=f"Phase {n}", start=day, end=day)
        at = datetime(2023, 9, 1 + n % 6, 12, tzinfo=UTC)
        PublicEvent.objects.create(exercise=umbrella, name=f"Event {n}", starts_at=at)
        umbrella.grounds.add(registry.ground(f"Ground {n}", 53, 27))
        umbrella.topics.add(topic(f"Theme {n}"))
        state = registry.state(f"State {n}", f"{n:02}")
        for part in parts:
            registry.sends(part, state, "Units")
            registry.exercise(f"{part.name[:-5]} stage {n}-2023", parent=part)


@pytest.mark.parametrize("times", [1, 8])
def test_a_page_costs_six_queries_however_much_there_is(
    reader, umbrella, echelon, siblings, printed, make_photo, topic, times
):
    fill(umbrella, [echelon, *siblings], printed, make_photo, topic, times=times)
    reader.read(UMBRELLA, budget=6)
    reader.read(ECHELON, budget=6)


def test_machines_are_told_of_it_within_its_umbrella(reader, umbrella, echelon):
    page = soup(reader.read(umbrella.get_absolute_url(), budget=6))
    event = json.loads(page.select_one('head script[type="application/ld+json"]').string)
    assert (event["@type"], event["name"]) == ("Event", "Combat Brotherhood-2023")
    assert "Echelon-2023" in [part["name"] for part in event["subEvent"]]
    part = soup(reader.read(echelon.get_absolute_url(), budget=6))
    event = json.loads(part.select_one('head script[type="application/ld+json"]').string)
    assert event["superEvent"]["name"] == "Combat Brotherhood-2023"
    assert len(part.select('meta[property="og:url"]')) == 1
