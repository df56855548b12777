"""Trees, bushes and blades of grass: drawn once as sprites, then planted at many distances."""

import numpy as np
from PIL import Image, ImageDraw

from .noise import mix
from .raster import Cutout
from .view import Camera, Light, rgb

TALL = 560
SPRUCE = (rgb("#10190f"), rgb("#48573a"))
PINE = (rgb("#151f12"), rgb("#5d6c42"))
BIRCH = (rgb("#27351a"), rgb("#8d9a52"))
OAK = (rgb("#1b2913"), rgb("#6f8045"))
AUTUMN = (rgb("#4a3512"), rgb("#c49a3c"))
WINTER = (rgb("#20262a"), rgb("#dfe6ea"))


class Sprite:
    """Shade (0 dark to 1 lit) and cover of one plant, and a share of bark."""

    def __init__(self, width: int):
        self.width = width
        self.canvas = Image.new("RGBA", (width, TALL), (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.canvas)

    def stroke(self, points, shade, width):
        value = int(np.clip(shade, 0, 1) * 255)
        self.draw.line(points, fill=(value, 0, 0, 255), width=width)

    def bark(self, points, shade, width):
        value = int(np.clip(shade, 0, 1) * 255)
        self.draw.line(points, fill=(value, 255, 0, 255), width=width)

    def leaf(self, x, y, radius, shade):
        value = int(np.clip(shade, 0, 1) * 255)
        box = (x - radius, y - radius * 0.75, x + radius, y + radius * 0.75)
        self.draw.ellipse(box, fill=(value, 0, 0, 255))


def spruce(rng, side) -> Sprite:
    """`side` is -1 where the light comes from the left, 1 from the right."""
    sprite = Sprite(260)
    middle, slim = 130, rng.uniform(0.75, 1.1)
    sprite.bark([(middle, TALL), (middle, 30)], 0.15, 5)
    for whorl in np.linspace(0.015, 0.965, 46):
        reach = 108 * slim * whorl**0.82 * rng.uniform(0.8, 1.12)
        y = 8 + whorl * (TALL - 30)
        turn = rng.uniform(0, 2 * np.pi, 15)
        for angle in turn[np.argsort(np.sin(turn))]:
            _bough(sprite, rng, middle, y, reach * rng.uniform(0.7, 1.05), angle, side)
    return sprite


def _bough(sprite, rng, x, y, reach, angle, side):
    out, front = np.cos(angle), np.sin(angle)
    tip = (x + reach * out, y + reach * (0.28 + 0.2 * front))
    light = 0.30 + 0.30 * side * out + 0.16 * front + rng.uniform(-0.1, 0.1)
    for share in np.linspace(0.15, 1, 5 + int(reach / 16)):
        px, py = x + (tip[0] - x) * share, y + (tip[1] - y) * share
        spread = 2 + reach * 0.11 * (1.25 - share)
        sx, sy = rng.uniform(-spread, spread), rng.uniform(1, spread * 1.5)
        sprite.stroke([(px, py), (px + sx + out * spread, py + sy)], light + 0.25 * share - 0.2, 2)


def pine(rng, side) -> Sprite:
    sprite = Sprite(300)
    lean = rng.uniform(-14, 14)
    sprite.bark([(150, TALL), (150 + lean * 0.4, 300), (150 + lean, 60)], 0.55, 8)
    sprite.bark([(150 + 2 * side, TALL), (150 + lean * 0.4 + 2 * side, 300)], 0.85, 3)
    count = rng.integers(13, 18)
    for level in np.sort(rng.uniform(0, 1, count))[::-1]:
        width = 96 * np.sin(np.pi * (0.22 + 0.72 * level)) * rng.uniform(0.7, 1.1)
        y = 40 + level * 260
        x = 150 + lean * (1 - level) + rng.uniform(-0.7, 0.7) * width
        sprite.bark([(150 + lean * 0.6, y + 26), (x, y + 6)], 0.25, 3)
        _clump(sprite, rng, x, y, width * 0.62, width * 0.30, side, 150)
    return sprite


def _clump(sprite, rng, x, y, rx, ry, side, count, small=(1.4, 3.4)):
    angle, radius = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.uniform(0, 1, count))
    for a, r in zip(angle, radius, strict=True):
        px, py = r * np.cos(a), r * np.sin(a)
        shade = 0.42 + 0.24 * side * px - 0.34 * py + rng.uniform(-0.2, 0.2)
        sprite.leaf(x + px * rx, y + py * ry, rng.uniform(*small), shade)


def leafy(rng, side, *, trunk=0.35, wide=1.0, white=False) -> Sprite:
    """A birch with `white` bark, or a broad-leaved tree."""
    sprite = Sprite(380)
    lean = rng.uniform(-18, 18)
    for fork in range(3 if white else 2):
        sway = rng.uniform(-30, 30)
        sprite.bark(
            [(190, TALL), (190 + lean * 0.5, 330), (190 + lean + sway, 90 + 40 * fork)],
            0.95 if white else 0.3,
            6 if fork == 0 else 3,
        )
    if white:
        for y in rng.uniform(330, TALL, 16):
            sprite.bark([(187, y), (191, y + 1)], 0.1, 2)
    bottom = TALL * (1 - trunk)
    clumps = 44
    place = np.column_stack([rng.normal(0, 0.42, clumps), rng.uniform(0, 1, clumps)])
    for dx, level in place[np.argsort(rng.uniform(size=clumps))]:
        swell = np.sin(np.pi * (0.12 + 0.8 * level)) ** 0.8
        x = 190 + lean * (1 - level) + dx.clip(-0.9, 0.9) * 150 * swell * wide
        y = 46 + level * (bottom - 70)
        size = rng.uniform(20, 40) * wide
        _clump(
            sprite,
            rng,
            x,
            y,
            size,
            size * (1.15 if white else 0.85),
            side * 0.8,
            95,
            (1.2, 2.8) if white else (1.6, 3.6),
        )
    return sprite


def bush(rng, side) -> Sprite:
    sprite = Sprite(700)
    for _ in range(60):
        x, y = rng.normal(350, 130), rng.uniform(180, TALL - 40)
        if abs(x - 350) < 300 * ((y - 60) / 460):
            _clump(sprite, rng, x, y, 52, 46, side, 80, (2, 5))
    return sprite


def coloured(sprite: Sprite, palette, light: Light, *, bark="#6b5138") -> np.ndarray:
    """Premultiplied linear colour and cover under the light of a scene."""
    raw = np.asarray(sprite.canvas, np.float32) / 255
    shade = raw[..., :1]
    dark, lit = palette
    ambient = light.sky_colour * 0.75 + light.bounce * 0.4
    leaves = mix(dark * ambient * 1.35, lit * (ambient + light.sun_colour * 0.55), shade)
    bole = rgb(bark) * (ambient * 0.9 + light.sun_colour * 0.4 * shade)
    colour = np.where(raw[..., 1:2] > 0.5, bole, leaves)
    return np.concatenate([colour * raw[..., 3:], raw[..., 3:]], axis=-1)


class Wood:
    """A set of sprites of one kind under one light, planted with `plant`."""

    def __init__(self, maker, palette, light: Light, *, seed=0, count=7, bark="#6b5138", **options):
        rng = np.random.default_rng(seed)
        side = -1 if light.sun[0] < 0 else 1
        drawn = [maker(rng, side, **options) for _ in range(count)]
        self.sprites = [coloured(sprite, palette, light, bark=bark) for sprite in drawn]
        self.images = [_channels(sprite) for sprite in self.sprites]
        self.light = light

    def plant(self, camera: Camera, x, y, z, tall, number) -> Cutout | None:
        """One tree of height `tall` with its foot at that place."""
        bands = self.images[number % len(self.images)]
        px, py, _ = camera.project(np.array([x, y, z], np.float32))
        height = max(2, round(float(camera.f * tall / z)))
        width = max(1, round(bands[0].width * height / TALL))
        left, top = round(float(px - width / 2)), round(float(py - height))
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + width, camera.width), min(top + height, camera.height)
        if x0 >= x1 or y0 >= y1:
            return None
        part = _resized(bands, width, height)[y0 - top : y1 - top, x0 - left : x1 - left]
        alpha = part[..., 3]
        colour = self.light.veil(
            part[..., :3] / alpha[..., None].clip(1e-4), np.full(alpha.shape, z)
        )
        return Cutout(colour * alpha[..., None], alpha, x0, y0, float(z))


def _channels(sprite):
    return [Image.fromarray(sprite[..., i]) for i in range(4)]


def _resized(bands, width, height):
    filter_ = Image.Resampling.BOX if height < TALL else Image.Resampling.BICUBIC
    return np.stack([np.asarray(b.resize((width, height), filter_)) for b in bands], -1).clip(0)


def blades(
    picture,
    depth,
    camera: Camera,
    height,
    rng,
    *,
    count=26000,
    near=2.2,
    far=34.0,
    tall=(0.10, 0.32),
    where=None,
):
    """Strokes of grass in the foreground, each in the colour of the ground it grows on."""
    z = near * (far / near) ** np.sqrt(rng.uniform(size=count))
    x = rng.uniform(-0.5, 0.5, count) * z / camera.focal
    keep = np.ones(count, bool) if where is None else where(x, z)
    x, z = x[keep].astype(np.float32), z[keep].astype(np.float32)
    order = np.argsort(-z)
    x, z = x[order], z[order]
    foot = np.stack([x, height(x, z), z], axis=-1)
    column, row, _ = camera.project(foot)
    inside = (column >= 0) & (column < camera.width - 1) & (row >= 0) & (row < camera.height + 60)
    found = depth[
        row.clip(0, camera.height - 1).astype(int), column.clip(0, camera.width - 1).astype(int)
    ]
    inside &= found > z * 0.93
    _draw_blades(picture, column[inside], row[inside], z[inside], camera, rng, tall)


def _draw_blades(picture, column, row, z, camera, rng, tall):
    fine = 2
    layer = Image.new("RGBA", (camera.width * fine, camera.height * fine), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    base = picture[row.clip(0, camera.height - 1).astype(int), column.astype(int)]
    shade = rng.uniform(0.45, 1.75, len(z))[:, None] * np.array([1.02, 1.0, 0.9])
    colour = (np.sqrt(base * shade).clip(0, 1) * 255).astype(int)
    length = rng.uniform(*tall, len(z)) * camera.f / z
    bend = rng.normal(0.12, 0.35, len(z)) * length
    for i in range(len(z)):
        x, y = column[i] * fine, row[i] * fine
        tip = (x + bend[i] * fine, y - length[i] * fine)
        half = (x + bend[i] * fine * 0.35, y - length[i] * fine * 0.6)
        thick = 1 if length[i] < 34 else 2
        draw.line([(x, y), half, tip], fill=(*colour[i].tolist(), 255), width=thick)
    small = np.asarray(layer.reduce(fine), np.float32) / 255
    alpha = small[..., 3:] * 0.85
    picture *= 1 - alpha
    picture += (small[..., :3] ** 2) * alpha
