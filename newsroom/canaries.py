"""What the newsroom has to hide, and the values its addresses take: see ``newsroom.leakcheck``."""

from collections.abc import Iterator

from django.conf import settings
from django.core.signing import TimestampSigner
from django.db.models import Max

from . import workflow
from .clock import clock
from .leakcheck import SAMPLE, Stage, asks, fills, planter
from .models import (
    Edition,
    OldAddress,
    Photo,
    PhotoTransition,
    PhotoVerb,
    PinKind,
    PrintVerb,
    Release,
    Revision,
    Section,
    Topic,
    TopicIntroduction,
    TopicPin,
    TranslationGroup,
)
from .renditions import everything
from .sitemaps import discover, parts
from .topics import establish

# As many rows as are planted, and some of the installation's own.
MANY = 60 * len(settings.LANGUAGES) + SAMPLE

# ---------- what was never in print


@planter
def written(stage: Stage) -> None:
    """A draft, and a second one that translates what is in print."""
    stage.draft("a draft")
    edition = stage.in_print()
    for code in {code for code, _name in settings.LANGUAGES} - {stage.language}:
        stage.draft(f"a draft in {code}", group=edition.release, language=code)


@planter
def reviewed(stage: Stage) -> None:
    """In review, sent back, approved: with what was said about it."""
    under_review = stage.submit(stage.draft("what is in review"))
    workflow.comment(under_review, by=stage.reviewer, text=stage.word("comment of a review"))
    returned = stage.submit(stage.draft("what was returned"))
    workflow.return_(returned, by=stage.reviewer, reason=stage.word("reason of a return"))
    approved = stage.draft("what is approved")
    stage.approve(approved, reason=stage.word("reason of an approval"))


@planter
def scheduled(stage: Stage) -> None:
    """Waiting for its instant, under embargo, and taken back from it."""
    stage.publish(stage.draft("what is scheduled"), at=stage.tomorrow)
    embargoed = stage.publish(stage.draft("an embargo"), at=stage.tomorrow, embargoed=True)
    pin(stage.topic, embargoed)
    point_to(embargoed, stage)
    taken_back = stage.publish(stage.draft("what was unscheduled"), at=stage.tomorrow)
    reason = stage.word("reason of an unscheduling")
    workflow.unschedule(taken_back, by=stage.reviewer, reason=reason)


def pin(topic: Topic, edition: Edition) -> None:
    """Pin to a public topic what is not public yet."""
    TopicPin.objects.create(topic=topic, year=edition.year, number=edition.number)


def point_to(edition: Edition, stage: Stage) -> None:
    """Let an old address lead to what is not public yet."""
    path = f"/plain-{stage.mark}.html"
    OldAddress.objects.create(
        path=path, year=edition.year, number=edition.number, language=edition.language
    )
    stage.addresses.append(path)


# ---------- what is behind something in print


@planter
def changing(stage: Stage) -> None:
    """Changes of what is in print: only saved, approved, waiting for their instant."""
    stage.hide_change(stage.in_print(), "an unapproved change")
    stage.approve(stage.hide_change(stage.in_print(), "an approved change"))
    to_come = stage.approve(stage.hide_change(stage.in_print(), "a scheduled correction"))
    note = stage.word("note of a scheduled correction")
    workflow.correct(to_come, by=stage.reviewer, reason=note, at=stage.tomorrow)


@planter
def superseded(stage: Stage) -> None:
    """Files that only a closed edition shows, and why one was refiled. The record has the rest."""
    first = stage.in_print(photos=[stage.photo()])
    stage.develop(first.release.revisions.latest("number"), "a closed edition")
    plain = stage.approve(stage.revise(first, title="A plainer headline", photos=[]))
    workflow.update(plain, by=stage.reviewer, reason="A plain note.")
    refiled = stage.approve(stage.revise(stage.in_print(), title="Another plain headline"))
    workflow.refile(refiled, by=stage.reviewer, reason=stage.word("reason of a refiling"))


@planter
def ended(stage: Stage) -> None:
    """Every version of what was killed, and notes on it. What was withdrawn stays readable."""
    first = stage.publish(stage.draft("the first version of what was killed", numbered="plainly"))
    headline = {"title": "A plain headline", "slug": "plain"}
    text = stage.approve(stage.hide_change(first, "what was killed", **headline))
    note = stage.word("note on what was killed")
    updated = workflow.update(text, by=stage.reviewer, reason=note)
    workflow.kill(updated, by=stage.reviewer, reason="A plain reason.")
    workflow.withdraw(stage.in_print(), by=stage.reviewer, reason="A plain reason.")


@planter
def emergency(stage: Stage) -> None:
    """Why there was no time to ask."""
    workflow.publish_in_emergency(
        stage.plain_draft(),
        by=stage.writer,
        reason=stage.word("reason of an emergency"),
        verb=PrintVerb.PUBLISH,
    )


# ---------- photos and topics


@planter
def photographed(stage: Stage) -> None:
    """Photos that nothing shows, and a new credit for one in print."""
    stage.hidden_photo("the library").topics.add(stage.hidden_topic("topic of the library"))
    unused = stage.hidden_photo("what is pinned and not in print")
    TopicPin.objects.create(topic=stage.topic, kind=PinKind.PHOTO, reference=unused.record)
    retired = stage.word("reason of a retirement")
    photo = stage.hidden_photo("what was retired", retired_at=clock(), retired_reason=retired)
    PhotoTransition.objects.create(
        record=photo.record,
        verb=PhotoVerb.RETIRE,
        by=stage.writer,
        at=clock(),
        reason=stage.word("reason in the log of the library"),
    )
    shown = stage.photo()
    edition = stage.in_print(photos=[shown])
    shown.credit = stage.word("unapproved credit of a photo in print")
    workflow.save_photo(shown, by=stage.writer)
    stage.develop(edition.release.revisions.latest("number"), "an unapproved change of its credit")


@planter
def introduced(stage: Stage) -> None:
    """Introductions of a topic in print that nobody has approved, before and after one that is."""
    propose(stage, stage.word("first unapproved introduction"))
    plain = propose(stage, "<p>A plain introduction.</p>")
    workflow.approve_introduction(plain, by=stage.reviewer)
    propose(stage, stage.word("newest unapproved introduction"))


@planter
def merged(stage: Stage) -> None:
    """Topics that only the desk has, made one; and why something was merged into one in print."""
    hidden = [stage.hidden_topic(f"{which} merged topic") for which in ("a", "the other")]
    hidden_reason = stage.word("reason of a merge at the desk")
    workflow.merge_topics(*hidden, by=stage.writer, reason=hidden_reason)
    plain = establish(f"A plain topic that was merged {stage.mark}")
    reason = stage.word("reason of a merge into what is in print")
    workflow.merge_topics(plain, stage.topic, by=stage.writer, reason=reason)


def propose(stage: Stage, body: str) -> TopicIntroduction:
    return workflow.propose_introduction(
        stage.topic, by=stage.writer, language=stage.language, body=body
    )


# ---------- values for addresses


@fills("slug", at=["section", "section_feed"])
def sections() -> Iterator[tuple]:
    yield from Section.objects.order_by("-pk").values_list("slug")[:MANY]


@fills("slug", at=["topic", "topic_feed"])
def topics() -> Iterator[tuple]:
    """The newest, as those planted are, each with an alias."""
    found = Topic.objects.order_by("-pk").annotate(alias=Max("aliases__slug"))
    for slug, alias in found.values_list("slug", "alias")[:MANY]:
        yield from {(slug,), (alias or slug,)}


@fills("slug")
def slugs() -> Iterator[tuple]:
    """Of releases: for addresses that nobody has thought of yet."""
    yield from Release.objects.order_by("-pk").values_list("slug").distinct()[:MANY]


@fills("format")
def formats() -> Iterator[tuple]:
    yield from [("rss",), ("atom",)]


@fills("year", "number", "slug")
def releases() -> Iterator[tuple]:
    """Every release with a number, by its working slug."""
    found = Release.objects.filter(group__number__isnull=False).order_by("-pk")
    yield from found.values_list("group__year", "group__number", "slug")[:MANY]


@fills("year", "number")
def numbers() -> Iterator[tuple]:
    found = TranslationGroup.objects.filter(number__isnull=False).order_by("-pk")
    yield from found.values_list("year", "number")[:MANY]


@fills("year", "month")
def months() -> Iterator[tuple]:
    """Months of everything planned or printed, and one that cannot be."""
    yield 2000, 13
    moments = Edition.objects.datetimes("visible_from", "month", order="DESC")[:SAMPLE]
    yield from ((moment.year, moment.month) for moment in moments)


@fills("year", "month", "day")
def days() -> Iterator[tuple]:
    """Days of everything planned or printed, and one that cannot be."""
    yield 2023, 2, 30
    moments = Edition.objects.datetimes("visible_from", "day", order="DESC")[:SAMPLE]
    yield from ((moment.year, moment.month, moment.day) for moment in moments)


@fills("year", at=["archive_year"])
def years() -> Iterator[tuple]:
    """Years of everything planned or printed, and one that cannot be."""
    yield (1,)
    moments = Edition.objects.datetimes("visible_from", "year", order="DESC")[:SAMPLE]
    yield from ((moment.year,) for moment in moments)


@fills("date")
def dates() -> Iterator[tuple]:
    """Days as one word, of everything planned or printed."""
    yield ("2023-02-30",)
    moments = Edition.objects.datetimes("visible_from", "day", order="DESC")[:SAMPLE]
    yield from ((f"{moment:%Y-%m-%d}",) for moment in moments)


@fills("version")
def versions() -> Iterator[tuple]:
    """The first versions of a release; nothing planted has more that were in print."""
    yield from [(1,), (2,), (3,)]


@fills("older", "newer")
def pairs() -> Iterator[tuple]:
    yield from [(1, 2), (2, 3)]


@fills("version", "name", "format")
def renditions() -> Iterator[tuple]:
    """The files of photos, of revisions that are not in print as well."""
    seen: set[tuple] = set()
    for photos in Revision.objects.order_by("-pk").values_list("photos", flat=True)[:MANY]:
        for entry in photos:
            jpegs = (name for name, format in everything(entry) if format == "jpeg")
            seen |= {(entry["version"], name, "jpeg") for name in jpegs}
    yield from seen


@fills("language")
def languages() -> Iterator[tuple]:
    yield from ((code,) for code, _name in settings.LANGUAGES)


@fills("language", "name")
def sitemap_parts() -> Iterator[tuple]:
    """Every part that is named, and that of the releases' years."""
    discover()
    years = TranslationGroup.objects.exclude(year=None).values_list("year", flat=True).distinct()
    releases = [f"releases-{year}-0" for year in years]
    for code, _name in settings.LANGUAGES:
        yield from ((code, name) for name in [*parts, *releases])


@fills("record")
def records() -> Iterator[tuple]:
    """Record numbers of the library, whether or not the photo is in print."""
    yield from Photo.objects.order_by("-pk").values_list("record")[:MANY]


@fills("record")
def photo_pages() -> Iterator[tuple]:
    """Every photo there is, hidden or shown."""
    yield from Photo.objects.order_by("-pk").values_list("record")[: 3 * MANY]


@fills("signed")
def forgeries() -> Iterator[tuple]:
    """Links to previews that somebody else has signed."""
    yield (TimestampSigner(salt="leakcheck").sign(Revision.objects.latest("pk").pk),)


@fills("signed", "photo", "width")
def forged_photos() -> Iterator[tuple]:
    for (signed,) in forgeries():
        yield signed, Photo.objects.latest("pk").pk, 320


@asks
def filters() -> Iterator[tuple]:
    """Filters with what exists only at the desk, and pages that hang on it."""
    hidden = Release.objects.filter(editions=None, group__number__isnull=False).latest("pk")
    for name in ("topic", "exercise", "state"):
        yield name, hidden.topics.first().slug
    yield "letter", hidden.topics.first().name[0].upper()
    yield "by", Photo.objects.filter(edition_photos=None).latest("pk").credit
    yield "section", hidden.section.slug
    yield "kind", "statement"
    yield "q", hidden.title
    yield "q", hidden.title[:-3]
    yield "q", hidden.topics.first().name
    embargoed = Edition.objects.scheduled().latest("pk")
    yield "q", f"plain {embargoed.lead}"
    yield "q", embargoed.photos[0]["caption"]
    yield "back", "news/"
    yield "upto", f"{hidden.group.year}-{hidden.group.number}"
    yield "year", hidden.group.year
    yield "own", 1
    for name in ("on", "date"):
        yield name, f"{clock():%Y-%m-%d}"
    yield "time", "00:00"
    yield "page", 1
    yield "page", 2
