"""Whatever anybody tries in whatever order, the promises are kept.

Hypothesis sends the whole cast at a few releases: right and wrong verbs, on newest and on older
versions, with credits taken away and instants that come meanwhile.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from newsroom import snapshot, workflow
from newsroom.models import (
    Approval,
    Edition,
    PrintVerb,
    Release,
    Revision,
    State,
    Transition,
    User,
)
from newsroom.verification import broken_editions, broken_revisions
from newsroom.workflow import Refused
from tests.cast import ahead, let_come, on_record, staff

D, R, C, A, P, W, K = (
    State.DRAFT,
    State.IN_REVIEW,
    State.RETURNED,
    State.APPROVED,
    State.PRINTED,
    State.WITHDRAWN,
    State.KILLED,
)
# From which state to which a verb leads. What is not named here leaves the state alone.
ROADS = {
    "revise": {(D, D), (R, D), (C, C), (A, D), (P, D), (P, P), (R, R), (A, A)},
    "save_photo": {(D, D), (R, D), (C, C), (A, D), (P, D), (P, P), (R, R), (A, A), (W, W), (K, K)},
    "submit": {(D, R), (C, R)},
    "take_back": {(R, D), (A, D)},
    "approve": {(R, A)},
    "return_": {(R, C)},
    "publish": {(A, P)},
    "refile": {(A, P)},
    "update": {(A, P)},
    "correct": {(A, P)},
    "publish_in_emergency": {(D, P), (C, P), (R, P)},
    "unschedule": {(P, A), (D, D), (R, R), (C, C), (A, A)},
    "print_now": {(P, P), (D, D), (R, R), (C, C), (A, A)},
    "withdraw": {(state, W) for state in (D, R, C, A, P)},
    "kill": {(state, K) for state in (D, R, C, A, P, W)},
}
WORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Echelon begins", "Echelon ends", "\0"]),
        "lead": st.sampled_from(["One.", "Two.", "Three."]),
        "body": st.sampled_from(["<p>One.</p>", "<p>Two.<script>x</script></p>", "<p></p>"]),
    },
)
PEOPLE = st.sampled_from(["author", "reviewer", "both", "publisher", "root", "photo_editor"])
RELEASES = st.integers(0, 1)
ROAD = st.lists(st.integers(0, 19), max_size=4)
VERSIONS = st.sampled_from([0, 0, 0, 1])
REASONS = st.sampled_from(["Because.", "Because.", "Because.", ""])
INSTANTS = st.sampled_from([None, {"hours": 1}, {"hours": 2}, {"days": -1}])
HOW = st.fixed_dictionaries(
    {
        "at": INSTANTS,
        "reason": REASONS,
        "text": REASONS,
        "notice": REASONS,
        "verb": st.sampled_from(PrintVerb),
    }
)
CHANGES = ("refile", "update", "correct")
# What each verb is told.
OF_A_VERSION = {
    "submit": [],
    "approve": [],
    "take_back": [],
    "return_": ["reason"],
    "comment": ["text"],
    "publish": ["at"],
    "refile": ["at", "reason"],
    "update": ["at", "reason"],
    "correct": ["at", "reason"],
    "publish_in_emergency": ["reason", "notice", "verb"],
}
OF_AN_EDITION = {
    "unschedule": ["reason"],
    "print_now": [],
    "withdraw": ["reason"],
    "kill": ["reason"],
    "countersign": [],
}


class Newsroom(RuleBasedStateMachine):
    """The desk, the print and everybody at once. Each run is rolled back."""

    def __init__(self, people: dict[str, User], make: Callable[..., Revision], photos: list):
        super().__init__()
        self.people, self.make, self.photos = people, make, photos
        self.fixed: dict[int, dict] = {}
        self.closed: dict[int, Any] = {}
        self.run = transaction.atomic()
        self.run.__enter__()

    def teardown(self) -> None:
        try:
            assert list(broken_editions()) == list(broken_revisions()) == []
        finally:
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        english = self.make(photos=self.photos[:1])
        self.make(language="ru", translation_of=english.release, photos=self.photos)

    # What people do.

    def release(self, index: int) -> Release:
        return Release.objects.order_by("pk")[index]

    def version(self, index: int, back: int) -> Revision:
        """The newest version of a release, or an older one."""
        revisions = self.release(index).revisions.order_by("-number")[: back + 1]
        return list(revisions)[-1]

    def attempt(self, verb: str, index: int, subject: Any, who: str, /, **how: Any) -> None:
        """Try a verb: a refusal writes nothing, a success takes a legal road and is logged."""
        before, lines = on_record(), Transition.objects.count()
        states = self.states()
        waiting = Edition.objects.scheduled().filter(release=self.release(index)).count()
        try:
            result = getattr(workflow, verb)(subject, by=self.people[who], **how)
        except Refused:
            assert on_record() == before
            return
        written = Transition.objects.count() - lines
        assert written == self.lines_for(verb, result, how, waiting)
        for old, new in zip(states, self.states(), strict=True):
            assert old == new or verb in ROADS
        if verb in ROADS:
            assert (states[index], self.states()[index]) in ROADS[verb]

    def states(self) -> list[str]:
        return list(Release.objects.order_by("pk").values_list("state", flat=True))

    def lines_for(self, verb: str, result: Any, how: dict, waiting: int) -> int:
        """How many lines of the log a success writes."""
        if verb == "revise":
            return int(result != how["base"])
        if verb in {"withdraw", "kill"}:
            return 1 + waiting
        return 2 if verb == "print_now" else 1

    @rule(index=RELEASES, road=ROAD, back=VERSIONS, who=PEOPLE, words=WORDS)
    def revise(self, index: int, road: list[int], back: int, who: str, words: dict) -> None:
        self.go_on(index, road)
        base = self.version(index, back)
        self.attempt("revise", index, base.release, who, base=base, words=words)

    @rule(
        index=RELEASES,
        road=ROAD,
        back=VERSIONS,
        who=PEOPLE,
        verb=st.sampled_from([*OF_A_VERSION]),
        how=HOW,
    )
    def about_a_version(
        self, index: int, road: list[int], back: int, who: str, verb: str, how: dict
    ) -> None:
        self.go_on(index, road)
        asked = {name: how[name] for name in OF_A_VERSION[verb]}
        if how["at"] and "at" in asked:
            asked["at"] = ahead(**how["at"])
        self.attempt(verb, index, self.version(index, back), who, **asked)

    @rule(
        index=RELEASES,
        road=ROAD,
        who=PEOPLE,
        verb=st.sampled_from([*OF_AN_EDITION]),
        how=HOW,
    )
    def about_an_edition(self, index: int, road: list[int], who: str, verb: str, how: dict) -> None:
        self.go_on(index, road)
        if edition := self.release(index).editions.order_by("-ordinal").first():
            asked = {name: how[name] for name in OF_AN_EDITION[verb]}
            subject = edition.approval if verb == "countersign" else edition
            self.attempt(verb, index, subject, who, **asked)

    @rule(credit=st.sampled_from(["", "Photo by the Joint Staff", "Photo by the Ministry"]))
    def credit(self, credit: str) -> None:
        photo = self.photos[0]
        photo.refresh_from_db()
        photo.credit = credit
        lines, states = Transition.objects.count(), self.states()
        heads = set(Release.objects.values_list("head", flat=True))
        workflow.save_photo(photo, by=self.people["photo_editor"])
        changed = set(Release.objects.values_list("head", flat=True)) - heads
        assert Transition.objects.count() == lines + len(changed)
        for road in zip(states, self.states(), strict=True):
            assert road in ROADS["save_photo"]

    @precondition(lambda self: Edition.objects.scheduled().exists())
    @rule()
    def time_goes_by(self) -> None:
        edition = Edition.objects.scheduled().first()
        let_come(edition)
        self.fixed.clear()

    @rule(index=RELEASES, road=ROAD)
    def go_on(self, index: int, road: list[int]) -> None:
        """Some right steps by the right people, so that runs get somewhere."""
        for turn in road:
            self.step(index, turn)

    def step(self, index: int, turn: int) -> None:
        head, state = self.version(index, 0), self.states()[index]
        instant = ahead() if turn % 3 == 2 else None
        waiting = Edition.objects.scheduled().filter(release=head.release).first()
        current = Edition.objects.visible().filter(release=head.release).first()
        words = {"lead": f"After {head.number}."}
        change = ("revise", head.release, "author", {"base": head, "words": words})
        why = {"reason": "Because."}
        printings = [("publish", head, "publisher", {"at": instant})] * 3
        if workflow.printing.last_edition(head.release):
            printings = [(verb, head, "publisher", why | {"at": instant}) for verb in CHANGES]
        steps = {
            D: [("submit", head, "author", {})],
            C: [change, ("submit", head, "author", {})],
            R: [("approve", head, "reviewer", {})] * 3 + [("return_", head, "both", why), change],
            A: [*printings, ("take_back", head, "author", {})],
            P: [change, change],
        }.get(state, [])
        if waiting:
            steps += [(verb, waiting, "root", {}) for verb in ("unschedule", "print_now")]
        if current and turn > 17:
            steps = [(verb, current, "publisher", why) for verb in ("withdraw", "kill")]
        for verb, subject, who, how in steps[turn % len(steps) :][:1] if steps else []:
            self.attempt(verb, index, subject, who, **how)

    # What holds at every moment.

    @invariant()
    def what_is_visible_was_approved_by_somebody_else(self) -> None:
        for edition in Edition.objects.visible().select_related("approval", "revision"):
            approval = edition.approval
            assert approval.revision_id == edition.revision_id
            assert approval.revoked_at is None
            assert approval.emergency or approval.reviewer_id not in self.writers(edition)

    def writers(self, edition: Edition) -> set[int]:
        """Who wrote in an edition's revision since the revision that readers had before."""
        earlier = Edition.objects.exclude(visible_until=F("visible_from")).filter(
            release=edition.release_id,
            ordinal__lt=edition.ordinal,
            revision__number__lt=edition.revision.number,
        )
        since = max(earlier.values_list("revision__number", flat=True), default=0)
        numbers = (since + 1, edition.revision.number)
        revisions = Revision.objects.filter(release=edition.release_id, number__range=numbers)
        return set(revisions.values_list("author", flat=True))

    @invariant()
    def what_is_visible_is_what_its_revision_says(self) -> None:
        for edition in Edition.public.select_related("revision"):
            assert snapshot.words(edition) == snapshot.words(edition.revision)
            printed = [photo["credit"] for photo in edition.photos]
            assert printed == [photo["credit"] for photo in edition.revision.photos]
            assert all(printed)

    @invariant()
    def of_what_was_killed_nothing_is_left(self) -> None:
        for edition in Edition.objects.visible().filter(release__state=K):
            assert edition.is_killed
            assert (edition.body, edition.lead, edition.photos, edition.topics) == ("", "", [], [])
        assert not Edition.public.filter(release__state=K).exists()

    @invariant()
    def editions_of_a_release_never_overlap(self) -> None:
        for release in Release.objects.all():
            editions = release.editions.exclude(visible_until=F("visible_from"))
            for earlier, later in pairwise(editions.order_by("ordinal")):
                assert earlier.visible_until == later.visible_from

    @invariant()
    def editions_never_change_and_closed_ones_stay_closed(self) -> None:
        now = ahead(seconds=0)
        for edition in Edition.objects.all():
            columns = {
                **model_to_dict(edition, exclude=["visible_until"]),
                "of": edition.revision_id,
            }
            assert self.fixed.setdefault(edition.pk, columns) == columns
            if edition.visible_until and edition.visible_until < now:
                end = self.closed.setdefault(edition.pk, edition.visible_until)
                assert edition.visible_until == end

    @invariant()
    def every_state_is_what_it_says(self) -> None:
        for release in Release.objects.select_related("head"):
            assert release.head.number == release.revisions.count()
            standing = Approval.objects.standing().filter(revision=release.head)
            last = workflow.printing.last_edition(release)
            visible = Edition.objects.visible().filter(release=release).first()
            if release.state == A:
                assert standing.exists()
            if release.state in {D, R, C}:
                assert not standing.exists()
            if release.state == P:
                assert last.revision_id == release.head_id
            if release.state in {W, K}:
                assert visible.verb == {W: "withdraw", K: "kill"}[release.state]
                assert not Edition.objects.scheduled().filter(release=release).exists()

    @invariant()
    def one_story_has_one_number(self) -> None:
        standing = Edition.objects.exclude(visible_until=F("visible_from"))
        stories = standing.values_list("release__group", "year", "number").order_by().distinct()
        assert len({group for group, *_number in stories}) == len(stories)
        assert len({tuple(number) for _group, *number in stories}) == len(stories)


@pytest.fixture
def people(author, reviewer, publisher, photo_editor, superuser) -> dict[str, User]:
    """Everybody, and one who may write and review."""
    return {
        "author": author,
        "reviewer": reviewer,
        "both": staff("both", "Author", "Reviewer", "Publisher"),
        "publisher": publisher,
        "photo_editor": photo_editor,
        "root": superuser,
    }


def test_the_promises_are_kept(people, write, make_photo):
    photos = [make_photo(), make_photo()]
    run_state_machine_as_test(
        lambda: Newsroom(people, write, photos),
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],  # with Phase.shrink it looks for the shortest story, for long
        ),
    )
