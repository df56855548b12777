"""The photo library: what is listed, a photo's record, and the verbs that change it."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import Form, ModelForm
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from PIL import Image

from .. import desk_pictures, workflow
from ..background import render_photo_later
from ..forms.choosing import established
from ..forms.photos import PhotoForm, ReasonForm, ReplaceForm
from ..ingest import NotAPicture
from ..models import Photo, PhotoTransition
from ..photo_uses import Uses
from .filters import TopicFilter
from .log import OnRecord
from .photo_filters import AttentionFilter, OfferedFilter
from .photo_upload import UploadUrls, address

DAY = 86_400
HISTORY = 8
GRID, LIST = "grid", "list"


@admin.action(description=gettext_lazy("Describe together…"), permissions=["change"])
def describe_together(
    desk: admin.ModelAdmin, request: HttpRequest, photos: QuerySet
) -> HttpResponseRedirect:
    """Open the page of the upload for photos that are here already."""
    return HttpResponseRedirect(address(list(photos)))


class Lines:
    """The columns of the list, for a ModelAdmin to inherit."""

    @admin.display(description=gettext_lazy("Picture"))
    def picture(self, photo: Photo) -> str:
        return render_to_string("admin/newsroom/photo/thumbnail.html", {"photo": photo})

    @admin.display(description=gettext_lazy("Caption"), ordering="record")
    def line(self, photo: Photo) -> str:
        return render_to_string("admin/newsroom/photo/line.html", {"photo": photo})

    @admin.display(description=gettext_lazy("Complete"))
    def complete(self, photo: Photo) -> str:
        return render_to_string("admin/newsroom/photo/complete.html", {"photo": photo})

    @admin.display(description=gettext_lazy("Used"))
    def used(self, photo: Photo) -> str:
        return render_to_string("admin/newsroom/photo/used.html", {"photo": photo})


class PictureUrls:
    """Pictures and originals for the desk's eyes, for the ModelAdmin of photos to inherit."""

    def get_urls(self) -> list:
        views = [
            ("picture/<int:object_id>/<slug:name>/", self.picture_view, "newsroom_photo_picture"),
            ("original/<int:object_id>/", self.original_view, "newsroom_photo_original"),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=name) for route, view, name in views
        ]
        return [*own, *super().get_urls()]

    def picture_view(self, request: HttpRequest, object_id: int, name: str) -> HttpResponse:
        """A small picture. Its address changes with the file and the focal point."""
        photo = self.seen(request, object_id)
        try:
            content = desk_pictures.picture(photo, name)
        except (KeyError, FileNotFoundError) as missing:
            raise Http404 from missing
        answer = FileResponse(content, content_type="image/jpeg")
        patch_cache_control(answer, private=True, max_age=DAY)
        return answer

    def original_view(self, request: HttpRequest, object_id: int) -> FileResponse:
        """The original as it came, to be kept at the desk: it says all that the camera wrote."""
        photo = self.seen(request, object_id)
        with photo.original.open() as file, Image.open(file) as picture:
            suffix = (picture.format or "").lower()
        return FileResponse(
            photo.original.open(),
            as_attachment=True,
            filename=f"{photo.record}-original.{suffix}",
            headers={"Cache-Control": "private, no-store"},
        )

    def seen(self, request: HttpRequest, object_id: int) -> Photo:
        """The photo, for who may look at photos."""
        photo = get_object_or_404(Photo, pk=object_id)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        return photo


class VerbUrls:
    """The buttons of a photo's rail, for the ModelAdmin of photos to inherit."""

    def get_urls(self) -> list:
        views = [
            ("<int:object_id>/replace/", self.replace_view, "newsroom_photo_replace"),
            ("<int:object_id>/retire/", self.retire_view, "newsroom_photo_retire"),
            ("<int:object_id>/restore/", self.restore_view, "newsroom_photo_restore"),
        ]
        own = [
            path(route, self.admin_site.admin_view(require_POST(view)), name=name)
            for route, view, name in views
        ]
        return [*own, *super().get_urls()]

    def replace_view(self, request: HttpRequest, object_id: int) -> HttpResponseRedirect:
        form = ReplaceForm(request.POST, request.FILES)

        def verb(photo: Photo, *, by: Any, file: Any, reason: str) -> None:
            workflow.replace_file(photo, file, by=by, reason=reason)

        return self.carry_out(request, object_id, verb, _("The file was replaced."), form)

    def retire_view(self, request: HttpRequest, object_id: int) -> HttpResponseRedirect:
        done = _("Retired: it is not offered for new releases any more.")
        return self.carry_out(request, object_id, workflow.retire, done, ReasonForm(request.POST))

    def restore_view(self, request: HttpRequest, object_id: int) -> HttpResponseRedirect:
        done = _("It is offered for new releases again.")
        return self.carry_out(request, object_id, workflow.restore, done)

    def carry_out(
        self,
        request: HttpRequest,
        object_id: int,
        verb: Callable,
        done: str,
        form: Form | None = None,
    ) -> HttpResponseRedirect:
        """Call a verb with what its form says; say what came of it on the photo's page."""
        photo = get_object_or_404(Photo, pk=object_id)
        if form and not form.is_valid():
            problems = " ".join(str(error) for errors in form.errors.values() for error in errors)
            self.message_user(request, problems, messages.ERROR)
            return HttpResponseRedirect(photo.get_absolute_url())
        try:
            verb(photo, by=request.user, **(form.cleaned_data if form else {}))
        except (workflow.Refused, NotAPicture) as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(photo.get_absolute_url())


@admin.register(Photo)
class PhotoAdmin(UploadUrls, PictureUrls, VerbUrls, Lines, admin.ModelAdmin):
    """The stock admin. Every change of a record is a verb of the workflow."""

    form = PhotoForm
    list_display = ["picture", "line", "credit", "complete", "used", "usage_ends_on"]
    list_display_links = ["line"]
    list_filter = [AttentionFilter, OfferedFilter, "disclosure", TopicFilter]
    search_fields = ["record", "caption", "credit"]
    search_help_text = gettext_lazy("Words of caption, credit or place, or a record number")
    date_hierarchy = "taken_on"
    ordering = ["-pk"]
    list_per_page = 48
    show_full_result_count = False
    actions = [describe_together]
    fieldsets = [
        (gettext_lazy("Focal point"), {"fields": [("focal_x", "focal_y")]}),
        (gettext_lazy("What it shows"), {"fields": ["caption", "alt", "decorative"]}),
        (
            gettext_lazy("Whose it is"),
            {
                "fields": [
                    "credit",
                    ("photographer", "organisation"),
                    "copyright_notice",
                    ("usage_terms", "usage_ends_on"),
                ]
            },
        ),
        (
            gettext_lazy("When, where, about what"),
            {"fields": [("taken_on", "place"), "event", "topics"]},
        ),
        (gettext_lazy("Manipulation"), {"fields": ["disclosure", "disclosure_note"]}),
    ]

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_uses()

    def get_actions(self, request: HttpRequest) -> dict:
        """Without the stock deletion of many: each photo is asked for by itself."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return queryset.with_words(search_term), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """The library, as a grid or as a list: as the person looked at it last."""
        if wished := request.GET.get("as"):
            request.session["photos_as"] = LIST if wished == LIST else GRID
            query = request.GET.copy()
            del query["as"]
            return HttpResponseRedirect(f"{request.path}?{query.urlencode()}".rstrip("?"))
        shown_as = request.session.get("photos_as", GRID)
        context = {"title": _("Photos"), "shown_as": shown_as, "GRID": GRID, "LIST": LIST}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    # The record

    def get_form(
        self, request: HttpRequest, obj: Photo | None = None, **options: Any
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        form.user = request.user
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Photo | None = None, **kw: Any
    ) -> HttpResponse:
        log = PhotoTransition.objects.filter(record=obj.record).select_related("by")
        context.update(
            photo=Photo.objects.with_uses().get(pk=obj.pk),
            uses=Uses(obj),
            crops=[("card", _("Sharing card")), ("square", _("Square"))],
            history=log[:HISTORY],
            replace_form=ReplaceForm(auto_id="id_replace_%s"),
            retire_form=ReasonForm(auto_id="id_retire_%s"),
        )
        return super().render_change_form(request, context, *args, obj=obj, **kw)

    def save_model(self, request: HttpRequest, obj: Photo, form: ModelForm, change: Any) -> None:
        topics = established(form.cleaned_data["topics"])
        form.cleaned_data["topics"] = topics
        releases = workflow.save_photo(obj, by=request.user, topics=topics)
        render_photo_later(obj)
        if releases:
            titles = ", ".join(f"“{release.title}”" for release in releases)
            self.message_user(
                request,
                _("Carried into the newest version of %(titles)s; in print only once approved.")
                % {"titles": titles},
            )

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: Any
    ) -> None:
        """Nothing: the verb has saved the topics."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """The stock question; what is shown anywhere is refused before it is asked."""
        photo = self.get_object(request, object_id)
        if photo and (where := Uses(photo).sentence()):
            text = _("%(photo)s can’t be deleted. %(where)s Retire it instead.")
            names = {"photo": photo.record, "where": where}
            self.message_user(request, text % names, messages.ERROR)
            return HttpResponseRedirect(photo.get_absolute_url())
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        workflow.delete_photo(obj, by=request.user)


@admin.register(PhotoTransition)
class PhotoTransitionAdmin(OnRecord):
    """The log of the library, to read."""

    list_display = ["at", "by", "verb", "record", "reason"]
    list_display_links = ["at"]
    list_filter = ["verb", "by"]
    list_select_related = ["by"]
    search_fields = ["record", "reason", "by__username"]
    date_hierarchy = "at"
