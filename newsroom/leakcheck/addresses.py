"""All public addresses, from the URL configuration: a new view is among them by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from django.utils.translation import override

from .registry import Filler, askers, fillers


class Unfillable(Exception):
    """An address has a parameter for which no application gives values."""

    def __init__(self, pattern: "Pattern", missing: frozenset[str]):
        names = ", ".join(f'"{name}"' for name in sorted(missing))
        super().__init__(
            f"Nobody knows values for {names} of {pattern.template}, so it can't be checked: add "
            f"a function marked @fills({names}) to the canaries.py of its application."
        )


@dataclass(frozen=True)
class Pattern:
    """A public view with the form of its address, ``/en/news/%(year)s/``, in one language."""

    template: str
    parameters: frozenset[str]
    view: URLPattern

    def addresses(self) -> Iterator[str]:
        """All addresses of this form that the applications know values for. Raises Unfillable."""
        if not self.parameters:
            yield self.template
            return
        for values in combinations(self):
            filled = {name: quote(str(value), safe="") for name, value in values.items()}
            yield self.template % filled


def patterns() -> list[Pattern]:
    """Every form of a public address in every language; the desk's are left out."""
    found: dict[str, Pattern] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {pattern.template: pattern for pattern in below(get_resolver())}
    return list(found.values())


def below(resolver: URLResolver, prefix: str = "") -> Iterator[Pattern]:
    """The forms of address that a resolver leads to."""
    for entry in resolver.url_patterns:
        regex = prefix + entry.pattern.regex.pattern.removeprefix("^")
        if isinstance(entry, URLPattern):
            for template, parameters in normalize(regex):
                yield Pattern(f"/{template}", frozenset(parameters), entry)
        elif entry.app_name != "admin":
            yield from below(entry, regex)


def combinations(pattern: Pattern) -> Iterator[dict]:
    """Values for all parameters: those that belong together from one function, the rest crossed."""
    for choice in product(*(chain.from_iterable(calls) for calls in sources(pattern))):
        yield {name: value for part in choice for name, value in part.items()}


def sources(pattern: Pattern) -> list[list[Iterator[dict]]]:
    """The functions to ask, for the largest sets of parameters first. Raises Unfillable."""
    missing, found = pattern.parameters, []
    sets = {frozenset(filler.parameters) for filler in fillers}
    for names in sorted(sets, key=lambda names: (-len(names), sorted(names))):
        if names <= missing:
            found.append([filler.named() for filler in asked(names, pattern.view.name)])
            missing -= names
    if missing:
        raise Unfillable(pattern, missing)
    return found


def asked(names: frozenset[str], address: str | None) -> list[Filler]:
    """The functions for these parameters that name the address, or else all of them."""
    able = [filler for filler in fillers if frozenset(filler.parameters) == names]
    return [filler for filler in able if address in filler.at] or able


def queries() -> list[str]:
    """All queries to try behind an address, ``?page=2``."""
    return [f"?{urlencode([asked])}" for ask in askers for asked in ask()]
