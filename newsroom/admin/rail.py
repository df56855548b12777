"""The rail beside a release: how it stands, what this person can do now, and what is missing."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import cached_property

from .. import presence
from ..context import native_name
from ..forms.transition import TransitionForm
from ..models import OpenDesk, Release, Transition, User
from ..readiness import Problem, missing
from ..workflow import standing
from ..workflow.choices import Choice, choices

HISTORY = 5


@dataclass(frozen=True)
class Button:
    """A choice with the boxes it needs."""

    choice: Choice
    form: TransitionForm

    @property
    def boxes(self) -> bool:
        """Whether anything is to be typed before it is carried out."""
        return any(self.form.visible_fields())


class Rail:
    """Everything that stands beside the form, each thing asked for when it is printed."""

    def __init__(self, release: Release, user: User):
        self.release, self.user = release, user

    @classmethod
    def of(cls, release: Release, user: User) -> "Rail":
        """The rail of the release as it is in the database, whatever a form made of it."""
        releases = Release.objects.with_printings()
        fresh = releases.select_related("head__author", "group", "created_by")
        return cls(fresh.get(pk=release.pk), user)

    @cached_property
    def badges(self) -> list[standing.Badge | None]:
        return [standing.badge(self.release), standing.second_badge(self.release)]

    @cached_property
    def waits_for(self) -> str:
        return standing.waits_for(self.release)

    @cached_property
    def waits_since(self) -> object:
        return standing.waits_since(self.release)

    @cached_property
    def steps(self) -> list[standing.Step]:
        return standing.steps(self.release)

    @cached_property
    def buttons(self) -> list[Button]:
        offered = choices(self.release, self.user)
        return [Button(choice, TransitionForm(choice, self.release)) for choice in offered]

    @cached_property
    def changes_print(self) -> bool:
        """Whether saving begins a change of what is in print."""
        return standing.in_print(self.release) is not None and self.editable

    @cached_property
    def editable(self) -> bool:
        return standing.editable(self.release, self.user)

    @cached_property
    def problems(self) -> list[Problem]:
        return missing(self.release.head) if self.release.head and self.editable else []

    @cached_property
    def others(self) -> list[OpenDesk]:
        return presence.others(self.release, self.user)

    @cached_property
    def translations(self) -> list[tuple[str, str, Release | None]]:
        """Code and own name of every other language, with its release if there is one."""
        written = {each.language: each for each in self.release.group.releases.all()}
        return [
            (code, native_name(code), written.get(code))
            for code, _name in settings.LANGUAGES
            if code != self.release.language
        ]

    @cached_property
    def history(self) -> list[Transition]:
        log = self.release.transitions.select_related("by", "revision")
        return list(log.order_by("-at", "-pk")[:HISTORY])

    @cached_property
    def edition(self) -> object:
        """What a stranger reads now."""
        return standing.in_print(self.release)
