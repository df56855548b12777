"""What the head of a page says to machines."""

import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from lxml.html import fragment_fromstring

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


@register.simple_tag
def publisher() -> SafeString:
    """Whose site this is, in the words of schema.org; for the front page."""
    return as_data(structured_data.publisher())


@register.simple_block_tag(takes_context=True)
def breadcrumb(context: Context, content: str) -> str:
    """The trail of a page as it is, and once more in the words of schema.org."""
    steps = [
        (" ".join(step.text_content().split()), step.get("href") or "")
        for step in fragment_fromstring(content.strip()).iterfind(".//li/*")
    ]
    own = context["request"].path if "request" in context else ""
    return format_html("{}{}", content, as_data(structured_data.breadcrumbs(steps, own)))


def as_data(data: dict[str, Any]) -> SafeString:
    """JSON-LD as a block of data: a browser runs it as little as it runs a paragraph."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', printed(text))
