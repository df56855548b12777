"""The rail beside an exercise: how it stands, where it shows, what it is a part of."""

from django.utils.functional import cached_property

from .. import registry
from ..models import Exercise
from .announcing import NAMED

HISTORY = 5


class Rail:
    """Everything that stands beside the form, each thing asked for when it is printed."""

    def __init__(self, key: int):
        """The exercise as it is in the database, whatever a form made of it."""
        self.exercise = Exercise.objects.select_related("topic", "parent").get(pk=key)

    @cached_property
    def parts(self) -> list[Exercise]:
        return list(self.exercise.parts.order_by("start", "name"))

    @cached_property
    def printed(self) -> list:
        """Some releases in print on its topic, and whether there are more."""
        return list(registry.in_print_naming(Exercise.objects.filter(pk=self.exercise.pk))[:NAMED])

    @cached_property
    def history(self) -> list:
        changes = self.exercise.history.select_related("history_user")
        return list(changes.order_by("-history_date", "-history_id")[:HISTORY])
