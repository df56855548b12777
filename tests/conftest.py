"""The engine of the tests: a real browser that reports every complaint of its console."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from django.utils import translation
from playwright.sync_api import BrowserContext, ConsoleMessage, Response

pytest_plugins = ["tests.cast", "tests.guards"]

# Playwright runs an event loop of its own in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
# Root, as in containers, may not use the sandbox; the rest keeps Chromium off the network.
CHROMIUM_ARGUMENTS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# Why a test is skipped where a tool is missing, and what is missing.
TOOLS = {
    "no Chromium": "no chromium on the PATH and none in CHROMIUM=",
    "no xgettext": "no gettext, so texts that no catalogue has go unnoticed",
    "no exiftool": "no exiftool, so no second reader of photo files",
}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what uses the browser; skip it where there is no browser. Put in order."""
    result = yield
    for item in items:
        if "new_context" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium"))
    # What empties the tables comes last, for it leaves no roles to those that expect them: pytest
    # would put browser tests first, because they share a parameter.
    items.sort(key=empties_the_tables)
    return result


def empties_the_tables(item: pytest.Item) -> int:
    """0 for a test that rolls back, 1 for one that commits, 2 for one in the browser."""
    if item.get_closest_marker("browser"):
        return 2
    wanted = {"transactional_db", "live_server", "django_db_serialized_rollback"}
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and bool(marker.kwargs.get("transaction"))
    return int(commits or bool(wanted & set(getattr(item, "fixturenames", ()))))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not looked at for want of a tool."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for reason, remedy in TOOLS.items():
        if count := sum(reason in each for each in skipped):
            terminalreporter.section(reason.upper(), sep="!", red=True, bold=True)
            terminalreporter.line(f"{count} tests were SKIPPED: {remedy}.")


@pytest.fixture(autouse=True)
def _language_of_the_site() -> Iterator[None]:
    """What reads a page in Russian does not leave the next test in Russian."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": CHROMIUM_ARGUMENTS,
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """Not the plugin's, which breaks with the next pytest: addresses come from the live server."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """Addresses in tests are paths on the live server.

    Another size or colour is asked for by a mark:
    ``@pytest.mark.browser_context_args(viewport=PHONE, color_scheme="dark")``.
    """
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let every connection know what a new database holds: the roles, for one.

    Once the browser runs its event loop, Django opens other connections than the one that made the
    database, and those would restore nothing after the first browser test.
    """
    for connection in connections.all():
        if hasattr(connection, "_test_serialized_contents"):
            type(connection)._test_serialized_contents = connection._test_serialized_contents


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browsers of a test complained about; the test fails where that is anything."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext],
    complaints: list[str],
    django_db_serialized_rollback: None,
) -> Callable[..., BrowserContext]:
    """Open a browser of one person: cookies are not shared between contexts."""

    def watched(**kwargs: Any) -> BrowserContext:
        context = new_context(**kwargs)
        listen(context, complaints)
        return context

    return watched


def listen(context: BrowserContext, complaints: list[str]) -> None:
    """Note errors, warnings and refused requests, but not that a page itself answered 4xx.

    Violations of the Content-Security-Policy arrive as errors of the console.
    """
    documents: set[str] = set()

    def response(answer: Response) -> None:
        if answer.request.is_navigation_request():
            documents.add(answer.url)

    def console(message: ConsoleMessage) -> None:
        own_status = message.text.startswith("Failed to load resource") and (
            message.location["url"] in documents
        )
        if message.type in ("error", "warning") and not own_status:
            complaints.append(f"{message.location['url']}: {message.text}")

    context.on("response", response)
    context.on("console", console)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
