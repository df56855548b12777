"""What the sanitiser took out of a text, counted."""

from collections import Counter

from lxml import etree

from newsroom import sanitise

# What the sanitiser adds to every link.
REL = ' rel="noopener noreferrer"'
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def removed(raw: str, clean: str) -> tuple[int, int]:
    """How many elements and attributes of the raw text the clean one lacks."""
    if clean.replace(REL, "") == raw.strip():
        return 0, 0
    before, after = tally(sanitise.line(raw)), tally(clean)
    return (before[0] - after[0]).total(), (before[1] - after[1]).total()


def tally(html: str) -> tuple[Counter[str], Counter[str]]:
    """Elements and attributes of a text by their names."""
    root = etree.fromstring(f"<div>{html}</div>".encode(), PARSER)
    elements = [] if root is None else list(root.iter("*"))
    names = Counter(str(element.tag) for element in elements)
    attributes = Counter(str(name) for element in elements for name in element.attrib)
    return names, attributes
