"""What a line says by slug or code, and which record that is."""

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.models import Section, Topic

from ..models import Exercise, MemberState, Series, TrainingGround
from .faults import Fault


class References:
    """Records by their slugs and codes, each looked up once. As many as there are such records."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look everything up again: what was found may have been rolled back."""
        self.sections: dict[str, Section | None] = {}
        self.topics: dict[str, Topic | None] = {}
        self.states: dict[str, MemberState | None] = {}
        self.exercises: dict[str, Exercise | None] = {}
        self.series: dict[str, Series] = {}
        self.grounds: dict[str, TrainingGround | None] = {}

    def section(self, slug: str) -> Section:
        """The section with this slug. Raises Fault if there is none."""
        if slug not in self.sections:
            self.sections[slug] = Section.objects.filter(slug=slug).first()
        return self.sections[slug] or refuse(_("no section “%(name)s” came before it"), slug)

    def find_topic(self, slug: str) -> Topic | None:
        """The topic with this slug, or with an alias that has it."""
        if slug not in self.topics:
            found = Topic.objects.filter(Q(slug=slug) | Q(aliases__slug=slug))
            # The topic's own slug goes before an alias of another one.
            candidates = sorted(found.distinct(), key=lambda topic: topic.slug != slug)
            self.topics[slug] = candidates[0] if candidates else None
        return self.topics[slug]

    def topic(self, slug: str) -> Topic:
        """The topic with this slug. Raises Fault if there is none."""
        return self.find_topic(slug) or refuse(_("no tag “%(name)s” came before it"), slug)

    def state(self, code: str) -> MemberState:
        """The member state with this code. Raises Fault if there is none."""
        if code not in self.states:
            states = MemberState.objects.select_related("topic")
            self.states[code] = states.filter(code=code).first()
        return self.states[code] or refuse(_("no state “%(name)s” came before it"), code)

    def exercise(self, slug: str) -> Exercise:
        """The exercise with this slug. Raises Fault if there is none."""
        if slug not in self.exercises:
            exercises = Exercise.objects.select_related("topic")
            self.exercises[slug] = exercises.filter(slug=slug).first()
        return self.exercises[slug] or refuse(_("no exercise “%(name)s” came before it"), slug)

    def ground(self, slug: str) -> TrainingGround:
        """The training ground with this slug. Raises Fault if there is none."""
        if slug not in self.grounds:
            self.grounds[slug] = TrainingGround.objects.filter(slug=slug).first()
        sentence = _("no training ground “%(name)s” came before it")
        return self.grounds[slug] or refuse(sentence, slug)


def refuse(sentence: str, name: str) -> None:
    """Raise Fault: a line may refer only to what came before it."""
    raise Fault("", sentence % {"name": name})
