"""What a file says of its picture: IPTC-IIM, then XMP, then EXIF, in that order of trust.

Only read, to prefill the record that an editor then answers for; what goes out is written afresh
by ``newsroom.embedding``. Coordinates, serial numbers and owners are never looked at.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import IO, Any

from lxml import etree
from PIL import Image, IptcImagePlugin
from pillow_heif import register_heif_opener

from . import sanitise
from .decoding import FORMATS
from .models import Photo, Topic
from .topics import find

# A text in eight bits that does not say its alphabet (ISO 2022 escapes in IIM dataset 1:90).
ALPHABETS = {
    b"\x1b%G": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b-A": "cp1252",
    b"\x1b.A": "cp1252",
    b"\x1b-L": "iso8859-5",
}
HIGH_PAIR = re.compile(rb"[\xa8\xb8\xc0-\xff]{2}")
HIGH = re.compile(rb"[\x80-\xff]")

# IPTC-IIM 4.2, record 2.
IIM = {
    "caption": (120,),
    "credit": (110,),
    "photographer": (80,),
    "organisation": (115,),
    "copyright_notice": (116,),
    "usage_terms": (40,),
    "place": (92, 90, 95, 101),
}
IIM_DATE, IIM_KEYWORDS, IIM_CHARSET = (2, 55), (2, 25), (1, 90)

DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
XMP_BASIC = "{http://ns.adobe.com/xap/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# IPTC Photo Metadata Standard 2023.
XMP = {
    "caption": (f"{DC}description",),
    "alt": (f"{CORE}AltTextAccessibility",),
    "credit": (f"{PHOTOSHOP}Credit",),
    "photographer": (f"{DC}creator",),
    "organisation": (f"{PHOTOSHOP}Source",),
    "copyright_notice": (f"{DC}rights",),
    "usage_terms": (f"{RIGHTS}UsageTerms",),
    "event": (f"{EXT}Event",),
    "place": (
        f"{CORE}Location",
        f"{PHOTOSHOP}City",
        f"{PHOTOSHOP}State",
        f"{PHOTOSHOP}Country",
    ),
}
XMP_DATES = (f"{PHOTOSHOP}DateCreated", f"{XMP_BASIC}CreateDate")
XMP_KEYWORDS = f"{DC}subject"
# Nothing is fetched, no entity is expanded, and a broken packet gives what can be read.
PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
)

# EXIF 3.0: tags of the first directory, and the date in its own.
EXIF = {"caption": 0x010E, "photographer": 0x013B, "copyright_notice": 0x8298}
EXIF_IFD, DATE_ORIGINAL, DATE_DIGITISED = 0x8769, 0x9003, 0x9004
# What cameras write into the description when nobody has.
CAMERA_CAPTIONS = re.compile(
    r"^(OLYMPUS DIGITAL CAMERA|SONY DSC|KONICA MINOLTA.*|DIGITAL CAMERA|SAMSUNG.*CAMERA.*|"
    r"MINOLTA DIGITAL CAMERA|DCIM.*|DSC_?\d+|IMG_?\d+|default|untitled)$",
    re.IGNORECASE,
)
KEYWORDS = 50
DAY = re.compile(r"^(\d{4})[-:]?(\d{2})[-:]?(\d{2})")

register_heif_opener()


def read(file: IO[bytes]) -> dict[str, Any]:
    """What the file says: columns of a photo's record that it fills, and ``keywords``.

    The file was accepted by ``newsroom.ingest.examine``. What cannot be read is passed over.
    """
    file.seek(0)
    with Image.open(file, formats=FORMATS) as picture:
        said = [from_iim(picture), from_xmp(picture), from_exif(picture)]
    found: dict[str, Any] = {}
    for source in said:
        for name, value in source.items():
            if value and not found.get(name):
                found[name] = value
    return found


def for_record(file: IO[bytes]) -> tuple[dict[str, Any], list[Topic]]:
    """What the file says, cut to what a record holds, and the topics that its keywords name."""
    said = read(file)
    named = [find(keyword) for keyword in said.pop("keywords", [])[:KEYWORDS]]
    fitted = {name: fit(name, value) for name, value in said.items()}
    return fitted, list(dict.fromkeys(filter(None, named)))


def fit(column: str, value: Any) -> Any:
    """A text no longer than its column, cut behind a whole word."""
    limit = getattr(Photo._meta.get_field(column), "max_length", None)
    if not limit or not isinstance(value, str) or len(value) <= limit:
        return value
    return value[: limit - 1].rsplit(maxsplit=1)[0] + "…"


def text(value: bytes | str, alphabet: str = "") -> str:
    """A text as it was meant, fit for a record."""
    if isinstance(value, bytes):
        value = decoded(value, alphabet)
    return sanitise.line(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def decoded(value: bytes, alphabet: str = "") -> str:
    """Bytes in the alphabet they are said to be in, or else in the likeliest.

    Without a word about it, valid UTF-8 is UTF-8. Of the rest, Cyrillic has its letters above
    0x7F side by side, whole words of them; in Western languages they stand alone among ASCII.
    """
    value = value.rstrip(b"\0")
    for guess in filter(None, (alphabet, "utf-8")):
        try:
            return value.decode(guess)
        except UnicodeDecodeError:
            continue
    return value.decode(eight_bits(value), errors="ignore")


def eight_bits(value: bytes) -> str:
    """The likelier of two alphabets that use the same bytes."""
    paired = sum(map(len, HIGH_PAIR.findall(value)))
    return "cp1251" if 2 * paired > len(HIGH.findall(value)) else "cp1252"


def day(value: str) -> date | None:
    """The day at the beginning of a text: ``20230904``, ``2023:09:04 10:00``, ``2023-09-04T…``."""
    if not (parts := DAY.match(value)):
        return None
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        return None


def joined(parts: Iterable[str]) -> str:
    """A place from its parts, the smallest first."""
    return ", ".join(dict.fromkeys(filter(None, parts)))


# ---------- IPTC-IIM


def from_iim(picture: Image.Image) -> dict[str, Any]:
    """What the datasets of the old standard say."""
    try:
        said = IptcImagePlugin.getiptcinfo(picture) or {}
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError):
        return {}
    alphabet = iim_alphabet(said)
    found: dict[str, Any] = {
        column: joined(
            line for number in numbers for line in iim_lines(said, (2, number), alphabet)
        )
        for column, numbers in IIM.items()
    }
    dates = iim_lines(said, IIM_DATE, alphabet)
    return {
        **found,
        "taken_on": day(dates[0]) if dates else None,
        "keywords": iim_lines(said, IIM_KEYWORDS, alphabet),
    }


def iim_alphabet(said: Mapping[tuple, Any]) -> str:
    """The alphabet of all texts, if the file says so or if all of them together tell it."""
    declared = said.get(IIM_CHARSET)
    if isinstance(declared, bytes) and declared in ALPHABETS:
        return ALPHABETS[declared]
    texts = b" ".join(
        part for key, value in said.items() if key[0] == 2 for part in parts_of(value)
    )
    try:
        texts.decode("utf-8")
    except UnicodeDecodeError:
        return eight_bits(texts)
    return "utf-8"


def iim_lines(said: Mapping[tuple, Any], key: tuple, alphabet: str) -> list[str]:
    """The values of a dataset, which may be repeated."""
    return [line for part in parts_of(said.get(key)) if (line := text(part, alphabet))]


def parts_of(value: Any) -> list[bytes]:
    """A value of Pillow's, which is one or a list."""
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if isinstance(part, bytes)]


# ---------- XMP


def from_xmp(picture: Image.Image) -> dict[str, Any]:
    """What the XMP packet says."""
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    tree = parsed(packet)
    if tree is None:
        return {}
    found: dict[str, Any] = {
        column: joined(value for name in names for value in xmp_values(tree, name))
        for column, names in XMP.items()
    }
    dates = [day(value) for name in XMP_DATES for value in xmp_values(tree, name)]
    return {
        **found,
        "taken_on": next(filter(None, dates), None),
        "keywords": xmp_values(tree, XMP_KEYWORDS),
    }


def parsed(packet: bytes) -> etree._Element | None:
    """The packet's tree, without what stands around it."""
    start, end = packet.find(b"<"), packet.rfind(b">")
    if start < 0:
        return None
    try:
        return etree.fromstring(packet[start : end + 1], PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def xmp_values(tree: etree._Element, name: str) -> list[str]:
    """The values of a property, whether it is an attribute, an element or a list.

    Of several languages the one that stands for all comes first.
    """
    for description in tree.iter(f"{RDF}Description"):
        if value := text(description.get(name) or ""):
            return [value]
        for element in description.iterchildren(name):
            items = sorted(element.iter(f"{RDF}li"), key=lambda item: item.get(LANG) != "x-default")
            values = [text("".join(item.itertext())) for item in items or [element]]
            if values := list(filter(None, values)):
                return values[:1] if element.find(f"{RDF}Alt") is not None else values
    return []


# ---------- EXIF


def from_exif(picture: Image.Image) -> dict[str, Any]:
    """What the camera or an editor wrote into EXIF."""
    try:
        exif = picture.getexif()
        inner = exif.get_ifd(EXIF_IFD)
        found: dict[str, Any] = {name: exif_text(exif.get(tag)) for name, tag in EXIF.items()}
        dates = [exif_text(inner.get(tag)) for tag in (DATE_ORIGINAL, DATE_DIGITISED)]
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError):
        return {}
    if CAMERA_CAPTIONS.match(found["caption"]):
        found["caption"] = ""
    return {**found, "taken_on": next(filter(None, map(day, dates)), None)}


def exif_text(value: Any) -> str:
    """A text of EXIF. Pillow reads its bytes as Latin-1, whatever they were written in."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return text(value)
    return text(value) if isinstance(value, bytes) else ""
