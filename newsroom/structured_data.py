"""Releases and photos in the words of schema.org, for those who read pages by machine."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from . import embedding
from .models import Edition, Mark
from .renditions import FULL

Entry = dict[str, Any]
Data = dict[str, Any]


def news_article(edition: Edition) -> Data:
    """A release as a NewsArticle with its photos."""
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "identifier": f"{edition.year}/{edition.number}",
            "headline": edition.title,
            "description": edition.lead,
            "inLanguage": edition.language,
            "url": absolute(edition.get_absolute_url()),
            "datePublished": edition.published_at.isoformat(timespec="seconds"),
            "dateModified": (edition.updated_at or edition.published_at).isoformat(
                timespec="seconds"
            ),
            "dateline": edition.dateline_line,
            "correction": [correction(entry) for entry in edition.changes if is_correction(entry)],
            "isBasedOn": source(edition),
            "creativeWorkStatus": "Withdrawn" if edition.mark == Mark.WITHDRAWN else "",
            "author": organisation(edition.byline or settings.PRESS_CENTRE.organisation),
            "publisher": organisation(settings.PRESS_CENTRE.organisation),
            "keywords": [topic["name"] for topic in edition.topics],
            "image": [image_object(entry) for entry in edition.photos],
        }
    )


def is_correction(entry: Entry) -> bool:
    """Whether an entry of the change history says that something was wrong."""
    return entry["mark"] == Mark.CORRECTED


def correction(entry: Entry) -> Data:
    """What was wrong and what is right, as the notice says it."""
    at = entry["at"].isoformat(timespec="seconds")
    return {"@type": "CorrectionComment", "text": entry["note"], "datePublished": at}


def source(edition: Edition) -> Data:
    """What somebody else said first: the outlet, its address and its date."""
    if not edition.is_third_party:
        return {}
    day = edition.source_date.isoformat() if edition.source_date else ""
    outlet = organisation(edition.source_name) if edition.source_name else {}
    original = {"url": edition.source_url, "publisher": outlet, "datePublished": day}
    return filled({"@type": "CreativeWork", **original})


def breadcrumbs(steps: Iterable[tuple[str, str]], own: str) -> Data:
    """The way to a page: names with their paths; the last one is the page itself."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": absolute(path or own)}
            for n, (name, path) in enumerate(steps, start=1)
        ],
    }


def publisher() -> Data:
    """The organisation and its press office."""
    centre = settings.PRESS_CENTRE
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": centre.organisation,
        "url": centre.site_url,
        "logo": absolute(static(centre.mark)),
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "press office",
            "telephone": centre.telephone,
            "email": centre.email,
        },
    }


def photograph(entry: Entry) -> Data:
    """A photo as the subject of its own page."""
    return {"@context": "https://schema.org", **image_object(entry)}


def image_object(entry: Entry) -> Data:
    """A photo as an ImageObject; ``creditText`` is its credit letter for letter."""
    return filled(
        {
            "@type": "ImageObject",
            "identifier": entry["record"],
            "url": absolute(reverse("photo", args=[entry["record"]])),
            "contentUrl": file_url(entry, FULL),
            "thumbnailUrl": file_url(entry, "thumb"),
            "encodingFormat": "image/jpeg",
            "width": entry["width"],
            "height": entry["height"],
            "caption": entry["caption"],
            "description": entry["alt"],
            "creditText": entry["credit"],
            "creator": creator(entry),
            "copyrightNotice": entry["copyright_notice"],
            "license": absolute(reverse("terms")),
            "acquireLicensePage": absolute(reverse("contacts")),
            "usageInfo": filled({"@type": "CreativeWork", "text": entry["usage_terms"]}),
            "dateCreated": entry["taken_on"],
            "contentLocation": filled({"@type": "Place", "name": entry["place"]}),
            "digitalSourceType": embedding.source_type(entry),
        }
    )


def creator(entry: Entry) -> Data:
    """The person, if named, or the body."""
    kind = "Person" if entry["photographer"] else "Organization"
    return {"@type": kind, "name": embedding.creator(entry)}


def organisation(name: str) -> Data:
    return {"@type": "Organization", "name": name}


def file_url(entry: Entry, name: str) -> str:
    return absolute(reverse("photo_file", args=[entry["version"], name, "jpeg"]))


def absolute(path: str) -> str:
    return settings.PRESS_CENTRE.site_url + path


def filled(data: Data) -> Data:
    """What has a value; nothing at all of a thing that has only a type."""
    found = dict(said(data))
    return {} if set(found) == {"@type"} else found


def said(data: Data) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in data.items() if value not in ("", [], {}, None))
