"""What the desk has: working copies, their revisions, approvals, comments and the log.

Nothing in this file may be read by public code; ``tests/test_wall.py`` holds that.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from ..querysets.desk import ApprovalQuerySet, ReleaseQuerySet
from .story import Story
from .topics import Topic


class State(models.TextChoices):
    """Where the working copy stands. What is in print is the editions' business."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    RETURNED = "returned", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PRINTED = "printed", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    KILLED = "killed", _("Killed")


class Verb(models.TextChoices):
    """What somebody did to a release: the entries of the log."""

    DRAFT = "draft", _("created the draft")
    SAVE = "save", _("saved")
    SUBMIT = "submit", _("submitted for review")
    TAKE_BACK = "take_back", _("took back")
    RETURN = "return", _("requested changes")
    APPROVE = "approve", _("approved")
    COMMENT = "comment", _("commented")
    PUBLISH = "publish", _("published")
    SCHEDULE = "schedule", _("scheduled")
    UNSCHEDULE = "unschedule", _("unscheduled")
    REFILE = "refile", _("refiled")
    CORRECT = "correct", _("corrected")
    UPDATE = "update", _("updated")
    WITHDRAW = "withdraw", _("withdrew")
    KILL = "kill", _("killed")
    EMERGENCY = "emergency", _("published in an emergency")
    COUNTERSIGN = "countersign", _("countersigned")
    ADMIT = "admit", _("brought in from the archive")


class NumberSeries(models.Model):
    """The last number given out in a series: ``2023`` for releases, ``P-2023-0904`` for photos."""

    series = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class TranslationGroup(models.Model):
    """One story in all its languages. Year and number are its identity for ever."""

    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="number_within_its_year"),
            models.CheckConstraint(
                condition=Q(year=None, number=None) | Q(year__isnull=False, number__isnull=False),
                name="year_and_number_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}" if self.number else f"#{self.pk}"


class ReleaseTopic(ItemBase):
    """A topic on the working copy of a release."""

    content_object = models.ForeignKey(
        "newsroom.Release", models.CASCADE, related_name="release_topics"
    )
    tag = models.ForeignKey(Topic, models.PROTECT, related_name="release_topics")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="topic_once_a_release"),
        ]


class Release(Story):
    """The item an editor works on. The working copy: saved freely, never public."""

    group = models.ForeignKey(TranslationGroup, models.PROTECT, related_name="releases")
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, editable=False)
    head = models.OneToOneField(
        "newsroom.Revision", models.PROTECT, related_name="+", null=True, editable=False
    )
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    embargoed = models.BooleanField(_("the time was promised in public (embargo)"), default=False)
    archive_id = models.CharField(max_length=200, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    topics = TaggableManager(
        through=ReleaseTopic, blank=True, related_name="releases", verbose_name=_("topics")
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            models.UniqueConstraint(fields=["group", "language"], name="one_release_a_language"),
            models.UniqueConstraint(
                fields=["archive_id"], condition=~Q(archive_id=""), name="archive_id_once"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at"], name="release_state"),
            models.Index(fields=["-changed_at", "-id"], name="release_changed"),
            models.Index(fields=["publish_at"], name="release_publish_at"),
        ]
        permissions = [
            ("submit_release", _("Can submit a release for review")),
            ("review_release", _("Can approve and return releases")),
            ("publish_release", _("Can publish, schedule, change and withdraw releases")),
            ("kill_release", _("Can kill releases")),
        ]

    def get_absolute_url(self) -> str:
        """The desk's address: a release has no other, the public reads editions."""
        return reverse("admin:newsroom_release_change", args=[self.pk])


class ReleasePhoto(models.Model):
    """A photo's place in a release, with the caption it has there."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="release_photos")
    photo = models.ForeignKey("newsroom.Photo", models.PROTECT, related_name="release_photos")
    caption = models.TextField(_("caption in this release"), blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("photo of the release")
        verbose_name_plural = _("photos of the release")
        constraints = [
            models.UniqueConstraint(fields=["release", "photo"], name="photo_once_a_release"),
        ]

    def __str__(self) -> str:
        return str(self.photo)


class Revision(Story):
    """A snapshot of a release, taken at each save that changed something. Never changed.

    ``photos`` and ``topics`` are flat lists, see ``newsroom.snapshot``; ``digest`` is the
    SHA-256 of the whole snapshot.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("version"))
    photos = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["release", "number"], name="revision_number_once"),
        ]


class Approval(models.Model):
    """A reviewer's yes to exactly one revision.

    It no longer counts once ``revoked_at`` is set (the release was taken back). In an emergency
    it is the publisher's own; it is marked so for ever, and ``countersigned_by`` stays empty
    until a second person has signed it.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="approvals")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(auto_now_add=True)
    emergency = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    countersigned_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["revision"], condition=Q(revoked_at=None), name="one_standing_approval"
            ),
            models.CheckConstraint(
                condition=Q(emergency=False) | ~Q(reason=""), name="emergency_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(countersigned_by=None)
                | Q(emergency=True) & ~Q(countersigned_by=models.F("reviewer")),
                name="second_signature_is_somebody_elses",
            ),
        ]


class Comment(models.Model):
    """A remark on a revision, for the desk's eyes."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("comment"))
    created_at = models.DateTimeField(auto_now_add=True)
    reply_to = models.ForeignKey("self", models.CASCADE, related_name="replies", null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")


class Transition(models.Model):
    """One line of the log: who did what, when, to which revision, and why. Append-only."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="transitions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", null=True)
    verb = models.CharField(max_length=20, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("log entry")
        verbose_name_plural = _("log")

    def __str__(self) -> str:
        return f"{self.by} {self.get_verb_display()}"


class OpenDesk(models.Model):
    """Somebody has this release open; seen again every half minute while they do."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="open_desks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "user"], name="open_once_a_person"),
        ]
