"""Lorries and armoured vehicles, standing on y = 0 with their front towards the camera (-z)."""

import numpy as np

from .mesh import (
    GLASS,
    GLOSS,
    LAMP,
    Mesh,
    box,
    drum,
    grid,
    hull,
    join,
    lathe,
    loft,
    prism,
    quad,
    tube,
)

OLIVE = "#59613f"
CANVAS = "#6d6e4c"
RUBBER = "#1b1b1a"
STEEL = "#2f322d"
PANE = "#1c262b"


def side(outline, width, colour, finish=0) -> Mesh:
    """A convex outline given as (z, y), drawn out across x."""
    return prism([(-z, y) for z, y in outline], width, colour, finish).turned(90)


def wheel(radius=0.62, width=0.42, hub="#4a5038") -> Mesh:
    """A wheel about the x axis, centred at the origin; its face looks to +x."""
    h = width / 2
    tyre = [
        (0.0, -h),
        (radius * 0.62, -h),
        (radius * 0.9, -h),
        (radius, -h * 0.7),
        (radius, h * 0.7),
        (radius * 0.9, h),
        (radius * 0.62, h * 0.96),
        (radius * 0.56, h * 0.5),
    ]
    disc = [
        (radius * 0.58, h * 0.45),
        (radius * 0.5, h * 0.3),
        (radius * 0.22, h * 0.5),
        (radius * 0.2, h * 1.0),
        (0.0, h * 1.05),
    ]
    parts = [lathe(tyre, RUBBER, sides=30), lathe(disc, hub, sides=20)]
    return join(parts).turned(-90, "z")


def wheels(places, half_width, radius=0.62, width=0.42) -> Mesh:
    found = []
    for z in places:
        one = wheel(radius, width)
        found += [one.at(half_width, radius, z), one.mirrored().at(-half_width, radius, z)]
    return join(found)


def cab(colour=OLIVE) -> Mesh:
    shell = side(
        [(-3.95, 0.8), (-4.02, 1.62), (-3.8, 2.62), (-3.55, 2.86), (-2.1, 2.9), (-2.05, 0.95)],
        2.44,
        colour,
        GLOSS,
    )
    parts = [shell]
    parts.append(
        quad(
            (-1.1, 1.72, -4.03),
            (1.1, 1.72, -4.03),
            (1.05, 2.58, -3.84),
            (-1.05, 2.58, -3.84),
            PANE,
            GLASS,
        )
    )
    parts.append(box(0.05, 0.88, 0.06, STEEL).turned(-12, "x").at(0, 1.72, -4.0))
    for x in (-1.235, 1.235):
        parts.append(
            quad(
                (x, 1.78, -3.72), (x, 1.78, -2.72), (x, 2.55, -2.72), (x, 2.55, -3.56), PANE, GLASS
            )
        )
        parts.append(
            quad(
                (x * 1.001, 0.98, -2.64),
                (x * 1.001, 0.98, -2.61),
                (x * 1.001, 2.7, -2.61),
                (x * 1.001, 2.7, -2.64),
                "#30351f",
            )
        )
        parts.append(
            quad(
                (x * 1.001, 1.0, -3.78),
                (x * 1.001, 1.0, -3.75),
                (x * 1.001, 1.75, -3.75),
                (x * 1.001, 1.75, -3.78),
                "#30351f",
            )
        )
        parts.append(box(0.06, 0.42, 0.22, STEEL, at=(x * 1.2, 1.9, -3.82)))
        parts.append(
            tube([(x, 2.5, -3.7), (x * 1.2, 2.3, -3.84), (x * 1.2, 1.95, -3.84)], 0.02, STEEL)
        )
        parts.append(_arch(x, -3.05, 0.78, colour))
        parts.append(drum(0.16, 0.08, "#d8dad0", GLASS, axis="z").at(x * 0.81, 1.22, -4.05))
    parts.append(box(1.5, 0.42, 0.05, "#262a20", at=(0, 1.18, -4.02)))
    parts += [box(1.46, 0.035, 0.07, colour, at=(0, y, -4.04)) for y in (1.27, 1.38, 1.49)]
    parts.append(box(2.46, 0.34, 0.3, STEEL, at=(0, 0.68, -4.02)))
    parts.append(box(1.6, 0.12, 0.3, colour, at=(0, 2.88, -3.2)))
    return join(parts)


def _arch(x, z, radius, colour):
    turn = np.linspace(0.1, np.pi - 0.1, 10)
    inner, outer = (x * 0.72, x * 1.03)
    rows = [
        [(edge, 0.62 + radius * np.sin(a), z - radius * np.cos(a)) for edge in (inner, outer)]
        for a in turn
    ]
    return grid(rows, colour)


def canopy(length=4.7, width=2.48, wall=0.75, rise=0.62, bays=5, colour=CANVAS) -> Mesh:
    """Canvas over hoops, sagging a little between them; z from 0 to `length`."""
    steps = np.linspace(0, length, bays * 8 + 1)
    rings = [_hoop(z, length, width, wall, rise, bays) for z in steps]
    ends = [_sheet(rings[0]), _sheet(rings[-1])]
    return join([grid(rings, colour)] + [grid(end, colour) for end in ends])


def _hoop(z, length, width, wall, rise, bays):
    sag = 0.045 * np.sin(np.pi * z / length * bays) ** 2
    turn = np.linspace(0, np.pi, 17)
    arch = [
        (
            -(width / 2 - sag) * np.sign(np.cos(a)) * abs(np.cos(a)) ** 0.45,
            wall + (rise - sag) * np.sin(a) ** 0.75,
            z,
        )
        for a in turn
    ]
    return [(-width / 2, 0, z), *arch, (width / 2, 0, z)]


def _sheet(ring):
    ring = np.array(ring)
    low = ring.copy()
    low[:, 1] = 0
    return np.stack([low, ring])


def chassis(length=8.0) -> Mesh:
    back = length - 4
    parts = [
        box(0.9, 0.26, length - 0.6, STEEL, at=(0, 0.78, 0.1)),
        wheels((-3.05, 1.35, 2.75), 1.02),
        drum(0.3, 1.0, STEEL, axis="z").at(1.0, 0.85, -0.9),
        box(0.5, 0.5, 1.1, STEEL, at=(-0.95, 0.65, -0.9)),
        box(2.3, 0.14, 0.14, STEEL, at=(0, 0.72, back - 0.15)),
    ]
    parts += [box(0.45, 0.6, 0.03, RUBBER, at=(x, 0.45, 3.5)) for x in (-1, 1)]
    parts += [drum(0.17, 0.3, STEEL, axis="x").at(0, 0.62, z) for z in (-3.05, 1.35, 2.75)]
    return join(parts)


def lorry(body="canvas", colour=OLIVE, cover=CANVAS) -> Mesh:
    """A 6x6 lorry with a `canvas`, `open`, `tank` or `shelter` body."""
    return join([chassis(), cab(colour), BODIES[body](colour, cover)])


def _bed(colour):
    parts = [box(2.5, 0.62, 5.0, colour, GLOSS, at=(0, 1.1, 1.45))]
    parts += [box(2.54, 0.6, 0.06, "#464d32", at=(0, 1.1, z)) for z in (-0.2, 1.05, 2.3, 3.55)]
    return join(parts)


def _canvas_body(colour, cover):
    return join([_bed(colour), canopy(colour=cover).at(0, 1.62, -0.9)])


def _open_body(colour, _cover):
    crates = [
        box(1.0, 0.5, 0.8, "#7b6a47", at=(x, 1.5, z))
        for x in (-0.55, 0.55)
        for z in (-0.3, 0.7, 1.7, 2.7)
    ]
    return join([_bed(colour), *crates])


def _tank_body(colour, _cover):
    barrel = loft(
        [
            (-0.95, 1.95, 0.02, 0.02),
            (-0.93, 1.95, 1.0, 0.62),
            (-0.8, 1.95, 1.16, 0.76),
            (3.6, 1.95, 1.16, 0.76),
            (3.73, 1.95, 1.0, 0.62),
            (3.75, 1.95, 0.02, 0.02),
        ],
        colour,
        GLOSS,
        sides=32,
    )
    bands = [
        loft([(z, 1.95, 1.175, 0.775), (z + 0.1, 1.95, 1.175, 0.775)], "#43492f", sides=32)
        for z in (-0.2, 1.35, 2.9)
    ]
    lids = [drum(0.32, 0.16, colour, axis="y").at(0, 2.75, z) for z in (0.4, 2.2)]
    rails = [
        tube([(x, 2.72, -0.7), (x, 2.86, -0.6), (x, 2.86, 3.4), (x, 2.72, 3.5)], 0.03, STEEL)
        for x in (-0.5, 0.5)
    ]
    boxes = [box(0.35, 0.5, 3.6, colour, at=(x, 1.02, 1.5)) for x in (-1.05, 1.05)]
    return join(
        [barrel, *bands, *lids, *rails, *boxes, box(2.3, 0.12, 4.9, STEEL, at=(0, 1.02, 1.4))]
    )


def _shelter_body(colour, _cover):
    shell = side(
        [(-0.95, 1.1), (-0.95, 2.85), (-0.8, 3.02), (3.7, 3.02), (3.85, 2.85), (3.85, 1.1)],
        2.5,
        colour,
        GLOSS,
    )
    parts = [shell]
    for x in (-1.26, 1.26):
        parts += [
            quad((x, 2.2, z), (x, 2.2, z + 0.6), (x, 2.62, z + 0.6), (x, 2.62, z), PANE, GLASS)
            for z in (0.1, 1.5)
        ]
        parts += [box(0.03, 1.7, 0.05, "#454b33", at=(x, 1.15, z)) for z in (-0.6, 0.95, 2.4, 3.6)]
    parts.append(box(0.9, 0.25, 1.3, colour, at=(0.4, 3.0, 0.5)))
    parts.append(tube([(-0.8, 3.0, 3.2), (-0.8, 5.6, 3.35)], [0.03, 0.008], STEEL))
    return join(parts)


BODIES = {"canvas": _canvas_body, "open": _open_body, "tank": _tank_body, "shelter": _shelter_body}


def _plates(z, low, deck, wide, top):
    """Six corners of an armoured section: a sloped lower half and a sloped upper half."""
    belt = low + (deck - low) * 0.45
    half = [(wide * 0.72, low), (wide, belt), (top, deck)]
    return z, half + [(-x, y) for x, y in reversed(half)]


def carrier(colour="#5a6140") -> Mesh:
    """An eight-wheeled armoured carrier with a small turret."""
    body = hull(
        [
            _plates(-3.85, 1.05, 1.2, 1.0, 0.95),
            _plates(-2.5, 0.62, 1.95, 1.42, 1.05),
            _plates(-1.6, 0.55, 2.12, 1.45, 1.0),
            _plates(3.0, 0.55, 2.12, 1.45, 1.0),
            _plates(3.85, 0.9, 1.75, 1.25, 0.9),
        ],
        colour,
        GLOSS,
    )
    turret = lathe([(0.95, 0), (0.8, 0.36), (0.5, 0.5), (0, 0.53)], colour, GLOSS, sides=24).at(
        0, 2.1, -0.4
    )
    gun = tube([(0, 2.42, -1.0), (0, 2.5, -3.2)], [0.07, 0.045], STEEL)
    parts = [body, turret, gun, wheels((-2.7, -1.3, 0.7, 2.15), 1.12, 0.6, 0.42)]
    parts += [
        quad(
            (x - 0.24, 1.6, -2.86),
            (x + 0.24, 1.6, -2.86),
            (x + 0.22, 1.86, -2.63),
            (x - 0.22, 1.86, -2.63),
            PANE,
            GLASS,
        )
        for x in (-0.45, 0.45)
    ]
    for x in (-1.0, 1.0):
        parts += [box(0.3, 0.22, 0.9, colour, at=(x * 1.12, 1.72, z)) for z in (0.2, 1.7)]
        parts += [
            box(0.16, 0.06, 0.1, "#343a28", at=(x * 1.28, 1.75, z)) for z in (-1.2, -0.5, 0.9, 2.4)
        ]
        parts.append(drum(0.13, 0.1, "#d8dad0", GLASS).at(x * 0.8, 1.4, -3.62))
        parts.append(
            side([(-1.0, 0.95), (-0.6, 1.5), (0.0, 1.5), (0.2, 0.95)], 0.03, "#4e5538").at(
                x * 1.4, 0, 0
            )
        )
    parts += [
        box(0.6, 0.06, 0.6, "#4e5538", at=(x, 2.12, z)) for x in (-0.5, 0.5) for z in (1.2, 2.3)
    ]
    parts.append(tube([(0.8, 2.1, 2.7), (0.8, 4.7, 2.95)], [0.025, 0.008], STEEL))
    return join(parts)


def beam(x, y, z, colour="#fff0c8", power=9.0) -> Mesh:
    """A lit headlamp."""
    from .view import rgb

    return drum(0.15, 0.06, rgb(colour) * power, LAMP).at(x, y, z)
