"""What Lighthouse says of the reader's pages on a telephone: ``python bench/lighthouse.py``.

Starts a press centre in production with the demonstration and its static files collected, and
lets Lighthouse (from npm, a fixed version; needs Node 18 and Chromium) look at a page of each of
the four kinds that it is held to, in its own simulation of a middling telephone on slow 4G.
Prints the scores out of 100: performance, accessibility, best practices, search engines.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"
PORT = 8799
BASE = f"http://127.0.0.1:{PORT}"
PAGES = {
    "home": "/en/",
    "release": "/en/news/2023/6/",
    "exercise": "/en/exercises/2023/echelon-2023/",
    "search": "/en/search/",
    "search, results": "/en/search/?q=bridge",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@contextmanager
def served() -> Iterator[None]:
    """A press centre on the port, in production, with its own scratch directory."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            **os.environ,
            "PRESS_ENV": "production",
            "VAR_DIR": scratch,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECRET_KEY": "lighthouse" * 7,
            "SECURE_SSL_REDIRECT": "false",
            "SITE_URL": BASE,
        }
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=environment, check=True)
        serve = [sys.executable, "manage.py", "serve", "--port", str(PORT)]
        server = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait()
            yield
        finally:
            server.terminate()
            server.wait()


def wait() -> None:
    """Until the site answers; each page once, so that its pictures are made."""
    for _second in range(120):
        try:
            for address in PAGES.values():
                urlopen(BASE + address).close()
            return
        except (URLError, ConnectionError):
            time.sleep(1)
    raise TimeoutError(BASE)


def scores(address: str) -> dict[str, int]:
    """What Lighthouse gives a page, in hundredths."""
    flags = "--chrome-flags=--headless=new --no-sandbox"
    command = ["npx", "--yes", LIGHTHOUSE, BASE + address, "--quiet", "--output=json", flags]
    chrome = {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium"), **os.environ}
    report = subprocess.run(command, env=chrome, check=True, capture_output=True).stdout
    categories = json.loads(report)["categories"]
    return {name: round(100 * categories[name]["score"]) for name in CATEGORIES}


def main() -> None:
    """A line for each page."""
    with served():
        for page, address in PAGES.items():
            scores(address)  # the first visit makes the pictures
            found = scores(address)
            print(f"{page:<16}", *(f"{name} {score}" for name, score in found.items()), flush=True)


if __name__ == "__main__":
    main()
