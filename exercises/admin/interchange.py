"""Importing and exporting the registry's tables: choose a file, look at what it does, confirm."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from ..interchange import Outcome, Sheet, files

FOLDER = "imports"
NAME = re.compile(r"[0-9a-f]{32}\.(?:csv|xlsx|json)")
# So many rows of a kind are shown; all are counted.
SHOWN = 300


class Interchange:
    """Pages for importing and exporting, for a ModelAdmin to inherit. Only registrars open them."""

    sheet: type[Sheet]

    def get_urls(self) -> list:
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = [("import", self.import_view), ("export", self.export_view)]
        return [
            *(
                path(f"{name}/", self.admin_site.admin_view(view), name=f"{names}_{name}")
                for name, view in pages
            ),
            *super().get_urls(),
        ]

    def may_interchange(self, request: HttpRequest) -> bool:
        """Who may add and change, and so may do it by the hundred."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        more = {"may_interchange": self.may_interchange(request), **(extra_context or {})}
        return super().changelist_view(request, more)

    # ---------- out

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """A file of what the list shows: all filters and words in the address count."""
        if not self.may_interchange(request):
            raise PermissionDenied
        ending = request.POST.get("format", "")
        rows = self.get_changelist_instance(request).queryset
        if request.method == "POST" and ending in files.MIME:
            sheet = self.sheet()
            content = files.written(ending, list(sheet.by_name), sheet.write(rows))
            name = f"{self.opts.model_name}-{timezone.localdate():%Y-%m-%d}.{ending}"
            return HttpResponse(
                content,
                content_type=files.MIME[ending],
                headers={"Content-Disposition": f'attachment; filename="{name}"'},
            )
        context = {
            "title": _("Export"),
            "count": rows.count(),
            "columns": list(self.sheet().by_name),
        }
        return self.answer(request, "admin/exercises/export.html", context)

    # ---------- in

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The file, then what it would do, then the doing."""
        if not self.may_interchange(request):
            raise PermissionDenied
        context = {
            "title": _("Import"),
            "columns": list(self.sheet().by_name),
            "key": self.sheet.key,
            "limit": {"megabytes": files.MEGABYTES, "rows": files.ROWS},
        }
        if request.method == "POST":
            try:
                if request.POST.get("confirmed"):
                    return self.carry_out(request, context)
                context |= self.look_at(request)
            except files.Unreadable as wrong:
                context["unreadable"] = str(wrong)
        return self.answer(request, "admin/exercises/import.html", context)

    def look_at(self, request: HttpRequest) -> dict[str, Any]:
        """What the chosen file would do. It is kept until somebody confirms."""
        chosen = request.FILES.get("file")
        if chosen is None:
            raise files.Unreadable(_("Choose a file."))
        if chosen.size > files.MEGABYTES * 1_000_000:
            limit = {"limit": files.MEGABYTES}
            raise files.Unreadable(_("The file has more than %(limit)s MB: part it.") % limit)
        content, ending = chosen.read(), chosen.name.rpartition(".")[2].lower()
        outcome = self.sheet().bring_in(files.read(content, ending), keep=False)
        kept = keep(content, ending) if not outcome.faults else ""
        return {"kept": kept, "file": chosen.name, **shown(outcome)}

    def carry_out(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Bring the file in that was looked at."""
        name = request.POST.get("kept", "")
        address = f"{FOLDER}/{name}"
        if not NAME.fullmatch(name) or not default_storage.exists(address):
            raise files.Unreadable(_("The file is no longer here: choose it once more."))
        with default_storage.open(address) as kept:
            table = files.read(kept.read(), name.rpartition(".")[2])
        outcome = self.sheet().bring_in(table, keep=True)
        default_storage.delete(address)
        if outcome.faults:
            context |= shown(outcome)
            return self.answer(request, "admin/exercises/import.html", context)
        sentence = _("Imported: %(new)s new, %(changed)s changed, %(unchanged)s unchanged.")
        self.message_user(request, sentence % counts(outcome), messages.SUCCESS)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")


def keep(content: bytes, ending: str) -> str:
    """Put the file by, privately, and forget those that nobody confirmed for a day."""
    if default_storage.exists(FOLDER):
        for old in default_storage.listdir(FOLDER)[1]:
            written = default_storage.get_modified_time(f"{FOLDER}/{old}")
            if timezone.now() - written > timedelta(days=1):
                default_storage.delete(f"{FOLDER}/{old}")
    name = f"{uuid4().hex}.{ending}"
    default_storage.save(f"{FOLDER}/{name}", ContentFile(content))
    return name


def counts(outcome: Outcome) -> dict[str, int]:
    return {verdict: outcome.count(verdict) for verdict in ("new", "changed", "unchanged")}


def shown(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the page prints it."""
    differing = [row for row in outcome.rows if row.verdict != "unchanged"]
    return {
        "outcome": outcome,
        "counts": counts(outcome),
        "rows": differing[:SHOWN],
        "more": max(len(differing) - SHOWN, 0),
        "faults": outcome.faults[:SHOWN],
        "more_faults": max(len(outcome.faults) - SHOWN, 0),
    }
