"""One way to call each function that makes an edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from planner.domain import edits
from planner.domain.calendar import Break, StudyCalendar
from planner.domain.catalogue import Kind
from planner.domain.catch_up import planned_pace, push
from planner.domain.edits import Edit
from planner.domain.profile import Evidence, EvidenceKind, Learner, LogEntry, Preferences, Profile
from tests.domain.plan_samples import TODAY, day

PROOF = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)
ENTRY = LogEntry(on=day(-1), minutes=45)


def _makers() -> dict[str, Callable[[Profile, str, int], Edit]]:
    """One way to call each edit function on a plan, a milestone of it and a number."""
    return {
        "check_off": lambda _, name, n: edits.check_off(name, day(-n % 9), TODAY + dt.timedelta(9)),
        "reopen": lambda plan, name, _: edits.reopen(plan, name),
        "start": lambda profile, name, __: edits.start(profile, name),
        "skip": lambda _, name, n: edits.skip(name, f"reason {n}"),
        "log_minutes": lambda plan, name, n: edits.log_minutes(
            plan, name, n, day(-n % 5 - 5), TODAY
        ),
        "set_log": lambda plan, name, n: edits.set_log(plan, name, (ENTRY,) * (n % 3)),
        "set_notes": lambda _, name, n: edits.set_notes(name, f"note {n}"),
        "add_evidence": lambda plan, name, _: edits.add_evidence(plan, name, PROOF),
        "remove_evidence": lambda plan, name, n: edits.remove_evidence(plan, name, n % 2),
        "pin": lambda plan, name, n: edits.pin(
            plan, name, day(n) if n % 3 else None, day(n + 2) if n % 2 else None
        ),
        "set_event_dates": lambda plan, name, n: edits.set_event_dates(
            plan, name, day(n) if n % 3 else None, day(n + 1) if n % 2 else None
        ),
        "set_estimate": lambda _, name, n: edits.set_estimate(name, n * 30),
        "edit_definition": lambda plan, name, n: edits.edit_definition(
            plan, name, title=f"Title {n}", criteria=("One.", "Two."), kind=Kind.COURSE
        ),
        "add_own": lambda plan, name, n: edits.add_own(
            plan,
            title="Mine",
            kind=Kind.WORK,
            minutes=n,
            phase=n % 4 + 1,
            after=(name,),
            codes_issued=plan.codes_issued,
        ),
        "remove": lambda plan, name, _: edits.remove(plan, name),
        "move": lambda plan, name, n: edits.move(plan, name, n % 12 - 1),
        "rename": lambda _, __, n: edits.rename(f"Plan {n}"),
        "rate": lambda plan, _, n: edits.rate(plan, {"hearing": n % 6 if n % 4 else None}, day(n)),
        "set_calendar": lambda _, __, n: edits.set_calendar(
            StudyCalendar(week=(n, 0, 0, 60, 0, 0, 0), breaks=(Break(first=day(n), last=day(n)),))
        ),
        "set_preferences": lambda plan, _, n: edits.set_preferences(
            plan, Preferences(focus_limit=n % 8 + 1)
        ),
        "set_learner": lambda _, __, n: edits.set_learner(Learner(born=1950 + n)),
        "wish_finish": lambda _, __, n: edits.wish_finish(day(n) if n % 2 else None),
        "dismiss": lambda plan, _, n: edits.dismiss(plan, f"key {n}"),
        "restore": lambda plan, _, n: edits.restore(
            plan, plan.model_copy(update={"name": f"Plan {n}", "milestones": plan.milestones[:1]})
        ),
        "planned_pace": lambda plan, _, n: planned_pace(plan, day(n)),
        "push": lambda plan, _, n: push(plan, n % 9 + 1, TODAY),
    }


MAKERS = _makers()
