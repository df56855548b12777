"""Figures as a table prints them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import Bound
from ..numerals import grouped

register = template.Library()


@register.simple_tag
def amount(value: int | None, bound: str = Bound.EXACT) -> SafeString:
    """A figure with how sharp it is, in a word before the number; or that there is none."""
    if value is None:
        return format_html('<span class="nil">{}</span>', _("not published"))
    if bound == Bound.EXACT:
        return format_html("{}", grouped(value))
    return format_html('<span class="meta">{}</span> {}', Bound(bound).label, grouped(value))
