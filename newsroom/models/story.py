"""The words of a release: the columns that desk and print have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField


class Kind(models.TextChoices):
    """What sort of item it is, in newsroom terms."""

    RELEASE = "release", _("Release")
    STATEMENT = "statement", _("Statement")
    ANNOUNCEMENT = "announcement", _("Media advisory")
    PHOTO_REPORT = "photo_report", _("Photo report")
    COMMENTARY = "commentary", _("Commentary")
    RELAYED = "relayed", _("Relayed report")


class Story(models.Model):
    """Title, lead, body and what stands around them.

    A release (working copy), a revision (snapshot) and an edition (in print) all have exactly
    these columns, so that one template prints any of them.
    """

    section = models.ForeignKey(
        "newsroom.Section",
        models.PROTECT,
        related_name="+",
        verbose_name=_("section"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.RELEASE)
    title = models.CharField(_("headline"), max_length=300)
    slug = models.SlugField(_("slug"), max_length=100, blank=True)
    lead = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"), blank=True)
    dateline_country = CountryField(_("dateline country"), blank=True)
    dateline_place = models.CharField(_("dateline place"), max_length=200, blank=True)
    dateline_text = models.CharField(_("dateline as printed"), max_length=300, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    source_name = models.CharField(_("outlet"), max_length=200, blank=True)
    source_url = models.URLField(_("original address"), max_length=500, blank=True)
    source_date = models.DateField(_("original date"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def dateline_line(self) -> str:
        """Place in capitals and country, ready to stand before the date of the first paragraph."""
        parts = [self.dateline_place.upper(), self.dateline_country.name]
        return ", ".join(part for part in parts if part)

    @property
    def is_third_party(self) -> bool:
        """Whether somebody else said it first: such items always carry their source."""
        return self.kind in {Kind.COMMENTARY, Kind.RELAYED}


STORY_FIELDS = tuple(field.attname for field in Story._meta.local_fields)
