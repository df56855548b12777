"""Merging a topic: into which other one, and why."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import topics
from ..models import Topic
from ..workflow.merging import hindrance


class TargetForm(forms.Form):
    """Another topic by any of its names. ``source`` is the one that would be merged."""

    into = forms.CharField(
        label=gettext_lazy("Into which topic"),
        help_text=gettext_lazy("any of its names, in any language"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "topic_names"}),
    )

    def __init__(self, source: Topic, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.source = source

    def clean_into(self) -> Topic:
        name = self.cleaned_data["into"]
        target = topics.find(name)
        if target is None:
            raise ValidationError(_("There is no topic “%(name)s”.") % {"name": name})
        if problem := hindrance(self.source, target):
            raise ValidationError(problem)
        return target


class MergeForm(forms.Form):
    """The topic that was looked at, and why both are one."""

    into = forms.ModelChoiceField(Topic.objects.all(), widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
