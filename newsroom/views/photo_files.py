"""The bytes of photos, public exactly while an edition in print uses them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from ..models import EditionPhoto
from ..querysets.in_print import readable_at
from ..renditions import path_of


def photo_file(request: HttpRequest, version: str, width: int, format: str) -> FileResponse:
    """A rendition. 404 for what is not in print, whether or not it exists."""
    if not EditionPhoto.objects.filter(readable_at(prefix="edition__"), version=version).exists():
        raise Http404
    try:
        content = default_storage.open(path_of(version, width, format))
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(content, content_type=f"image/{format}")
