"""Scenes with aircraft."""

import numpy as np

from . import aircraft, camp, people, vehicles
from .air import trail
from .finish import develop
from .ground import grass
from .mesh import join
from .noise import fbm, mix, smoothstep
from .scene import STEPPE, Scene, level
from .scenery import DRY, forest, road, rolling, turf, woods
from .view import Camera, Light, rgb, unit


def motorway_landing(width):
    light = Light(sun=unit([-0.55, 0.5, -0.65]), clouds=0.46, cloud_scale=1.3, seed=9, sight=1500)
    camera = Camera(width, width * 2 // 3, 1.7, 0.60, 2.2)
    shift = 10.0
    paved = road(-10.5, 10.5, (-9.8, -3.3, 3.3, 9.8), dashes=(-3.3, 3.3))
    scene = Scene(camera, light, level, lambda x, z, foot: paved(x - shift * 0.55, z, foot), seed=3)
    wood = woods(light)
    mixed = [(wood["spruce"], 0.35), (wood["pine"], 0.45), (wood["birch"], 0.2)]
    for z0 in range(130, 900, 45):
        forest(scene, mixed, (-70, -24), (z0, z0 + 45), 42, (13, 20), skirt=z0 < 300)
        forest(scene, mixed, (36, 85), (z0, z0 + 45), 42, (13, 20), skirt=z0 < 300)
    forest(scene, mixed, (-90, 110), (1000, 1150), 260, (14, 20), skirt=False)
    plane = aircraft.transport().turned(3.5, "x").turned(-20)
    low = float(plane.points[..., 1].min())
    scene.meshes.append(plane.at(4.2, -low + 0.02, 66))
    for side in (-1, 1):
        hub = np.array([[3.95 * side, 1.05, -5.25]], np.float32)
        c, s = np.cos(np.radians(-20)), np.sin(np.radians(-20))
        place = (
            4.2 + hub[0, 0] * c + hub[0, 2] * s,
            1.05 - low + 0.35,
            66 - hub[0, 0] * s + hub[0, 2] * c,
        )
        scene.cutouts.append(aircraft.disc(camera, light, place, 1.95, turn=-20, alpha=0.24))
        scene.meshes.append(
            aircraft.rotor(1.95, 4, 20 + 31 * side).turned(90, "x").turned(-20).at(*place)
        )
        gear = (4.2 + 3.95 * side * c - 0.6 * s, 0.35, 66 - 3.95 * side * s + 1.6)
        trail(scene, gear, (0.6, 1.1, 9), 34, (0.5, 2.1), rgb("#eceae5") * 1.25, 0.5)
    escort = aircraft.helicopter("escort", spin=20).turned(-35)
    scene.meshes.append(escort.at(-46, 31, 210))
    scene.meshes.append(escort.at(-78, 38, 290))
    for z in range(30, 300, 30):
        scene.meshes.append(camp.box(0.12, 0.9, 0.12, "#e2e0d8").at(-6.6, 0, z))
    picture = scene.expose(grass_where=lambda x, _z: (x < -7.4) | (x > 18.6), blades_count=30000)
    return develop(picture, exposure=1.0, colour=0.86)


def attack_pair(width):
    light = Light(sun=unit([0.6, 0.5, -0.45]), clouds=0.42, cloud_scale=1.7, seed=14, sight=1900)
    camera = Camera(width, width * 2 // 3, 1.5, 0.93, 2.0)
    scene = Scene(camera, light, level, seed=8)
    wood = woods(light)
    forest(
        scene, [(wood["pine"], 0.7), (wood["spruce"], 0.3)], (-150, 150), (150, 240), 520, (13, 21)
    )
    jet = aircraft.attack()
    for x, y, z, turn, bank in ((-5.5, 13.2, 44, 54, 16), (9.5, 25.5, 66, 54, 13)):
        scene.meshes.append(jet.turned(-4, "x").turned(bank, "z").turned(turn).at(x, y, z))
    picture = scene.expose(blades_count=0, contact=False)
    return develop(picture, exposure=1.05, colour=0.88)


def refuelling(width):
    light = Light(
        sun=unit([0.62, 0.42, -0.5]),
        clouds=0.55,
        cloud_scale=1.1,
        seed=21,
        sight=1300,
        sun_colour=rgb("#ffe6bf") * 2.7,
    )
    camera = Camera(width, width * 2 // 3, 1.4, 0.5, 1.8)
    paved = road(-40, 11, (-9.5, -3, 3, 9.6), dashes=(-3, 3))
    scene = Scene(camera, light, level, paved, seed=5)
    wood = woods(light)
    mixed = [(wood["pine"], 0.6), (wood["birch"], 0.25), (wood["spruce"], 0.15)]
    forest(scene, mixed, (-260, -20), (190, 270), 330, (13, 19))
    forest(scene, mixed, (20, 42), (70, 260), 170, (13, 19))
    jet = aircraft.attack(gear=True)
    low = float(jet.points[..., 1].min())
    scene.put(jet.at(0, -low, 0), -1.2, 27, turn=48)
    scene.put(vehicles.lorry("tank"), 8.4, 37, turn=-62)
    for x, z, turn, options in (
        (
            3.2,
            25.5,
            70,
            {"helmet": False, "vest": False, "right": people.LIFT, "left": people.LIFT},
        ),
        (4.3, 27.0, -60, {"helmet": False, "vest": False, "stride": 0.3}),
        (-8.2, 24.0, -120, {"helmet": False, "vest": False, "right": people.POINT}),
        (-0.4, 22.6, 150, {"helmet": False, "vest": False, "left": people.CARRY}),
    ):
        scene.put(people.soldier(scene.rng, **options), x, z, turn=turn)
    hose = [
        (5.6, 0.9, 34.5),
        (5.2, 0.12, 32),
        (5.4, 0.05, 29),
        (4.2, 0.06, 26.6),
        (2.8, 0.6, 25.6),
        (1.9, 1.6, 25.6),
    ]
    scene.meshes.append(camp.tube(np.array(hose), 0.06, "#191918"))
    for z in (16, 27, 40):
        scene.meshes.append(
            camp.lathe([(0.2, 0), (0.03, 0.55), (0, 0.55)], "#c05a2a").at(-8.9, 0, z)
        )
    picture = scene.expose(grass_where=lambda x, _z: x > 13.3)
    return develop(picture, exposure=1.0, colour=0.88)


def helicopters(width):
    light = Light(
        sun=unit([-0.4, 0.75, 0.2]),
        sun_colour=rgb("#ffffff") * 0.7,
        sky_colour=rgb("#c2ccd4") * 1.3,
        clouds=0.78,
        cloud_scale=1.0,
        seed=30,
        sight=900,
        cloud_depth=1.6,
        cloud_light=rgb("#ffffff") * 1.35,
        cloud_shade=rgb("#8d99a4"),
    )
    camera = Camera(width, width * 2 // 3, 1.35, 0.9, 2)
    scene = Scene(camera, light, level, seed=2)
    wood = woods(light)
    forest(scene, [(wood["spruce"], 1.0)], (-170, 170), (130, 240), 640, (13, 22))
    for kind, x, y, z, turn, pitch in (
        ("transport", 2.5, 14.5, 46, 48, 6),
        ("escort", -19, 27, 78, 48, 7),
        ("escort", 26, 36, 104, 48, 7),
        ("transport", -38, 34, 165, 48, 6),
    ):
        craft = aircraft.helicopter(kind, spin=17 + x)
        scene.meshes.append(craft.turned(-pitch, "x").turned(turn).at(x, y, z))
        scene.cutouts.append(
            aircraft.disc(camera, light, (x, y + 2.5, z), 10.3, axis="y", alpha=0.07, shade=0.25)
        )
    picture = scene.expose(blades_count=0, contact=False)
    return develop(picture, exposure=1.0, colour=0.85)


def airlift(width):
    light = Light(
        sun=unit([-0.8, 0.2, 0.35]),
        sun_colour=rgb("#ffcf9a") * 2.3,
        sky_colour=rgb("#9fb0cc") * 0.85,
        zenith=rgb("#5478a8"),
        low_sky=rgb("#f6dcc0") * 1.2,
        haze=rgb("#e2cdb9") * 1.05,
        glow=rgb("#ffc892") * 0.5,
        clouds=0.42,
        cloud_scale=1.4,
        seed=110,
        sight=1400,
        cloud_light=rgb("#ffe6cc") * 1.5,
        cloud_shade=rgb("#9792a0"),
    )
    camera = Camera(width, width * 2 // 3, 1.15, 0.46, 1.8)

    def apron(x, z, foot):
        slab = (
            rgb("#8f8e89")
            * (
                1
                + 0.05 * fbm(x / 3, z / 3, 4, 0.55, foot / 3)
                + 0.03 * fbm(x / 0.07, z / 0.07, 2, 0.6, foot / 0.07)
            )[..., None]
        )
        seam = np.minimum(np.abs(np.mod(x + 1.5, 7) - 3.5), np.abs(np.mod(z, 7) - 3.5))
        slab = (
            slab
            * (1 - 0.35 * (1 - smoothstep(0.02, 0.05 + foot, seam)) * np.clip(0.1 / foot, 0, 1))[
                ..., None
            ]
        )
        line = 1 - smoothstep(0.12, 0.14 + foot, np.abs(x - 0.35 * z + 2))
        slab = mix(slab, rgb("#c9a63c"), (line * 0.7 * np.clip(0.3 / foot, 0, 1))[..., None])
        return mix(slab, grass(x, z, foot, DRY), smoothstep(110, 112, z)[..., None])

    scene = Scene(camera, light, level, apron, seed=2)
    wood = woods(light)
    forest(scene, [(wood["pine"], 1)], (-420, 420), (420, 480), 460, (11, 17), skirt=False)
    plane = aircraft.transport()
    low = float(plane.points[..., 1].min())
    for x, z, turn in ((2.2, 37, 128), (40, 96, 128)):
        scene.put(plane.at(0, -low, 0), x, z, turn=turn)
    for n in range(9):
        scene.put(
            people.soldier(
                scene.rng,
                pack=True,
                rifle=True,
                left=people.CARRY,
                right=people.CARRY,
                stride=0.4 * (-1) ** n,
            ),
            -9.0 + n * 1.35,
            18.5 + n * 0.95,
            turn=-122,
        )
    scene.put(people.soldier(scene.rng, helmet=False, right=people.POINT), 4.6, 25.5, turn=60)
    scene.put(vehicles.lorry("canvas"), -18, 40, turn=-70)
    scene.put(vehicles.lorry("tank"), -27, 62, turn=-80)
    picture = scene.expose(blades_count=0)
    return develop(picture, exposure=1.02, colour=0.9)


def parachutes(width):
    light = Light(sun=unit([0.55, 0.6, -0.4]), clouds=0.45, cloud_scale=1.3, seed=131, sight=2600)
    camera = Camera(width, width * 2 // 3, 1.3, 0.9, 1.8)
    scene = Scene(camera, light, rolling(0.2, 12), turf(STEPPE), seed=16)
    wood = woods(light)
    forest(
        scene,
        [(wood["pine"], 0.6), (wood["birch"], 0.4)],
        (-320, 320),
        (330, 420),
        460,
        (11, 17),
        skirt=False,
    )
    rng = scene.rng
    places = [
        (-13, 17, 62),
        (8, 9, 66),
        (21, 25, 84),
        (-6, 31, 96),
        (-33, 33, 112),
        (2, 21, 120),
        (40, 46, 128),
        (-46, 52, 150),
        (14, 52, 150),
        (58, 34, 168),
        (-18, 64, 178),
        (38, 74, 196),
        (-74, 44, 215),
        (-52, 86, 230),
        (72, 92, 240),
    ]
    for x, y, z in places:
        sway = rng.normal(0, 5)
        scene.meshes.append(_canopy_rig(rng).turned(sway, "z").at(x, y, z))
    plane = aircraft.transport(gear=False)
    scene.meshes.append(plane.turned(8, "z").turned(-62).at(52, 122, 300))
    picture = scene.expose(blades_count=12000, contact=False)
    return develop(picture, exposure=1.0, colour=0.88)


def _canopy_rig(rng):
    dome = [(r, 9.2 - 2.9 * (r / 4.2) ** 2.2) for r in np.linspace(0.25, 4.2, 9)]
    cloth = camp.lathe(dome, ("#c9c7b8", "#b9b9a6", "#cfccbf")[rng.integers(3)], sides=28)
    lines = [
        camp.tube(
            [(4.2 * np.cos(a), 6.3, 4.2 * np.sin(a)), (0.12 * np.cos(a), 1.7, 0)],
            0.02,
            "#8b8a80",
            sides=4,
        )
        for a in np.arange(0, 2 * np.pi, np.pi / 8)
    ]
    man = people.soldier(
        rng,
        pack=True,
        left=((0.3, 1.7, 0), (0.22, 1.95, 0)),
        right=((0.3, 1.7, 0), (0.22, 1.95, 0)),
    )
    return join([cloth, *lines, man])
