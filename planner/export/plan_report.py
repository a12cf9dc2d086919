"""Turns a plan into the report that is printed: the choice of rows and the summary.

The checklist and the time axis have modules of their own. Everything follows from the arguments;
the day printed is one of them. A filter narrows the checklist and the timeline, while the summary
always tells of the whole plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.catalogue import Kind
from planner.domain.costs import planned_cost
from planner.domain.event_dates import book_by, entry_closes
from planner.domain.profile import Status
from planner.export.print_words import ENGLISH_PRINT, PrintWords
from planner.export.report import (
    PRIVATE_SECTIONS,
    Box,
    DateLine,
    Figure,
    Paper,
    PhaseLine,
    PrintOptions,
    Report,
    Section,
    SkillBar,
    Summary,
)
from planner.export.report_checklist import checklist_of
from planner.export.report_network import contact_pages, event_pages
from planner.export.report_portfolio import portfolio_pages
from planner.export.report_rows import Rows, shown_text
from planner.export.report_skills import skill_bar, skill_pages
from planner.export.report_timeline import timeline_of
from planner.export.report_week import week_page

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Catalogue
    from planner.domain.forecast import FinishRange
    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.words import Words

__all__ = ["Paper", "PrintOptions", "Report", "Section", "plan_report"]

#: What fits on the first page.
MOST_SKILLS = 14
MOST_DATES = 6
MOST_SHOWS = 5
#: Names of what was left out, before it becomes a count.
MOST_LEFT_OUT = 4


def plan_report(
    plan: Plan,
    catalogue: Catalogue,
    words: Words,
    options: PrintOptions,
    printed: dt.date,
    *,
    forecast: FinishRange | None = None,
    print_words: PrintWords = ENGLISH_PRINT,
) -> Report:
    """Put a plan into final words, section by section.

    Args:
        plan: The plan as of the day it is printed.
        catalogue: Tells outcomes, resources and names of skills; a plan outlives what it lacks.
        words: Names of kinds, dates, hours.
        options: Which sections and milestones.
        printed: The day that stands on every page.
        forecast: The range of the finish, where it has been worked out.
        print_words: The sentences that only paper has.
    """
    rows = Rows(plan, options, words, print_words, printed)
    wanted = set(options.sections).difference(() if options.private else PRIVATE_SECTIONS)
    careers = _careers(plan, words)
    return Report(
        title=print_words.title.format(careers=careers),
        language=print_words.language,
        printed=printed,
        printed_on=print_words.printed.format(date=words.date(printed)),
        page_of=print_words.page_of,
        to_do=words.status(Status.TODO),
        done=words.status(Status.DONE),
        summary=(
            _summary(rows, catalogue, careers, forecast) if Section.SUMMARY in wanted else None
        ),
        checklist=checklist_of(rows) if Section.CHECKLIST in wanted else None,
        timeline=timeline_of(rows) if Section.TIMELINE in wanted else None,
        week=week_page(rows) if Section.WEEK in wanted else None,
        skills=skill_pages(rows, catalogue) if Section.SKILLS in wanted else None,
        portfolio=portfolio_pages(rows, catalogue) if Section.PORTFOLIO in wanted else None,
        contacts=contact_pages(rows) if Section.CONTACTS in wanted else None,
        events=event_pages(rows) if Section.EVENTS in wanted else None,
    )


def _careers(plan: Plan, words: Words) -> str:
    names = [shown_text(target.name) for target in plan.profile.targets]
    return words.listed(names) or shown_text(plan.profile.name)


def _summary(
    rows: Rows, catalogue: Catalogue, careers: str, forecast: FinishRange | None
) -> Summary:
    plan, text = rows.plan, rows.text
    name = shown_text(plan.profile.name)
    targets = plan.profile.targets
    count = len(plan.phases)
    phases_heading = (
        text.counted_phases[count - 1]
        if 1 <= count <= len(text.counted_phases)
        else text.phases_heading
    )
    skills, skills_legend = _skills(rows, catalogue)
    dates, dates_note = _dates_to_keep(rows)
    return Summary(
        eyebrow=text.eyebrow if name in careers else text.eyebrow_named.format(name=name),
        title=careers,
        icon=targets[0].icon if targets else "",
        dates=rows.range(plan.start, plan.planned_finish),
        pace=_pace(rows),
        figures=_figures(rows, catalogue),
        phases_heading=phases_heading,
        phases=tuple(_phase_line(rows, phase, catalogue) for phase in plan.phases),
        skills_heading=text.skills_heading,
        skills=skills,
        skills_legend=skills_legend,
        dates_heading=text.dates_heading,
        dates_to_keep=dates,
        dates_note=dates_note,
        shows_heading=text.shows_heading,
        shows=_shows(rows),
        method_heading=text.method_heading,
        method=_method(rows, forecast),
    )


def _pace(rows: Rows) -> str:
    text, breaks = rows.text, len(rows.plan.profile.calendar.breaks)
    template = text.pace_breaks.form(breaks) if breaks else text.pace
    return template.format(hours=rows.pace, count=rows.words.number(breaks))


def _figures(rows: Rows, catalogue: Catalogue) -> tuple[Figure, ...]:
    plan, text, words = rows.plan, rows.text, rows.words
    profile = plan.profile
    weeks = sum(bool(week.planned or week.logged) for week in plan.weeks)
    counted = sum(phase.count for phase in plan.phases)
    budget = profile.preferences.budget
    currency = shown_text(profile.preferences.currency)
    cost = planned_cost(profile, catalogue, plan.today)
    wished = profile.wished_finish
    return (
        Figure(
            words.whole_hours(plan.progress.total),
            text.study_weeks.form(weeks).format(count=words.number(weeks)),
        ),
        Figure(
            words.number(counted),
            text.milestones_done.form(counted).format(done=words.number(plan.count(Status.DONE))),
        ),
        Figure(
            words.short_date(plan.planned_finish) if plan.planned_finish else text.not_dated,
            text.finish_wished.format(date=words.date(wished)) if wished else text.planned_finish,
        ),
        Figure(
            words.about.format(value=words.money(cost, currency)),
            text.cost_budget.format(money=words.money(budget, currency))
            if budget is not None
            else text.cost_caption,
            words.confirm,
        ),
    )


def _phase_line(rows: Rows, phase: Phase, catalogue: Catalogue) -> PhaseLine:
    return PhaseLine(
        number=phase.number,
        name=shown_text(phase.name),
        outcome=_outcome(rows, phase, catalogue),
        hours=rows.words.whole_hours(phase.effort),
        dates=rows.short_range(phase.start, phase.finish),
    )


def _outcome(rows: Rows, phase: Phase, catalogue: Catalogue) -> str:
    for target in rows.plan.profile.targets:
        career = catalogue.careers.get(target.career)
        phases = career.phases if career else ()
        if phase.number <= len(phases) and phases[phase.number - 1].name == phase.name:
            return phases[phase.number - 1].outcome
    return ""


def _skills(rows: Rows, catalogue: Catalogue) -> tuple[tuple[SkillBar, ...], str]:
    """Bars of the key skills, highest target first, and the legend below them."""
    text = rows.text
    key = [state for state in rows.plan.skills if state.is_key]
    if not key:
        key = [state for state in rows.plan.skills if state.required]
    key.sort(key=lambda state: -state.required)
    bars = tuple(skill_bar(state, catalogue, text) for state in key[:MOST_SKILLS])
    legend = text.skills_legend if bars else ""
    if len(key) > MOST_SKILLS:
        more = len(key) - MOST_SKILLS
        legend += " " + text.skills_more.form(more).format(count=rows.words.number(more))
    return bars, legend


def _dates_to_keep(rows: Rows) -> tuple[tuple[DateLine, ...], str]:
    """Open events and pinned milestones by date, and a note below them."""
    text = rows.text
    found = [
        planned
        for planned in rows.plan.milestones
        if planned.milestone.is_open and planned.finish and _has_date(planned)
    ]
    found.sort(key=lambda planned: (rows.due_day(planned), planned.id))
    lines = tuple(_date_line(rows, planned) for planned in found[:MOST_DATES])
    notes = []
    if len(found) > MOST_DATES:
        more = len(found) - MOST_DATES
        notes.append(text.dates_more.form(more).format(count=rows.words.number(more)))
    if any(line.provisional for line in lines):
        notes.append(text.dates_about)
    if any(planned.milestone.dates is not None for planned in found):
        notes.append(f"{rows.words.confirm}.")
    return lines, " ".join(notes)


def _has_date(planned: PlannedMilestone) -> bool:
    dates = planned.milestone.dates
    has_event = dates is not None and (dates.first is not None or bool(dates.months))
    return has_event or planned.milestone.pin is not None


def _date_line(rows: Rows, planned: PlannedMilestone) -> DateLine:
    milestone, text = planned.milestone, rows.text
    keys = ((text.enter_by, entry_closes(planned)), (text.book_by, book_by(planned)))
    notes = [
        template.format(date=rows.key_day(key))
        for template, key in keys
        if key is not None and (key.provisional or key.day >= rows.printed)
    ]
    return DateLine(
        kind=milestone.kind,
        own=milestone.own,
        title=shown_text(milestone.title),
        date=rows.due(planned),
        note=", ".join(notes),
        provisional=milestone.provisional,
    )


def _shows(rows: Rows) -> tuple[Box, ...]:
    pieces = [
        Box(shown_text(planned.milestone.title), planned.milestone.status is Status.DONE)
        for planned in rows.plan.milestones
        if planned.milestone.kind is Kind.PORTFOLIO
        and planned.milestone.status is not Status.SKIPPED
    ]
    return tuple(pieces[:MOST_SHOWS])


def _method(rows: Rows, forecast: FinishRange | None) -> str:
    plan, text, words = rows.plan, rows.text, rows.words
    focus = plan.profile.preferences.focus_limit
    parts = [
        text.method.format(
            hours=rows.pace,
            focus=text.focus.form(focus).format(count=words.number(focus)),
        )
    ]
    if plan.profile.calendar.breaks:
        parts.append(text.method_breaks)
    if forecast and not forecast.foreseen:
        parts.append(text.method_unforeseen)
    elif forecast:
        template = text.method_forecast
        if forecast.basis.estimates_only:
            template = text.method_range
        parts.append(
            template.format(
                first=words.date(forecast.p10),
                likely=words.date(forecast.likely),
                last=words.date(forecast.p90),
                basis=words.forecast_basis(forecast.basis),
            )
        )
    if plan.progress.done:
        parts.append(
            text.method_done.format(
                date=words.date(plan.today),
                done=words.hours(plan.progress.done),
                total=words.hours(plan.progress.total),
            )
        )
    late = len(plan.overdue)
    if late:
        parts.append(text.method_late.form(late).format(count=words.number(late)))
    left_out = [rows.title_of(name) for name in plan.progress.left_out]
    if left_out:
        more = len(left_out) - MOST_LEFT_OUT
        names = left_out[:MOST_LEFT_OUT] + ([f"+{more}"] if more > 0 else [])
        parts.append(text.method_left_out.format(titles="; ".join(names)))
    parts.append(text.method_costs)
    return "".join(parts)
