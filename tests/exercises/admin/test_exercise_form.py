"""An exercise as the registrar types it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from exercises.models import Exercise, ExerciseKind, Measure, MemberState
from newsroom.topics import answer_to, establish, find, rename
from tests.newsroom.admin.forms import boxes
from tests.registry import exercise, figure, ground, kind, series, state


def typed(**more) -> dict:
    """The least that makes an exercise."""
    joint = ExerciseKind.objects.get(slug="joint").pk
    return {"name": "Echelon-2023", "kind": joint, "start": "2023-09-01", **more}


def test_what_is_left_empty_follows_from_name_and_days(form):
    assert form().send(**typed(names_ru="Эшелон-2023")).status_code == 302
    row = Exercise.objects.get()
    assert (row.year, row.slug, row.announced) == (2023, "echelon-2023", False)
    assert row.topic.name == "Echelon-2023"
    assert find("эшелон 2023") == row.topic


def test_without_a_day_the_year_is_asked_for(form):
    assertContains(form().send(**typed(start="")), "Give the year, or the first day.")
    assert form().send(**typed(start="", year="2023")).status_code == 302


def test_a_topic_that_stands_ready_is_taken(form):
    ready = establish("Echelon-2023", featured=True)
    assert form().send(**typed()).status_code == 302
    assert Exercise.objects.get().topic == ready


def test_two_exercises_of_one_name_get_different_addresses(form):
    exercise("Echelon", slug="echelon-2023")
    assert form().send(**typed()).status_code == 302
    assert Exercise.objects.filter(slug="echelon-2023-2").exists()


@pytest.mark.parametrize("chosen", [True, False])
def test_a_topic_that_names_another_exercise_is_refused(form, chosen):
    other = exercise("Echelon-2023")
    answer = form().send(**typed(slug="other", topic=other.topic_id if chosen else ""))
    assertContains(answer, "already names the exercise “Echelon-2023”")
    assert Exercise.objects.count() == 1


def test_a_topic_that_names_a_state_is_refused(form):
    belarus = state()
    assertContains(
        form().send(**typed(topic=belarus.topic_id)), "already names the state “Belarus”"
    )


@pytest.mark.parametrize("field", ["name", "names_ru"])
def test_a_name_that_leads_to_another_topic_is_refused(form, field):
    answer_to(establish("Logistics"), ["Тыл"])
    words = {"topic": establish("Echelon").pk, field: "ТЫЛ"}
    assertContains(form().send(**typed(**words)), "is already a name of the topic “Logistics”")


def test_a_name_without_a_letter_is_refused(form):
    assertContains(form().send(**typed(name="—")), "needs a letter or a digit")


def test_the_topic_is_renamed_with_the_exercise_and_answers_to_the_old_name(form):
    row = exercise("Echelon-2023")
    assert form(row.pk).send(name="Echelon-2023 East", names_ru="Эшелон").status_code == 302
    row.topic.refresh_from_db()
    assert (row.topic.name, row.topic.names) == ("Echelon-2023 East", {"ru": "Эшелон"})
    assert find("Echelon-2023") == find("эшелон") == row.topic


def test_a_topic_that_editors_call_otherwise_keeps_its_name(form):
    row = exercise("Echelon-2023")
    rename(row.topic, "The logistics training", names={})
    assert form(row.pk).send(name="Echelon-2023 East").status_code == 302
    row.topic.refresh_from_db()
    assert row.topic.name == "The logistics training"
    assert find("Echelon-2023 East") == row.topic


def test_further_topics_are_chosen_by_name_and_made(form):
    logistics = establish("Logistics")
    assert form().send(**typed(topics=[logistics.pk, "new:Field kitchens"])).status_code == 302
    names = {topic.name for topic in Exercise.objects.get().topics.all()}
    assert names == {"Logistics", "Field kitchens"}


def test_grounds_host_series_and_parent_are_chosen(form):
    whole, belarus = exercise("Combat Brotherhood-2023"), state()
    place, kin = ground("Brestsky", 52.1, 23.7), series()
    chosen = {"parent": whole.pk, "host": belarus.pk, "grounds": [place.pk], "series": kin.pk}
    assert form().send(**typed(**chosen)).status_code == 302
    row = Exercise.objects.get(slug="echelon-2023")
    assert (row.parent, row.host, row.series) == (whole, belarus, kin)
    assert list(row.grounds.all()) == [place]


def test_an_exercise_is_no_part_of_its_own_part(form):
    whole = exercise("Combat Brotherhood-2023")
    part = exercise("Echelon-2023", parent=whole)
    assertContains(form(whole.pk).send(parent=part.pk), "a part of itself")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"set_status": "cancelled"}, "Say why it was postponed or cancelled."),
        ({"status_reason": "Weather"}, "Choose what the reason is for"),
        ({"end": "2023-08-01"}, "The last day is before the first one."),
    ],
)
def test_what_does_not_hold_is_refused_with_a_sentence(form, words, sentence):
    assertContains(form().send(**typed(**words)), sentence)
    assert not Exercise.objects.exists()


def test_an_event_ends_its_accreditation_before_it_begins(form):
    row = exercise("Echelon-2023")
    answer = form(row.pk).send(
        **{
            "events-TOTAL_FORMS": "1",
            "events-0-name": "Press day",
            "events-0-starts_at_0": "2023-09-04",
            "events-0-starts_at_1": "10:00",
            "events-0-accreditation_until_0": "2023-09-05",
            "events-0-accreditation_until_1": "10:00",
        }
    )
    assertContains(answer, "Accreditation ends before the event begins.")


def figures(**first) -> dict:
    row = {"measure": Measure.objects.get(slug="personnel").pk, "value": "2500", "bound": "over"}
    row |= {"kind": "announced", **first}
    return {f"figures-0-{name}": value for name, value in row.items()}


def test_a_figure_names_a_release_that_exists(form, printed):
    row, edition = exercise("Echelon-2023"), printed()
    absent = figures(source_year="1999", source_number="9") | {"figures-TOTAL_FORMS": "1"}
    assertContains(form(row.pk).send(**absent), "There is no release 1999/9.")
    known = figures(source_year=edition.year, source_number=edition.number)
    assert form(row.pk).send(**known, **{"figures-TOTAL_FORMS": "1"}).status_code == 302
    assert row.figures.get().source_number == edition.number


def test_two_figures_of_one_thing_without_a_day_are_refused(form):
    row = exercise("Echelon-2023")
    first = figures()
    second = {name.replace("-0-", "-1-"): value for name, value in first.items()}
    answer = form(row.pk).send(**first, **second, **{"figures-TOTAL_FORMS": "2"})
    assertContains(answer, "two such figures without a day")


def test_translations_that_have_no_box_here_are_kept(form):
    row = exercise("Echelon-2023", names={"ru": "Эшелон", "hy": "Էշելոն"})
    assert form(row.pk).send(names_ru="Эшелон-2023").status_code == 302
    row.refresh_from_db()
    assert row.names == {"hy": "Էշելոն", "ru": "Эшелон-2023"}


def test_a_name_in_the_first_language_goes_before_an_older_translation(form):
    row = kind("joint")
    opened = form(row.pk, model="exercisekind")
    assert opened.send(name="Joint exercise").status_code == 302
    row.refresh_from_db()
    assert row.name_en == "Joint exercise"
    assert row.name_ru == "Совместное учение"


def test_the_form_says_where_an_announcement_shows(form):
    assertContains(form().page, "Then it stands in the register, in the calendar")


def test_releases_in_print_are_named_when_an_exercise_is_no_longer_announced(form, desk, printed):
    row = exercise("Echelon-2023", announced=True)
    edition = printed(topics=[row.topic])
    opened = form(row.pk)
    del opened.boxes["announced"]
    answer = desk.post(opened.address, opened.boxes, follow=True)
    assertContains(answer, "releases in print name it")
    assertContains(answer, edition.title)


def test_an_exercise_with_parts_is_not_deleted(desk):
    whole = exercise("Combat Brotherhood-2023")
    exercise("Echelon-2023", parent=whole)
    address = f"/admin/exercises/exercise/{whole.pk}/delete/"
    assertContains(desk.get(address), "has parts: Echelon-2023. Move them first.")
    assert desk.post(address, {"post": "yes"}).status_code == 200
    assert Exercise.objects.count() == 2


@pytest.mark.parametrize("where", ["write", "printed"])
def test_an_exercise_that_releases_are_about_is_not_deleted(desk, where, request):
    row = exercise("Echelon-2023")
    request.getfixturevalue(where)(topics=[row.topic])
    address = f"/admin/exercises/exercise/{row.pk}/delete/"
    assertContains(desk.get(address), "Releases carry the topic “Echelon-2023”")
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    desk.post("/admin/exercises/exercise/", chosen)
    assert Exercise.objects.count() == 1


def test_an_exercise_that_nothing_is_about_is_deleted_with_its_rows(desk):
    row = exercise("Echelon-2023", start=date(2023, 9, 1))
    figure(row, 2500)
    address = f"/admin/exercises/exercise/{row.pk}/delete/"
    assert desk.post(address, {"post": "yes"}).status_code == 302
    assert not Exercise.objects.exists()


def test_a_state_s_topic_is_made_from_its_names(form):
    opened = form(model="memberstate")
    assert opened.send(name="Belarus", names_ru="Беларусь", code="by").status_code == 302
    row = MemberState.objects.get()
    assert (row.code, row.slug, row.topic.kind) == ("BY", "belarus", "place")
    assert find("Беларусь") == row.topic


def test_bad_input_is_answered_and_is_no_error(desk, form):
    bad = {"name": "E\x00", "year": "9" * 30, "topics": ["9" * 30, "x"], "parent": "x"}
    assert form().send(**typed(**bad)).status_code == 200
    assert boxes(desk.get("/admin/exercises/exercise/add/?parent=x").content, "#exercise_form")


def test_what_is_wrong_is_told_at_the_head_with_the_way_to_its_box(form):
    page = form().send(name="Echelon-2023", start="2023-09-06", end="2023-09-01")
    assertContains(page, '<a href="#id_kind">Kind</a>: This field is required.')
    assertContains(page, '<a href="#id_end">Last day</a>: The last day is before the first one.')


def test_boxes_of_translations_are_named_by_what_they_translate(form):
    assertContains(form().page, 'role="group" aria-label="Summary in other languages"')
