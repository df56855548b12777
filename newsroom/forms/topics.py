"""Topics as they are typed: one name leads to one topic."""

from datetime import date
from html import unescape

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import topics, workflow
from ..models import Topic, TopicAlias, TopicIntroduction, TopicPin, TranslationGroup, User
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
    class Meta:
        model = TopicPin
        fields = ["year", "number", "order"]

    def clean(self) -> dict:
        typed = super().clean()
        identity = {"year": typed.get("year"), "number": typed.get("number")}
        if all(identity.values()) and not TranslationGroup.objects.filter(**identity).exists():
            raise forms.ValidationError(_("There is no release %(year)s/%(number)s.") % identity)
        return typed


def a_year_ahead() -> date:
    """The same day of the next year; of a leap day the day before."""
    today = timezone.localdate()
    day = min(today.day, 28) if today.month == 2 else today.day
    return today.replace(year=today.year + 1, day=day)


class IntroductionForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=gettext_lazy("language"),
        choices=lambda: settings.LANGUAGES,
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
