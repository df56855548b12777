"""Two topics made one, with all that stands on them; and everything as it was when undone."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.models import Exercise, MemberState
from newsroom import topics, workflow
from newsroom.models import (
    Edition,
    EditionTopic,
    Release,
    Revision,
    Topic,
    TopicAlias,
    TopicIntroduction,
    TopicMerge,
    TopicMergeUndo,
    TopicPin,
)
from newsroom.models.merges import UNDO
from newsroom.workflow.merging import relations
from tests import registry
from tests.cast import ahead, log, refusal

WHY = "One force under two names."


def standing() -> dict[str, list]:
    """Every row of topics and of what points to them."""
    models = {Topic, *(relation.model for relation in relations())}
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.fixture
def merge(registrar):
    """Merge one topic into another as the registrar."""

    def do(source, into, reason=WHY):
        return workflow.merge_topics(source, into, by=registrar, reason=reason)

    return do


@pytest.fixture
def pair(topic):
    """The same thing twice."""
    return (
        topic("Rear services", names={"ru": "Тыл"}, aliases=["Rear"]),
        topic("Logistics", names={"ru": "Тыловое обеспечение"}),
    )


# ---------- merging


def test_everything_on_the_one_stands_on_the_other(merge, pair, write, printed, make_photo):
    source, target = pair
    draft, edition, photo = write(topics=[source]), printed(topics=[source]), make_photo()
    photo.topics.add(source)
    merge(source, target)
    assert not Topic.objects.filter(pk=source.pk).exists()
    assert list(draft.release.topics.all()) == list(photo.topics.all()) == [target]
    assert [row.topic for row in edition.edition_topics.all()] == [target]


def test_what_both_stood_on_stands_there_once(merge, pair, printed, make_photo):
    edition, photo = printed(topics=pair), make_photo()
    photo.topics.add(*pair)
    merge(*pair)
    assert list(edition.release.topics.all()) == list(photo.topics.all()) == [pair[1]]
    assert edition.edition_topics.count() == 1


def test_every_name_of_the_one_leads_to_the_other(merge, pair):
    merge(*pair)
    for name in ("Rear services", "Тыл", "rear", "Logistics", "Тыловое обеспечение"):
        assert topics.find(name) == pair[1]
    assert topics.establish("REAR-SERVICES") == pair[1]


def test_editions_keep_the_list_they_were_printed_with(merge, pair, printed):
    edition = printed(topics=[pair[0]])
    merge(*pair)
    kept = Edition.objects.get(pk=edition.pk)
    assert [entry["name"] for entry in kept.topics] == ["Rear services"]
    assert kept.topics == kept.revision.topics


def test_what_is_in_print_is_proved_after_a_merge_and_after_a_second(merge, pair, topic, printed):
    printed(topics=pair), printed(topics=[pair[0]])
    merge(*pair)
    call_command("verify_editions", stdout=io.StringIO())
    merge(pair[1], topic("Supply"))
    call_command("verify_editions", stdout=io.StringIO())


def test_what_was_approved_with_the_old_topic_is_printed_on_the_new_one(
    merge, pair, approved, publisher
):
    revision = approved(topics=[pair[0]])
    merge(*pair)
    edition = workflow.publish(revision, by=publisher)
    assert [row.topic for row in edition.edition_topics.all()] == [pair[1]]
    call_command("verify_editions", stdout=io.StringIO())


def test_no_release_changes_its_state_or_its_log(merge, pair, approved):
    revision = approved(topics=[pair[0]])
    before = log(revision.release)
    merge(*pair)
    release = Release.objects.get()
    assert (release.head, release.state, log(release)) == (revision, "approved", before)


def test_saving_what_was_approved_untouched_after_a_merge_leaves_it_approved(
    merge, pair, approved, author
):
    one, other = pair
    for carried in ([one], [one, other]):
        approved(topics=carried)
    merge(one, other)
    for revision in Revision.objects.all():
        release = revision.release
        release.refresh_from_db()
        assert workflow.revise(release, by=author, base=revision, words={}) == revision
        release.refresh_from_db()
        assert release.state == "approved"


def test_a_topic_that_is_changed_after_a_merge_makes_a_version(merge, pair, write, author, topic):
    revision = write(topics=[pair[0]])
    merge(*pair)
    release = revision.release
    release.refresh_from_db()
    later = workflow.revise(release, by=author, base=revision, topics=[pair[1], topic("More")])
    assert later.number == 2
    assert len(later.topics) == 2


def test_an_introduction_goes_along_and_waits_for_an_approval_of_its_own(
    merge, pair, registrar, reviewer
):
    text = workflow.propose_introduction(pair[0], by=registrar, language="en", body="<p>Rear.</p>")
    workflow.approve_introduction(text, by=reviewer)
    merge(*pair)
    assert not TopicIntroduction.public.exists()
    assert [text.body for text in pair[1].introductions.all()] == ["<p>Rear.</p>"]


def test_pins_stand_behind_those_that_were_there(merge, pair):
    for order, (topic, number) in enumerate([(pair[0], 1), (pair[0], 2), (pair[1], 3)]):
        TopicPin.objects.create(topic=topic, year=2023, number=number, order=order)
    merge(*pair)
    assert [pin.number for pin in pair[1].pins.all()] == [3, 1, 2]


def test_who_when_and_why_are_on_record(merge, pair, registrar):
    source_key = pair[0].pk
    row = merge(*pair, reason="  One\0 thing. ")
    assert (row.topic, row.name, row.into, row.into_name, row.by, row.reason) == (
        source_key,
        "Rear services",
        pair[1].pk,
        "Logistics",
        registrar,
        "One thing.",
    )


def test_every_table_that_points_to_topics_is_covered():
    tables = {relation.model.__name__ for relation in relations()}
    assert tables >= {
        "ReleaseTopic",
        "PhotoTopic",
        "EditionTopic",
        "TopicAlias",
        "TopicIntroduction",
        "TopicPin",
    }
    pointing = {
        model.__name__
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Topic
    }
    naming = {relation.model.__name__ for relation in relations(naming=True)}
    assert pointing == tables | naming
    assert naming == {"Exercise", "MemberState"}


# ---------- refusals


def test_a_topic_is_not_merged_into_itself(merge, pair):
    with refusal(match="into itself"):
        merge(pair[0], pair[0])


@pytest.mark.parametrize("reason", ["", "  ", "\0", "\u200b"])
def test_a_reason_is_needed(merge, pair, reason):
    with refusal(match="Give a reason"):
        merge(*pair, reason=reason)


def test_what_names_an_exercise_or_a_state_stays(merge, topic):
    echelon, belarus, other = topic("Echelon-2023"), topic("Belarus"), topic("Other")
    Exercise.objects.create(
        kind=registry.kind("other"), name="Echelon-2023", slug="echelon", year=2023, topic=echelon
    )
    MemberState.objects.create(name="Belarus", code="BY", slug="belarus", topic=belarus)
    for named in (echelon, belarus):
        with refusal(match="names an exercise or a member state"):
            merge(named, other)
    merge(other, echelon)
    assert topics.find("Other") == echelon


def test_nothing_is_merged_into_what_is_not_announced(merge, topic, printed):
    secret, public = topic("Echelon-2030"), topic("Echelon 30")
    Exercise.objects.create(
        kind=registry.kind("other"), name="E", slug="e", year=2030, topic=secret, announced=False
    )
    printed(topics=[public])
    with refusal(match="has not been announced"):
        merge(public, secret)


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "photo_editor", "outsider"])
def test_merging_and_undoing_take_the_right(who, pair, merge, topic, request):
    person = request.getfixturevalue(who)
    done = merge(topic("Old"), pair[1])
    with refusal(match="may not"):
        workflow.merge_topics(*pair, by=person, reason=WHY)
    with refusal(match="may not"):
        workflow.undo_merge(done, by=person)


def test_what_is_gone_is_not_merged(merge, pair, topic):
    third = topic("Third")
    merge(*pair)
    stale = Topic(pk=TopicMerge.objects.get().topic, name="Rear services")
    with refusal(match="not there any more"):
        merge(stale, third)
    with refusal(match="not there any more"):
        merge(third, stale)


# ---------- undoing


def test_undone_it_is_as_it_was(
    merge, pair, printed, write, make_photo, registrar, reviewer, publisher
):
    printed(topics=pair), printed(topics=[pair[0]]), write(topics=[pair[0]])
    printed(topics=[pair[0]], at=ahead())
    workflow.kill(printed(topics=pair), by=publisher, reason="False.")
    make_photo().topics.add(*pair)
    for topic in pair:
        text = workflow.propose_introduction(topic, by=registrar, language="en", body="<p>x</p>")
        workflow.approve_introduction(text, by=reviewer)
        for number in (1, 2):
            TopicPin.objects.create(topic=topic, year=2023, number=number, order=number)
    before = standing()
    done = merge(*pair)
    assert standing() != before
    back = workflow.undo_merge(done, by=registrar)
    assert standing() == before
    assert topics.find("Rear") == back
    call_command("verify_editions", stdout=io.StringIO())


SHAPES = st.lists(
    st.tuples(
        st.sampled_from(["draft", "printed", "photo", "pin"]),
        st.sets(st.sampled_from([0, 1, 2]), max_size=3),
    ),
    max_size=5,
)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(shape=SHAPES, names=st.lists(st.text("абвabc- ", min_size=1), max_size=3))
def test_whatever_the_shape_undoing_is_exact(
    shape, names, topic, write, printed, make_photo, registrar
):
    with transaction.atomic():
        cast = [topic("Zero"), topic("One"), topic("Two")]
        topics.answer_to(cast[0], [name for name in names if topics.find(name) is None])
        put = {"draft": write, "printed": printed, "photo": photograph(make_photo), "pin": pin}
        for what, tagged in shape:
            put[what](topics=[cast[index] for index in sorted(tagged)])
        steps, done = [standing()], []
        for source in cast[:2]:
            done += [workflow.merge_topics(source, cast[2], by=registrar, reason=WHY)]
            steps += [standing()]
        while done:
            assert standing() == steps.pop()
            workflow.undo_merge(done.pop(), by=registrar)
        assert standing() == steps.pop()
        transaction.set_rollback(True)


def photograph(make_photo):
    return lambda topics: make_photo().topics.add(*topics)


def pin(topics):
    for number, topic in enumerate(topics):
        TopicPin.objects.get_or_create(topic=topic, year=2023, number=1, defaults={"order": number})


def test_what_came_since_stays_and_what_was_taken_off_stays_off(
    merge, pair, write, registrar, author
):
    both, one, later = write(topics=pair), write(topics=[pair[0]]), write()
    done = merge(*pair)
    for revision, tagged in ((both, []), (one, []), (later, [pair[1]])):
        workflow.revise(revision.release, by=author, base=revision, topics=tagged)
    back = workflow.undo_merge(done, by=registrar)
    assert not Release.objects.filter(topics=back).exists()
    assert list(Release.objects.filter(topics=pair[1])) == [later.release]


@pytest.mark.parametrize("named", [[0], [0, 1]])
def test_what_was_printed_meanwhile_stands_on_what_it_names(
    merge, pair, approved, publisher, registrar, named
):
    revision = approved(topics=[pair[index] for index in named])
    done = merge(*pair)
    edition = workflow.publish(revision, by=publisher)
    back = workflow.undo_merge(done, by=registrar)
    expected = {[back, pair[1]][index] for index in named}
    assert {row.topic for row in edition.edition_topics.all()} == expected
    call_command("verify_editions", stdout=io.StringIO())


def test_a_name_that_was_taken_off_since_is_given_back(merge, pair, registrar):
    done = merge(*pair)
    pair[1].aliases.filter(key__in=["rear services", "тыл"]).delete()
    back = workflow.undo_merge(done, by=registrar)
    assert topics.find("Rear services") == topics.find("Тыл") == back
    assert list(Topic.objects.answering_to("rear-services")) == [back]


def test_it_is_refused_when_the_name_is_somebody_else_s(merge, pair, topic, registrar):
    done = merge(*pair)
    pair[1].aliases.filter(key="rear services").delete()
    topic("Rear services")
    with refusal(match="has been given away meanwhile, to “Rear services”"):
        workflow.undo_merge(done, by=registrar)


def test_it_is_refused_when_the_other_is_called_so_now(merge, pair, registrar):
    done = merge(*pair)
    topics.rename(pair[1], "Rear services", names={})
    with refusal(match="has been given away meanwhile"):
        workflow.undo_merge(done, by=registrar)


def test_it_is_refused_when_a_translation_is_somebody_else_s(merge, pair, topic, registrar):
    done = merge(*pair)
    pair[1].aliases.filter(key="тыл").delete()
    topic("Тыл")
    with refusal(match="is already a name of the topic “Тыл”"):
        workflow.undo_merge(done, by=registrar)


def test_nothing_is_undone_twice(merge, pair, registrar):
    done = merge(*pair)
    workflow.undo_merge(done, by=registrar)
    with refusal(match="undone already"):
        workflow.undo_merge(done, by=registrar)


def test_the_newest_merge_is_undone_first(merge, pair, topic, registrar):
    first = merge(*pair)
    onward = merge(pair[1], topic("Supply"))
    with refusal(match="newer merge first: “Logistics → Supply”"):
        workflow.undo_merge(first, by=registrar)
    workflow.undo_merge(onward, by=registrar)
    assert workflow.undo_merge(first, by=registrar).name == "Rear services"


def test_after_thirty_days_it_stands(pair, registrar, monkeypatch, merge):
    done = merge(*pair)
    come = done.at + UNDO
    monkeypatch.setattr("newsroom.workflow.merging.clock", lambda: come)
    with refusal(match="older than 30 days"):
        workflow.undo_merge(done, by=registrar)
    monkeypatch.setattr("newsroom.workflow.merging.clock", lambda: come - timedelta(seconds=1))
    workflow.undo_merge(done, by=registrar)


def test_it_can_be_merged_again_after_it_was_undone(merge, pair, printed, registrar):
    edition = printed(topics=[pair[0]])
    back = workflow.undo_merge(merge(*pair), by=registrar)
    merge(back, pair[1])
    assert [row.topic for row in edition.edition_topics.all()] == [pair[1]]
    call_command("verify_editions", stdout=io.StringIO())


def test_the_record_of_merges_is_never_changed(merge, pair, registrar):
    done = merge(*pair)
    workflow.undo_merge(done, by=registrar)
    for model, change in ((TopicMerge, {"reason": "x"}), (TopicMergeUndo, {"at": done.at})):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            model.objects.update(**change)


# ---------- the public's side


def test_page_and_feeds_of_the_old_name_lead_on_in_one_hop(reader, merge, pair, topic, printed):
    for language in ("en", "ru"):
        printed(topics=[pair[0]], language=language)
    merge(*pair)
    merge(pair[1], topic("Supply"))
    for language in ("en", "ru"):
        for slug in ("rear-services", "tyl", "rear", "logistics"):
            page = reader.read(f"/{language}/topics/{slug}/", budget=1, status=301)
            assert page["Location"] == f"/{language}/topics/supply/"
            for ending in ("rss", "atom"):
                address = f"/{language}/feeds/topics/%s.{ending}"
                feed = reader.read(address % slug, budget=2, status=301)
                assert feed["Location"] == address % "supply"


def test_filters_by_the_old_name_go_on_working(reader, merge, pair, printed, make_photo):
    edition = printed(topics=[pair[0]], photos=[make_photo()])
    merge(*pair)
    for slug in ("rear-services", "logistics"):
        news = reader.read(f"/en/news/?topic={slug}", budget=3).context["page"]
        photos = reader.read(f"/en/photos/?topic={slug}", budget=3).context["page"]
        assert [each.pk for each in news.items] == [edition.pk]
        assert photos.total == 1


def test_readers_find_all_of_both_on_one_page(reader, merge, pair, printed):
    for chosen in (pair, pair[:1], pair[1:]):
        printed(topics=chosen)
    merge(*pair)
    page = reader.read("/en/topics/logistics/", budget=6).context["page"]
    assert len({edition.pk for edition in page.items}) == page.total == 3


def test_a_merged_topic_that_only_drafts_had_is_on_no_page(reader, merge, pair, write, printed):
    write(topics=[pair[0]])
    printed(topics=[pair[1]])
    merge(*pair)
    assert reader.read("/en/topics/logistics/", budget=6).context["page"].total == 1


def test_counts_are_equal_before_and_after(merge, pair, printed, registrar):
    printed(topics=pair), printed(topics=[pair[0]])
    counted = (TopicAlias.objects.count(), EditionTopic.objects.count())
    workflow.undo_merge(merge(*pair), by=registrar)
    assert (TopicAlias.objects.count(), EditionTopic.objects.count()) == counted
