"""A newer catalogue changes a plan only as far as the learner accepts, and history stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Career, Catalogue, CatalogueMilestone, Effort, Lag, Role
from planner.domain.codes import code_of
from planner.domain.edits import Change
from planner.domain.plan import plan_of, with_schedule
from planner.domain.profile import Evidence, EvidenceKind, LogEntry, Milestone, Profile, Status
from planner.domain.progress import progress_of
from planner.domain.start import Answers, new_profile
from planner.domain.upgrade import offers
from planner.domain.upgrade_edits import accept, decline
from planner.domain.upgrade_offer import Offer, OfferKind
from planner.words import ENGLISH
from tests.domain.catalogue_samples import career, milestone, place, resource, skill
from tests.domain.plan_samples import TODAY, WEEKDAYS, day

PROOF = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)
NAMES = ("a", "b", "c", "d")


def catalogue(*milestones: CatalogueMilestone, **of_career: Any) -> Catalogue:
    """A catalogue with one career, which has all milestones in phase 1 unless told otherwise."""
    fields: dict[str, Any] = {
        "required": {"hearing": 2},
        "milestones": tuple(place(each.id) for each in milestones),
    }
    return Catalogue.of(
        careers=[career("mixer", **fields | of_career)],
        skills=[skill("hearing")],
        milestones=milestones,
        resources=[resource("book")],
    )


def ear(name: str, /, **changes: Any) -> CatalogueMilestone:
    """A milestone that raises what the career asks for, so that it is chosen."""
    return milestone(name, **{"builds": {"hearing": 2}} | changes)


OLD = catalogue(*map(ear, NAMES))


def plan(of: Catalogue = OLD) -> Profile:
    answers = Answers(("mixer",), StudyCalendar(week=WEEKDAYS), TODAY)
    return new_profile(answers, of, TODAY, "plan")


def with_history(profile: Profile, name: str = "a") -> Profile:
    """A milestone under way, with a little of everything."""
    for edit in (
        edits.log_minutes(profile, name, 30, TODAY, TODAY, "went well"),
        edits.set_notes(name, f"notes on {name}"),
        edits.add_evidence(profile, name, PROOF),
        edits.pin(profile, name, None, day(30)),
    ):
        profile, _ = edit.apply(profile)
    return profile


def checked(profile: Profile, *names: str) -> Profile:
    for name in names:
        profile, _ = edits.check_off(name, TODAY, TODAY).apply(profile)
    return profile


def taking(profile: Profile, some: Iterable[Offer]) -> edits.Edit:
    """`accept`, all codes that were issued being those the plan shows."""
    return accept(profile, some, codes_issued=profile.codes_issued)


def accepted(profile: Profile, newer: Catalogue) -> Profile:
    return taking(profile, offers(profile, newer)).apply(profile)[0]


def found(profile: Profile, name: str) -> Milestone:
    milestone = profile.milestone(name)
    assert milestone is not None
    return milestone


def kinds(profile: Profile, newer: Catalogue) -> list[OfferKind]:
    return [offer.kind for offer in offers(profile, newer)]


def test_the_same_catalogue_offers_nothing(shipped: Catalogue) -> None:
    answers = Answers(
        ("mixing-engineer", "foley-artist"), StudyCalendar(week=WEEKDAYS), TODAY, done=("sh-mic",)
    )
    profile = new_profile(answers, shipped, TODAY, "plan")
    assert offers(profile, shipped) == ()
    assert offers(plan(), OLD) == ()


def test_ratings_and_removals_of_the_learner_are_no_news() -> None:
    profile = plan()
    for edit in (edits.remove(profile, "b"), edits.rate(profile, {"hearing": 2}, TODAY)):
        profile, _ = edit.apply(profile)
    assert offers(profile, OLD) == ()


# --- A milestone changes --------------------------------------------------------------------------


def test_other_words_are_offered_and_taken_over() -> None:
    newer = catalogue(ear("a", title="Listen to ten songs"), *map(ear, NAMES[1:]))
    (offer,) = offers(plan(), newer)
    assert (offer.kind, offer.milestones, offer.titles) == (OfferKind.CHANGED, ("a",), ("Make a",))
    (change,) = offer.changes
    assert (change.field, change.before, change.after) == (
        "title",
        "Make a",
        "Listen to ten songs",
    )
    edit = taking(plan(), [offer])
    assert (edit.change, edit.reschedules) == (Change.UPGRADE, False)
    after, _ = edit.apply(plan())
    assert found(after, "a").title == "Listen to ten songs"
    assert found(after, "a").base is None
    assert offers(after, newer) == ()


def test_other_effort_moves_dates_and_keeps_the_learners_proportion() -> None:
    heavier = Effort(low=120, likely=180, high=240)
    newer = catalogue(ear("a", effort=heavier), ear("b", effort=heavier), ear("c"), ear("d"))
    profile, _ = edits.set_estimate("b", 45).apply(plan())
    first, second = offers(profile, newer)
    assert (first.effort, second.effort) == (90, 45)
    edit = taking(profile, (first, second))
    assert edit.reschedules
    after, _ = with_schedule(profile, edit, TODAY).apply(profile)
    assert [found(after, name).estimate for name in "ab"] == [180, 90]
    placement = found(after, "a").placement
    assert placement is not None
    assert placement.minutes() == 180


def test_a_shortened_effort_stays_between_the_new_estimates() -> None:
    old = catalogue(ear("a", builds={"hearing": 4}), required={"hearing": 4})
    answers = Answers(("mixer",), StudyCalendar(week=WEEKDAYS), TODAY, ratings={"hearing": 3})
    profile = new_profile(answers, old, TODAY, "plan")
    assert (found(profile, "a").estimate, found(profile, "a").shortened) == (60, True)
    effort = Effort(low=200, likely=240, high=300)
    newer = catalogue(ear("a", builds={"hearing": 4}, effort=effort), required={"hearing": 4})
    after = accepted(profile, newer)
    assert (found(after, "a").estimate, found(after, "a").shortened) == (200, True)


def test_what_the_learner_edited_stays_unless_that_is_accepted() -> None:
    profile, _ = edits.edit_definition(plan(), "a", title="My own words").apply(plan())
    newer = catalogue(ear("a", title="Newer", criteria=("Heard.",)), *map(ear, NAMES[1:]))
    plain, edited = offers(profile, newer)
    assert (plain.kind, [each.field for each in plain.changes]) == (OfferKind.CHANGED, ["criteria"])
    assert edited.kind is OfferKind.EDITED
    assert [(each.after, each.mine) for each in edited.changes] == [("Newer", "My own words")]
    after, _ = taking(profile, [plain]).apply(profile)
    assert (found(after, "a").title, found(after, "a").definition.criteria) == (
        "My own words",
        ("Heard.",),
    )
    assert kinds(after, newer) == [OfferKind.EDITED]
    last, _ = taking(after, offers(after, newer)).apply(after)
    assert (found(last, "a").title, found(last, "a").base) == ("Newer", None)


def test_nothing_is_offered_where_both_had_the_same_idea() -> None:
    profile, _ = edits.edit_definition(plan(), "a", title="Newer").apply(plan())
    assert offers(profile, catalogue(ear("a", title="Newer"), *map(ear, NAMES[1:]))) == ()


@pytest.mark.parametrize("status", [Status.DONE, Status.SKIPPED])
def test_what_is_closed_keeps_its_words(status: Status) -> None:
    edit = edits.check_off("a", TODAY, TODAY) if status is Status.DONE else edits.skip("a")
    profile, _ = edit.apply(plan())
    assert offers(profile, catalogue(ear("a", title="Newer"), *map(ear, NAMES[1:]))) == ()


def test_own_milestones_are_never_touched() -> None:
    profile, _ = edits.add_own(
        plan(), title="Mine", kind=ear("a").kind, minutes=60, phase=1, codes_issued=4
    ).apply(plan())
    own = next(each for each in profile.milestones if each.own)
    newer = catalogue(ear(own.id, title="A stranger"), *map(ear, NAMES))
    assert offers(profile, newer) == ()
    assert offers(profile, catalogue(ear(own.id, replaces=("a",)), *map(ear, NAMES[1:]))) == ()


# --- Renamed, split, merged -----------------------------------------------------------------------


def test_a_renamed_milestone_keeps_everything() -> None:
    profile = with_history(plan())
    profile, _ = edits.edit_definition(profile, "a", title="My own words").apply(profile)
    newer = catalogue(ear("x", replaces=("a",), criteria=("Heard.",)), *map(ear, NAMES[1:]))
    (offer,) = offers(profile, newer)
    assert (offer.kind, offer.milestones, offer.titles) == (
        OfferKind.RENAMED,
        ("a",),
        ("My own words",),
    )
    before, after = found(profile, "a"), found(accepted(profile, newer), "x")
    kept = ("code", "status", "log", "notes", "evidence", "pin", "placement", "title", "estimate")
    for field in kept:
        assert getattr(after, field) == getattr(before, field), field
    assert after.definition.criteria == ("Heard.",)
    assert offers(accepted(profile, newer), newer) == ()


def test_prerequisites_follow_a_new_name() -> None:
    lags = (Lag(after="a", days=7),)
    profile = plan(catalogue(ear("a"), ear("b", after=("a",), lags=lags)))
    profile, _ = edits.edit_definition(profile, "b", title="My b").apply(profile)
    newer = catalogue(
        ear("x", replaces=("a",)), ear("b", after=("x",), lags=(Lag(after="x", days=7),))
    )
    assert kinds(profile, newer) == [OfferKind.RENAMED]
    after = found(accepted(profile, newer), "b")
    assert (after.definition.after, after.definition.lags[0].after) == (("x",), "x")
    assert after.base is not None
    assert after.base.after == ("x",)


def test_a_prerequisite_whose_new_name_was_declined_still_counts() -> None:
    profile = plan(catalogue(ear("a"), ear("b")))
    newer = catalogue(ear("x", replaces=("a",)), ear("b", after=("x",)))
    renamed, changed = offers(profile, newer)
    assert (renamed.kind, changed.kind) == (OfferKind.RENAMED, OfferKind.CHANGED)
    profile, _ = decline(profile, [renamed]).apply(profile)
    profile, _ = taking(profile, [changed]).apply(profile)
    assert found(profile, "b").definition.after == ("a",)
    assert offers(profile, newer) == ()


def test_the_history_of_a_split_milestone_stays_with_its_first_part() -> None:
    profile = with_history(plan())
    newer = catalogue(ear("x", replaces=("a",)), ear("y", replaces=("a",)), *map(ear, NAMES[1:]))
    (offer,) = offers(profile, newer)
    assert (offer.kind, [part.id for part in offer.parts]) == (OfferKind.SPLIT, ["x", "y"])
    assert offer.effort == 90
    after = accepted(profile, newer)
    assert [each.id for each in after.milestones] == ["x", "y", "b", "c", "d"]
    first, other = found(after, "x"), found(after, "y")
    assert (first.notes, first.logged, first.evidence) == ("notes on a", 30, (PROOF,))
    assert first.code == found(profile, "a").code
    assert (first.status, other.status) == (Status.IN_PROGRESS, Status.TODO)
    assert other.code == code_of(4)
    assert (other.notes, other.log, other.evidence) == ("", (), ())


def test_a_split_milestone_that_was_done_stays_done() -> None:
    newer = catalogue(ear("x", replaces=("a",)), ear("y", replaces=("a",)), *map(ear, NAMES[1:]))
    after = accepted(checked(plan(), *NAMES), newer)
    assert all(each.status is Status.DONE and each.done_on == TODAY for each in after.milestones)
    assert progress_of(after.milestones).percent == 100


def test_of_a_split_only_the_parts_of_the_career_come() -> None:
    milestones = [ear("x", replaces=("a",)), ear("y", replaces=("a",)), *map(ear, NAMES[1:])]
    places = tuple(place(name) for name in ("x", *NAMES[1:]))
    assert kinds(plan(), catalogue(*milestones, milestones=places)) == [OfferKind.RENAMED]


def test_merged_milestones_are_done_once_all_were() -> None:
    newer = catalogue(ear("x", replaces=("a", "b")), ear("c"), ear("d"))
    profile = with_history(with_history(plan(), "a"), "b")
    (offer,) = offers(profile, newer)
    assert (offer.kind, offer.titles) == (OfferKind.MERGED, ("Make a", "Make b"))
    after = found(accepted(profile, newer), "x")
    assert (after.logged, after.notes) == (60, "notes on a\n\nnotes on b")
    assert (after.evidence, after.code) == ((PROOF,), found(profile, "a").code)
    assert after.pin == found(profile, "a").pin
    half = found(accepted(checked(profile, "a"), newer), "x")
    assert (half.status, half.done_on) == (Status.IN_PROGRESS, None)
    whole = found(accepted(checked(profile, "a", "b"), newer), "x")
    assert (whole.status, whole.done_on) == (Status.DONE, TODAY)


def test_a_merge_into_a_milestone_of_the_plan() -> None:
    newer = catalogue(ear("b", replaces=("a",)), ear("c"), ear("d"))
    profile = with_history(plan(), "a")
    assert kinds(profile, newer) == [OfferKind.MERGED]
    after = accepted(profile, newer)
    assert [each.id for each in after.milestones] == ["b", "c", "d"]
    assert found(after, "b").logged == 30
    assert found(accepted(checked(profile, "a"), newer), "b").status is Status.DONE
    assert found(accepted(checked(profile, "b"), newer), "b").status is Status.DONE


def test_a_code_that_went_is_never_used_again() -> None:
    merged = catalogue(ear("x", replaces=("a", "b")), ear("c"), ear("d"))
    after = accepted(plan(), merged)
    added = catalogue(ear("x", replaces=("a", "b")), ear("c"), ear("d"), ear("e"))
    last = accepted(after, added)
    assert found(last, "e").code == code_of(4)
    assert code_of(1) not in {each.code for each in last.milestones}


def test_a_merge_tells_which_edits_it_gives_up() -> None:
    profile, _ = edits.edit_definition(plan(), "a", title="My own words").apply(plan())
    newer = catalogue(ear("x", replaces=("a", "b")), ear("c"), ear("d"))
    (offer,) = offers(profile, newer)
    assert [(each.field, each.mine, each.after) for each in offer.changes] == [
        ("title", "My own words", "Make x")
    ]


def test_what_was_skipped_stays_skipped() -> None:
    profile, _ = edits.skip("a", "no time").apply(plan())
    newer = catalogue(ear("x", replaces=("a",)), ear("y", replaces=("a",)), *map(ear, NAMES[1:]))
    after = accepted(profile, newer)
    assert [found(after, name).status for name in "xy"] == [Status.SKIPPED] * 2
    assert found(after, "x").skip_reason == "no time"


def test_notes_too_long_to_be_joined_are_not_cut() -> None:
    profile = plan()
    for name in "ab":
        profile, _ = edits.set_notes(name, name * 60_000).apply(profile)
    assert offers(profile, catalogue(ear("x", replaces=("a", "b")), ear("c"), ear("d"))) == ()


# --- Removed, added, moved ------------------------------------------------------------------------


def test_a_removed_milestone_goes_unless_it_was_worked_on() -> None:
    newer = catalogue(ear("c"), ear("d"))
    profile = with_history(plan(), "a")
    assert kinds(profile, newer) == [OfferKind.REMOVED] * 2
    after = accepted(profile, newer)
    assert [each.id for each in after.milestones] == ["a", "c", "d"]
    kept = found(after, "a")
    assert (kept.status, kept.role, kept.logged) == (Status.SKIPPED, Role.OPTIONAL, 30)
    assert progress_of(checked(after, "c", "d").milestones).percent == 100


def test_what_is_done_is_not_removed() -> None:
    assert offers(checked(plan(), "a"), catalogue(ear("b"), ear("c"), ear("d"))) == ()


def test_what_left_the_career_is_removed_unless_it_is_needed() -> None:
    milestones = [ear("a"), ear("b", after=("a",)), ear("c"), ear("d")]
    places = tuple(map(place, ("b", "d")))
    newer = catalogue(*milestones, milestones=places)
    profile = plan(catalogue(*milestones))
    (offer,) = offers(profile, newer)
    assert (offer.kind, offer.milestones, offer.effort) == (OfferKind.REMOVED, ("c",), -90)


def test_without_its_career_nothing_is_said_to_be_removed() -> None:
    assert offers(plan(), Catalogue.of(milestones=[ear("b")])) == ()


def test_a_new_milestone_of_the_core_is_offered_where_the_career_has_it() -> None:
    new = [ear("a"), ear("n", after=("far",)), *map(ear, NAMES[1:])]
    places = tuple(map(place, ("a", "n", *NAMES[1:])))
    newer = catalogue(*new, milestone("far"), milestone("other"), milestones=places)
    assert [offer.titles for offer in offers(plan(), newer)] == [("Make far",), ("Make n",)]
    after = accepted(plan(), newer)
    assert [each.id for each in after.milestones] == ["far", "a", "n", "b", "c", "d"]
    assert found(after, "n").placement is None
    assert offers(after, newer) == ()


def test_a_new_optional_milestone_is_no_news() -> None:
    places = (*map(place, NAMES), place("n", 1, Role.OPTIONAL))
    assert offers(plan(), catalogue(*map(ear, (*NAMES, "n")), milestones=places)) == ()


def test_a_new_prerequisite_comes_with_its_milestone() -> None:
    milestones = [ear("a", after=("far",)), *map(ear, NAMES[1:])]
    newer = catalogue(*milestones, milestone("far"), milestones=tuple(map(place, NAMES)))
    assert kinds(plan(), newer) == [OfferKind.ADDED, OfferKind.CHANGED]


def test_a_new_need_brings_what_builds_it() -> None:
    milestones = [ear("a", needs={"reading": 2}), *map(ear, NAMES[1:])]
    far = milestone("far", builds={"reading": 2})
    newer = catalogue(*milestones, far, milestones=tuple(map(place, NAMES)))
    assert [(offer.kind, offer.titles) for offer in offers(plan(), newer)] == [
        (OfferKind.ADDED, ("Make far",)),
        (OfferKind.CHANGED, ("Make a",)),
    ]
    new = ear("n", needs={"reading": 2})
    newer = catalogue(*map(ear, NAMES), new, far, milestones=tuple(map(place, (*NAMES, "n"))))
    assert {offer.titles for offer in offers(plan(), newer)} == {("Make far",), ("Make n",)}


def test_what_still_exists_is_not_replaced() -> None:
    newer = catalogue(*map(ear, NAMES), milestone("x", replaces=("a",)))
    places = newer.careers["mixer"].milestones[:4]
    assert offers(plan(), catalogue(*newer.milestones.values(), milestones=places)) == ()


def test_a_plan_that_knows_no_places_is_not_told_of_moves() -> None:
    profile = plan()
    targets = (profile.targets[0].model_copy(update={"places": ()}),)
    profile = profile.model_copy(update={"targets": targets})
    places = (place("b", 2, Role.ESSENTIAL), place("x"), place("n"), place("c"))
    newer = catalogue(ear("x", replaces=("a",)), *map(ear, ("b", "c", "d", "n")), milestones=places)
    assert kinds(profile, newer) == [OfferKind.RENAMED]
    after = accepted(profile, newer)
    assert after.targets == profile.targets
    assert offers(after, newer) == ()


def test_offers_about_what_is_gone_change_nothing() -> None:
    renamed = ear("x", replaces=("a",))
    places = (place("x"), place("b", 2), place("c"), place("d"), place("n"))
    newer = catalogue(renamed, *map(ear, ("b", "c", "d", "n")), milestones=places)
    every = offers(plan(), newer)
    assert {offer.kind for offer in every} == {
        OfferKind.RENAMED,
        OfferKind.MOVED,
        OfferKind.ADDED,
    }
    later, _ = taking(plan(), every).apply(plan())
    for name in ("b", "x"):
        later, _ = edits.remove(later, name).apply(later)
    assert taking(later, every).apply(later)[0].milestones == later.milestones


def test_another_phase_and_role() -> None:
    places = (place("a", 2, Role.ESSENTIAL), *map(place, NAMES[1:]))
    newer = catalogue(*map(ear, NAMES), milestones=(*places[1:], places[0]))
    (offer,) = offers(plan(), newer)
    assert offer.kind is OfferKind.MOVED
    assert [(each.field, each.mine, each.after) for each in offer.changes] == [
        ("phase", 1, 2),
        ("role", Role.CRAFT, Role.ESSENTIAL),
    ]
    after = accepted(plan(), newer)
    assert [each.id for each in after.milestones] == ["b", "c", "d", "a"]
    assert (found(after, "a").phase, found(after, "a").role) == (2, Role.ESSENTIAL)


def test_another_order_and_what_the_learner_put_between() -> None:
    profile, _ = edits.add_own(
        plan(), title="Mine", kind=ear("a").kind, minutes=60, phase=1, codes_issued=4
    ).apply(plan())
    profile, _ = edits.move(profile, "own-5", 1).apply(profile)
    newer = catalogue(*map(ear, reversed(NAMES)))
    assert kinds(profile, newer) == [OfferKind.ORDER]
    after = accepted(profile, newer)
    assert [each.id for each in after.milestones] == ["d", "c", "b", "a", "own-5"]
    assert offers(after, newer) == ()


def test_the_career_itself() -> None:
    newer = catalogue(*map(ear, NAMES), required={"hearing": 3}, name="Mixer and more")
    (offer,) = offers(plan(), newer)
    assert (offer.kind, [each.field for each in offer.changes]) == (
        OfferKind.CAREER,
        ["name", "required"],
    )
    after = accepted(plan(), newer)
    assert (after.targets[0].name, dict(after.targets[0].required)) == (
        "Mixer and more",
        {"hearing": 3},
    )
    assert not taking(plan(), [offer]).reschedules


def test_an_offer_has_a_sentence() -> None:
    assert set(ENGLISH.offers) == set(OfferKind)
    newer = catalogue(
        ear("a", title="Listen", after=("d",)), ear("x", replaces=("b", "c")), ear("d")
    )
    assert [ENGLISH.offer(offer) for offer in offers(plan(), newer)] == [
        "“Make b” and “Make c” become “Make x”",
        "“Make a” changes: title and prerequisites",
    ]


# --- Declined -------------------------------------------------------------------------------------


def test_a_declined_field_is_not_offered_again_and_another_is() -> None:
    newer = catalogue(ear("a", title="Newer"), *map(ear, NAMES[1:]))
    edit = decline(plan(), offers(plan(), newer))
    assert (edit.change, edit.reschedules) == (Change.DECLINE, False)
    profile, _ = edit.apply(plan())
    assert offers(profile, newer) == ()
    later = catalogue(ear("a", title="Newer", criteria=("Heard.",)), *map(ear, NAMES[1:]))
    (offer,) = offers(profile, later)
    assert [each.field for each in offer.changes] == ["criteria"]
    newest = catalogue(ear("a", title="Newest"), *map(ear, NAMES[1:]))
    assert kinds(profile, newest) == [OfferKind.CHANGED]


# --- Any plan, any newer catalogue ----------------------------------------------------------------

efforts = st.sampled_from(
    [Effort(low=60, likely=90, high=120), Effort(low=120, likely=240, high=300)]
)


@st.composite
def newer_catalogues(draw: st.DrawFn) -> Catalogue:
    """What may become of `OLD`: some stay, some change, go, are split or merged; some are new."""
    gone: list[str] = []
    names: list[str] = []
    for name in NAMES:
        (names if draw(st.booleans()) else gone).append(name)
    milestones = []
    for name in (*names, *draw(st.lists(st.sampled_from("vwxyz"), unique=True, max_size=4))):
        is_new = name not in NAMES
        former = draw(st.lists(st.sampled_from(gone), unique=True, max_size=3)) if gone else []
        others = [each.id for each in milestones]
        after = draw(st.lists(st.sampled_from(others), unique=True, max_size=2)) if others else []
        milestones.append(
            ear(
                name,
                replaces=tuple(former) if is_new or draw(st.booleans()) else (),
                title=draw(st.sampled_from((f"Make {name}", f"Do {name}"))),
                effort=draw(efforts),
                after=tuple(after),
                builds={"hearing": draw(st.integers(1, 2))},
            )
        )
    listed = draw(st.permutations([each.id for each in milestones]))
    places = [
        place(name, draw(st.integers(1, 2)), draw(st.sampled_from(Role)))
        for name in listed
        if draw(st.integers(0, 4))
    ]
    required = {"hearing": draw(st.integers(1, 2))}
    return catalogue(*milestones, milestones=tuple(places), required=required)


@st.composite
def plans_under_way(draw: st.DrawFn) -> Profile:
    """A plan of `OLD` in which the learner did this and that."""
    profile = plan()
    number = 0
    for name in NAMES:
        for do in draw(st.lists(st.integers(0, 6), max_size=3)):
            number += 1
            entry = LogEntry(on=day(-number), minutes=number, note=f"log {number}")
            proof = PROOF.model_copy(update={"title": f"proof {number}"})
            edit = (
                edits.check_off(name, TODAY, TODAY),
                edits.skip(name),
                edits.set_log(profile, name, (*found(profile, name).log, entry)),
                edits.set_notes(name, f"{found(profile, name).notes} note {number}"),
                edits.add_evidence(profile, name, proof),
                edits.edit_definition(profile, name, title=f"Mine {number}"),
                edits.move(profile, name, number % 4),
            )[do]
            profile, _ = edit.apply(profile)
    if draw(st.booleans()):
        own = edits.add_own(
            profile, title="Own", kind=ear("a").kind, minutes=60, phase=1, codes_issued=4
        )
        profile, _ = own.apply(profile)
    return profile


def everything_logged(profile: Profile) -> Counter[LogEntry]:
    return Counter(entry for each in profile.milestones for entry in each.log)


def keeps_history(before: Profile, after: Profile) -> None:
    assert everything_logged(before) == everything_logged(after)
    proofs = {piece for each in after.milestones for piece in each.evidence}
    assert proofs == {piece for each in before.milestones for piece in each.evidence}
    notes = "|".join(each.notes for each in after.milestones)
    assert all(each.notes in notes for each in before.milestones)


def keeps_codes(before: Profile, after: Profile) -> None:
    issued = before.codes_issued, after.codes_issued
    codes = {each.code for each in after.milestones}
    new = codes - {each.code for each in before.milestones}
    assert new == {code_of(serial) for serial in range(*issued)}


@given(plans_under_way(), newer_catalogues(), st.data())
def test_whatever_is_accepted_keeps_history_and_can_be_undone(
    profile: Profile, newer: Catalogue, data: st.DataObject
) -> None:
    every = offers(profile, newer)
    some = data.draw(st.lists(st.sampled_from(every), unique_by=id)) if every else []
    edit = taking(profile, some)
    after, inverse = edit.apply(profile)
    assert inverse.apply(after)[0] == profile
    assert taking(profile, some[::-1]) == edit
    assert Profile.model_validate_json(after.model_dump_json()) == after
    keeps_history(profile, after)
    keeps_codes(profile, after)
    for each in profile.milestones:
        if each.own:
            assert each in after.milestones
    planned, _ = with_schedule(profile, edit, TODAY).apply(profile)
    plan_of(planned, TODAY, newer)


#: What may follow from levels that another offer changed.
BY_LEVELS = {OfferKind.ADDED, OfferKind.REMOVED}


@given(plans_under_way(), newer_catalogues())
def test_accepting_all_leaves_nothing_to_offer(profile: Profile, newer: Catalogue) -> None:
    after = accepted(profile, newer)
    assert set(kinds(after, newer)) <= BY_LEVELS
    for _ in range(3):
        after = accepted(after, newer)
    assert offers(after, newer) == ()


@given(plans_under_way(), newer_catalogues())
def test_declining_all_leaves_nothing_to_offer(profile: Profile, newer: Catalogue) -> None:
    after = profile
    for _ in range(2):
        after, _ = decline(after, offers(after, newer)).apply(after)
        assert set(kinds(after, newer)) <= BY_LEVELS
    assert offers(after, newer) == ()
    assert after.milestones == profile.milestones


@given(plans_under_way(), newer_catalogues())
def test_checks_survive_and_all_can_be_reached(profile: Profile, newer: Catalogue) -> None:
    every = offers(profile, newer)
    after = taking(profile, every).apply(profile)[0]
    heirs = {
        name: [part.id for part in offer.parts if name in (*part.definition.replaces, part.id)]
        for offer in every
        for name in offer.milestones
        if offer.parts
    }
    for each in profile.milestones:
        if each.status is Status.DONE:
            for name in heirs.get(each.id, [each.id]):
                merged = _merged(every, name)
                was_done = all(found(profile, other).status is Status.DONE for other in merged)
                assert found(after, name).status is Status.DONE or not was_done
    for each in after.milestones:
        if each.is_core or each.status is not Status.SKIPPED:
            after, _ = edits.check_off(each.id, TODAY, TODAY).apply(after)
    progress = progress_of(after.milestones)
    assert (progress.percent, progress.left) == (100 if progress.total else 0, ())


def _merged(every: tuple[Offer, ...], name: str) -> list[str]:
    """The milestones of the plan whose place one takes."""
    for offer in every:
        for part in offer.parts:
            if part.id == name:
                return [old for old in offer.milestones if old in (*part.definition.replaces, name)]
    return []


def test_a_real_plan_follows_a_real_career(shipped: Catalogue) -> None:
    """A newer shipped catalogue: a rename, a new order and a milestone less, all at once."""
    answers = Answers(("foley-artist",), StudyCalendar(week=WEEKDAYS), TODAY)
    profile = new_profile(answers, shipped, TODAY, "plan")
    old: Career = shipped.careers["foley-artist"]
    core = [each for each in old.milestones if each.role is not Role.OPTIONAL]
    first, second, third = core[0], core[1], core[2]
    moved = tuple(
        each.model_copy(update={"id": f"{each.id}-2"}) if each is first else each
        for each in (second, first, *old.milestones)
        if each != third
    )
    places = tuple(dict.fromkeys(each for each in moved if each != first))
    milestones = [
        each.model_copy(update={"id": f"{first.id}-2", "replaces": (first.id,)})
        if each.id == first.id
        else each
        for each in shipped.milestones.values()
        if each.id != third.id
    ]
    newer = Catalogue.of(
        [old.model_copy(update={"milestones": places})],
        shipped.skills.values(),
        milestones,
        shipped.resources.values(),
    )
    assert {OfferKind.RENAMED, OfferKind.REMOVED} <= set(kinds(profile, newer))
    after = accepted(profile, newer)
    assert offers(after, newer) == ()
    assert after.milestone(f"{first.id}-2")
    assert after.milestone(third.id) is None
