"""A page of the register: the newest years that fit, and the ways to the others."""

from functools import cached_property

from django.http import HttpRequest

from newsroom.pages import Leaf, with_parameters

from .register_filters import RegisterFilters

# A page has whole years: the newest, until it has about this many exercises.
ENOUGH = 100


class Years:
    """The years of a register that was filtered: which a page opens, and which it links to."""

    def __init__(self, request: HttpRequest, filters: RegisterFilters):
        self.request, self.counts, self.asked = request, filters.counts, filters.year

    @cached_property
    def opened(self) -> list[int]:
        """The years on this page: the one asked for, or else the newest."""
        if self.asked:
            return [year for year in self.counts if year == self.asked]
        return newest(self.counts)

    @property
    def others(self) -> list[Leaf]:
        """The years that are not on this page, with their addresses."""
        return [
            Leaf(year, with_parameters(self.request, {"year": year}), current=False)
            for year in self.counts
            if year not in self.opened
        ]

    @property
    def total(self) -> int:
        """How many exercises pass the filters, on this page or not."""
        return self.counts.get(self.asked, 0) if self.asked else sum(self.counts.values())

    @property
    def period(self) -> str:
        """From the oldest to the newest year of what passes: ``2004–2023``."""
        years = self.opened if self.asked else list(self.counts)
        ends = [min(years), max(years)] if years else []
        return "–".join(dict.fromkeys(map(str, ends)))


def newest(counts: dict[int, int]) -> list[int]:
    """The newest years that have enough together; one at least."""
    opened: list[int] = []
    for year, count in counts.items():
        if opened and sum(counts[each] for each in opened) + count > ENOUGH:
            break
        opened.append(year)
    return opened
