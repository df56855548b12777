"""The review page, the full history and the previews of a release.

Addresses name the revision: what a reviewer read is what a reviewer approves.
"""

import re
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import comparison, preview, redline, workflow
from ..models import Comment, Edition, Release, Revision, Transition, User, Verb
from ..proofs import proof
from ..readiness import Problem, missing
from ..workflow import standing
from ..workflow.choices import Choice, choices

REFUSED = 409
# A reviewer has read these: the next review is compared with the last of them.
SEEN = (Verb.RETURN, Verb.APPROVE)
NOTHING = "0"


class Review:
    """A revision before a reviewer, compared with an earlier one."""

    def __init__(self, revision: Revision, user: User, *, against: str | None = None):
        self.revision, self.user, self.against = revision, user, against
        releases = Release.objects.with_printings().select_related("head__author", "group")
        self.release = releases.get(pk=revision.release_id)

    @property
    def url(self) -> str:
        return reverse(
            "admin:newsroom_release_review", args=[self.release.pk, self.revision.number]
        )

    @cached_property
    def badges(self) -> list[standing.Badge | None]:
        return [standing.badge(self.release), standing.second_badge(self.release)]

    @cached_property
    def newer(self) -> Revision | None:
        """The newest revision, if it is not this one."""
        head = self.release.head
        return head if head and head.pk != self.revision.pk else None

    @cached_property
    def earlier(self) -> list[Revision]:
        """The revisions before this one, newest first, each with what became of it."""
        earlier = with_fates(self.release.revisions.filter(number__lt=self.revision.number))
        return list(earlier.defer("body", "lead", "photos", "topics"))

    @cached_property
    def base(self) -> Revision | None:
        """The revision compared with: the one asked for, in print, or last seen by a reviewer."""
        numbers = (revision.number for revision in self.earlier)
        number = next((each for each in numbers if str(each) == self.against), None)
        if self.against != NOTHING and number is None:
            number = self.printed_number or self.seen_number
        return self.release.revisions.select_related("section").filter(number=number or 0).first()

    @cached_property
    def printed_number(self) -> int | None:
        """The number of the revision in print, if it is an earlier one."""
        numbers = (
            Edition.objects.visible()
            .filter(release=self.release)
            .values_list("revision__number", flat=True)
        )
        return next((number for number in numbers if number < self.revision.number), None)

    @cached_property
    def seen_number(self) -> int | None:
        seen = self.release.transitions.filter(
            verb__in=SEEN, revision__number__lt=self.revision.number
        )
        return seen.order_by("-at", "-pk").values_list("revision__number", flat=True).first()

    @cached_property
    def before(self) -> Revision:
        """What the redline begins from: without an earlier revision, this one."""
        return self.base or self.revision

    @cached_property
    def title(self) -> str:
        return redline.words(self.before.title, self.revision.title)

    @cached_property
    def lead(self) -> str:
        return redline.words(self.before.lead, self.revision.lead)

    @cached_property
    def passages(self) -> list[redline.Passage]:
        return redline.passages(self.before.body, self.revision.body)

    @cached_property
    def fields(self) -> list[comparison.Row]:
        return comparison.fields(self.before, self.revision)

    @cached_property
    def photos(self) -> list[comparison.PhotoRows]:
        return comparison.photos(self.before, self.revision)

    @cached_property
    def comments(self) -> list[Comment]:
        """The remarks on all revisions of the release, oldest first, with their answers."""
        answers = Comment.objects.select_related("author")
        comments = Comment.objects.filter(revision__release=self.release, reply_to=None)
        comments = comments.select_related("author", "revision", "resolved_by")
        return list(comments.prefetch_related(Prefetch("replies", answers)))

    @property
    def open_comments(self) -> int:
        return sum(comment.resolved_by is None for comment in self.comments)

    @cached_property
    def problems(self) -> list[Problem]:
        return missing(self.revision)

    @cached_property
    def decisions(self) -> list[Choice]:
        """Approve and return, if this person reviews and the release waits for it."""
        offered = choices(self.release, self.user)
        return [choice for choice in offered if choice.verb in (Verb.APPROVE, Verb.RETURN)]

    @cached_property
    def obstacles(self) -> list[str]:
        """Why a decision is not to be had, each sentence once."""
        if self.newer:
            sentence = _("Version %(number)s is the newest: decide about that one.")
            return [sentence % {"number": self.newer.number}]
        return [choice.blocked_reason for choice in self.decisions if choice.blocked_reason]

    @property
    def link(self) -> str:
        """The preview for people without an account; empty for who may not hand it out."""
        may = self.user.has_perm("newsroom.change_release")
        return preview.link(self.revision) if may else ""

    @property
    def link_hours(self) -> int:
        return int(preview.LIFETIME.total_seconds() // 3600)


def with_fates(revisions: QuerySet) -> QuerySet:
    """Revisions with author, editions and ``decision``: the last verb of a reviewer."""
    decided = Transition.objects.filter(revision=OuterRef("pk"), verb__in=SEEN)
    last = decided.order_by("-at", "-pk").values("verb")[:1]
    printed = Edition.objects.only("revision", "ordinal", "verb", "visible_from", "visible_until")
    revisions = revisions.select_related("author").annotate(decision=Subquery(last))
    return revisions.prefetch_related(Prefetch("editions", printed.order_by("ordinal")))


def number_or_404(typed: str | None) -> int | None:
    """A number that a form of the page sends along, None if it sends none."""
    if not typed:
        return None
    if not re.fullmatch(r"\d{1,18}", typed):
        raise Http404
    return int(typed)


class ReviewUrls:
    """Their addresses, for the ModelAdmin of releases to inherit."""

    def get_urls(self) -> list:
        revision = "<int:pk>/review/<int:number>/"
        photo = "<int:photo>-<int:width>.jpeg"
        views: list[tuple[str, Callable, str]] = [
            (revision, self.review_view, "review"),
            (f"{revision}comment/", require_POST(self.comment_view), "comment"),
            ("<int:pk>/comments/<int:key>/", require_POST(self.resolve_view), "resolve"),
            ("<int:pk>/versions/", self.versions_view, "versions"),
            ("<int:pk>/preview/<int:number>/", self.preview_view, "preview"),
            (f"<int:pk>/preview/<int:number>/{photo}", self.proof_view, "proof"),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=f"newsroom_release_{name}")
            for route, view, name in views
        ]
        return [*own, *super().get_urls()]

    def revision_or_404(self, request: HttpRequest, pk: int, number: int) -> Revision:
        """The revision of the address. Raises PermissionDenied for who may not see releases."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        revisions = Revision.objects.select_related("release__group", "section", "author")
        return get_object_or_404(revisions, release=pk, number=number)

    def review_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The redline with its comments; on POST the decision, or the sentence that refuses it."""
        revision = self.revision_or_404(request, pk, number)
        against = request.POST.get("against") or request.GET.get("against")
        review = Review(revision, request.user, against=against)
        refusal = self.decide(request, revision) if request.method == "POST" else None
        if refusal == "":
            return HttpResponseRedirect(review.url)
        context = {
            **self.desk_context(request, review.release),
            "title": _("Review: version %(number)s") % {"number": number},
            "review": review,
            "refusal": refusal,
            "note": request.POST.get("note", ""),
        }
        template = "admin/newsroom/release/review.html"
        return TemplateResponse(request, template, context, status=REFUSED if refusal else None)

    def decide(self, request: HttpRequest, revision: Revision) -> str:
        """Approve or return; the answer is the sentence of a refusal, or empty."""
        note = request.POST.get("note", "")
        try:
            if request.POST.get("decision") == Verb.RETURN:
                workflow.return_(revision, by=request.user, reason=note)
                done = _("Changes requested in version %(number)s.")
            else:
                workflow.approve(revision, by=request.user, reason=note)
                done = _("Version %(number)s is approved.")
        except workflow.Refused as refusal:
            return str(refusal)
        self.message_user(request, done % {"number": revision.number}, messages.SUCCESS)
        return ""

    def comment_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Remark on the revision, or answer a remark."""
        revision = self.revision_or_404(request, pk, number)
        answered = number_or_404(request.POST.get("reply_to"))
        reply_to = answered and get_object_or_404(
            Comment, pk=answered, revision__release=pk, reply_to=None
        )
        text = request.POST.get("text", "")
        self.told(request, workflow.comment, revision, text=text, reply_to=reply_to)
        return HttpResponseRedirect(f"{Review(revision, request.user).url}#comments")

    def resolve_view(self, request: HttpRequest, pk: int, key: int) -> HttpResponse:
        """Mark a remark as dealt with."""
        remark = get_object_or_404(Comment, pk=key, revision__release=pk, reply_to=None)
        number = number_or_404(request.POST.get("number")) or remark.revision.number
        revision = self.revision_or_404(request, pk, number)
        self.told(request, workflow.resolve, remark)
        return HttpResponseRedirect(f"{Review(revision, request.user).url}#comments")

    def told(self, request: HttpRequest, verb: Callable, *args, **kwargs) -> None:
        """Carry out a verb that leads back to the page; a refusal stands there as a message."""
        try:
            verb(*args, by=request.user, **kwargs)
        except workflow.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)

    def versions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All revisions and the whole log, to read."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        release = get_object_or_404(Release.objects.with_printings(), pk=pk)
        context = {
            **self.desk_context(request, release),
            "title": _("History"),
            "badges": [standing.badge(release), standing.second_badge(release)],
            "revisions": with_fates(release.revisions.all()).defer("body", "lead", "photos"),
            "log": release.transitions.select_related("by", "revision"),
        }
        return TemplateResponse(request, "admin/newsroom/release/versions.html", context)

    def desk_context(self, request: HttpRequest, release: Release) -> dict:
        """What every page about a release prints around its own content."""
        return {**self.admin_site.each_context(request), "opts": self.opts, "release": release}

    def preview_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The revision as the public would see it."""
        revision = self.revision_or_404(request, pk, number)

        def address(photo: int, width: int) -> str:
            return reverse("admin:newsroom_release_proof", args=[pk, number, photo, width])

        return preview.page(request, revision, address)

    def proof_view(
        self, request: HttpRequest, pk: int, number: int, photo: int, width: int
    ) -> HttpResponse:
        """A photo of the revision, for the staff."""
        return preview.guarded(proof(self.revision_or_404(request, pk, number), photo, width))
