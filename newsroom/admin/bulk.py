"""Verbs for many releases at once: each is asked of the workflow, each refusal is reported."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import workflow
from ..clock import clock
from ..models import Release
from ..workflow.standing import in_print
from .transitions import not_there


def each(desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet, verb: Callable) -> None:
    """Carry out the verb on every release; say how many it worked for, and why not for the rest."""
    done = 0
    for release in releases.select_related("head").with_printings().order_by("pk"):
        try:
            verb(release)
        except workflow.Refused as refusal:
            sentence = _("“%(title)s”: %(refusal)s") % {"title": release.title, "refusal": refusal}
            desk.message_user(request, sentence, messages.ERROR)
        else:
            done += 1
    if done:
        desk.message_user(request, worked_for(done), messages.SUCCESS)


def worked_for(count: int) -> str:
    return ngettext("Done for %(count)s release.", "Done for %(count)s releases.", count) % {
        "count": count
    }


@admin.action(description=gettext_lazy("Submit for review"), permissions=["submit"])
def submit(desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet) -> None:
    each(desk, request, releases, lambda release: workflow.submit(release.head, by=request.user))


@admin.action(
    description=gettext_lazy("Publish, each at its time or else now"), permissions=["publish"]
)
def publish(desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet) -> None:
    now = clock()

    def at_its_time(release: Release) -> None:
        ahead = release.publish_at and release.publish_at > now
        workflow.publish(
            release.head,
            by=request.user,
            at=release.publish_at if ahead else None,
            embargoed=bool(ahead and release.embargoed),
        )

    each(desk, request, releases, at_its_time)


@admin.action(description=gettext_lazy("Take back to draft"), permissions=["submit"])
def take_back(desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet) -> None:
    each(desk, request, releases, lambda release: workflow.take_back(release.head, by=request.user))


@admin.action(description=gettext_lazy("Request changes…"), permissions=["review"])
def return_(
    desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet
) -> TemplateResponse | None:
    def verb(release: Release, reason: str) -> None:
        workflow.return_(release.head, by=request.user, reason=reason)

    return with_reason(desk, request, releases, verb, _("Request changes"))


@admin.action(description=gettext_lazy("Withdraw…"), permissions=["publish"])
def withdraw(
    desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet
) -> TemplateResponse | None:
    def verb(release: Release, reason: str) -> None:
        edition = in_print(release) or not_there()
        workflow.withdraw(edition, by=request.user, reason=reason)

    return with_reason(desk, request, releases, verb, _("Withdraw"))


def with_reason(
    desk: admin.ModelAdmin, request: HttpRequest, releases: QuerySet, verb: Callable, title: str
) -> TemplateResponse | None:
    """Ask for one reason for all, then carry the verb out."""
    if reason := request.POST.get("reason", "").strip():
        each(desk, request, releases, lambda release: verb(release, reason))
        return None
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "releases": releases,
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": desk.media,
    }
    return TemplateResponse(request, "admin/newsroom/release/bulk_reason.html", context)


# No approving in a row: a reviewer says yes to one revision, on the page that shows it.
ACTIONS = [submit, return_, publish, take_back, withdraw]
