"""Figures as the page of an exercise prints them: the latest of each, and what was said before."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import override

from .models import Exercise, Figure

# The numbers that stand under the name of an exercise.
STRENGTH = ("personnel", "equipment")


@dataclass(frozen=True)
class Claim:
    """A figure with the address and the number of the release that said it, if there is one."""

    figure: Figure
    url: str
    number: str


@dataclass(frozen=True)
class Claims:
    """``latest`` has one of each measure, ``earlier`` what those replaced."""

    latest: list[Claim]
    earlier: list[Claim]

    @property
    def strength(self) -> list[Claim]:
        """Of the latest, those that stand under the name."""
        return [claim for claim in self.latest if claim.figure.measure.slug in STRENGTH]


def claims_about(exercise: Exercise, language: str) -> Claims:
    """All standing figures of an exercise. One query."""
    figures = Figure.public.filter(exercise=exercise).select_related("measure")
    found = figures.with_source(language).by_measure()
    latest, earlier = [], []
    for _measure, group in groupby(found, key=lambda figure: figure.measure_id):
        first, *rest = map(claim, group)
        latest.append(first)
        earlier += rest
    return Claims(latest, earlier)


def claim(figure: Figure) -> Claim:
    if not figure.source:
        return Claim(figure, "", "")
    year, number = figure.source_year, figure.source_number
    with override(figure.source["language"]):
        url = reverse("release", args=[year, number, figure.source["slug"]])
    return Claim(figure, url, f"{year}/{number}")
