"""Every text is translated, and translations are compiled where they are used, without gettext."""

import gettext
import re
import shutil
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from tests.sources import PACKAGES, ROOT

# The texts in the sources are English.
TRANSLATED = [code for code, _name in settings.LANGUAGES if not code.startswith("en")]
# Of templates and Python, and of scripts.
DOMAINS = ["django", "djangojs"]
KEPT = re.compile(r"%\(\w+\)[#0+ -]*\d*(?:\.\d+)?[a-z]|%%\w+|<[^>]+>")

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Go back"
msgstr "Назад"

#, fuzzy
msgid "Guess"
msgstr "Догадка"
"""


def test_a_catalogue_is_compiled_without_its_guesses(settings, tmp_path):
    directory = tmp_path / "ru" / "LC_MESSAGES"
    directory.mkdir(parents=True)
    (directory / "django.po").write_text(PO)
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compilemessages", verbosity=0)
    compiled = gettext.translation("django", tmp_path, languages=["ru"])
    assert compiled.gettext("Go back") == "Назад"
    assert compiled.gettext("Guess") == "Guess"


def catalogue(language: str, domain: str = "django", *, root: Path = ROOT) -> polib.POFile:
    return polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / f"{domain}.po"))


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def kept(text: str) -> Counter[str]:
    """Placeholders and tags of a text."""
    return Counter(KEPT.findall(text))


def spoilt(catalogue: polib.POFile) -> list[str]:
    """Texts with a translation that lost or invented a placeholder or a tag."""
    return [
        entry.msgid
        for entry in catalogue
        if any(
            kept(text) not in (kept(entry.msgid), kept(entry.msgid_plural or entry.msgid))
            for text in translations(entry)
        )
    ]


def texts(catalogue: polib.POFile) -> set[tuple[str | None, str, str]]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for entry in catalogue
        if not entry.obsolete
    }


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language, domain):
    untranslated = catalogue(language, domain).untranslated_entries()
    assert [entry.msgid for entry in untranslated] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_a_guess(language, domain):
    assert [entry.msgid for entry in catalogue(language, domain).fuzzy_entries()] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_placeholders_and_tags(language, domain):
    assert spoilt(catalogue(language, domain)) == []


def test_a_lost_placeholder_is_noticed():
    wrong = polib.POFile()
    wrong.append(polib.POEntry(msgid="<b>%(name)s</b> left", msgstr="<b>%(nmae)s</b> ушёл"))
    wrong.append(polib.POEntry(msgid="%(count)d of %(all)d", msgstr="%(all)d, %(count)d"))
    wrong.append(
        polib.POEntry(
            msgid="%(n)s item",
            msgid_plural="%(n)s items",
            msgstr_plural={0: "%(n)s материал", 1: "%(n)s материала", 2: "материалов"},
        )
    )
    assert spoilt(wrong) == ["<b>%(name)s</b> left", "%(n)s item"]


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="no xgettext")
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_missing_from_the_catalogue(language, settings, tmp_path, monkeypatch):
    """What `make messages` would add. It writes, so it works on a copy."""
    for folder in (*PACKAGES, "templates", "locale"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc"))
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=[language], no_wrap=True, no_obsolete=True, verbosity=0)
    assert texts(catalogue(language, root=tmp_path)) - texts(catalogue(language)) == set()
