"""Announcing many exercises at once, and taking them out of sight: each after a question."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import registry

# So many releases are named; the rest is counted.
NAMED = 10


def named_in_print(exercises: QuerySet) -> str:
    """A warning with the releases in print that name the exercises; empty if there are none."""
    printed = list(registry.in_print_naming(exercises)[: NAMED + 1])
    if not printed:
        return ""
    links = format_html_join(
        ", ",
        '<a href="{}">{}/{} {}</a>',
        (
            (
                reverse("admin:newsroom_release_change", args=[edition.release_id]),
                edition.year,
                edition.number,
                edition.title,
            )
            for edition in printed[:NAMED]
        ),
    )
    sentence = _("It is no longer announced, but releases in print name it: {links}{more}")
    return format_html(sentence, links=links, more="…" if len(printed) > NAMED else ".")


@admin.action(description=gettext_lazy("Announce…"), permissions=["change"])
def announce(
    desk: admin.ModelAdmin, request: HttpRequest, exercises: QuerySet
) -> TemplateResponse | None:
    return confirmed(desk, request, exercises, registry.announce, _("Announce"))


@admin.action(description=gettext_lazy("Withhold announcement…"), permissions=["change"])
def withhold(
    desk: admin.ModelAdmin, request: HttpRequest, exercises: QuerySet
) -> TemplateResponse | None:
    return confirmed(desk, request, exercises, registry.withhold, _("Withhold announcement"))


def confirmed(
    desk: admin.ModelAdmin, request: HttpRequest, exercises: QuerySet, verb: Callable, title: str
) -> TemplateResponse | None:
    """Ask first, with the exercises and the releases that name them; then carry it out."""
    if request.POST.get("confirmed"):
        done = verb(exercises)
        sentence = ngettext(
            "Done for %(count)s exercise.", "Done for %(count)s exercises.", done
        ) % {"count": done}
        desk.message_user(request, sentence, messages.SUCCESS)
        return None
    withheld = verb is registry.withhold
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "exercises": exercises.order_by("-year", "name"),
        "printed": registry.in_print_naming(exercises)[:NAMED] if withheld else [],
        "withheld": withheld,
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": desk.media,
    }
    return TemplateResponse(request, "admin/exercises/confirm.html", context)


ACTIONS = [announce, withhold]
