"""The skills of a printed plan: how far each is, what raises it and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.domain.profile import Status
from planner.export.report import Cell, SkillBar
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.progress import SkillState
    from planner.export.print_words import PrintWords
    from planner.export.report_rows import Rows

#: Milestones named for a skill, before they become a count.
MOST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill with its bar."""

    bar: SkillBar
    #: Milestones that still raise it, by title.
    raised: str
    #: What it rests on so far.
    shown: str


@dataclass(frozen=True, slots=True)
class SkillPages:
    """All skills the plan is about, those asked for most first."""

    heading: str
    facts: str
    columns: tuple[str, str, str]
    rows: tuple[SkillLine, ...]
    legend: str
    nothing: str


def skill_pages(rows: Rows, catalogue: Catalogue) -> SkillPages:
    """Put the skills into lines."""
    text = rows.text
    states = [each for each in rows.plan.skills if each.required or each.planned or each.now]
    states.sort(key=lambda each: (-each.required, catalogue.skill_name(each.skill).casefold()))
    asked = [each for each in states if each.required]
    reached = sum(each.now >= each.required for each in asked)
    return SkillPages(
        heading=text.skills,
        facts=text.skills_facts.format(reached=reached, count=len(asked)),
        columns=text.skills_columns,
        rows=tuple(_line(rows, state, catalogue) for state in states),
        legend=text.skills_legend,
        nothing=text.no_skills,
    )


def skill_bar(state: SkillState, catalogue: Catalogue, text: PrintWords) -> SkillBar:
    """A skill as five cells, and the same in words."""
    held = state.shown
    edges = ((held, Cell.HELD), (state.now, Cell.CLAIMED), (state.planned, Cell.PLANNED))
    cells = tuple(
        next((cell for edge, cell in edges if level <= edge), Cell.BEYOND) for level in range(1, 6)
    )
    template = text.skill_claimed if state.now > held else text.skill
    return SkillBar(
        name=shown_text(catalogue.skill_name(state.skill)),
        cells=cells,
        target=state.required,
        words=template.format(now=held, target=state.required, claimed=state.now),
    )


def _line(rows: Rows, state: SkillState, catalogue: Catalogue) -> SkillLine:
    text, skill = rows.text, state.skill
    builders = [
        each.milestone
        for each in rows.plan.milestones
        if skill in each.milestone.definition.builds and each.milestone.status is not Status.SKIPPED
    ]
    open_ = [each for each in builders if each.is_open]
    raisers = [each for each in open_ if each.definition.builds[skill] > state.now]
    named = "; ".join(shown_text(each.title) for each in raisers[:MOST_NAMED])
    if len(raisers) > MOST_NAMED:
        named = text.and_more.format(titles=named, count=len(raisers) - MOST_NAMED)
    done = [each for each in builders if each.status is Status.DONE]
    pieces = sum(
        not piece.skills or skill in piece.skills for each in done for piece in each.evidence
    )
    parts = []
    if done:
        count = len(done)
        parts.append(text.milestones_behind.form(count).format(count=rows.words.number(count)))
    if pieces:
        parts.append(text.pieces.form(pieces).format(count=rows.words.number(pieces)))
    return SkillLine(skill_bar(state, catalogue, text), named, " · ".join(parts))
