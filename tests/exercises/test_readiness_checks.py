"""The registry looks at a release before it is submitted."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains

from exercises.models import Exercise, Measure
from newsroom import workflow
from newsroom.readiness import missing
from newsroom.topics import answer_to, establish
from tests.cast import refusal, state_of
from tests.registry import exercise, figure

AS_OF = {"as_of": date(2023, 9, 4), "bound": "over"}


def sentences(revision) -> list[str]:
    return [problem.sentence for problem in missing(revision)]


@pytest.fixture
def brotherhood(db) -> Exercise:
    return exercise("Combat Brotherhood-2023")


@pytest.fixture
def write_of(write, brotherhood):
    """Draft a release on the exercise that says this."""

    def draft(text: str, **words):
        words = {"topics": [brotherhood.topic], "body": f"<p>{text}</p>", **words}
        return write(**words)

    return draft


def test_another_number_is_flagged_with_the_way_to_the_claim(write_of, brotherhood, printed):
    claim = printed(title="The training has begun")
    figure(brotherhood, 2500, source=claim, **AS_OF)
    (problem,) = missing(write_of("In all, 3,000 personnel take part."))
    number = f"{claim.year}/{claim.number}"
    assert problem.sentence == (
        "The text says 3,000 personnel; the registry has more than 2,500 for "
        f"Combat Brotherhood-2023 (announced 4 September 2023, release {number})."
    )
    assert (problem.field, problem.blocking) == ("id_body", False)
    assert problem.link == claim.release.get_absolute_url()


def test_without_a_release_the_way_leads_to_the_figures_of_the_exercise(write_of, brotherhood):
    figure(brotherhood, 2500)
    (problem,) = missing(write_of("In all, 3,000 personnel take part."))
    assert problem.link == f"/admin/exercises/exercise/{brotherhood.pk}/change/#figures-group"


@pytest.mark.parametrize(
    "text",
    [
        "more than 2,500 personnel",
        "2.5 thousand servicemen",
        "Более 2,5 тыс. военнослужащих",
        "On 4 September 2023 personnel of six states",
        "1,000 tonnes of fuel",
    ],
)
def test_numbers_that_agree_and_numbers_of_other_things_are_not_flagged(
    write_of, brotherhood, text
):
    figure(brotherhood, 2500, **AS_OF)
    assert sentences(write_of(text)) == []


def test_the_latest_figure_counts(write_of, brotherhood):
    figure(brotherhood, 2000, as_of=date(2023, 8, 1))
    figure(brotherhood, 2500, as_of=date(2023, 9, 4))
    assert sentences(write_of("2,500 personnel")) == []
    assert len(sentences(write_of("2,000 personnel"))) == 1


def test_headline_and_standfirst_are_read_too(write_of, brotherhood):
    figure(brotherhood, 2500)
    problems = missing(write_of("-", title="3,000 troops", lead="4,000 personnel"))
    assert [problem.field for problem in problems] == ["id_title", "id_lead"]


def test_a_number_may_be_that_of_the_larger_exercise(write, brotherhood):
    part = exercise("Echelon-2023", parent=brotherhood)
    figure(brotherhood, 2500)
    figure(part, 300)
    words = {"topics": [part.topic], "title": "T"}
    assert sentences(write(body="<p>2,500 personnel, of them 300 servicemen</p>", **words)) == []
    (sentence,) = sentences(write(body="<p>400 personnel</p>", **words))
    assert "for Echelon-2023" in sentence


def test_each_measure_is_compared_with_its_own(write_of, brotherhood):
    figure(brotherhood, 2500)
    figure(brotherhood, 500, of="equipment")
    assert sentences(write_of("2,500 personnel and 500 units of equipment")) == []
    (sentence,) = sentences(write_of("500 personnel and 500 units of equipment"))
    assert "500 personnel" in sentence


def test_a_figure_of_an_exercise_not_yet_announced_counts_at_the_desk(write_of, brotherhood):
    Exercise.objects.update(announced=False)
    figure(brotherhood, 2500)
    assert any("3,000" in sentence for sentence in sentences(write_of("3,000 personnel")))


def test_a_flagged_release_is_submitted_all_the_same(write_of, brotherhood, author):
    figure(brotherhood, 2500)
    revision = write_of("3,000 personnel")
    workflow.submit(revision, by=author)
    assert state_of(revision.release) == "in_review"


def test_the_desk_shows_it_beside_the_form_and_in_the_review(client, author, write_of, brotherhood):
    figure(brotherhood, 2500)
    revision = write_of("3,000 personnel")
    client.force_login(author)
    review = reverse("admin:newsroom_release_review", args=[revision.release_id, revision.number])
    for address in (revision.release.get_absolute_url(), review):
        page = client.get(address)
        assertContains(page, "The text says 3,000 personnel")
        assertContains(page, "#figures-group")


def test_what_it_costs_does_not_grow(write_of, brotherhood, django_assert_max_num_queries):
    for measure in Measure.objects.all():
        figure(brotherhood, 2500, of=measure.slug)
    for number in range(20):
        exercise(f"Secret {number}-2027", announced=False)
    revision = write_of("3,000 personnel, 40 aircraft " * 200)
    with django_assert_max_num_queries(8):
        missing(revision)


def test_the_sentence_speaks_the_language_of_the_desk(write_of, brotherhood):
    figure(brotherhood, 2500, **AS_OF)
    revision = write_of("3,000 personnel")
    with translation.override("ru"):
        (sentence,) = sentences(revision)
    assert "военнослужащих" in sentence


# ---------- exercises that the public may not know of


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("id_title", {"title": "SECRET–2027 begins"}),
        ("id_lead", {"lead": "What «Secret 2027» is about"}),
        ("id_body", {"body": "<ul><li>Secret-2027</li></ul>"}),
        ("id_body", {"body": "<p>учение «Тайна-2027»</p>"}),
        ("id_dateline_place", {"dateline_place": "Secret-2027 camp"}),
    ],
)
def test_a_text_that_names_an_unannounced_exercise_is_not_submitted(write, author, field, words):
    exercise("Secret-2027", names={"ru": "Тайна-2027"}, announced=False)
    revision = write(**words)
    (problem,) = missing(revision)
    assert (problem.field, problem.blocking) == (field, True)
    with refusal(match="has not been announced"):
        workflow.submit(revision, by=author)


def test_a_photo_s_caption_names_it_too(write, make_photo):
    exercise("Secret-2027", announced=False)
    photo = make_photo(caption="At Secret-2027")
    assert [p.field for p in missing(write(photos=[photo]))] == ["id_release_photos-0-photo"]


@pytest.mark.parametrize("text", ["Secret-20271", "Nosecret-2027", "secret, 2027"])
def test_only_whole_names_count(write, text):
    exercise("Secret-2027", announced=False)
    assert sentences(write(body=f"<p>{text}</p>")) == []


@pytest.mark.parametrize(
    "text",
    ["на учении «Взаимодействие-2027»", "в «Взаимодействии-2027»", "итоги Взаимодействия-2027"],
)
def test_a_name_counts_in_any_of_its_forms(write, text):
    exercise("Interaction-2027", names={"ru": "Взаимодействие-2027"}, announced=False)
    (problem,) = missing(write(body=f"<p>Подведены {text}.</p>", language="ru"))
    assert "has not been announced" in problem.sentence


def test_a_longer_name_of_another_topic_is_that_topic_s(write):
    secret = exercise("Echelon-2027", announced=False)
    answer_to(secret.topic, ["Echelon"])
    establish("Echelon-2023")
    assert sentences(write(body="<p>Echelon-2023 was held</p>", title="T")) == []
    assert len(sentences(write(body="<p>Echelon will be held</p>", title="T"))) == 1


def test_an_announced_exercise_is_named_freely(write):
    exercise("Echelon-2027")
    assert sentences(write(body="<p>Echelon-2027</p>")) == []
