"""The camera, the light and the air between them."""

from dataclasses import dataclass, field

import numpy as np


def rgb(code: str) -> np.ndarray:
    """Linear light of an sRGB hex colour."""
    value = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(
        np.float32
    )


def unit(vector) -> np.ndarray:
    vector = np.asarray(vector, np.float32)
    return vector / np.linalg.norm(vector, axis=-1, keepdims=True).clip(1e-9)


@dataclass
class Camera:
    """A level camera with a shifted lens: verticals stay vertical, `horizon` is a share of it."""

    width: int = 1920
    height: int = 1280
    focal: float = 1.25
    horizon: float = 0.45
    eye: float = 1.7

    @property
    def f(self) -> float:
        return self.focal * self.width

    @property
    def centre(self) -> tuple[float, float]:
        return self.width / 2, self.height * self.horizon

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Screen column, row and depth of points (…, 3)."""
        cx, cy = self.centre
        z = np.maximum(points[..., 2], 1e-3)
        return (
            cx + self.f * points[..., 0] / z,
            cy - self.f * (points[..., 1] - self.eye) / z,
            points[..., 2],
        )

    def slopes(self) -> tuple[np.ndarray, np.ndarray]:
        """x/z of each column and y/z of each row, at pixel centres."""
        cx, cy = self.centre
        columns = (np.arange(self.width, dtype=np.float32) + 0.5 - cx) / self.f
        rows = (cy - np.arange(self.height, dtype=np.float32) - 0.5) / self.f
        return columns, rows


@dataclass
class Light:
    """Sun, sky and haze of one scene. `sun` points towards the sun; `sight` is in metres."""

    sun: np.ndarray = field(default_factory=lambda: unit([-0.6, 0.6, -0.5]))
    sun_colour: np.ndarray = field(default_factory=lambda: rgb("#fff1da") * 2.6)
    sky_colour: np.ndarray = field(default_factory=lambda: rgb("#a9c0d8") * 0.9)
    bounce: np.ndarray = field(default_factory=lambda: rgb("#5b5a41") * 0.5)
    zenith: np.ndarray = field(default_factory=lambda: rgb("#5f8fbf"))
    low_sky: np.ndarray = field(default_factory=lambda: rgb("#dfe9ef") * 1.25)
    haze: np.ndarray = field(default_factory=lambda: rgb("#d6e1e7") * 1.15)
    glow: np.ndarray = field(default_factory=lambda: rgb("#fff0d6") * 0.35)
    sight: float = 1400.0
    clouds: float = 0.5
    cloud_scale: float = 0.55
    cloud_depth: float = 1.0
    cloud_light: np.ndarray = field(default_factory=lambda: rgb("#ffffff") * 1.7)
    cloud_shade: np.ndarray = field(default_factory=lambda: rgb("#a4b1bd") * 1.1)
    disc: float = 0.0
    seed: int = 0

    def towards_sun(self, direction: np.ndarray) -> np.ndarray:
        return np.clip(direction @ self.sun, 0, 1)

    def veil(self, colour: np.ndarray, depth, direction=None) -> np.ndarray:
        """The colour as seen through `depth` metres of air."""
        depth = np.asarray(depth, np.float32)
        share = 1 - np.exp(-((depth / self.sight) ** 0.9))
        return colour + (self.air(direction) - colour) * share[..., None]

    def air(self, direction=None) -> np.ndarray:
        if direction is None:
            return self.haze
        return self.haze + self.glow * (self.towards_sun(direction) ** 6)[..., None]

    def falling_on(self, normal: np.ndarray, sunlit) -> np.ndarray:
        """Light arriving at a surface of that normal."""
        lift = normal[..., 1:2] * 0.5 + 0.5
        direct = np.clip(normal @ self.sun, 0, 1)[..., None] * np.asarray(sunlit)[..., None]
        return self.sky_colour * lift + self.bounce * (1 - lift) + self.sun_colour * direct
