"""Photos with real originals, for tests that look at bytes."""

import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from newsroom import renditions

EXIFTOOL = shutil.which("exiftool")
CORPUS = Path(__file__).parents[1] / "corpus"


def jpeg(size: tuple[int, int] = (700, 500), **options) -> bytes:
    content = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(content, "JPEG", **options)
    return content.getvalue()


def with_original(make_photo, content: bytes, **fields):
    """A photo of the library whose original is in the storage."""
    digest = hashlib.sha256(content).hexdigest()
    width, height = Image.open(io.BytesIO(content)).size
    photo = make_photo(content_hash=digest, width=width, height=height, **fields)
    path = renditions.original_of(digest)
    default_storage.delete(path)
    default_storage.save(path, ContentFile(content))
    return photo


def addresses(edition) -> list[str]:
    """The address of every rendition of every photo of an edition."""
    return [
        f"/photos/files/{entry['version']}-{name}.{format}"
        for entry in edition.photos
        for name, format in renditions.everything(entry)
    ]


def told(files: list[Path]) -> list[dict]:
    """What exiftool finds in each of the files, every tag with its group."""
    command = [EXIFTOOL, "-json", "-G", "-a", "-u", "-ee", "-charset", "iptc=UTF8"]
    done = subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return json.loads(done.stdout)
