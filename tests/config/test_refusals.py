"""What is refused is refused on a page of ours, which says what to do."""

import pytest
from django.test import Client

LOGIN = "/admin/login/"


@pytest.mark.django_db
def test_staff_without_the_right_is_told_so(client, outsider, settings):
    client.force_login(outsider)
    answer = client.get("/admin/newsroom/release/")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "This page is not open to you" in page
    assert settings.PRESS_CENTRE.telephone in page
    assert 'href="/admin/"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "The form was too old to be accepted"), ("ru", '<html lang="ru" dir="ltr">')],
)
def test_a_form_without_its_token_is_sent_back_with_advice(language, heading):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(LOGIN, {"username": "x"}, headers={"accept-language": language})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert heading in page
    assert "<script" not in page
