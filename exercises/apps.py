"""The registry: exercises and member states."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExercisesConfig(AppConfig):
    name = "exercises"
    verbose_name = _("Exercises and member states")

    def ready(self) -> None:
        from .geography import checks  # noqa: F401 - registers them
