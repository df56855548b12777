"""The registry: exercises with their figures, and the member states.

Each exercise and each member state owns one topic, by which everything about it is found.
"""

from .exercises import (
    BY_HAND,
    Exercise,
    ExerciseTopic,
    Participation,
    Status,
)
from .figures import Bound, Figure, FigureKind, Measure
from .kinds import DrawnAs, ExerciseKind, Series, TrainingGround
from .programme import Phase, PublicEvent
from .states import Membership, MemberState, StateTopic

__all__ = [
    "BY_HAND",
    "Bound",
    "DrawnAs",
    "Exercise",
    "ExerciseKind",
    "ExerciseTopic",
    "Figure",
    "FigureKind",
    "Measure",
    "MemberState",
    "Membership",
    "Participation",
    "Phase",
    "PublicEvent",
    "Series",
    "StateTopic",
    "Status",
    "TrainingGround",
]
