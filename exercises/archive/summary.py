"""The summary at the end: what became of the lines of an archive, by their types."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

VERDICTS = ("created", "updated", "unchanged", "refused", "missing")


@dataclass
class Summary:
    """What an import did. ``lines`` counts by type and verdict."""

    lines: Counter[tuple[str, str]] = field(default_factory=Counter)
    photos_missing: int = 0
    notes: int = 0
    elements_removed: int = 0
    attributes_removed: int = 0

    def count(self, kind: str, verdict: str) -> None:
        """One more line of this type with this verdict."""
        self.lines[kind, verdict] += 1

    def total(self, verdict: str) -> int:
        """How many lines of all types have the verdict."""
        return sum(count for (_kind, each), count in self.lines.items() if each == verdict)

    @property
    def refused(self) -> int:
        """How many lines were not brought in."""
        return self.total("refused")

    def __str__(self) -> str:
        labels = (_("created"), _("updated"), _("unchanged"), _("refused"), _("missing"))
        rows = [f"{'':<10}" + "".join(f"{label:>13}" for label in labels)]
        for kind in dict.fromkeys(kind for kind, _verdict in self.lines):
            counts = (self.lines[kind, verdict] for verdict in VERDICTS)
            rows.append(f"{kind:<10}" + "".join(f"{count:>13}" for count in counts))
        rows += [
            _("Removed by the sanitiser: %(elements)s elements, %(attributes)s attributes")
            % {"elements": self.elements_removed, "attributes": self.attributes_removed},
            _("Photo files that were not found: %(count)s") % {"count": self.photos_missing},
            _("Notes: %(count)s") % {"count": self.notes},
        ]
        return "\n".join(rows)
