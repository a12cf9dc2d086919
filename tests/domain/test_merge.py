"""Two copies of a plan become one: nothing either side did is lost unseen."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Kind
from planner.domain.catch_up import push
from planner.domain.codes import code_of
from planner.domain.edits import Edit
from planner.domain.merge import Standing, merged
from planner.domain.merge_values import ABSENT, Conflict
from planner.domain.model import FrozenModel
from planner.domain.plan import with_schedule
from planner.domain.problems import OtherPlanError
from planner.domain.profile import Evidence, EvidenceKind, LogEntry, Milestone, Profile, Status
from tests.domain.merge_sides import lost, two_sides
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile

Sides = tuple[Profile, Profile, Profile]


@given(two_sides())
def test_what_both_sides_did_survives_or_is_a_conflict(sides: Sides) -> None:
    base, ours, theirs = sides
    merge = merged(base, ours, theirs)
    assert lost(base, ours, merge, theirs=False) == []
    assert lost(base, theirs, merge, theirs=True) == []


@given(two_sides())
def test_a_merge_is_a_profile_with_codes_of_its_own(sides: Sides) -> None:
    base, ours, theirs = sides
    for known in (base, None):
        plan = merged(known, ours, theirs, codes_issued=90).profile
        assert Profile.model_validate_json(plan.model_dump_json(), strict=True) == plan
        codes = [each.code for each in plan.milestones] + [code for _, code in plan.former_codes]
        assert len(set(codes)) == len(codes)
        fresh = {code_of(90 + more) for more in range(len(codes))}
        assert set(codes) <= ours.codes | theirs.codes | fresh


@given(two_sides())
def test_what_only_one_side_did_is_taken_whole(sides: Sides) -> None:
    base, ours, theirs = sides
    assert merged(base, ours, base).profile == ours
    assert merged(base, base, theirs).profile == theirs
    assert merged(base, ours, ours).profile == ours
    assert merged(None, ours, ours).profile == ours
    for one, other in ((ours, base), (base, ours), (ours, ours)):
        merge = merged(base, one, other)
        assert (merge.conflicts, merge.reschedules, merge.renamed) == ((), False, ())


@given(two_sides())
def test_it_does_not_matter_who_merges(sides: Sides) -> None:
    base, ours, theirs = sides
    here, there = merged(base, ours, theirs), merged(base, theirs, ours)
    # Which of two things under one id keeps it is whose merge it is; both are there either way.
    told = (*here.renamed, *there.renamed)
    renamed = {name for each in told for name in (each.before, each.after)}
    assert len(here.profile.milestones) == len(there.profile.milestones)
    assert _titles(here.profile, renamed) == _titles(there.profile, renamed)
    assert here.reschedules == there.reschedules
    seen = {each.path: each for each in here.conflicts if each.milestone not in renamed}
    turned = {each.path: each for each in there.conflicts if each.milestone not in renamed}
    assert seen.keys() == turned.keys()
    for path, conflict in seen.items():
        assert (conflict.ours, conflict.theirs) == (turned[path].theirs, turned[path].ours)
    decided = {(each.milestone, each.field) for each in here.conflicts}
    for each in here.profile.milestones:
        other = there.profile.milestone(each.id)
        if each.id in renamed or (each.id, "") in decided or other is None:
            continue
        for field in set(Milestone.model_fields) - {"placement", "log", "evidence", "code"}:
            if (each.id, field) not in decided and (each.id, "status") not in decided:
                assert _any_order(getattr(each, field)) == _any_order(getattr(other, field))


def _any_order(value: object) -> object:
    """Added on both sides, ours stand before theirs: the order depends on whose merge it is."""
    if isinstance(value, FrozenModel):
        return {name: _any_order(getattr(value, name)) for name in type(value).model_fields}
    return sorted(value, key=repr) if isinstance(value, tuple) else value


def _titles(plan: Profile, names: set[str]) -> list[str]:
    return sorted(each.title for each in plan.milestones if each.id in names)


@given(two_sides())
def test_without_an_ancestor_everything_stays_that_is_anywhere(sides: Sides) -> None:
    _, ours, theirs = sides
    merge = merged(None, ours, theirs)
    names = {each.before: each.after for each in merge.renamed}
    there = {each.id: each for each in merge.profile.milestones}
    assert {each.id for each in ours.milestones} <= there.keys()
    assert {names.get(each.id, each.id) for each in theirs.milestones} <= there.keys()
    decided = {(each.milestone, each.field) for each in merge.conflicts}
    for one in ours.milestones:
        now = there[one.id]
        assert set(now.log) >= set(one.log)
        assert now.notes == one.notes or not one.notes
        other = theirs.milestone(one.id)
        if other and one.notes and other.notes and one.notes != other.notes:
            assert names.get(one.id) or (one.id, "notes") in decided


# --- the rules, one by one --------------------------------------------------------------------


@pytest.fixture
def base() -> Profile:
    return placed(
        profile(
            milestone("one", serial=0),
            milestone("two", serial=1),
            milestone("three", serial=2, phase=2),
        )
    )


def _after(plan: Profile, *made: Edit) -> Profile:
    for edit in made:
        plan, _ = with_schedule(plan, edit, TODAY).apply(plan)
    return plan


def _one(plan: Profile) -> Milestone:
    found = plan.milestone("one")
    assert found is not None
    return found


def _own(plan: Profile, title: str, after: tuple[str, ...] = ()) -> Profile:
    edit = edits.add_own(
        plan,
        title=title,
        kind=Kind.WORK,
        minutes=60,
        phase=2,
        after=after,
        codes_issued=plan.codes_issued,
    )
    return _after(plan, edit)


def test_another_plan_is_refused(base: Profile) -> None:
    other = profile(milestone("one"), id="another", name="Theirs")
    with pytest.raises(OtherPlanError, match="“Theirs” is not a copy of “A plan”"):
        merged(None, base, other)
    with pytest.raises(OtherPlanError):
        merged(other, base, base)


def test_changes_of_different_milestones_and_fields_join(base: Profile) -> None:
    ours = _after(base, edits.set_notes("one", "Mine"), edits.rate(base, {"hearing": 2}, TODAY))
    theirs = _after(
        base, edits.check_off("two", TODAY, TODAY), edits.edit_definition(base, "one", title="New")
    )
    merge = merged(base, ours, theirs)
    assert merge.conflicts == ()
    assert _one(merge.profile).notes == "Mine"
    assert _one(merge.profile).title == "New"
    assert merge.profile.milestones[1].status is Status.DONE
    assert merge.profile.ratings == {"hearing": 2}


def test_logs_and_evidence_of_both_sides_add_up_in_order(base: Profile) -> None:
    base = _after(base, edits.log_minutes(base, "one", 30, day(-5), TODAY))
    ours = _after(base, edits.log_minutes(base, "one", 10, day(-1), TODAY))
    theirs = _after(base, edits.log_minutes(base, "one", 20, day(-3), TODAY))
    proof = Evidence(kind=EvidenceKind.NOTE, target="heard", added=TODAY)
    theirs = _after(theirs, edits.add_evidence(theirs, "one", proof))
    one = _one(merged(base, ours, theirs).profile)
    assert [entry.minutes for entry in one.log] == [30, 20, 10]
    assert one.evidence == (proof,)


def test_the_same_entry_corrected_on_both_sides_asks(base: Profile) -> None:
    base = _after(base, edits.log_minutes(base, "one", 30, day(-5), TODAY))

    def corrected(minutes: int) -> Profile:
        log = (LogEntry(on=day(-5), minutes=minutes),)
        return _after(base, edits.set_log(base, "one", log))

    merge = merged(base, corrected(40), corrected(45))
    assert [(each.milestone, each.field) for each in merge.conflicts] == [("one", "log")]
    assert {entry.minutes for entry in _one(merge.profile).log} == {40, 45}


def test_an_entry_that_one_side_took_away_goes(base: Profile) -> None:
    base = _after(base, edits.log_minutes(base, "one", 30, day(-5), TODAY))
    ours = _after(base, edits.set_log(base, "one", ()))
    theirs = _after(base, edits.log_minutes(base, "one", 30, day(-2), TODAY))
    one = _one(merged(base, ours, theirs).profile)
    assert [entry.on for entry in one.log] == [day(-2)]
    assert one.status is Status.IN_PROGRESS


def test_the_same_text_written_on_both_sides_asks(base: Profile) -> None:
    ours = _after(base, edits.set_notes("one", "Mine"))
    theirs = _after(base, edits.set_notes("one", "Theirs"))
    merge = merged(base, ours, theirs)
    path = ("milestones", "one", "notes")
    assert merge.conflicts == (Conflict(path, "", "Mine", "Theirs"),)
    assert merge.conflicts[0].milestone == "one"
    assert merge.conflicts[0].field == "notes"
    assert _one(merge.profile).notes == "Mine"


@pytest.mark.parametrize(
    ("ours", "theirs", "status", "asks"),
    [
        (edits.check_off("one", day(-1), TODAY), "start", Status.DONE, False),
        ("start", edits.check_off("one", day(-1), TODAY), Status.DONE, False),
        (edits.check_off("one", day(-1), TODAY), edits.skip("one", "no"), Status.DONE, True),
        ("start", edits.skip("one", "no"), Status.IN_PROGRESS, True),
        (edits.skip("one", "no"), "start", Status.IN_PROGRESS, True),
        (edits.skip("one", "no"), edits.skip("one", "never"), Status.SKIPPED, True),
    ],
)
def test_what_was_reached_is_reached(
    base: Profile, ours: Edit | str, theirs: Edit | str, status: Status, asks: bool
) -> None:
    sides = [
        _after(base, edits.start(base, "one") if isinstance(each, str) else each)
        for each in (ours, theirs)
    ]
    merge = merged(base, *sides)
    assert _one(merge.profile).status is status
    assert [each.field for each in merge.conflicts] == (["status"] if asks else [])


def test_checked_off_on_both_sides_counts_from_the_earlier_day(base: Profile) -> None:
    ours = _after(base, edits.check_off("one", day(-1), TODAY))
    theirs = _after(base, edits.check_off("one", day(-4), TODAY))
    for one, other in ((ours, theirs), (theirs, ours)):
        merge = merged(base, one, other)
        assert _one(merge.profile).done_on == day(-4)
        assert merge.conflicts == ()


def test_another_day_on_one_side_and_reopened_on_the_other_asks(base: Profile) -> None:
    base = _after(base, edits.check_off("one", day(-5), TODAY))
    ours = _after(base, edits.check_off("one", day(-1), TODAY))
    theirs = _after(base, edits.reopen(base, "one"))
    merge = merged(base, ours, theirs)
    done = Standing(Status.DONE, day(-1))
    assert [(each.ours, each.theirs) for each in merge.conflicts] == [(done, Standing(Status.TODO))]


def test_two_own_milestones_under_one_id_both_stay(base: Profile) -> None:
    ours = _own(base, "Mine")
    theirs = _own(_own(base, "Theirs"), "Second", ("own-4",))
    assert [each.id for each in ours.milestones[3:]] == ["own-4"]
    merge = merged(base, ours, theirs)
    named = {each.title: each for each in merge.profile.milestones if each.own}
    assert named.keys() == {"Mine", "Theirs", "Second"}
    assert (named["Mine"].id, named["Mine"].code) == ("own-4", code_of(3))
    renamed = named["Theirs"]
    assert renamed.code not in {code_of(number) for number in range(5)}
    assert named["Second"].definition.after == (renamed.id,)
    assert named["Second"].code == code_of(4)
    assert [(each.before, each.after) for each in merge.renamed] == [("own-4", renamed.id)]
    assert merge.conflicts == ()


def test_a_code_that_left_the_plan_on_both_sides_comes_back_to_one(base: Profile) -> None:
    ours = base.model_copy(update={"name": "Here", "former_codes": (("mine", code_of(3)),)})
    gone = (("theirs", code_of(3)), ("one", code_of(9)), ("more", code_of(4)))
    theirs = base.model_copy(update={"former_codes": gone})
    former = merged(base, ours, theirs).profile.former_codes
    assert former == (("mine", code_of(3)), ("more", code_of(4)))


def test_an_own_milestone_added_alike_on_both_sides_is_one(base: Profile) -> None:
    ours = _own(base, "Same")
    theirs = _after(_own(base, "Same"), edits.set_notes("own-4", "more"))
    merge = merged(base, ours, theirs)
    assert [each.notes for each in merge.profile.milestones if each.own] == ["more"]


def test_a_catalogue_milestone_taken_over_on_both_sides_is_one(base: Profile) -> None:
    newer = milestone("four", serial=4, title="Newer words")
    ours = base.model_copy(update={"milestones": (*base.milestones, milestone("four", serial=3))})
    theirs = base.model_copy(update={"milestones": (*base.milestones, newer)})
    merge = merged(base, ours, theirs)
    assert [each.id for each in merge.profile.milestones] == ["one", "two", "three", "four"]
    assert merge.profile.milestones[3].code == code_of(3)
    assert [each.path[2:] for each in merge.conflicts] == [("definition", "title")]


def test_a_skill_rated_otherwise_on_both_sides_asks_once(base: Profile) -> None:
    ours = _after(base, edits.rate(base, {"mixing": 2, "hearing": 1}, TODAY))
    theirs = _after(base, edits.rate(base, {"mixing": 4}, TODAY))
    theirs = _after(theirs, edits.rate(theirs, {"editing": 3}, day(1)))
    merge = merged(base, ours, theirs)
    assert [each.path for each in merge.conflicts] == [("ratings", "mixing")]
    assert merge.profile.ratings == {"mixing": 2, "hearing": 1, "editing": 3}
    assert [(each.skill, each.level) for each in merge.profile.rated] == [
        ("hearing", 1), ("mixing", 2), ("editing", 3),
    ]  # fmt: skip


def test_removed_here_and_changed_there_stays_and_asks(base: Profile) -> None:
    ours = _after(base, edits.remove(base, "one"))
    theirs = _after(base, edits.set_notes("one", "worked on"))
    merge = merged(base, ours, theirs)
    assert _one(merge.profile).notes == "worked on"
    assert [(each.milestone, each.field) for each in merge.conflicts] == [("one", "")]
    assert merge.conflicts[0].ours is ABSENT
    assert merged(base, theirs, ours).conflicts[0].theirs is ABSENT


def test_an_order_changed_on_both_sides_asks(base: Profile) -> None:
    ours = _after(base, edits.move(base, "three", 0))
    theirs = _after(base, edits.move(base, "one", 1))
    merge = merged(base, ours, theirs)
    assert [(each.field, each.milestone) for each in merge.conflicts] == [("milestones", None)]
    assert [each.id for each in merge.profile.milestones] == ["three", "one", "two"]


def test_an_order_changed_on_one_side_holds_with_what_the_other_added(base: Profile) -> None:
    ours = _own(base, "Mine")
    theirs = _after(base, edits.move(base, "three", 0))
    merge = merged(base, ours, theirs)
    assert merge.conflicts == ()
    assert [each.id for each in merge.profile.milestones] == ["three", "own-4", "one", "two"]


def test_dates_of_one_side_hold_where_only_it_moved_any(base: Profile) -> None:
    ours = _after(base, edits.set_notes("one", "note"))
    theirs = _after(base, push(base, 5, TODAY))
    for one, other in ((ours, theirs), (theirs, ours)):
        merge = merged(base, one, other)
        assert not merge.reschedules
        assert merge.conflicts == ()
        for each in theirs.milestones:
            now = merge.profile.milestone(each.id)
            assert now is not None
            assert now.placement == each.placement


def test_dates_are_worked_out_anew_where_both_sides_moved_them(base: Profile) -> None:
    ours = _after(base, edits.set_calendar(StudyCalendar(week=(60, 0, 0, 0, 60, 0, 0))))
    theirs = _after(base, edits.set_estimate("one", 300))
    merge = merged(base, ours, theirs)
    assert merge.reschedules
    assert merge.conflicts == ()
    assert [each.placement for each in merge.profile.milestones] == [
        each.placement for each in ours.milestones
    ]


def test_moving_dates_and_nothing_else_on_both_sides_asks(base: Profile) -> None:
    ours = _after(base, push(base, 5, TODAY))
    theirs = _after(base, push(base, 9, TODAY))
    merge = merged(base, ours, theirs)
    assert [each.field for each in merge.conflicts] == ["placement"]
    assert not merge.reschedules


def test_a_newer_catalogue_on_one_side_does_not_look_like_an_edit_of_the_other(
    base: Profile,
) -> None:
    one = _one(base)
    newer = one.definition.model_copy(update={"criteria": ("Newer.",)})
    upgraded = one.model_copy(update={"definition": newer})
    ours = base.model_copy(update={"milestones": (upgraded, *base.milestones[1:])})
    theirs = _after(base, edits.edit_definition(base, "one", title="Mine"))
    now = _one(merged(base, ours, theirs).profile)
    assert (now.title, now.definition.criteria) == ("Mine", ("Newer.",))
    assert now.base == newer


def test_without_an_ancestor_a_difference_is_a_conflict_and_an_addition_is_none(
    base: Profile,
) -> None:
    ours = _after(base, edits.set_notes("one", "Mine"), edits.rename("Here"))
    theirs = _after(
        base, edits.set_notes("two", "Theirs"), edits.rename("There"), edits.dismiss(base, "key")
    )
    merge = merged(None, ours, theirs)
    assert [each.field for each in merge.conflicts] == ["name"]
    assert [each.notes for each in merge.profile.milestones] == ["Mine", "Theirs", ""]
    assert merge.profile.dismissed == ("key",)
