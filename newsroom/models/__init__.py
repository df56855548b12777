"""The models: ``desk`` and ``photos`` are the staff's side, ``in_print`` the public's."""

from .desk import (
    Approval,
    Comment,
    NumberSeries,
    OpenDesk,
    Release,
    ReleasePhoto,
    ReleaseTopic,
    Revision,
    State,
    Transition,
    TranslationGroup,
    Verb,
)
from .in_print import Edition, EditionPhoto, EditionTopic, Mark, OldAddress, PrintVerb
from .photos import Disclosure, Photo, PhotoTopic, PhotoTransition, PhotoVerb
from .sections import Section
from .staff import User
from .story import STORY_FIELDS, Kind, Story
from .topics import PinKind, Topic, TopicAlias, TopicIntroduction, TopicKind, TopicPin

__all__ = [
    "STORY_FIELDS",
    "Approval",
    "Comment",
    "Disclosure",
    "Edition",
    "EditionPhoto",
    "EditionTopic",
    "Kind",
    "Mark",
    "NumberSeries",
    "OldAddress",
    "OpenDesk",
    "Photo",
    "PhotoTopic",
    "PhotoTransition",
    "PhotoVerb",
    "PinKind",
    "PrintVerb",
    "Release",
    "ReleasePhoto",
    "ReleaseTopic",
    "Revision",
    "Section",
    "State",
    "Story",
    "Topic",
    "TopicAlias",
    "TopicIntroduction",
    "TopicKind",
    "TopicPin",
    "Transition",
    "TranslationGroup",
    "User",
    "Verb",
]
