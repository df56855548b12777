"""Leak check: does any public address show what is not public?

Each application says in its ``canaries.py`` what it has to hide (``@planter``) and which values the
parameters of its addresses take (``@fills``, ``@asks``). Canaries are planted in a transaction that
is rolled back, every address of the URL configuration is asked for as a stranger and as a
superuser, and any canary seen is a leak.
"""

from .canaries import Canaries
from .check import Report, check, planted
from .registry import SAMPLE, asks, fills, planter
from .stage import Stage

__all__ = [
    "SAMPLE",
    "Canaries",
    "Report",
    "Stage",
    "asks",
    "check",
    "fills",
    "planted",
    "planter",
]
