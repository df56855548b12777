"""Two people wrote in one release: what each of them changed, laid side by side."""

from dataclasses import dataclass, field
from typing import Any

from django.forms import ModelForm
from django.http import QueryDict
from django.utils.translation import gettext as _

from .. import redline, sanitise
from ..models import Photo, Revision, Topic
from ..models.story import Story

WORDS = tuple(each.name for each in Story._meta.local_fields)


@dataclass(frozen=True)
class Difference:
    """A field that both changed: their text, and the redline from it to what was typed.

    ``value`` is theirs as the form's box takes it; empty ``field`` where there is no box.
    """

    label: str
    redline: str
    field: str = ""
    value: str = ""


@dataclass
class Conflict:
    """What differs. ``theirs`` are values to take over where nothing was typed."""

    newest: Revision
    base: Revision | None
    differences: list[Difference] = field(default_factory=list)
    theirs: dict[str, str | list[str]] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)

    def merged(self, data: QueryDict) -> QueryDict:
        """What was typed, on the newest revision, with theirs where nothing was typed."""
        merged = data.copy()
        merged["base"] = str(self.newest.number)
        for name, value in self.theirs.items():
            merged.setlist(name, value if isinstance(value, list) else [value])
        return merged

    def photos(self, data: QueryDict, prefix: str) -> QueryDict | None:
        """The posted photos, or None where they were left as they had been: theirs hold then.

        Where both changed them, what was typed stays, and what they removed is a new row again.
        """
        typed = typed_photos(data, prefix)
        base = photo_list(self.base)
        if photo_list(self.newest) == typed or base == typed:
            return None
        if photo_list(self.newest) != base:
            theirs, mine = photo_text(photo_list(self.newest)), photo_text(typed)
            self.differences.append(
                Difference(label=_("Photos"), redline=redline.words(theirs, mine))
            )
        standing = self.newest.release.release_photos.values_list("pk", flat=True)
        return rows_again(data, prefix, {str(pk) for pk in standing})


def between(form: ModelForm, newest: Revision) -> Conflict:
    """Compare, field by field, what was typed with the newest revision and the one before both."""
    base = newest.release.revisions.filter(number=form.cleaned_data.get("base") or 0).first()
    conflict = Conflict(newest=newest, base=base)
    for name in WORDS:
        if name in form.cleaned_data:
            compare_words(conflict, form, name)
    compare_topics(conflict, form)
    return conflict


def compare_words(conflict: Conflict, form: ModelForm, name: str) -> None:
    """Note a field that both changed; take theirs where only they did."""
    clean = sanitise.html if name == "body" else sanitise.line
    typed = clean(plain(form.cleaned_data[name]))
    theirs = plain(getattr(conflict.newest, name))
    base = plain(getattr(conflict.base, name)) if conflict.base else None
    label = str(form.fields[name].label)
    if theirs in (typed, base):
        return
    if typed == base:
        conflict.theirs[name] = theirs
        conflict.taken.append(label)
        return
    compared = redline.body if name == "body" else redline.words
    texts = (shown(form, name, theirs), shown(form, name, typed))
    conflict.differences.append(
        Difference(label=label, redline=compared(*texts), field=name, value=theirs)
    )


def compare_topics(conflict: Conflict, form: ModelForm) -> None:
    """The same for the topics, as one list."""
    chosen = form.cleaned_data.get("topics", [])
    typed = {str(topic.pk) if isinstance(topic, Topic) else topic for topic in chosen}
    theirs = {str(topic["id"]): topic["name"] for topic in conflict.newest.topics}
    base = {str(topic["id"]) for topic in conflict.base.topics} if conflict.base else None
    if set(theirs) in (typed, base):
        return
    if typed == base:
        conflict.theirs["topics"] = list(theirs)
        conflict.taken.append(str(form.fields["topics"].label))
        return
    names = sorted(str(topic) for topic in chosen)
    conflict.differences.append(
        Difference(
            label=str(form.fields["topics"].label),
            redline=redline.words(", ".join(sorted(theirs.values())), ", ".join(names)),
        )
    )


def plain(value: Any) -> str:
    """A value of a form or of a revision as text, the same for both."""
    value = getattr(value, "pk", value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def shown(form: ModelForm, name: str, value: str) -> str:
    """A value as people read it: the name behind a key."""
    choices = getattr(form.fields[name], "choices", ())
    return next((str(label) for key, label in choices if str(key) == value and value), value)


def photo_list(revision: Revision | None) -> list[tuple[str, str]] | None:
    """Keys and captions of a revision's photos in their order."""
    if revision is None:
        return None
    return [(str(photo["photo"]), plain(photo["caption"])) for photo in revision.photos]


def typed_photos(data: QueryDict, prefix: str) -> list[tuple[str, str]]:
    """Keys and captions of the posted photos in their order, without those to be removed."""
    rows = range(int(data.get(f"{prefix}-TOTAL_FORMS") or 0))
    kept = [row for row in rows if not data.get(f"{prefix}-{row}-DELETE")]
    kept.sort(key=lambda row: int(data.get(f"{prefix}-{row}-order") or len(rows)))
    keys = [data.get(f"{prefix}-{row}-photo") or "" for row in kept]
    captions = [plain(data.get(f"{prefix}-{row}-caption")) for row in kept]
    own = Photo.objects.filter(pk__in=[key for key in keys if key.isdecimal()])
    own = {str(pk): plain(caption) for pk, caption in own.values_list("pk", "caption")}
    pairs = zip(keys, captions, strict=True)
    return [(key, caption or own.get(key, "")) for key, caption in pairs if key]


def rows_again(data: QueryDict, prefix: str, standing: set[str]) -> QueryDict:
    """The posted rows, where those that are gone from the database are new ones again."""
    rows = sorted(
        range(int(data.get(f"{prefix}-TOTAL_FORMS") or 0)),
        key=lambda row: data.get(f"{prefix}-{row}-id") not in standing,
    )
    again = data.copy()
    for place, row in enumerate(rows):
        known = data.get(f"{prefix}-{row}-id") in standing
        for name in ("id", "release", "photo", "caption", "order", "DELETE"):
            value = data.get(f"{prefix}-{row}-{name}") or ""
            again[f"{prefix}-{place}-{name}"] = value if known or name != "id" else ""
    known_rows = [row for row in rows if data.get(f"{prefix}-{row}-id") in standing]
    again[f"{prefix}-INITIAL_FORMS"] = str(len(known_rows))
    return again


def photo_text(photos: list[tuple[str, str]] | None) -> str:
    """Photos in one line, for comparison."""
    return " ".join(f"[{key}] {caption}" for key, caption in photos or [])
