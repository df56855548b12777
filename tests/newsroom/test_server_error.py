"""The page for the hour when nothing else works. No fixture here gives access to the database."""

import pytest
from django.utils.translation import override

from newsroom.views.errors import server_error


@pytest.fixture
def answer(rf):
    return server_error(rf.get("/en/news/"))


def test_it_says_that_it_failed(answer):
    assert answer.status_code == 500


def test_it_needs_no_database_and_says_whom_to_call(answer, settings):
    page = answer.content.decode()
    assert settings.PRESS_CENTRE.telephone in page
    assert settings.PRESS_CENTRE.email in page


def test_it_runs_under_the_strict_policy(answer):
    page = answer.content.decode()
    assert "style=" not in page
    assert page.count("<script") == page.count("<script src=")


def test_it_speaks_the_language_of_the_page_that_failed(rf):
    with override("ru"):
        assert '<html lang="ru" dir="ltr">' in server_error(rf.get("/ru/")).content.decode()


def test_its_reference_stands_in_the_log_beside_the_address(rf, caplog):
    page = server_error(rf.get("/en/news/")).content.decode()
    (line,) = [record.getMessage() for record in caplog.records]
    reference = line.removeprefix("Reference ").partition(":")[0]
    assert line.endswith("GET /en/news/")
    assert f'<span class="mono">{reference}</span>' in page


def test_it_needs_no_script(answer):
    assert "<script" not in answer.content.decode()
