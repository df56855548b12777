"""Triangles with normals, colours and a finish; and the few solids everything is built from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .view import rgb, unit

MATT, GLASS, GLOSS, LAMP = range(4)


@dataclass
class Mesh:
    """`points` and `normals` are (n, 3, 3); `colours` (n, 3); `finish` (n,)."""

    points: np.ndarray
    normals: np.ndarray
    colours: np.ndarray
    finish: np.ndarray

    def __add__(self, other: Mesh) -> Mesh:
        return join([self, other])

    def at(self, x=0.0, y=0.0, z=0.0) -> Mesh:
        moved = self.points + np.array([x, y, z], np.float32)
        return Mesh(moved, self.normals, self.colours, self.finish)

    def turned(self, degrees: float, axis: str = "y") -> Mesh:
        matrix = rotation(degrees, axis)
        return Mesh(self.points @ matrix.T, self.normals @ matrix.T, self.colours, self.finish)

    def scaled(self, x: float, y: float | None = None, z: float | None = None) -> Mesh:
        factor = np.array([x, x if y is None else y, x if z is None else z], np.float32)
        return Mesh(self.points * factor, unit(self.normals / factor), self.colours, self.finish)

    def mirrored(self) -> Mesh:
        """Reflected left to right."""
        return self.scaled(-1, 1, 1)

    def tinted(self, factor) -> Mesh:
        return Mesh(self.points, self.normals, self.colours * np.float32(factor), self.finish)


def rotation(degrees: float, axis: str) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rows = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(rows[axis], np.float32)


def join(meshes) -> Mesh:
    meshes = list(meshes)
    names = ("points", "normals", "colours", "finish")
    return Mesh(*(np.concatenate([getattr(m, name) for m in meshes]) for name in names))


def paint(colour) -> np.ndarray:
    return rgb(colour) if isinstance(colour, str) else np.asarray(colour, np.float32)


def flat(triangles, colour, finish=MATT) -> Mesh:
    """Facets with their own normals."""
    points = np.asarray(triangles, np.float32).reshape(-1, 3, 3)
    facing = unit(np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]))
    count = len(points)
    return Mesh(
        points,
        np.repeat(facing[:, None], 3, axis=1),
        np.tile(paint(colour), (count, 1)),
        np.full(count, finish, np.int8),
    )


def quad(a, b, c, d, colour, finish=MATT) -> Mesh:
    return flat([[a, b, c], [a, c, d]], colour, finish)


def grid(surface, colour, finish=MATT, *, smooth=True) -> Mesh:
    """A surface of points (rows, columns, 3), shaded smoothly unless told otherwise."""
    p = np.asarray(surface, np.float32)
    a, b, c, d = p[:-1, :-1], p[:-1, 1:], p[1:, 1:], p[1:, :-1]
    points = np.concatenate([np.stack([a, b, c], -2), np.stack([a, c, d], -2)]).reshape(-1, 3, 3)
    mesh = flat(points, colour, finish)
    if smooth:
        n = _grid_normals(p)
        a, b, c, d = n[:-1, :-1], n[:-1, 1:], n[1:, 1:], n[1:, :-1]
        corners = np.concatenate([np.stack([a, b, c], -2), np.stack([a, c, d], -2)])
        mesh.normals = corners.reshape(-1, 3, 3)
    return mesh


def _grid_normals(p):
    du = np.gradient(p, axis=1)
    dv = np.gradient(p, axis=0)
    closed = np.allclose(p[:, 0], p[:, -1], atol=1e-5)
    if closed:
        wrap = (p[:, 1] - p[:, -2]) / 2
        du[:, 0] = du[:, -1] = wrap
    normal = np.cross(du, dv)
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    spare = unit(p - p.mean(axis=1, keepdims=True))
    return np.where(length > 1e-7, normal / length.clip(1e-9), spare).astype(np.float32)


def box(w, h, d, colour, finish=MATT, *, at=(0, 0, 0)) -> Mesh:
    """A box standing on y of `at`, centred in x and z."""
    return prism([(-w / 2, 0), (w / 2, 0), (w / 2, h), (-w / 2, h)], d, colour, finish).at(*at)


def prism(outline, depth, colour, finish=MATT) -> Mesh:
    """A convex outline in x and y, drawn out along z, centred."""
    outline = np.asarray(outline, np.float32)
    front = np.column_stack([outline, np.full(len(outline), -depth / 2)])
    back = front + np.array([0, 0, depth], np.float32)
    sides = [
        quad(front[i], front[j], back[j], back[i], colour, finish)
        for i, j in zip(range(len(outline)), np.roll(range(len(outline)), -1), strict=True)
    ]
    caps = [flat(_fan(front), colour, finish), flat(_fan(back), colour, finish)]
    return join(sides + caps)


def _fan(ring):
    return [[ring[0], ring[i], ring[i + 1]] for i in range(1, len(ring) - 1)]


def lathe(profile, colour, finish=MATT, *, sides=20) -> Mesh:
    """A profile of (radius, height) turned about y."""
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    rings = [[(r * np.cos(a), y, r * np.sin(a)) for a in turn] for r, y in profile]
    return grid(rings, colour, finish)


def drum(radius, length, colour, finish=MATT, *, axis="z", sides=24) -> Mesh:
    """A cylinder with ends, centred at the origin."""
    half = length / 2
    wall = lathe([(radius, -half), (radius, half)], colour, finish, sides=sides)
    ends = [lathe([(0, y), (radius, y)], colour, finish, sides=sides) for y in (-half, half)]
    for end, sign in zip(ends, (-1, 1), strict=True):
        end.normals[:] = np.array([0, sign, 0], np.float32)
    whole = join([wall, *ends])
    return whole if axis == "y" else whole.turned(90, "x" if axis == "z" else "z")


def ball(radius, colour, finish=MATT, *, sides=14) -> Mesh:
    bend = np.linspace(-np.pi / 2, np.pi / 2, sides)
    profile = [(radius * np.cos(a), radius * np.sin(a)) for a in bend]
    return lathe(profile, colour, finish, sides=sides + 4)


def tube(path, radius, colour, finish=MATT, *, sides=8) -> Mesh:
    """A round tube along points; `radius` is one number or one a point."""
    path = np.asarray(path, np.float32)
    radius = np.broadcast_to(np.asarray(radius, np.float32), (len(path),))
    along = unit(np.gradient(path, axis=0))
    help_axis = np.where(np.abs(along[:, 1:2]) > 0.9, [[1, 0, 0]], [[0, 1, 0]])
    right = unit(np.cross(along, help_axis))
    up = np.cross(right, along)
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(turn)[None, :, None] * right[:, None] + np.sin(turn)[None, :, None] * up[:, None]
    return grid(path[:, None] + ring * radius[:, None, None], colour, finish)


def loft(sections, colour, finish=MATT, *, sides=24) -> Mesh:
    """A body along z: sections of (z, centre y, half width, half height[, squareness])."""
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    rings = []
    for z, y, w, h, *rest in sections:
        power = rest[0] if rest else 1.0
        c, s = np.cos(turn), np.sin(turn)
        rings.append(
            np.column_stack(
                [
                    w * np.sign(c) * np.abs(c) ** power,
                    y + h * np.sign(s) * np.abs(s) ** power,
                    np.full_like(c, z),
                ]
            )
        )
    return grid(rings, colour, finish)


def smooth_sections(keys, steps=6):
    """More sections between the given ones, on a Catmull-Rom curve."""
    keys = np.asarray(keys, float)
    padded = np.vstack([2 * keys[0] - keys[1], keys, 2 * keys[-1] - keys[-2]])
    found = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for t in np.linspace(0, 1, steps, endpoint=False):
            curve = 2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
            found.append(0.5 * (curve + (3 * p1 - p0 - 3 * p2 + p3) * t**3))
    found.append(keys[-1])
    found = np.array(found)
    found[:, 2:4] = found[:, 2:4].clip(0.004)
    return found


def wing(root, tip, thickness, colour, finish=MATT, *, share=0.35) -> Mesh:
    """A lifting surface between two chords, each (x, y, z of leading edge, chord along +z)."""
    turn = np.linspace(0, 2 * np.pi, 19)
    rings = []
    for t in np.linspace(0, 1, 6):
        x, y, z, chord = (a + (b - a) * t for a, b in zip(root, tip, strict=True))
        deep = thickness * (1 + (share - 1) * t)
        s = (1 - np.cos(turn)) / 2
        bulge = np.sin(turn) * np.sqrt(np.maximum(1 - s, 0)) * 1.3
        rings.append(np.column_stack([np.full_like(s, x), y + bulge * deep / 2, z + s * chord]))
    return grid(rings, colour, finish)


def glazed(mesh: Mesh, where, colour="#1c262b") -> Mesh:
    """Turn the facets whose middle (x, y, z) satisfies `where` into glass."""
    middle = mesh.points.mean(axis=1)
    found = where(middle[:, 0], middle[:, 1], middle[:, 2])
    mesh.colours[found], mesh.finish[found] = paint(colour), GLASS
    return mesh


def hull(sections, colour, finish=MATT) -> Mesh:
    """Flat plates between outlines along z; every outline is (z, [(x, y), …]) of equal length."""
    rings = [[(x, y, z) for x, y in [*outline, outline[0]]] for z, outline in sections]
    ends = [flat(_fan(rings[0][:-1]), colour, finish), flat(_fan(rings[-1][:-1]), colour, finish)]
    return join([grid(rings, colour, finish, smooth=False), *ends])


def fin(root, tip, thickness, colour, finish=MATT) -> Mesh:
    """An upright surface: chords given as (y, x, z of leading edge, chord)."""
    upright = wing(root, tip, thickness, colour, finish)
    upright.points = upright.points[..., [1, 0, 2]]
    upright.normals = upright.normals[..., [1, 0, 2]]
    return upright
