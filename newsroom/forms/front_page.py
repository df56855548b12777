"""The front page as it is arranged: releases by their numbers, in their order."""

import re

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow
from ..models import FrontPage, User
from ..models.front_page import Place

NUMBER = re.compile(r"\s*(\d{4})\s*/\s*(\d{1,9})\s*")


class FrontPageForm(forms.ModelForm):
    """Proposes an arrangement for the person in ``by``."""

    by: User

    language = forms.ChoiceField(label=gettext_lazy("language"), choices=lambda: settings.LANGUAGES)
    lead = forms.CharField(
        label=gettext_lazy("lead"),
        required=False,
        help_text=gettext_lazy("The number of a release, as 2023/214. Left empty: the newest."),
    )
    stories = forms.CharField(
        label=gettext_lazy("stories with pictures"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("Numbers of releases, one a line, in their order."),
    )

    class Meta:
        model = FrontPage
        fields = ["language"]

    def clean_lead(self) -> list[workflow.Pinned]:
        return self.pins("lead", Place.LEAD)

    def clean_stories(self) -> list[workflow.Pinned]:
        return self.pins("stories", Place.STORY)

    def pins(self, field: str, place: str) -> list[workflow.Pinned]:
        """The releases named in a field. Raises ValidationError for what is no number."""
        lines = [line for line in self.cleaned_data[field].splitlines() if line.strip()]
        found = [(line, NUMBER.fullmatch(line)) for line in lines]
        if wrong := [line.strip() for line, match in found if not match]:
            raise forms.ValidationError(
                _("“%(line)s” is no number of a release: write it as 2023/214.")
                % {"line": wrong[0]}
            )
        return [workflow.Pinned(place, int(m[1]), int(m[2])) for _line, m in found]

    def clean(self) -> dict:
        """Propose it, so that what the workflow refuses is said in the form."""
        typed = super().clean()
        if not self.errors:
            try:
                self.instance = workflow.propose_front_page(
                    by=self.by,
                    language=typed["language"],
                    pins=[*typed["lead"], *typed["stories"]],
                )
            except workflow.Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return typed
