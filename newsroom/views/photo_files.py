"""The bytes of photos: public exactly while an edition in print uses them."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from .. import public_files
from ..models import EditionPhoto
from ..rendering import rendition

# A year (RFC 9111 section 5.2.2.1; RFC 8246): the name changes with the content.
IMMUTABLE = "public, max-age=31536000, immutable"


@require_safe
def photo_file(request: HttpRequest, version: str, name: str, format: str) -> HttpResponse:
    """A rendition. 410 after a kill; 404 for what is not in print, whether or not it exists."""
    entry = entry_in_print(version)
    if entry is None:
        if EditionPhoto.objects.of_version(version).removed().exists():
            return HttpResponseGone()
        raise Http404
    try:
        content = rendition(entry, name, format)
    except (KeyError, FileNotFoundError) as missing:
        raise Http404 from missing
    public_files.lay_out(content, version, name, format)
    etag = f'"{version}-{name}-{format}"'
    response = FileResponse(
        content,
        content_type=f"image/{format}",
        filename=f"{entry['record']}-{name}.{format}",
        headers={"Cache-Control": IMMUTABLE, "ETag": etag},
    )
    return get_conditional_response(request, etag=etag, response=response)


def entry_in_print(version: str) -> dict[str, Any] | None:
    """The photo as an edition in print keeps it, with all that its bytes must carry."""
    used = EditionPhoto.public.of_version(version).with_entry()
    return used.values_list("entry", flat=True).first()
