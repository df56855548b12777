"""Choosing rows of the registry out of many: by names, as they are typed."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class OnlyKeys:
    """What is no key is chosen by nobody; the stock widgets ask the database for it and fail."""

    def optgroups(self, name: str, value: list, attr: Any = None) -> list:
        keys = [key for key in value if str(key).isdecimal() and len(str(key)) < 19]
        return super().optgroups(name, keys, attr)


class RowSelect(OnlyKeys, AutocompleteSelect):
    """One row."""


class RowSelectMultiple(OnlyKeys, AutocompleteSelectMultiple):
    """Several rows."""
