"""The front page: arranged by one, approved by another."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ..clock import clock
from ..models import Edition, FrontPage, FrontPagePin, User
from ..models.front_page import Place
from .rules import Refused, authorise

STORIES = 6


class Pinned(NamedTuple):
    """A release by its number, and where it is to stand."""

    place: str
    year: int
    number: int


@transaction.atomic
def propose_front_page(*, by: User, language: str, pins: Iterable[Pinned]) -> FrontPage:
    """Put an arrangement forward, in the order given; without pins, that all be automatic.

    Raises Refused for what is not in print in the language, and for more than fits.
    """
    authorise(by, "newsroom.add_frontpage")
    pins = list(pins)
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("The site has no language “%(code)s”.") % {"code": language})
    refuse_crowd(pins)
    for pin in pins:
        refuse_unprinted(pin, language)
    page = FrontPage.objects.create(language=language, written_by=by)
    FrontPagePin.objects.bulk_create(
        FrontPagePin(front_page=page, order=order, **pin._asdict())
        for order, pin in enumerate(pins, start=1)
    )
    return page


def refuse_crowd(pins: list[Pinned]) -> None:
    """Raise Refused for two leads, for more stories than fit, and for one release twice."""
    leads = [pin for pin in pins if pin.place == Place.LEAD]
    if len(leads) > 1:
        raise Refused(_("There is one lead: choose which."))
    if len(pins) - len(leads) > STORIES:
        raise Refused(_("At most %(count)s stories fit: take some off.") % {"count": STORIES})
    if len({pin[1:] for pin in pins}) < len(pins):
        raise Refused(_("A release stands on the front page once: it was named twice."))


def refuse_unprinted(pin: Pinned, language: str) -> None:
    """Raise Refused unless the release can be read in the language, and stands."""
    editions = Edition.objects.readable().in_language(language).standing()
    if not editions.filter(year=pin.year, number=pin.number).exists():
        raise Refused(
            _("Release %(number)s is not in print in this language (%(code)s).")
            % {"number": f"{pin.year}/{pin.number}", "code": language}
        )


@transaction.atomic
def approve_front_page(page: FrontPage, *, by: User) -> FrontPage:
    """Say yes to exactly this arrangement: it is in print. Refused to who proposed it."""
    authorise(by, "newsroom.review_release")
    page = FrontPage.objects.select_for_update().get(pk=page.pk)
    if page.written_by_id == by.pk:
        raise Refused(_("Somebody else approves what you arranged."))
    if page.approved_at:
        raise Refused(_("This arrangement is approved already."))
    page.approved_by, page.approved_at = by, clock()
    page.save(update_fields=["approved_by", "approved_at"])
    return page
