"""Lists of editions: all news, a section, a month."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ..models import Edition
from ..news_filters import NewsFilters
from ..pages import paginate
from ..periods import month_bounds, next_month, previous_month
from ..querysets.in_print import EditionQuerySet
from ..return_path import back_query


class ReleaseList(TemplateView):
    """All news, newest first, filtered by the reader."""

    template_name = "newsroom/release_list.html"
    offered: tuple[str, ...] = ("section", "kind", "topic", "year")

    @property
    def language(self) -> str:
        return get_language() or ""

    @property
    def heading(self) -> str:
        return _("News")

    def get_queryset(self) -> EditionQuerySet:
        return Edition.public.in_language(self.language).for_lists()

    def get_feed_url(self) -> str:
        return reverse("feed", args=["atom"])

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

    offered = ("kind", "topic", "year")

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

    offered = ("section", "kind", "topic")

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
        bounds = self.kwargs["year"], self.kwargs["month"]
        month_bounds(*bounds)
        context = super().get_context_data(**kwargs)
        earlier, later = previous_month(*bounds), next_month(*bounds)
        archive = {
            "previous_url": reverse("archive", args=[earlier.year, earlier.month]),
            "previous_label": date_format(earlier, "F Y"),
            "next_url": reverse("archive", args=[later.year, later.month])
            if later <= localdate()
            else "",
            "next_label": date_format(later, "F Y"),
        }
        return {**context, "archive": archive}
