"""Who may do what: five roles, made with the schema."""

import pytest
from django.contrib.auth.models import Group, Permission

from newsroom.roles import ROLES
from tests.cast import staff

RIGHTS = {
    "Author": {"add_release", "change_release", "submit_release"},
    "Reviewer": {"change_release", "submit_release", "review_release"},
    "Publisher": {"change_release", "submit_release", "publish_release", "kill_release"},
    "Registrar": set(),
    "Photo editor": set(),
}
OVER_RELEASES = {
    "add_release",
    "change_release",
    "delete_release",
    "submit_release",
    "review_release",
    "publish_release",
    "kill_release",
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_rights_over_releases_and_no_other(role):
    person = staff("person", role)
    held = {right for right in OVER_RELEASES if person.has_perm(f"newsroom.{right}")}
    assert held == RIGHTS[role]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_the_desk(role):
    person = staff("person", role)
    assert person.has_perms(["newsroom.view_release", "newsroom.view_revision"])


@pytest.mark.parametrize("role", ROLES)
def test_every_right_that_is_named_is_a_right_that_exists(role):
    named = Permission.objects.filter(content_type__app_label="newsroom", codename__in=ROLES[role])
    assert named.count() == len(set(ROLES[role]))
    group = Group.objects.get(name=role)
    assert set(named) <= set(group.permissions.all())


def test_nobody_deletes_or_writes_what_is_on_record():
    on_record = ["release", "revision", "approval", "edition", "transition", "comment"]
    verbs = ["delete", "add", "change"]
    for role in ROLES:
        person = staff(role.lower(), role)
        for model in on_record:
            forbidden = verbs[:1] if model == "release" else verbs
            for verb in forbidden:
                assert not person.has_perm(f"newsroom.{verb}_{model}")


def test_only_photo_editors_change_photos():
    holders = [
        role for role in ROLES if staff(role.lower(), role).has_perm("newsroom.change_photo")
    ]
    assert holders == ["Photo editor"]


def test_a_person_may_hold_several_roles():
    person = staff("person", "Author", "Reviewer")
    assert person.has_perms(["newsroom.add_release", "newsroom.review_release"])


def test_without_a_role_there_is_no_desk(outsider):
    assert not outsider.get_all_permissions()
