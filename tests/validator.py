"""The Nu Html Checker: what is wrong with pages, style sheets and pictures by the standards.

``make validator`` installs it from ``tests/validity/``; it runs on Java.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

JAR = Path(__file__).parent / "validity/node_modules/vnu-jar/build/dist/vnu.jar"
# What the checker has not heard of yet: CSS that every browser knows.
UNHEARD_OF = ".*“paint-order”.*"
OPTIONS = [
    *("--format", "json", "--stdout", "--exit-zero-always"),
    *("--filterpattern", UNHEARD_OF),
]


class Missing(Exception):
    """A tool is not there; the sentence says how to install it."""


def java() -> str:
    """The Java that runs it. Raises Missing."""
    found = shutil.which("java")
    if found is None:
        raise Missing("No java on the PATH (Debian: default-jre-headless).")
    if not JAR.exists():
        raise Missing("The Nu Html Checker is not here: make validator (Debian: npm).")
    return found


def faults(files: Mapping[str, Path], *, kind: str = "html") -> list[str]:
    """Errors and warnings in all the files, told by the names they are given. Raises Missing.

    ``kind`` is html, css or svg. One at a time: with ``--also-check-css`` the checker counts the
    lines of pages wrongly.
    """
    names = {path.as_uri(): name for name, path in files.items()}
    command = [java(), "-jar", str(JAR), *OPTIONS, f"--{kind}", *map(str, files.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [told(message, names) for message in json.loads(done.stdout)["messages"]]


def told(message: dict, names: dict[str, str]) -> str:
    where = names.get(message.get("url", "").replace("file:/", "file:///", 1), message.get("url"))
    extract = " ".join(message.get("extract", "").split())
    return f"{where}, line {message.get('lastLine')}: {message['message']} {extract}"
