"""Revisions, editions and the log are read at the desk, and changed by nobody."""

import pytest
from django.urls import reverse

from newsroom.models import Edition, Revision, Transition

RECORDS = [Revision, Edition, Transition]


def address(model, page, *args) -> str:
    return reverse(f"admin:newsroom_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", RECORDS)
def test_who_reads_releases_reads_the_record(client, printed, author, model):
    printed()
    client.force_login(author)
    assert client.get(address(model, "changelist")).status_code == 200
    key = model.objects.latest("pk").pk
    page = client.get(address(model, "change", key))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()


@pytest.mark.parametrize("model", RECORDS)
def test_a_superuser_adds_changes_and_deletes_nothing(client, printed, superuser, model):
    printed()
    client.force_login(superuser)
    key = model.objects.latest("pk").pk
    assert client.get(address(model, "add")).status_code == 403
    assert client.post(address(model, "change", key), {"reason": "x"}).status_code == 403
    assert client.post(address(model, "delete", key), {"post": "yes"}).status_code == 403
    answer = client.post(
        address(model, "changelist"), {"action": "delete_selected", "_selected_action": [key]}
    )
    assert model.objects.filter(pk=key).exists()
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize("model", RECORDS)
def test_staff_without_a_role_reads_nothing(client, outsider, model):
    client.force_login(outsider)
    assert client.get(address(model, "changelist")).status_code == 403
