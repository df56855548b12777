"""Choosing what a release is tagged with and shows, out of many: by names, as they are typed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext as _

from ..found_topics import named_in_release
from ..models import Release, ReleasePhoto, Topic, TopicMerge
from ..topics import establish, find

# What stands before a name that no topic has yet, in place of a topic's key.
NEW = "new:"


# Behind the field's name: that of the buttons that add a topic and save.
ADD = "_add"

# A key with more digits is none that a database gives out, and more than it compares with.
LONGEST_KEY = 19


class TopicSelect(AutocompleteSelectMultiple):
    """The stock autocomplete, asking for names and aliases in one."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(Release._meta.get_field("topics"), admin.site, attrs)

    def get_url(self) -> str:
        return reverse("admin:newsroom_topic_names")

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list:  # noqa: ARG002
        """Only what is chosen: the rest is fetched as it is typed."""
        keys = [key for key in value if key.isdecimal() and len(key) < LONGEST_KEY]
        labels = {str(topic.pk): topic.label for topic in Topic.objects.filter(pk__in=keys)}
        labels |= {key: key.removeprefix(NEW) for key in value if key.startswith(NEW)}
        options = [
            self.create_option(name, key, label, selected=True, index=index)
            for index, (key, label) in enumerate(labels.items())
        ]
        return [(None, options, 0)]


class TopicSelectWithFound(TopicSelect):
    """The same, with the topics beneath that the text of a release names.

    ``release`` is the saved one; without a script what it says is offered, with one what is typed.
    """

    template_name = "newsroom/forms/topics.html"
    release: Release | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str] | None:
        """What is chosen, and what a button beside it adds."""
        chosen = super().value_from_datadict(data, files, name)
        added = [key for key in data.getlist(name + ADD) if key not in (chosen or [])]
        return [*(chosen or []), *added] if added else chosen

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = {int(key) for key in value or [] if str(key).isdecimal()}
        found = named_in_release(self.release) if self.release else []
        return {
            **context,
            "found": [each for each in found if each.topic.pk not in chosen],
            "add": name + ADD,
        }


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics, and names of topics that are still to be made, as plain strings."""

    widget = TopicSelect

    def __init__(self, **options: Any):
        super().__init__(Topic.objects.all(), required=False, **options)

    def clean(self, value: Any) -> list[Topic | str]:
        chosen = standing([str(key) for key in value or []])
        known = super().clean([key for key in chosen if not key.startswith(NEW)])
        names = [key.removeprefix(NEW) for key in chosen if key.startswith(NEW)]
        return [*known, *(find(name) or name for name in names)]


def standing(keys: list[str]) -> list[str]:
    """The keys, those of topics that were merged since the form was opened by what stands now."""
    leads = TopicMerge.objects.leads()
    now = {str(merged): str(into) for merged, into in leads.items()}
    return list(dict.fromkeys(now.get(key, key) for key in keys))


def established(chosen: list[Topic | str]) -> list[Topic]:
    """The topics chosen, those made that are new."""
    return [establish(topic) if isinstance(topic, str) else topic for topic in chosen]


def refuse_new(chosen: list[Topic | str]) -> None:
    """Raise ValidationError if a name is new, for who may not make topics."""
    if names := [name for name in chosen if isinstance(name, str)]:
        raise forms.ValidationError(
            _("There is no topic “%(name)s”, and you may not make one: ask the registrar.")
            % {"name": names[0]}
        )


class PhotoSelect(AutocompleteSelect):
    """The stock autocomplete, asking the photo library by record number, caption and credit."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(ReleasePhoto._meta.get_field("photo"), admin.site, attrs)

    def get_url(self) -> str:
        return reverse("admin:newsroom_photo_library")
