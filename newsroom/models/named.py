"""Names in several languages without a column for each language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """A record with a name and its translations.

    ``name`` is in the site's default language; ``names`` maps language codes to names. A mapping
    and not a column for each language, because adding a language is a setting, not a migration.
    It is only ever printed: what is searched has columns of its own (topic keys).
    """

    name = models.CharField(_("name"), max_length=200)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the language of the page, or else in the default language."""
        return self.label_in(get_language() or "")

    def label_in(self, language: str) -> str:
        """The name in the given language, or else in the default language."""
        return self.names.get(language) or self.name
