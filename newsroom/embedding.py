"""The credit inside the bytes: XMP, IPTC-IIM and EXIF as a rendition carries them.

Written afresh from the photo's record. Nothing of the original's own metadata is taken over, so
that no coordinates, serial numbers, owners or maker notes can travel with a picture.
"""

import struct
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from PIL.Image import Exif

from .models import Disclosure

# IPTC NewsCodes, Digital Source Type, https://cv.iptc.org/newscodes/digitalsourcetype/
SOURCE_TYPES = {
    Disclosure.NONE: "digitalCapture",
    Disclosure.CROP: "digitalCapture",
    Disclosure.BLUR: "humanEdits",
    Disclosure.COMPOSITE: "composite",
    Disclosure.ILLUSTRATION: "digitalCreation",
    Disclosure.GENERATED: "trainedAlgorithmicMedia",
}
SOURCE_TYPE_URI = "http://cv.iptc.org/newscodes/digitalsourcetype/"

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

ARTIST, COPYRIGHT, DESCRIPTION = 0x013B, 0x8298, 0x010E


def creator(entry: dict[str, Any]) -> str:
    """Who made the picture: the person if named, or else the body, or else the credit."""
    return entry["photographer"] or entry["organisation"] or entry["credit"]


def xmp(entry: dict[str, Any]) -> bytes:
    """The XMP packet of a photo (ISO 16684-1, IPTC Photo Metadata Standard)."""
    return PACKET.format(properties="\n".join(properties(entry))).encode()


def properties(entry: dict[str, Any]) -> Iterator[str]:
    """The properties that have a value, as RDF."""
    yield listed("dc:creator", "Seq", creator(entry))
    yield listed("dc:rights", "Alt", entry["copyright_notice"])
    yield listed("dc:description", "Alt", entry["caption"])
    yield plain("dc:identifier", entry.get("record", ""))
    yield plain("photoshop:Credit", entry["credit"])
    yield plain("photoshop:DateCreated", entry["taken_on"])
    yield plain("Iptc4xmpCore:Location", entry["place"])
    yield listed("xmpRights:UsageTerms", "Alt", entry["usage_terms"])
    yield listed("Iptc4xmpCore:AltTextAccessibility", "Alt", entry["alt"])
    yield plain("Iptc4xmpExt:DigitalSourceType", source_type(entry))
    yield plain("photoshop:Instructions", entry["disclosure_note"])


def source_type(entry: dict[str, Any]) -> str:
    """The IPTC Digital Source Type of a photo, as an address."""
    return SOURCE_TYPE_URI + SOURCE_TYPES[Disclosure(entry["disclosure"])]


def plain(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def listed(name: str, container: str, value: str) -> str:
    """A value in an RDF container; in ``Alt`` it stands for every language."""
    language = ' xml:lang="x-default"' if container == "Alt" else ""
    item = f"<rdf:li{language}>{escape(value)}</rdf:li>"
    return f"<{name}><rdf:{container}>{item}</rdf:{container}></{name}>" if value else ""


def exif(entry: dict[str, Any]) -> bytes:
    """Artist, copyright and description, as UTF-8 (as every reader takes them today)."""
    made = Exif()
    tags = {
        ARTIST: creator(entry),
        COPYRIGHT: entry["copyright_notice"] or entry["credit"],
        DESCRIPTION: entry["caption"],
    }
    for tag, value in tags.items():
        if value:
            made[tag] = value.encode()
    return made.tobytes()


def iim(entry: dict[str, Any]) -> bytes:
    """The JPEG segment APP13 with IPTC-IIM 4.2 datasets, in UTF-8 (1:90)."""
    datasets = [
        (1, 90, b"\x1b%G"),
        (2, 0, b"\x00\x04"),
        (2, 80, creator(entry).encode()),
        (2, 110, entry["credit"].encode()),
        (2, 116, entry["copyright_notice"].encode()),
        (2, 120, entry["caption"].encode()),
        (2, 55, entry["taken_on"].replace("-", "").encode()),
        (2, 92, entry["place"].encode()),
        (2, 103, entry.get("record", "").encode()),
        (2, 40, entry["usage_terms"].encode()),
    ]
    data = b"".join(dataset(*parts) for parts in datasets if parts[2])
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data
    content = b"Photoshop 3.0\x00" + resource + b"\x00" * (len(data) % 2)
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def dataset(record: int, number: int, value: bytes) -> bytes:
    """One IIM dataset. Values are cut to what a segment can hold, at a whole character."""
    value = value[:8000].decode(errors="ignore").encode() if number != 90 else value
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def with_iim(jpeg: bytes, entry: dict[str, Any]) -> bytes:
    """A JPEG with the APP13 segment behind its other application segments."""
    position = 2
    while jpeg[position] == 0xFF and 0xE0 <= jpeg[position + 1] <= 0xEF:
        position += 2 + struct.unpack(">H", jpeg[position + 2 : position + 4])[0]
    return jpeg[:position] + iim(entry) + jpeg[position:]
