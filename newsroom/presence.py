"""Who has a release open at the desk: a courtesy, no lock."""

from datetime import timedelta

from .clock import clock
from .models import OpenDesk, Release, User

# A browser reports itself every half minute; a tab may sleep through two of them.
GONE_AFTER = timedelta(seconds=90)


def seen(release: Release, user: User) -> None:
    """Write down that the person has the release open now."""
    OpenDesk.objects.bulk_create(
        [OpenDesk(release=release, user=user, seen_at=clock())],
        update_conflicts=True,
        unique_fields=["release", "user"],
        update_fields=["seen_at"],
    )


def others(release: Release, user: User) -> list[OpenDesk]:
    """Everybody else who has the release open, the last seen first."""
    desks = OpenDesk.objects.filter(release=release, seen_at__gt=clock() - GONE_AFTER)
    return list(desks.exclude(user=user).select_related("user").order_by("-seen_at"))
