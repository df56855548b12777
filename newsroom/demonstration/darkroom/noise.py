"""Band-limited noise on repeating tiles, so that far ground does not shimmer."""

import numpy as np

TILE = 512
PERIODS = 64
TEXELS = TILE // PERIODS


def _tile(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    spectrum = np.fft.fft2(rng.standard_normal((TILE, TILE)))
    frequency = np.fft.fftfreq(TILE) * TILE
    radius = np.hypot(frequency[:, None], frequency[None, :])
    band = np.exp(-(((radius - PERIODS * 0.75) / (PERIODS * 0.35)) ** 2))
    tile = np.fft.ifft2(spectrum * band).real
    return (tile / tile.std()).astype(np.float32)


TILES = [_tile(seed) for seed in range(40, 48)]


def sample(tile: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Bilinear look-up; one unit of `u` or `v` is one wavelength."""
    u, v = u * TEXELS, v * TEXELS
    u0, v0 = np.floor(u), np.floor(v)
    fu, fv = (u - u0).astype(np.float32), (v - v0).astype(np.float32)
    i, j = u0.astype(np.int64) % TILE, v0.astype(np.int64) % TILE
    k, m = (i + 1) % TILE, (j + 1) % TILE
    top = tile[j, i] * (1 - fu) + tile[j, k] * fu
    low = tile[m, i] * (1 - fu) + tile[m, k] * fu
    return top * (1 - fv) + low * fv


def fbm(u, v, octaves=6, gain=0.5, footprint=None, seed=0):
    """Sum of octaves with unit first amplitude; octaves finer than `footprint` fade to nothing."""
    u, v = np.broadcast_arrays(np.asarray(u, np.float64), np.asarray(v, np.float64))
    total = np.zeros(u.shape, np.float32)
    weight = 1.0
    for octave in range(octaves):
        scale = 2.03**octave
        shift = 17.3 * octave + 5.1 * seed
        angle = 0.6 * octave
        c, s = np.cos(angle) * scale, np.sin(angle) * scale
        layer = sample(TILES[(octave + seed) % len(TILES)], u * c - v * s + shift, u * s + v * c)
        if footprint is not None:
            layer = layer * np.clip(1.6 - 2.2 * footprint * scale, 0, 1)
        total += weight * layer
        weight *= gain
    return total


def smoothstep(low, high, value):
    """Hermite step from 0 at `low` to 1 at `high`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(first, second, share):
    """Linear blend; `share` of 0 gives `first`."""
    return first + (second - first) * share
