"""The member states."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from ..querysets.states import StateQuerySet
from .translated import NamedInColumns, Translated, translations


class Membership(models.TextChoices):
    """How a state stands to the organisation on a day."""

    AHEAD = "ahead", _("Accession ahead")
    MEMBER = "member", _("Member")
    SUSPENDED = "suspended", _("Membership suspended")
    LEFT = "left", _("Former member")


class StateTopic(ItemBase):
    """A topic on a member state, beside the one that names it."""

    content_object = models.ForeignKey(
        "exercises.MemberState", models.CASCADE, related_name="state_topics"
    )
    tag = models.ForeignKey("newsroom.Topic", models.PROTECT, related_name="state_topics")
    history = HistoricalRecords(verbose_name=_("history of a state’s topics"))

    class Meta:
        verbose_name = _("further topic")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="topic_once_a_state"),
        ]


class MemberState(NamedInColumns):
    """A state of the organisation, past or present.

    ``code`` and ``code3`` are ISO 3166-1 alpha-2 and alpha-3. The texts of the profile are plain:
    an empty line parts two paragraphs. Coordinates are those of the capital, in degrees.
    """

    code = models.CharField(_("code"), max_length=2, unique=True)
    code3 = models.CharField(_("three-letter code"), max_length=3, blank=True)
    slug = models.SlugField(_("slug"), unique=True)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    official_names = translations(_("official names in other languages"))
    own_names = models.JSONField(_("names in its own languages"), default=dict, blank=True)
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    capitals = translations(_("capital in other languages"))
    latitude = models.FloatField(_("latitude of the capital"), null=True, blank=True)
    longitude = models.FloatField(_("longitude of the capital"), null=True, blank=True)
    joined = models.DateField(_("acceded"), null=True, blank=True)
    suspended = models.DateField(_("membership suspended"), null=True, blank=True)
    left = models.DateField(_("left"), null=True, blank=True)
    profile = models.TextField(_("profile"), blank=True)
    profiles = translations(_("profile in other languages"))
    topic = models.OneToOneField(
        "newsroom.Topic", models.PROTECT, related_name="member_state", verbose_name=_("topic")
    )
    topics = TaggableManager(
        through=StateTopic, blank=True, related_name="states", verbose_name=_("further topics")
    )
    history = HistoricalRecords(
        verbose_name=_("history of a state"), excluded_fields=["name_en", "name_ru"]
    )

    objects = StateQuerySet.as_manager()

    official_label = Translated("official_name", "official_names")
    capital_label = Translated("capital", "capitals")
    profile_label = Translated("profile", "profiles")

    class Meta:
        ordering = ["name"]
        verbose_name = _("member state")
        verbose_name_plural = _("member states")
        constraints = [
            models.CheckConstraint(
                condition=Q(joined=None) | Q(left=None) | Q(left__gt=F("joined")),
                name="state_leaves_after_it_accedes",
                violation_error_message=_("A state leaves after the day on which it acceded."),
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="capital_on_the_globe",
                violation_error_message=_(
                    "Give both coordinates: latitude from -90 to 90, longitude from -180 to 180."
                ),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("state", args=[self.slug])

    def membership(self, on: date | None = None) -> Membership:
        """How the state stood to the organisation on the day; today if none is given."""
        day = on or timezone.localdate()
        if self.joined and self.joined > day:
            return Membership.AHEAD
        if self.left and self.left <= day:
            return Membership.LEFT
        return (
            Membership.SUSPENDED if self.suspended and self.suspended <= day else Membership.MEMBER
        )
