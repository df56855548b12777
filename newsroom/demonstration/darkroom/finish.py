"""From linear light to a picture on disk: exposure, tone curve, lens, grain."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter


def tone(linear: np.ndarray, exposure=1.0, contrast=1.0) -> np.ndarray:
    """A soft shoulder (Hable's curve shape, as fitted by Narkowicz), then sRGB."""
    x = np.maximum(linear, 0) * exposure * 0.72
    mapped = np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    encoded = np.where(mapped <= 0.0031308, mapped * 12.92, 1.055 * mapped ** (1 / 2.4) - 0.055)
    return np.clip((encoded - 0.5) * contrast + 0.5, 0, 1)


def tint(
    picture: np.ndarray, shadows=(0.0, 0.004, 0.012), lights=(0.012, 0.006, -0.01), colour=0.92
):
    """Calm colour: less of it, cool in the shadows, warm in the lights."""
    grey = picture @ np.array([0.3, 0.59, 0.11], np.float32)
    calm = grey[..., None] + (picture - grey[..., None]) * colour
    share = grey[..., None]
    return np.clip(calm + np.array(shadows) * (1 - share) + np.array(lights) * share, 0, 1)


def lens(picture: np.ndarray, vignette=0.1) -> np.ndarray:
    h, w = picture.shape[:2]
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    return picture * (1 - vignette * ((x * x + y * y) / 2)[..., None] ** 1.5)


def bloom(linear: np.ndarray, threshold=1.1, strength=0.35, radius=26) -> np.ndarray:
    """Light that spills from what is brighter than white."""
    excess = np.clip(linear - threshold, 0, 4)
    if excess.max() <= 0:
        return linear
    small = Image.fromarray((excess.clip(0, 1) * 255).astype(np.uint8))
    spread = np.asarray(small.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255
    return linear + spread * strength


def grain(picture: np.ndarray, amount=0.0045, seed=0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(picture.shape[:2]).astype(np.float32)[..., None]
    return picture + noise * amount * (1.1 - picture.mean(axis=-1, keepdims=True))


def develop(linear: np.ndarray, *, exposure=1.0, contrast=1.04, colour=0.92, seed=0, vignette=0.1):
    picture = tone(bloom(linear), exposure, contrast)
    picture = grain(lens(tint(picture, colour=colour), vignette), seed=seed)
    return Image.fromarray((picture.clip(0, 1) * 255 + 0.5).astype(np.uint8))


def soften(picture: Image.Image, radius: float) -> Image.Image:
    """A shallow depth of field: everything a little soft, the foreground more and more so."""
    near = picture.filter(ImageFilter.GaussianBlur(radius * 2.6))
    far = picture.filter(ImageFilter.GaussianBlur(radius * 0.55))
    rows = np.clip((np.arange(picture.height) / picture.height - 0.66) / 0.3, 0, 1) ** 1.5
    mask = np.repeat((rows * 255).astype(np.uint8)[:, None], picture.width, axis=1)
    return Image.composite(near, far, Image.fromarray(mask))


ATTEMPTS = (
    (84, 0),
    (82, 0.4),
    (82, 0.7),
    (80, 0.9),
    (78, 1.1),
    (76, 1.3),
    (74, 1.6),
    (72, 1.9),
    (70, 2.3),
    (68, 2.8),
)
"""Quality and softness: a meadow in focus to its last blade would be half a megabyte."""


def save(picture: Image.Image, path: Path, limit: int = 204_000) -> int:
    """Write a JPEG as good as the limit allows; returns its size in bytes."""
    for quality, radius in ATTEMPTS:
        soft = soften(picture, radius) if radius else picture
        soft.save(path, quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if path.stat().st_size <= limit:
            break
    return path.stat().st_size
