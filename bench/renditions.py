"""How much CPU and memory all renditions of one photo take.

    python bench/renditions.py [WIDTH HEIGHT]

Makes a photograph-like JPEG (24 megapixels unless told otherwise), then all its renditions in a
process of its own, and prints CPU seconds and the peak of memory beyond a started application.
"""

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = (6000, 4000)


def picture(size: tuple[int, int]) -> bytes:
    """A JPEG with the detail of a photograph: soft shapes, and the grain of a sensor."""
    from PIL import Image

    shapes = Image.effect_noise((48, 32), 90).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise((3000, 2000), 30).resize(size, Image.Resampling.BILINEAR)
    grey = Image.blend(shapes, grain, 0.3)
    colour = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), shapes))
    content = io.BytesIO()
    colour.save(content, "JPEG", quality=92)
    return content.getvalue()


def entry(content: bytes, size: tuple[int, int]) -> dict:
    """The photo as an edition keeps it."""
    texts = ("photographer", "organisation", "copyright_notice", "usage_terms", "taken_on", "place")
    return {
        **dict.fromkeys(texts, "Press service"),
        "taken_on": "2023-09-04",
        "content_hash": hashlib.sha256(content).hexdigest(),
        "version": "0" * 32,
        "record": "P-2023-0904-001",
        "credit": "Photo by the press service",
        "caption": "A caption of usual length, with the place and the day at its end.",
        "alt": "What the picture shows",
        "width": size[0],
        "height": size[1],
        "focal": [0.5, 0.5],
        "disclosure": "none",
        "disclosure_note": "",
    }


def peak() -> float:
    """The most memory that this process has held, in MiB (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(file: Path, size: tuple[int, int]) -> None:
    """Make all renditions of the file, and print what that took."""
    import django
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    django.setup()
    from newsroom.rendering import make_all
    from newsroom.renditions import everything, original_of

    content = file.read_bytes()
    photo = entry(content, size)
    default_storage.save(original_of(photo["content_hash"]), ContentFile(content))
    del content
    before, cpu, wall = peak(), time.process_time(), time.perf_counter()
    made = make_all(photo)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    total = sum(default_storage.size(path) for path in made) / 2**20
    assert len(made) == len(everything(photo))
    print(f"{size[0]} x {size[1]}, {file.stat().st_size / 2**20:.1f} MiB: {len(made)} renditions")
    print(f"CPU {cpu:.2f} s, wall {wall:.2f} s")
    print(f"peak {peak():.0f} MiB, of which {before:.0f} MiB before; written {total:.1f} MiB")


def main() -> None:
    size = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else SIZE
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "original.jpg")
        file.write_bytes(picture(size))
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PRESS_ENV": "development",
            "VAR_DIR": scratch,
            "PYTHONPATH": str(ROOT),
            "BENCH_FILE": str(file),
        }
        command = [sys.executable, __file__, *map(str, size)]
        subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    if "BENCH_FILE" in os.environ:
        measure(Path(os.environ["BENCH_FILE"]), (int(sys.argv[1]), int(sys.argv[2])))
    else:
        main()
