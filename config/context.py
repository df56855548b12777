"""What every template knows besides what its view hands it."""

from django.conf import settings
from django.http import HttpRequest

from config.press_centre import PressCentre


def press_centre(request: HttpRequest) -> dict[str, PressCentre]:
    """The organisation, as ``press_centre``. Nothing here depends on who asks."""
    return {"press_centre": settings.PRESS_CENTRE}
