"""Every page is valid HTML, every style sheet valid CSS, every drawing valid SVG.

The Nu Html Checker reads all pages of the demonstration in one run; then those to which no link
leads, and those of a press centre that has nothing in print yet.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied

from newsroom import preview, workflow
from newsroom.leakcheck.addresses import patterns
from newsroom.views.errors import server_error
from tests.validator import faults

pytestmark = pytest.mark.django_db

Keep = Callable[[Mapping[str, bytes]], Mapping[str, Path]]


@pytest.fixture
def keep(tmp_path) -> Keep:
    """Write what is to be checked, each into a file of its own."""

    def written(contents: Mapping[str, bytes]) -> Mapping[str, Path]:
        files = {name: tmp_path / f"{number}.html" for number, name in enumerate(contents)}
        for name, file in files.items():
            file.write_bytes(contents[name])
        return files

    return written


@pytest.fixture
def refusals(rf: RequestFactory, settings, tmp_path_factory) -> dict[str, bytes]:
    """What is said when there is nothing to show."""
    settings.VAR = tmp_path_factory.mktemp("var")
    call_command("outage_page", verbosity=0)
    request = rf.get("/en/")
    return {
        "403": permission_denied(request, PermissionDenied()).content,
        "403, form too old": csrf_failure(request).content,
        "500": server_error(request).content,
        "503": (settings.VAR / "errors" / "503.html").read_bytes(),
    }


@pytest.fixture
def unlinked(client: Client, printed, write, make_photo, publisher) -> dict[str, bytes]:
    """What has an address that no page names, by that address."""
    photo = make_photo()
    workflow.kill(printed(photos=[photo]), by=publisher, reason="It named a person.")
    printed(title="Motorway landings", photos=[make_photo()])
    addresses = [
        "/en/search/?q=motorway",
        "/en/search/?q=motorwai",
        "/en/search/?q=zzz",
        "/en/news/?kind=statement&section=news",
        "/en/news/on/?date=nonsense",
        "/en/nothing/",
        "/ru/nothing/",
        f"/en/photos/{photo.record}/",
        preview.link(write()),
    ]
    return {address: client.get(address).content for address in addresses}


def test_every_page_of_the_demonstration_is_valid(walk, keep):
    pages = {address: stop.body for address, stop in walk.stops.items() if stop.page}

    assert len(pages) > 1000
    assert faults(keep(pages)) == []


def test_pages_that_no_link_leads_to_are_valid(refusals, unlinked, keep):
    assert faults(keep(refusals | unlinked)) == []


def test_pages_of_a_press_centre_without_news_are_valid(client, keep):
    answers = {
        pattern.template: client.get(pattern.template)
        for pattern in patterns()
        if not pattern.parameters
    }
    pages = {
        address: answer.content
        for address, answer in answers.items()
        if answer["Content-Type"].startswith("text/html") and answer.content
    }

    assert len(pages) > 30
    assert faults(keep(pages)) == []


@pytest.mark.parametrize("kind", ["css", "svg"])
def test_every_style_sheet_and_every_drawing_is_valid(kind):
    static = settings.BASE_DIR / "static"
    files = {str(path.relative_to(static)): path for path in static.rglob(f"*.{kind}")}

    assert files
    assert faults(files, kind=kind) == []


@pytest.mark.parametrize(
    ("kind", "content", "fault"),
    [
        ("html", "<!doctype html>\n<html lang=en><title>A</title>\n<b>B", "line 3: End of file"),
        ("css", "p {\n  colour: red;\n}\n", "line 2: CSS: “colour”"),
        ("svg", "<svg xmlns='http://www.w3.org/2000/svg'>\n<g></p></svg>", "line 2: "),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, kind, content, fault):
    file = tmp_path / f"wrong.{kind}"
    file.write_text(content, encoding="utf-8")

    (first, *_rest) = faults({"wrong": file}, kind=kind)

    assert first.startswith(f"wrong, {fault}")
