"""How fast archives come in, and in how much memory: ``python bench/import_archive.py 1000 10000``.

Each size is written as an archive of made-up words (as long as real releases: about 5 KB of text,
five tags, a state or an exercise), and imported by a process of its own into a new SQLite database,
approved and published, without photos. A second run over the same file follows.

``DATABASE_URL`` of an empty database measures that one instead.
"""

import argparse
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
STATES = {"AM": "Armenia", "BY": "Belarus", "KZ": "Kazakhstan", "KG": "Kyrgyzstan"}
SYLLABLES = ("ba", "do", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zha", "stro", "kan")
WORDS = ["".join(chosen) for chosen in itertools.product(SYLLABLES, repeat=3)]
START = datetime(2004, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=20 * 365)


def words(chance: random.Random, count: int) -> str:
    """So many words that mean nothing."""
    return " ".join(chance.choices(WORDS, k=count))


def archive(releases: int) -> Iterator[dict]:
    """The lines of an archive with so many releases, the same each time."""
    chance = random.Random(releases)
    yield {"type": "section", "slug": "news", "name": {"en": "News", "ru": "Новости"}}
    for code, name in STATES.items():
        yield {"type": "state", "code": code, "name": name}
    for year in range(2004, 2024):
        name = f"Echelon-{year}"
        yield {"type": "exercise", "slug": name.lower(), "name": name, "start": f"{year}-09-01"}
    for number in range(200):
        yield {"type": "tag", "slug": f"theme-{number}", "name": f"Theme {number}"}
    for number in range(releases):
        yield release(number, START + SPAN * number / releases, chance)


def release(number: int, published: datetime, chance: random.Random) -> dict:
    """One release, as long as real ones are."""
    paragraphs = "".join(f"<p>{words(chance, 70)}.</p>" for _paragraph in range(8))
    return {
        "type": "release",
        "id": number,
        "title": words(chance, 9).capitalize(),
        "lead": words(chance, 30),
        "body_html": f"{paragraphs}<h2>{words(chance, 4)}</h2><p><a href='https://example.org/'>a</a>",
        "published_at": published.isoformat(),
        "status": "published",
        "section": "news",
        "dateline": {"country": "BY", "place": words(chance, 2)},
        "byline": "Joint Press Centre",
        "tags": [f"theme-{tag}" for tag in chance.sample(range(200), 5)],
        "exercise": f"echelon-{published.year}" if number % 2 else None,
        "state": chance.choice(list(STATES)),
        "old_urls": [f"/news/{number}/"],
    }


def measure(path: Path, releases: int) -> None:
    """Import a file into a new database, twice, and print what it took."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from exercises.archive import import_archive
    from newsroom.models import User

    call_command("migrate", verbosity=0)
    people = {}
    for name in ("reviewer", "publisher"):
        people[name] = User.objects.create_user(username=name)
        people[name].groups.add(Group.objects.get(name=name.capitalize()))
    for run in ("first", "second"):
        begun, worked = perf_counter(), process_time()
        summary = import_archive(path, **people)
        seconds, cpu = perf_counter() - begun, process_time() - worked
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        verdict = "created" if run == "first" else "unchanged"
        assert summary.lines["release", verdict] == releases, summary
        print(
            f"{releases:>8} releases, {run:<6} run: {seconds:8.1f} s, "
            f"{releases / seconds:6.0f} releases/s ({releases / cpu:.0f} a CPU second), "
            f"{megabytes:5.0f} MB at most",
            flush=True,
        )


def main() -> None:
    """Write an archive of each size and measure it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("releases", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.file:
        measure(options.file, options.releases[0])
        return
    for releases in options.releases:
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "archive.jsonl"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in archive(releases))
            database = os.environ.get("DATABASE_URL") or f"sqlite:///{scratch}/db.sqlite3"
            environment = {"PRESS_ENV": "development", "VAR_DIR": scratch, "DATABASE_URL": database}
            command = [sys.executable, __file__, str(releases), "--file", str(path)]
            subprocess.run(command, check=True, env={**os.environ, **environment})


if __name__ == "__main__":
    main()
