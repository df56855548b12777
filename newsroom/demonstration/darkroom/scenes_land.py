"""Scenes in which the land is the larger part."""

import itertools

import numpy as np

from . import camp, people, plants, vehicles
from .finish import develop
from .ground import grass
from .mesh import join
from .noise import fbm, mix, smoothstep
from .raster import Shadow
from .scene import MEADOW, STEPPE, Scene
from .scenery import DRY, forest, lay, ridged, rolling, snowy, turf, woods
from .view import Camera, Light, rgb, unit
from .water import flood


def mountain_ascent(width):
    light = Light(
        sun=unit([0.75, 0.42, 0.12]),
        clouds=0.32,
        cloud_scale=1.3,
        seed=6,
        sight=26000,
        zenith=rgb("#3f74b5"),
        sky_colour=rgb("#8fb0dc") * 0.75,
        bounce=rgb("#b7c3d2") * 0.5,
        sun_colour=rgb("#fff0d8") * 2.3,
        haze=rgb("#a9c3e0"),
    )
    camera = Camera(width, width * 2 // 3, 1.3, 0.56, 2.2)

    def height(x, z):
        rise = 1.9 + 0.17 * np.clip(x + 6, -3, 40) * (1 - 0.25 * smoothstep(10, 40, x))
        own = rise * smoothstep(5, 50, z) - 0.012 * np.maximum(z - 46, 0) ** 1.6 * smoothstep(
            46, 70, z
        )
        drift = 0.3 * fbm(x / 13, z / 19, 4, 0.5, seed=1) * (1 - smoothstep(60, 200, z))
        far = smoothstep(1500, 5200, z) * (ridged(x / 6200 + 2.1, z / 6200, 4) * 2300 - 1150)
        return np.maximum(own, -260) + drift + far

    rocky = snowy(height, line=330)

    def albedo(x, z, foot):
        crust = (
            rgb("#edf1f6")
            * (1 + 0.03 * fbm(x / 0.8, z / 2.4, 4, 0.6, foot / 0.8) + 0.02 * fbm(x / 6, z / 9, 3))[
                ..., None
            ]
        )
        return np.where((z < 260)[..., None], crust, rocky(x, z, foot))

    scene = Scene(camera, light, height, albedo, seed=3, far=22000)
    ropes = []
    for n in range(6):
        z = 21 + n * 5.2
        x = -3.6 + n * 2.35
        scene.put(
            people.soldier(
                scene.rng,
                cloth=("#e0e4e6", "#d5d9da")[n % 2],
                stride=0.35,
                pack=True,
                vest=False,
                helmet=True,
                hat="#e6e8e8",
            ),
            x,
            z,
            turn=-150,
        )
        ropes.append((x, float(height(np.float32(x), np.float32(z))) + 0.95, z))
        scene.put(camp.tube([(0.35, 0, -0.1), (0.42, 1.25, 0.0)], 0.014, "#2b2b2b"), x, z)
    for a, b in itertools.pairwise(np.array(ropes)):
        path = [
            a + (b - a) * t - np.array([0, 0.45 * np.sin(np.pi * t), 0])
            for t in np.linspace(0, 1, 9)
        ]
        scene.meshes.append(camp.tube(path, 0.016, "#b8542e"))
    picture = scene.expose(blades_count=0, grime=0.02)
    return develop(picture, exposure=0.8, colour=0.9)


def lake(width):
    light = Light(
        sun=unit([-0.75, 0.4, -0.25]),
        clouds=0.42,
        cloud_scale=1.4,
        seed=52,
        sight=20000,
        zenith=rgb("#4a7fb8"),
        sun_colour=rgb("#ffe7c4") * 2.3,
        haze=rgb("#c5d4e0"),
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.44, 3.0)

    def shore(x):
        return 12 + 1.25 * np.maximum(x + 6, 0) + 1.2 * fbm(x / 12, x * 0, 3, seed=2)

    def height(x, z):
        near = np.clip((shore(x) - z) / 12, -3, 0.8)
        far = (
            smoothstep(1900, 5200, z) * (ridged(x / 3100 + 1.7, z / 3100, 5) * 1000 - 430)
            + smoothstep(1500, 2100, z) * 18
            - 3
        )
        return np.where(z < 300, near, far) + 0.05 * fbm(x / 1.5, z / 1.5, 3, seed=3) * (z < 60)

    rocky = snowy(height, line=330, scree="#857c5c")

    def albedo(x, z, foot):
        pebble = rgb("#a29a89") * (
            1
            + 0.22 * fbm(x / 0.22, z / 0.34, 4, 0.65, foot / 0.22, seed=2)
            + 0.1 * fbm(x / 3, z / 3, 3)
        )[..., None].clip(0.3, 1.6)
        damp = smoothstep(-1.6, -0.2, z - shore(x))[..., None] * 0.45
        green = grass(x, z, foot, DRY)
        return np.where(
            (z < 300)[..., None],
            mix(pebble * (1 - damp), green, smoothstep(3.0, 6.0, shore(x) - z)[..., None]),
            rocky(x, z, foot),
        )

    scene = Scene(camera, light, height, albedo, seed=8, far=20000)
    picture = scene.expose(blades_count=0, contact=False)
    flood(
        picture,
        scene.depth,
        camera,
        where=lambda x, z: (z > shore(x)) & (z < 2400),
        bank=9000.0,
        colour=rgb("#2f5566") * 0.5,
        ripple=0.75,
        seed=2,
    )
    scene.meshes = []
    scene.put(vehicles.lorry("canvas"), 7.6, 23, turn=72)
    scene.put(vehicles.lorry("shelter"), 17, 32, turn=76)
    for x, z, turn in ((0.4, 15.0, 190), (1.4, 15.4, 165), (3.4, 17.5, 60)):
        scene.put(people.soldier(scene.rng, helmet=False, vest=False), x, z, turn=turn)
    lay(picture, scene, scene.meshes, Shadow(scene.meshes, light))
    plants.blades(
        picture,
        scene.depth,
        camera,
        height,
        scene.rng,
        count=26000,
        near=3.5,
        far=26,
        tall=(0.08, 0.3),
        where=lambda x, z: z < shore(x) - 4.2,
    )
    return develop(picture, exposure=1.0, colour=0.86)


def forest_patrol(width):
    light = Light(
        sun=unit([0.6, 0.42, 0.25]),
        clouds=0.5,
        cloud_scale=1.0,
        seed=95,
        sight=230,
        sky_colour=rgb("#b5c4b9") * 0.8,
        haze=rgb("#dfe5d0") * 1.1,
        sun_colour=rgb("#ffeec8") * 2.2,
        glow=rgb("#fff0c0") * 0.4,
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.46, 1.6)
    scene = Scene(camera, light, rolling(0.25, 2), turf(MEADOW), seed=11)
    wood = woods(light)
    forest(
        scene,
        [(wood["birch"], 0.75), (wood["pine"], 0.25)],
        (-60, 60),
        (34, 120),
        330,
        (13, 20),
        skirt=False,
    )
    scene.plant(
        wood["birch"], [(-8.2, 17), (-12.5, 24), (9.6, 19), (14, 27), (-5, 30), (6, 33)], (13, 16)
    )
    for n, (x, z) in enumerate(((-3.9, 13.2), (-1.5, 15.6), (1.1, 14.0), (3.6, 17.8), (6.0, 21.0))):
        scene.put(
            people.soldier(
                scene.rng,
                rifle=n != 2,
                left=people.CARRY if n != 2 else people.LOOK,
                right=people.CARRY if n != 2 else people.LOOK,
                stride=0.4 * (-1) ** n,
                pack=True,
            ),
            x,
            z,
            turn=58 + scene.rng.normal(0, 12),
        )
    picture = scene.expose(blades_count=44000, tall=(0.2, 0.6), reach=30)
    return develop(picture, exposure=0.98, colour=0.86)


def observation_post(width):
    light = Light(
        sun=unit([-0.7, 0.35, -0.3]),
        clouds=0.45,
        cloud_scale=1.4,
        seed=101,
        sight=8000,
        sun_colour=rgb("#ffe2b8") * 2.5,
        haze=rgb("#c0d0de"),
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.42, 1.75)

    def height(x, z):
        brow = -26 * smoothstep(17, 120, z) + 0.12 * fbm(x / 6, z / 6, 3, seed=2)
        return brow + smoothstep(700, 3800, z) * (ridged(x / 2800 + 5.1, z / 2800, 1) * 560 - 200)

    scene = Scene(camera, light, height, turf(STEPPE), seed=6, far=12000)
    for x, z, turn, options in (
        (-3.0, 10.5, 165, {"right": people.LOOK, "left": people.LOOK}),
        (-1.5, 11.0, 150, {"right": people.POINT}),
        (3.4, 12.4, 195, {"left": people.CARRY, "right": people.CARRY}),
    ):
        scene.put(people.soldier(scene.rng, pack=x > 0, **options), x, z, turn=turn)
    legs = [
        camp.tube([(0, 1.35, 0), (0.5 * np.cos(a), 0, 0.5 * np.sin(a))], 0.025, "#30332d")
        for a in (0.4, 2.5, 4.6)
    ]
    scope = camp.tube([(0, 1.45, -0.35), (0, 1.5, 0.45)], [0.07, 0.1], "#3c4135")
    scene.put(join([*legs, scope]), 1.3, 11.0, turn=-12)
    scene.put(
        join(
            [
                camp.box(0.9, 0.35, 0.5, "#6f7150"),
                camp.box(0.5, 0.28, 0.35, "#4c5140", at=(0.1, 0.35, 0)),
            ]
        ),
        4.9,
        11.4,
        turn=15,
    )
    picture = scene.expose(blades_count=40000, tall=(0.12, 0.4), reach=22)
    return develop(picture, exposure=1.0, colour=0.86)
