"""Admission: how the releases of an archive come in, many at a time, at their old dates.

Every release passes the same stations as one written here: a first revision by the author, an
approval by the reviewer, an edition by the publisher, and a line in the log for each. Only the
dates are the archive's. What an editor is asked for before submitting (``newsroom.readiness``) is
not asked of an archive: it is brought in as it was.
"""

from collections.abc import Sequence

from django.db import transaction

from ... import sanitise
from ...clock import clock
from ...models import Topic, TopicIntroduction
from .again import Brought, readmit
from .drafts import admit_new
from .items import Accounts, Admitted, ArchiveItem, PhotoUse
from .old_addresses import elsewhere, keep_old_addresses
from .old_editions import print_all

__all__ = ["Accounts", "Admitted", "ArchiveItem", "PhotoUse", "admit", "admit_introduction"]


@transaction.atomic
def admit(items: Sequence[ArchiveItem], *, accounts: Accounts) -> list[Admitted]:
    """Bring items in, all or none of them; no id may stand among them twice.

    What nobody has yet is drafted; what came in before is changed where the archive has changed.
    What was public goes into print at its old date if a reviewer and a publisher are named.
    Returns what became of each. Raises Refused if the accounts may not do this.
    """
    accounts.authorise()
    known = Brought.find(items)
    new = [item for item in items if item.archive_id not in known.releases]
    created, to_print = admit_new(new, accounts=accounts)
    outcomes = {item.archive_id: outcome for item, outcome in zip(new, created, strict=True)}
    for item in items:
        if item.archive_id in known.releases:
            outcome, printing = readmit(item, known, accounts=accounts)
            outcomes[item.archive_id] = outcome
            to_print += printing
    print_all(to_print, accounts)
    for archive_id, paths in keep_old_addresses(items).items():
        outcomes[archive_id].notes += [elsewhere(path) for path in paths]
    return [outcomes[item.archive_id] for item in items]


@transaction.atomic
def admit_introduction(topic: Topic, *, language: str, body: str, accounts: Accounts) -> bool:
    """Bring in a topic's introduction, approved if a reviewer is named. False if it is here."""
    accounts.authorise()
    body = sanitise.html(body)
    texts = TopicIntroduction.objects.filter(topic=topic, language=language)
    if texts.filter(body=body).exists():
        return False
    approval = {"approved_by": accounts.reviewer, "approved_at": clock()}
    TopicIntroduction.objects.create(
        topic=topic,
        language=language,
        body=body,
        written_by=accounts.author,
        **(approval if accounts.reviewer else {}),
    )
    return True
