"""Sky: a gradient, a glow about the sun, and clouds on a plane seen in perspective."""

import numpy as np

from .noise import fbm, mix, smoothstep
from .view import Camera, Light, unit


def directions(camera: Camera) -> np.ndarray:
    columns, rows = camera.slopes()
    grid = np.stack(
        np.broadcast_arrays(columns[None, :], rows[:, None], np.float32(1.0)), axis=-1
    ).astype(np.float32)
    return unit(grid)


def _density(u, v, footprint, light):
    """Heaps of cloud where broad noise is high, frayed by fine noise at their edges."""
    drift = fbm(u * 1.3, v * 1.3, 4, 0.6, footprint, seed=light.seed + 3) * 0.09
    heap = fbm(u * 0.55 + drift, v * 0.55 - drift, 3, 0.5, footprint, seed=light.seed)
    fray = fbm(u * 2.1 + drift, v * 2.1 + drift, 6, 0.62, footprint * 2.1, seed=light.seed + 2)
    broad = fbm(u * 0.13, v * 0.13, 2, seed=light.seed + 1)
    return heap * 0.6 + broad * 0.35 + fray * 0.26


def _clouds(direction, light):
    rise = np.maximum(direction[..., 1], 0) + 0.045
    reach = light.cloud_scale / rise
    u, v = direction[..., 0] * reach, direction[..., 2] * reach * 1.15
    footprint = 0.0007 / rise**2
    level = 1.1 - 2.0 * light.clouds
    body = _density(u, v, footprint, light)
    cover = smoothstep(level - 0.1, level + 0.65, body)
    bank = 0.0
    for step in (0.12, 0.3, 0.55):
        side = light.sun[[0, 2]] * step
        toward = _density(u + side[0], v + side[1], footprint + 0.1, light)
        bank = bank + np.clip(toward - level, 0, 2) * step
    own = np.clip(body - level, 0, 2)
    lit = np.exp(-1.1 * bank - 0.55 * own**1.5 * light.cloud_depth)
    return cover, lit


def paint_sky(camera: Camera, light: Light) -> np.ndarray:
    """Sky for every pixel, below the horizon too: that part is covered by ground later."""
    direction = directions(camera)
    rise = np.clip(direction[..., 1], 0, 1)
    share = (1 - np.exp(-rise * 4.2))[..., None]
    sky = mix(light.low_sky, light.zenith, share)
    sun = light.towards_sun(direction)[..., None]
    sky = sky + light.glow * (0.9 * sun**5 + 1.4 * sun**40 + 2.5 * sun**400)
    cover, lit = _clouds(direction, light)
    thin = smoothstep(0.0, 0.16, rise)
    colour = mix(light.cloud_shade, light.cloud_light, lit[..., None]) + light.glow * sun**8
    sky = mix(sky, colour, (cover * (0.25 + 0.75 * thin) * thin**0.4)[..., None] * 0.92)
    if light.disc:
        sky = sky + light.disc * smoothstep(0.99985, 0.99993, sun) * (1 - 0.7 * cover[..., None])
    air = 1 - smoothstep(0.0, 0.13, rise)
    return mix(sky, light.air(direction), air[..., None] * 0.8).astype(np.float32)
