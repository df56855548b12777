"""The check itself: plant, walk, report, roll back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from ..models import User
from . import registry
from .addresses import Unfillable, patterns
from .aside import aside
from .canaries import Canaries
from .crawl import Crawl
from .stage import Stage


@dataclass(frozen=True)
class Report:
    """What was done and what was found; ``findings`` are sentences, empty if all is well."""

    addresses: int
    canaries: int
    findings: list[str]


@contextmanager
def planted() -> Iterator[Crawl]:
    """Within: every application has hidden its canaries. Nothing is left of them afterwards."""
    registry.discover()
    with aside():
        canaries, addresses = Canaries(), []
        for code, _name in settings.LANGUAGES:
            stage = Stage(canaries, code)
            for plant in registry.planters:
                plant(stage)
            addresses += stage.addresses
        crawl = Crawl(canaries, superuser=insider(canaries))
        crawl.links |= dict.fromkeys(addresses)
        yield crawl


def insider(canaries: Canaries) -> User:
    """A superuser who looks at public pages: they must not greet him."""
    columns = canaries.columns(User, "the superuser who looks", password="")
    return User.objects.create(**columns, is_staff=True, is_superuser=True)


def check(*, under: str = "/", follow: int = 200) -> Report:
    """Walk every public address (``under`` a path), then up to ``follow`` links found in them."""
    with planted() as crawl:
        for pattern in patterns():
            if not pattern.template.startswith(under):
                continue
            try:
                crawl.walk(pattern)
            except Unfillable as gap:
                crawl.findings.append(str(gap))
        crawl.follow(at_most=follow)
    return Report(len(crawl.seen), len(crawl.canaries), crawl.findings)
