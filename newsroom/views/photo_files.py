"""The bytes of photos, public exactly while an edition in print uses them."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseGone

from ..models import EditionPhoto
from ..rendering import rendition

# A year (RFC 9111 section 5.2.2.1; RFC 8246): the name changes with the content.
IMMUTABLE = "public, max-age=31536000, immutable"


def photo_file(request: HttpRequest, version: str, name: str, format: str) -> HttpResponse:
    """A rendition. 410 after a kill; 404 for what is not in print, whether or not it exists."""
    entry = entry_in_print(version)
    if entry is None:
        if EditionPhoto.objects.removed(version).exists():
            return HttpResponseGone()
        raise Http404
    try:
        content = rendition(entry, name, format)
    except (KeyError, FileNotFoundError) as missing:
        raise Http404 from missing
    headers = {"Cache-Control": IMMUTABLE, "ETag": f'"{version}-{name}-{format}"'}
    return FileResponse(content, content_type=f"image/{format}", headers=headers)


def entry_in_print(version: str) -> dict[str, Any] | None:
    """The photo as an edition in print keeps it, with all that its bytes must carry."""
    used = EditionPhoto.objects.in_print(version).values_list("edition__photos", flat=True).first()
    return next((entry for entry in used or [] if entry["version"] == version), None)
