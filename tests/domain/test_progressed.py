"""A plan that was moved on is the plan that deriving it anew would give, in every part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits, milestone_edits
from planner.domain.catalogue import Catalogue, Cost
from planner.domain.edits import Edit
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import (
    Depth,
    Evidence,
    LogEntry,
    Milestone,
    Preferences,
    Profile,
    Status,
)
from planner.domain.progressed import ASIDE, PROGRESS, progressed
from tests.domain.catalogue_samples import resource
from tests.domain.edit_samples import MAKERS, PROOF
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile
from tests.domain.strategies import SKILLS, profiles

BOOKS = Catalogue.of(
    resources=[resource("cheap", cost=Cost.UNDER_50), resource("dear", cost=Cost.TO_1000)]
)

DONE = {"status": Status.DONE, "done_on": TODAY}


@st.composite
def whole_plans(draw: st.DrawFn) -> Profile:
    """Plans with everything that parts of a plan are derived from, cycles and costs too."""
    plan = placed(draw(profiles()))
    names = [each.id for each in plan.milestones]
    changed = []
    for each in plan.milestones:
        more: dict[str, object] = {"resources": draw(st.sampled_from(((), ("cheap",), ("dear",))))}
        if draw(st.integers(0, 5)) == 0:
            more["after"] = (*each.definition.after, draw(st.sampled_from(names)))
        definition = each.definition.model_copy(update=more)
        changed.append(each.model_copy(update={"definition": definition}))
    follow_ups = draw(st.lists(st.integers(-20, 200).map(day), max_size=2))
    contacts = tuple(
        Contact(id=f"c{number}", name="Somebody", follow_up=FollowUp(on=on, minutes=45))
        for number, on in enumerate(follow_ups)
    )
    plan = plan.model_copy(
        update={
            "milestones": tuple(changed),
            "depth": draw(st.sampled_from(Depth)),
            "wished_finish": draw(st.none() | st.integers(0, 60).map(day)),
            "contacts": contacts,
            "preferences": Preferences(
                focus_limit=draw(st.integers(1, 4)), budget=draw(st.sampled_from((None, 30)))
            ),
        }
    )
    keys = [problem.key for problem in plan_of(plan, TODAY, BOOKS).problems]
    dismissed = draw(st.lists(st.sampled_from(keys), max_size=2, unique=True)) if keys else []
    return plan.model_copy(update={"dismissed": tuple(dismissed)})


def _log(plan: Profile, name: str, number: int) -> Edit:
    """Minutes on a day that may lie before or after all weeks of the plan."""
    before = plan.known(name).log
    on = (day(-400), day(-8), day(-1), TODAY, day(500))[number % 5]
    entry = LogEntry(on=on, minutes=number * 7 % 200)
    return edits.set_log(plan, name, tuple(sorted((*before, entry), key=lambda each: each.on)))


def _show(plan: Profile, name: str, number: int) -> Edit:
    skills = (SKILLS[number % len(SKILLS)],) if number % 2 else ()
    piece = Evidence(kind=PROOF.kind, target=f"https://example.org/{number}", added=TODAY)
    return edits.add_evidence(plan, name, piece.model_copy(update={"skills": skills}))


#: What the learner does to milestones without asking for new dates.
STEPS: dict[str, Callable[[Profile, str, int], Edit]] = {
    **{
        name: MAKERS[name]
        for name in ("check_off", "reopen", "log_minutes", "set_log", "set_notes", "start")
    },
    "log": _log,
    "show": _show,
    "hide": MAKERS["remove_evidence"],
    "steps": lambda plan, name, n: milestone_edits.set_steps(plan, name, (f"Part {n}",)),
    "met": lambda plan, name, n: milestone_edits.meet_criterion(
        plan, name, "It is made.", met=bool(n % 2)
    ),
    "meeting": lambda plan, name, n: milestone_edits.set_meeting(
        plan, name, Meeting(place=f"Room {n}")
    ),
    # Done, or no longer, wherever it was: what `Together` and a merge may do at once.
    "turn": lambda plan, name, n: edits.EditMilestone(
        name, {"status": (Status.TODO, Status.DONE)[n % 2]}, edits.Change.MERGE
    ),
}


def _assert_same(found: Plan, fresh: Plan) -> None:
    assert found == fresh
    assert dict(found.left) == dict(fresh.left)
    assert found.latest.milestones == fresh.latest.milestones
    assert dict(found.basis.graph.known.after) == dict(fresh.basis.graph.known.after)
    assert found.basis.load == fresh.basis.load


@given(whole_plans(), st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=8), st.data())
def test_a_plan_that_was_moved_on_is_the_one_derived_anew(
    plan: Profile, names: list[str], data: st.DataObject
) -> None:
    today = day(data.draw(st.sampled_from((0, 0, 3, 20, 60))))
    earlier = plan_of(plan, today, BOOKS)
    undone: list[Edit] = []
    for name in names:
        if undone and data.draw(st.booleans()):
            edit = undone.pop()
        else:
            chosen = data.draw(st.sampled_from([each.id for each in plan.milestones]))
            edit = STEPS[name](plan, chosen, data.draw(st.integers(0, 60)))
        after, inverse = edit.apply(plan)
        if edit is not inverse:
            undone.append(inverse)
        moved = progressed(plan, after)
        plan = after
        found = plan_of(plan, today, BOOKS, earlier)
        # What is skipped and not skipped are two different pathways; all else is moved on.
        assert moved is None or found.basis.spots is earlier.basis.spots
        _assert_same(found, plan_of(plan, today, BOOKS))
        earlier = found


@given(whole_plans(), st.sampled_from(sorted(MAKERS)), st.integers(1, 60), st.data())
def test_whatever_changes_an_earlier_plan_makes_no_difference(
    plan: Profile, name: str, number: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from([each.id for each in plan.milestones]))
    edit = MAKERS[name](plan, chosen, number)
    earlier = plan_of(plan, TODAY, BOOKS)
    after, inverse = edit.apply(plan)
    found = plan_of(after, TODAY, BOOKS, earlier)
    _assert_same(found, plan_of(after, TODAY, BOOKS))
    again, _ = inverse.apply(after)
    _assert_same(plan_of(again, TODAY, BOOKS, found), plan_of(again, TODAY, BOOKS))


@pytest.mark.parametrize("field", sorted(PROGRESS - {"status"}))
def test_every_field_of_progress_moves_a_milestone_on(field: str) -> None:
    values = {
        "done_on": TODAY,
        "skip_reason": "No room",
        "log": (LogEntry(on=TODAY, minutes=5),),
        "notes": "Louder",
        "evidence": (PROOF,),
        "steps": (),
        "criteria_met": ("It is made.",),
        "meeting": Meeting(place="Elsewhere"),
    }
    plan = profile(milestone("one"), milestone("two", serial=2))
    after = _with(plan, "two", **{field: values[field]})
    moved = progressed(plan, after)
    assert moved is not None
    assert [(each.place, each.new) for each in moved] == [(1, after.milestones[1])]


def test_what_is_no_progress_is_not_taken_for_it() -> None:
    one, two = milestone("one"), milestone("two", serial=2)
    plan = profile(one, two, ratings={"ears": 1, "hands": 2})
    others = {
        "left out": _with(plan, "one", status=Status.SKIPPED),
        "longer": _with(plan, "one", estimate=999),
        "said otherwise": _with(
            plan, "one", definition=one.definition.model_copy(update={"title": "Other"})
        ),
        "another order": plan.model_copy(update={"milestones": (two, one)}),
        "one less": plan.model_copy(update={"milestones": (one,)}),
        "rated": plan.model_copy(update={"ratings": {"ears": 3, "hands": 2}}),
        "told in another order": plan.model_copy(update={"ratings": {"hands": 2, "ears": 1}}),
        "aimed elsewhere": plan.model_copy(update={"targets": ()}),
        "dismissed": plan.model_copy(update={"dismissed": ("x",)}),
    }
    assert {name: progressed(plan, other) for name, other in others.items()} == dict.fromkeys(
        others
    )


def test_an_answer_that_is_kept_is_given_to_its_own_question_only() -> None:
    plan = profile(milestone("one"), milestone("two", serial=2))
    one, two = _with(plan, "one", **DONE), _with(plan, "two", **DONE)
    for before, after, places in ((plan, one, [0]), (plan, two, [1]), (one, two, [0, 1])):
        for _ in range(2):
            moved = progressed(before, after)
            assert moved is not None
            assert [each.place for each in moved] == places
            assert all(each.new is after.milestones[each.place] for each in moved)


def test_what_nothing_is_derived_from_may_be_different() -> None:
    plan = profile(milestone("one"))
    assert set(Profile.model_fields) >= ASIDE
    assert set(Milestone.model_fields) >= PROGRESS
    assert progressed(plan, plan.model_copy(update={"name": "Another", "declined": ("x",)})) == ()


def test_what_was_left_alone_is_the_same() -> None:
    plan = placed(
        profile(
            milestone("one", builds={"ears": 2}),
            milestone("two", serial=2, after=("one",)),
            milestone("far", serial=3, phase=2),
        )
    )
    before = plan_of(plan, TODAY)
    done, _ = edits.check_off("one", TODAY, TODAY).apply(plan)
    after = plan_of(done, TODAY, before=before)
    assert after.by_id["far"] is before.by_id["far"]
    assert after.phases[1] is before.phases[1]
    assert after.by_id["two"].waits_for == ()
    assert after.phases[0].milestones == after.milestones[:2]


def _moved_on(plan: Profile, edit: Edit) -> Plan:
    """The plan after an edit, moved on from the one before; it is what deriving it anew gives."""
    after, _ = edit.apply(plan)
    assert progressed(plan, after) is not None
    found = plan_of(after, TODAY, BOOKS, plan_of(plan, TODAY, BOOKS))
    _assert_same(found, plan_of(after, TODAY, BOOKS))
    return found


def test_evidence_shows_the_skills_it_is_about_as_long_as_its_milestone_is_done() -> None:
    plan = profile(milestone("one", builds={"ears": 2, "hands": 3}, **DONE))
    piece = PROOF.model_copy(update={"skills": ("ears",)})
    shown = _moved_on(plan, edits.add_evidence(plan, "one", piece))
    assert {each.skill: each.evidenced for each in shown.skills} == {"ears": 2, "hands": 0}
    opened = _moved_on(shown.profile, edits.reopen(shown.profile, "one"))
    assert {each.skill: each.evidenced for each in opened.skills} == {"ears": 0, "hands": 0}


def test_who_stood_in_a_cycle_waits_again_where_another_edge_of_it_goes() -> None:
    plan = profile(
        milestone("maker", builds={"ears": 1}, after=("one",)),
        milestone("asker", needs={"ears": 1}),
        milestone("one", after=("two",)),
        milestone("two", after=("one", "asker")),
        milestone("other", builds={"ears": 1}),
    )
    assert plan_of(plan, TODAY, BOOKS).basis.graph.cycles == (("maker", "asker", "one", "two"),)
    found = _moved_on(plan, edits.check_off("other", TODAY, TODAY))
    # That the asker waits for the maker is over, which is about neither of these.
    one, two = found.by_id["one"], found.by_id["two"]
    assert (one.prerequisites, one.needed_by) == ((), ("maker",))
    assert (two.prerequisites, two.needed_by) == (("asker",), ())


def test_what_is_skipped_or_unknown_is_waited_for_by_nobody() -> None:
    plan = profile(
        milestone("maker", builds={"ears": 1}),
        milestone("skipped", status=Status.SKIPPED, skip_reason="No room"),
        milestone("asker", needs={"ears": 1}, after=("skipped", "unknown", "first")),
        milestone("first"),
    )
    found = _moved_on(plan, edits.check_off("maker", TODAY, TODAY))
    assert found.by_id["asker"].prerequisites == ("first",)


def test_those_that_wait_for_a_milestone_stand_in_the_order_of_the_plan() -> None:
    plan = profile(
        milestone("maker", builds={"ears": 1}),
        milestone("earlier", needs={"ears": 1}),
        milestone("later", after=("maker",)),
        milestone("other", builds={"ears": 1}, **DONE),
    )
    assert plan_of(plan, TODAY, BOOKS).by_id["maker"].needed_by == ("later",)
    found = _moved_on(plan, edits.reopen(plan, "other"))
    assert found.by_id["maker"].needed_by == ("earlier", "later")


def _with(plan: Profile, name: str, **fields: object) -> Profile:
    milestones = tuple(
        each.model_copy(update=fields) if each.id == name else each for each in plan.milestones
    )
    return plan.model_copy(update={"milestones": milestones})
