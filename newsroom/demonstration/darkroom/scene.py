"""One picture: what stands where, and the order in which it is laid on the paper."""

from dataclasses import dataclass, field

import numpy as np

from .ground import footprint, grass, normals, positions, sweep
from .mesh import Mesh, flat, join
from .plants import Wood, blades
from .raster import Contact, Cutout, Shade, Shadow, photograph
from .sky import paint_sky
from .view import Camera, Light, rgb, unit

MEADOW = (rgb("#8d8450"), rgb("#5d6f38"), rgb("#2c3420"))
STEPPE = (rgb("#b19a62"), rgb("#8b8350"), rgb("#55502f"))


def level(x, z):
    return np.zeros(np.broadcast(x, z).shape, np.float32)


def meadow(x, z, foot):
    return grass(x, z, foot, MEADOW)


@dataclass
class Scene:
    camera: Camera = field(default_factory=Camera)
    light: Light = field(default_factory=Light)
    height: object = level
    albedo: object = meadow
    seed: int = 1
    far: float = 9000.0
    meshes: list[Mesh] = field(default_factory=list)
    cutouts: list[Cutout] = field(default_factory=list)
    casts: list[Mesh] = field(default_factory=list)

    def __post_init__(self):
        self.rng = np.random.default_rng(self.seed)

    def put(self, mesh: Mesh, x=0.0, z=10.0, *, turn=0.0, lift=0.0) -> None:
        """Stand a mesh on the ground."""
        y = float(self.height(np.float32(x), np.float32(z))) + lift
        self.meshes.append(mesh.turned(turn).at(x, y, z))

    def plant(self, wood: Wood, places, tall, *, cast=140.0) -> None:
        """Trees at (x, z) places with heights between the two numbers of `tall`."""
        for x, z in places:
            size = self.rng.uniform(*tall)
            y = float(self.height(np.float32(x), np.float32(z)))
            cut = wood.plant(self.camera, x, y - 0.15, z, size, int(self.rng.integers(99)))
            if cut is not None:
                self.cutouts.append(cut)
            if z < cast and self.light.sun_colour.max() > 0:
                self.casts.append(cone(x, y, z, size))

    def expose(
        self,
        *,
        grass_where=None,
        blades_count=26000,
        tall=(0.1, 0.32),
        lamps=None,
        scale=3,
        grime=0.1,
        contact=True,
        reach=34.0,
    ):
        """Sky, ground, then everything from far to near."""
        picture = paint_sky(self.camera, self.light)
        depth = sweep(self.camera, self.height, far=self.far)
        near = [m for m in self.meshes if m.points[..., 2].min() < 160]
        shadow = Shade(Shadow(near, self.light), Shadow(self.casts, self.light))
        under = Contact(near) if contact else Contact([])
        self._ground(picture, depth, shadow, under, lamps)
        cuts = [
            photograph(
                m,
                self.camera,
                self.light,
                shadow,
                scale=scale,
                grime=grime,
                ground=float(m.points[..., 1].min()),
                lamps=lamps,
            )
            for m in self.meshes
        ]
        for cut in sorted(filter(None, cuts + self.cutouts), key=lambda cut: -cut.depth):
            cut.lay_on(picture)
            cover(depth, cut)
        if blades_count:
            blades(
                picture,
                depth,
                self.camera,
                self.height,
                self.rng,
                count=blades_count,
                tall=tall,
                where=grass_where,
                far=reach,
            )
        self.depth = depth
        return picture

    def _ground(self, picture, depth, shadow, under, lamps):
        seen = np.isfinite(depth)
        place = positions(self.camera, depth)[seen]
        x, z = place[:, 0], place[:, 2]
        foot = footprint(self.camera, z)
        normal = normals(self.height, x, z, np.maximum(0.3, foot))
        albedo = self.albedo(x, z, foot)
        arriving = self.light.falling_on(normal, shadow.reach(place, bias=0.12))
        if lamps is not None:
            arriving = arriving + lamps(place, normal)
        colour = albedo * arriving * under.shade(place)[:, None]
        ray = unit(place - np.array([0, self.camera.eye, 0], np.float32))
        picture[seen] = self.light.veil(colour, z, ray)


def cover(depth, cut):
    """Note the nearer thing in the depth map."""
    h, w = cut.alpha.shape
    part = depth[cut.top : cut.top + h, cut.left : cut.left + w]
    part[cut.alpha > 0.5] = np.minimum(part[cut.alpha > 0.5], cut.depth)


def cone(x, y, z, tall) -> Mesh:
    """A stand-in for a tree: it casts its shadow."""
    turn = np.linspace(0, 2 * np.pi, 9)
    ring = [
        (x + tall * 0.13 * np.cos(a), y + tall * 0.12, z + tall * 0.13 * np.sin(a)) for a in turn
    ]
    tip = (x, y + tall, z)
    return flat([[ring[i], ring[i + 1], tip] for i in range(8)], "#000000")


def scatter(rng, count, x, z):
    """Places in a box of x and z, denser far away."""
    return np.column_stack([rng.uniform(*x, count), rng.uniform(*z, count)])


def group(*meshes) -> Mesh:
    return join(meshes)
