"""Aeroplanes and helicopters, nose towards the camera (-z), body axis at y = 0."""

import numpy as np
from PIL import Image, ImageDraw

from .mesh import (
    GLASS,
    GLOSS,
    Mesh,
    ball,
    box,
    drum,
    fin,
    glazed,
    grid,
    join,
    lathe,
    loft,
    smooth_sections,
    tube,
    wing,
)
from .raster import Cutout
from .vehicles import PANE, STEEL, wheel
from .view import Camera, Light

GREY = "#98a0a2"
BELLY = "#b4bcbf"
SAND = "#7c7d68"
MOSS = "#5f684b"


def both(mesh: Mesh) -> Mesh:
    return mesh + mesh.mirrored()


def transport(colour=GREY, *, gear=True) -> Mesh:
    """A high-wing twin-turboprop transport, 24 m long, 29 m across."""
    body = smooth_sections(
        [
            (-11.9, -0.35, 0.05, 0.05, 1),
            (-11.5, -0.3, 0.55, 0.5, 1),
            (-10.4, -0.1, 1.05, 1.05, 1),
            (-9.0, 0.1, 1.35, 1.42, 1),
            (-7, 0.15, 1.45, 1.5, 1),
            (2.5, 0.15, 1.45, 1.5, 1),
            (5, 0.4, 1.4, 1.3, 1),
            (8, 0.85, 1.05, 0.92, 1),
            (11, 1.3, 0.5, 0.5, 1),
            (12, 1.45, 0.05, 0.06, 1),
        ],
        12,
    )
    parts = [glazed(loft(body, colour, GLOSS, sides=60), _screen)]
    parts.append(
        both(wing((0.6, 1.45, -2.4, 3.5), (4.6, 1.45, -2.2, 3.3), 0.5, colour, GLOSS, share=0.95))
    )
    parts.append(both(wing((4.6, 1.45, -2.2, 3.3), (14.6, 1.2, -1.1, 1.2), 0.48, colour, GLOSS)))
    nacelle = smooth_sections(
        [
            (-4.9, 1.05, 0.3, 0.3, 1),
            (-4.5, 1.05, 0.62, 0.66, 1),
            (-3, 1.0, 0.68, 0.8, 1),
            (0, 1.0, 0.68, 0.8, 1),
            (2.4, 1.2, 0.42, 0.45, 1),
            (3.4, 1.35, 0.05, 0.06, 1),
        ]
    )
    parts.append(both(loft(nacelle, colour, GLOSS).at(3.95, 0, 0)))
    parts.append(
        both(
            lathe([(0, 0.75), (0.2, 0.5), (0.3, 0)], "#3a3d3c", GLOSS)
            .turned(-90, "x")
            .at(3.95, 1.05, -4.9)
        )
    )
    parts.append(fin((1.2, 0, 7.0, 4.6), (6.0, 0, 9.6, 2.0), 0.4, colour, GLOSS))
    parts.append(fin((1.4, 0, 3.6, 3.8), (2.4, 0, 7.0, 0.6), 0.25, colour, GLOSS))
    parts.append(both(wing((0.3, 1.5, 8.9, 2.6), (4.95, 1.85, 9.7, 1.2), 0.26, colour, GLOSS)))
    parts.append(_portholes())
    if gear:
        parts.append(_transport_gear())
    return join(parts)


def _portholes():
    discs = [
        drum(0.17, 0.04, PANE, GLASS, axis="x").at(x, 0.45, z)
        for x in (-1.42, 1.42)
        for z in (-7, -5.2, -3.4, -0.2, 1.6)
    ]
    return join(discs)


def _screen(x, y, z):
    """The flight deck windows."""
    around = np.degrees(np.arctan2(x, -(z + 8.4)))
    bar = np.abs((around + 13) % 26 - 13) > 1.8
    return (y > 0.42) & (y < 0.98) & (z < -9.1) & (z > -10.9) & bar


def _transport_gear():
    parts = []
    main = [wheel(0.53, 0.34, "#8a8f8c").at(x, -2.35, 0.6) for x in (-0.28, 0.28)]
    main.append(tube([(0, 0.3, 0.2), (0, -2.3, 0.6)], 0.12, "#c4c8c6"))
    main.append(tube([(0, -0.6, 1.6), (0, -1.9, 0.65)], 0.07, "#c4c8c6"))
    main += [box(0.04, 0.5, 1.7, GREY, at=(x, -0.05, 0.5)) for x in (-0.6, 0.6)]
    parts.append(both(join(main).at(3.95, 0, 0)))
    parts += [wheel(0.36, 0.24, "#8a8f8c").at(x, -2.4, -9.1) for x in (-0.2, 0.2)]
    parts.append(tube([(0, -1.0, -8.9), (0, -2.4, -9.1)], 0.09, "#c4c8c6"))
    return join(parts)


def attack(colour=SAND, belly="#a5b4bd", *, gear=False, stores=True) -> Mesh:
    """A straight-winged twin-jet attack aircraft, 15 m long, 14 m across."""
    body = smooth_sections(
        [
            (-7.6, -0.1, 0.1, 0.1, 1),
            (-7.2, -0.08, 0.3, 0.34, 1),
            (-6, 0, 0.5, 0.6, 1),
            (-4.5, 0.08, 0.6, 0.78, 1),
            (-2, 0.1, 0.65, 0.8, 1),
            (1, 0.1, 0.62, 0.75, 1),
            (4, 0.2, 0.45, 0.55, 1),
            (7.2, 0.35, 0.12, 0.16, 1),
        ]
    )
    parts = [loft(body, colour, GLOSS, sides=28)]
    duct = smooth_sections(
        [
            (-3.6, -0.05, 0.36, 0.52, 0.8),
            (-2.8, -0.05, 0.44, 0.62, 0.8),
            (1.5, -0.1, 0.5, 0.62, 0.9),
            (4.0, 0, 0.42, 0.46, 1),
            (5.2, 0.05, 0.32, 0.34, 1),
        ]
    )
    parts.append(both(loft(duct, colour, GLOSS).at(0.95, 0, 0)))
    parts.append(both(drum(0.4, 0.06, "#141615").scaled(0.85, 1.2, 1).at(0.95, -0.05, -3.58)))
    parts.append(both(drum(0.3, 0.1, "#1d1c1a").at(0.95, 0.05, 5.2)))
    parts.append(both(wing((0.9, 0.5, -1.8, 3.4), (7.1, 0.28, -0.1, 1.1), 0.42, colour, GLOSS)))
    parts.append(
        both(
            loft(
                [
                    (-0.9, 0.28, 0.05, 0.05),
                    (-0.5, 0.28, 0.16, 0.14),
                    (1.4, 0.28, 0.16, 0.14),
                    (1.8, 0.28, 0.03, 0.03),
                ],
                colour,
            ).at(7.1, 0, 0)
        )
    )
    parts.append(fin((0.5, 0, 3.6, 3.2), (3.2, 0, 5.4, 1.2), 0.24, colour, GLOSS))
    parts.append(both(wing((0.2, 0.45, 5.0, 1.9), (2.9, 0.6, 5.7, 0.9), 0.18, colour, GLOSS)))
    parts.append(
        loft(
            smooth_sections(
                [
                    (-5.6, 0.5, 0.05, 0.05, 1),
                    (-5.0, 0.66, 0.36, 0.36, 1),
                    (-4.1, 0.78, 0.42, 0.46, 1),
                    (-3, 0.7, 0.36, 0.34, 1),
                    (-2.2, 0.6, 0.05, 0.05, 1),
                ]
            ),
            PANE,
            GLASS,
        )
    )
    parts.append(tube([(0.25, 0.05, -7.3), (0.25, 0.05, -8.6)], 0.035, STEEL))
    if stores:
        pylon = box(0.1, 0.35, 1.2, colour, at=(0, 0, -0.2))
        parts += [both(pylon.at(x, 0, 0)) for x in (2.2, 3.6, 4.9)]
        tank = smooth_sections(
            [
                (-1.6, 0, 0.02, 0.02, 1),
                (-1.0, 0, 0.26, 0.26, 1),
                (1.2, 0, 0.27, 0.27, 1),
                (2.2, 0, 0.02, 0.02, 1),
            ]
        )
        parts.append(both(loft(tank, belly, GLOSS).at(2.2, -0.25, 0)))
    if gear:
        parts.append(_attack_gear())
    return join(parts)


def _attack_gear():
    main = wheel(0.42, 0.3, "#7c817c").at(1.3, -1.75, 0.6) + tube(
        [(1.1, -0.3, 0.4), (1.15, -1.75, 0.6)], 0.09, "#c4c8c6"
    )
    nose = wheel(0.32, 0.22, "#7c817c").at(0.0, -1.85, -4.4) + tube(
        [(0.16, -0.5, -4.1), (0.16, -1.85, -4.4)], 0.07, "#c4c8c6"
    )
    return both(main) + nose


def jet(colour="#8a9aa6", *, gear=False) -> Mesh:
    """A twin-finned two-seat fighter, 20 m long."""
    body = smooth_sections(
        [
            (-10.5, -0.35, 0.04, 0.04, 1),
            (-9, -0.2, 0.42, 0.42, 1),
            (-7, 0.05, 0.68, 0.72, 1),
            (-4, 0.25, 0.85, 0.85, 1),
            (0, 0.2, 1.3, 0.62, 0.8),
            (5, 0.15, 1.4, 0.4, 0.8),
            (8.5, 0.15, 0.5, 0.22, 1),
            (10.4, 0.15, 0.16, 0.14, 1),
        ]
    )
    parts = [loft(body, colour, GLOSS, sides=32)]
    pod = smooth_sections(
        [
            (-2.6, -0.75, 0.5, 0.55, 0.6),
            (0, -0.75, 0.58, 0.6, 0.7),
            (5, -0.45, 0.6, 0.6, 1),
            (8.6, -0.25, 0.5, 0.5, 1),
        ]
    )
    parts.append(both(loft(pod, colour, GLOSS).at(1.25, 0, 0)))
    parts.append(both(box(0.9, 0.95, 0.05, "#17191a", at=(1.25, -1.22, -2.62))))
    parts.append(both(drum(0.46, 0.1, "#1d1c1a").at(1.25, -0.25, 8.6)))
    parts.append(
        both(wing((0.8, 0.15, -5.0, 11.0), (2.0, 0.12, -0.6, 6.4), 0.35, colour, GLOSS, share=0.9))
    )
    parts.append(both(wing((2.0, 0.12, -0.6, 6.0), (7.2, 0.05, 3.9, 1.6), 0.32, colour, GLOSS)))
    parts.append(both(wing((2.0, 0.0, 6.2, 3.2), (4.9, -0.05, 8.6, 1.2), 0.18, colour, GLOSS)))
    parts.append(both(fin((0.3, 1.75, 4.6, 3.6), (3.9, 2.0, 7.4, 1.5), 0.2, colour, GLOSS)))
    parts.append(
        loft(
            smooth_sections(
                [
                    (-8.2, 0.45, 0.05, 0.05, 1),
                    (-7.2, 0.72, 0.4, 0.42, 1),
                    (-5.5, 0.95, 0.46, 0.5, 1),
                    (-3.8, 0.85, 0.42, 0.36, 1),
                    (-2.4, 0.7, 0.05, 0.06, 1),
                ]
            ),
            PANE,
            GLASS,
        )
    )
    if gear:
        parts.append(_jet_gear())
    return join(parts)


def _jet_gear():
    main = wheel(0.5, 0.34, "#7c817c").at(1.9, -2.1, 1.6) + tube(
        [(1.6, -0.6, 1.3), (1.7, -2.1, 1.6)], 0.1, "#c4c8c6"
    )
    nose = both(wheel(0.34, 0.2, "#7c817c").at(0.18, -2.26, -5.4)) + tube(
        [(0, -0.4, -5.0), (0, -2.26, -5.4)], 0.09, "#c4c8c6"
    )
    return both(main) + nose


def helicopter(kind="transport", colour=MOSS, spin=12.0) -> Mesh:
    """A `transport` helicopter with a round nose, or an `escort` with stub wings."""
    keys = {
        "transport": [
            (-6.0, -0.1, 0.05, 0.05, 1),
            (-5.7, -0.1, 0.75, 0.75, 1),
            (-4.8, 0, 1.1, 1.1, 0.9),
            (-3, 0.05, 1.2, 1.2, 0.85),
            (2.4, 0.05, 1.2, 1.2, 0.85),
            (4.6, 0.35, 0.75, 0.8, 0.9),
            (6.5, 0.7, 0.42, 0.48, 1),
            (12.0, 1.2, 0.2, 0.26, 1),
            (12.6, 1.3, 0.04, 0.05, 1),
        ],
        "escort": [
            (-7.0, -0.3, 0.05, 0.05, 1),
            (-6.6, -0.25, 0.4, 0.45, 1),
            (-5, 0, 0.62, 0.85, 0.9),
            (-2, 0.1, 0.85, 1.05, 0.85),
            (1.5, 0.1, 0.85, 1.0, 0.85),
            (4.0, 0.4, 0.55, 0.65, 0.9),
            (6.5, 0.65, 0.34, 0.42, 1),
            (10.8, 0.95, 0.18, 0.26, 1),
            (11.3, 1.0, 0.04, 0.05, 1),
        ],
    }[kind]
    body = loft(smooth_sections(keys, 10), colour, GLOSS, sides=48)
    parts = [glazed(body, _nose_panes) if kind == "transport" else body]
    hump = smooth_sections(
        [
            (-3.0, 1.35, 0.1, 0.1, 1),
            (-2.7, 1.4, 0.6, 0.34, 0.8),
            (0, 1.5, 0.62, 0.48, 0.8),
            (2.0, 1.3, 0.4, 0.3, 1),
            (3.4, 1.1, 0.05, 0.05, 1),
        ]
    )
    parts.append(loft(hump, colour, GLOSS))
    parts.append(both(drum(0.26, 0.3, "#1c1d1b").at(0.34, 1.42, -2.75)))
    parts.append(tube([(0, 1.6, 0), (0, 2.35, 0)], 0.16, STEEL))
    parts.append(rotor(10.4, 5, spin).at(0, 2.4, 0))
    end = keys[-2][0]
    parts.append(fin((0.8, 0, end - 0.9, 1.3), (2.9, 0, end + 0.5, 0.8), 0.2, colour, GLOSS))
    parts.append(rotor(1.9, 3, 25).turned(90, "z").at(0.35, 2.5, end + 0.75))
    parts.append(both(wing((0.1, 1.05, end - 1.8, 0.8), (1.5, 1.05, end - 1.6, 0.6), 0.08, colour)))
    parts.append(_escort_details() if kind == "escort" else _transport_details())
    return join(parts)


def _nose_panes(x, y, z):
    """The glazed nose: an upper and a lower row, parted by bars."""
    around = np.degrees(np.arctan2(x, -(z + 4.2)))
    bar = np.abs((around + 15) % 30 - 15) > 2.2
    rows = ((y > 0.12) & (y < 0.85)) | ((y > -0.75) & (y < -0.02) & (z < -5.0))
    return (z < -4.2) & bar & rows & (np.abs(around) < 100)


def rotor(radius, count, spin) -> Mesh:
    blades = []
    for n in range(count):
        edge = np.linspace(0.3, radius, 14)
        droop = 0.035 * radius * (edge / radius) ** 2
        chord = 0.034 * radius + 0.04
        rows = [
            [(r, d, -chord / 2), (r, d + 0.03, 0), (r, d, chord / 2)]
            for r, d in zip(edge, droop, strict=True)
        ]
        blades.append(grid(rows, "#34382f").turned(spin + 360 * n / count))
    return join([*blades, drum(0.3 if radius > 4 else 0.12, 0.3, STEEL, axis="y")])


def _transport_details():
    panes = []
    panes += [
        drum(0.24, 0.05, PANE, GLASS, axis="x").at(x, 0.32, z)
        for x in (-1.19, 1.19)
        for z in (-2.6, -1.5, -0.4, 0.7, 1.8)
    ]
    tank = smooth_sections(
        [
            (-2, 0, 0.05, 0.05, 1),
            (-1.6, 0, 0.36, 0.4, 1),
            (1.4, 0, 0.36, 0.4, 1),
            (1.8, 0, 0.05, 0.05, 1),
        ]
    )
    panes.append(both(loft(tank, MOSS).at(1.42, -0.65, 0)))
    legs = tube([(1.1, -0.6, 1.0), (2.0, -1.6, 1.1)], 0.08, STEEL) + wheel(0.42, 0.24).at(
        2.05, -1.62, 1.1
    )
    nose = both(wheel(0.3, 0.16).at(0.14, -1.7, -3.9)) + tube(
        [(0, -1.0, -3.7), (0, -1.7, -3.9)], 0.08, STEEL
    )
    return join([*panes, both(legs), nose])


def _escort_details() -> Mesh:
    """Stub wings, stores and the two canopies one behind the other."""
    parts = [both(wing((0.7, 0.1, -0.8, 1.9), (3.0, -0.35, -0.3, 1.2), 0.2, MOSS, GLOSS))]
    for z, y, long in ((-5.4, 0.42, 0.75), (-3.9, 0.85, 0.9)):
        parts.append(
            loft(
                smooth_sections(
                    [
                        (z - long, y - 0.1, 0.05, 0.05, 1),
                        (z - long * 0.4, y, 0.42, 0.42, 1),
                        (z + long * 0.5, y + 0.05, 0.45, 0.44, 1),
                        (z + long, y - 0.1, 0.05, 0.05, 1),
                    ]
                ),
                PANE,
                GLASS,
            )
        )
    for x in (1.7, 2.5):
        pod = smooth_sections(
            [
                (-1.0, 0, 0.05, 0.05, 1),
                (-0.8, 0, 0.22, 0.22, 1),
                (0.9, 0, 0.22, 0.22, 1),
                (1.1, 0, 0.05, 0.05, 1),
            ]
        )
        parts.append(both(loft(pod, "#4c5340").at(x, -0.55, 0.1)))
        parts.append(both(box(0.08, 0.4, 0.8, STEEL, at=(x, -0.5, 0.0))))
    parts.append(ball(0.28, "#2b2e29", GLASS).at(0, -0.75, -6.2))
    legs = tube([(0.6, -0.6, 1.2), (1.3, -1.5, 1.3)], 0.08, STEEL) + wheel(0.4, 0.24).at(
        1.4, -1.5, 1.3
    )
    return join([*parts, both(legs)])


def disc(
    camera: Camera, light: Light, centre, radius, *, axis="z", turn=0.0, alpha=0.16, shade=0.10
) -> Cutout | None:
    """The blur of a turning propeller (`axis` z) or rotor (y)."""
    edge = np.linspace(0, 2 * np.pi, 60)
    c, s, none = np.cos(edge) * radius, np.sin(edge) * radius, np.zeros(60)
    ring = np.stack([c, s, none] if axis == "z" else [c, none, s], axis=-1)
    angle = np.radians(turn)
    turned = np.stack(
        [
            ring[:, 0] * np.cos(angle) + ring[:, 2] * np.sin(angle),
            ring[:, 1],
            -ring[:, 0] * np.sin(angle) + ring[:, 2] * np.cos(angle),
        ],
        axis=-1,
    )
    x, y, z = camera.project(turned + np.asarray(centre))
    layer = Image.new("L", (camera.width * 2, camera.height * 2))
    ImageDraw.Draw(layer).polygon([(a * 2, b * 2) for a, b in zip(x, y, strict=True)], fill=255)
    mask = np.asarray(layer.reduce(2), np.float32) / 255 * alpha
    colour = light.veil(np.full(3, shade, np.float32), np.float32(z.mean()))
    return Cutout(mask[..., None] * colour, mask, 0, 0, float(z.mean()) - 0.5)
