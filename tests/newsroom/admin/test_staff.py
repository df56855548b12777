"""Accounts of the staff are an administrator's business."""

from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom.models import User

LIST = reverse("admin:newsroom_user_changelist")


def test_an_administrator_makes_an_account_with_roles(client, superuser):
    client.force_login(superuser)
    typed = {
        "username": "second",
        "usable_password": "true",
        "password1": "a-long-passphrase",
        "password2": "a-long-passphrase",
    }
    client.post(reverse("admin:newsroom_user_add"), typed)
    made = User.objects.get(username="second")
    assert made.check_password("a-long-passphrase")
    made.groups.add(Group.objects.get(name="Reviewer"))
    assert "Reviewer" in client.get(LIST).content.decode()


def test_no_role_of_the_newsroom_sees_the_accounts(
    client, author, reviewer, publisher, registrar, photo_editor
):
    for person in (author, reviewer, publisher, registrar, photo_editor):
        client.force_login(person)
        assert client.get(LIST).status_code == 403
