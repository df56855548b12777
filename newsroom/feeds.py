"""Feeds: news, all or filtered, a section, a topic, corrections; in one query each.

In RSS 2.0 and Atom, in each language.

An entry's id never changes: a tag address (RFC 4151) made of the release's year, number and
language. A feed may be kept by anyone but is asked for anew each time (``no-cache``), which costs
little: both validators are given, and whoever has the newest is told so with 304.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .feed_formats import FORMATS, Removed
from .feed_names import title
from .models import Edition, Mark, Topic
from .news_filters import OF_FEEDS, NewsFilters
from .querysets.in_print import EditionQuerySet
from .templatetags.printed import largest

TOMBSTONE_DAYS = 30
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)

# An address in a tag, quoted as our sanitiser and templates quote: what stands before, and itself.
ADDRESS = re.compile(r"""(<(?:[^<>"]|"[^"]*")*?\s(?:href|src)=")([^"]*)""")

SCHEME = re.compile("[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@require_safe
def news(request: HttpRequest, format: str) -> HttpResponse:
    """The newest of all news, or of those that pass the filters. 404 for a kind that is none."""
    filters = NewsFilters(request, language(), offered=OF_FEEDS)
    editions = newest(filters.apply(lately()))
    page = reverse("news") + filters.in_list
    name = title(filters, editions)
    return answer(request, editions, format, name=name, page=page, query=filters.query)


@require_safe
def corrections(request: HttpRequest, format: str) -> HttpResponse:
    """What now stands of the releases that were corrected, withdrawn or removed last."""
    editions = newest(lately().of_what_was_put_right(language(), most=settings.FEED_ENTRIES))
    name, page = _("Corrections and withdrawals"), reverse("corrections")
    return answer(request, editions, format, name=name, page=page)


@require_safe
def section(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    """The newest of a section. 404 for one in which nothing can be read."""
    editions = newest(lately().in_section(slug).newest_first())
    name = readable(editions)[0].section_name
    return answer(request, editions, format, name=name, page=reverse("section", args=[slug]))


@require_safe
def topic(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    """The newest on a topic; 301 from an alias. It is there as long as the topic's page is."""
    on_topic = lately().about(slug, language()).newest_first_on_topic()
    names = {"topic_name": F("edition_topics__topic__name")}
    names |= {"topic_names": F("edition_topics__topic__names")}
    editions = newest(on_topic.annotate(**names))
    found = next((edition for edition in editions if not edition.is_killed), None)
    if found is None:
        return without_entries(request, editions, slug, format)
    name = found.topic_names.get(language()) or found.topic_name
    return answer(request, editions, format, name=name, page=reverse("topic", args=[slug]))


def without_entries(
    request: HttpRequest, removed: list[Edition], slug: str, format: str
) -> HttpResponse:
    """The feed of a topic on which nothing can be read yet, or no more. 404 for what is none."""
    topic = Topic.public.answering_to(slug).first()
    if topic is None:
        raise Http404
    if topic.slug != slug:
        return HttpResponsePermanentRedirect(reverse("topic_feed", args=[topic.slug, format]))
    page = reverse("topic", args=[slug])
    return answer(request, removed, format, name=topic.label, page=page)


def language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def lately() -> EditionQuerySet:
    """What feeds are made of: what is in print, and for some time what was removed."""
    editions = Edition.public.with_removed().in_language(language())
    editions = editions.without_old_tombstones(days=TOMBSTONE_DAYS)
    return editions.with_last_closing(language())


def newest(editions: EditionQuerySet) -> list[Edition]:
    return list(editions[: settings.FEED_ENTRIES])


def readable(editions: Iterable[Edition]) -> list[Edition]:
    """Those that have a text. Raises Http404 if none has."""
    found = [edition for edition in editions if not edition.is_killed]
    if not found:
        raise Http404
    return found


def answer(
    request: HttpRequest,
    editions: list[Edition],
    format: str,
    *,
    name: str,
    page: str,
    query: str = "",
) -> HttpResponse:
    """The feed in one piece, or 304 to whoever has it already.

    ``query`` is what of the address makes it another feed; whatever else stands there does not.
    """
    own = request.path + query
    content_type, content = write(editions, format, name=name, page=page, own=own)
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    changed = last_change(editions)
    if changed <= timezone.now():
        response["Last-Modified"] = http_date(changed.timestamp())
    return get_conditional_response(
        request, etag=response["ETag"], last_modified=int(changed.timestamp()), response=response
    )


def last_change(editions: list[Edition]) -> datetime:
    """The first full second after something opened or closed.

    Rounded up, and not told before it has come: who read within the second of a change asks again.
    """
    moments = [edition.visible_from for edition in editions]
    moments += [edition.last_closing for edition in editions[:1] if edition.last_closing]
    return max(moments, default=NEVER).replace(microsecond=0) + SECOND


def write(
    editions: list[Edition], format: str, *, name: str, page: str, own: str
) -> tuple[str, bytes]:
    """Media type and bytes of a feed; ``page`` is the path of its page, ``own`` its own."""
    centre = settings.PRESS_CENTRE
    announced = [edition.updated_at or edition.published_at for edition in editions]
    feed = FORMATS[format](
        title=f"{name} – {centre.name}",
        description=centre.organisation,
        subtitle=centre.organisation,
        author_name=centre.organisation,
        language=language(),
        link=absolute(page),
        feed_url=absolute(own),
        feed_guid=absolute(own),
        announced=max(announced, default=NEVER),
    )
    for edition in editions:
        if edition.is_killed:
            feed.add_removed(Removed(**identity(edition), **removal(edition)))
        else:
            feed.add_item(**identity(edition), **entry(edition))
    return feed.content_type, feed.writeString("utf-8").encode()


def absolute(path: str) -> str:
    return settings.PRESS_CENTRE.site_url + path


def identity(edition: Edition) -> dict[str, Any]:
    """What an entry keeps for ever, and its address."""
    authority = settings.PRESS_CENTRE.feed_authority
    return {
        "unique_id": f"tag:{authority},{edition.year}:"
        f"release/{edition.year}/{edition.number}/{edition.language}",
        "link": absolute(edition.get_absolute_url()),
        "pubdate": edition.published_at,
    }


def removal(edition: Edition) -> dict[str, Any]:
    """What is still said of a killed release."""
    return {"title": edition.title, "at": edition.visible_from, "reason": edition.reason}


def entry(edition: Edition) -> dict[str, Any]:
    """The rest of an entry, in the words of Django's generators."""
    return {
        "title": titled(edition),
        "description": escape(" ".join([*notes(edition), edition.lead])),
        "content": content(edition),
        "author_name": edition.byline or None,
        "updateddate": edition.updated_at or edition.published_at,
        "categories": [topic["name"] for topic in edition.topics],
        "photos": [{**photo, "url": absolute(largest(photo))} for photo in edition.photos],
    }


def titled(edition: Edition) -> str:
    """The headline; of a withdrawn release, after the word that says so."""
    if edition.mark == Mark.WITHDRAWN:
        return _("Withdrawn: %(title)s") % {"title": edition.title}
    return edition.title


def changes(edition: Edition) -> list[dict[str, Any]]:
    """The changes that readers are told of, newest first, each with its word."""
    return [{**c, "label": Mark(c["mark"]).label} for c in edition.changes if c["mark"]]


def notes(edition: Edition) -> list[str]:
    """The newest change in one sentence, if there was any."""
    return [f"{change['label']}: {change['note']}" for change in changes(edition)[:1]]


def content(edition: Edition) -> str:
    """The whole text as HTML that can stand anywhere."""
    words = {"edition": edition, "changes": changes(edition)}
    html = get_template("newsroom/feeds/entry.html").render(words).strip()
    base = absolute(edition.get_absolute_url())
    return ADDRESS.sub(lambda found: found[1] + reachable(found[2], base), html)


def reachable(address: str, base: str) -> str:
    """An address in HTML, from the page at ``base``, so that it leads there from anywhere."""
    return address if SCHEME.match(address) else escape(urljoin(base, unescape(address)))
