"""Take the pictures of a running demonstration (``make run``): the README's, and of each page kind.

.venv/bin/python docs/take_pictures.py [http://127.0.0.1:8000] [var/staff-passwords.txt]

Those of the page kinds go to docs/pages/, wide and light and narrow and dark, with a page that
shows them: docs/pages/README.md. To be looked at beside the pictures of the design.
"""

import io
import os
import re
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
PAGES = HERE / "pages"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WINDOW = {"width": 1280, "height": 960}
FORMS = {"wide": (1280, "light"), "narrow": (390, "dark")}
# Pixels of a page from its head that a picture shows.
LONGEST = 2600
RELEASE = r"/en/news/\d{4}/\d+/[a-z0-9-]+/"
# What each kind of page is called, and its address: or a list and the first link on it that fits.
KINDS: dict[str, str | tuple[str, str]] = {
    "home": "/en/",
    "home-russian": "/ru/",
    "news": "/en/news/",
    "news-filtered": "/en/news/?kind=statement",
    "release": ("/en/news/?kind=release", RELEASE),
    "photo-report": ("/en/news/?kind=photo_report", RELEASE),
    "announcement": ("/en/news/?kind=announcement", RELEASE),
    "relayed-report": ("/en/news/?kind=relayed", RELEASE),
    "corrected": ("/en/press/corrections/", RELEASE),
    "versions": ("/en/press/corrections/", r"/en/news/\d{4}/\d+/versions/"),
    "archive": "/en/news/archive/",
    "archive-month": "/en/news/archive/2023/09/",
    "on-a-day": "/en/news/on/2023-09-10/",
    "exercises": "/en/exercises/",
    "timeline": "/en/exercises/timeline/",
    "totals": "/en/exercises/figures/",
    "exercise": "/en/exercises/2023/combat-brotherhood-2023/",
    "part-of-an-exercise": "/en/exercises/2023/echelon-2023/",
    "series": ("/en/exercises/2023/echelon-2023/", r"/en/exercises/series/[a-z-]+/"),
    "states": "/en/states/",
    "state": "/en/states/belarus/",
    "topics": "/en/topics/",
    "topic": "/en/topics/echelon-2023/",
    "photos": "/en/photos/",
    "photo": ("/en/photos/", r"/en/photos/P-[0-9-]+/"),
    "search": "/en/search/?q=bridge",
    "search-nothing": "/en/search/?q=xylophone",
    "press": "/en/press/",
    "contacts": "/en/press/contacts/",
    "accreditation": "/en/press/accreditation/",
    "terms": "/en/press/photographs/",
    "feeds": "/en/press/feeds/",
    "corrections": "/en/press/corrections/",
    "accessibility": "/en/accessibility/",
    "not-found": "/en/exercises/eshelon-2023/",
}


def main(base: str, passwords: Path) -> None:
    """The README's two, as the first screen shows them, then each page kind."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        picture(visit(browser, f"{base}/en/"), "site.png")
        picture(desk(browser, base, password(passwords, "reviewer")), "desk.png")
        addresses = {kind: found(browser, base, where) for kind, where in KINDS.items()}
        for form, (width, colours) in FORMS.items():
            take(browser, base, addresses, form, width=width, colours=colours)
        browser.close()
    (PAGES / "README.md").write_text(gallery(addresses), encoding="utf-8")


def visit(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport=WINDOW, reduced_motion="reduce").new_page()
    page.goto(address, wait_until="networkidle")
    return page


def desk(browser: Browser, base: str, word: str) -> Page:
    """The release list of the desk, before the reviewer's eyes."""
    page = visit(browser, f"{base}/admin/login/?next=/admin/newsroom/release/")
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password").fill(word)
    page.get_by_role("button").last.click()
    page.wait_for_load_state("networkidle")
    return page


def password(kept: Path, name: str) -> str:
    """The password of a member of the demonstration's staff."""
    lines = (line.split() for line in kept.read_text().splitlines())
    return next(words[1] for words in lines if words[:1] == [name])


def picture(page: Page, name: str) -> None:
    page.screenshot(path=HERE / name)


def found(browser: Browser, base: str, where: str | tuple[str, str]) -> str:
    """The address of a page kind. Raises LookupError if the list has no link that fits."""
    if isinstance(where, str):
        return where
    listed, form = where
    page = visit(browser, base + listed)
    hrefs = page.locator("main a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    page.context.close()
    fitting = [match[0] for href in hrefs if href and (match := re.match(form, href))]
    if not fitting:
        raise LookupError(f"{listed} leads to nothing like {form}")
    return fitting[0]


def take(
    browser: Browser, base: str, addresses: dict[str, str], form: str, *, width: int, colours: str
) -> None:
    """A picture of each page in one form."""
    PAGES.mkdir(exist_ok=True)
    window = {"width": width, "height": WINDOW["height"]}
    context = browser.new_context(viewport=window, color_scheme=colours, reduced_motion="reduce")
    page = context.new_page()
    for kind, address in addresses.items():
        page.goto(base + address)
        show_pictures(page)
        with Image.open(io.BytesIO(page.screenshot(full_page=True))) as shot:
            head = shot.crop((0, 0, width, min(shot.height, LONGEST)))
            head.convert("RGB").save(PAGES / f"{kind}-{form}.webp", quality=60, method=6)
    context.close()


def show_pictures(page: Page) -> None:
    """Fetch what would only be fetched on the way down."""
    page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager' })")
    page.evaluate("Promise.all([...document.images].map(i => i.decode().catch(() => 0)))")
    page.evaluate("document.fonts.ready")


def gallery(addresses: dict[str, str]) -> str:
    """The page that shows them all."""
    rows = (
        f"| [{kind.replace('-', ' ')}]({kind}-wide.webp) | `{address}` "
        f"| ![Wide and light]({kind}-wide.webp) | ![Narrow and dark]({kind}-narrow.webp) |"
        for kind, address in addresses.items()
    )
    return "\n".join(
        [
            "# Every kind of page",
            "",
            "Taken of the demonstration by [take_pictures.py](../take_pictures.py), "
            "long ones to their first 2,600 pixels.",
            "",
            "| page | address | 1280 px, light | 390 px, dark |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    defaults = ["http://127.0.0.1:8000", "var/staff-passwords.txt"]
    base, kept = [*sys.argv[1:3], *defaults[len(sys.argv) - 1 :]][:2]
    main(base, Path(kept))
