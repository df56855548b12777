"""What the applications say about themselves, in their ``canaries.py``."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules

# How many of the installation's own rows an address is tried with, beside what was planted.
SAMPLE = 25

Planter = Callable[[Any], None]
Values = Callable[[], Iterable[tuple]]


@dataclass(frozen=True)
class Filler:
    """A function that gives values for parameters of addresses."""

    parameters: tuple[str, ...]
    at: frozenset[str]
    values: Values

    def named(self) -> Iterator[dict[str, Any]]:
        """The values by the names of their parameters."""
        for values in self.values():
            yield dict(zip(self.parameters, values, strict=True))


planters: list[Planter] = []
fillers: list[Filler] = []
askers: list[Callable[[], Iterable[tuple[str, Any]]]] = []


def planter(plant: Planter) -> Planter:
    """Let the function hide something; it is called with a ``Stage`` for each language."""
    planters.append(plant)
    return plant


def fills(*parameters: str, at: Iterable[str] = ()) -> Callable[[Values], Values]:
    """Let the function give values for these parameters of addresses, as tuples in their order.

    ``at`` names the addresses (of ``urls.py``) for which nobody else need be asked. An address that
    no function names gets what all functions for its parameters give: so does every new one.
    """

    def register(values: Values) -> Values:
        fillers.append(Filler(parameters, frozenset(at), values))
        return values

    return register


def asks(asker: Callable[[], Iterable[tuple[str, Any]]]) -> Callable:
    """Let the function give parameters of queries (``("page", 2)``) to try on every address."""
    askers.append(asker)
    return asker


def discover() -> None:
    """Import the ``canaries.py`` of every installed application."""
    autodiscover_modules("canaries")
