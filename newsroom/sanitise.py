"""What may stand in a text. Applied once, when a revision is recorded."""

import re
import unicodedata
from html import unescape

import nh3
from django.utils.html import strip_tags

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "em", "h2", "h3", "h4", "hr",
    "i", "li", "ol", "p", "q", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# XML 1.0, section 2.2: characters that no feed may contain, whatever the escaping.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Ends of what stands on lines of its own.
BREAK = re.compile(r"</(?:p|h[2-4]|li|tr|blockquote|caption)>|<br\s*/?>|<hr\s*/?>")

# Letters and signs by their category that are printed as nothing: Hangul fillers, empty Braille.
BLANK = "\u115f\u1160\u2800\u3164\uffa0"


CLEANER = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer"
)


def html(text: str) -> str:
    """The text with only the elements, attributes and schemes that a body may have.

    Cleaned twice: the first time turns character references (``&#1;``) into characters, and what
    becomes of them when they are composed or dropped is markup to be judged again.
    """
    once = CLEANER.clean(line(text))
    return CLEANER.clean(line(once)).strip()


def words(text: str) -> str:
    """What there is to read in a text: empty for paragraphs without a letter in them."""
    return unescape(strip_tags(text)).strip()


def paragraphs(text: str) -> list[str]:
    """The words of a text, each paragraph, heading, item or row by itself."""
    lines = words(BREAK.sub("\n", text)).splitlines()
    return [line.strip() for line in lines if line.strip()]


def legible(text: str) -> bool:
    """Whether there is anything to see: a letter, a digit or a sign, and not only blanks."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in BLANK for c in text)


def line(text: str) -> str:
    """The text without characters that XML 1.0 forbids, and composed (NFC)."""
    return unicodedata.normalize("NFC", NOT_XML.sub("", text))
