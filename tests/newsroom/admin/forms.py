"""Filling in the form of a page, as a browser sends it."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

from newsroom.models import Release


def boxes(html: bytes, form: str = "#release_form") -> dict[str, list[str]]:
    """What a browser would send if nothing was touched, without the buttons."""
    page = BeautifulSoup(html, "html.parser")
    found: dict[str, list[str]] = {}
    for box in page.select(f"{form} input, {form} select, {form} textarea"):
        if box.get("name") and "__prefix__" not in box["name"]:
            found.setdefault(box["name"], []).extend(sent(box))
    return {name: values for name, values in found.items() if values}


def sent(box: Tag) -> list[str]:
    """What a box sends."""
    kind = box.get("type")
    if box.name == "textarea":
        return [box.text.removeprefix("\n").replace("\n", "\r\n")]
    if box.name == "select":
        return [option["value"] for option in box.select("option[selected]")]
    if kind == "submit" or (kind == "checkbox" and not box.has_attr("checked")):
        return []
    return [box.get("value", "on" if kind == "checkbox" else "")]


def opened(client: Client, release: Release) -> dict[str, Any]:
    """The form of a release as somebody has it before them."""
    return boxes(client.get(release.get_absolute_url()).content)


def save(client: Client, release: Release, form: dict[str, Any], **typed: Any) -> Any:
    """Type into a form that was opened before, and save it."""
    return client.post(release.get_absolute_url(), {**form, **typed, "_continue": "1"})
