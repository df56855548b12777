"""Proofs: photos as the desk looks at them before they are in print.

A proof is made when it is asked for and kept nowhere. It has none of the camera's data: who holds
the link to a preview is not on the staff.
"""

from io import BytesIO
from typing import Any

from django.http import Http404, HttpResponse
from PIL import Image, ImageOps

from .models import Photo, Revision
from .renditions import widths


def entry_of(revision: Revision, photo: int) -> dict[str, Any]:
    """A photo as the revision has it. Raises Http404 for one that is not in the revision."""
    for entry in revision.photos:
        if entry["photo"] == photo:
            return entry
    raise Http404


def proof(revision: Revision, photo: int, width: int) -> HttpResponse:
    """A photo of the revision as a JPEG. Raises Http404 for another photo or an odd width."""
    if width not in widths(entry_of(revision, photo)):
        raise Http404
    try:
        content = jpeg(Photo.objects.get(pk=photo), width)
    except (Photo.DoesNotExist, OSError) as missing:
        raise Http404 from missing
    return HttpResponse(content, content_type="image/jpeg")


def jpeg(photo: Photo, width: int) -> bytes:
    """The original upright, at most so wide, without metadata."""
    with photo.original.open() as file, Image.open(file) as picture:
        picture.draft("RGB", (width, width))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((width, width * 4))
    upright.info.clear()
    clean = BytesIO()
    upright.save(clean, "JPEG", quality=82)
    return clean.getvalue()
