"""What the registry says to a release before it is submitted: see ``newsroom.readiness``."""

import re
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from newsroom.likeness import inflected, stem_of
from newsroom.models import Release, Revision, TopicAlias
from newsroom.readiness import Problem, check
from newsroom.templatetags.printed import written
from newsroom.topics import key

from .models import Bound, Exercise, Figure
from .numbers import Said, plain, said

# ---------- exercises that the public may not know of


@check
def secret_names(revision: Revision) -> Iterator[Problem]:
    """Names in the text of exercises that have not been announced: in whole words, in any form."""
    tagged = [topic["id"] for topic in revision.topics]
    secret = TopicAlias.objects.filter(topic__exercise__announced=False)
    secret = list(secret.exclude(topic__in=tagged).select_related("topic").order_by("pk"))
    told = set()
    for field, text in texts(revision) if secret else ():
        folded = key(text)
        for alias in secret:
            if alias.topic_id not in told and says(folded, alias):
                told.add(alias.topic_id)
                yield Problem(
                    _(
                        "The text names “%(name)s”, which has not been announced: announce the "
                        "exercise or take the name out."
                    )
                    % {"name": alias.topic},
                    field,
                )


def texts(revision: Revision) -> list[tuple[str, str]]:
    """All that readers will read, each with the id of its field."""
    photos = [
        (f"id_release_photos-{index}-photo", f"{photo['caption']} {photo['alt']}")
        for index, photo in enumerate(revision.photos)
    ]
    return [
        ("id_title", revision.title),
        ("id_lead", revision.lead),
        ("id_body", plain(revision.body)),
        ("id_dateline_place", f"{revision.dateline_place} {revision.dateline_text}"),
        *photos,
    ]


def says(text: str, alias: TopicAlias) -> bool:
    """Whether the folded text has the name, and not only as a part of another topic's name."""
    if not names(text, alias.key):
        return False
    longer = TopicAlias.objects.filter(key__contains=alias.key).exclude(topic=alias.topic_id)
    for other in longer.values_list("key", flat=True):
        text = whole(other).sub(" ", text)
    return names(text, alias.key)


def names(text: str, name: str) -> bool:
    """Whether the folded text has the folded name, as it is or with other endings."""
    words = name.split(" ")
    run = " ".join([r"\w+"] * len(words))
    spoken = (match[1].split(" ") for match in re.finditer(rf"\b(?=({run})\b)", text))
    return bool(whole(name).search(text)) or any(
        all(inflected(one, other) and stem_of(one) == stem_of(other) for one, other in pairs)
        for pairs in (list(zip(said_so, words, strict=True)) for said_so in spoken)
    )


def whole(name: str) -> re.Pattern[str]:
    """The folded name, where no letter or digit stands beside it."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


# ---------- figures


@check
def other_figures(revision: Revision) -> Iterator[Problem]:
    """Numbers in the text that are not those which the registry has for the exercises it is about.

    A number may be that of any exercise the release is tagged with, or of what they are parts of.
    """
    figures = figures_of(revision)
    for measure in dict.fromkeys(figure.measure for figure in figures):
        known = [figure for figure in figures if figure.measure == measure]
        values = {figure.value for figure in known}
        others = {}
        for field, text in texts(revision)[:3]:
            for claim in said(text, measure.words.splitlines()):
                if claim.value not in values:
                    others.setdefault(claim.value, (claim, field))
        link = where_claimed(known[0], revision) if others else ""
        for claim, field in others.values():
            yield Problem(contradiction(claim, known[0]), field, blocking=False, link=link)


def figures_of(revision: Revision) -> list[Figure]:
    """The latest figure of each measure, those of the tagged exercises first."""
    tagged = [topic["id"] for topic in revision.topics]
    if not tagged:
        return []
    about = Exercise.objects.filter(Q(topic__in=tagged) | Q(parts__topic__in=tagged)).values("pk")
    figures = Figure.objects.filter(exercise__in=about).newest_of_each()
    figures = figures.select_related("exercise", "measure")
    return sorted(figures, key=lambda f: (rank(f, tagged), f.measure.order, f.pk))


def rank(figure: Figure, tagged: list[int]) -> int:
    topic = figure.exercise.topic_id
    return tagged.index(topic) if topic in tagged else len(tagged)


def contradiction(claim: Said, figure: Figure) -> str:
    """The sentence on two numbers for one thing."""
    return _(
        "The text says %(said)s %(unit)s; the registry has %(known)s for %(exercise)s (%(origin)s)."
    ) % {
        "said": amount(claim.value, claim.bound),
        "unit": figure.measure.unit_label,
        "known": amount(figure.value, figure.bound),
        "exercise": figure.exercise,
        "origin": origin(figure),
    }


def amount(value: int, bound: str) -> str:
    """The number as it is read: “more than 2,500”."""
    number = number_format(value, force_grouping=True)
    return number if bound == Bound.EXACT else f"{Bound(bound).label} {number}"


def origin(figure: Figure) -> str:
    """Announced or actual, of which day, and in which release."""
    day = f" {written(figure.as_of, 'day')}" if figure.as_of else ""
    said_so = [f"{figure.get_kind_display()}{day}"]
    if figure.source_number:
        number = {"number": f"{figure.source_year}/{figure.source_number}"}
        said_so.append(_("release %(number)s") % number)
    return ", ".join(said_so)


def where_claimed(figure: Figure, revision: Revision) -> str:
    """The address of the release that the figure came from, else of the exercise's figures."""
    if figure.source_number is not None:
        identity = {"group__year": figure.source_year, "group__number": figure.source_number}
        found = {release.language: release for release in Release.objects.filter(**identity)}
        if found:
            release = found.get(revision.release.language) or next(iter(found.values()))
            return release.get_absolute_url()
    address = reverse("admin:exercises_exercise_change", args=[figure.exercise_id])
    return f"{address}#figures-group"
