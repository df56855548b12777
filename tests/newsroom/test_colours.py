"""Colours: text is readable in light and in dark, by the luminance of WCAG 2."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static/css/tokens.css"
BLOCK = re.compile(r":root([^\s{]*) \{\s*color-scheme: (\w+);(.*?)\}", re.DOTALL)
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")

RUNNING_TEXT = 7
TEXT = 4.5
CONTROLS = 3

PAIRS = [
    *[(ink, ground, RUNNING_TEXT) for ink in ("ink", "ink2") for ground in ("paper", "wash")],
    *[("ink", ground, RUNNING_TEXT) for ground in ("sunk", "mark", "ins", "dele")],
    *[("ink", ground, RUNNING_TEXT) for ground in ("sealw", "brassw", "okw", "infow")],
    *[("ink3", ground, TEXT) for ground in ("paper", "wash", "sunk")],
    *[("link", ground, TEXT) for ground in ("paper", "wash", "sunk", "sealw", "brassw", "infow")],
    *[(state, f"{state}w", TEXT) for state in ("seal", "brass", "ok", "info")],
    *[(state, ground, TEXT) for state in ("seal", "brass", "ok") for ground in ("paper", "wash")],
    *[("onbrand", ground, RUNNING_TEXT) for ground in ("brand", "brand2")],
    ("onbrand2", "brand", TEXT),
    ("paper", "ink", RUNNING_TEXT),
    ("paper", "seal", RUNNING_TEXT),
    ("paper", "link", TEXT),
    *[("edge", ground, CONTROLS) for ground in ("paper", "wash")],
    *[("focus", ground, CONTROLS) for ground in ("paper", "wash", "sunk")],
]


def themes() -> dict[str, dict[str, str]]:
    """The colours of each block of tokens.css, by its selector."""
    blocks = BLOCK.findall(TOKENS.read_text())
    return {f"{scheme}{selector}": dict(COLOUR.findall(body)) for selector, scheme, body in blocks}


LIGHT, BY_SYSTEM, BY_SWITCH = themes().values()


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, BY_SYSTEM], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_read_stands_out_from_its_ground(theme, ink, ground, least):
    assert contrast(theme[ink], theme[ground]) >= least


def test_dark_by_the_switch_is_dark_by_the_system():
    assert BY_SWITCH == BY_SYSTEM


def test_dark_leaves_no_colour_light():
    assert LIGHT.keys() - BY_SYSTEM.keys() == {"focus-on-brand"}
