"""Small pictures for the desk's own eyes, made from originals once and kept privately.

They carry nothing but the picture. The public never sees them: it sees renditions, with a credit.
"""

import io
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from . import rendering
from .models import Photo
from .renditions import CARD, THUMB

BOXES = {"thumbnail": 352, "preview": 1280}
CROPS = {"card": CARD, "square": THUMB}


def path_of(content_hash: str, name: str) -> str:
    """Where the picture of that name is kept."""
    return f"desk/{content_hash[:2]}/{content_hash}-{name}.jpg"


def picture(photo: Photo, name: str) -> IO[bytes]:
    """An open JPEG: "thumbnail", "preview", or the preview cropped to "card" or "square".

    Raises KeyError for another name, FileNotFoundError if the original is gone.
    """
    if name in CROPS:
        return cropped(photo, name)
    path = path_of(photo.content_hash, name)
    if not default_storage.exists(path):
        box = (BOXES[name], BOXES[name])
        small = rendering.developed({"content_hash": photo.content_hash})
        small.thumbnail(box, Image.Resampling.LANCZOS)
        default_storage.save(path, ContentFile(jpeg(small)))
    return default_storage.open(path)


def cropped(photo: Photo, name: str) -> IO[bytes]:
    """The preview as it is cut around the focal point."""
    crop = CROPS[name]
    with picture(photo, "preview") as file, Image.open(file) as preview:
        centre = (photo.focal_x, photo.focal_y)
        cut = ImageOps.fit(preview, (crop.width // 2, crop.height // 2), centering=centre)
    return io.BytesIO(jpeg(cut))


def jpeg(picture: Image.Image) -> bytes:
    """The bytes of a picture, without anything but it."""
    picture.info.clear()
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=82, progressive=True)
    return made.getvalue()


def discard(content_hash: str) -> None:
    """Delete the pictures of an original that is gone."""
    for name in BOXES:
        default_storage.delete(path_of(content_hash, name))
