"""The leak check: the press centre is tight, and the check would tell if it were not."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.urls import path

from config import urls
from newsroom.leakcheck import check
from newsroom.leakcheck.addresses import patterns
from newsroom.models import Edition, Photo, Release, Topic, User

FIRST = settings.LANGUAGES[0][0]


# ---------- the press centre is tight


def test_nothing_leaks(db):
    said = StringIO()
    call_command("leakcheck", stdout=said)
    assert said.getvalue().rstrip().endswith("canaries planted, none seen.")


def test_nothing_leaks_past_what_is_in_print_already(printed, write, make_photo, topic):
    write(topics=[topic("Drafted")])
    printed(topics=[topic("Printed")], photos=[make_photo()])
    report = check(under=f"/{FIRST}/topics/")
    assert report.findings == []
    assert report.canaries > 500
    assert report.addresses > 50


def test_the_check_leaves_nothing_behind(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("leakcheck", under="/en/states/", follow=0, stdout=StringIO())
    for model in (Release, Edition, Topic, Photo, User):
        assert not model.objects.exists()
    assert default_storage.location == str(tmp_path)
    assert default_storage.listdir("") == ([], [])


# ---------- and where it is not, it is told


def test_a_leak_fails_the_command_and_names_address_and_canary(db, monkeypatch):
    feed = next(p for p in patterns() if p.template == f"/{FIRST}/feeds/news.%(format)s")
    monkeypatch.setattr(feed.view, "callback", careless)
    said = StringIO()
    with pytest.raises(CommandError, match="leaks or gaps found"):
        call_command("leakcheck", under=feed.template.partition("%")[0], follow=0, stderr=said)
    assert f"/{FIRST}/feeds/news.rss shows title of a draft" in said.getvalue()


# ---------- a new view is covered the day it is added


def careless(request, slug: str = "", **kwargs) -> HttpResponse:
    """A view somebody may write one day."""
    return HttpResponse(Release.objects.filter(slug__startswith=slug).values_list("title"))


urlpatterns = [
    *urls.urlpatterns,
    path("new/<slug:slug>/", careless),
    path("coloured/<slug:colour>/<int:shade>/", careless),
]
handler404, handler500 = urls.handler404, urls.handler500


def test_a_new_view_is_walked_without_being_told_of(db, settings):
    settings.ROOT_URLCONF = __name__
    findings = check(under="/new/", follow=0).findings
    assert any("/new/" in finding and "shows title of" in finding for finding in findings)


def test_an_address_that_nobody_can_fill_fails_the_check(db, settings):
    settings.ROOT_URLCONF = __name__
    (finding,) = check(under="/coloured/", follow=0).findings
    assert "/coloured/%(colour)s/%(shade)s/" in finding
    assert '@fills("colour", "shade")' in finding
    assert "canaries.py" in finding
