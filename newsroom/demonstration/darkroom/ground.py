"""Ground: a field of heights swept from near to far, one sorted search a column."""

from collections.abc import Callable

import numpy as np

from .noise import fbm
from .view import Camera, Light, unit

Height = Callable[[np.ndarray, np.ndarray], np.ndarray]


def slices(near: float, far: float, count: int) -> np.ndarray:
    return np.geomspace(near, far, count).astype(np.float32)


def sweep(camera: Camera, height: Height, near=1.2, far=9000.0, count=2600) -> np.ndarray:
    """Depth of the ground at every pixel; infinity where the sky is."""
    columns, _ = camera.slopes()
    z = slices(near, far, count)
    surface = height(
        columns[None, :] * z[:, None], np.broadcast_to(z[:, None], (count, camera.width))
    )
    cy = camera.centre[1]
    rows = cy - (surface - camera.eye) * camera.f / z[:, None]
    skyline = np.minimum.accumulate(rows, axis=0)
    return _search(skyline, z, camera)


def _search(skyline, z, camera):
    depth = np.full((camera.height, camera.width), np.inf, np.float32)
    wanted = np.arange(camera.height, dtype=np.float32) + 0.5
    for column in range(camera.width):
        falling = -skyline[:, column]
        index = np.searchsorted(falling, -wanted)
        hit = index < len(z)
        upper = index[hit].clip(1)
        low, high = falling[upper - 1], falling[upper]
        share = np.clip((-wanted[hit] - low) / np.maximum(high - low, 1e-6), 0, 1)
        depth[hit, column] = z[upper - 1] + (z[upper] - z[upper - 1]) * share
    return depth


def positions(camera: Camera, depth: np.ndarray) -> np.ndarray:
    columns, rows = camera.slopes()
    z = np.where(np.isfinite(depth), depth, 1.0)
    return np.stack([columns[None, :] * z, camera.eye + rows[:, None] * z, z], axis=-1)


def normals(height: Height, x, z, step) -> np.ndarray:
    """Normals by finite differences; `step` grows with distance so that far slopes stay smooth."""
    dx = (height(x + step, z) - height(x - step, z)) / (2 * step)
    dz = (height(x, z + step) - height(x, z - step)) / (2 * step)
    return unit(np.stack([-dx, np.ones_like(dx), -dz], axis=-1))


def footprint(camera: Camera, z: np.ndarray) -> np.ndarray:
    """Metres of ground one pixel covers: much on the plain, less on far slopes that face us."""
    lying = z * z / (camera.f * max(camera.eye, 0.6)) * 0.35
    return np.minimum(lying, 20 * z / camera.f) + z / camera.f


def grass(x, z, foot, palette, dryness=0.0, scale=1.0):
    """Albedo of a meadow: broad patches, tussocks, and fine blades near by."""
    straw, green, dark = palette
    patch = fbm(x / (23 * scale), z / (23 * scale), 4, 0.55, foot / (23 * scale), seed=1)
    tuft = fbm(x / 1.7, z / 2.6, 4, 0.6, foot / 1.7, seed=2)
    blade = fbm(x / 0.06, z / 0.22, 3, 0.7, foot / 0.1, seed=3)
    share = np.clip(0.5 + 0.28 * patch + 0.13 * tuft + dryness, 0, 1)[..., None]
    base = green + (straw - green) * share
    shade = np.clip(0.42 - 0.2 * tuft - 0.16 * blade, 0, 0.9)[..., None]
    return base + (dark - base) * shade


def lit_ground(camera: Camera, light: Light, depth, albedo, normal, shadow) -> np.ndarray:
    """Shade ground of the given albedo and look at it through the air."""
    place = positions(camera, depth)
    direction = unit(place - np.array([0, camera.eye, 0], np.float32))
    colour = albedo * light.falling_on(normal, shadow)
    return light.veil(colour, np.where(np.isfinite(depth), depth, 1), direction)
