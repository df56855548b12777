"""Water at level 0: the picture above it turned over, broken by ripples."""

import numpy as np

from .ground import footprint
from .noise import fbm, mix
from .raster import Mesh, photograph


def reflected(mesh: Mesh) -> Mesh:
    """The mesh as it stands in still water."""
    return mesh.scaled(1, -1, 1)


def flood(
    picture,
    depth,
    camera,
    *,
    where,
    bank,
    colour,
    ripple=1.0,
    light=None,
    shadow=None,
    meshes=(),
    seed=0,
):
    """Turn the ground where `where(x, z)` holds into water that mirrors what is beyond `bank`."""
    columns, rows = camera.slopes()
    below = rows < -1e-4
    z = np.where(below, camera.eye / np.maximum(-rows, 1e-4), np.inf)[:, None]
    z = np.broadcast_to(z, depth.shape)
    x = columns[None, :] * np.where(np.isfinite(z), z, 1)
    wet = below[:, None] & where(x, np.where(np.isfinite(z), z, 1e6)) & (depth > z * 0.97)
    mirror = _turned(picture, camera, bank)
    for mesh in meshes:
        cut = photograph(reflected(mesh), camera, light, shadow)
        if cut is not None:
            cut.lay_on(mirror)
    broken = _rippled(mirror, x, z, camera, ripple, seed)
    rise = np.broadcast_to(np.abs(rows)[:, None], depth.shape)
    glance = (0.1 + 0.82 * np.exp(-rise * 4.5))[..., None]
    sheen = mix(np.asarray(colour, np.float32), broken, glance)
    picture[wet] = sheen[wet]
    return wet


def _turned(picture, camera, bank):
    h = camera.height
    source = 2 * camera.centre[1] - np.arange(h) - 1 + 2 * camera.f * camera.eye / bank
    return picture[np.abs(source).clip(0, h - 1).astype(int)].copy()


def _rippled(mirror, x, z, camera, ripple, seed):
    z = np.where(np.isfinite(z), z, 1e5)
    foot = footprint(camera, z)
    swell = fbm(x / 2.6, z / 1.1, 5, 0.6, foot / 1.1, seed=seed)
    patch = np.clip(0.7 + 0.5 * fbm(x / 60, z / 90, 2, seed=seed + 2), 0.15, 1.6)
    shift = (
        swell * patch * ripple * camera.height * 0.012 * np.clip(camera.eye * 4 / z + 0.12, 0, 1)
    )
    far = camera.height * 0.004 * ripple * fbm(x / 30, z / 6, 3, 0.6, foot / 6, seed=seed + 1)
    rows = np.arange(camera.height)[:, None] + shift + far
    columns = np.arange(camera.width)[None, :] + shift * 0.35
    row = rows.clip(0, camera.height - 1).astype(int)
    return mirror[row, np.broadcast_to(columns, row.shape).clip(0, camera.width - 1).astype(int)]
