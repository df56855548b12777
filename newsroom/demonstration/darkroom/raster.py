"""Rasteriser: a depth buffer with interpolated normals, shadows, and the light of the scene."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from .mesh import GLASS, GLOSS, LAMP, Mesh
from .noise import fbm
from .view import Camera, Light, unit

LARGEST = 11_000_000
"""Cells of a depth buffer: a larger thing is drawn with less supersampling."""


def scan(xy, inverse, width, height):
    """Nearest triangle at each pixel: its number (-1 for none) and two barycentric weights."""
    near = np.zeros((height, width), np.float32)
    owner = np.full((height, width), -1, np.int32)
    weights = np.zeros((height, width, 2), np.float32)
    low = np.floor(xy.min(axis=1)).astype(int).clip(0)
    high = np.ceil(xy.max(axis=1)).astype(int) + 1
    high = np.minimum(high, [width, height])
    a, b, c = xy[:, 0], xy[:, 1], xy[:, 2]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    seen = (high > low).all(axis=1) & (np.abs(area) > 1e-6)
    for i in np.flatnonzero(seen):
        (x0, y0), (x1, y1) = low[i], high[i]
        px = np.arange(x0, x1, dtype=np.float32)[None, :] + 0.5
        py = np.arange(y0, y1, dtype=np.float32)[:, None] + 0.5
        (ax, ay), (bx, by), (cx, cy) = a[i], b[i], c[i]
        w0 = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area[i]
        w1 = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area[i]
        w2 = 1 - w0 - w1
        value = w0 * inverse[i, 0] + w1 * inverse[i, 1] + w2 * inverse[i, 2]
        window = near[y0:y1, x0:x1]
        win = (w0 >= -1e-5) & (w1 >= -1e-5) & (w2 >= -1e-5) & (value > window)
        window[win] = value[win]
        owner[y0:y1, x0:x1][win] = i
        weights[y0:y1, x0:x1, 0][win] = w0[win]
        weights[y0:y1, x0:x1, 1][win] = w1[win]
    return near, owner, weights


class Shadow:
    """What the sun, or a covered sky, can't reach. Looked up by place."""

    def __init__(self, meshes, light: Light, *, size=1800, soft=1.2, top=None):
        self.empty = not meshes
        if self.empty:
            return
        points = np.concatenate([m.points for m in meshes])
        self.sun = light.sun if top is None else np.array([0, 1, 0], np.float32)
        self.side = unit(np.cross(self.sun, [0.01, 0.02, 1.0]))
        self.up = np.cross(self.side, self.sun)
        flat = self._plane(points)
        self.low = flat.reshape(-1, 2).min(axis=0) - 1.5
        span = (flat.reshape(-1, 2).max(axis=0) + 1.5) - self.low
        self.scale = size / span.max()
        width, height = np.ceil(span * self.scale).astype(int)
        level = points @ self.sun
        self.base = level.min() - 1
        inverse = (level - self.base).astype(np.float32)
        self.map, _, _ = scan((flat - self.low) * self.scale, inverse, width, height)
        self.soft = soft

    def _plane(self, points):
        return np.stack([points @ self.side, points @ self.up], axis=-1).astype(np.float32)

    def reach(self, points: np.ndarray, bias=0.04) -> np.ndarray:
        """Share of sunlight at each point, softened by sampling about it."""
        shape = points.shape[:-1]
        if self.empty:
            return np.ones(shape, np.float32)
        spot = (self._plane(points) - self.low) * self.scale
        level = points @ self.sun - self.base + bias + 1.6 / self.scale
        total = np.zeros(shape, np.float32)
        ring = [(0, 0)] + [(np.cos(a), np.sin(a)) for a in np.arange(8) * np.pi / 4]
        for dx, dy in ring:
            column = np.floor(spot[..., 0] + dx * self.soft).astype(np.int64)
            row = np.floor(spot[..., 1] + dy * self.soft).astype(np.int64)
            inside = (column >= 0) & (row >= 0)
            inside &= (column < self.map.shape[1]) & (row < self.map.shape[0])
            found = self.map[
                row.clip(0, self.map.shape[0] - 1), column.clip(0, self.map.shape[1] - 1)
            ]
            total += np.where(inside & (found > np.maximum(level, 0)), 0, 1)
        return total / len(ring)


class Shade:
    """Several shadows at once: a fine one of the things, a coarse one of the trees."""

    def __init__(self, *shadows: Shadow):
        self.shadows = shadows

    def reach(self, points: np.ndarray, bias=0.04) -> np.ndarray:
        return np.minimum.reduce([shadow.reach(points, bias) for shadow in self.shadows])


class Contact:
    """Darkness under and about things that stand on the ground."""

    def __init__(self, meshes, *, below=1.1, radius=0.55, cells=14):
        solid = [m.points[m.points[..., 1].min(axis=1) < below] for m in meshes]
        points = np.concatenate(solid) if solid else np.zeros((0, 3, 3), np.float32)
        self.empty = len(points) == 0
        if self.empty:
            return
        flat = points[..., [0, 2]]
        self.low = flat.reshape(-1, 2).min(axis=0) - 3
        span = flat.reshape(-1, 2).max(axis=0) + 3 - self.low
        self.cells = float(min(cells, 3000 / span.max()))
        width, height = np.ceil(span * self.cells).astype(int)
        _, owner, _ = scan(
            (flat - self.low) * self.cells, np.ones(flat.shape[:2], np.float32), width, height
        )
        mask = Image.fromarray(((owner >= 0) * 255).astype(np.uint8))
        tight = mask.filter(ImageFilter.GaussianBlur(radius * self.cells * 0.35))
        wide = mask.filter(ImageFilter.GaussianBlur(radius * self.cells * 1.6))
        self.map = (np.asarray(tight, np.float32) * 0.55 + np.asarray(wide, np.float32) * 0.5) / 255

    def shade(self, points: np.ndarray, strength=0.8) -> np.ndarray:
        """Factor of light left at each point of the ground."""
        if self.empty:
            return np.ones(points.shape[:-1], np.float32)
        spot = ((points[..., [0, 2]] - self.low) * self.cells).astype(np.int64)
        inside = (spot >= 0).all(axis=-1) & (spot[..., 0] < self.map.shape[1])
        inside &= spot[..., 1] < self.map.shape[0]
        row = spot[..., 1].clip(0, self.map.shape[0] - 1)
        column = spot[..., 0].clip(0, self.map.shape[1] - 1)
        return 1 - strength * np.where(inside, self.map[row, column], 0).clip(0, 1)


@dataclass
class Cutout:
    """A premultiplied picture of one thing, its place on the screen and its distance."""

    colour: np.ndarray
    alpha: np.ndarray
    left: int
    top: int
    depth: float

    def lay_on(self, picture: np.ndarray) -> None:
        h, w = self.alpha.shape
        part = picture[self.top : self.top + h, self.left : self.left + w]
        part *= 1 - self.alpha[..., None]
        part += self.colour


def _window(xy, camera, margin=2):
    low = np.floor(xy.reshape(-1, 2).min(axis=0)).astype(int) - margin
    high = np.ceil(xy.reshape(-1, 2).max(axis=0)).astype(int) + margin
    low, high = low.clip(0), np.minimum(high, [camera.width, camera.height])
    return (*low, *high) if (high > low).all() else None


def photograph(
    mesh: Mesh,
    camera: Camera,
    light: Light,
    shadow: Shadow,
    *,
    scale=3,
    grime=0.1,
    ground=0.0,
    lamps=None,
    veil=True,
) -> Cutout | None:
    """Cut-out of a mesh as the camera sees it in that light; None where it is out of view."""
    mesh = _before(mesh)
    x, y, z = camera.project(mesh.points)
    xy = np.stack([x, y], axis=-1).astype(np.float32)
    window = _window(xy, camera) if len(xy) else None
    if window is None:
        return None
    x0, y0, x1, y1 = window
    while scale > 1 and (x1 - x0) * (y1 - y0) * scale**2 > LARGEST:
        scale -= 1
    fine = (xy - np.array([x0, y0], np.float32)) * scale
    near, owner, weights = scan(
        fine, (1 / z).astype(np.float32), (x1 - x0) * scale, (y1 - y0) * scale
    )
    hit = owner >= 0
    colour = np.zeros((*owner.shape, 3), np.float32)
    if hit.any():
        depth = np.where(hit, 1 / near.clip(1e-9), 0)
        shade = _crevices(depth, hit, camera, scale)
        colour[hit] = _shade(
            mesh,
            camera,
            light,
            shadow,
            owner[hit],
            weights[hit],
            1 / z,
            shade[hit],
            grime,
            ground,
            lamps,
            veil=veil,
        )
    small = _reduce(colour, scale)
    alpha = _reduce(hit.astype(np.float32), scale)
    return Cutout(small, alpha, x0, y0, float(np.median(z)))


def _before(mesh):
    ahead = (mesh.points[..., 2] > 0.3).all(axis=1)
    return Mesh(mesh.points[ahead], mesh.normals[ahead], mesh.colours[ahead], mesh.finish[ahead])


def _reduce(array, scale):
    h, w = array.shape[0] // scale, array.shape[1] // scale
    return array.reshape(h, scale, w, scale, *array.shape[2:]).mean(axis=(1, 3))


def _crevices(depth, hit, camera, scale, reach=0.3):
    """Light left in corners, from the depth buffer alone."""
    middle = np.median(depth[hit])
    radius = max(2, min(60, camera.f * scale * reach / middle))
    dark = np.zeros(depth.shape, np.float32)
    angles = np.arange(10) * 2.4
    for number, angle in enumerate(angles, 1):
        step = radius * number / len(angles)
        dx, dy = round(step * np.cos(angle)), round(step * np.sin(angle))
        other = np.roll(depth, (dy, dx), (0, 1))
        closer = depth - other
        dark += ((other > 0) & (closer > 0.02) & (closer < 1.2)) * np.clip(closer / 0.12, 0, 1)
    return 1 - 0.62 * (dark / len(angles)).clip(0, 1)


def _shade(
    mesh, camera, light, shadow, owner, weights, inverse, crevice, grime, ground, lamps, *, veil
):
    w = np.column_stack([weights, 1 - weights.sum(axis=1)]) * inverse[owner]
    w = (w / w.sum(axis=1, keepdims=True)).astype(np.float32)
    place = np.einsum("nk,nkd->nd", w, mesh.points[owner])
    normal = unit(np.einsum("nk,nkd->nd", w, mesh.normals[owner]))
    ray = unit(place - np.array([0, camera.eye, 0], np.float32))
    away = np.einsum("nd,nd->n", normal, ray) > 0
    normal[away] *= -1
    albedo = _weathered(mesh.colours[owner], place, grime, ground)
    sunlit = shadow.reach(place + normal * 0.08)
    arriving = light.falling_on(normal, sunlit)
    if lamps is not None:
        arriving = arriving + lamps(place, normal)
    low = 0.62 + 0.38 * np.clip((place[:, 1] - ground) / 0.9, 0, 1)
    colour = albedo * arriving * (crevice * low)[:, None]
    colour = _gleam(colour, mesh.finish[owner], normal, ray, light, sunlit)
    lamp = mesh.finish[owner] == LAMP
    colour[lamp] = mesh.colours[owner][lamp]
    return light.veil(colour, place[:, 2], ray) if veil else colour


def _weathered(albedo, place, grime, ground):
    x, y, z = place.T
    stain = fbm(x + 0.5 * z, 1.1 * y + 0.3 * z, 4, 0.6) * 0.6
    stain = stain + fbm(z + 0.4 * y, 0.9 * x - 0.6 * y, 4, 0.6, seed=3) * 0.6
    dust = np.clip(1 - (place[:, 1] - ground) / 1.1, 0, 1)[:, None] * grime * 2
    albedo = albedo * (1 + grime * 0.6 * stain[:, None]).clip(0.5, 1.5)
    return albedo + (np.array([0.25, 0.21, 0.15], np.float32) - albedo) * dust.clip(0, 0.5)


def _gleam(colour, finish, normal, ray, light, sunlit):
    facing = np.clip(-np.einsum("nd,nd->n", normal, ray), 0, 1)
    mirror = ray + 2 * facing[:, None] * normal
    rise = np.clip(mirror[:, 1:2], -1, 1)
    skyward = light.low_sky + (light.zenith - light.low_sky) * np.clip(rise, 0, 1)
    scene = np.where(rise > -0.02, skyward, light.bounce * 0.8)
    glance = (1 - facing) ** 4
    spark = np.clip(mirror @ light.sun, 0, 1) ** 90 * sunlit
    share = np.select(
        [finish == GLASS, finish == GLOSS],
        [0.12 + 0.75 * glance, 0.05 + 0.4 * glance],
        0.02 + 0.1 * glance,
    )
    strength = np.select([finish == GLASS, finish == GLOSS], [1.6, 0.7], 0.06)
    return (
        colour * (1 - share[:, None])
        + scene * share[:, None]
        + light.sun_colour * (spark * strength)[:, None]
    )
