"""What a page of the registry costs: ``python bench/registry.py 2000 100000``.

Fills an empty database with so many exercises over thirty years (umbrellas of four parts, series of
one a year, figures, forces) and so many releases, each about an exercise and a state and with a
photo, without the workflow, and asks for every kind of page of the registry, of topics and photos.
For each: queries, milliseconds of one answered request (the middle of many, and the most), and the
middle as a ratio to that of the front page in the same run.

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
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
FIRST_YEAR, YEARS, PARTS = 1996, 30, 4
BATCH = 1000
PHOTOS = 5000
TIMES = 9
FILE = {"credit": "Photo: a body", "alt": "A field", "width": 1920, "height": 1280}
STATES = {
    "AM": "Armenia",
    "BY": "Belarus",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyzstan",
    "TJ": "Tajikistan",
}
SENTENCE = (
    "<p>Units of the member states practised what the plan of the training asked of them.</p>"
)
ENTRY = {
    "content_hash": "0" * 64,
    "width": 1920,
    "height": 1280,
    "colour": "#808080",
    "caption": "Units of the member states during the training",
    "alt": "Vehicles on a field",
    "decorative": False,
    "credit": "Photo: a body",
    "photographer": "",
    "organisation": "",
    "copyright_notice": "",
    "usage_terms": "",
    "taken_on": "",
    "place": "",
    "focal": [0.5, 0.5],
    "disclosure": "none",
    "disclosure_note": "",
    "sources": {"jpeg": [[640, "/photos/files/640.jpeg"]]},
}


def registry(exercises: int) -> tuple[list, list]:
    """The states and the exercises, each with its topic."""
    from exercises.models import (
        Exercise,
        ExerciseKind,
        Figure,
        Measure,
        MemberState,
        Participation,
        Series,
    )

    states = [
        MemberState.objects.create(
            code=code, slug=name.lower(), name=name, topic=topic(name, "place")
        )
        for code, name in STATES.items()
    ]
    series = [
        Series.objects.create(slug=f"series-{n}", name=f"Series {n}")
        for n in range(max(4, exercises // YEARS))
    ]
    kinds = list(ExerciseKind.objects.all())
    made, umbrella = [], None
    for number in range(exercises):
        year = FIRST_YEAR + number * YEARS // exercises
        is_part = number % (PARTS + 1)
        start = date(year, 1 + number % 12, 1 + number % 20)
        name = f"Training {number}-{year}"
        exercise = Exercise.objects.create(
            name=name,
            slug=f"training-{number}-{year}",
            kind=kinds[number % len(kinds)],
            series=series[number % len(series)],
            parent=umbrella if is_part else None,
            year=year,
            start=start,
            end=start + timedelta(days=5),
            host=states[number % len(states)],
            summary="A training of the member states.",
            topic=topic(name, "event"),
        )
        umbrella = exercise if not is_part else umbrella
        made.append(exercise)
    measures = list(Measure.objects.all())
    Figure.objects.bulk_create(
        Figure(exercise=e, measure=m, value=100 * (e.pk % 50 + 1), as_of=e.start)
        for e in made
        for m in measures[:2]
    )
    Participation.objects.bulk_create(
        Participation(exercise=e, state=s, forces="A battalion") for e in made for s in states
    )
    return states, made


def topic(name: str, kind: str):
    from newsroom.models import Topic, TopicAlias
    from newsroom.slugs import latin_slug
    from newsroom.topics import key

    slug = latin_slug(name)
    made = Topic.objects.create(name=name, slug=slug, key=key(name), kind=kind)
    TopicAlias.objects.create(topic=made, name=name, slug=slug, key=key(name))
    return made


def fill(exercises: int, releases: int) -> None:
    """Everything, batch by batch."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    from newsroom.models import Photo, Section

    by = get_user_model().objects.create(username="bench")
    section = Section.objects.create(slug="news", name="News")
    with transaction.atomic():
        states, made = registry(exercises)
        Photo.objects.bulk_create(
            Photo(record=f"P-2000-0101-{n:05}", content_hash=f"{n:064}", uploaded_by=by, **FILE)
            for n in range(PHOTOS)
        )
    photos = list(Photo.objects.values_list("pk", "record"))
    chance = random.Random(releases)
    numbers = iter(range(1, releases + 1))
    while chunk := list(itertools.islice(numbers, BATCH)):
        with transaction.atomic():
            put_in_print(chunk, chance, section, by, states, made, photos, releases)


def put_in_print(numbers, chance, section, by, states, made, photos, releases) -> None:
    """A batch of editions with the rows by which they are found."""
    from newsroom.models import (
        Approval,
        Edition,
        EditionPhoto,
        EditionTopic,
        Release,
        Revision,
        TranslationGroup,
    )
    from newsroom.workflow.printing import photo_rows, topic_rows

    common = {"section": section, "title": "A release"}
    groups = TranslationGroup.objects.bulk_create(
        TranslationGroup(year=2004, number=n) for n in numbers
    )
    drafts = Release.objects.bulk_create(
        Release(group=g, language="en", created_by=by, **common) for g in groups
    )
    revisions = Revision.objects.bulk_create(
        Revision(release=d, number=1, digest="0" * 64, author=by, **common) for d in drafts
    )
    approvals = Approval.objects.bulk_create(Approval(revision=r, reviewer=by) for r in revisions)
    editions, topics = [], []
    for number, approval in zip(numbers, approvals, strict=True):
        exercise = made[number * len(made) // (releases + 1)]
        editions.append(edition(number, approval, by, exercise, chance.choice(photos)))
        topics.append([exercise.topic_id, chance.choice(states).topic_id])
    Edition.objects.bulk_create(editions)
    EditionTopic.objects.bulk_create(
        row for e, keys in zip(editions, topics, strict=True) for row in topic_rows(e, keys)
    )
    EditionPhoto.objects.bulk_create(row for e in editions for row in photo_rows(e))


def edition(number, approval, by, exercise, photo):
    from newsroom.models import Edition

    published = datetime(exercise.year, exercise.start.month, exercise.start.day, tzinfo=UTC)
    published += timedelta(minutes=number % 7000)
    release = approval.revision.release
    entry = {**ENTRY, "photo": photo[0], "record": photo[1], "version": f"{photo[0]:032x}"}
    return Edition(
        section_id=release.section_id,
        release=release,
        revision=approval.revision,
        approval=approval,
        printed_by=by,
        ordinal=1,
        verb="publish",
        kind="release",
        year=2004,
        number=number,
        language="en",
        section_slug="news",
        section_name="News",
        title=f"{exercise.name}: units complete their task {number}",
        slug="bench",
        lead="What was practised, by whom, and where.",
        body=SENTENCE * 10,
        byline="Joint Press Centre",
        published_at=published,
        visible_from=published,
        photos=[entry],
        topics=[{"id": exercise.topic_id, "name": exercise.name, "slug": exercise.slug}],
    )


def addresses() -> dict[str, str]:
    from exercises.models import Exercise

    parts = Exercise.objects.exclude(parent=None).order_by("pk")
    part = parts[parts.count() // 2]
    whole = part.parent
    return {
        "front page": "/en/",
        "register": "/en/exercises/",
        "register, filtered": "/en/exercises/?host=belarus&status=completed",
        "timeline": "/en/exercises/timeline/",
        "totals": "/en/exercises/figures/",
        "exercise": part.get_absolute_url().replace("/ru/", "/en/"),
        "umbrella": whole.get_absolute_url(),
        "series": "/en/exercises/series/series-3/",
        "states": "/en/states/",
        "state": "/en/states/belarus/",
        "topics": "/en/topics/",
        "topic of a state": "/en/topics/belarus/",
        "topic of an exercise": f"/en/topics/{part.topic.slug}/",
        "photos": "/en/photos/",
        "photos of a state": "/en/photos/?state=belarus",
        "photos of an exercise": f"/en/photos/?exercise={part.topic.slug}",
        "news": "/en/news/",
        "archive": "/en/news/archive/",
        "CSV": "/en/exercises/register.csv",
        "JSON": "/en/exercises/register.json",
        "XLSX": "/en/exercises/register.xlsx",
        "calendar": "/en/exercises/calendar.ics",
        "sitemap": "/sitemap.xml",
    }


def ask() -> None:
    """Print what each page takes."""
    from django.core.signals import request_started
    from django.db import connection, reset_queries
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    request_started.disconnect(reset_queries)  # it would forget what is counted
    client = Client(headers={"host": "localhost"})
    front = None
    for what, address in addresses().items():
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
            queries = len(captured)
        assert answer.status_code == 200, (address, answer.status_code)
        took = []
        for _time in range(TIMES):
            begun = perf_counter()
            client.get(address)
            took.append(1000 * (perf_counter() - begun))
            if sum(took) > 20_000:
                break
        middle = statistics.median(took)
        front = front or middle
        said = f"{what:<22} {queries:2} queries {middle:8.1f} ms, at most {max(took):8.1f}"
        print(f"{said}, {middle / front:6.2f} of the front page", flush=True)


def measure(exercises: int, releases: int) -> None:
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
        fill(exercises, releases)
        print(f"filled in {perf_counter() - begun:.0f} s", flush=True)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    ask()


def main() -> None:
    """Fill and measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("exercises", type=int, nargs="?", default=2000)
    parser.add_argument("releases", type=int, nargs="?", default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options.exercises, options.releases)
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = (options.keep or Path(scratch)).absolute()
        database = os.environ.get("DATABASE_URL") or f"sqlite:///{place}/db.sqlite3"
        environment = {"PRESS_ENV": "development", "VAR_DIR": str(place), "DATABASE_URL": database}
        sizes = [str(options.exercises), str(options.releases)]
        command = [sys.executable, __file__, *sizes, "--here"]
        subprocess.run(command, check=True, env={**os.environ, **environment})


if __name__ == "__main__":
    main()
