"""Making renditions: a picture upright, in sRGB, at its width, with its credit in its bytes."""

import io
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from . import embedding
from .renditions import CARD, THUMB, WIDTHS, Crop, offered, original_of, path_of

OPTIONS: dict[str, dict[str, Any]] = {
    # One thread: renditions are made beside the serving of pages, not before it.
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
}
WIDEST = max(*WIDTHS, CARD.width)
SRGB = ImageCms.createProfile("sRGB")

register_heif_opener()


def rendition(entry: dict[str, Any], name: str, format: str) -> IO[bytes]:
    """An open rendition of a photo, made now if it is missing.

    ``entry`` is the photo as a revision or an edition keeps it; ``name`` a width or "card" or
    "thumb". Raises KeyError for what is not offered, FileNotFoundError if the original is gone.
    """
    if name not in offered(entry) or format not in OPTIONS:
        raise KeyError(name)
    path = path_of(entry["version"], name, format)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(render(developed(entry), entry, name, format)))
    return default_storage.open(path)


def make_all(entry: dict[str, Any]) -> list[str]:
    """Make every rendition of a photo that is missing; returns the paths of those made."""
    made, picture = [], None
    for name in offered(entry):
        for format in OPTIONS:
            path = path_of(entry["version"], name, format)
            if not default_storage.exists(path):
                picture = picture or developed(entry)
                content = render(picture, entry, name, format)
                made.append(default_storage.save(path, ContentFile(content)))
    return made


def developed(entry: dict[str, Any]) -> Image.Image:
    """The original upright and in sRGB, no larger than the widest rendition needs."""
    with default_storage.open(original_of(entry["content_hash"])) as file:
        picture = Image.open(file)
        if picture.format == "JPEG":
            picture.draft("RGB", (WIDEST, WIDEST))
        picture = in_srgb(ImageOps.exif_transpose(picture))
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS, reducing_gap=2)
    picture.info.clear()
    return picture


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
    options = {"xmp": embedding.xmp(entry), "exif": embedding.exif(entry), **OPTIONS[format]}
    sized.save(content, format.upper(), **options)
    made = content.getvalue()
    return embedding.with_iim(made, entry) if format == "jpeg" else made


def cut(picture: Image.Image, entry: dict[str, Any], crop: Crop | None, name: str) -> Image.Image:
    """The picture at a width, or cropped to a shape around its focal point."""
    if crop:
        size = (crop.width, crop.height)
        return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=entry["focal"])
    width = min(int(name), picture.width)
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)
