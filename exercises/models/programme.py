"""The programme of an exercise: its phases, and the events that the press may come to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from newsroom.models.named import Named

from ..querysets.programme import PublicEventQuerySet, PublicEvents
from .translated import Translated, translations


class Phase(Named):
    """A part of an exercise's programme: planning, practical stage, closing."""

    exercise = models.ForeignKey("exercises.Exercise", models.CASCADE, related_name="phases")
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    description = models.TextField(_("description"), blank=True)
    descriptions = translations(_("description in other languages"))
    history = HistoricalRecords(verbose_name=_("history of a phase"))

    description_label = Translated("description", "descriptions")

    class Meta:
        ordering = ["start", "end", "pk"]
        verbose_name = _("phase")
        verbose_name_plural = _("phases of the programme")
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="phase_ends_after_it_starts",
                violation_error_message=_("The last day is before the first one."),
            ),
        ]


class PublicEvent(Named):
    """An event within an exercise that the press may come to, if accredited in time."""

    exercise = models.ForeignKey("exercises.Exercise", models.CASCADE, related_name="events")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    places = translations(_("place in other languages"))
    accreditation_until = models.DateTimeField(_("accreditation until"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("history of an event"))

    objects = PublicEventQuerySet.as_manager()
    public = PublicEvents()

    place_label = Translated("place", "places")

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("public event")
        verbose_name_plural = _("public events")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_it_begins",
                violation_error_message=_("The event ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(accreditation_until=None) | Q(accreditation_until__lte=F("starts_at")),
                name="accreditation_before_the_event",
                violation_error_message=_("Accreditation ends before the event begins."),
            ),
        ]
