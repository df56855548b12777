"""The verbs. Everything that changes a state goes through here, and nothing else does.

Each verb authorises, locks, checks, writes and notes in one transaction. A verb that is not
carried out raises Refused with a sentence for the editor.
"""

from .front_page import Pinned, approve_front_page, propose_front_page
from .introductions import approve_introduction, propose_introduction
from .merging import merge_topics, undo_merge
from .photos import (
    add_photo,
    delete_photo,
    describe_photo,
    may_describe,
    replace_file,
    restore,
    retire,
    same_file,
    save_photo,
    show_photos,
)
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
    submit,
    take_back,
    words_of,
)

__all__ = [
    "Conflict",
    "NotReady",
    "Pinned",
    "Refused",
    "add_photo",
    "approve",
    "approve_front_page",
    "approve_introduction",
    "begin",
    "comment",
    "contributors",
    "correct",
    "countersign",
    "delete_photo",
    "describe_photo",
    "draft",
    "first_revision",
    "kill",
    "may_describe",
    "merge_topics",
    "print_now",
    "propose_front_page",
    "propose_introduction",
    "publish",
    "publish_in_emergency",
    "record",
    "refile",
    "replace_file",
    "resolve",
    "restore",
    "retire",
    "return_",
    "revise",
    "same_file",
    "save_photo",
    "show_photos",
    "submit",
    "take_back",
    "undo_merge",
    "unschedule",
    "update",
    "withdraw",
    "words_of",
]
