"""Topics at the desk: their names, their introductions, what is pinned to their pages."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from taggit.admin import TagAdmin  # noqa: F401 - registers what is unregistered below
from taggit.models import Tag

from .. import redline, topics, workflow
from ..forms.names import NamesField
from ..forms.topics import (
    AliasForm,
    AliasFormSet,
    IntroductionForm,
    IntroductionFormSet,
    PinForm,
    PinFormSet,
    TopicForm,
    pinnable,
)
from ..models import PinKind, Release, Topic, TopicAlias, TopicIntroduction, TopicPin
from ..templatetags.printed import printed
from .merging import MergeUrls
from .near_names import NearUrls, point_out

# The library's own tags: ours are topics.
admin.site.unregister(Tag)


class OfTopic:
    """Rights over what belongs to a topic: who may change the topic may change it."""

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_add_permission(self, request, obj=None) -> bool:
        return request.user.has_perm(f"newsroom.{'change' if obj else 'add'}_topic")

    def has_change_permission(self, request, obj=None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.has_add_permission(request, obj)


class AliasInline(OfTopic, admin.TabularInline):
    template = "admin/newsroom/topic/rows.html"
    model = TopicAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 1
    verbose_name = gettext_lazy("name that leads here")
    verbose_name_plural = gettext_lazy("names that lead here")

    def has_change_permission(self, request, obj=None) -> bool:
        return False


class PinInline(OfTopic, admin.TabularInline):
    template = "admin/newsroom/topic/rows.html"
    model = TopicPin
    form = PinForm
    formset = PinFormSet
    extra = 1
    fields = ["order", "kind", "reference", "headline"]
    readonly_fields = ["headline"]

    @admin.display(description=gettext_lazy("headline"))
    def headline(self, pin: TopicPin) -> str:
        if pin.kind != PinKind.RELEASE:
            return pinnable(pin.kind, pin.reference) or "–"
        pinned = Release.objects.filter(group__year=pin.year, group__number=pin.number)
        release = pinned.first() if pin.number else None
        return release.title if release else "–"


class IntroductionInline(admin.StackedInline):
    template = "admin/newsroom/topic/introductions.html"
    model = TopicIntroduction
    form = IntroductionForm
    formset = IntroductionFormSet
    extra = 1

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class OverdueTopics(admin.SimpleListFilter):
    """Topics with an introduction in print that somebody should have looked at again."""

    title = gettext_lazy("introduction")
    parameter_name = "introduction"

    def lookups(self, request, model_admin):
        return [("overdue", _("To be reviewed"))]

    def queryset(self, request, queryset):
        if self.value() != "overdue":
            return queryset
        return queryset.filter(pk__in=TopicIntroduction.objects.overdue().values("topic"))


@admin.register(Topic)
class TopicAdmin(MergeUrls, NearUrls, admin.ModelAdmin):
    form = TopicForm
    inlines = [AliasInline, IntroductionInline, PinInline]
    fields = ["name", "names", "kind", "featured", "slug", "key"]
    list_display = ["label", "kind", "offered", "led_here"]
    empty_value_display = "–"
    list_filter = ["kind", "featured", OverdueTopics]
    search_fields = ["name"]
    formfield_overrides = {models.JSONField: {"form_class": NamesField}}

    class Media:
        css = {"all": ["desk/review.css"]}

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["slug", "key"] if obj else ["key"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("aliases")

    def get_search_results(self, request, queryset, search_term):
        """Topics by any of their names, in any script: the key folds what databases do not."""
        term = topics.key(search_term)
        if not term:
            return queryset, False
        named = TopicAlias.objects.filter(key__contains=term)
        return queryset.filter(pk__in=named.values("topic")), False

    @admin.display(description=gettext_lazy("name"), ordering="name")
    def label(self, topic: Topic) -> str:
        return topic.label

    @admin.display(description=pgettext_lazy("topic", "offered"), ordering="featured")
    def offered(self, topic: Topic) -> str | None:
        """In words: a red cross would say that something is wrong."""
        return _("Yes") if topic.featured else None

    @admin.display(description=gettext_lazy("names that lead here"))
    def led_here(self, topic: Topic) -> str:
        return ", ".join(alias.name for alias in topic.aliases.all())

    def save_model(self, request, obj, form, change) -> None:
        if change:
            topics.rename(obj, obj.name, names=obj.names)
            obj.save(update_fields=["kind", "featured"])
            return
        made = topics.establish(
            obj.name, names=obj.names, slug=obj.slug, kind=obj.kind, featured=obj.featured
        )
        obj.__dict__.update(made.__dict__)

    def save_related(self, request, form, formsets, change) -> None:
        """Names that are new here and near to those of other topics are pointed out."""
        before = set(form.instance.aliases.values_list("key", flat=True)) if change else set()
        super().save_related(request, form, formsets, change)
        changed = {"name", "names"}.intersection(form.changed_data) or not change
        own = [form.instance.name, *form.instance.names.values()] if changed else []
        added = form.instance.aliases.exclude(key__in=before).values_list("name", flat=True)
        point_out(request, dict.fromkeys([*own, *added]), form.instance)

    def save_formset(self, request, form, formset, change) -> None:
        formset.by = request.user
        super().save_formset(request, form, formset, change)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form. Who loses a race for a name is told so by the form, looked at once more."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (topics.NameTaken, IntegrityError):
            return super().changeform_view(request, object_id, form_url, extra_context)


class WaitingFilter(admin.SimpleListFilter):
    title = gettext_lazy("approval")
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        return [("yes", _("Waiting")), ("no", _("Approved"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(approved_at__isnull=self.value() == "yes")
        return queryset


@admin.register(TopicIntroduction)
class TopicIntroductionAdmin(admin.ModelAdmin):
    """Introductions are proposed on their topic's page; here they are read and approved."""

    list_display = ["topic", "language", "written_by", "written_at", "approved_by", "review_by"]
    list_filter = [WaitingFilter, "language"]
    list_select_related = ["topic", "written_by", "approved_by"]
    search_fields = ["topic__name"]
    fields = [
        "topic",
        "language",
        "changes",
        ("written_by", "written_at"),
        ("approved_by", "approved_at"),
        "review_by",
    ]
    readonly_fields = ["changes"]
    actions = ["approve_selected"]
    change_form_template = "admin/newsroom/topic/introduction.html"

    class Media:
        css = {"all": ["desk/redline.css"]}

    def has_view_permission(self, request, obj=None) -> bool:
        rights = ("newsroom.add_topicintroduction", "newsroom.review_release")
        return any(request.user.has_perm(right) for right in rights)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description=gettext_lazy("changes against what is in print"))
    def changes(self, introduction: TopicIntroduction) -> str:
        others = TopicIntroduction.public.exclude(pk=introduction.pk)
        others = others.filter(topic=introduction.topic_id, language=introduction.language)
        printed_one = others.order_by("-approved_at", "-pk").first()
        return printed(redline.body(printed_one.body if printed_one else "", introduction.body))

    def get_urls(self) -> list:
        approve = path(
            "<int:pk>/approve/",
            self.admin_site.admin_view(require_POST(self.approve)),
            name="newsroom_topicintroduction_approve",
        )
        return [approve, *super().get_urls()]

    def approve(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        self.approve_one(request, get_object_or_404(TopicIntroduction, pk=pk))
        return redirect("admin:newsroom_topicintroduction_change", pk)

    @admin.action(description=gettext_lazy("Approve"), permissions=["view"])
    def approve_selected(self, request: HttpRequest, queryset) -> None:
        for introduction in queryset.select_related("topic"):
            self.approve_one(request, introduction)

    def approve_one(self, request: HttpRequest, introduction: TopicIntroduction) -> None:
        """Approve one, and say what came of it."""
        try:
            workflow.approve_introduction(introduction, by=request.user)
        except workflow.Refused as refusal:
            self.message_user(request, f"{introduction}: {refusal}", messages.ERROR)
        else:
            self.message_user(request, _("Approved: %(text)s") % {"text": introduction})
