"""What the overview says of the plan as a whole: where it stands, how fast, until when, what comes.

Plain values made from a plan and, once it is worked out, its outlook; nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from operator import not_, or_
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.burn_up import expected_minutes
from planner.domain.calendar import monday_of
from planner.domain.columns import columns_of
from planner.ui.models.skill_rows import level_words
from planner.ui.pages.overview_week import break_on
from planner.ui.roles import PhaseState

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Phase, Plan
    from planner.domain.progress import SkillState
    from planner.ui.pages.finish_outlook import Outlook
    from planner.words import Words

translate = QCoreApplication.translate

#: Skills furthest from what is asked for, as many as stand beside the phases.
SKILLS: Final = 6
#: A forecast this many days after the planned finish is set apart.
_LATE_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the progress card: what it is, the value, and a smaller word after it."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """What stands beside the ring; parts run from 0 to 1, `expected` is None without a tick."""

    percent: int
    part: float
    expected: float | None
    hours: str
    words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """One phase in short."""

    number: int
    name: str
    state: PhaseState
    count: str
    part: float
    hours: str
    due: str


@dataclass(frozen=True, slots=True)
class SkillFacts:
    """One skill: level shown, level now, level once the plan is done, level asked for."""

    name: str
    shown: int
    now: int
    planned: int
    required: int
    words: str


def day_title(today: dt.date, words: Words) -> str:
    """The title of the page: Thursday 20 May."""
    return words.day_of_week(today)


def header_facts(plan: Plan, words: Words) -> str:
    """The line under the title: the week and the phase, or why there is none."""
    today = plan.today
    if not plan.milestones:
        return plan.profile.name
    if not any(columns_of(plan.profile).is_open):
        return translate("Overview", "Nothing is left to do")
    if today < plan.start:
        text = translate("Overview", "Starts on {date}")
        return text.format(date=words.date(plan.start))
    first = monday_of(plan.start)
    week = (monday_of(today) - first).days // 7 + 1
    count = week
    if plan.planned_finish is not None:
        count = max(week, (monday_of(plan.planned_finish) - first).days // 7 + 1)
    text = translate("Overview", "Week {week} of {count}")
    parts = [text.format(week=words.number(week), count=words.number(count))]
    pause = break_on(plan.profile, today)
    current = current_phase(plan)
    if pause is not None:
        text = translate("Overview", "Break until {date}")
        parts.append(text.format(date=words.date(pause.last)))
    elif current is not None:
        parts.append(current.name)
    return " · ".join(part for part in parts if part)


def current_phase(plan: Plan) -> Phase | None:
    """The first phase with something left in it."""
    return next((each for each in plan.phases if each.done < each.count), None)


def progress_facts(plan: Plan, words: Words) -> ProgressFacts:
    """How much is done, of all and of the core, and how much was expected by today."""
    progress = plan.progress
    expected = expected_minutes(plan.profile, plan.today)
    total = max(1, progress.total)
    core = translate("Overview", "Core: {percent} %.").format(percent=progress.core_percent)
    tick = None
    if progress.percent == 100:
        told = translate("Overview", "Everything counted is done.")
    elif progress.left_out and len(progress.left) == len(progress.left_out):
        told = translate("Overview", "What is left to 100 % was left out of the core.")
    elif plan.today <= plan.start:
        told = translate("Overview", "The plan expects nothing before its start.")
    else:
        tick = min(1.0, expected / total)
        told = translate(
            "Overview", "The tick is where the plan expected you today: {percent} %."
        ).format(percent=100 * min(expected, total) // total)
    hours = translate("Overview", "{part} of {whole}").format(
        part=words.number(progress.done / 60), whole=words.hours(progress.total)
    )
    spoken = translate("Overview", "{percent} % done, {hours}.")
    return ProgressFacts(
        percent=progress.percent,
        part=progress.done / total,
        expected=tick,
        hours=hours,
        words=f"{core} {told}",
        spoken=f"{spoken.format(percent=progress.percent, hours=hours)} {core} {told}",
    )


def fact_lines(plan: Plan, outlook: Outlook | None, words: Words) -> tuple[Fact, ...]:
    """The lines under the ring; what the outlook adds is "Working it out…" until it is there."""
    lines = [_milestones(plan, words)]
    columns = columns_of(plan.profile)
    going_on = any(columns.is_open)
    reached = [] if going_on else [each.milestone.done_on for each in plan.milestones]
    days = [day for day in reached if day is not None]
    if days:
        lines.append(Fact(translate("Overview", "Finished"), words.short_date(max(days))))
    else:
        lines.append(_pace(plan, outlook, words))
    if plan.planned_finish is not None:
        label = translate("Overview", "Planned finish")
        lines.append(Fact(label, words.short_date(plan.planned_finish)))
    if going_on:
        lines.append(_forecast(plan, outlook, words))
    return tuple(lines)


def _milestones(plan: Plan, words: Words) -> Fact:
    columns = columns_of(plan.profile)
    core = sum(columns.is_core)
    # Skipped optional ones leave the sum.
    optional = sum(map(not_, map(or_, columns.is_core, columns.is_skipped)))
    done = sum(compress(columns.is_core, columns.is_done))
    value = translate("Overview", "{done} of {count} core").format(
        done=words.number(done), count=words.number(core)
    )
    note = translate("Overview", "{done} of {count} optional").format(
        done=words.number(sum(columns.is_done) - done), count=words.number(optional)
    )
    return Fact(translate("Overview", "Milestones"), value, note if optional else "")


def _pace(plan: Plan, outlook: Outlook | None, words: Words) -> Fact:
    planned = plan.profile.calendar.weekly_minutes(plan.today)
    hours = words.number(planned / 60)
    label = translate("Overview", "Pace, last 6 weeks")
    if outlook is None:
        return Fact(label, translate("Overview", "Working it out…"), tone="tertiary")
    if outlook.pace is None:
        value = translate("Overview", "{hours} h a week planned").format(hours=hours)
        return Fact(translate("Overview", "Pace"), value)
    weekly = words.number(round(outlook.pace.minutes / 60, 1))
    value = translate("Overview", "{hours} h a week").format(hours=weekly)
    return Fact(label, value, translate("Overview", "plan {hours}").format(hours=hours))


def _forecast(plan: Plan, outlook: Outlook | None, words: Words) -> Fact:
    label = translate("Overview", "Forecast")
    if outlook is None:
        return Fact(label, translate("Overview", "Working it out…"), tone="tertiary")
    if outlook.finish is None:
        return Fact(label, translate("Overview", "No study time"), tone="tertiary")
    if outlook.pace is not None and not outlook.finish.basis.milestones:
        label = translate("Overview", "Forecast at this pace")
    if not outlook.finish.foreseen:
        return Fact(label, translate("Overview", "Not in sight"), tone="tertiary")
    likely = outlook.finish.likely
    planned = plan.planned_finish or likely
    tone = "warning" if (likely - planned).days >= _LATE_DAYS else ""
    return Fact(label, words.short_date(likely), tone=tone)


def phase_facts(plan: Plan, words: Words) -> tuple[PhaseFacts, ...]:
    """Every phase with how far it is."""
    current = current_phase(plan)
    return tuple(
        PhaseFacts(
            number=phase.number,
            name=phase.name,
            state=_phase_state(phase, current),
            count=translate("Overview", "{part} of {whole}").format(
                part=words.number(phase.done), whole=words.number(phase.count)
            ),
            part=phase.earned / phase.effort if phase.effort else 0.0,
            hours=words.hours(phase.effort),
            due=words.short_date(phase.finish, plan.today) if phase.finish else "",
        )
        for phase in plan.phases
    )


def _phase_state(phase: Phase, current: Phase | None) -> PhaseState:
    if phase.done == phase.count:
        return PhaseState.DONE
    return PhaseState.CURRENT if phase is current else PhaseState.LATER


def skill_facts(plan: Plan, catalogue: Catalogue) -> tuple[SkillFacts, ...]:
    """The skills that are asked for and furthest from it, then those that are there."""
    asked = [each for each in plan.skills if each.required]
    asked.sort(key=lambda each: (-max(0, each.required - each.now), -each.required))
    return tuple(_skill(each, catalogue) for each in asked[:SKILLS])


def skills_reached(plan: Plan) -> tuple[int, int]:
    """How many skills are at the level asked for, and how many are asked for."""
    asked = [each for each in plan.skills if each.required]
    return sum(each.reached for each in asked), len(asked)


def _skill(state: SkillState, catalogue: Catalogue) -> SkillFacts:
    return SkillFacts(
        name=catalogue.skill_name(state.skill),
        shown=state.shown,
        now=state.now,
        planned=max(state.now, state.planned),
        required=state.required,
        words=", ".join(part for part in level_words(state) if part),
    )
