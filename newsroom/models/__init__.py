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
from .front_page import FrontPage, FrontPagePin
from .in_print import Edition, EditionPhoto, EditionTopic, Mark, OldAddress, PrintVerb
from .merges import TopicMerge, TopicMergeUndo
from .photos import Disclosure, Photo, PhotoTopic, PhotoTransition, PhotoVerb
from .search import SearchDocument, SearchWord
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
    "FrontPage",
    "FrontPagePin",
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
    "SearchDocument",
    "SearchWord",
    "Section",
    "State",
    "Story",
    "Topic",
    "TopicAlias",
    "TopicIntroduction",
    "TopicKind",
    "TopicMerge",
    "TopicMergeUndo",
    "TopicPin",
    "Transition",
    "TranslationGroup",
    "User",
    "Verb",
]
