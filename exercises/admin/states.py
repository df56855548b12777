"""Member states at the desk."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.admin.release_list import in_words
from newsroom.forms.names import NamesByCodeField
from newsroom.templatetags.printed import written

from ..forms.naming import MemberStateForm
from ..interchange import StateSheet
from ..models import MemberState
from .base import NamedAdmin
from .filters import MembershipFilter
from .interchange import Interchange


@admin.register(MemberState)
class MemberStateAdmin(Interchange, NamedAdmin):
    """The states of the organisation, past and present."""

    form = MemberStateForm
    sheet = StateSheet
    list_display = ["english", "russian", "code", "seat", "membership", "acceded", "departed"]
    list_filter = [MembershipFilter]
    fieldsets = [
        (_("Names"), {"fields": ["name", "names", "official_name", "official_names", "own_names"]}),
        (_("Codes and address"), {"fields": [("code", "code3"), "slug"]}),
        (_("Capital"), {"fields": ["capital", "capitals", ("latitude", "longitude")]}),
        (_("Membership"), {"fields": [("joined", "suspended", "left")]}),
        (_("Profile"), {"fields": ["profile", "profiles"]}),
        (_("Topics"), {"fields": ["topic", "topics"]}),
    ]

    def found_by(self, word: str) -> models.Q:
        codes = models.Q(code__iexact=word) | models.Q(code3__iexact=word)
        return super().found_by(word) | codes | in_words("official_name", word)

    @admin.display(description=_("membership"))
    def membership(self, state: MemberState) -> str:
        return str(state.membership().label)

    @admin.display(description=_("capital"))
    def seat(self, state: MemberState) -> str:
        return state.capital_label

    @admin.display(description=_("acceded"), ordering="joined")
    def acceded(self, state: MemberState) -> str | None:
        return state.joined and written(state.joined, "short")

    @admin.display(description=_("left"), ordering="left")
    def departed(self, state: MemberState) -> str | None:
        return state.left and written(state.left, "short")

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "own_names":
            options["form_class"] = NamesByCodeField
        return super().formfield_for_dbfield(db_field, request, **options)
