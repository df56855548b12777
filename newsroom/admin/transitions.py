"""The buttons of the rail: each posts to one address a verb, which calls the workflow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from .. import workflow
from ..forms.transition import TransitionForm
from ..models import Approval, Edition, PrintVerb, Release, Revision, User, Verb
from ..workflow.choices import PRINT_NOW, choice_of
from ..workflow.standing import badge, in_print, scheduled

CONFLICT = 409


@dataclass(frozen=True)
class Act:
    """A verb about to be carried out, with what was typed for it."""

    release: Release
    revision: Revision
    by: User
    reason: str = ""
    at: datetime | None = None
    embargoed: bool = False
    change: str = PrintVerb.PUBLISH
    notice: str = ""

    @property
    def in_print(self) -> Edition:
        return in_print(self.release) or not_there()

    @property
    def scheduled(self) -> Edition:
        return scheduled(self.release) or not_there()

    @property
    def unsigned(self) -> Approval:
        unsigned = Approval.objects.unsigned().filter(revision__release=self.release)
        return unsigned.first() or not_there()


def not_there() -> models.Model:
    """Raise Refused: what the button was about is gone."""
    raise workflow.Refused(_("There is nothing left to do: somebody else was faster."))


def changed(verb: Callable) -> Callable[[Act], object]:
    """Carry out one of the changes of what is in print."""
    return lambda act: verb(act.revision, by=act.by, reason=act.reason, at=act.at)


CARRY_OUT: dict[str, Callable[[Act], object]] = {
    Verb.SUBMIT: lambda act: workflow.submit(act.revision, by=act.by),
    Verb.TAKE_BACK: lambda act: workflow.take_back(act.revision, by=act.by),
    Verb.APPROVE: lambda act: workflow.approve(act.revision, by=act.by),
    Verb.RETURN: lambda act: workflow.return_(act.revision, by=act.by, reason=act.reason),
    Verb.PUBLISH: lambda act: workflow.publish(act.revision, by=act.by),
    Verb.SCHEDULE: lambda act: workflow.publish(
        act.revision, by=act.by, at=act.at, embargoed=act.embargoed
    ),
    Verb.REFILE: changed(workflow.refile),
    Verb.UPDATE: changed(workflow.update),
    Verb.CORRECT: changed(workflow.correct),
    Verb.EMERGENCY: lambda act: workflow.publish_in_emergency(
        act.revision,
        by=act.by,
        reason=act.reason,
        verb=PrintVerb(act.change),
        notice=act.notice,
    ),
    Verb.COUNTERSIGN: lambda act: workflow.countersign(act.unsigned, by=act.by),
    Verb.UNSCHEDULE: lambda act: workflow.unschedule(act.scheduled, by=act.by),
    PRINT_NOW: lambda act: workflow.print_now(act.scheduled, by=act.by),
    Verb.WITHDRAW: lambda act: workflow.withdraw(act.in_print, by=act.by, reason=act.reason),
    Verb.KILL: lambda act: workflow.kill(act.in_print, by=act.by, reason=act.reason),
}


class TransitionUrls:
    """The address of each verb, for the ModelAdmin of releases to inherit."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.transition_view)
        route = path("<int:object_id>/do/<slug:verb>/", view, name="newsroom_release_transition")
        return [route, *super().get_urls()]

    def transition_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """Ask for what the verb needs; on POST carry it out, or say why not and keep the words."""
        releases = Release.objects.with_printings().select_related("head", "group")
        release = get_object_or_404(releases, pk=object_id)
        if not self.has_view_permission(request, release):
            raise PermissionDenied
        choice = choice_of(verb)
        if choice is None:
            raise Http404
        form = TransitionForm(choice, release, request.POST if request.method == "POST" else None)
        if form.is_valid() and self.carried_out(request, release, form):
            return HttpResponseRedirect(release.get_absolute_url())
        return self.transition_page(request, release, form)

    def carried_out(self, request: HttpRequest, release: Release, form: TransitionForm) -> bool:
        """Call the workflow. A refusal becomes an error of the form."""
        typed = dict(form.cleaned_data)
        revision = get_object_or_404(release.revisions, number=typed.pop("revision"))
        act = Act(release=release, revision=revision, by=request.user, **typed)
        try:
            CARRY_OUT[form.choice.verb](act)
        except workflow.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        release = Release.objects.with_printings().get(pk=release.pk)
        self.message_user(
            request,
            _("“%(title)s”: %(state)s.") % {"title": release.title, "state": badge(release).label},
            messages.SUCCESS,
        )
        return True

    def transition_page(
        self, request: HttpRequest, release: Release, form: TransitionForm
    ) -> HttpResponse:
        """The verb on a page of its own: its boxes, and what stood in its way."""
        context = {
            **self.admin_site.each_context(request),
            "title": form.choice.label,
            "opts": self.opts,
            "release": release,
            "form": form,
            "choice": form.choice,
            "media": self.media,
        }
        refused = form.is_bound and form.non_field_errors()
        return TemplateResponse(
            request,
            "admin/newsroom/release/transition.html",
            context,
            status=CONFLICT if refused else None,
        )
