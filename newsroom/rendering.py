"""Making renditions: a picture upright, in sRGB, at its width, with its credit in its bytes."""

import io
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from . import embedding
from .renditions import (
    CARD,
    FULL,
    PRINT,
    THUMB,
    WIDTHS,
    Crop,
    everything,
    original_of,
    path_of,
    width_of,
)

OPTIONS: dict[str, dict[str, Any]] = {
    # One thread: renditions are made beside the serving of pages, not before it.
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
}
# Of what is downloaded to be printed: as good as a photographer would send it.
LARGE_OPTIONS = {"quality": 92}
LARGE = (PRINT, FULL)
WIDEST = max(*WIDTHS, CARD.width)
SRGB = ImageCms.createProfile("sRGB")

register_heif_opener()


def rendition(entry: dict[str, Any], name: str, format: str) -> IO[bytes]:
    """An open rendition of a photo, made now if it is missing.

    ``entry`` is the photo as a revision or an edition keeps it; ``name`` a width, a crop or one of
    the large ones. Raises KeyError for what is not offered, FileNotFoundError if the original is
    gone.
    """
    if (name, format) not in everything(entry):
        raise KeyError(name)
    path = path_of(entry["version"], name, format)
    if not default_storage.exists(path):
        picture = developed(entry, widest=None if name in LARGE else WIDEST)
        default_storage.save(path, ContentFile(render(picture, entry, name, format)))
    return default_storage.open(path)


def make_all(entry: dict[str, Any]) -> list[str]:
    """Make every rendition of a photo that is missing; returns the paths of those made."""
    made, picture = [], None
    for name, format in everything(entry):
        path = path_of(entry["version"], name, format)
        if default_storage.exists(path):
            continue
        if picture is None:
            picture = developed(entry, widest=None if name in LARGE else WIDEST)
        if name not in LARGE:
            picture = narrowed(picture, WIDEST)
        made.append(default_storage.save(path, ContentFile(render(picture, entry, name, format))))
    return made


def developed(entry: dict[str, Any], *, widest: int | None = WIDEST) -> Image.Image:
    """The original upright and in sRGB, no wider than asked for; as wide as it is for None."""
    with default_storage.open(original_of(entry["content_hash"])) as file:
        picture = Image.open(file)
        if widest and picture.format == "JPEG":
            picture.draft("RGB", (widest, widest))
        ImageOps.exif_transpose(picture, in_place=True)
        picture = in_srgb(picture)
    if widest:
        picture = narrowed(picture, widest)
    picture.info.clear()
    return picture


def narrowed(picture: Image.Image, width: int) -> Image.Image:
    """The picture, no wider than that."""
    if picture.width <= width:
        return picture
    size = (width, max(1, round(picture.height * width / picture.width)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture as 8-bit sRGB, by its own profile if it has one; transparency becomes white."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture).convert("RGB")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        return by_profile(picture, profile)
    return picture.convert("RGB")


def by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB by its profile; as it is, if the profile is broken or another kind's."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture.convert("RGB")


def render(picture: Image.Image, entry: dict[str, Any], name: str, format: str) -> bytes:
    """The bytes of one rendition, with all that the photo must carry."""
    sized = cut(picture, entry, {"card": CARD, "thumb": THUMB}.get(name), name)
    content = io.BytesIO()
    quality = LARGE_OPTIONS if name in LARGE else OPTIONS[format]
    options = {"xmp": embedding.xmp(entry), "exif": embedding.exif(entry), **quality}
    sized.save(content, format.upper(), **options)
    made = content.getvalue()
    return embedding.with_iim(made, entry) if format == "jpeg" else made


def cut(picture: Image.Image, entry: dict[str, Any], crop: Crop | None, name: str) -> Image.Image:
    """The picture at a width, or cropped to a shape around its focal point."""
    if crop:
        size = (crop.width, crop.height)
        return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=entry["focal"])
    return narrowed(picture, width_of(entry, name))
