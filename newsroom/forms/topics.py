"""Topics as they are typed: one name leads to one topic."""

import re
from datetime import date
from html import unescape
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import topics, workflow
from ..context import native_name
from ..models import (
    Photo,
    PinKind,
    Topic,
    TopicAlias,
    TopicIntroduction,
    TopicPin,
    TranslationGroup,
    User,
)
from .body import BodyWidget
from .photos import Day


def refusal(name: str, topic: Topic) -> str:
    """Why the topic can't have the name; empty if it can."""
    if not topics.key(name):
        return _("A name needs a letter or a digit.")
    owner = topics.find(name)
    return str(topics.taken(name, owner)) if owner and owner.pk != topic.pk else ""


class TopicForm(forms.ModelForm):
    class Meta:
        model = Topic
        fields = ["name", "names", "slug", "kind", "featured"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Left empty, it is made from the name.")

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if problem := refusal(name, self.instance):
            raise forms.ValidationError(problem)
        return name

    def clean_names(self) -> dict[str, str]:
        names = self.cleaned_data["names"]
        problems = [problem for name in names.values() if (problem := refusal(name, self.instance))]
        if problems:
            raise forms.ValidationError(problems)
        return names


class AliasForm(forms.ModelForm):
    class Meta:
        model = TopicAlias
        fields = ["name"]


class AliasFormSet(forms.BaseInlineFormSet):
    """Names that lead to a topic. What it is called now stays among them."""

    def clean(self) -> None:
        for form in self.extra_forms:
            name = form.cleaned_data.get("name") if form.is_valid() else None
            if name and (problem := refusal(name, self.instance)):
                form.add_error("name", problem)
        for form in self.deleted_forms:
            if self.is_present_name(form.instance):
                raise forms.ValidationError(
                    _("“%(name)s” is what the topic is called: it stays.") % {"name": form.instance}
                )

    def is_present_name(self, alias: TopicAlias) -> bool:
        present = [self.instance.name, *self.instance.names.values()]
        return alias.slug == self.instance.slug or alias.key in {topics.key(n) for n in present}

    def save_new(self, form: AliasForm, **_commit: bool) -> TopicAlias:
        name = form.cleaned_data["name"]
        topics.answer_to(self.instance, [name])
        return self.instance.aliases.get(key=topics.key(name))


class PinForm(forms.ModelForm):
    """What is pinned, as it is read: 2023/214, echelon-2023, belarus, P-2023-0904-014."""

    class Meta:
        model = TopicPin
        fields = ["order", "kind", "reference"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["reference"]
        box.required, box.label = True, _("number or address")
        box.widget.attrs["placeholder"] = "2023/214, echelon-2023, P-2023-0904-014"
        if self.instance.pk:
            self.initial["reference"] = str(self.instance)

    def clean(self) -> dict:
        typed = super().clean()
        kind, reference = typed.get("kind"), (typed.get("reference") or "").strip().strip("/")
        if kind and reference:
            read = read_release if kind == PinKind.RELEASE else read_reference
            self.identity = read(kind, reference)
            for name, value in self.identity.items():
                setattr(self.instance, name, value)
            typed["reference"] = self.identity["reference"]
        return typed


def a_year_ahead() -> date:
    """The same day of the next year; of a leap day the day before."""
    today = timezone.localdate()
    day = min(today.day, 28) if today.month == 2 else today.day
    return today.replace(year=today.year + 1, day=day)


def read_release(_kind: str, typed: str) -> dict[str, Any]:
    """Year and number of a release that there is. Raises ValidationError."""
    found = re.fullmatch(r"(\d{4})/(\d{1,9})", typed)
    if not found:
        raise forms.ValidationError(_("Give the year and the number of the release: 2023/214."))
    identity = {"year": int(found[1]), "number": int(found[2])}
    if not TranslationGroup.objects.filter(**identity).exists():
        raise forms.ValidationError(_("There is no release %(year)s/%(number)s.") % identity)
    return {**identity, "reference": ""}


def read_reference(kind: str, typed: str) -> dict[str, Any]:
    """The reference to an exercise, a state or a photo that there is. Raises ValidationError."""
    if not pinnable(kind, typed):
        raise forms.ValidationError(ABSENT[kind] % {"reference": typed})
    return {"year": None, "number": None, "reference": typed}


def pinnable(kind: str, reference: str) -> str:
    """What the exercise, the state or the photo is called at the desk; empty if there is none."""
    if kind == PinKind.PHOTO:
        photo = Photo.objects.filter(record=reference).first()
        return (photo.caption or photo.alt or photo.record) if photo else ""
    path = "exercise__slug" if kind == PinKind.EXERCISE else "member_state__slug"
    topic = Topic.objects.filter(**{path: reference}).first()
    return str(topic) if topic else ""


ABSENT = {
    PinKind.EXERCISE: gettext_lazy(
        "There is no exercise “%(reference)s”: give the last part of its page's address."
    ),
    PinKind.STATE: gettext_lazy(
        "There is no member state “%(reference)s”: give the last part of its page's address."
    ),
    PinKind.PHOTO: gettext_lazy("There is no photo with the record number “%(reference)s”."),
}


class PinFormSet(forms.BaseInlineFormSet):
    """The pins of one topic, each thing once."""

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            if form in self.deleted_forms or not getattr(form, "identity", None):
                continue
            pinned = (form.cleaned_data.get("kind"), *form.identity.values())
            if pinned in seen:
                form.add_error("reference", _("This is pinned here already."))
            seen.add(pinned)


class IntroductionForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=gettext_lazy("language"),
        choices=lambda: [(code, native_name(code)) for code, _name in settings.LANGUAGES],
        initial=lambda: settings.LANGUAGE_CODE,
    )

    class Meta:
        model = TopicIntroduction
        fields = ["language", "body", "review_by"]
        widgets = {"body": BodyWidget({"rows": 8}), "review_by": Day}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["review_by"] = a_year_ahead()

    def clean_review_by(self) -> date | None:
        day = self.cleaned_data["review_by"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("This day lies in the past: choose one to come."))
        return day

    def has_changed(self) -> bool:
        """Whether there are words: an empty editor sends an empty paragraph."""
        words = unescape(strip_tags(self["body"].data or ""))
        return bool(words.strip()) and super().has_changed()


class IntroductionFormSet(forms.BaseInlineFormSet):
    """Texts proposed for the head of a topic's page, by the person in ``by``."""

    by: User

    def save_new(self, form: IntroductionForm, **_commit: bool) -> TopicIntroduction:
        typed = {name: form.cleaned_data[name] for name in ("language", "body", "review_by")}
        return workflow.propose_introduction(self.instance, by=self.by, **typed)
