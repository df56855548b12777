"""The way back from a release to the list it was opened from, filters and page kept.

The way is in the address (``?back=news/%3Fpage%3D2``) and nowhere else: no cookie and no Referer,
so that a page remains the same for everyone who asks for its address.
"""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.utils.translation import get_language

LONGEST = 300


def back_query(request: HttpRequest) -> str:
    """What a list appends to its links: the way back to itself."""
    way = request.get_full_path().removeprefix(home())
    return "?" + urlencode({"back": way or "."}, safe="/") if len(way) <= LONGEST else ""


def back_url(request: HttpRequest) -> str | None:
    """Where "Go back" leads: an address of this site in this language, or nowhere."""
    way = request.GET.get("back", "")
    if not way or len(way) > LONGEST or "\\" in way or not way.isprintable():
        return None
    address = home() + ("" if way == "." else way)
    parts = urlsplit(address)
    local = not parts.netloc and not parts.scheme and not parts.path.startswith("//")
    return address if local and ".." not in parts.path else None


def home() -> str:
    return f"/{get_language()}/"
