"""What is typed about photos: for many at once, for each, and in a photo's own record."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Photo, User
from ..models.photos import SELF_EXPLAINING
from .choosing import TopicsField, refuse_new

ALT_HELP = gettext_lazy("What the picture shows, for who does not see it. Not the caption again.")
ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/tiff,image/heic,.heic,.heif"


class Day(forms.DateInput):
    """The browser's own box for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Percent(forms.FloatField):
    """A share of the picture, kept as 0 to 1, typed as 0 to 100."""

    def __init__(self, **options: Any):
        super().__init__(min_value=0, max_value=100, step_size=None, **options)
        self.widget.attrs.update(min=0, max=100, step="any")

    def prepare_value(self, value: Any) -> Any:
        return f"{value * 100:.4g}" if isinstance(value, float) else value

    def clean(self, value: Any) -> float:
        return round(super().clean(value) / 100, 4)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CommonForm(forms.ModelForm):
    """What is the same for all photos of an upload. ``user`` is who types."""

    topics = TopicsField(
        label=gettext_lazy("Topics"), help_text=gettext_lazy("Added to those a photo has already.")
    )

    class Meta:
        model = Photo
        fields = [
            "credit", "organisation", "usage_terms", "usage_ends_on", "taken_on", "place", "event",
        ]  # fmt: skip
        widgets = {"taken_on": Day, "usage_ends_on": Day}

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, prefix="all", **kwargs)
        self.user = user

    def clean_topics(self) -> list:
        chosen = self.cleaned_data["topics"]
        if not self.user.has_perm("newsroom.add_topic"):
            refuse_new(chosen)
        return chosen

    def typed(self) -> dict[str, Any]:
        """The columns that were filled in. What was left empty stays as each photo has it."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if self.filled(name)}

    def filled(self, name: str) -> bool:
        return bool(self.cleaned_data.get(name))


class PhotoRowForm(forms.ModelForm):
    """Caption and alternative text of one photo: a line of the table."""

    class Meta:
        model = Photo
        fields = ["caption", "alt", "decorative"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        }
        labels = {"decorative": gettext_lazy("Decorative, needs none")}

    def __init__(self, *args: Any, instance: Photo, **kwargs: Any):
        super().__init__(*args, instance=instance, prefix=f"photo-{instance.pk}", **kwargs)
        for name in ("caption", "alt"):
            named = f"column-{name} record-{instance.pk}"
            self.fields[name].widget.attrs["aria-labelledby"] = named


class PhotoForm(forms.ModelForm):
    """A photo's record."""

    user: User

    focal_x = Percent(label=gettext_lazy("From the left, %"))
    focal_y = Percent(label=gettext_lazy("From the top, %"))
    topics = TopicsField(label=gettext_lazy("Topics"))

    class Meta:
        model = Photo
        fields = [
            "focal_x", "focal_y", "caption", "alt", "decorative", "credit", "photographer",
            "organisation", "copyright_notice", "usage_terms", "usage_ends_on", "taken_on",
            "place", "event", "topics", "disclosure", "disclosure_note",
        ]  # fmt: skip
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
            "taken_on": Day,
            "usage_ends_on": Day,
        }
        help_texts = {
            "caption": gettext_lazy("Who or what, doing what, within which exercise, where, when."),
            "alt": ALT_HELP,
            "credit": gettext_lazy("Stands with the photo wherever it goes, letter for letter."),
            "usage_terms": gettext_lazy("What readers and newsrooms may do with it."),
            "disclosure_note": gettext_lazy(
                "Needed for all but nothing and a crop: readers are told in these words."
            ),
        }

    def clean_topics(self) -> list:
        chosen = self.cleaned_data["topics"]
        if not self.user.has_perm("newsroom.add_topic"):
            refuse_new(chosen)
        return chosen

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        done, note = typed.get("disclosure"), (typed.get("disclosure_note") or "").strip()
        if done not in SELF_EXPLAINING and not note and "disclosure_note" in self.fields:
            self.add_error(
                "disclosure_note", _("Say what was done to the picture: readers are told.")
            )
        return typed


class ReasonForm(forms.Form):
    """Why a photo is retired."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class ReplaceForm(ReasonForm):
    """Another file for a record, and why."""

    file = forms.FileField(
        label=gettext_lazy("New file"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    field_order = ["file", "reason"]


def limits() -> dict[str, Any]:
    """The limits of an upload, as the page tells them."""
    return {
        "megabytes": settings.PHOTO_MAX_MEGABYTES,
        "megapixels": f"{settings.PHOTO_MAX_MEGAPIXELS:g}",
        "accepted": ACCEPTED,
    }
