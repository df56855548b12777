"""What a verb is told besides the release: a reason, a time."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..clock import whole_minute
from ..models import Release, Verb
from ..workflow.choices import Choice
from ..workflow.printing import last_edition

CHANGES = [
    (Verb.UPDATE, _("an update")),
    (Verb.CORRECT, _("a correction")),
    (Verb.REFILE, _("refiled without a notice")),
]


class LocalMoment(forms.DateTimeInput):
    """The browser's own box for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def zone() -> str:
    """The desk's time zone, as ``GMT+3``."""
    return f"GMT{timezone.localtime():%z}"[:-2].replace("+0", "+").replace("-0", "-")


class TransitionForm(forms.Form):
    """The boxes that a choice needs, and the number of the revision that was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    change = forms.ChoiceField(label=_("For readers it is"), choices=CHANGES)
    notice = forms.CharField(
        label=_("Note that readers see"), widget=forms.Textarea(attrs={"rows": 2})
    )
    at = forms.DateTimeField(label=_("When"), widget=LocalMoment, validators=[whole_minute])
    embargoed = forms.BooleanField(label=_("The time was promised in public"), required=False)

    def __init__(self, choice: Choice, release: Release, *args: Any, **kwargs: Any):
        kwargs["initial"] = {
            "revision": release.head.number,
            "at": release.publish_at if choice.needs_time else None,
            "embargoed": release.embargoed,
        }
        super().__init__(*args, auto_id=f"id_{choice.verb}_%s", **kwargs)
        self.choice = choice
        for name in set(self.fields) - self.needed(release):
            del self.fields[name]
        self.explain()

    def needed(self, release: Release) -> set[str]:
        """The names of the boxes that the choice needs."""
        choice = self.choice
        changes = choice.verb == Verb.EMERGENCY and last_edition(release) is not None
        asked = {
            "revision": True,
            "reason": choice.needs_reason,
            "change": changes,
            "notice": changes,
            "at": choice.needs_time or choice.takes_time,
            "embargoed": choice.needs_time,
        }
        return {name for name, wanted in asked.items() if wanted}

    def explain(self) -> None:
        """Say what the reason is for, and in which zone the time is."""
        if "reason" in self.fields and self.choice.takes_time:
            self.fields["reason"].label = _("Note: what changed, kept with the record")
        if "at" in self.fields:
            self.fields["at"].required = self.choice.needs_time
            self.fields["at"].help_text = zone()
