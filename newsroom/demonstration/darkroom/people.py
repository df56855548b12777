"""Figures about 1.8 m tall, facing the camera (-z). Nobody in particular: no faces are drawn."""

import numpy as np

from .mesh import Mesh, ball, box, join, lathe, tube

FIELD = "#5b6145"
BOOT = "#22201d"
SKIN = "#b08a6d"
KIT = "#4a4f38"
SUIT = "#7d8468"
DARK = "#2a2e36"

REST = ((0.30, 1.18, 0.02), (0.29, 0.90, -0.06))
CARRY = ((0.33, 1.18, -0.05), (0.12, 1.12, -0.32))
POINT = ((0.42, 1.42, -0.2), (0.68, 1.52, -0.42))
LOOK = ((0.34, 1.36, -0.2), (0.09, 1.60, -0.2))
LIFT = ((0.34, 1.22, -0.2), (0.26, 1.18, -0.48))
SALUTE = ((0.46, 1.42, 0.0), (0.16, 1.66, -0.08))


def figure(
    cloth=FIELD,
    *,
    left=REST,
    right=REST,
    stride=0.0,
    pack=False,
    helmet=True,
    vest=True,
    hood=False,
    rifle=False,
    tall=1.0,
    hat=KIT,
) -> Mesh:
    """A standing or walking figure; arms are (elbow, hand) for the side of +x."""
    parts = [_legs(cloth, stride), _trunk(cloth), _head(helmet, hood, cloth, hat)]
    parts.append(_arm(right, cloth, hood))
    parts.append(_arm(left, cloth, hood).mirrored())
    if vest:
        parts.append(_vest())
    if pack:
        parts.append(_rounded(0.34, 0.48, 0.2, KIT).at(0, 1.05, 0.22))
    if rifle:
        parts.append(_rifle())
    return join(parts).scaled(tall)


def _limb(points, radii, colour):
    return tube(points, radii, colour, sides=9)


def _legs(cloth, stride):
    parts = []
    for sign in (-1, 1):
        swing = sign * stride
        hip, knee = (
            (0.095 * sign, 0.96, 0.0),
            (0.11 * sign, 0.52, -0.26 * swing - 0.03 * abs(stride)),
        )
        foot = (0.12 * sign, 0.1, -0.62 * swing + 0.04)
        parts.append(_limb([hip, knee, foot], [0.105, 0.078, 0.06], cloth))
        parts.append(
            _limb([(foot[0], 0.26, foot[2]), (foot[0], 0.07, foot[2])], [0.068, 0.064], BOOT)
        )
        parts.append(_rounded(0.1, 0.1, 0.27, BOOT).at(foot[0], 0.0, foot[2] - 0.06))
    return join(parts)


def _trunk(cloth):
    profile = [
        (0.0, 0.9),
        (0.15, 0.92),
        (0.155, 1.05),
        (0.15, 1.15),
        (0.175, 1.35),
        (0.165, 1.46),
        (0.08, 1.53),
        (0.055, 1.58),
    ]
    return lathe(profile, cloth, sides=14).scaled(1.18, 1, 0.78)


def _head(helmet, hood, cloth, hat):
    if hood:
        return ball(0.145, cloth).scaled(0.95, 1.12, 1).at(0, 1.66, 0) + box(
            0.16, 0.09, 0.05, BOOT, at=(0, 1.62, -0.13)
        )
    skull = ball(0.098, SKIN).scaled(0.9, 1.15, 1).at(0, 1.665, 0)
    if helmet:
        cap = lathe(
            [(0.142, 0.0), (0.138, 0.05), (0.11, 0.115), (0.05, 0.15), (0, 0.155)], hat, sides=14
        )
        return skull + cap.scaled(0.95, 1, 1.12).at(0, 1.66, 0.01)
    cap = lathe([(0.108, 0.0), (0.112, 0.05), (0.09, 0.09), (0, 0.1)], hat, sides=14)
    return skull + cap.at(0, 1.69, 0) + box(0.16, 0.012, 0.1, hat, at=(0, 1.7, -0.12))


def _arm(pose, cloth, glove):
    elbow, hand = np.array(pose[0]), np.array(pose[1])
    sleeve = _limb([(0.19, 1.43, 0), elbow, hand], [0.072, 0.058, 0.045], cloth)
    return sleeve + ball(0.05, BOOT if glove else SKIN, sides=8).at(*(hand + (hand - elbow) * 0.14))


def _rounded(w, h, d, colour):
    profile = [(0.0, 0.0), (0.46, 0.0), (0.5, 0.08), (0.5, 0.9), (0.44, 1.0), (0, 1.0)]
    return lathe(profile, colour, sides=12).scaled(w, h, d)


def _vest():
    panel = lathe(
        [(0.0, 1.06), (0.172, 1.07), (0.19, 1.2), (0.19, 1.38), (0.14, 1.45), (0, 1.46)],
        KIT,
        sides=14,
    )
    pouches = [box(0.09, 0.13, 0.06, "#3e432f", at=(x, 1.1, -0.16)) for x in (-0.12, 0.0, 0.12)]
    return join([panel.scaled(1.14, 1, 0.86), *pouches])


def _rifle():
    body = tube(
        [(0.28, 0.86, -0.22), (0.0, 1.12, -0.27), (-0.24, 1.36, -0.26)],
        [0.03, 0.034, 0.014],
        "#1c1c1b",
        sides=6,
    )
    return body + tube([(0.02, 1.08, -0.28), (0.04, 0.94, -0.34)], 0.022, "#1c1c1b", sides=6)


def soldier(rng, **options) -> Mesh:
    """A figure of slightly varied height and shade of cloth."""
    shade = rng.uniform(0.88, 1.1)
    return figure(tall=rng.uniform(0.96, 1.03), **options).tinted(
        [shade, shade, shade * rng.uniform(0.95, 1.03)]
    )
