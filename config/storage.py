"""How files are stored: static ones in production, private ones on a disk."""

import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, compressed once, imports between modules rewritten too."""

    support_js_module_import_aggregation = True


class WholeFileStorage(FileSystemStorage):
    """A disk on which a file appears whole or not at all.

    Two readers may ask for the same rendition before it is made: neither may be handed what the
    other has half written. A name says what is in its file: who writes it again changes nothing.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: Any) -> str:
        draft = super()._save(f"{name}.{secrets.token_hex(8)}", content)  # type: ignore[misc]
        Path(self.path(draft)).replace(self.path(name))
        return name
