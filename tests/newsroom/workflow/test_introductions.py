"""The head of a topic's page: proposed by one, approved by another."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom import workflow
from newsroom.models import TopicIntroduction
from tests.cast import refusal


@pytest.fixture
def proposed(topic, registrar):
    """A proposed introduction of a topic."""

    def make(body="<p>An organisation of six states.</p>", language="en"):
        return workflow.propose_introduction(
            topic("CSTO"), by=registrar, language=language, body=body
        )

    return make


def test_a_proposal_is_not_public(proposed):
    introduction = proposed()
    assert introduction.approved_at is None
    assert not TopicIntroduction.public.exists()


def test_a_second_person_makes_it_public(proposed, reviewer):
    introduction = workflow.approve_introduction(proposed(), by=reviewer)
    assert (introduction.approved_by, TopicIntroduction.public.get()) == (reviewer, introduction)


def test_its_writer_does_not_approve_it(proposed, registrar):
    introduction = proposed()
    registrar.groups.add(Group.objects.get(name="Reviewer"))
    person = type(registrar).objects.get(pk=registrar.pk)
    with refusal(match="Somebody else"):
        workflow.approve_introduction(introduction, by=person)


def test_not_even_a_superuser_approves_their_own(topic, superuser):
    introduction = workflow.propose_introduction(
        topic("CSTO"), by=superuser, language="en", body="<p>x</p>"
    )
    with refusal(match="Somebody else"):
        workflow.approve_introduction(introduction, by=superuser)


def test_nothing_is_approved_twice(proposed, reviewer, second_reviewer):
    introduction = workflow.approve_introduction(proposed(), by=reviewer)
    with refusal(match="already"):
        workflow.approve_introduction(introduction, by=second_reviewer)


@pytest.mark.parametrize("body", ["", " ", "<script>x</script>", "\0", "<p></p>", "<p>&nbsp;</p>"])
def test_an_introduction_needs_words(topic, registrar, body):
    csto = topic("CSTO")
    with refusal():
        workflow.propose_introduction(csto, by=registrar, language="en", body=body)


def test_it_is_cleaned_on_the_way_in(proposed):
    assert proposed("<p onclick=alert(1)>a\0b</p><script>x</script>").body == "<p>ab</p>"


@pytest.mark.parametrize("who", ["author", "publisher", "photo_editor", "outsider"])
def test_proposing_takes_the_right(who, topic, request):
    csto, person = topic("CSTO"), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.propose_introduction(csto, by=person, language="en", body="<p>x</p>")


@pytest.mark.parametrize("who", ["author", "publisher", "photo_editor", "outsider"])
def test_approving_takes_the_right(who, proposed, request):
    introduction, person = proposed(), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.approve_introduction(introduction, by=person)


def test_the_database_itself_refuses_one_pair_of_eyes(proposed, registrar):
    introduction = proposed()
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicIntroduction.objects.filter(pk=introduction.pk).update(
            approved_by=registrar, approved_at=introduction.written_at
        )


def approved(topic, registrar, reviewer, **given):
    text = workflow.propose_introduction(
        topic, by=registrar, **{"language": "en", "body": "<p>x</p>", **given}
    )
    return workflow.approve_introduction(text, by=reviewer)


def test_it_is_overdue_once_its_day_has_passed(topic, registrar, reviewer):
    day = timezone.localdate() + timedelta(days=30)
    text = approved(topic("CSTO"), registrar, reviewer, review_by=day)
    approved(topic("CIS"), registrar, reviewer)
    assert not TopicIntroduction.objects.overdue(day).exists()
    assert list(TopicIntroduction.objects.overdue(day + timedelta(days=1))) == [text]


def test_only_what_is_in_print_is_overdue(topic, registrar, reviewer):
    csto, day = topic("CSTO"), timezone.localdate() + timedelta(days=30)
    old = approved(csto, registrar, reviewer, review_by=day)
    workflow.propose_introduction(csto, by=registrar, language="en", body="<p>y</p>", review_by=day)
    later = day + timedelta(days=1)
    assert list(TopicIntroduction.objects.overdue(later)) == [old]
    approved(csto, registrar, reviewer, review_by=day + timedelta(days=300))
    russian = approved(csto, registrar, reviewer, review_by=day, language="ru")
    assert list(TopicIntroduction.objects.overdue(later)) == [russian]


def test_the_day_to_review_it_is_one_to_come(topic, registrar):
    csto = topic("CSTO")
    with refusal(match="lies in the past"):
        workflow.propose_introduction(
            csto, by=registrar, language="en", body="<p>x</p>", review_by=timezone.localdate()
        )
