"""What the timeline says in words: the selected milestone, busy weeks, the plan in a sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.catch_up import busy_weeks
from planner.domain.columns import columns_of
from planner.domain.plan import Phase
from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.counted import counted
from planner.ui.text_direction import fenced
from planner.ui.widgets.chart import ChartNumbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.ui.pages.timeline_state import TimelineState
    from planner.words import Words

translate = QCoreApplication.translate
_WEEK = dt.timedelta(days=6)


def page_facts(plan: Plan, words: Words) -> str:
    """The line under the title: from when to when, and how many milestones."""
    count = len(plan.milestones) - sum(columns_of(plan.profile).is_skipped)
    facts = [labels.milestones(count)]
    if plan.planned_finish is not None and plan.planned_finish >= plan.start:
        facts.insert(0, words.day_range(plan.start, plan.planned_finish))
    return " · ".join(facts)


def over_words(plan: Plan, words: Words) -> str:
    """Which weeks carry more than they have, or nothing."""
    weeks = busy_weeks(plan)
    if not weeks:
        return ""
    count = len(weeks)
    if count > 1:
        text = counted("Timeline", "{count} weeks over your time", "1 week over your time", count)
        return text.format(count=count)
    week = weeks[0]
    return translate("Timeline", "1 week over: {days}, {hours}").format(
        days=words.day_range(week.start, week.start + _WEEK, plan.today),
        hours=words.hours(week.planned + week.logged),
    )


def selected_words(state: TimelineState) -> str:
    """The footer: what the selected milestone hangs together with, and how far it may slip."""
    planned = state.selected
    if planned is None:
        return ""
    text = translate("Timeline", "Selected: needs {needs}, needed by {needed}")
    facts = [
        text.format(
            needs=state.words.number(len(planned.prerequisites)),
            needed=state.words.number(len(planned.needed_by)),
        )
    ]
    slack = slack_words(state, planned)
    return ". ".join([*facts, slack] if slack else facts)


def slack_words(state: TimelineState, planned: PlannedMilestone) -> str:
    """How far a milestone may slip before the planned finish moves, once that is known."""
    slack = state.slack(planned.id)
    if slack is None:
        return ""
    if not slack:
        return translate("Timeline", "Critical: no slack")
    return translate("Timeline", "{days} of slack").format(days=state.words.duration(slack))


def tip(state: TimelineState, row: int) -> str:
    """What a row says in full: its title, which may be cut, its dates and slack."""
    if not 0 <= row < state.rows.count:
        return ""
    found = state.rows.at(row)
    if isinstance(found, Phase):
        return f"{found.number} {found.name}"
    lines = [found.milestone.title]
    if found.start is not None and found.finish is not None:
        lines.append(state.words.day_range(found.start, found.finish))
    return "\n".join([*lines, *filter(None, [slack_words(state, found)])])


def spoken(state: TimelineState) -> str:
    """The current row as one text for a screen reader."""
    row = state.current_row
    if row < 0:
        return summary(state.plan, state.words)
    found = state.rows.at(row)
    if isinstance(found, Phase):
        return _spoken_phase(state, found)
    phase = state.rows.phase_at(row)
    place = next(n for n, each in enumerate(phase.milestones, 1) if each is found)
    spot = f"{phase.name}, {labels.count_of(place, len(phase.milestones))}"
    parts = [labels.spoken_row(found, spot, state.plan, state.words)]
    if found.start is not None and found.finish is not None:
        dates = state.words.day_range(found.start, found.finish)
        parts.append(translate("Timeline", "Planned {dates}.").format(dates=dates))
    likely = state.likely.get(found.id) if state.forecast_day(found) is not None else None
    if likely is not None:
        text = translate("Timeline", "Forecast {date}.")
        parts.append(text.format(date=state.words.date(likely)))
    parts.append(f"{selected_words(state)}.")
    return " ".join(parts)


def _spoken_phase(state: TimelineState, phase: Phase) -> str:
    words = state.words
    parts = [phase.name, labels.count_of(phase.done, phase.count), labels.phase_hours(phase, words)]
    if phase.start is not None and phase.finish is not None:
        parts.append(words.day_range(phase.start, phase.finish))
    is_closed = phase.number in state.closed
    parts.append(translate("Timeline", "Closed") if is_closed else translate("Timeline", "Open"))
    return ". ".join(parts) + "."


def summary(plan: Plan, words: Words) -> str:
    """The whole chart in a sentence."""
    facts = page_facts(plan, words)
    over = over_words(plan, words)
    count = len(plan.phases)
    text = counted("Timeline", "{facts}, in {count} phases.", "{facts}, in 1 phase.", count)
    found = text.format(facts=facts, count=count)
    return f"{found} {over}." if over else found


def date_numbers(state: TimelineState) -> ChartNumbers:
    """The bars as a table: every milestone that was not skipped, with its dates."""
    words = state.words
    heads = (
        translate("Timeline", "Milestone"),
        translate("Timeline", "Phase"),
        translate("Timeline", "Start"),
        translate("Timeline", "Finish"),
        translate("Timeline", "Slack"),
    )
    rows = []
    for phase, planned in _shown(state.plan):
        days = [words.short_date(day) if day else "" for day in (planned.start, planned.finish)]
        slack = state.slack(planned.id)
        text = "" if slack is None else words.duration(slack)
        rows.append((planned.milestone.title, phase.name, *days, text))
    return ChartNumbers(translate("Timeline", "Timeline"), heads, tuple(rows), words=2)


def need_numbers(plan: Plan, words: Words) -> ChartNumbers:
    """The map as a table: every milestone that was not skipped, with what it needs."""
    heads = (
        translate("Timeline", "Milestone"),
        translate("Timeline", "Phase"),
        translate("Timeline", "Status"),
        translate("Timeline", "Needs"),
    )
    shown = list(_shown(plan))
    titles = {planned.id: planned.milestone.title for _, planned in shown}
    rows = [
        (
            planned.milestone.title,
            phase.name,
            words.status(planned.milestone.status),
            "; ".join(_needs(plan, planned, titles)),
        )
        for phase, planned in shown
    ]
    return ChartNumbers(translate("Timeline", "Map of the pathway"), heads, tuple(rows), words=4)


def _needs(plan: Plan, planned: PlannedMilestone, titles: Mapping[str, str]) -> Iterator[str]:
    yield from (titles[each] for each in planned.prerequisites if each in titles)
    if unknown := plan.unknown_needs(planned.id):
        yield translate("Timeline", "unknown: {names}").format(names=fenced(unknown))


def _shown(plan: Plan) -> Iterator[tuple[Phase, PlannedMilestone]]:
    for phase in plan.phases:
        for planned in phase.milestones:
            if planned.milestone.status is not Status.SKIPPED:
                yield phase, planned
