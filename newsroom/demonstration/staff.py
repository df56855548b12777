"""The demonstration's staff: one account for each role, named after it."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from ..models import User

# Username, what stands for a name, and the groups; they were made by a migration.
STAFF = (
    ("author", "Author", ["Author"]),
    ("author2", "Second author", ["Author"]),
    ("reviewer", "Reviewer", ["Reviewer"]),
    ("publisher", "Publisher", ["Publisher"]),
    ("registrar", "Registrar", ["Registrar"]),
    ("photoeditor", "Photo editor", ["Photo editor"]),
)
ADMINISTRATOR = "administrator"
BYTES = 9
"""Of randomness in a password: 72 bits, twelve characters."""


def password_file() -> Path:
    """Where the passwords are kept: nobody but the owner may read it, and git does not see it."""
    return settings.VAR / "staff-passwords.txt"


@transaction.atomic
def make_staff(stdout: Any) -> None:
    """Make the accounts that are missing; print their random passwords once and keep them.

    An account that exists is left alone, password and rights included.
    """
    made = [(name, password) for name, password in map(make, STAFF) if password]
    made += [(ADMINISTRATOR, password) for password in [make_administrator()] if password]
    if not made:
        return
    lines = [f"{name:<14} {password}" for name, password in made]
    keep(lines)
    stdout.write(f"\nStaff, also in {password_file()}:\n")
    stdout.write("\n".join(f"  {line}" for line in lines))


def make(person: tuple[str, str, list[str]]) -> tuple[str, str]:
    """An account with its groups. Returns its name and its password, none if there was one."""
    username, role, groups = person
    if User.objects.filter(username=username).exists():
        return username, ""
    password = secrets.token_urlsafe(BYTES)
    user = User.objects.create_user(username, password=password, first_name=role, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return username, password


def make_administrator() -> str:
    """The superuser. Returns the password, none if the account was there."""
    if User.objects.filter(username=ADMINISTRATOR).exists():
        return ""
    password = secrets.token_urlsafe(BYTES)
    User.objects.create_superuser(ADMINISTRATOR, password=password, first_name="Administrator")
    return password


def keep(lines: list[str]) -> None:
    """Add lines to the password file, which is its owner's alone from its first byte on."""
    path = password_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.writelines(f"{line}\n" for line in lines)
