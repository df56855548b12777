"""Opens one picture as a program of its own, so that no file can hold up or fill the press centre.

The picture comes on standard input, what is known of it goes out as JSON. ``newsroom.ingest`` runs
this with a limit on time; the limit on memory is set here, before anything is decoded. Imports
nothing of the press centre: it starts in a tenth of a second.
"""

import json
import resource
import sys
import warnings

# A JPEG with previews behind it (MPO) opens as JPEG. pillow-heif reads HEIC, Pillow AVIF.
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"]
MEMORY = 4 * 1024**3
WHITE = "#ffffff"


def main(pixels: int, seconds: int) -> dict:
    """Size (upright) and dominant colour of the picture, or the name of what is ``wrong``."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False)
    # The size is judged here, from the header, before a pixel is decoded.
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(sys.stdin.buffer, formats=FORMATS) as picture:
        if picture.width * picture.height > pixels:
            return {"wrong": "bomb", "megapixels": round(picture.width * picture.height / 1e6)}
        if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
            return {"wrong": "animated"}
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        return {
            "format": "JPEG" if picture.format == "MPO" else picture.format,
            "width": upright.width,
            "height": upright.height,
            "colour": dominant_colour(upright),
        }


def dominant_colour(picture) -> str:
    """The mean colour, which stands in the picture's place while it loads: ``#rrggbb``."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = on_white(picture.convert("RGBA"))
    red, green, blue = picture.convert("RGB").resize((1, 1), 4).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def on_white(picture):
    """A transparent picture as it is printed."""
    from PIL import Image

    return Image.alpha_composite(Image.new("RGBA", picture.size, WHITE), picture)


if __name__ == "__main__":
    try:
        told = main(*map(int, sys.argv[1:]))
    except MemoryError:
        told = {"wrong": "memory"}
    except Exception as wrong:  # noqa: BLE001 - decoders raise what they like
        truncated = "truncated" in str(wrong).lower()
        told = {"wrong": "truncated" if truncated else "unreadable"}
    json.dump(told, sys.stdout)
