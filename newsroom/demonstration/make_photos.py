# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy>=2,<3", "pillow>=12,<14"]
# ///
"""Render the demonstration photographs: `uv run newsroom/demonstration/make_photos.py [NAME …]`.

The packages above are needed for this alone; the press centre does without numpy. The same seeds
give the same pictures, and the pictures are committed.
"""

import sys
from pathlib import Path

from darkroom import finish, gallery

PHOTOS = Path(__file__).parent / "photos"
WIDTH = 1920


def main(names: list[str]) -> None:
    """Render the named pictures, all of them if none is named."""
    for name, scene in gallery.PICTURES.items():
        if not names or name in names:
            size = finish.save(scene(WIDTH), PHOTOS / f"{name}.jpg")
            sys.stdout.write(f"{name}.jpg {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
