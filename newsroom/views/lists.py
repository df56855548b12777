"""Lists of editions: all news, a section, a month."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ..models import Edition
from ..news_filters import NewsFilters
from ..pages import paginate
from ..periods import existing_day, midnight, month_bounds
from ..querysets.in_print import EditionQuerySet
from ..querysets.spans import Span
from ..return_path import back_query
from .archive import day_url, month_url

ONE_DAY = timedelta(days=1)
# The filters of a list that its feed has as well.
FOLLOWED = ("section", "kind", "own", "topic")


class ReleaseList(TemplateView):
    """All news, newest first, filtered by the reader."""

    template_name = "newsroom/release_list.html"
    offered: tuple[str, ...] = ("section", "kind", "own", "topic", "year")

    @property
    def language(self) -> str:
        return get_language() or ""

    @property
    def heading(self) -> str:
        return _("News")

    def get_queryset(self) -> EditionQuerySet:
        return Edition.public.in_language(self.language).for_lists()

    def get_feed_url(self) -> str:
        followed = NewsFilters(self.request, self.language, offered=FOLLOWED)
        return reverse("feed", args=["atom"]) + followed.query

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = NewsFilters(self.request, self.language, offered=self.offered).load()
        page = paginate(filters.apply(self.get_queryset()), self.request, self.language)
        return super().get_context_data(
            page=page,
            filters=filters,
            heading=self.heading,
            feed_url=self.get_feed_url(),
            back_query=back_query(self.request),
            **kwargs,
        )


class SectionList(ReleaseList):
    """A section's news. Two queries: the offers of the filters name the section as well."""

    offered = ("kind", "own", "topic", "year")

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().in_section(self.kwargs["slug"])

    def get_feed_url(self) -> str:
        return reverse("section_feed", args=[self.kwargs["slug"], "atom"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        names = dict(context["filters"].offers["section"])
        if self.kwargs["slug"] not in names:
            raise Http404
        feed_url = context["feed_url"] if context["page"].items else ""
        return {**context, "heading": names[self.kwargs["slug"]], "feed_url": feed_url}


class MonthList(ReleaseList):
    """What was first published in a month."""

    offered = ("section", "kind", "own", "topic")

    @property
    def month(self) -> date:
        return date(self.kwargs["year"], self.kwargs["month"], 1)

    @property
    def heading(self) -> str:
        return date_format(self.month, "F Y").capitalize()

    def get_queryset(self) -> EditionQuerySet:
        bounds = month_bounds(self.kwargs["year"], self.kwargs["month"])
        return super().get_queryset().between(*bounds)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bounds = month_bounds(self.kwargs["year"], self.kwargs["month"])
        context = super().get_context_data(**kwargs)
        archive = {"label": _("Months"), **neighbours(bounds, month_url, "F Y")}
        return {**context, "archive": archive, "archive_year": self.kwargs["year"]}


def neighbours(bounds: Span, url: Callable[[date], str], form: str) -> dict[str, str]:
    """The ways to the nearest months or days that have anything: no way leads on without end."""
    earlier, later = Edition.public.in_language(get_language() or "").nearest_to(*bounds)
    return {
        "previous_url": url(earlier) if earlier else "",
        "previous_label": date_format(earlier, form) if earlier else "",
        "next_url": url(later) if later else "",
        "next_label": date_format(later, form) if later else "",
    }


class DayList(ReleaseList):
    """What was first published on a day."""

    offered = ("section", "kind", "own", "topic")

    @property
    def day(self) -> date:
        return existing_day(self.kwargs["year"], self.kwargs["month"], self.kwargs["day"])

    @property
    def heading(self) -> str:
        return date_format(self.day, "j E Y")

    @property
    def bounds(self) -> Span:
        return midnight(self.day), midnight(self.day + ONE_DAY)

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().between(*self.bounds)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        archive = {"label": _("Days"), **neighbours(self.bounds, day_url, "j E Y")}
        return {
            **context,
            "archive": archive,
            "archive_year": self.day.year,
            "archive_month": self.day,
            "archive_day": f"{self.day:%Y-%m-%d}",
        }
