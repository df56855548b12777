"""Makes the sample files of this folder: ``python tests/corpus/make_corpus.py``.

They are small, and no picture of anything: gradients with what cameras, agencies and attackers put
into files. Bodies, not people, are credited.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

import pillow_heif
from PIL import Image

FOLDER = Path(__file__).parent
SIZE = (320, 200)
RUSSIAN = {
    (2, 120): "Колонна снабжения на марше. Брестский полигон, 4 сентября 2023 года",
    (2, 110): "Фото: пресс-служба Объединённого штаба",
    (2, 80): "Пресс-служба Объединённого штаба",
    (2, 90): "Брест",
    (2, 101): "Беларусь",
    (2, 55): "20230904",
    (2, 25): "Эшелон-2023",
}
FRENCH = {
    (2, 120): "Défilé à la frontière, près du château",
    (2, 110): "Ministère de la Défense",
    (2, 90): "Orléans",
}
ARMENIAN = {
    "dc:description": "Շտաբային վարժանք Երևանում",
    "photoshop:Credit": "Լուսանկարը՝ ՀՀ պաշտպանության նախարարություն",
    "Iptc4xmpCore:AltTextAccessibility": "Սպաներ քարտեզի շուրջ",
}
PLACE_IN_XMP = {"exif:GPSLatitude": "52,5.7N", "exif:GPSLongitude": "23,41.2E"}
PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{properties}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
PAGE = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"


def gradient(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert(mode)


def saved(picture: Image.Image, format: str, **options) -> bytes:
    content = io.BytesIO()
    picture.save(content, format, **options)
    return content.getvalue()


def jpeg(**options) -> bytes:
    return saved(gradient(), "JPEG", quality=60, **options)


def with_iim(
    content: bytes, said: dict[tuple[int, int], str], alphabet: str, declared=b""
) -> bytes:
    """The JPEG with these datasets in a segment APP13."""
    datasets = [((1, 90), declared)] if declared else []
    datasets += [(key, value.encode(alphabet)) for key, value in said.items()]
    data = b"".join(struct.pack(">BBBH", 0x1C, *key, len(value)) + value for key, value in datasets)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return with_segment(content, 0xED, b"Photoshop 3.0\0" + resource)


def with_segment(content: bytes, marker: int, data: bytes) -> bytes:
    return content[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + content[2:]


def xmp(said: dict[str, str]) -> bytes:
    lists = {
        "dc:description": "Alt",
        "Iptc4xmpCore:AltTextAccessibility": "Alt",
        "dc:creator": "Seq",
    }
    properties = []
    for name, value in said.items():
        item = escape(value)
        if kind := lists.get(name):
            item = f'<rdf:{kind}><rdf:li xml:lang="x-default">{item}</rdf:li></rdf:{kind}>'
        properties.append(f"<{name}>{item}</{name}>")
    return PACKET.format(properties="".join(properties)).encode()


def exif(said: dict[int, str | bytes | int], *, day: str = "", secret: bool = False) -> Image.Exif:
    tags = Image.Exif()
    for tag, value in said.items():
        tags[tag] = value
    if day:
        tags.get_ifd(0x8769)[0x9003] = day
    if secret:
        tags.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
        tags.get_ifd(0x8769)[0xA430] = "OWNER OF THE CAMERA"
        tags.get_ifd(0x8769)[0x927C] = b"MAKER NOTE 0815"
        tags.get_ifd(0x8825)[1], tags.get_ifd(0x8825)[2] = "N", (52.0, 5.0, 7.0)
        tags.get_ifd(0x8825)[3], tags.get_ifd(0x8825)[4] = "E", (23.0, 41.0, 2.0)
    return tags


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("run.txt", "not a picture")
    return content.getvalue()


def animated(format: str) -> bytes:
    frames = [gradient(), gradient().transpose(Image.Transpose.ROTATE_180)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def bomb() -> bytes:
    """A PNG of some hundred bytes that claims 2.5 gigapixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + (chunk(b"IEND", b""))
    )


def sixteen_bits() -> Image.Image:
    deep = Image.new("I;16", SIZE)
    deep.putdata([row * 65_535 // (SIZE[1] - 1) for row in range(SIZE[1]) for _x in range(SIZE[0])])
    return deep


def files() -> dict[str, bytes]:
    cyrillic_exif = {0x010E: "Брестский полигон".encode("cp1251"), 0x013B: "Пресс-служба".encode()}
    preview = saved(gradient(size=(40, 25)), "JPEG")
    plain_png = saved(gradient(), "PNG")
    pillow_heif.register_heif_opener()
    return {
        # what agencies and cameras send
        "cyrillic-iptc-cp1251.jpg": with_iim(jpeg(), RUSSIAN, "cp1251"),
        "cyrillic-iptc-utf8.jpg": with_iim(jpeg(), RUSSIAN, "utf-8", b"\x1b%G"),
        "western-iptc.jpg": with_iim(jpeg(), FRENCH, "latin-1"),
        "armenian-xmp.jpg": jpeg(xmp=xmp(ARMENIAN)),
        "gps-exif.jpg": jpeg(exif=exif(cyrillic_exif, day="2023:09:04 10:30:00", secret=True)),
        "gps-xmp.jpg": jpeg(xmp=xmp({**PLACE_IN_XMP, "photoshop:Credit": "Joint Press Centre"})),
        "three-voices.jpg": with_iim(
            jpeg(
                xmp=xmp({"dc:description": "XMP caption", "photoshop:Credit": "XMP credit"}),
                exif=exif({0x010E: "EXIF caption", 0x8298: "EXIF rights"}),
            ),
            {(2, 120): "IPTC caption"},
            "ascii",
        ),
        "camera-caption.jpg": jpeg(exif=exif({0x010E: "OLYMPUS DIGITAL CAMERA"})),
        "orientation.jpg": jpeg(exif=exif({0x0112: 6})),
        "two-pictures.jpg": jpeg() + b"\0" * 7 + preview,
        "cmyk.jpg": saved(gradient("CMYK"), "JPEG", quality=60),
        "cmyk.tif": saved(gradient("CMYK"), "TIFF", compression="tiff_lzw"),
        "sixteen-bit.png": saved(sixteen_bits(), "PNG"),
        "sixteen-bit.tif": saved(sixteen_bits(), "TIFF", compression="tiff_lzw"),
        "transparent.png": saved(Image.new("RGBA", SIZE, (200, 0, 0, 0)), "PNG"),
        "photo.webp": saved(gradient(), "WEBP", quality=50, xmp=xmp(ARMENIAN)),
        "photo.avif": saved(gradient(), "AVIF", quality=50, xmp=xmp(ARMENIAN)),
        "photo.heic": saved(gradient(), "HEIF", quality=40, xmp=xmp(ARMENIAN)),
        # what is refused
        "empty.jpg": b"",
        "text.jpg": b"not a picture at all",
        "svg.jpg": SVG,
        "page.jpg": PAGE,
        "truncated.jpg": jpeg()[:-200],
        "without-end.jpg": jpeg()[:-2],
        "truncated.png": plain_png[: len(plain_png) // 2],
        "bomb.png": bomb(),
        "animated.png": animated("PNG"),
        "animated.webp": animated("WEBP"),
        "animated.gif": animated("GIF"),
        "zip-behind.jpg": jpeg() + zipped(),
        "zip-inside.jpg": with_segment(jpeg(), 0xFE, zipped()),
        "zip-behind.png": plain_png + zipped(),
        "zip-behind.webp": saved(gradient(), "WEBP", quality=50) + zipped(),
        "zip-behind.avif": saved(gradient(), "AVIF", quality=50) + zipped(),
        "zip-behind.tif": saved(gradient(), "TIFF", compression="tiff_lzw") + zipped(),
        "page-inside.jpg": with_segment(jpeg(), 0xFE, PAGE),
        "page-behind.png": plain_png + PAGE,
        "document-inside.jpg": with_segment(jpeg(), 0xFE, b"%PDF-1.7 "),
    }


if __name__ == "__main__":
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
