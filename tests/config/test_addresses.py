"""An address without a language leads to the reader's."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("spoken", "language"),
    [("ru-RU,ru;q=0.9", "ru"), ("en", "en"), ("de", "en"), ("", "en")],
)
def test_the_root_leads_to_the_readers_language(client, spoken, language):
    answer = client.get("/", headers={"Accept-Language": spoken})
    assert answer.status_code == 302
    assert answer.url == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_page_named_by_its_language_is_the_same_for_every_reader(client):
    answer = client.get("/en/", headers={"Accept-Language": "ru"})
    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_nothing_that_was_uploaded_has_an_address(client, settings):
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT / "secret.jpg").write_bytes(b"canary")
    for address in (
        "/secret.jpg",
        "/media/secret.jpg",
        "/en/media/secret.jpg",
        "/static/../media/secret.jpg",
    ):
        assert client.get(address, follow=True).status_code == 404


def test_the_icon_is_the_organisations_mark(client):
    answer = client.get("/favicon.ico")
    assert answer.url == "/static/img/mark.svg"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
