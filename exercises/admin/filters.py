"""What the lists of the registry are narrowed by."""

from collections.abc import Iterator

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Exercise, Membership, Status


class Labelled(admin.RelatedFieldListFilter):
    """Related rows by their names in the language of the desk, and only those in use."""

    def field_choices(self, field, request, model_admin) -> list[tuple]:
        used = model_admin.model.objects.order_by().values(field.name)
        rows = field.related_model._default_manager.filter(pk__in=used)
        return sorted(((row.pk, row.label) for row in rows), key=lambda choice: choice[1])


class YearFilter(admin.SimpleListFilter):
    """The years of the register, the newest first."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Iterator[tuple]:
        years = Exercise.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        known = {year for year, _label in self.lookup_choices}
        return queryset.in_year(self.value()) if self.value() in known else queryset


class StatusFilter(admin.SimpleListFilter):
    """Planned, under way, completed, postponed, cancelled: as it is today."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return Status.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.of_status(self.value()) if self.value() in Status.values else queryset


class MembershipFilter(admin.SimpleListFilter):
    """How states stand to the organisation today."""

    title = _("membership")
    parameter_name = "membership"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return Membership.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        today = timezone.localdate()
        suspended = Q(suspended__lte=today)
        choices = {
            Membership.AHEAD: queryset.filter(joined__gt=today),
            Membership.LEFT: queryset.former(),
            Membership.SUSPENDED: queryset.members().filter(suspended),
            Membership.MEMBER: queryset.members().exclude(suspended),
        }
        return choices.get(self.value(), queryset)
