"""The verbs. Everything that changes a state goes through here, and nothing else does.

Each verb authorises, locks, checks, writes and notes in one transaction. A verb that is not
carried out raises Refused with a sentence for the editor.
"""

from .introductions import approve_introduction, propose_introduction
from .printing import (
    correct,
    kill,
    print_now,
    publish,
    publish_in_emergency,
    refile,
    unschedule,
    update,
    withdraw,
)
from .review import approve, comment, contributors, countersign, resolve, return_
from .rules import Conflict, Refused
from .writing import (
    NotReady,
    begin,
    draft,
    first_revision,
    record,
    revise,
    save_photo,
    submit,
    take_back,
    words_of,
)

__all__ = [
    "Conflict",
    "NotReady",
    "Refused",
    "approve",
    "approve_introduction",
    "begin",
    "comment",
    "contributors",
    "correct",
    "countersign",
    "draft",
    "first_revision",
    "kill",
    "print_now",
    "propose_introduction",
    "publish",
    "publish_in_emergency",
    "record",
    "refile",
    "resolve",
    "return_",
    "revise",
    "save_photo",
    "submit",
    "take_back",
    "unschedule",
    "update",
    "withdraw",
    "words_of",
]
