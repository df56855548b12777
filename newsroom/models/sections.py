"""Sections: the shelves of the news, in the editors' order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets.sections import PublicSections, SectionQuerySet
from .named import Named


class Section(Named):
    """A shelf of the news with an address and a feed of its own."""

    slug = models.SlugField(_("slug"), unique=True)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)

    objects = SectionQuerySet.as_manager()
    public = PublicSections()

    class Meta:
        ordering = ["order", "slug"]
        base_manager_name = "objects"
        default_manager_name = "objects"
        verbose_name = _("section")
        verbose_name_plural = _("sections")
