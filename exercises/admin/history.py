"""The page of a record's history. It is there for what has been deleted, too."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from ..changes import entries

ON_A_PAGE = 50


class HistoryPage:
    """Who changed what and when, in place of the stock log; for a ModelAdmin to inherit."""

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_deleted"
        view = self.admin_site.admin_view(self.deleted_view)
        return [path("deleted/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        key = unquote(object_id)
        if not key.isdecimal() or len(key) > 18:
            raise Http404
        found = entries(self.model, int(key))
        row = self.model._default_manager.filter(pk=key).first() or self.last(key)
        context = {
            "title": _("History: %(name)s") % {"name": row},
            "object": row,
            "deleted": row.pk is None or not self.model._default_manager.filter(pk=key).exists(),
            "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("p")),
            **(extra_context or {}),
        }
        return self.answer(request, "admin/exercises/history.html", context)

    def last(self, key: str) -> Any:
        """The row as it was when it was deleted."""
        record = self.model.history.filter(id=key).order_by("-history_date", "-history_id").first()
        if record is None:
            raise Http404
        return record.instance

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What has been deleted, the latest first, each with the way to its history."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        deleted = self.model.history.filter(history_type="-").select_related("history_user")
        deleted = deleted.order_by("-history_date", "-history_id")
        context = {
            "title": _("Deleted: %(things)s") % {"things": self.opts.verbose_name_plural},
            "page": Paginator(deleted, ON_A_PAGE).get_page(request.GET.get("p")),
        }
        return self.answer(request, "admin/exercises/deleted.html", context)

    def answer(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template, context)
