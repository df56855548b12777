"""The first page of the desk: what waits for this person, and what goes to print."""

from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..clock import clock
from ..models import Approval, Edition, Release, TopicIntroduction, Transition, User
from ..workflow import standing

LINES = 10
RECENT = 6
SOON = timedelta(hours=1)


class Line:
    """A release on the dashboard."""

    def __init__(self, release: Release, now: datetime):
        self.release, self.now = release, now
        self.badges = [standing.badge(release), standing.second_badge(release)]
        self.photos = standing.photos_complete(release.head)
        self.at = standing.prints_at(release)

    @property
    def late(self) -> bool:
        """Whether its time comes within the hour, or has passed."""
        return self.at is not None and self.at < self.now + SOON


class Dashboard:
    """Each list is asked for when it is printed."""

    def __init__(self, user: User):
        self.user, self.now = user, clock()

    def lines(self, releases: QuerySet) -> list[Line]:
        return [Line(release, self.now) for release in releases.for_desk()[:LINES]]

    @property
    def sees_releases(self) -> bool:
        return self.user.has_perm("newsroom.view_release")

    @property
    def greeting(self) -> str:
        hour = timezone.localtime(self.now).hour
        if hour < 12:
            return _("Good morning")
        return _("Good afternoon") if hour < 18 else _("Good evening")

    @cached_property
    def waiting_count(self) -> int:
        return Release.objects.waiting_for(self.user).count()

    @cached_property
    def waiting(self) -> list[Line]:
        """What waits for this person, the longest wait first."""
        releases = Release.objects.waiting_for(self.user)
        return self.lines(releases.annotate(since=Max("transitions__at")).order_by("since", "pk"))

    @cached_property
    def unsigned(self) -> list[Approval]:
        """Emergency publications without a second signature: on everybody's desk."""
        approvals = Approval.objects.unsigned().select_related("revision__release", "reviewer")
        return list(approvals)

    @cached_property
    def mine(self) -> list[Line]:
        """What this person writes and is not in print yet."""
        open_to_writers = Q(state__in=[state.value for state in standing.ON_THE_WAY])
        releases = Release.objects.written_by(self.user).filter(open_to_writers)
        return self.lines(releases.order_by("-changed_at", "-pk"))

    @property
    def sees_topics(self) -> bool:
        return self.user.has_perm("newsroom.view_topic")

    @cached_property
    def overdue_introductions(self) -> list[TopicIntroduction]:
        """Introductions in print that somebody should have looked at again, the longest first."""
        overdue = TopicIntroduction.objects.overdue().select_related("topic")
        return list(overdue[:LINES]) if self.sees_topics else []

    @cached_property
    def scheduled(self) -> list[Edition]:
        editions = Edition.objects.scheduled().select_related("release").for_lists()
        return list(editions.order_by("visible_from", "pk")[:LINES])

    @cached_property
    def printed_today(self) -> list[Edition]:
        midnight = timezone.localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        editions = Edition.objects.readable().filter(visible_from__gte=midnight)
        return list(editions.select_related("release").for_lists().order_by("visible_from"))

    @cached_property
    def recent(self) -> list[Transition]:
        log = Transition.objects.select_related("by", "release")
        return list(log.order_by("-pk")[:RECENT])
