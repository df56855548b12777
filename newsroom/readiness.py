"""What a revision still lacks before it may be submitted, each with the field to mend.

An application that the newsroom does not know has checks of its own in its ``readiness_checks.py``:
functions under ``check``, found when the site starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from . import sanitise
from .models import Kind, Revision, Topic, TopicMerge

HEADLINE_LIMIT = 90
LEAD_LIMIT = 240
NEEDS_DATELINE = {Kind.RELEASE, Kind.PHOTO_REPORT}


@dataclass(frozen=True)
class Problem:
    """A thing to mend: a sentence, the id of its field in the form, and whether it blocks.

    ``link`` leads to what the sentence speaks of, where that is not in the form.
    """

    sentence: str
    field: str
    blocking: bool = True
    link: str = ""


Check = Callable[[Revision], Iterable[Problem]]
further_checks: list[Check] = []


def check(look: Check) -> Check:
    """Let the function look at every revision, too. It sends few queries, however long the text."""
    further_checks.append(look)
    return look


def discover() -> None:
    """Import the ``readiness_checks.py`` of every installed application."""
    autodiscover_modules("readiness_checks")


def missing(revision: Revision) -> list[Problem]:
    """All problems of a revision, in the order of the form."""
    return [
        *missing_headline(revision),
        *missing_words(revision),
        *missing_source(revision),
        *unannounced(revision),
        *(problem for look in further_checks for problem in look(revision)),
        *missing_in_photos(revision),
    ]


def missing_headline(revision: Revision) -> list[Problem]:
    """Problems of headline, section and standfirst."""
    found = []
    if not sanitise.legible(revision.title):
        found.append(Problem(_("Write the headline."), "id_title"))
    if not revision.section_id:
        found.append(Problem(_("Choose a section."), "id_section"))
    if len(revision.title) > HEADLINE_LIMIT:
        found.append(Problem(_("The headline is over 90 characters."), "id_title", blocking=False))
    if len(revision.lead) > LEAD_LIMIT:
        found.append(
            Problem(_("The standfirst is over 240 characters."), "id_lead", blocking=False)
        )
    if not revision.lead:
        found.append(Problem(_("There is no standfirst."), "id_lead", blocking=False))
    return found


def missing_words(revision: Revision) -> list[Problem]:
    """Problems of text, dateline and byline."""
    found = []
    if not sanitise.legible(sanitise.words(revision.body)):
        found.append(Problem(_("Write the text."), "id_body"))
    if revision.kind in NEEDS_DATELINE and not (revision.dateline_place or revision.dateline_text):
        found.append(Problem(_("Say where it was filed: the dateline."), "id_dateline_place"))
    if not sanitise.legible(revision.byline):
        found.append(Problem(_("Say which body speaks: the byline."), "id_byline"))
    return found


def missing_source(revision: Revision) -> list[Problem]:
    """Problems of an item that somebody else said first."""
    found = []
    if revision.is_third_party and not revision.source_name:
        found.append(Problem(_("Name the outlet."), "id_source_name"))
    if revision.source_url and not revision.source_url.startswith(("https://", "http://")):
        found.append(
            Problem(_("The original address begins with https:// or http://."), "id_source_url")
        )
    return found


def unannounced(revision: Revision) -> list[Problem]:
    """Topics that name an exercise the public may not know of: the page would reveal it."""
    keys = [topic["id"] for topic in revision.topics]
    leads = TopicMerge.objects.leads() if keys else {}
    secret = Topic.objects.unannounced().filter(pk__in=[leads.get(key, key) for key in keys])
    sentence = _("“%(topic)s” has not been announced: announce the exercise or take the topic off.")
    return [Problem(sentence % {"topic": topic}, "id_topics") for topic in secret]


def missing_in_photos(revision: Revision) -> list[Problem]:
    """Photos without a credit or without an alternative text, by their place in the form."""
    found = []
    for index, photo in enumerate(revision.photos):
        field = f"id_release_photos-{index}-photo"
        place = {"number": index + 1}
        if not sanitise.legible(photo["credit"]):
            found.append(Problem(_("Photo %(number)s: add a credit.") % place, field))
        if not sanitise.legible(photo["alt"]) and not photo["decorative"]:
            found.append(Problem(_("Photo %(number)s: add a text alternative.") % place, field))
    if revision.kind == Kind.PHOTO_REPORT and not revision.photos:
        found.append(Problem(_("A photo report needs photos."), "id_release_photos-0-photo"))
    return found
