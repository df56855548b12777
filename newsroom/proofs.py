"""Proofs: photos as the desk looks at them before they are in print.

A proof is the rendition that readers will get: of the revision's own file, with the revision's
credit in its bytes and none of the camera's data. Who holds the link to a preview may keep it.
"""

from typing import Any

from django.http import FileResponse, Http404

from .models import Revision
from .rendering import rendition


def entry_of(revision: Revision, photo: int) -> dict[str, Any]:
    """A photo as the revision has it. Raises Http404 for one that is not in the revision."""
    for entry in revision.photos:
        if entry["photo"] == photo:
            return entry
    raise Http404


def proof(revision: Revision, photo: int, width: int) -> FileResponse:
    """A photo of the revision as a JPEG. Raises Http404 for another photo or an odd width."""
    try:
        content = rendition(entry_of(revision, photo), str(width), "jpeg")
    except (KeyError, FileNotFoundError) as missing:
        raise Http404 from missing
    return FileResponse(content, content_type="image/jpeg")
