"""The desk's releases: what is listed, what is typed, and how a save becomes a revision."""

from typing import Any

from adminsortable2.admin import SortableAdminBase
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import connection, models
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from .. import presence, workflow
from ..background import render_later
from ..context import native_name
from ..forms.choosing import ADD
from ..forms.release import ReleaseForm
from ..models import Photo, Release, Topic
from ..topics import find
from ..workflow.rules import lock
from ..workflow.standing import editable, may_set_time
from ..workflow.writing import group_for
from .bulk import ACTIONS
from .filters import DeskFilter, LanguageFilter, SectionFilter, StateFilter, TopicFilter
from .near_names import point_out
from .races import OneOfTwo
from .rail import Rail
from .release_list import Lines, ReleaseChangeList, search
from .release_photos import ReleasePhotoInline
from .review import ReviewUrls
from .services import ServiceUrls
from .transitions import TransitionUrls

# A translation begins with these of the original, to be written over.
TRANSLATED = (
    "section", "kind", "title", "lead", "body", "dateline_country", "dateline_place", "byline",
    "source_name", "source_url", "source_date", "publish_at", "embargoed",
)  # fmt: skip


TIMING = ["publish_at", "embargoed"]


@admin.register(Release)
class ReleaseAdmin(
    OneOfTwo, TransitionUrls, ServiceUrls, ReviewUrls, Lines, SortableAdminBase, admin.ModelAdmin
):
    """The stock admin. Every change of state is a verb of the workflow."""

    form = ReleaseForm
    formfield_overrides = {
        models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
    }
    inlines = [ReleasePhotoInline]
    list_display = ["headline", "standing", "photos", "waiting", "when"]
    list_display_links = ["headline"]
    list_filter = [
        DeskFilter,
        StateFilter,
        "kind",
        SectionFilter,
        LanguageFilter,
        TopicFilter,
    ]
    search_fields = ["title", "lead"]
    search_help_text = gettext_lazy("Words of the headline or standfirst, a topic, or 2023/214")
    date_hierarchy = "publish_at"
    ordering = ["-changed_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    actions = ACTIONS
    save_on_top = False
    fieldsets = [
        (
            gettext_lazy("Text"),
            {
                "fields": [
                    "title",
                    ("kind", "language", "section"),
                    "lead",
                    ("dateline_place", "dateline_country"),
                    "body",
                    "byline",
                ]
            },
        ),
        (gettext_lazy("Subjects"), {"fields": ["topics"]}),
        (gettext_lazy("Timing"), {"fields": TIMING}),
        (
            gettext_lazy("Source, address and dateline as printed"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("source_name", "source_date"),
                    "source_url",
                    "dateline_text",
                    "slug",
                ],
            },
        ),
    ]

    # Rights: the stock ones, and what the workflow says of this release.

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        if obj is not None:
            return editable(obj, request.user)
        return super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Nobody: what was written stays on record."""
        return False

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.submit_release")

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.review_release")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.publish_release")

    # The list

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReleaseChangeList]:
        return ReleaseChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Releases"), **(extra_context or {})})

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        return search(queryset, search_term), False

    # The form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        """Without the stock icons beside related fields: they lead away from the text."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        for icon in ("add", "change", "delete", "view"):
            setattr(field.widget, f"can_{icon}_related", False)
        return field

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Release | None:
        """The release; locked while a form is saved, so that no other save comes between."""
        release = super().get_object(request, object_id, from_field)
        if release and request.method == "POST" and connection.in_atomic_block:
            return lock(release)
        return release

    def get_readonly_fields(self, request: HttpRequest, obj: Release | None = None) -> list[str]:
        if obj is None:
            return []
        return ["language_name", *([] if may_set_time(obj, request.user) else TIMING)]

    @admin.display(description=gettext_lazy("Language"))
    def language_name(self, release: Release) -> str:
        return native_name(release.language)

    def get_fieldsets(self, request: HttpRequest, obj: Release | None = None) -> list:
        if obj is None:
            return self.fieldsets
        (name, options), *rest = self.fieldsets
        fields = [
            tuple("language_name" if field == "language" else field for field in line)
            if isinstance(line, tuple)
            else line
            for line in options["fields"]
        ]
        return [(name, {**options, "fields": fields}), *rest]

    def get_form(
        self, request: HttpRequest, obj: Release | None = None, **options: Any
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        form.user = request.user
        if obj:
            del form.base_fields["language"]
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Release | None = None, **kw: Any
    ) -> HttpResponse:
        if obj and obj.pk:
            presence.seen(obj, request.user)
            context.update(rail=Rail.of(obj, request.user), conflict=getattr(obj, "conflict", None))
        return super().render_change_form(request, context, *args, obj=obj, **kw)

    # Saving

    def save_model(self, request: HttpRequest, obj: Release, form: ModelForm, change: Any) -> None:
        if not change:
            obj.group, obj.created_by = group_for(None, obj.language), request.user
            obj.save(force_insert=True)
            return
        workflow.begin(obj, by=request.user, base=obj.head)
        columns = {column.name for column in obj._meta.concrete_fields}
        obj.save(update_fields=[*columns.intersection(form.changed_data), "changed_at"])

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: Any
    ) -> None:
        super().save_related(request, form, formsets, change)
        for name in form.named_anew:
            point_out(request, [name], find(name))
        if not change:
            workflow.first_revision(form.instance, by=request.user)
            return
        before = form.instance.state
        revision = workflow.record(form.instance, by=request.user, base=form.instance.head)
        render_later(revision.photos)
        form.instance.refresh_from_db(fields=["state"])
        if form.instance.state != before:
            self.message_user(
                request,
                _("The text has changed, so it is a draft again: submit it when it is ready."),
                messages.WARNING,
            )

    def response_change(self, request: HttpRequest, obj: Release) -> HttpResponse:
        """A button that adds a topic saves and stays."""
        return super().response_change(self.staying(request), obj)

    def response_add(
        self, request: HttpRequest, obj: Release, post_url_continue: str | None = None
    ) -> HttpResponse:
        return super().response_add(self.staying(request), obj, post_url_continue)

    def staying(self, request: HttpRequest) -> HttpRequest:
        if f"topics{ADD}" in request.POST:
            request.POST = QueryDict("_continue=1")
        return request

    # Translations

    def get_urls(self) -> list:
        translate = self.admin_site.admin_view(require_POST(self.translate_view))
        route = path(
            "<int:object_id>/translate/<slug:language>/",
            translate,
            name="newsroom_release_translate",
        )
        return [route, *super().get_urls()]

    def translate_view(
        self, request: HttpRequest, object_id: int, language: str
    ) -> HttpResponseRedirect:
        """Begin the same story in another language, on the words of this one."""
        original = get_object_or_404(Release, pk=object_id)
        if language not in dict(settings.LANGUAGES):
            raise Http404
        try:
            draft = workflow.draft(
                by=request.user,
                language=language,
                translation_of=original,
                photos=Photo.objects.filter(release_photos__release=original).order_by(
                    "release_photos__order", "release_photos__pk"
                ),
                topics=Topic.objects.filter(releases=original),
                **{name: getattr(original, name) for name in TRANSLATED},
            )
        except workflow.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(original.get_absolute_url())
        self.message_user(
            request,
            _("This draft has the words of the original: write them in %(language)s.")
            % {"language": native_name(language)},
        )
        return HttpResponseRedirect(draft.release.get_absolute_url())
