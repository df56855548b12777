"""The photos of a release, in the editors' order."""

from typing import Any

from adminsortable2.admin import SortableInlineAdminMixin
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..forms.release import ReleasePhotoForm, ReleasePhotoFormSet
from ..models import Release, ReleasePhoto


class ReleasePhotoInline(SortableInlineAdminMixin, admin.StackedInline):
    """Rows are dragged, or moved by buttons; a photo's own record is one click away.

    Who may write in the release may choose its photos.
    """

    model = ReleasePhoto
    form = ReleasePhotoForm
    formset = ReleasePhotoFormSet
    fields = ["photo", "caption", "order"]
    extra = 0
    verbose_name = _("photo")
    template = "admin/newsroom/release/photos.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("photo")

    def may_write(self, request: HttpRequest, release: Release | None) -> bool:
        desk = self.admin_site.get_model_admin(Release)
        if release is None:
            return desk.has_add_permission(request)
        return desk.has_change_permission(request, release)

    def has_view_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return request.user.has_perm("newsroom.view_release")

    def has_add_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return self.may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return self.may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return self.may_write(request, obj)
