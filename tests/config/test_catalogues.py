"""Translations are compiled where they are used, without gettext."""

import gettext

from django.core.management import call_command

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
