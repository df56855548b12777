"""The table of member states."""

from django.db.models import QuerySet

from newsroom.slugs import latin_slug

from ..models import MemberState
from .cells import Column, Day, Degrees, translated
from .named import FurtherTopics, NamedSheet, NamingTopic


class StateSheet(NamedSheet):
    """Member states by their codes."""

    model = MemberState
    key = ("code",)
    columns: list[Column] = [
        Column("code", required=True),
        Column("code3"),
        Column("slug"),
        *translated("name", required=True),
        *translated("official_name"),
        *translated("capital"),
        Degrees("latitude"),
        Degrees("longitude"),
        Day("joined"),
        Day("suspended"),
        Day("left"),
        *translated("profile"),
        NamingTopic("topic"),
        FurtherTopics("topics"),
    ]

    def queryset(self) -> QuerySet:
        return MemberState.objects.select_related("topic").prefetch_related("topics")

    def store(self, row: MemberState, changed: set[str], *, new: bool) -> None:
        row.code, row.code3 = row.code.upper(), row.code3.upper()
        if not row.slug:
            row.slug = latin_slug(row.name, limit=50) or row.code.lower()
        super().store(row, changed, new=new)
