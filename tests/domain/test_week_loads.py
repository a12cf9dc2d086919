"""The weeks of a plan after a change, at their ends too."""

from __future__ import annotations

from planner.domain import edits
from planner.domain.network import Contact, FollowUp
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import LogEntry
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile


def _plan() -> Plan:
    due = FollowUp(on=day(15), minutes=30)
    contact = Contact(id="c1", name="Somebody", follow_up=due)
    return plan_of(placed(profile(milestone("one", 1500), contacts=(contact,))), TODAY)


def _logged(plan: Plan, *entries: LogEntry) -> Plan:
    edit = edits.set_log(plan.profile, "one", entries)
    after, _ = edit.apply(plan.profile)
    return plan_of(after, TODAY, before=plan)


def _weeks(plan: Plan) -> list[tuple[int, int, int, int]]:
    return [
        ((week.start - TODAY).days // 7, week.planned, week.available, week.logged)
        for week in plan.weeks
    ]


def test_weeks_come_and_go_with_what_is_logged() -> None:
    plan = _plan()
    assert _weeks(plan) == [(0, 600, 600, 0), (1, 600, 600, 0), (2, 330, 600, 0)]
    early = _logged(plan, LogEntry(on=day(-8), minutes=0), LogEntry(on=day(-1), minutes=20))
    assert _weeks(early)[:2] == [(-2, 0, 600, 0), (-1, 0, 600, 20)]
    late = _logged(early, LogEntry(on=day(22), minutes=5))
    assert _weeks(late)[-1] == (3, 0, 600, 5)
    assert _weeks(_logged(late)) == _weeks(plan)


def test_a_follow_up_after_all_work_leaves_with_the_work() -> None:
    plan = _plan()
    done = _logged(plan, LogEntry(on=TODAY, minutes=1500))
    assert _weeks(done) == [(0, 0, 600, 1500)]
    assert not done.basis.weeks.weeks[0].planned
    assert done.basis.weeks.has_logs
    assert not plan.basis.weeks.has_logs
