"""Write the page that the web server in front shows while the application does not answer."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import get_template
from django.utils.translation import override


class Command(BaseCommand):
    help = "Write VAR_DIR/errors/503.html, in all languages. Again after each collectstatic."

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(settings.VAR) / "errors" / "503.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".draft")
        draft.write_text(page(), encoding="utf-8")
        draft.replace(file)
        self.stdout.write(f"{file} was written.")


def page() -> str:
    """The page in all languages of the site, one below the other."""
    languages = [code for code, _name in settings.LANGUAGES]
    context = {"site": settings.PRESS_CENTRE, "languages": languages}
    with override(settings.LANGUAGE_CODE):
        return get_template("503.html").render(context)
