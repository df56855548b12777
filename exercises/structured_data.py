"""Exercises and states in the words of schema.org, for those who read pages by machine."""

from collections.abc import Iterable

from django.conf import settings

from newsroom.structured_data import Data, absolute, filled, organisation

from .models import Exercise, MemberState, Status, TrainingGround

EVENT_STATUS = {
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
}
SCHEDULED = "https://schema.org/EventScheduled"


def event(
    exercise: Exercise,
    *,
    umbrella: Exercise | None = None,
    parts: Iterable[Exercise] = (),
    grounds: Iterable[TrainingGround] = (),
) -> Data:
    """An exercise as an Event, within what it is a part of and with its own parts."""
    return filled(
        {
            "@context": "https://schema.org",
            **outline(exercise),
            "description": exercise.summary_label,
            "eventStatus": EVENT_STATUS.get(exercise.status, SCHEDULED),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "organizer": organisation(settings.PRESS_CENTRE.organisation),
            "location": places(exercise, grounds),
            "superEvent": outline(umbrella) if umbrella else {},
            "subEvent": [outline(part) for part in parts],
        }
    )


def outline(exercise: Exercise) -> Data:
    """Name, address and days; approximate days are not told as if they were days."""
    exact = not exercise.approximate
    return filled(
        {
            "@type": "Event",
            "name": exercise.label,
            "url": absolute(exercise.get_absolute_url()),
            "startDate": exercise.start.isoformat() if exercise.start and exact else "",
            "endDate": exercise.end.isoformat() if exercise.end and exact else "",
        }
    )


def places(exercise: Exercise, grounds: Iterable[TrainingGround]) -> list[Data]:
    """The training grounds, or else the place and the host."""
    country = exercise.host.code if exercise.host else ""
    found = [ground_place(ground, country) for ground in grounds]
    if not found and (exercise.place_label or exercise.host):
        found = [place(exercise.place_label or exercise.host.label, country)]
    return found


def ground_place(ground: TrainingGround, country: str) -> Data:
    geo = {
        "@type": "GeoCoordinates",
        "latitude": ground.latitude,
        "longitude": ground.longitude,
    }
    return filled({**place(ground.label, country), "geo": filled(geo)})


def place(name: str, country: str) -> Data:
    address = {"@type": "PostalAddress", "addressCountry": country}
    return filled({"@type": "Place", "name": name, "address": filled(address)})


def state(named: MemberState) -> Data:
    """A member state as a Country."""
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "Country",
            "name": named.label,
            "alternateName": [named.official_label, *named.own_names.values()],
            "identifier": named.code,
            "url": absolute(named.get_absolute_url()),
        }
    )
