"""What the head of a page says to machines."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import structured_data
from ..models import Edition
from .printed import printed

register = template.Library()

# So that no text within can end the element, or be taken for markup (as Django's json_script does).
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@register.simple_tag
def news_article(edition: Edition) -> SafeString:
    """A release in the words of schema.org."""
    return as_data(structured_data.news_article(edition))


@register.simple_tag
def photograph(photo: dict[str, Any]) -> SafeString:
    """A photo in the words of schema.org."""
    return as_data(structured_data.photograph(photo))


def as_data(data: dict[str, Any]) -> SafeString:
    """JSON-LD as a block of data: a browser runs it as little as it runs a paragraph."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', printed(text))
