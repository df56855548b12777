"""What the scenes share: palettes, ground covers, woods."""

import numpy as np

from . import plants
from .ground import grass
from .noise import fbm, mix, smoothstep
from .plants import Wood
from .raster import photograph
from .scene import MEADOW, cover, scatter
from .view import rgb

DRY = (rgb("#a39458"), rgb("#7d7b45"), rgb("#45452a"))
ASPHALT = rgb("#55585a")
DIRT = rgb("#8f7f60")


def rolling(amount=0.3, hills=6.0, seed=4):
    """Ground with a gentle swell near by and low hills far off; flat about the camera."""

    def height(x, z):
        near = amount * fbm(x / 55, z / 55, 3, 0.45, seed=seed)
        far = (
            np.clip((z - 250) / 900, 0, 1) * hills * (0.6 + fbm(x / 800, z / 800, 2, seed=seed + 2))
        )
        return near + far

    return height


def forest(scene, kinds, x, z, count, tall=(12, 19), *, skirt=True):
    """A mixed wood in a box of x and z, with bushes along its near edge."""
    for kind, share in kinds:
        scene.plant(kind, scatter(scene.rng, int(count * share), x, z), tall)
    thicket(scene, x, z, tall)
    if skirt:
        bushes = Wood(plants.bush, plants.OAK, scene.light, seed=7, count=4)
        width = abs(x[1] - x[0])
        places = scatter(scene.rng, int(width / 3.2), x, (z[0] - 2.5, z[0] + 4))
        scene.plant(bushes, places, (1.4, 3.4), cast=60)


def thicket(scene, x, z, tall):
    """Undergrowth deep in the wood, so that no sky shows between the stems."""
    young = Wood(plants.bush, plants.SPRUCE, scene.light, seed=9, count=4)
    depth = z[1] - z[0]
    for share in (0.45, 0.75, 1.0):
        across = np.arange(x[0], x[1], 4.5) + scene.rng.uniform(-2, 2)
        row = z[0] + depth * share
        scene.plant(
            young,
            [(a, row + scene.rng.uniform(-2, 2)) for a in across],
            (tall[0] * 0.35, tall[0] * 0.62),
            cast=0,
        )


def woods(light):
    return {
        "spruce": Wood(plants.spruce, plants.SPRUCE, light, seed=1),
        "pine": Wood(plants.pine, plants.PINE, light, seed=2, bark="#8a5d3c"),
        "birch": Wood(plants.leafy, plants.BIRCH, light, seed=3, bark="#dedcd2", white=True),
        "oak": Wood(plants.leafy, plants.OAK, light, seed=4),
    }


def turf(palette=MEADOW, *, track=None, dryness=0.0):
    """Albedo of grass, worn to earth where `track(x, z)` is near 1."""

    def albedo(x, z, foot):
        colour = grass(x, z, foot, palette, dryness)
        if track is None:
            return colour
        worn = track(x, z)[..., None]
        soil = DIRT * (1 + 0.16 * fbm(x / 0.7, z / 1.1, 4, 0.6, foot / 0.7, seed=6))[
            ..., None
        ].clip(0.4, 1.6)
        return mix(colour, soil, worn)

    return albedo


def ruts(centre, *, gauge=1.0, wide=0.55, strength=0.9):
    """Two wheel marks that follow `centre(z)`."""

    def track(x, z):
        off = np.abs(np.abs(x - centre(z)) - gauge)
        rough = 0.25 * fbm(x / 1.4, z / 2.2, 3, seed=2)
        return (
            strength
            * (1 - smoothstep(wide * 0.4, wide * 1.6, off + rough * 0.5))
            * (0.75 + 0.25 * np.sin(z / 9))
        )

    return track


def road(x0=-8.0, x1=8.0, lines=(-7.2, 0.0, 7.2), verge=MEADOW, dashes=(0.0,)):
    """A straight motorway along z, with painted lines."""

    def albedo(x, z, foot):
        green = grass(x, z, foot, verge)
        stain = fbm(x / 3, z / 14, 4, 0.55, foot / 3, seed=3)
        tar = (
            ASPHALT
            * (0.92 + 0.10 * stain - 0.06 * np.exp(-((np.abs(np.abs(x) - 3.4)) ** 2) / 0.6))[
                ..., None
            ]
        )
        grainy = fbm(x / 0.08, z / 0.08, 2, 0.6, foot / 0.08, seed=5)
        tar = tar * (1 + 0.05 * grainy)[..., None]
        soft = np.maximum(foot * 0.5, 0.02)
        for line in lines:
            there = 1 - smoothstep(0.1, 0.1 + soft * 2, np.abs(x - line))
            if line in dashes:
                there = there * (np.mod(z, 12) < 4)
            tar = mix(tar, rgb("#c9c9c1"), (there * 0.85 * np.clip(0.2 / soft, 0.15, 1))[..., None])
        on = smoothstep(x0 - 0.3, x0, x) * (1 - smoothstep(x1, x1 + 0.3, x))
        gravel = smoothstep(x0 - 2.4, x0 - 1.2, x) * (1 - smoothstep(x1 + 1.2, x1 + 2.4, x))
        stony = (
            rgb("#8d8775")
            * (1 + 0.12 * fbm(x / 0.3, z / 0.3, 3, 0.6, foot / 0.3, seed=1))[..., None]
        )
        return mix(mix(green, stony, gravel[..., None] * 0.8), tar, on[..., None])

    return albedo


def ridged(x, z, seed=0):
    total, weight, scale = np.zeros(np.broadcast(x, z).shape, np.float32), 1.0, 1.0
    for octave in range(7):
        fold = 1 - np.abs(fbm(x * scale, z * scale, 1, seed=seed + octave)) * 0.8
        total = total + weight * fold * np.clip(total * 0.55 + 0.4, 0, 1)
        weight, scale = weight * 0.5, scale * 2.05
    return total


def snowy(height, *, line=900.0, rock="#5d5852", scree="#8b8170"):
    """Albedo of high mountains: snow above the line and where it is not too steep."""

    def albedo(x, z, foot):
        step = np.maximum(2.0, foot * 0.7)
        y = height(x, z)
        dx = (height(x + step, z) - height(x - step, z)) / (2 * step)
        dz = (height(x, z + step) - height(x, z - step)) / (2 * step)
        steep = np.hypot(dx, dz)
        patch = fbm(x / 90, z / 90, 4, 0.55, foot / 90, seed=3)
        snow = smoothstep(line - 160, line + 160, y + patch * 130) * (
            1 - smoothstep(0.85, 1.35, steep + 0.1 * patch)
        )
        stone = mix(rgb(scree), rgb(rock), np.clip(steep * 0.9 + 0.2 * patch, 0, 1)[..., None])
        stone = stone * (1 + 0.14 * fbm(x / 14, y / 9, 4, 0.6, foot / 14))[..., None].clip(0.4, 1.5)
        return mix(stone, rgb("#eef2f6"), snow[..., None])

    return albedo


def lay(picture, scene, meshes, shadow, *, lamps=None):
    cuts = [photograph(m, scene.camera, scene.light, shadow, lamps=lamps) for m in meshes]
    for cut in sorted(filter(None, cuts), key=lambda cut: -cut.depth):
        cut.lay_on(picture)
        cover(scene.depth, cut)
