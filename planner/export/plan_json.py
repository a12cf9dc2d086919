"""A plan, a career and a replanning as objects for other programs: what `--json` prints.

The words are those of the command line's description: effort, logged, planned and available are
minutes, dates are ISO 8601, weeks start on Monday, percentages are whole numbers rounded down.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from planner.domain.calendar import monday_of
from planner.domain.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.domain.catalogue import Career, Catalogue
    from planner.domain.catch_up import Moved, Offer, WhyNot
    from planner.domain.forecast import FinishRange
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.problems import Problem
    from planner.domain.profile import Placement
    from planner.domain.reasons import Reason
    from planner.words import Words

Object = dict[str, Any]


def plan_object(
    plan: Plan, catalogue: Catalogue, words: Words, path: Path, forecast: FinishRange | None
) -> Object:
    """Return a whole plan as one object.

    Args:
        plan: The plan as of a day.
        catalogue: Names the skills.
        words: The sentences of reasons and problems.
        path: The absolute path of the profile.
        forecast: When it will be finished; None where nothing is left to do.
    """
    progress = plan.progress
    numbers = {milestone.id: number for number, milestone in enumerate(plan.profile.milestones)}
    return {
        "profile": str(path),
        "name": plan.profile.name,
        "careers": [target.career for target in plan.profile.targets],
        "today": plan.today.isoformat(),
        "start": plan.start.isoformat(),
        "planned_finish": _day(plan.planned_finish),
        "wished_finish": _day(plan.profile.wished_finish),
        "forecast": forecast_object(forecast),
        "effort": {
            "total": progress.total,
            "done": progress.done,
            "remaining": progress.remaining,
        },
        "progress": {"percent": progress.percent, "core_percent": progress.core_percent},
        "depth": plan.profile.depth.value,
        "phases": [{"number": phase.number, "name": phase.name} for phase in plan.phases],
        "milestones": [
            _milestone(each, plan, catalogue, words)
            for each in sorted(plan.milestones, key=lambda each: (_phase(each), numbers[each.id]))
        ],
        "weeks": [
            {
                "start": week.start.isoformat(),
                "planned": week.planned,
                "available": week.available,
                "logged": week.logged,
            }
            for week in plan.weeks
        ],
        "skills": [
            {
                "id": skill.skill,
                "name": catalogue.skill_name(skill.skill),
                "now": skill.now,
                "planned": skill.planned,
                "required": skill.required,
                "evidenced": skill.evidenced,
            }
            for skill in plan.skills
        ],
        "problems": [problem_object(each, words, plan) for each in plan.problems],
    }


def week_object(plan: Object, day: dt.date) -> Object:
    """Return a plan's object narrowed to the week of a day: its load and what is planned in it."""
    monday = monday_of(day)
    first, last = monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    return {
        **plan,
        "weeks": [week for week in plan["weeks"] if week["start"] == first],
        "milestones": [
            each
            for each in plan["milestones"]
            if each["start"] and each["start"] <= last and each["finish"] >= first
        ],
    }


def forecast_object(forecast: FinishRange | None) -> Object | None:
    """Return the range of finishes, its days empty where none is foreseen; nothing without one."""
    if forecast is None:
        return None
    days = {"p10": forecast.p10, "likely": forecast.likely, "p90": forecast.p90}
    return {
        **{name: day.isoformat() if forecast.foreseen else None for name, day in days.items()},
        "basis": {"weeks": forecast.basis.weeks, "milestones": forecast.basis.milestones},
    }


def problem_object(problem: Problem, words: Words, plan: Plan | None = None) -> Object:
    """Return a problem with its sentence; one of a catalogue names its file and place."""
    found: Object = {"kind": problem.kind.value, "message": words.problem(problem, plan)}
    if plan is not None:
        found["milestone"] = problem.milestone
    else:
        found |= {"file": problem.file, "place": str(problem.place)}
    return found


def career_object(career: Career, catalogue: Catalogue) -> Object:
    """Return a career in full."""
    low, high = catalogue.career_effort(career)
    return {
        **career.model_dump(mode="json"),
        "effort": {"low": low, "high": high},
        "milestones": [
            {
                "id": entry.id,
                "phase": entry.phase,
                "role": entry.role.value,
                "title": catalogue.milestones[entry.id].title,
                "kind": catalogue.milestones[entry.id].kind.value,
            }
            for entry in career.milestones
            if entry.id in catalogue.milestones
        ],
    }


def careers_object(catalogue: Catalogue) -> list[Object]:
    """Return the careers in short, in the order of the catalogue."""
    rows = []
    for career in catalogue.careers.values():
        low, high = catalogue.career_effort(career)
        rows.append(
            {
                "id": career.id,
                "name": career.name,
                "family": career.family,
                "tagline": career.tagline,
                "milestones": len(career.milestones),
                "effort": {"low": low, "high": high},
            }
        )
    return rows


def moves_object(
    before: Plan, after: Plan, moved: Sequence[Moved], **offer: str | int | bool
) -> Object:
    """Return what a replanning moves, under the name of the offer."""
    both = (*before.profile.milestones, *after.profile.milestones)
    codes = {milestone.id: milestone.code for milestone in both}
    return {
        **offer,
        "planned_finish": {
            "before": _day(before.planned_finish),
            "after": _day(after.planned_finish),
        },
        "moves": [
            {
                "id": each.milestone,
                "code": codes[each.milestone],
                "title": each.title,
                "before": _dates(each.before),
                "after": _dates(each.after),
            }
            for each in moved
        ],
        "problems": len(after.problems),
    }


def offer_object(
    offer: Offer, before: Plan, catalogue: Catalogue, words: Words, *, applied: bool
) -> Object:
    """Return an offer with all it would bring; one that cannot be had says why.

    Args:
        offer: The offer.
        before: The plan as it stands, as of the same day.
        catalogue: Names the skills.
        words: The sentences of problems and reasons.
        applied: Whether the plan was changed.
    """
    after = before
    if offer.edit is not None:
        profile, _ = offer.edit.apply(before.profile)
        after = plan_of(profile, before.today, catalogue)
    found = moves_object(before, after, offer.moves, offer=offer.kind.value, applied=applied)
    if offer.edit is None:
        found["planned_finish"]["after"] = None
    return {
        **found,
        "weekly_minutes": offer.weekly_minutes if offer.edit else None,
        "pace": offer.pace.minutes if offer.pace else None,
        "weeks_over": offer.weeks_over,
        "clashes": [problem_object(each, words, after) for each in offer.clashes],
        "left_out": list(offer.left_out),
        "just_reached": [
            {"id": skill, "name": catalogue.skill_name(skill)} for skill in offer.just_reached
        ],
        "why_not": None if offer.why_not is None else _why_not(offer.why_not, words),
    }


def _why_not(why: WhyNot, words: Words) -> Object:
    return {
        "kind": why.obstacle.value,
        "message": words.why_not(why),
        "wanted": _day(why.wanted),
        "earliest": _day(why.earliest),
        "milestone": why.milestone,
    }


def _milestone(planned: PlannedMilestone, plan: Plan, catalogue: Catalogue, words: Words) -> Object:
    milestone = planned.milestone
    return {
        "id": milestone.id,
        "code": milestone.code,
        "title": milestone.title,
        "kind": milestone.kind.value,
        "phase": milestone.phase,
        "status": milestone.status.value,
        "role": milestone.role.value,
        "own": milestone.own,
        "effort": milestone.estimate,
        "logged": milestone.logged,
        "start": _day(planned.start),
        "finish": _day(planned.finish),
        "done_on": _day(milestone.done_on),
        "pinned": milestone.pin is not None,
        "prerequisites": list(planned.prerequisites),
        "builds": dict(milestone.definition.builds),
        "reasons": [_reason(each, plan, catalogue, words) for each in planned.reasons],
        "slack_days": plan.slack_days(planned.id),
        "critical": plan.critical(planned.id),
        "waits_for": list(planned.waits_for),
    }


def _reason(reason: Reason, plan: Plan, catalogue: Catalogue, words: Words) -> Object:
    raises = bool(reason.skill)
    return {
        "kind": reason.kind.value,
        "skill": reason.skill or None,
        "from": reason.from_level if raises else None,
        "to": reason.to_level if raises else None,
        "asked": reason.asked if raises else None,
        "milestone": reason.milestone or None,
        "text": words.reason(reason, plan, catalogue),
    }


def _phase(planned: PlannedMilestone) -> int:
    return planned.milestone.phase


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _dates(placement: Placement | None) -> Object | None:
    if placement is None:
        return None
    return {"start": placement.start.isoformat(), "finish": placement.finish.isoformat()}
