"""Scenes of camps and posts."""

import numpy as np

from . import camp, people, vehicles
from .air import mist, trail
from .finish import develop
from .ground import grass
from .mesh import join, prism
from .noise import fbm, mix, smoothstep
from .scene import MEADOW, STEPPE, Scene, level
from .scenery import DRY, forest, rolling, turf, woods
from .view import Camera, Light, rgb, unit


def field_kitchen(width):
    light = Light(sun=unit([0.55, 0.5, -0.35]), clouds=0.45, cloud_scale=1.0, seed=33, sight=700)
    camera = Camera(width, width * 2 // 3, 1.15, 0.44, 1.75)

    def worn(x, z):
        return (
            0.75
            * np.exp(-(((x + 0.5) / 5.5) ** 2 + ((z - 13) / 4.5) ** 2))
            * (0.7 + 0.3 * fbm(x / 1.2, z / 1.2, 3))
        )

    scene = Scene(
        camera,
        light,
        rolling(0.1, 3),
        turf(MEADOW, track=lambda x, z: worn(x, z).clip(0, 1)),
        seed=4,
    )
    wood = woods(light)
    forest(scene, [(wood["birch"], 0.8), (wood["spruce"], 0.2)], (-70, 70), (38, 80), 230, (10, 16))
    scene.put(camp.kitchen(), -4.0, 15.0, turn=62)
    scene.put(camp.kitchen(), -0.4, 17.6, turn=62)
    scene.put(camp.awning(7, 4.4, 2.7), 6.6, 18)
    scene.put(camp.tent(), -12.5, 24, turn=35)
    for x in (5.3, 7.9):
        scene.put(camp.table(2.2), x, 17.2)
        for dx in (-0.7, 0.0, 0.7):
            scene.put(
                camp.drum(0.16, 0.26, "#a7aba6", camp.GLOSS, axis="y").at(0, 0.92, 0), x + dx, 17.2
            )
    for n, x in enumerate((2.6, 3.5, 4.4, 5.4, 6.3, 7.3)):
        scene.put(
            people.soldier(
                scene.rng, helmet=False, vest=False, left=people.CARRY if n % 2 else people.REST
            ),
            x,
            15.6 + 0.12 * (n % 3),
            turn=165 + 14 * (n % 2),
        )
    scene.put(
        people.soldier(
            scene.rng, cloth="#c9cbc6", helmet=False, vest=False, right=people.LIFT, hat="#e8e8e4"
        ),
        -2.2,
        14.4,
        turn=80,
    )
    scene.put(
        people.soldier(
            scene.rng, cloth="#c9cbc6", helmet=False, vest=False, left=people.LIFT, hat="#e8e8e4"
        ),
        6.5,
        18.6,
    )
    scene.put(
        people.soldier(scene.rng, helmet=False, stride=0.35, vest=False), -8.4, 17.2, turn=-70
    )
    scene.put(vehicles.lorry("canvas"), -17, 33, turn=70)
    trail(scene, (-3.1, 3.3, 15.5), (4.5, 4.2, 3), 34, (0.22, 1.2), rgb("#d2d3d2"), 0.28)
    trail(scene, (0.5, 3.3, 18.1), (4.5, 4.0, 3), 30, (0.22, 1.2), rgb("#d2d3d2"), 0.24)
    picture = scene.expose(grass_where=lambda x, z: worn(x, z) < 0.35)
    return develop(picture, exposure=1.0, colour=0.86)


def field_hospital(width):
    light = Light(sun=unit([-0.5, 0.55, -0.5]), clouds=0.5, cloud_scale=1.1, seed=40, sight=1000)
    camera = Camera(width, width * 2 // 3, 1.2, 0.43, 1.8)
    scene = Scene(camera, light, rolling(0.12, 5), turf(MEADOW, dryness=0.15), seed=9)
    wood = woods(light)
    forest(
        scene, [(wood["pine"], 0.6), (wood["birch"], 0.4)], (-160, 160), (95, 150), 430, (12, 19)
    )
    cover_ = "#7d7d5c"
    for x, z, turn in ((-5.6, 22, 26), (3.4, 26, 18), (11.5, 30, 10)):
        house = camp.tent(8, 5.6, 1.9, 3.2, cover_) + camp.red_cross(0.8).at(0, 2.38, -4.1)
        scene.put(house, x, z, turn=turn)
    scene.put(
        vehicles.lorry("shelter") + camp.red_cross(0.9).turned(-90).at(1.29, 2.0, 2.5),
        -15.5,
        31,
        turn=62,
    )
    for x, z, turn, options in (
        (2.2, 15.6, 95, {"stride": 0.45, "right": people.LIFT, "left": people.LIFT}),
        (4.8, 15.9, 95, {"stride": -0.45, "right": people.REST, "left": people.REST}),
        (-1.6, 17.6, 120, {"right": people.POINT}),
        (-0.4, 18.2, -40, {}),
        (-5.4, 14.5, 30, {"left": people.CARRY}),
    ):
        scene.put(people.soldier(scene.rng, vest=False, helmet=x > 3, **options), x, z, turn=turn)
    stretcher = join(
        [
            camp.box(2.1, 0.05, 0.55, "#6b6e50", at=(0, 0.95, 0)),
            *[
                camp.tube([(-1.5, 0.95, s), (1.5, 0.95, s)], 0.025, "#6f5a3c")
                for s in (-0.26, 0.26)
            ],
            camp.ball(0.5, "#77795b").scaled(1.5, 0.3, 0.42).at(0, 1.03, 0),
        ]
    )
    scene.put(stretcher.turned(5), 3.5, 15.75)
    picture = scene.expose()
    return develop(picture, exposure=1.0, colour=0.86)


def signals_sunrise(width):
    light = Light(
        sun=unit([0.34, 0.105, 1.0]),
        sun_colour=rgb("#ffc27a") * 2.6,
        sky_colour=rgb("#8d97ac") * 0.8,
        bounce=rgb("#6b5a45") * 0.4,
        zenith=rgb("#5d7ea6"),
        low_sky=rgb("#ffdca8") * 1.25,
        haze=rgb("#f0c99a") * 1.05,
        glow=rgb("#ffbf70") * 0.75,
        sight=900,
        clouds=0.5,
        cloud_scale=1.4,
        cloud_light=rgb("#ffd9ae") * 1.5,
        cloud_shade=rgb("#8b8799"),
        seed=17,
        disc=4.0,
    )
    camera = Camera(width, width * 2 // 3, 1.15, 0.62, 1.9)
    scene = Scene(camera, light, rolling(0.2, 7), turf(DRY), seed=13)
    wood = woods(light)
    forest(
        scene,
        [(wood["pine"], 0.6), (wood["spruce"], 0.4)],
        (-260, -40),
        (170, 280),
        330,
        (13, 20),
        skirt=False,
    )
    forest(
        scene,
        [(wood["pine"], 0.6), (wood["spruce"], 0.4)],
        (40, 330),
        (300, 420),
        300,
        (13, 20),
        skirt=False,
    )
    scene.put(camp.mast(24), -9, 44)
    scene.put(camp.mast(24), 10.5, 78)
    scene.put(camp.mast(24), 25, 130)
    scene.put(vehicles.lorry("shelter"), -3.2, 38, turn=70)
    scene.put(vehicles.lorry("shelter"), 5.5, 60, turn=80)
    scene.put(camp.tent(5, 4.2), -16, 46, turn=30)
    for x, z in ((-6.4, 34), (-5.4, 34.6), (2.4, 50)):
        scene.put(people.soldier(scene.rng), x, z, turn=40)
    picture = scene.expose(tall=(0.15, 0.45))
    mist(picture, scene.depth, camera, rgb("#f6d2a4") * 1.0, top=2.6, thickness=210, seed=4)
    return develop(picture, exposure=0.92, colour=0.9)


def radar_post(width):
    light = Light(
        sun=unit([-0.7, 0.16, 0.6]),
        sun_colour=rgb("#ffb98a") * 1.7,
        sky_colour=rgb("#8b9cc0") * 0.8,
        zenith=rgb("#41618f"),
        low_sky=rgb("#f3c3a0") * 1.15,
        haze=rgb("#c9a99b"),
        glow=rgb("#ff9e63") * 0.5,
        bounce=rgb("#58504a") * 0.4,
        sight=2600,
        clouds=0.5,
        cloud_scale=1.5,
        seed=61,
        cloud_light=rgb("#ffc7a2") * 1.3,
        cloud_shade=rgb("#6d6a82"),
    )
    camera = Camera(width, width * 2 // 3, 1.25, 0.66, 1.9)
    scene = Scene(camera, light, rolling(0.3, 60, seed=2), turf(STEPPE), seed=4)
    scene.put(camp.radar(), 2.2, 22, turn=58)
    scene.put(vehicles.lorry("shelter"), -11.5, 34, turn=80)
    scene.put(camp.tent(5, 4), 15.5, 34, turn=-30)
    scene.put(camp.mast(16, 0.4), -18.5, 46)
    for x, z, turn in ((-3.2, 19, 30), (-2.2, 19.6, -20), (9.5, 27, 60)):
        scene.put(people.soldier(scene.rng), x, z, turn=turn)
    picture = scene.expose(tall=(0.1, 0.3))
    return develop(picture, exposure=1.08, colour=0.9)


def decontamination(width):
    light = Light(
        sun=unit([0.5, 0.6, -0.45]),
        sun_colour=rgb("#fff4e2") * 1.5,
        sky_colour=rgb("#b6c3cd") * 1.15,
        clouds=0.7,
        cloud_scale=1.1,
        seed=70,
        sight=800,
        cloud_shade=rgb("#96a2ac"),
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.42, 1.8)

    def pad(x, z):
        return 0.85 * np.exp(
            -(
                (np.maximum(np.abs(x - 1) - 7, 0) / 2.5) ** 2
                + (np.maximum(np.abs(z - 19) - 3.2, 0) / 1.6) ** 2
            )
        )

    scene = Scene(
        camera,
        light,
        rolling(0.1, 5),
        turf(MEADOW, track=lambda x, z: pad(x, z) * (0.8 + 0.2 * fbm(x, z, 3))),
        seed=2,
    )
    wood = woods(light)
    forest(
        scene, [(wood["pine"], 0.5), (wood["birch"], 0.5)], (-130, 130), (80, 130), 420, (11, 18)
    )
    scene.put(vehicles.carrier(), 0.6, 19.5, turn=58)
    scene.put(vehicles.lorry("tank"), 10.5, 24, turn=60)
    scene.put(vehicles.lorry("tank"), -14, 33, turn=72)
    crew = (
        (-4.3, 16.6, -70, people.LIFT),
        (5.2, 16.4, 60, people.LIFT),
        (-2.6, 23.5, -150, people.LIFT),
        (-8.6, 15.2, -40, people.REST),
    )
    for x, z, turn, pose in crew:
        scene.put(
            people.soldier(
                scene.rng,
                cloth="#a9a98a",
                hood=True,
                vest=False,
                left=pose,
                right=pose,
                stride=0.15,
            ),
            x,
            z,
            turn=turn,
        )
    for start, aim in (
        ((-3.7, 1.25, 16.9), (2.3, 0.9, 1.6)),
        ((4.6, 1.25, 16.8), (-2.4, 0.7, 1.8)),
        ((-2.2, 1.3, 22.8), (1.6, 0.8, -1.4)),
    ):
        trail(scene, start, aim, 34, (0.1, 0.75), rgb("#eef2f4") * 1.25, 0.30, spread=0.16)
    trail(scene, (1.2, 1.2, 19), (5, 2.6, 2), 26, (0.8, 2.0), rgb("#eef2f4") * 1.15, 0.2)
    for ends in (((8.0, 1.0, 21.5), (5.2, 1.1, 16.5)), ((-11, 1.0, 30), (-4.4, 1.1, 16.7))):
        a, b = np.array(ends)
        path = [
            a + (b - a) * t - np.array([0, 1.0 * np.sin(np.pi * t) ** 0.5, 0])
            for t in np.linspace(0, 1, 12)
        ]
        scene.meshes.append(camp.tube(np.maximum(path, [-99, 0.05, 0]), 0.035, "#23231f"))
    for x in np.arange(-6.5, 9.5, 2.6):
        scene.put(
            camp.tube([(0, 0, 0), (0, 1.0, 0)], 0.02, "#c9c2a0")
            + camp.quad((0, 0.98, 0), (0.3, 0.9, 0), (0.3, 0.78, 0), (0, 0.72, 0), "#c89b2c"),
            x,
            12.6,
        )
    picture = scene.expose(grass_where=lambda x, z: pad(x, z) < 0.4)
    return develop(picture, exposure=1.0, colour=0.84)


def depot(width):
    light = Light(sun=unit([0.45, 0.62, -0.5]), clouds=0.4, cloud_scale=1.1, seed=80, sight=900)
    camera = Camera(width, width * 2 // 3, 1.3, 0.50, 2.2)

    def yard(x, z, foot):
        slab = (
            rgb("#8b8a84")
            * (
                1
                + 0.06 * fbm(x / 2, z / 2, 4, 0.55, foot / 2)
                + 0.03 * fbm(x / 0.06, z / 0.06, 2, 0.6, foot / 0.06)
            )[..., None]
        )
        seam = np.minimum(np.abs(np.mod(x + 1.5, 6) - 3), np.abs(np.mod(z, 6) - 3))
        slab = (
            slab
            * (1 - 0.3 * (1 - smoothstep(0.02, 0.05 + foot, seam)) * np.clip(0.1 / foot, 0, 1))[
                ..., None
            ]
        )
        return mix(slab, grass(x, z, foot, MEADOW), smoothstep(58, 60, z)[..., None])

    scene = Scene(camera, light, level, yard, seed=3)
    wood = woods(light)
    forest(
        scene,
        [(wood["pine"], 0.6), (wood["birch"], 0.4)],
        (-90, 90),
        (80, 120),
        380,
        (12, 18),
        skirt=False,
    )
    for x, z, rows in ((-7.2, 14, 3), (-8.0, 21, 4), (-8.8, 29, 4), (8.6, 27, 3)):
        scene.put(camp.stack(scene.rng, 4, 3, rows), x, z, turn=scene.rng.normal(0, 1))
    for i in range(5):
        for j in range(3):
            scene.put(
                camp.barrel(("#586048", "#4e5a63")[(i + j) % 3 == 0]),
                5.2 + i * 0.68,
                15.5 + j * 0.68,
            )
    scene.put(vehicles.lorry("open"), 0.6, 25, turn=18)
    scene.put(vehicles.lorry("canvas"), 4.6, 42, turn=10)
    scene.put(vehicles.lorry("canvas"), -1.6, 46, turn=8)
    for x, z in ((-24, 52), (22, 52)):
        shed = prism([(-11, 0), (11, 0), (11, 5.2), (0, 8.2), (-11, 5.2)], 16, "#8a8f8b").at(
            0, 0, 0
        )
        doors = camp.box(7, 4.3, 0.1, "#4b5556", at=(0, 0, -8.05))
        scene.put(shed + doors, x, z)
    load = camp.crate(scene.rng)
    scene.put(load.at(0, 0.82, 0), -2.55, 18.6)
    for x, turn in ((-3.3, -90), (-1.8, 90)):
        scene.put(
            people.soldier(
                scene.rng, vest=False, helmet=False, left=people.LIFT, right=people.LIFT
            ),
            x,
            18.6,
            turn=turn,
        )
    scene.put(
        people.soldier(scene.rng, vest=False, helmet=False, left=people.CARRY), 1.8, 17.2, turn=60
    )
    scene.put(people.soldier(scene.rng, vest=False, helmet=False, stride=0.3), 7.4, 21.5, turn=-60)
    picture = scene.expose(blades_count=0)
    return develop(picture, exposure=0.98, colour=0.86)
