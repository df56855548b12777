"""Rebuild the subset fonts of this folder.

Sources are the npm packages ``@fontsource-variable/source-serif-4``,
``@fontsource-variable/golos-text``, ``@fontsource-variable/noto-sans-armenian`` and
``@fontsource/noto-serif-armenian``. Run with fonttools and brotli installed, beside
``node_modules``: ``python build_fonts.py OUT_DIR``.

The serif is pinned to optical size 36 and limited to weights 400 to 600; the sans is limited to
400 to 600. The families are renamed, because the licence of Source Serif reserves its name for
unmodified files. The ranges stand once more as ``unicode-range`` in ``css/tokens.css``.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

VARIABLE = "node_modules/@fontsource-variable/"
SERIF = VARIABLE + "source-serif-4/files/source-serif-4-{}-opsz-normal.woff2"
SANS = VARIABLE + "golos-text/files/golos-text-{}-wght-normal.woff2"
ARMENIAN_SANS = VARIABLE + "noto-sans-armenian/files/noto-sans-armenian-armenian-wght-normal.woff2"
ARMENIAN_SERIF = (
    "node_modules/@fontsource/noto-serif-armenian/files/"
    "noto-serif-armenian-armenian-{}-normal.woff2"
)

SERIF_AXES = {"opsz": 36, "wght": (400, 600)}
SANS_AXES = {"wght": (400, 600)}
FEATURES = ["kern", "locl", "ccmp", "tnum", "mark"]


def letters(*parts: int | tuple[int, int]) -> set[int]:
    """Code points, given one by one or as (first, last)."""
    found: set[int] = set()
    for part in parts:
        found |= set(range(part[0], part[1] + 1)) if isinstance(part, tuple) else {part}
    return found


CORE = letters(
    (0x20, 0x7E), 0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, (0x2010, 0x2011),
    (0x2013, 0x2014), (0x2018, 0x2019), (0x201C, 0x201E), 0x2022, 0x2026, 0x202F, 0x2032,
    0x2116, 0x2190, 0x2192, 0x2197, 0x2212,
)  # fmt: skip
LATIN = letters((0xA1, 0xFF), 0x152, 0x153) - CORE
CYRILLIC = letters((0x410, 0x44F), 0x401, 0x451, 0x406, 0x456, 0x40E, 0x45E, 0x4B0, 0x4B1)
KAZAKH_KYRGYZ_TAJIK = {ord(letter) for letter in "ҒғҚқҢңҮүҲҳҶҷҺһӘәӢӣӨөӮӯ"}
OTHER_CYRILLIC = letters((0x400, 0x45F), 0x490, 0x491, 0x301) - CYRILLIC
ARMENIAN = letters((0x531, 0x556), (0x559, 0x58A), 0x58F)

PARTS = (
    ("core", "latin", CORE),
    ("latin", "latin", LATIN),
    ("cyrillic", "cyrillic", CYRILLIC),
    ("cyrillic-ext", "cyrillic-ext", KAZAKH_KYRGYZ_TAJIK),
    ("cyrillic-other", "cyrillic", OTHER_CYRILLIC),
)


def cut(source: str, target: Path, keep: set[int], axes: dict | None, family: str) -> None:
    """Write the part of ``source`` that holds the letters of ``keep``, under another name."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs, options.notdef_outline, options.hinting = ["*"], True, False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) & keep)
    subsetter.subset(font)
    if axes:  # after the subset: cutting axes of the whole font takes minutes
        font = instancer.instantiateVariableFont(font, axes)
    rename(font, family)
    font.flavor = "woff2"
    font.save(target)


def rename(font: TTFont, family: str) -> None:
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6, 25):
            record.string = family.replace(" ", "")


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for part, script, keep in PARTS:
        serif, sans = out / f"press-serif-{part}.woff2", out / f"press-sans-{part}.woff2"
        cut(SERIF.format(script), serif, keep, SERIF_AXES, "Press Serif")
        cut(SANS.format(script), sans, keep, SANS_AXES, "Press Sans")
    armenian = out / "press-sans-armenian.woff2"
    cut(ARMENIAN_SANS, armenian, ARMENIAN, SANS_AXES, "Press Sans Armenian")
    for weight in (400, 600):
        armenian = out / f"press-serif-armenian-{weight}.woff2"
        cut(ARMENIAN_SERIF.format(weight), armenian, ARMENIAN, None, "Press Serif Armenian")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "fonts"))
