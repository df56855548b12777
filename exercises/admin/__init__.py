"""The registry at the desk. Each file registers what it is named after."""

from . import exercises, lists, states

__all__ = ["exercises", "lists", "states"]
