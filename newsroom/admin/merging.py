"""Merging topics at the desk: choose, look, confirm; and the record of it, with the way back."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from .. import workflow
from ..forms.merging import MergeForm, TargetForm
from ..models import Topic, TopicMerge
from ..models.merges import UNDO
from ..near_names import near
from ..workflow.merging import obstacle, preview
from .log import OnRecord
from .transitions import CONFLICT


def day(moment: datetime) -> str:
    """The day of a moment, as people here write it."""
    return date_format(timezone.localtime(moment), _("j F Y"))


class MergeUrls:
    """The page on which a topic is merged, for the ModelAdmin of topics to inherit."""

    def get_urls(self) -> list:
        merge = path(
            "<int:object_id>/merge/",
            self.admin_site.admin_view(self.merge_view),
            name="newsroom_topic_merge",
        )
        return [merge, *super().get_urls()]

    def merge_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Choose the other topic, then see what would move; on POST merge, or say why not."""
        topic = get_object_or_404(Topic, pk=object_id)
        if not self.has_change_permission(request, topic):
            raise PermissionDenied
        if request.method == "POST":
            return self.merged(request, topic, MergeForm(request.POST))
        chosen = TargetForm(topic, request.GET if "into" in request.GET else None)
        if chosen.is_valid():
            target = chosen.cleaned_data["into"]
            return self.merge_page(request, topic, target, MergeForm(initial={"into": target.pk}))
        return self.merge_page(request, topic, None, chosen)

    def merged(self, request: HttpRequest, topic: Topic, form: MergeForm) -> HttpResponse:
        """Call the workflow. A refusal becomes an error of the form."""
        if not form.is_valid():
            return self.merge_page(request, topic, form.cleaned_data.get("into"), form)
        target, reason = form.cleaned_data["into"], form.cleaned_data["reason"]
        try:
            merge = workflow.merge_topics(topic, target, by=request.user, reason=reason)
        except workflow.Refused as refusal:
            form.add_error(None, str(refusal))
            return self.merge_page(request, topic, target, form, status=CONFLICT)
        said = _("“%(topic)s” is part of this topic now. This can be undone until %(day)s.")
        names = {"topic": merge.name, "day": day(merge.at + UNDO)}
        self.message_user(request, said % names, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:newsroom_topic_change", args=[target.pk]))

    def merge_page(
        self,
        request: HttpRequest,
        topic: Topic,
        target: Topic | None,
        form: Any,
        status: int | None = None,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge into another topic"),
            "opts": self.opts,
            "topic": topic,
            "target": target,
            "form": form,
            "parts": preview(topic, target) if target else [],
            "near": [] if target else near(topic.name, but=topic.pk),
            "until": timezone.now() + UNDO,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/newsroom/topic/merge.html", context, status=status)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **options: Any
    ) -> HttpResponse:
        """With what was merged into the topic."""
        if obj and obj.pk:
            merges = TopicMerge.objects.standing().filter(into=obj.pk).select_related("by")
            context["merges"] = [(merge, not obstacle(merge)) for merge in merges]
        return super().render_change_form(request, context, *args, obj=obj, **options)


@admin.register(TopicMerge)
class TopicMergeAdmin(OnRecord):
    """Who merged what, when and why. While it can be undone, the button is here."""

    list_display = ["at", "by", "name", "other", "reason", "standing"]
    list_display_links = ["at"]
    list_select_related = ["by", "undone__by"]
    search_fields = ["name", "into_name", "reason"]
    fields = ["at", "by", "name", "other", "reason", "standing"]
    readonly_fields = ["other", "standing"]
    change_form_template = "admin/newsroom/topic/merged.html"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("newsroom.view_topic")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With ``there``: whether the other topic is still one."""
        there = Exists(Topic.objects.filter(pk=OuterRef("into")))
        return super().get_queryset(request).annotate(there=there)

    @admin.display(description=gettext_lazy("merged into"))
    def other(self, merge: TopicMerge) -> str:
        if not merge.there:
            return merge.into_name
        address = reverse("admin:newsroom_topic_change", args=[merge.into])
        return format_html('<a href="{}">{}</a>', address, merge.into_name)

    @admin.display(description=gettext_lazy("undoing"))
    def standing(self, merge: TopicMerge) -> str:
        if undone := getattr(merge, "undone", None):
            return _("Undone by %(name)s on %(day)s") % {"name": undone.by, "day": day(undone.at)}
        if merge.at + UNDO > timezone.now():
            return _("Can be undone until %(day)s") % {"day": day(merge.at + UNDO)}
        return _("Stands")

    def get_urls(self) -> list:
        undo = path(
            "<int:pk>/undo/",
            self.admin_site.admin_view(require_POST(self.undo_view)),
            name="newsroom_topicmerge_undo",
        )
        return [undo, *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        merge = get_object_or_404(TopicMerge, pk=pk)
        try:
            topic = workflow.undo_merge(merge, by=request.user)
        except workflow.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:newsroom_topicmerge_change", args=[pk]))
        said = _("“%(topic)s” is a topic of its own again, with all that had been moved.")
        self.message_user(request, said % {"topic": topic}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:newsroom_topic_change", args=[topic.pk]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        merge = self.get_object(request, object_id)
        may = request.user.has_perm("newsroom.change_topic")
        open_to_undo = merge is not None and may and not obstacle(merge)
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "may_undo": open_to_undo}
        )
