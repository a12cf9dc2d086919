"""The checklist of a printed plan: for each phase the milestones with their boxes and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.catalogue import Licence
from planner.domain.event_dates import book_by, entry_closes
from planner.domain.profile import Status
from planner.export.report import Checklist, ChecklistPhase, ChecklistRow
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    from planner.domain.plan import Phase, PlannedMilestone
    from planner.export.report_rows import Rows

#: As between the facts, which come before.
_BETWEEN = " · "
_ENDS = ".!?…:;。！？؟"  # noqa: RUF001 - full stops of other scripts


def checklist_of(rows: Rows) -> Checklist:
    """Put the milestones of every phase into rows; a phase without any is left out."""
    text = rows.text
    phases = tuple(_phase(rows, phase) for phase in rows.plan.phases)
    return Checklist(
        phases=tuple(phase for phase in phases if phase.rows),
        columns=text.columns,
        done_when=text.done_when,
        notes_heading=text.notes,
        how_to=text.how_to,
        nothing=text.nothing,
    )


def _phase(rows: Rows, phase: Phase) -> ChecklistPhase:
    text = rows.text
    shown = rows.of_phase(phase)
    whole = sum(planned.milestone.status is not Status.SKIPPED for planned in phase.milestones)
    template = text.rows_count if len(shown) == whole else text.rows_part
    number = rows.words.number
    return ChecklistPhase(
        number=phase.number,
        eyebrow=text.phase_of.format(number=phase.number, count=len(rows.plan.phases)),
        name=shown_text(phase.name),
        dates=rows.range(phase.start, phase.finish),
        count=template.form(whole).format(
            shown=number(len(shown)),
            count=number(whole),
            hours=rows.words.whole_hours(sum(planned.milestone.estimate for planned in shown)),
        ),
        rows=tuple(_row(rows, planned) for planned in shown),
    )


def _row(rows: Rows, planned: PlannedMilestone) -> ChecklistRow:
    milestone, text, words = planned.milestone, rows.text, rows.words
    done = milestone.status is Status.DONE
    logged = milestone.logged
    late = planned.overdue_days
    return ChecklistRow(
        code=milestone.code,
        title=shown_text(milestone.title),
        done=done,
        criteria=_paragraph(milestone.definition.criteria),
        kind=milestone.kind,
        own=milestone.own,
        facts=_facts(rows, planned),
        needs=_needs(rows, planned),
        hours=words.hours(milestone.estimate),
        logged=text.logged.format(hours=words.number(logged / 60)) if logged and not done else "",
        due=rows.due(planned),
        late=text.late.form(late).format(days=words.number(late)) if late and not done else "",
        done_on=words.short_date(milestone.done_on) if done and milestone.done_on else "",
        notes=shown_text(milestone.notes) if rows.options.private else "",
    )


def _paragraph(criteria: tuple[str, ...]) -> str:
    """Several criteria as sentences in a row; a single one stays as it is."""
    sentences = [sentence for sentence in map(shown_text, criteria) if sentence]
    if len(sentences) == 1:
        return sentences[0]
    return " ".join(sentence if sentence[-1] in _ENDS else f"{sentence}." for sentence in sentences)


def _facts(rows: Rows, planned: PlannedMilestone) -> tuple[str, ...]:
    milestone, text = planned.milestone, rows.text
    facts = [rows.words.kind(milestone.kind)]
    if milestone.own:
        facts.append(text.own)
    elif not milestone.is_core:
        facts.append(text.optional)
    if milestone.definition.on_the_job:
        hours = rows.words.hours(milestone.definition.on_the_job)
        facts.append(text.on_the_job.format(hours=hours))
    if milestone.definition.licence is Licence.PRACTICE_ONLY:
        facts.append(text.practice_only)
    if milestone.pin and milestone.is_open:
        facts.append(text.pinned)
    facts.extend(_days_ahead(rows, planned))
    return tuple(facts)


def _days_ahead(rows: Rows, planned: PlannedMilestone) -> list[str]:
    """When entries close and until when to book, and that what is not sure is to be confirmed."""
    text, milestone = rows.text, planned.milestone
    entry, booking = entry_closes(planned), book_by(planned)
    facts = []
    if entry is not None:
        facts.append(text.enter_by.format(date=rows.key_day(entry)))
    if booking is not None:
        facts.append(text.book_by.format(date=rows.key_day(booking)))
    has_event = milestone.dates is not None and milestone.is_open
    if entry is not None or has_event:
        facts.append(rows.words.confirm)
    return facts


def _needs(rows: Rows, planned: PlannedMilestone) -> str:
    """What it needs first, and what of that nobody knows."""
    needs, text = [], rows.text
    if planned.waits_for and planned.milestone.is_open:
        first, *others = planned.waits_for
        more = len(others)
        template = text.needs_more.form(more) if more else text.needs_first
        needs.append(template.format(title=rows.title_of(first), count=rows.words.number(more)))
    if unknown := rows.plan.unknown_needs(planned.id):
        needs.append(text.needs_unknown.format(names=shown_text(unknown)))
    return _BETWEEN.join(needs)
