"""What stands in a field camp: tents, kitchens, masts, radar, crates, pontoons, flags."""

import itertools

import numpy as np

from .mesh import GLASS, GLOSS, Mesh, ball, box, drum, flat, grid, join, lathe, quad, tube
from .vehicles import CANVAS, OLIVE, PANE, STEEL, lorry, wheels

WOOD = "#7b6a47"


def tent(length=6.0, width=5.0, wall=1.7, ridge=2.9, colour=CANVAS, *, window=True) -> Mesh:
    """A ridge tent with its door on the near gable (-z)."""
    half = length / 2
    outline = [
        (-width / 2, 0),
        (-width / 2 * 0.98, wall),
        (0, ridge),
        (width / 2 * 0.98, wall),
        (width / 2, 0),
    ]
    parts = [_slack(outline, length, colour)]
    for z in (-half, half):
        front = [(x, y, z) for x, y in outline]
        parts.append(flat([[front[0], front[i], front[i + 1]] for i in range(1, 4)], colour))
    parts.append(
        quad(
            (-0.55, 0, -half - 0.02),
            (0.55, 0, -half - 0.02),
            (0.5, 1.85, -half - 0.02),
            (-0.5, 1.85, -half - 0.02),
            "#20211a",
        )
    )
    parts.append(
        quad(
            (0.5, 0, -half - 0.03),
            (0.95, 0, -half - 0.2),
            (0.62, 1.85, -half - 0.06),
            (0.5, 1.85, -half - 0.03),
            colour,
        )
    )
    if window:
        parts += [
            quad((x, 0.85, z), (x, 0.85, z + 0.7), (x, 1.35, z + 0.7), (x, 1.35, z), PANE, GLASS)
            for x in (-width / 2 - 0.01, width / 2 + 0.01)
            for z in np.arange(-half + 0.8, half - 1, 1.7)
        ]
    parts += _ropes(half, width, wall)
    return join(parts)


def _slack(outline, length, colour):
    rows = []
    for z in np.linspace(-length / 2, length / 2, 33):
        dip = 0.06 * np.sin(np.pi * (z / length + 0.5) * 4) ** 2
        fine = []
        for (x0, y0), (x1, y1) in itertools.pairwise(outline):
            for t in np.linspace(0, 1, 5):
                sag = dip * np.sin(np.pi * t)
                fine.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t - sag, z))
        rows.append(fine)
    return grid(rows, colour, smooth=False)


def _ropes(half, width, wall):
    return [
        tube([(s * width / 2, wall, z), (s * (width / 2 + 1.4), 0, z)], 0.012, "#b9b49c", sides=5)
        for z in (-half, 0, half)
        for s in (-1, 1)
    ]


def red_cross(size=0.7) -> Mesh:
    """The protective emblem on a white disc, in the plane of z."""
    disc = drum(size / 2, 0.02, "#e8e6df")
    bars = box(size * 0.62, size * 0.2, 0.03, "#a8261d", at=(0, -size * 0.1, -0.02))
    return disc + bars + box(size * 0.2, size * 0.62, 0.03, "#a8261d", at=(0, -size * 0.31, -0.02))


def kitchen(colour=OLIVE) -> Mesh:
    """A two-wheeled field kitchen with its chimney up."""
    parts = [box(1.7, 0.75, 2.3, colour, GLOSS, at=(0, 0.75, 0)), wheels((0.1,), 0.98, 0.45, 0.24)]
    parts += [
        drum(0.42, 0.14, "#8d918a", GLOSS, axis="y").at(x, 1.57, z)
        for x in (-0.42, 0.42)
        for z in (-0.55, 0.55)
    ]
    parts += [ball(0.06, STEEL).at(x, 1.68, z) for x in (-0.42, 0.42) for z in (-0.55, 0.55)]
    parts.append(tube([(0, 1.5, 1.0), (0, 3.1, 1.0)], 0.11, STEEL))
    parts.append(lathe([(0.2, 0), (0.0, 0.16)], STEEL).at(0, 3.14, 1.0))
    parts.append(tube([(0, 0.85, -1.1), (0, 0.7, -2.4)], 0.06, STEEL))
    parts.append(tube([(0, 0.7, -2.3), (0, 0, -2.35)], 0.04, STEEL))
    parts += [box(0.5, 0.5, 0.03, "#33372a", at=(x, 0.88, -1.16)) for x in (-0.4, 0.4)]
    return join(parts)


def table(long=2.0, colour=WOOD) -> Mesh:
    legs = [
        box(0.06, 0.74, 0.06, STEEL, at=(x, 0, z))
        for x in (-long / 2 + 0.1, long / 2 - 0.1)
        for z in (-0.3, 0.3)
    ]
    return join([box(long, 0.05, 0.75, colour, at=(0, 0.74, 0)), *legs])


def awning(width=5.0, depth=4.0, height=2.6, colour=CANVAS) -> Mesh:
    """A flat sheet on poles, sagging in the middle."""
    u, v = np.meshgrid(np.linspace(-1, 1, 17), np.linspace(-1, 1, 13))
    sheet = np.stack(
        [u * width / 2, height - 0.28 * (1 - u * u) * (1 - v * v) + 0.25 * (v > 9), v * depth / 2],
        -1,
    )
    poles = [
        tube([(x, 0, z), (x, height, z)], 0.035, STEEL)
        for x in (-width / 2, width / 2)
        for z in (-depth / 2, depth / 2)
    ]
    return join([grid(sheet, colour), *poles])


def mast(height=22.0, wide=0.55, colour="#3c4043") -> Mesh:
    """A lattice mast with guys and a pair of dishes."""
    parts = []
    corners = [(wide / 2 * np.cos(a), wide / 2 * np.sin(a)) for a in np.radians([90, 210, 330])]
    parts += [tube([(x, 0, z), (x, height, z)], 0.032, colour, sides=6) for x, z in corners]
    steps = np.arange(0, height, wide * 1.1)
    for n, y in enumerate(steps[:-1]):
        for i in range(3):
            (x0, z0), (x1, z1) = corners[i], corners[(i + 1 + n % 2) % 3]
            parts.append(tube([(x0, y, z0), (x1, y + wide * 1.1, z1)], 0.016, colour, sides=5))
    for level, reach in ((0.95, 0.5), (0.55, 0.34)):
        for a in np.radians([30, 150, 270]):
            foot = (height * reach * np.cos(a), 0, height * reach * np.sin(a))
            parts.append(tube([(0, height * level, 0), foot], 0.012, "#55585a", sides=4))
    parts.append(tube([(0, height, 0), (0, height + 3.2, 0)], [0.03, 0.008], colour, sides=5))
    parts += [
        _dish(0.62).turned(turn).at(side * 0.5, height * up, -0.3)
        for turn, side, up in ((35, -1, 0.9), (-40, 1, 0.82))
    ]
    return join(parts)


def _dish(radius):
    bowl = lathe(
        [(0, 0), (radius * 0.5, 0.06), (radius * 0.85, 0.18), (radius, 0.28)], "#c9cdcc", sides=22
    )
    return bowl.turned(-90, "x") + tube([(0, 0, 0), (0, 0, -0.45)], 0.02, STEEL)


def radar() -> Mesh:
    """A lorry that carries a turned radar antenna on a raised tower."""
    base = lorry("shelter").scaled(1.0)
    tower = [
        tube([(x, 3.0, z), (x * 0.5, 6.0, 1.5 + (z - 1.5) * 0.5)], 0.07, STEEL)
        for x in (-0.7, 0.7)
        for z in (0.8, 2.2)
    ]
    return join(
        [
            base,
            *tower,
            drum(0.45, 0.5, OLIVE, axis="y").at(0, 6.2, 1.5),
            antenna().turned(30).at(0, 6.4, 1.5),
        ]
    )


def antenna(width=7.0, height=2.9) -> Mesh:
    """A curved open lattice with its feed in front."""
    bars = []
    across = np.linspace(-width / 2, width / 2, 33)

    def bend(x, y):
        return 0.085 * x * x + 0.16 * (y - height / 2) ** 2

    for y in np.linspace(0, height, 13):
        trim = 1 - 0.25 * abs(y / height - 0.5) ** 2 * 4
        bars.append(
            tube(
                [(x * trim, y, -bend(x * trim, y)) for x in across[::4]], 0.028, "#5d6650", sides=5
            )
        )
    rises = np.linspace(0.1, height - 0.1, 6)
    bars += [
        tube([(x, y, -bend(x, y)) for y in rises], 0.026, "#5d6650", sides=5) for x in across[::2]
    ]
    bars += [
        tube([(x, 0.2, 0.2), (x, height - 0.2, 0.2)], 0.06, OLIVE)
        for x in (-width * 0.3, 0, width * 0.3)
    ]
    bars.append(
        tube([(-width * 0.35, height / 2, 0.2), (width * 0.35, height / 2, 0.2)], 0.07, OLIVE)
    )
    bars.append(
        tube([(0, 0.3, 0), (0, 0.6, -2.2)], 0.06, OLIVE)
        + box(0.7, 0.3, 0.3, STEEL, at=(0, 0.55, -2.3))
    )
    return join(bars)


def crate(rng, size=(1.1, 0.6, 0.75)) -> Mesh:
    w, h, d = size
    shade = rng.uniform(0.8, 1.12)
    slats = [box(w + 0.03, 0.07, d + 0.03, "#5f5136", at=(0, y, 0)) for y in (0.06, h - 0.14)]
    return join([box(w, h, d, WOOD), *slats]).tinted(shade)


def stack(rng, columns=4, rows=3, layers=3) -> Mesh:
    found = []
    for i in range(columns):
        for j in range(rows):
            high = layers - int(rng.uniform() < 0.2)
            x = (i - (columns - 1) / 2) * 1.18
            found += [
                crate(rng).turned(rng.uniform(-1.5, 1.5)).at(x, k * 0.62, j * 0.84)
                for k in range(high)
            ]
    return join(found)


def barrel(colour="#586048") -> Mesh:
    rings = [
        lathe([(0.295, y), (0.31, y + 0.02), (0.295, y + 0.04)], colour, GLOSS)
        for y in (0.28, 0.58)
    ]
    return join([drum(0.29, 0.88, colour, GLOSS, axis="y").at(0, 0.44, 0), *rings])


def pontoon(bays=9, bay=3.2, width=6.4) -> Mesh:
    """A floating bridge along x; its deck at 0.75 m above the water."""
    parts = []
    for n in range(bays):
        x = (n - (bays - 1) / 2) * bay
        parts.append(box(bay - 0.08, 0.62, width, "#565c4a", GLOSS, at=(x, 0.05, 0)))
        parts.append(box(bay - 0.04, 0.09, width - 0.6, "#6e6f66", at=(x, 0.66, 0)))
        for z in (-width / 2, width / 2):
            tip = np.sign(z) * 0.9
            parts.append(
                quad(
                    (x - bay / 2 + 0.05, 0.64, z),
                    (x + bay / 2 - 0.05, 0.64, z),
                    (x + bay / 2 - 0.3, 0.5, z + tip),
                    (x - bay / 2 + 0.3, 0.5, z + tip),
                    "#4c5242",
                    GLOSS,
                )
            )
            parts.append(
                quad(
                    (x - bay / 2 + 0.3, 0.5, z + tip),
                    (x + bay / 2 - 0.3, 0.5, z + tip),
                    (x + bay / 2 - 0.1, 0.0, z),
                    (x - bay / 2 + 0.1, 0.0, z),
                    "#454b3c",
                    GLOSS,
                )
            )
            parts.append(box(0.07, 0.5, 0.07, STEEL, at=(x, 0.7, np.sign(z) * (width / 2 - 0.35))))
    return join(parts)


def cloth(width, height, colour, *, wave=0.18, phase=0.0, hang=0.0) -> Mesh:
    """A flag of one colour in a light wind; its hoist is at x = 0, its top at y = 0."""
    u, v = np.meshgrid(np.linspace(0, 1, 25), np.linspace(0, 1, 13))
    swing = wave * np.sin(u * 7.5 + phase + v * 0.8) * u**0.6
    x = u * width * (1 - 0.06 * np.abs(swing)) * (1 - hang * 0.5)
    y = -v * height - hang * u * width * 0.45 + 0.05 * np.sin(u * 5 + phase)
    return grid(np.stack([x, y, swing], -1), colour)


def flagpole(colour, height=6.0, *, wide=1.8, tall=1.2, phase=0.0, hang=0.25, wind=1) -> Mesh:
    pole = tube([(0, 0, 0), (0, height, 0)], [0.05, 0.03], "#c9ccca", GLOSS)
    flag = cloth(wide, tall, colour, phase=phase, hang=hang).at(0.03, height - 0.1, 0)
    return join(
        [
            pole,
            ball(0.07, "#c8b46a", GLOSS).at(0, height + 0.05, 0),
            flag if wind > 0 else flag.mirrored(),
        ]
    )


def drape(colour, height=2.3, folds=5, wide=0.62) -> Mesh:
    """A flag at rest on an indoor stand: it hangs in folds."""
    u, v = np.meshgrid(np.linspace(0, 1, 40), np.linspace(0, 1, 14))
    spread = 0.25 + 0.75 * v**0.6
    x = (u - 0.25) * wide * spread
    z = 0.07 * np.sin(u * 2 * np.pi * folds / 2) * (0.4 + 0.6 * v) - 0.03
    y = height - 0.12 - v * 1.5 - (u - 0.3) ** 2 * 0.35
    parts = [
        grid(np.stack([x, y, z], -1), colour),
        tube([(0, 0, 0), (0, height, 0)], 0.018, "#c3a24f", GLOSS),
    ]
    parts += [
        ball(0.04, "#c3a24f", GLOSS).at(0, height + 0.03, 0),
        drum(0.19, 0.07, "#3a2c20", GLOSS, axis="y").at(0, 0.035, 0),
    ]
    return join(parts)
