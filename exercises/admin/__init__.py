"""The registry at the desk. Each file registers what it is named after."""

from . import exercises, figures, lists, states

__all__ = ["exercises", "figures", "lists", "states"]
