"""The secret of an installation that nobody configured: a development copy."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_secret(file: Path) -> str:
    """The secret kept in ``file``, which only its owner can read; made at the first call."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as output:
        output.write(secret := get_random_secret_key())
    return secret
