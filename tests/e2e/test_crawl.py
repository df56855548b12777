"""The whole demonstration holds together: no dead end, no wrong turn, nothing out of reach.

What is looked at is said in ``tests/links.py``; what the walk leaves out, in ``tests/walk.py``.
"""

from urllib.parse import urldefrag

import pytest

from tests.links import OWN
from tests.walk import HOMES, Stop, Walk, local, plain, view_of

pytestmark = pytest.mark.django_db

# Redirects that are what an address is for. All others stand on our pages by mistake.
REDIRECTS = {
    # Year and number are a release's identity: data names it by them, whatever its headline.
    "release_number": 301,
    # A form asks for two versions; what changed between them has an address of its own.
    "versions": 302,
    # Browsers ask there by themselves; the organisation's mark has an address of its own.
    "favicon": 302,
}
# What may be indexed and is named by no sitemap: months and days are ways to what is, and pictures
# stand beside the releases that show them.
NOT_MAPPED = {"archive_year", "archive", "archive_day", "photo"}


def test_every_address_on_the_site_leads_somewhere(walk):
    dead = [
        f"{address} answers {stop.status}; it stands on {walk.found_on.get(address)}"
        for address, stop in walk.stops.items()
        if stop.status != 200 and not is_meant(walk, address, stop)
    ]

    assert len(walk.stops) > 2000, "the walk came to an end too soon"
    assert dead == []


def is_meant(walk: Walk, address: str, stop: Stop) -> bool:
    """A redirect to a page that is there, or a removed release on the page of such."""
    if stop.status == 410:
        return view_of_page(walk.found_on[address]) == "corrections"
    goal = walk.stops.get(plain(local(stop.moved_to)))
    return REDIRECTS.get(view_of_page(address)) == stop.status and bool(goal) and goal.status == 200


def test_every_place_that_is_linked_to_is_on_its_page(walk):
    lost = [
        f"{link} stands on {stop.address}"
        for stop in walk.stops.values()
        for link in stop.links
        if is_lost(walk, link)
    ]

    assert lost == []


def is_lost(walk: Walk, link: str) -> bool:
    address, place = urldefrag(link)
    goal = walk.stops.get(plain(address))
    return bool(place) and goal is not None and place not in goal.places


def test_every_page_is_reached_from_the_home_pages(walk):
    """By links, and by forms that ask: not because machines or a sitemap were told of it."""
    reached, waiting = set(), [*HOMES]
    while waiting:
        address = waiting.pop()
        if address in walk.stops and address not in reached:
            reached.add(address)
            waiting += ways(walk.stops[address])

    assert sorted(pages(walk) - reached) == []
    assert sorted(mapped(walk) - reached) == []


def ways(stop: Stop) -> set[str]:
    if stop.moved_to:
        return {plain(local(stop.moved_to))}
    found = stop.page.ways if stop.page else set()
    return {plain(local(urldefrag(way).url)) for way in found if way.startswith(OWN)}


def test_what_may_be_indexed_is_in_a_sitemap_and_nothing_else_is(walk):
    indexed = {address for address in pages(walk) if walk.stops[address].page.is_indexed}
    due = {address for address in indexed if view_of(address) not in NOT_MAPPED}

    assert sorted(due - mapped(walk)) == []
    assert sorted(mapped(walk) - indexed) == []


def test_every_page_that_may_be_indexed_names_its_own_address(walk):
    others = {
        address: stop.page.canonical
        for address, stop in walk.stops.items()
        if stop.status == 200 and stop.page and stop.page.is_indexed
        if stop.page.canonical != OWN + address
    }

    assert others == {}


def pages(walk: Walk) -> set[str]:
    """Pages that are there, but for the filters and leaves of lists."""
    stops = walk.stops.items()
    return {
        address
        for address, stop in stops
        if stop.page and stop.status == 200 and "?" not in address
    }


def mapped(walk: Walk) -> set[str]:
    """The pages that the sitemaps name."""
    maps = [stop for address, stop in walk.stops.items() if address.startswith("/sitemaps/")]
    assert maps
    named = {link for stop in maps for link in stop.links}
    return {link for link in named if not link.startswith("/photos/files/")}


def view_of_page(address: str) -> str:
    return view_of(address.partition("?")[0])
