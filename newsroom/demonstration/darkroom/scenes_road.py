"""Scenes with columns on the move."""

import numpy as np

from . import camp, people, plants, vehicles
from .air import glow, trail
from .finish import develop
from .noise import fbm, mix, smoothstep
from .plants import Wood
from .raster import Shadow
from .scene import MEADOW, STEPPE, Scene
from .scenery import DRY, forest, lay, ridged, rolling, ruts, turf, woods
from .view import Camera, Light, rgb, unit
from .water import flood


def supply_column(width):
    light = Light(sun=unit([-0.62, 0.5, -0.45]), clouds=0.5, cloud_scale=1.25, seed=3, sight=1500)
    camera = Camera(width, width * 2 // 3, 1.2, 0.45, 2.5)

    def lane(z):
        return 6.6 - 0.62 * (z - 17) * (1 - np.clip(z - 17, 0, 400) / 900)

    scene = Scene(
        camera,
        light,
        rolling(0.22, 9),
        turf(MEADOW, track=ruts(lane, strength=0.95), dryness=0.12),
        seed=6,
    )
    wood = woods(light)
    mixed = [(wood["spruce"], 0.45), (wood["pine"], 0.3), (wood["birch"], 0.25)]
    forest(scene, mixed, (-520, -160), (330, 470), 520, (13, 20))
    forest(scene, mixed, (20, 260), (170, 280), 480, (12, 19))
    forest(scene, mixed, (-160, 60), (520, 640), 380, (13, 20), skirt=False)
    for n, (z, body) in enumerate(
        ((21.5, "canvas"), (35, "tank"), (51, "canvas"), (69, "shelter"), (90, "canvas"))
    ):
        scene.put(vehicles.lorry(body), lane(z), z, turn=-32 + 62 + 26 - n * 1.2)
        trail(
            scene,
            (lane(z) + 3.2, 0.5, z + 3),
            (9, 1.0, 6),
            20,
            (0.7, 2.4),
            rgb("#c9bd9c") * 1.1,
            0.15,
        )
    picture = scene.expose(
        blades_count=34000, grass_where=lambda x, z: np.abs(np.abs(x - lane(z)) - 1.0) > 0.7
    )
    return develop(picture, exposure=1.0, colour=0.84)


def pontoon_bridge(width):
    light = Light(sun=unit([0.5, 0.5, -0.5]), clouds=0.55, cloud_scale=1.2, seed=26, sight=1100)
    camera = Camera(width, width * 2 // 3, 1.2, 0.40, 4.2)

    def shore(x):
        return 5.5 + 1.2 * fbm(x / 14, x * 0, 3, seed=2)

    def bank(x):
        return 92 + 6 * fbm(x / 70, x * 0 + 3, 3, seed=5)

    def height(x, z):
        near = np.clip((shore(x) - z) / 3, -1.5, 1.2)
        far = np.clip((z - bank(x)) / 8, -1.5, 2.2) + np.clip((z - 130) / 300, 0, 1) * 16
        return np.where(z < 40, near, far) + 0.15 * fbm(x / 6, z / 6, 3, seed=1)

    scene = Scene(camera, light, height, turf(MEADOW), seed=12)
    wood = woods(light)
    mixed = [(wood["birch"], 0.35), (wood["pine"], 0.35), (wood["oak"], 0.3)]
    forest(scene, mixed, (-170, 170), (108, 170), 420, (9, 17))
    bridge = camp.pontoon(27, 3.4).at(2, 0, 36)
    things = [bridge]
    things += [
        vehicles.lorry(body).turned(90).at(x, 0.75, 36)
        for x, body in ((-11, "canvas"), (3.5, "tank"), (17.5, "canvas"))
    ]
    things += [people.soldier(scene.rng).turned(20).at(x, 0.75, 33.4) for x in (-24, -19, 9.5, 26)]
    scene.meshes = []
    picture = scene.expose(blades_count=0, contact=False)
    shadow = Shadow(things, light)
    flood(
        picture,
        scene.depth,
        camera,
        where=lambda x, z: (z > shore(x)) & (z < bank(x)),
        bank=100.0,
        colour=rgb("#3d4a45") * 0.55,
        ripple=1.0,
        light=light,
        shadow=shadow,
        meshes=things,
        seed=3,
    )
    lay(picture, scene, things, shadow)
    plants.blades(
        picture,
        scene.depth,
        camera,
        height,
        scene.rng,
        count=26000,
        near=3.2,
        far=8,
        tall=(0.3, 1.1),
        where=lambda x, z: z < shore(x) + 0.3,
    )
    return develop(picture, exposure=1.0, colour=0.86)


def night_march(width):
    light = Light(
        sun=unit([-0.5, 0.7, -0.2]),
        sun_colour=rgb("#9db4d8") * 0.3,
        sky_colour=rgb("#3a4d68") * 1.0,
        bounce=rgb("#1c2430") * 0.2,
        zenith=rgb("#0d1a30") * 0.7,
        low_sky=rgb("#2c3d55") * 0.7,
        haze=rgb("#1f2d42") * 0.7,
        glow=rgb("#000000"),
        sight=320,
        clouds=0.35,
        cloud_scale=1.3,
        cloud_light=rgb("#2b3a52") * 0.6,
        cloud_shade=rgb("#141d2c") * 0.7,
        seed=5,
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.46, 2.0)

    def lane(z):
        return 3.6 - 0.36 * (z - 16)

    scene = Scene(camera, light, rolling(0.1, 3), turf(DRY, track=ruts(lane, strength=1.0)), seed=7)
    wood = woods(light)
    forest(scene, [(wood["spruce"], 1.0)], (-160, -26), (52, 110), 240, (14, 21), skirt=False)
    forest(scene, [(wood["spruce"], 1.0)], (14, 120), (42, 100), 240, (14, 21), skirt=False)
    spots = []
    for z, body in ((19, "canvas"), (35, "canvas"), (53, "shelter"), (74, "canvas")):
        turn = 23
        truck = (
            vehicles.lorry(body)
            + vehicles.beam(1.0, 1.22, -4.12)
            + vehicles.beam(-1.0, 1.22, -4.12)
        )
        scene.put(truck, lane(z), z, turn=turn)
        ahead = np.array([-np.sin(np.radians(turn)), -0.1, -np.cos(np.radians(turn))])
        foot = float(scene.height(np.float32(lane(z)), np.float32(z)))
        nose = np.array([lane(z), foot + 1.22, z]) + np.array([ahead[0], 0, ahead[2]]) * 4.2
        across = np.array([np.cos(np.radians(turn)), 0, -np.sin(np.radians(turn))]) * 1.0
        spots += [(nose + across, ahead), (nose - across, ahead)]
    picture = scene.expose(lamps=_beams(spots), blades_count=26000)
    for nose, ahead in spots:
        power = (19 / nose[2]) ** 0.5
        glow(picture, camera, nose + ahead * 0.2, 0.42, rgb("#ffe2ae"), 0.9 * power)
        glow(picture, camera, nose + ahead * 1.0, 2.6, rgb("#ffd79a"), 0.05 * power, flat=0.7)
    _stars(picture, scene)
    return develop(picture, exposure=1.35, colour=0.92, vignette=0.2)


def _beams(spots):
    def lamps(place, normal):
        total = np.zeros_like(place)
        for nose, ahead in spots:
            ray = nose.astype(np.float32) - place
            distance = np.linalg.norm(ray, axis=-1, keepdims=True).clip(0.4)
            ray = ray / distance
            inside = np.clip((-(ray @ unit(ahead)) - 0.72) / 0.28, 0, 1)[..., None] ** 1.6
            facing = np.clip((normal * ray).sum(axis=-1, keepdims=True), 0.04, 1)
            total += rgb("#ffe0ae") * 60 * inside * facing / (distance**2 + 6)
        return total

    return lamps


def _stars(picture, scene):
    sky = np.isinf(scene.depth)
    rng = np.random.default_rng(3)
    count = 700
    rows = (rng.uniform(0, 0.8, count) ** 1.2 * scene.camera.centre[1]).astype(int)
    columns = rng.integers(1, scene.camera.width - 1, count)
    for row, column, power in zip(rows, columns, rng.pareto(2.5, count) * 0.05, strict=True):
        if sky[row, column]:
            picture[row, column] += min(power, 0.6)


def steppe_armour(width):
    light = Light(
        sun=unit([0.6, 0.4, -0.5]),
        clouds=0.4,
        cloud_scale=1.5,
        seed=90,
        sight=2200,
        sun_colour=rgb("#ffe9c8") * 2.6,
        haze=rgb("#d9d9cf"),
    )
    camera = Camera(width, width * 2 // 3, 1.25, 0.40, 2.4)

    def lane(z):
        return -1 + 0.62 * (z - 19)

    def height(x, z):
        return rolling(0.3, 10)(x, z) + smoothstep(2500, 7000, z) * (
            ridged(x / 4200 + 0.4, z / 4200, 3) * 620 - 320
        )

    scene = Scene(
        camera,
        light,
        height,
        turf(STEPPE, track=ruts(lane, gauge=1.1, wide=0.8)),
        seed=5,
        far=14000,
    )
    for x, z, turn in ((-1.2, 20.5, 46), (9.5, 36, 50), (-13, 48, 42), (24, 64, 52), (-34, 92, 44)):
        scene.put(vehicles.carrier("#77704d"), x, z, turn=turn)
        c = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        trail(
            scene,
            (x + 3.4 * c[1], 0.5, z + 3.4 * c[0]),
            (9 * c[1], 1.4, 9 * c[0]),
            34,
            (0.8, 2.8),
            rgb("#d8c49a") * 1.15,
            0.22,
        )
    picture = scene.expose(blades_count=30000, tall=(0.06, 0.2))
    return develop(picture, exposure=1.0, colour=0.84)


def winter_column(width):
    light = Light(
        sun=unit([0.6, 0.3, -0.4]),
        sun_colour=rgb("#ffe9d0") * 1.7,
        sky_colour=rgb("#a9bcd6") * 0.95,
        bounce=rgb("#cdd6e2") * 0.55,
        clouds=0.6,
        cloud_scale=1.2,
        seed=121,
        sight=600,
        haze=rgb("#dde5ec") * 1.1,
        low_sky=rgb("#e9eef2") * 1.2,
    )
    camera = Camera(width, width * 2 // 3, 1.2, 0.42, 2.2)

    def lane(z):
        return 5.5 - 0.4 * (z - 17)

    path = ruts(lane, gauge=1.0, wide=0.6)

    def albedo(x, z, foot):
        snow = (
            rgb("#e9eef4")
            * (
                1
                + 0.03 * fbm(x / 0.9, z / 1.6, 4, 0.6, foot / 0.9)
                + 0.03 * fbm(x / 9, z / 9, 3, 0.5, foot / 9)
            )[..., None]
        )
        return mix(snow, rgb("#9c9a96"), (path(x, z) * 0.7)[..., None])

    scene = Scene(camera, light, rolling(0.25, 8), albedo, seed=14)
    wood = Wood(plants.spruce, (rgb("#1a2420"), rgb("#aebbc2")), light, seed=1)
    pine = Wood(plants.pine, (rgb("#1d2824"), rgb("#a9b6ba")), light, seed=2, bark="#8a5d3c")
    forest(scene, [(wood, 0.7), (pine, 0.3)], (-260, -46), (110, 180), 330, (12, 20), skirt=False)
    forest(scene, [(wood, 0.7), (pine, 0.3)], (16, 190), (72, 150), 420, (12, 20), skirt=False)
    for z, body in ((20, "canvas"), (36, "shelter"), (54, "tank"), (74, "canvas")):
        scene.put(vehicles.lorry(body, "#656b58", "#8a8d7c"), lane(z), z, turn=23)
        trail(
            scene,
            (lane(z) + 1.5, 0.4, z + 3.5),
            (4, 0.9, 8),
            24,
            (0.6, 2.2),
            rgb("#f2f5f8") * 1.1,
            0.25,
        )
    for x, z, turn in ((-3.6, 15.5, 20), (-4.6, 16, -30)):
        scene.put(
            people.soldier(scene.rng, cloth="#dfe3e4", hat="#dfe3e4", vest=False, pack=True),
            x,
            z,
            turn=turn,
        )
    picture = scene.expose(blades_count=1800, tall=(0.1, 0.35), grime=0.05)
    return develop(picture, exposure=0.95, colour=0.86)
