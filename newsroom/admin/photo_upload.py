"""Bringing photos in: many at once, what they have in common typed once, each described."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from .. import workflow
from ..background import render_photo_later
from ..forms.choosing import established
from ..forms.photos import CommonForm, PhotoRowForm, limits
from ..ingest import NotAPicture, digest
from ..models import Photo, Release, User
from ..photo_uses import Uses

AT_ONCE = 100


@dataclass
class Row:
    """A photo on the page; ``known`` says that the library had its file before."""

    photo: Photo
    form: PhotoRowForm | None
    known: bool = False

    @property
    def uses(self) -> Uses:
        return Uses(self.photo)

    @classmethod
    def of(cls, photo: Photo, by: User, *, known: bool = False, data: QueryDict | None = None):
        """The row of a photo, with boxes for who may describe it."""
        may = workflow.may_describe(photo, by)
        return cls(photo, PhotoRowForm(data, instance=photo) if may else None, known)


class UploadUrls:
    """The addresses of an upload, for the ModelAdmin of photos to inherit."""

    def get_urls(self) -> list:
        views = [
            ("upload/", self.upload_view, "newsroom_photo_upload"),
            ("upload/file/", require_POST(self.file_view), "newsroom_photo_upload_file"),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=name) for route, view, name in views
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponseRedirect:
        """There is one way in."""
        return redirect("admin:newsroom_photo_upload")

    def file_view(self, request: HttpRequest) -> JsonResponse:
        """One file of many: its ``row`` of the table, or why it is ``refused``."""
        file = request.FILES.get("file")
        if not file:
            return JsonResponse({"refused": _("No file arrived: choose it again.")})
        try:
            row = self.taken(file, request.user)
        except (NotAPicture, workflow.Refused) as refusal:
            return JsonResponse({"refused": str(refusal)})
        context = {"row": row}
        return JsonResponse(
            {"row": render_to_string("admin/newsroom/photo/row.html", context, request)}
        )

    def taken(self, file: UploadedFile, by: User, **fields: Any) -> Row:
        """Take a file into the library, its record filled with what it says of itself."""
        known = workflow.same_file(digest(file)) is not None
        photo = workflow.add_photo(file, by=by, prefill=True, **fields)
        return Row.of(photo, by, known=known)

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """The page. Works without script: files are sent with it, then described on it."""
        if not self.may_upload(request):
            raise PermissionDenied
        release = self.release_for(request)
        if request.method != "POST":
            photos = self.chosen(request, request.GET)
            return self.upload_page(request, release, CommonForm(user=request.user), photos)
        common = CommonForm(request.POST, user=request.user)
        photos = self.chosen(request, request.POST)
        if not common.is_valid():
            return self.upload_page(request, release, common, photos)
        if files := request.FILES.getlist("files"):
            return self.sent(request, release, common, photos, files)
        return self.described(request, release, common, photos)

    def may_upload(self, request: HttpRequest) -> bool:
        """Who may add photos; and who may change them, to describe many together."""
        return self.has_add_permission(request) or self.has_change_permission(request)

    def release_for(self, request: HttpRequest) -> Release | None:
        """The release that the photos are for."""
        key = request.GET.get("release", "")
        if not key.isdecimal() or not request.user.has_perm("newsroom.change_release"):
            return None
        return get_object_or_404(Release.objects.select_related("head"), pk=key)

    def chosen(self, request: HttpRequest, data: QueryDict) -> list[Photo]:
        """The photos that the page is about, in its order."""
        keys = [int(key) for key in data.getlist("photo") if key.isdecimal()]
        photos = Photo.objects.prefetch_related("topics").in_bulk(dict.fromkeys(keys))
        return [photos[key] for key in dict.fromkeys(keys) if key in photos]

    def sent(
        self,
        request: HttpRequest,
        release: Release | None,
        common: CommonForm,
        photos: list[Photo],
        files: list[UploadedFile],
    ) -> HttpResponse:
        """Take in what a browser without script sent, then show the table."""
        for file in files[AT_ONCE:]:
            text = _("“%(file)s” was not looked at: a hundred files are the most at once.")
            self.message_user(request, text % {"file": file.name}, messages.ERROR)
        for file in files[:AT_ONCE]:
            try:
                row = self.taken(file, request.user, **common.typed())
            except (NotAPicture, workflow.Refused) as refusal:
                text = _("“%(file)s”: %(refusal)s") % {"file": file.name, "refusal": refusal}
                self.message_user(request, text, messages.ERROR)
                continue
            photos.append(row.photo)
            if row.known:
                text = _("“%(file)s” is in the library already, as %(photo)s.")
                names = {"file": file.name, "photo": row.photo.record}
                self.message_user(request, text % names, messages.WARNING)
        return HttpResponseRedirect(address(photos, release))

    def described(
        self,
        request: HttpRequest,
        release: Release | None,
        common: CommonForm,
        photos: list[Photo],
    ) -> HttpResponse:
        """Save what was typed about all and about each, and show them in the release."""
        rows = [Row.of(photo, request.user, data=request.POST) for photo in photos]
        if [row for row in rows if row.form and not row.form.is_valid()]:
            return self.upload_page(request, release, common, photos, rows)
        try:
            with transaction.atomic():
                self.describe(rows, common, by=request.user)
                if release:
                    self.show(request, release, photos)
        except workflow.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return self.upload_page(request, release, common, photos, rows)
        self.tell(request, photos)
        if release:
            return HttpResponseRedirect(f"{release.get_absolute_url()}#release_photos-group")
        return redirect("admin:newsroom_photo_changelist")

    def describe(self, rows: list[Row], common: CommonForm, *, by: User) -> None:
        """Save each photo with its own words and with what all have in common."""
        topics = established(common.cleaned_data["topics"])
        for row in rows:
            if not row.form:
                continue
            photo = row.form.save(commit=False)
            for name, value in common.typed().items():
                setattr(photo, name, value)
            tagged = [*photo.topics.all(), *topics] if topics else None
            workflow.describe_photo(photo, by=by, topics=tagged)
            render_photo_later(photo)

    def show(self, request: HttpRequest, release: Release, photos: list[Photo]) -> None:
        """Add the photos to the release, but for those that are retired."""
        offered = [photo for photo in photos if not photo.retired_at]
        for photo in set(photos).difference(offered):
            text = _("%(photo)s is retired and was not added: %(reason)s")
            names = {"photo": photo.record, "reason": photo.retired_reason}
            self.message_user(request, text % names, messages.WARNING)
        if offered:
            workflow.show_photos(release, offered, by=request.user, base=release.head)

    def tell(self, request: HttpRequest, photos: list[Photo]) -> None:
        """Say what was saved, and what is still missing."""
        saved = ngettext("%(count)s photo saved.", "%(count)s photos saved.", len(photos))
        self.message_user(request, saved % {"count": len(photos)}, messages.SUCCESS)
        saved_now = Photo.objects.filter(pk__in=[photo.pk for photo in photos])
        for missing, text in [
            (saved_now.uncredited(), _("Without a credit, and so not to be published: %(photos)s")),
            (saved_now.without_alt(), _("Without an alternative text: %(photos)s")),
        ]:
            if records := ", ".join(missing.order_by("pk").values_list("record", flat=True)):
                self.message_user(request, text % {"photos": records}, messages.WARNING)

    def upload_page(
        self,
        request: HttpRequest,
        release: Release | None,
        common: CommonForm,
        photos: list[Photo],
        rows: list[Row] | None = None,
    ) -> HttpResponse:
        if rows is None:
            rows = [Row.of(photo, request.user) for photo in photos]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add photos"),
            "opts": self.opts,
            "common": common,
            "rows": rows,
            "release": release,
            "limits": {**limits(), "files": AT_ONCE},
            "may_add": self.has_add_permission(request),
            "media": self.media + common.media,
        }
        return TemplateResponse(request, "admin/newsroom/photo/upload.html", context)


def address(photos: list[Photo], release: Release | None = None) -> str:
    """The page on which these photos are described."""
    query = QueryDict(mutable=True)
    query.update(MultiValueDict({"photo": [str(photo.pk) for photo in photos]}))
    if release:
        query["release"] = str(release.pk)
    return f"{reverse('admin:newsroom_photo_upload')}?{query.urlencode()}"
