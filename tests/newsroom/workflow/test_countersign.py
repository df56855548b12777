"""The second signature under an emergency."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from newsroom import workflow
from newsroom.models import Approval, Verb
from tests.cast import log, refusal


@pytest.fixture
def alone(write, publisher):
    """The approval of an emergency publication."""
    return workflow.publish_in_emergency(write(), by=publisher, reason="Alarm.").approval


def also_reviewer(user):
    user.groups.add(Group.objects.get(name="Reviewer"))
    return type(user).objects.get(pk=user.pk)


def test_a_second_person_signs(alone, reviewer):
    signed = workflow.countersign(alone, by=reviewer)
    assert (signed.countersigned_by, signed.emergency) == (reviewer, True)
    assert signed.countersigned_at
    assert not Approval.objects.unsigned().exists()
    assert log(alone.revision.release)[-1] == Verb.COUNTERSIGN


def test_who_printed_it_does_not_sign(alone, publisher):
    person = also_reviewer(publisher)
    with refusal(match="Somebody else"):
        workflow.countersign(alone, by=person)


def test_who_wrote_in_it_does_not_sign(alone, author):
    person = also_reviewer(author)
    with refusal(match="Somebody else"):
        workflow.countersign(alone, by=person)


def test_not_even_a_superuser_who_printed_it_signs(write, superuser):
    approval = workflow.publish_in_emergency(write(), by=superuser, reason="Alarm.").approval
    with refusal(match="Somebody else"):
        workflow.countersign(approval, by=superuser)


def test_who_wrote_only_what_was_in_print_before_may_sign(
    printed, author, second_author, publisher
):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=second_author, base=edition.revision, words={"lead": "Run."}
    )
    change = workflow.publish_in_emergency(
        revision, by=publisher, reason="Alarm.", verb="correct", notice="Wrong road."
    )
    person = also_reviewer(second_author)
    with refusal(match="Somebody else"):
        workflow.countersign(change.approval, by=person)
    workflow.countersign(change.approval, by=also_reviewer(author))


def test_who_wrote_later_may_sign_what_was_printed_before(alone, reviewer):
    revision = alone.revision
    workflow.revise(revision.release, by=reviewer, base=revision, words={"lead": "Later."})
    workflow.countersign(alone, by=reviewer)


def test_nothing_is_signed_twice(alone, reviewer, second_reviewer):
    workflow.countersign(alone, by=reviewer)
    with refusal(match="nothing to sign"):
        workflow.countersign(alone, by=second_reviewer)


def test_an_ordinary_approval_needs_no_signature(printed, second_reviewer):
    approval = printed().approval
    with refusal(match="nothing to sign"):
        workflow.countersign(approval, by=second_reviewer)


@pytest.mark.parametrize("who", ["second_author", "registrar", "outsider"])
def test_signing_takes_the_right(who, alone, request):
    person = request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.countersign(alone, by=person)


def test_what_was_killed_meanwhile_is_signed_all_the_same(alone, reviewer, publisher):
    workflow.kill(alone.editions.get(), by=publisher, reason="False.")
    workflow.countersign(alone, by=reviewer)


def test_the_database_itself_refuses_one_signature_twice(alone, publisher):
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.update(countersigned_by=publisher)


def test_the_database_itself_refuses_an_emergency_without_a_reason(write, publisher):
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(revision=write(), reviewer=publisher, emergency=True)
