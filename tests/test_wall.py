"""The wall: what public code may import and name, what its templates print, what its SQL reads."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.utils.module_loading import import_string

from newsroom.leakcheck.addresses import Pattern, patterns
from newsroom.leakcheck.check import planted
from newsroom.leakcheck.crawl import Crawl
from newsroom.models import Release, desk, photos, staff
from tests.guards import held_to_the_wall
from tests.sources import ROOT, imported, modules, tree

# A preview shows the desk, to whoever holds a link that the desk has signed.
SIGNED = {"newsroom.preview", "newsroom.proofs"}

DESK_FILES = {desk.__name__, photos.__name__, staff.__name__}
DESK_MODELS = {m.__name__ for m in apps.get_models() if m.__module__ in DESK_FILES}
# What only the desk uses: the verbs, the forms, the admin.
DESK_PLACES = (
    "newsroom.workflow",
    "newsroom.admin",
    "newsroom.forms",
    "exercises.admin",
    "exercises.forms",
)
# Behind the managers called ``public``.
GUARDED = {"Edition", "Topic", "TopicIntroduction", "Exercise"}
DOORS = {"objects", "_base_manager", "_default_manager"}
# From an edition to the desk.
WAYS_BACK = {"release", "revision", "approval", "printed_by"}


# ---------- which modules are public


@cache
def public_modules() -> dict[str, Path]:
    """The modules of all public views, and every module of ours that those import."""
    known, found = modules(), {}
    waiting = {name for name in roots() if name in known}
    while waiting:
        name = waiting.pop()
        found[name] = known[name]
        imports = {m for m in followed(known[name]) if m in known}
        waiting |= imports - found.keys() - SIGNED
    return found


def roots() -> Iterator[str]:
    """Where a public request begins: views, their templates' tags, context, middleware, errors."""
    resolver = get_resolver()
    for pattern in patterns():
        yield pattern.view.callback.__module__
    for status in (404, 500):
        yield resolver.resolve_error_handler(status).__module__
    for path in [*settings.MIDDLEWARE, *settings.TEMPLATES[0]["OPTIONS"]["context_processors"]]:
        yield import_string(path).__module__
    for template in public_templates():
        for library in re.findall(r"{% load ([^%]+) %}", template.read_text()):
            yield from (f"{app}.templatetags.{n}" for app in PAGES for n in library.split())


PAGES = ("newsroom", "exercises")


def followed(path: Path) -> Iterator[str]:
    """The modules of ours that a module leads to; models are where it ends."""
    for module, name in imported(path):
        for wanted in (f"{module}.{name}", module):
            if wanted in modules():
                if ".models" not in wanted:
                    yield wanted
                break


def test_views_feeds_tags_and_querysets_are_all_found():
    expected = {
        "newsroom.views.lists",
        "newsroom.views.photo_files",
        "newsroom.views.errors",
        "newsroom.feeds",
        "newsroom.feed_formats",
        "newsroom.querysets.in_print",
        "newsroom.templatetags.printed",
        "exercises.views.states",
        "exercises.templatetags.exercises_home",
        "newsroom.context",
    }
    assert expected <= public_modules().keys()


# ---------- what they may say


def crossings(source: ast.AST) -> set[str]:
    """What a module names that public code may not."""
    found = set()
    for node in ast.walk(source):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in DOORS and ast.unparse(node.value).split(".")[-1] in GUARDED:
            found.add(ast.unparse(node))
        if node.attr in WAYS_BACK | {"user"}:
            found.add(ast.unparse(node))
    return found


def desk_imports(path: Path) -> set[str]:
    """What a module imports of the desk."""
    found = set()
    for module, name in imported(path):
        full = f"{module}.{name}" if name else module
        if full.startswith(DESK_PLACES):
            found.add(full)
        if module in DESK_FILES or full in DESK_FILES:
            found.add(full)
        if module == "newsroom.models" and name in DESK_MODELS:
            found.add(full)
    return found


def asked_models(source: ast.AST) -> set[str]:
    """Models that a module fetches by name, ``apps.get_model("newsroom", "Release")``."""
    calls = (node for node in ast.walk(source) if isinstance(node, ast.Call))
    return {
        argument.value.split(".")[-1]
        for call in calls
        if getattr(call.func, "attr", "") == "get_model"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }


def test_public_code_imports_nothing_of_the_desk():
    found = {name: desk_imports(path) for name, path in public_modules().items()}
    assert {name: what for name, what in found.items() if what and name not in SIGNED} == {}


def test_public_code_asks_for_no_desk_model_by_name():
    found = {name: asked_models(tree(path)) for name, path in public_modules().items()}
    assert {name: what & DESK_MODELS for name, what in found.items() if what & DESK_MODELS} == {}


def test_public_code_uses_public_managers_and_knows_no_user():
    found = {name: crossings(tree(path)) for name, path in public_modules().items()}
    assert {name: what for name, what in found.items() if what and name not in SIGNED} == {}


@pytest.mark.parametrize(
    "line",
    [
        "Edition.objects.all()",
        "models.Topic.objects.first()",
        "Exercise._default_manager.all()",
        "edition.release.title",
        "self.request.user.is_staff",
        "edition.revision_id or edition.revision",
    ],
)
def test_the_guard_sees_a_crossing(line):
    assert crossings(ast.parse(line))


@pytest.mark.parametrize(
    "line", ["Edition.public.all()", "Section.objects.all()", "edition.release_id"]
)
def test_the_guard_lets_public_code_pass(line):
    assert not crossings(ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "from newsroom.models import Release",
        "from newsroom.models.desk import State",
        "from newsroom.models import photos",
        "import newsroom.workflow",
        "from newsroom.workflow.rules import Refused",
    ],
)
def test_the_guard_sees_an_import_of_the_desk(line, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.sources.ROOT", tmp_path)
    (tmp_path / "bad.py").write_text(line)
    assert desk_imports(tmp_path / "bad.py")


# ---------- templates

FORBIDDEN = {
    "follows a relation to the desk": r"\.(?:release|revision|approval|printed_by)\b",
    "marks something safe": r"\|\s*(?:safe|safeseq)\b|autoescape\s+off",
    "looks at who asks": r"\b(?:request\.)?(?:user|perms)\b",
}
TAG = re.compile(r"{[{%](.*?)[%}]}", re.DOTALL)
QUOTED = re.compile(r"""\"[^\"]*\"|'[^']*'""")


def public_templates() -> list[Path]:
    """All templates but the desk's."""
    files = [ROOT / "templates", *(ROOT / app / "templates" for app in PAGES)]
    found = [path for folder in files for path in folder.rglob("*.*")]
    return [p for p in found if "admin" not in p.parts and p.suffix in {".html", ".txt", ".xml"}]


def faults(template: str) -> list[str]:
    """What a template does that a public one may not."""
    said = [QUOTED.sub("", tag) for tag in TAG.findall(template)]
    return [name for name, pattern in FORBIDDEN.items() if any(re.search(pattern, t) for t in said)]


def test_public_templates_print_what_they_were_handed():
    found = {str(path.relative_to(ROOT)): faults(path.read_text()) for path in public_templates()}
    assert len(found) > 20
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "template",
    [
        "{{ edition.release.title }}",
        "{% if edition.revision %}{% endif %}",
        "{{ edition.body|safe }}",
        "{{ edition.body|default:'' | safe }}",
        "{% autoescape off %}",
        "{{ request.user }}",
        "{% if user.is_staff %}",
    ],
)
def test_the_guard_sees_a_fault_in_a_template(template):
    assert faults(template)


def test_the_guard_lets_a_template_say_such_words():
    assert faults("{% include 'release.html' %}{% url \"x.release\" %}.release user |safe") == []


# ---------- statements


@pytest.fixture(scope="module")
def crawl(django_db_setup, django_db_blocker) -> Iterator[Crawl]:
    """Canaries in place; taken away when the module's tests are over."""
    with django_db_blocker.unblock(), planted() as crawl:
        yield crawl


FIRST = settings.LANGUAGES[0][0]
OTHERS = tuple(f"/{code}/" for code, _name in settings.LANGUAGES[1:])
every_public_view = pytest.mark.parametrize(
    "pattern",
    [p for p in patterns() if not p.template.startswith(OTHERS)],
    ids=lambda pattern: pattern.template,
)


@every_public_view
@pytest.mark.django_db
def test_no_public_view_sends_a_statement_through_the_wall(crawl, pattern: Pattern):
    client = Client()
    for address in list(pattern.addresses()):
        with held_to_the_wall():
            client.get(address)


def over_the_wall(request, **kwargs):
    return HttpResponse(Release.objects.first())


@every_public_view
@pytest.mark.django_db
def test_a_view_that_reads_the_desk_is_caught(crawl, pattern: Pattern, monkeypatch):
    monkeypatch.setattr(pattern.view, "callback", over_the_wall)
    address = next(pattern.addresses())
    caught = pytest.raises(AssertionError, match="reads the desk table newsroom_release")
    with caught, held_to_the_wall():
        Client().get(address)
