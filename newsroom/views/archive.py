"""The archive: years, months and days with their counts, and the news as it stood on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition
from ..moments import Moment, NoMoment, moment, typed
from ..pages import paginate
from ..periods import FIRST_YEAR, midnight, next_month, year_bounds
from ..querysets.in_print import EditionQuerySet
from ..querysets.spans import Span
from ..return_path import back_query


@dataclass(frozen=True)
class Count:
    """How many releases a month or day has. ``day`` is its first."""

    day: date
    total: int
    url: str


@dataclass(frozen=True)
class Year:
    """A year of the archive with its months."""

    year: int
    months: list[Count]

    @property
    def total(self) -> int:
        return sum(month.total for month in self.months)

    @property
    def url(self) -> str:
        return reverse("archive_year", args=[self.year])


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """All years and months with their counts, the newest first. Two queries."""
    editions = in_language()
    today = localdate()
    oldest = editions.order_by("published_at").values_list("published_at", flat=True).first()
    first = max(localtime(oldest).year, FIRST_YEAR) if oldest else today.year
    years = [year for year in counted_years(editions, first, today.year) if year.total]
    context = {"heading": _("News archive"), "years": years, "today": today}
    return render(request, "newsroom/archive/years.html", context)


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    """A year: its months with their days. Three queries."""
    bounds = year_bounds(f"{year:04}")
    today = localdate()
    if year > today.year:
        raise Http404
    days = list(days_of(year))
    totals = in_language().counts([span(day, day + timedelta(days=1)) for day in days])
    counts = [Count(d, n, day_url(d)) for d, n in zip(days, totals, strict=True) if n]
    months = [date(year, month, 1) for month in range(1, 13)]
    earlier, later = in_language().nearest_to(*bounds)
    context = {
        "heading": _("News of %(year)s") % {"year": year},
        "year": year,
        "months": [found for m in months if (found := month_of(m, counts))["days"]],
        "total": sum(totals),
        "previous_year": earlier.year if earlier else None,
        "next_year": later.year if later else None,
    }
    return render(request, "newsroom/archive/year.html", context)


def in_language() -> EditionQuerySet:
    return Edition.public.in_language(get_language() or "")


def counted_years(editions: EditionQuerySet, first: int, last: int) -> Iterator[Year]:
    """The years from the newest on, each with those of its months that have anything."""
    months = [date(y, m, 1) for y in range(last, first - 1, -1) for m in range(1, 13)]
    totals = editions.counts([span(m, next_month(m.year, m.month)) for m in months])
    counts = [Count(m, n, month_url(m)) for m, n in zip(months, totals, strict=True)]
    for start in range(0, len(counts), 12):
        year = counts[start : start + 12]
        yield Year(year[0].day.year, [count for count in year if count.total])


def month_of(month: date, days: list[Count]) -> dict[str, Any]:
    """A month with its days that have anything."""
    own = [count for count in days if count.day.month == month.month]
    total = sum(count.total for count in own)
    return {"day": month, "days": own, "total": total, "url": month_url(month)}


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def span(first: date, after: date) -> Span:
    """The span of days from the first to before another."""
    return midnight(first), midnight(after)


def month_url(month: date) -> str:
    return reverse("archive", args=[month.year, f"{month:%m}"])


def day_url(day: date) -> str:
    return reverse("archive_day", args=[day.year, f"{day:%m}", f"{day:%d}"])


# ---------- what the site said on a day


@require_safe
def past_days(request: HttpRequest) -> HttpResponse:
    """The form that asks for a day; it leads to the day's own address."""
    day, clock = request.GET.get("date", ""), request.GET.get("time", "")
    asked = typed(day, clock)
    if day:
        try:
            return HttpResponseRedirect(on_url(moment(day, clock)))
        except NoMoment as refusal:
            asked["refusal"] = str(refusal)
    context = {"heading": _("What did the site say on a day?"), "today": localdate(), **asked}
    return render(request, "newsroom/archive/ask.html", context)


@require_safe
def past_day(request: HttpRequest, date: str) -> HttpResponse:
    """The news as it stood at the end of a day, or at ``?time=14:30``. One query.

    Each leads to the version that stood then. What was removed since is not among them.
    """
    try:
        asked = moment(date, request.GET.get("time", ""))
    except NoMoment as refusal:
        raise Http404(str(refusal)) from refusal
    language = get_language() or ""
    stood = Edition.public.in_record().in_language(language).as_stood(asked.at)
    page = paginate(stood.newest_first().with_version().for_lists(), request, language)
    context = {
        "heading": _("The news on %(day)s") % {"day": date_format(asked.day, "j E Y")},
        "moment": asked,
        "page": page,
        "back_query": back_query(request),
        # Before the record begins there are days without end, for a robot to walk through.
        "previous_url": on_url(Moment(asked.day - timedelta(days=1))) if page.items else "",
        "next_url": ""
        if asked.day >= localdate()
        else on_url(Moment(asked.day + timedelta(days=1))),
        "asked": f"{asked.day:%Y-%m-%d}",
        "asked_time": f"{asked.clock:%H:%M}" if asked.clock else "",
        "today": localdate(),
    }
    return render(request, "newsroom/archive/day.html", context)


def on_url(asked: Moment) -> str:
    return reverse("news_on", args=[f"{asked.day:%Y-%m-%d}"]) + asked.query
