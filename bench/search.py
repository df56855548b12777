"""How long a question takes: ``python bench/search.py 100000``.

Fills an empty database with so many editions of made-up words, as often used as words of a
language are (about 5 KB of text, five topics), without the workflow, and asks for a common, a less
common and a rare word through the whole of Django. The figures are of one answered request.

``DATABASE_URL`` of an empty database measures that one; ``--keep DIRECTORY`` keeps what was filled.
"""

import argparse
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
SYLLABLES = ("ba", "do", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zha", "stro")
WORDS = ["".join(chosen) for chosen in itertools.product(SYLLABLES, repeat=4)]
# By the law of Zipf: the n-th word is used 1/n as often as the first.
CUMULATED = list(itertools.accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
START = datetime(2004, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=20 * 365)
BATCH = 500
RARE_EVERY = 20_000
TOPICS = 2000
QUESTIONS = {
    "in nearly all": WORDS[20],
    "in half of them": WORDS[110],
    "two common words": f"{WORDS[60]} {WORDS[80]}",
    "common phrase": f'"{WORDS[1]} {WORDS[2]}"',
    "common, one year": f"{WORDS[20]}&year=2009",
    "common, one topic": f"{WORDS[20]}&topic=theme-1999",
    "common, oldest first": f"{WORDS[20]}&sort=oldest",
    "rare": "raritet",
    "misspelled": "raritat",
}
TIMES = 20


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, cum_weights=CUMULATED, k=count))


def fill(releases: int) -> None:
    """So many editions, with what the database wants behind them."""
    from django.contrib.auth import get_user_model

    from newsroom.models import Section
    from newsroom.topics import establish

    section = Section.objects.create(slug="news", name="News")
    by = get_user_model().objects.create(username="bench")
    topics = [establish(f"Theme {number}") for number in range(TOPICS)]
    chance = random.Random(releases)
    numbers = iter(range(1, releases + 1))
    while chunk := list(itertools.islice(numbers, BATCH)):
        print_all(chunk, chance, section, by, topics, releases)


def print_all(numbers, chance, section, by, topics, releases) -> None:
    """A batch of editions, each of a release of its own."""
    from django.db import transaction

    from newsroom.models import Approval, Edition, EditionTopic, Release, Revision, TranslationGroup
    from newsroom.search.indexing import index
    from newsroom.workflow.printing import topic_rows

    common = {"section": section, "title": "A release"}
    with transaction.atomic():
        groups = TranslationGroup.objects.bulk_create(
            TranslationGroup(year=2004, number=number) for number in numbers
        )
        drafts = Release.objects.bulk_create(
            Release(group=group, language="en", created_by=by, **common) for group in groups
        )
        revisions = Revision.objects.bulk_create(
            Revision(release=draft, number=1, digest="0" * 64, author=by, **common)
            for draft in drafts
        )
        approvals = Approval.objects.bulk_create(
            Approval(revision=revision, reviewer=by) for revision in revisions
        )
        editions = [
            edition(number, SPAN * number / releases, chance, approval, by)
            for number, approval in zip(numbers, approvals, strict=True)
        ]
        Edition.objects.bulk_create(editions)
        EditionTopic.objects.bulk_create(
            row
            for each in editions
            for row in topic_rows(each, [t.pk for t in chance.sample(topics, 5)])
        )
        index(editions)


def edition(number, age, chance, approval, by):
    from newsroom.models import Edition

    published = START + age
    rare = " raritet" if number % RARE_EVERY == 0 else ""
    paragraphs = "".join(f"<p>{words(chance, 80)}.</p>" for _paragraph in range(8))
    release = approval.revision.release
    return Edition(
        section_id=release.section_id,
        release=release,
        revision=approval.revision,
        approval=approval,
        printed_by=by,
        ordinal=1,
        verb="publish",
        kind="release" if number % 20 else "statement",
        year=published.year,
        number=number,
        language="en",
        section_slug="news",
        section_name="News",
        title=words(chance, 9).capitalize(),
        slug="bench",
        lead=words(chance, 30),
        body=f"{paragraphs}<p>{words(chance, 80)}{rare}.</p>",
        byline="Joint Press Centre",
        published_at=published,
        visible_from=published,
    )


def ask() -> None:
    """Print what each question takes: the middle and the worst of many times."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for what, asked in QUESTIONS.items():
        address = f"/en/search/?q={asked}".replace(" ", "+")
        assert client.get(address).status_code == 200
        took, worked = [], []
        for _time in range(TIMES):
            begun, busy = perf_counter(), process_time()
            client.get(address)
            took.append(1000 * (perf_counter() - begun))
            worked.append(1000 * (process_time() - busy))
        print(
            f"{what:<22} {statistics.median(took):7.1f} ms, at most {max(took):7.1f}; "
            f"of the process's own CPU {statistics.median(worked):7.1f}",
            flush=True,
        )


def measure(releases: int) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from newsroom.models import Edition

    call_command("migrate", verbosity=0)
    if not Edition.objects.exists():
        begun = perf_counter()
        fill(releases)
        print(f"{releases} editions were filled in {perf_counter() - begun:.0f} s", flush=True)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    ask()


def main() -> None:
    """Fill and measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("releases", type=int, nargs="?", default=10_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options.releases)
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = (options.keep or Path(scratch)).absolute()
        database = os.environ.get("DATABASE_URL") or f"sqlite:///{place}/db.sqlite3"
        environment = {"PRESS_ENV": "development", "VAR_DIR": str(place), "DATABASE_URL": database}
        command = [sys.executable, __file__, str(options.releases), "--here"]
        subprocess.run(command, check=True, env={**os.environ, **environment})


if __name__ == "__main__":
    main()
