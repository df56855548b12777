"""Smoke, steam, dust and the glow of lamps: soft things that are not meshes."""

import numpy as np
from PIL import Image

from .noise import fbm
from .raster import Cutout
from .view import Camera, Light

SIZE = 160


def _puff(seed: int) -> Image.Image:
    axis = np.linspace(-1, 1, SIZE)
    x, y = np.meshgrid(axis, axis)
    lump = fbm(x * 1.1 + seed * 3.7, y * 1.1, 5, 0.55, seed=seed)
    body = np.exp(-((x * x + y * y) * 3.2)) * np.clip(0.62 + 0.3 * lump, 0, 1.3)
    edge = np.clip(1.15 - np.hypot(x, y), 0, 0.3) / 0.3
    return Image.fromarray((body * edge).clip(0, 1).astype(np.float32))


PUFFS = [_puff(seed) for seed in range(6)]


def puff(camera: Camera, light: Light, place, radius, colour, alpha, number=0) -> Cutout | None:
    """One soft cloud of that radius in metres."""
    x, y, z = (float(v) for v in camera.project(np.asarray(place, np.float32)))
    size = max(4, round(2 * camera.f * radius / max(z, 0.5)))
    left, top = round(x - size / 2), round(y - size / 2)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + size, camera.width), min(top + size, camera.height)
    if x0 >= x1 or y0 >= y1:
        return None
    image = PUFFS[number % len(PUFFS)].resize((size, size), Image.Resampling.BILINEAR)
    mask = np.asarray(image)[y0 - top : y1 - top, x0 - left : x1 - left] * alpha
    seen = light.veil(np.asarray(colour, np.float32), np.float32(z))
    return Cutout(mask[..., None] * seen, mask, x0, y0, z)


def trail(scene, start, drift, count, radius, colour, alpha=0.3, *, spread=0.25) -> None:
    """Puffs from `start` along `drift`, growing from the first to the second `radius`."""
    rng = scene.rng
    for n, share in enumerate(rng.uniform(0, 1, count) ** 0.8):
        size = radius[0] + (radius[1] - radius[0]) * share
        jitter = rng.normal(0, spread * size, 3)
        place = np.asarray(start) + np.asarray(drift) * share + jitter
        fade = alpha * (1 - 0.75 * share)
        cut = puff(scene.camera, scene.light, place, size, colour, fade, n)
        if cut is not None:
            scene.cutouts.append(cut)


def glow(picture, camera: Camera, place, radius, colour, strength=1.0, *, flat=1.0) -> None:
    """Add light about a lamp; `flat` below 1 makes it wider than high."""
    x, y, z = (float(v) for v in camera.project(np.asarray(place, np.float32)))
    size = camera.f * radius / z
    rows, columns = np.mgrid[0 : camera.height, 0 : camera.width].astype(np.float32)
    reach = np.hypot((columns - x) / size, (rows - y) / (size * flat))
    light = np.exp(-reach * 2.6) + 0.25 * np.exp(-reach * 0.9)
    picture += light[..., None] * np.asarray(colour, np.float32) * strength


def mist(picture, depth, camera: Camera, colour, *, top=6.0, thickness=120.0, seed=0):
    """A low layer of mist that lies on far ground."""
    columns, rows = camera.slopes()
    z = np.where(np.isfinite(depth), depth, 4000.0)
    high = camera.eye + rows[:, None] * z
    x = columns[None, :] * z
    drift = 1 + 0.35 * fbm(x / 180, z / 240, 3, seed=seed)
    share = (1 - np.exp(-z / thickness)) * np.exp(
        -((np.maximum(high, 0) / (top * drift.clip(0.3))) ** 2)
    )
    picture += (np.asarray(colour, np.float32) - picture) * share[..., None].clip(0, 1)
