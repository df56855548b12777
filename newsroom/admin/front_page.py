"""The front page at the desk: arranged, looked at, approved."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST

from .. import workflow
from ..forms.front_page import FrontPageForm
from ..models import FrontPage
from ..models.front_page import Place
from ..preview import guarded
from ..views.home import front_page


@admin.register(FrontPage)
class FrontPageAdmin(admin.ModelAdmin):
    """Each arrangement is a row, never changed; the newest approved one is in print."""

    form = FrontPageForm
    fields = ["language", "lead", "stories"]
    list_display = ["label", "language", "written_by", "written_at", "approved_by", "approved_at"]
    list_filter = ["language"]
    list_select_related = ["written_by", "approved_by"]
    actions_on_top = True
    change_form_template = "admin/newsroom/front_page/change_form.html"

    def has_change_permission(self, request: HttpRequest, obj: FrontPage | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: FrontPage | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: FrontPage | None = None) -> bool:
        rights = ("newsroom.add_frontpage", "newsroom.review_release")
        return any(request.user.has_perm(right) for right in rights)

    def get_fields(self, request: HttpRequest, obj: FrontPage | None = None) -> list:
        shown = ["language", "pinned", ("written_by", "written_at"), ("approved_by", "approved_at")]
        return shown if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: FrontPage | None = None) -> list[str]:
        return ["pinned", "written_at"] if obj else []

    def get_form(self, request: HttpRequest, obj: FrontPage | None = None, **options: Any) -> type:
        if obj:
            return super().get_form(request, obj, **{**options, "fields": []})
        return type("Form", (FrontPageForm,), {"by": request.user})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new arrangement begins with the one in print in the desk's language."""
        asked = super().get_changeform_initial_data(request)
        code = asked.get("language") or request.LANGUAGE_CODE
        present = FrontPage.public.filter(language=code).order_by("-approved_at").first()
        pins = list(present.pins.all()) if present else []
        return {
            "language": code,
            "lead": "".join(str(pin) for pin in pins if pin.place == Place.LEAD),
            "stories": "\n".join(str(pin) for pin in pins if pin.place == Place.STORY),
        }

    @admin.display(description=gettext_lazy("front page"))
    def label(self, page: FrontPage) -> str:
        return _("Front page %(number)s") % {"number": page.pk}

    @admin.display(description=gettext_lazy("pinned releases"))
    def pinned(self, page: FrontPage) -> str:
        said = [f"{pin.get_place_display()}: {pin}" for pin in page.pins.all()]
        return "; ".join(said) or _("Nothing is pinned: all is automatic.")

    def save_model(self, request, obj, form, change) -> None:
        """The workflow has written it already."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", view(self.preview), name="newsroom_frontpage_preview"),
            path(
                "<int:pk>/approve/",
                view(require_POST(self.approve)),
                name="newsroom_frontpage_approve",
            ),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The front page as it would be, kept by nobody."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = get_object_or_404(FrontPage, pk=pk)
        with override(page.language):
            arranged = FrontPage.objects.filter(pk=pk)
            shown = front_page(request, page.language, arranged, note=self.label(page))
        return guarded(shown, language=page.language)

    def approve(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            page = workflow.approve_front_page(get_object_or_404(FrontPage, pk=pk), by=request.user)
        except workflow.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, _("In print: %(page)s") % {"page": self.label(page)})
        return redirect("admin:newsroom_frontpage_change", pk)
