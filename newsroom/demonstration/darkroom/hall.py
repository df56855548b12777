"""Indoors: a round table, chairs, flags at rest, a lectern."""

import numpy as np

from .camp import drape
from .mesh import GLASS, GLOSS, LAMP, Mesh, ball, box, drum, flat, grid, join, lathe, quad, tube
from .view import rgb

OAK = "#8a6238"
DARK_OAK = "#4f3521"
LEATHER = "#3a2a22"
BRASS = "#b8954a"
FRONT = 0.5
"""Where a room begins: nothing may stand behind the camera."""


def ring(inner, outer, height, colour, finish=GLOSS, *, sides=96) -> Mesh:
    """The top of a ring table with its outer and inner skirts."""
    top = [(inner, height - 0.06), (inner, height), (outer, height), (outer, height - 0.06)]
    skirt = [(outer - 0.12, height - 0.06), (outer - 0.12, 0.06)]
    within = [(inner + 0.08, height - 0.06), (inner + 0.08, 0.06)]
    parts = [lathe(top[i : i + 2], colour, finish, sides=sides) for i in range(3)]
    parts[1].normals[:] = np.array([0, 1, 0], np.float32)
    return join(
        [
            *parts,
            lathe(skirt, DARK_OAK, GLOSS, sides=sides),
            lathe(within, DARK_OAK, GLOSS, sides=sides),
        ]
    )


def chair() -> Mesh:
    """A conference chair that faces +z."""
    rest = lathe(
        [(0.0, 0.0), (0.28, 0.02), (0.31, 0.3), (0.27, 0.62), (0, 0.66)], LEATHER, GLOSS, sides=20
    ).scaled(1, 1, 0.24)
    parts = [
        rest.turned(8, "x").at(0, 0.5, -0.26),
        box(0.56, 0.11, 0.52, LEATHER, GLOSS, at=(0, 0.42, 0)),
        tube([(0, 0.06, 0), (0, 0.44, 0)], 0.04, "#8b8e90", GLOSS),
    ]
    parts += [
        tube([(x, 0.48, -0.18), (x, 0.66, -0.16), (x, 0.66, 0.14)], 0.028, DARK_OAK, GLOSS)
        for x in (-0.31, 0.31)
    ]
    parts += [
        tube([(0, 0.08, 0), (0.3 * np.cos(a), 0.03, 0.3 * np.sin(a))], 0.025, "#8b8e90", GLOSS)
        for a in np.arange(5) * 1.257
    ]
    return join(parts)


def place_setting() -> Mesh:
    """Microphone, name plate, papers and a glass; the sitter is on the -z side."""
    plate = flat(
        [
            [(-0.14, 0, 0.16), (0.14, 0, 0.16), (0.14, 0.1, 0.12)],
            [(-0.14, 0, 0.16), (0.14, 0.1, 0.12), (-0.14, 0.1, 0.12)],
            [(-0.14, 0, 0.08), (0.14, 0, 0.08), (0.14, 0.1, 0.12)],
            [(-0.14, 0, 0.08), (0.14, 0.1, 0.12), (-0.14, 0.1, 0.12)],
        ],
        "#e4e2da",
    )
    stem = tube(
        [(0.24, 0.02, 0.08), (0.24, 0.2, 0.08), (0.22, 0.34, -0.06)], 0.009, "#1f2122", GLOSS
    )
    return join(
        [
            plate,
            stem,
            ball(0.022, "#151617").at(0.22, 0.35, -0.07),
            drum(0.05, 0.03, "#232526", GLOSS, axis="y").at(0.24, 0.015, 0.08),
            box(0.22, 0.008, 0.3, "#efede6", at=(0, 0, -0.08)),
            drum(0.032, 0.11, "#c9d6da", GLASS, axis="y").at(-0.24, 0.055, 0.02),
        ]
    )


def council(outer=4.3, inner=3.05, seats=22) -> Mesh:
    """The ring table with everybody's chair and nobody in them."""
    parts = [ring(inner, outer, 0.76, OAK)]
    for n in range(seats):
        turn = 360 * (n + 0.5) / seats
        parts.append(chair().at(0, 0, -(outer + 0.32)).turned(turn))
        parts.append(place_setting().at(0, 0.765, -(outer - 0.36)).turned(turn))
    return join(parts)


def star(size=1.0, colour=BRASS) -> Mesh:
    """Six kites about a point, in the plane of z."""
    kites = []
    for n in range(6):
        a = np.radians(60 * n + 90)

        def spot(r, turn, a=a):
            return (r * size * np.cos(a + turn), r * size * np.sin(a + turn), 0)

        kites.append(
            quad(spot(0.16, 0), spot(0.52, -0.36), spot(1.0, 0), spot(0.52, 0.36), colour, GLOSS)
        )
    return join(kites)


def wall(wide, high, colour, *, panel=1.6, trim=None) -> Mesh:
    """A panelled wall in the plane of z, standing on y = 0, seen from -z."""
    trim = colour if trim is None else trim
    parts = [
        quad((-wide / 2, 0, 0), (wide / 2, 0, 0), (wide / 2, high, 0), (-wide / 2, high, 0), colour)
    ]
    count = int(wide / panel)
    for n in range(count + 1):
        x = -wide / 2 + n * wide / count
        parts.append(box(0.05, high, 0.05, trim, GLOSS, at=(x, 0, -0.02)))
    parts += [box(wide, 0.14, 0.06, trim, GLOSS, at=(0, y, -0.02)) for y in (0, 1.0, high - 0.5)]
    return join(parts)


def ceiling(wide, deep, high, *, rows=3, columns=4) -> list[Mesh]:
    """A white ceiling and its flat lamps."""
    slab = quad(
        (-wide / 2, high, FRONT),
        (wide / 2, high, FRONT),
        (wide / 2, high, deep),
        (-wide / 2, high, deep),
        "#d9d5cb",
    )
    lamps = []
    for x in np.linspace(-wide / 2, wide / 2, columns + 2)[1:-1]:
        for z in np.linspace(0, deep, rows + 2)[1:-1]:
            lamps.append(box(1.5, 0.05, 1.5, rgb("#fff4df") * 2.4, LAMP, at=(x, high - 0.05, z)))
            lamps.append(box(1.7, 0.04, 1.7, "#b9b4a8", at=(x, high - 0.035, z)))
    return [slab, join(lamps)]


def lamps_above(wide, deep, high, colour, power, *, rows=3, columns=4):
    """Light that falls from the lamps of `ceiling`."""
    spots = [
        (x, high - 0.1, z)
        for x in np.linspace(-wide / 2, wide / 2, columns + 2)[1:-1]
        for z in np.linspace(0, deep, rows + 2)[1:-1]
    ]

    def lamps(place, normal):
        total = np.zeros_like(place)
        for spot in spots:
            ray = np.array(spot, np.float32) - place
            square = (ray * ray).sum(axis=-1, keepdims=True) + 0.8
            facing = np.clip((normal * ray).sum(axis=-1, keepdims=True) / np.sqrt(square), 0, 1)
            down = np.clip(ray[..., 1:2] / np.sqrt(square), 0, 1)
            total += colour * power * facing * down / square
        return total

    return lamps


def lectern() -> Mesh:
    """A speaker's stand that faces the camera."""
    body = (
        lathe(
            [(0.36, 0.0), (0.36, 0.08), (0.27, 0.12), (0.30, 1.02), (0.40, 1.08), (0.40, 1.12)],
            DARK_OAK,
            GLOSS,
            sides=4,
        )
        .turned(45)
        .scaled(1.15, 1, 0.85)
    )
    body.normals = flat(body.points, "#000000").normals
    top = box(0.86, 0.05, 0.62, OAK, GLOSS).turned(-14, "x").at(0, 1.12, 0)
    panel = quad(
        (-0.22, 0.3, -0.26),
        (0.22, 0.3, -0.26),
        (0.235, 0.94, -0.275),
        (-0.235, 0.94, -0.275),
        OAK,
        GLOSS,
    )
    parts = [body, top, panel, star(0.16).at(0, 0.64, -0.285)]
    for n, x in enumerate((-0.16, -0.08, 0.0, 0.08, 0.16)):
        reach = 0.34 + 0.03 * (n % 2)
        parts.append(
            tube(
                [
                    (x, 1.14, -0.16),
                    (x * 0.9, 1.14 + reach * 0.6, -0.18),
                    (x * 0.5, 1.14 + reach, -0.02),
                ],
                0.009,
                "#1b1d1e",
                GLOSS,
            )
        )
        parts.append(ball(0.033, "#15171a").scaled(1, 1.3, 1).at(x * 0.5, 1.15 + reach, 0.0))
    return join(parts)


def curtain(wide, high, colour, folds=26) -> Mesh:
    u, v = np.meshgrid(np.linspace(0, 1, folds * 10), np.linspace(0, 1, 4))
    z = -0.09 * np.abs(np.sin(u * np.pi * folds)) ** 0.7 - 0.03 * np.sin(u * 37)
    return grid(np.stack([(u - 0.5) * wide, v * high, z], -1), colour)


__all__ = [
    "BRASS",
    "FRONT",
    "ceiling",
    "chair",
    "council",
    "curtain",
    "drape",
    "lamps_above",
    "lectern",
    "star",
    "wall",
]
