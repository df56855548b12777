"""Take the README's pictures of a running demonstration (``make run``): site and desk.

.venv/bin/python docs/take_pictures.py [http://127.0.0.1:8000] [var/staff-passwords.txt]
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WINDOW = {"width": 1280, "height": 960}


def main(base: str, passwords: Path) -> None:
    """Home page and a release at the desk, each as the first screen shows it."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        picture(visit(browser, f"{base}/en/"), "site.png")
        picture(desk(browser, base, password(passwords, "reviewer")), "desk.png")
        browser.close()


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


if __name__ == "__main__":
    defaults = ["http://127.0.0.1:8000", "var/staff-passwords.txt"]
    base, kept = [*sys.argv[1:3], *defaults[len(sys.argv) - 1 :]][:2]
    main(base, Path(kept))
