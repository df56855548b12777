"""Out of service: nginx says so with a page that needs nobody else."""

from pathlib import Path

import pytest
from django.core.management import call_command

from tests.newsroom.buckets import free_port
from tests.nginx import NGINX, fetch, nginx

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'"


@pytest.fixture
def page(settings, tmp_path) -> Path:
    """The page as the command writes it."""
    settings.VAR = tmp_path
    call_command("outage_page", verbosity=0)
    return tmp_path / "errors" / "503.html"


def test_the_page_speaks_all_languages_and_says_whom_to_call(page, settings):
    text = page.read_text(encoding="utf-8")
    assert text.count("<h1>") == 1
    for code, _name in settings.LANGUAGES:
        assert f'<section class="oops" lang="{code}" dir="ltr">' in text
    assert text.count(settings.PRESS_CENTRE.telephone) == len(settings.LANGUAGES)


def test_the_page_needs_nothing_but_style_sheets(page):
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "style=" not in text
    assert "http" not in text


def test_the_command_writes_it_anew(page):
    page.write_text("old")
    call_command("outage_page", verbosity=0)
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [file.name for file in page.parent.iterdir()] == ["503.html"]


@pytest.mark.skipif(NGINX is None, reason="no nginx")
def test_nginx_shows_it_while_the_application_does_not_answer(page, tmp_path):
    with nginx(f"127.0.0.1:{free_port()}", tmp_path / "public", tmp_path) as front:
        for address in ("/en/news/", "/photos/files/ab12-640.webp"):
            status, headers, body = fetch(front + address)
            assert (status, body) == (503, page.read_bytes())
            assert headers["Content-Type"] == "text/html; charset=utf-8"
            assert headers["Retry-After"] == "120"
            assert headers["Cache-Control"] == "no-store"
            assert headers["Content-Security-Policy"].startswith(POLICY)
        assert fetch(front + "/en/news/", b"a=form")[::2] == (503, page.read_bytes())
        assert fetch(front + "/503.html")[0] == 404, "it has no address of its own"
        page.unlink()
        assert fetch(front + "/en/news/")[0] == 503


@pytest.mark.skipif(NGINX is None, reason="no nginx")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_file_puts_it_out_of_service_and_back(page, tmp_path, live_server):
    switch = page.with_name("maintenance")
    upstream = live_server.url.removeprefix("http://")
    with nginx(upstream, tmp_path / "public", tmp_path) as front:
        assert fetch(front + "/robots.txt")[0] == 200
        switch.touch()
        assert fetch(front + "/robots.txt")[0] == 503
        switch.unlink()
        assert fetch(front + "/robots.txt")[0] == 200
