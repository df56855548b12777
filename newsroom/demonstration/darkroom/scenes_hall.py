"""Ceremonies and meetings."""

import numpy as np
from PIL import Image, ImageFilter

from . import camp, hall, people, plants
from .finish import develop
from .ground import grass
from .mesh import join
from .noise import fbm, mix, smoothstep
from .plants import Wood
from .raster import Shadow
from .scene import MEADOW, Scene, level
from .scenery import forest, lay, woods
from .view import Camera, Light, rgb, unit

FLAGS = ("#7c3431", "#31577f", "#b8903f", "#41694f", "#b9bec1", "#5b4a6e")


def formation(width):
    light = Light(sun=unit([-0.55, 0.55, -0.5]), clouds=0.5, cloud_scale=1.2, seed=45, sight=1500)
    camera = Camera(width, width * 2 // 3, 1.35, 0.54, 2.7)
    gravel = rgb("#9a9484")

    def ground_(x, z, foot):
        stone = (
            gravel
            * (
                1 + 0.1 * fbm(x / 0.25, z / 0.25, 3, 0.6, foot / 0.25) + 0.06 * fbm(x / 5, z / 5, 3)
            )[..., None]
        )
        return mix(
            stone,
            grass(x, z, foot, MEADOW),
            smoothstep(31, 33, z + 0.4 * fbm(x / 2, z / 2, 3))[..., None],
        )

    scene = Scene(camera, light, level, ground_, seed=15)
    wood = woods(light)
    forest(
        scene, [(wood["pine"], 0.7), (wood["birch"], 0.3)], (-150, 150), (110, 170), 520, (12, 18)
    )
    for n, colour in enumerate(FLAGS):
        scene.put(
            camp.flagpole(colour, 9.2, wide=2.5, tall=1.6, phase=n * 1.7, hang=0.12),
            -9.9 + n * 3.7,
            30,
        )
    for block in range(3):
        for rank in range(4):
            for file in range(7):
                x = -11.4 + block * 8.2 + file * 1.0 + scene.rng.normal(0, 0.02)
                z = 20 + rank * 1.5 + scene.rng.normal(0, 0.03)
                man = people.soldier(
                    scene.rng,
                    rifle=True,
                    left=people.CARRY,
                    right=people.CARRY,
                    cloth=("#5b6145", "#6a6a4c", "#55604f")[block],
                )
                scene.put(man, x, z, turn=scene.rng.normal(0, 2))
        scene.put(people.soldier(scene.rng, helmet=False, vest=False), -8.4 + block * 8.2, 17.6)
    picture = scene.expose(blades_count=0)
    return develop(picture, exposure=1.0, colour=0.78)


def headquarters(width):
    light = Light(sun=unit([-0.55, 0.5, -0.55]), clouds=0.5, cloud_scale=1.6, seed=141, sight=3000)
    camera = Camera(width, width * 2 // 3, 1.15, 0.80, 1.7)

    def paving(x, z, foot):
        return (
            rgb("#a7a39a")
            * (1 + 0.05 * fbm(x / 0.9, z / 0.9, 3, 0.6, foot / 0.9))[..., None]
            * (
                1
                - 0.25
                * (
                    1
                    - smoothstep(
                        0.02,
                        0.04 + foot,
                        np.minimum(np.abs(np.mod(x, 1.2) - 0.6), np.abs(np.mod(z, 1.2) - 0.6)),
                    )
                )
                * np.clip(0.1 / foot, 0, 1)
            )[..., None]
        )

    scene = Scene(camera, light, level, paving, seed=3)
    scene.put(_office(), 4, 96, turn=-14)
    for n, colour in enumerate(FLAGS):
        scene.put(
            camp.flagpole(colour, 13.5, wide=4.2, tall=2.6, phase=n * 1.3, hang=0.14),
            -14.5 + n * 5.3,
            37 + n * 1.6,
        )
    bushes = Wood(plants.bush, plants.OAK, light, seed=7, count=4)
    scene.plant(bushes, [(x, 80 + (x % 3)) for x in np.arange(-46, 50, 2.6)], (1.6, 2.4), cast=90)
    wood = woods(light)
    scene.plant(
        wood["oak"], [(-31, 84), (-38, 90), (-45, 88), (40, 78), (46, 84), (52, 92)], (12, 16)
    )
    picture = scene.expose(blades_count=0)
    return develop(picture, exposure=0.98, colour=0.74)


def _office(wide=58, floors=6):
    high = floors * 3.6 + 2
    parts = [
        camp.box(wide, high, 16, "#cbc6ba"),
        camp.box(wide + 1, 0.8, 17, "#b7b1a4", at=(0, high, 0)),
        camp.box(wide, 1.6, 16.2, "#8f897d"),
    ]
    for floor in range(floors):
        for x in np.arange(-wide / 2 + 2.2, wide / 2 - 1.5, 2.9):
            y = 2.6 + floor * 3.6
            parts.append(camp.box(1.6, 2.1, 0.1, "#2b3a44", camp.GLASS, at=(x, y, -8.02)))
            parts.append(camp.box(1.9, 0.14, 0.3, "#b7b1a4", at=(x, y - 0.16, -8.1)))
    parts += [
        camp.box(0.42, high, 0.4, "#d6d2c7", at=(x + 0.75, 0, -8.12))
        for x in np.arange(-wide / 2, wide / 2 + 0.1, 2.9)
    ]
    parts += [
        camp.box(9, 0.5, 5, "#b7b1a4", at=(0, 4.3, -10.2)),
        camp.box(5, 3.6, 0.2, "#33434c", camp.GLASS, at=(0, 0.4, -8.35)),
    ]
    parts += [camp.drum(0.32, 4.3, "#d6d2c7", axis="y").at(x, 2.15, -12.2) for x in (-3.8, 3.8)]
    return join(parts)


def _indoors(camera, room, *, power=3.0, warm="#fff0dc"):
    """A room of (wide, deep, high) with its walls, ceiling and lamps, without a sky."""
    wide, deep, high = room
    light = Light(
        sun=unit([0.2, 1, -0.2]),
        sun_colour=rgb("#000000"),
        sky_colour=rgb("#d9d4c8") * 0.55,
        bounce=rgb("#c9b596") * 0.95,
        zenith=rgb("#c9c2b4") * 0.5,
        low_sky=rgb("#b3a48e") * 0.5,
        sight=1e6,
        glow=rgb("#000000"),
    )

    def carpet(x, z, foot):
        pile = (
            1
            + 0.05 * fbm(x / 0.05, z / 0.05, 2, 0.6, foot / 0.05)
            + 0.04 * fbm(x / 1.5, z / 1.5, 3, 0.5, foot / 1.5)
        )
        return rgb("#53676b") * pile[..., None]

    scene = Scene(camera, light, level, carpet, seed=2, far=60)
    scene.lamps = hall.lamps_above(wide, deep, high, rgb(warm), power)
    scene.meshes.append(hall.wall(wide, high, "#a98a63", panel=1.7, trim="#7d5f3d").at(0, 0, deep))
    for sign in (-1, 1):
        scene.meshes.append(
            hall.wall(deep - hall.FRONT, high, "#b39671", panel=1.7, trim="#7d5f3d")
            .turned(90 * sign)
            .at(sign * wide / 2, 0, (deep + hall.FRONT) / 2)
        )
    scene.meshes += hall.ceiling(wide, deep, high)
    return scene


def round_table(width):
    camera = Camera(width, width * 2 // 3, 0.86, 0.36, 2.55)
    scene = _indoors(camera, (17, 19, 5.2), power=8.5)
    scene.put(hall.council(5.0, 3.7, 24), 0, 9.6)
    for n, colour in enumerate(FLAGS):
        scene.put(hall.drape(colour, 2.7, wide=0.8), -3.0 + n * 1.2, 18.2)
    panel = camp.box(4.2, 2.2, 0.06, "#8f6f49", at=(0, 2.55, 18.9)) + hall.star(0.75).at(
        0, 3.6, 18.85
    )
    scene.meshes.append(panel)
    bowl = hall.lathe([(0.0, 0.0), (0.5, 0.0), (0.62, 0.3), (0.6, 0.34)], "#6f6a60", sides=30)
    scene.put(bowl, 0, 9.6)
    greens = Wood(plants.bush, plants.OAK, scene.light, seed=5, count=3)
    scene.plant(greens, [(0.0, 9.5), (-0.25, 9.7), (0.3, 9.6)], (0.75, 0.95), cast=0)
    picture = scene.expose(blades_count=0, grime=0.03, lamps=scene.lamps)
    return develop(picture, exposure=1.0, colour=0.74, vignette=0.14)


def podium(width):
    camera = Camera(width, width * 2 // 3, 1.25, 0.52, 1.45)
    scene = _indoors(camera, (13, 9, 4.6), power=6.0)
    scene.meshes.append(hall.curtain(11, 4.4, "#27434a").at(0, 0, 8.6))
    scene.meshes.append(
        camp.box(3.6, 2.1, 0.08, "#c7c0b0", at=(0.9, 1.55, 8.3))
        + hall.star(0.62, "#1d5a5e").at(0.9, 2.62, 8.24)
    )
    for n, colour in enumerate(FLAGS):
        scene.put(
            hall.drape(colour, 2.45, wide=0.75),
            (-3.1, -2.45, -1.8, 3.5, 4.15, 4.8)[n] * 0.8 - 0.1,
            7.7,
        )
    picture = scene.expose(blades_count=0, grime=0.03, lamps=scene.lamps)
    picture = _out_of_focus(picture, width / 1920 * 9)
    stand = [hall.lectern().turned(16).at(-0.62, 0.0, 3.1)]
    lay(picture, scene, stand, Shadow([], scene.light), lamps=scene.lamps)
    return develop(picture, exposure=1.15, colour=0.76, vignette=0.14)


def _out_of_focus(picture, radius):
    """Blur in linear light, so that lamps stay bright."""
    bands = []
    for n in range(3):
        band = Image.fromarray(picture[..., n].astype(np.float32))
        small = np.asarray(band.resize((band.width // 2, band.height // 2), Image.Resampling.BOX))
        scaled = Image.fromarray(
            (np.sqrt(small.clip(0, 4) / 4) * 65535).astype(np.uint16).astype(np.int32) // 256
        ).convert("L")
        soft = np.asarray(
            scaled.filter(ImageFilter.GaussianBlur(radius / 2)).resize(
                band.size, Image.Resampling.BICUBIC
            ),
            np.float32,
        )
        bands.append((soft / 255) ** 2 * 4)
    return np.stack(bands, -1).astype(np.float32)
