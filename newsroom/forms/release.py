"""The working copy of a release as it is typed, and the revision it was typed on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from adminsortable2.admin import CustomInlineFormSet
from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextInputWidget
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..clock import whole_minute
from ..context import native_name
from ..models import Photo, Release, ReleasePhoto, Revision, User
from ..readiness import HEADLINE_LIMIT, LEAD_LIMIT
from .body import BodyWidget
from .choosing import PhotoSelect, TopicSelectWithFound, TopicsField, established, refuse_new
from .conflict import Conflict, between


class DateAndTime(AdminSplitDateTime):
    """The stock pair of boxes, each with a name of its own."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs)
        for box, name in zip(
            self.widgets, (gettext_lazy("Date"), gettext_lazy("Time")), strict=True
        ):
            box.attrs["aria-label"] = name


class ReleaseForm(forms.ModelForm):
    """The words of a release. Refused if somebody else saved since it was opened.

    ``user`` is who types; the admin sets it. ``named_anew`` are the topics that a save makes.
    ``conflict`` says what differs after a refusal: the
    form then holds what was typed, on the newer revision, so that saving again is a decision.
    """

    user: User
    conflict: Conflict | None = None
    named_anew: Sequence[str] = ()

    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=lambda: [(code, native_name(code)) for code, _name in settings.LANGUAGES],
    )
    topics = TopicsField(
        widget=TopicSelectWithFound,
        label=gettext_lazy("Topics"),
        help_text=gettext_lazy(
            "Exercises, states and themes, by any of their names in any language. "
            "The release then stands on their pages and in their feeds."
        ),
    )

    class Meta:
        model = Release
        fields = [
            "title", "slug", "kind", "language", "section", "lead", "dateline_country",
            "dateline_place", "dateline_text", "body", "byline", "source_name",
            "source_date", "topics", "publish_at", "embargoed",
        ]  # fmt: skip
        widgets = {
            "title": AdminTextInputWidget(attrs={"data-limit": HEADLINE_LIMIT}),
            "lead": forms.Textarea(attrs={"data-limit": LEAD_LIMIT, "rows": 3}),
            "body": BodyWidget,
            "publish_at": DateAndTime,
        }
        help_texts = {
            "title": gettext_lazy("Up to 90 characters. Name the exercise with its year."),
            "slug": gettext_lazy("The readable end of the address. Made from the headline."),
            "lead": gettext_lazy("One or two sentences that stand on their own in feeds."),
            "dateline_place": gettext_lazy("Place only; the date is that of the publication."),
            "dateline_text": gettext_lazy("Where the line is printed otherwise, word for word."),
            "byline": gettext_lazy("The body that speaks, not a person at the desk."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.head_id:
            self.initial["base"] = self.instance.head.number
            self.fields["topics"].widget.release = self.instance

    def clean_publish_at(self) -> datetime | None:
        """In whole minutes what is set now; what was printed at once has its second on record."""
        moment: datetime | None = self.cleaned_data["publish_at"]
        if moment and "publish_at" in self.changed_data:
            whole_minute(moment)
        return moment

    def clean_topics(self) -> list:
        chosen = self.cleaned_data["topics"]
        if not self.user.has_perm("newsroom.add_topic"):
            refuse_new(chosen)
        self.named_anew = [name for name in chosen if isinstance(name, str)]
        return chosen

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        newest = self.instance.head
        if newest and self.cleaned_data.get("base") != newest.number:
            self.meet(newest)
        return cleaned

    def meet(self, newest: Revision) -> None:
        """Lay what was typed beside what somebody else saved, and refuse to overwrite it."""
        self.conflict = between(self, newest)
        self.instance.conflict = self.conflict
        self.data = self.conflict.merged(self.data)
        self.add_error(
            None,
            _(
                "%(name)s saved version %(number)s while you were writing. Nothing was "
                "overwritten, and nothing you typed is lost: look at the differences, then save "
                "again."
            )
            % {"name": newest.author, "number": newest.number},
        )

    def _save_m2m(self) -> None:
        self.cleaned_data["topics"] = established(self.cleaned_data["topics"])
        super()._save_m2m()


class ReleasePhotoForm(forms.ModelForm):
    """A photo's place in a release. Which photo it is does not change: remove it, add another."""

    class Meta:
        model = ReleasePhoto
        fields = ["photo", "caption", "order"]
        widgets = {"photo": PhotoSelect, "caption": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["photo"].queryset = Photo.objects.offered()
        if self.instance.pk:
            # Without an id: the id is that of the whole block, where readiness links lead.
            self.fields["photo"].widget = forms.HiddenInput(attrs={"id": False})


class ReleasePhotoFormSet(CustomInlineFormSet):
    """The photos of a release. A conflict in the release's form is one of its photos too."""

    started_again = False

    def is_valid(self) -> bool:
        conflict = getattr(self.instance, "conflict", None)
        if conflict is None:
            return super().is_valid()
        if not self.started_again:
            self.start_again(conflict.photos(self.data, self.prefix))
        return False

    def start_again(self, data: QueryDict | None) -> None:
        """Show these rows, or the rows of the database if there is nothing typed to show."""
        self.started_again = True
        self.is_bound, self.data = data is not None, data or {}
        self._errors = None
        for cached in ("forms", "management_form"):
            self.__dict__.pop(cached, None)
