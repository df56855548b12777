"""The topic that names an exercise or a state, and their further topics, as they are typed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom import topics
from newsroom.forms.choosing import TopicsField, established, refuse_new
from newsroom.models import Topic, User
from newsroom.slugs import latin_slug
from newsroom.workflow import Refused

from .. import registry
from .texts import RegistryForm, may_be_left_empty

MADE_HERE = _(
    "By it everything about this is found. Left empty, the topic is made from the names, and it is "
    "renamed with them."
)


class NamedForm(RegistryForm):
    """The form of a row that owns a topic. ``user`` is who types; the admin sets it."""

    user: User

    topics = TopicsField(
        label=_("Further topics"),
        help_text=_("Themes, forces and places, by any of their names in any language."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        may_be_left_empty(self, "topic", MADE_HERE)
        may_be_left_empty(
            self,
            "slug",
            _("The readable end of the address. Left empty, it is made from the name."),
        )

    def clean_topics(self) -> list:
        chosen = self.cleaned_data["topics"]
        if not self.user.has_perm("newsroom.add_topic"):
            refuse_new(chosen)
        return chosen

    def clean_topic(self) -> Topic | None:
        topic = self.cleaned_data["topic"]
        if topic:
            self.check("topic", topic)
        return topic

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not cleaned.get("slug"):
            cleaned["slug"] = self.free_slug(cleaned.get("name", ""))
        if "topic" not in self.errors and "name" in cleaned:
            self.check_names(cleaned["name"], cleaned.get("names", {}), cleaned.get("topic"))
        return cleaned

    def free_slug(self, name: str) -> str:
        """A slug of the name that no other row has."""
        model = self._meta.model
        field = model._meta.get_field("slug")
        wanted = latin_slug(name, limit=field.max_length - 3) or model._meta.model_name
        taken = model.objects.exclude(pk=self.instance.pk)
        taken = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
        numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
        return next(slug for slug in (wanted, *numbered) if slug not in taken)

    def check(self, field: str, topic: Topic) -> None:
        """Refuse a topic that names another row, with a sentence on the field."""
        try:
            registry.refuse_anothers(topic, self.instance)
        except Refused as refusal:
            self.add_error(field, str(refusal))

    def check_names(self, name: str, names: dict[str, str], topic: Topic | None) -> None:
        """Refuse names that lead to another topic, or that can lead to none."""
        if not topics.key(name):
            self.add_error("name", _("A name needs a letter or a digit."))
            return
        own = topic or topics.find(name)
        if own and not topic:
            self.check("name", own)
        for field, each in [("name", name), *(("names", other) for other in names.values())]:
            owner = topics.find(each)
            if owner and owner != own:
                self.add_error(field, str(topics.taken(each, owner)))

    def name_topic(self) -> None:
        """Let the row's topic be called as the row will be; made if it has none.

        To be called before the row is saved, within the same transaction.
        """
        row = self.instance
        if {"name", "names", "topic"} & set(self.changed_data) or not row.topic_id:
            row.topic = registry.topic_for(row, name=row.name, names=row.names, slug=row.slug)

    def _save_m2m(self) -> None:
        self.cleaned_data["topics"] = established(self.cleaned_data["topics"])
        super()._save_m2m()


class MemberStateForm(NamedForm):
    """A state: codes in capitals."""

    def clean_code(self) -> str:
        return self.cleaned_data["code"].upper()

    def clean_code3(self) -> str:
        return self.cleaned_data["code3"].upper()
