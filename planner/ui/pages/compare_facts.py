"""The rows of a comparison of careers as plain texts: no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.ui import labels
from planner.ui.counted import counted
from planner.ui.pages.career_facts import (
    CareerDistance,
    CarryOver,
    SkillNeed,
    carry_over,
    compared_skills,
    distance,
    finish_day,
    months,
    range_text,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.pages.career_facts import Standpoint
    from planner.words import Words

translate = QCoreApplication.translate

#: Lines of a list that a cell shows.
_LINES = 3
#: A number and its unit stay on one line.
_JOINT = "\N{NO-BREAK SPACE}"
#: Skills named that are there already.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class ComparedCareer:
    """One column: a career and everything that is measured."""

    career: Career
    distance: CareerDistance
    finish: dt.date
    #: In whole units of the learner's currency, at most.
    cost: int
    #: What carries over to each of the other careers, in their order.
    carries: tuple[CarryOver, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of texts: what stands large in each cell, what small below it."""

    label: str
    strong: tuple[str, ...]
    small: tuple[str, ...] = ()
    #: Parts from 0 to 1, where the row shows a meter.
    meters: tuple[float, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the cells are not all alike."""
        return len(set(self.strong)) > 1 or len(set(self.small)) > 1


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One skill across the columns."""

    skill: str
    needs: tuple[SkillNeed, ...]


def compared(
    careers: Sequence[Career], catalogue: Catalogue, here: Standpoint
) -> tuple[ComparedCareer, ...]:
    """Measure careers from where the learner stands."""
    columns = []
    for career in careers:
        finish, cost = finish_day(career, catalogue, here)
        others = [other for other in careers if other.id != career.id]
        carries = tuple(carry_over(career, other, catalogue, here) for other in others)
        columns.append(
            ComparedCareer(career, distance(career, catalogue, here), finish, cost, carries)
        )
    return tuple(columns)


def rows(
    columns: Sequence[ComparedCareer], catalogue: Catalogue, here: Standpoint, words: Words
) -> tuple[Row, ...]:
    """The rows above the levels."""
    pace = words.hours(here.weekly)
    return (
        Row(translate("Compare", "What you do"), tuple(each.career.tagline for each in columns)),
        _held(columns, catalogue),
        _hours(columns, here, words),
        Row(
            translate("Compare", "Finish at {hours} a week").format(hours=pace),
            tuple(words.date(each.finish) for each in columns),
            tuple(_months(months(each.distance.left, here.weekly)) for each in columns),
        ),
        _milestones(columns, here),
        Row(
            translate("Compare", "Cost of resources"),
            tuple(_cost(each.cost, here, words) for each in columns),
        ),
        Row(
            translate("Compare", "In common"),
            tuple("\n".join(_common(each, catalogue)) for each in columns),
        ),
        Row(
            translate("Compare", "What carries over"),
            tuple("\n".join(_carried(each, catalogue, words)) for each in columns),
        ),
    )


def rows_below(columns: Sequence[ComparedCareer]) -> tuple[Row, ...]:
    """The rows below the levels."""
    return (
        Row(
            translate("Compare", "Typical first jobs"),
            tuple("\n".join(each.career.first_jobs[:_LINES]) for each in columns),
        ),
        Row(
            translate("Compare", "Challenges"),
            tuple(
                "\n".join(one.challenge for one in each.career.challenges[:_LINES])
                for each in columns
            ),
        ),
    )


def level_rows(
    columns: Sequence[ComparedCareer], here: Standpoint, *, only_differences: bool
) -> tuple[LevelRow, ...]:
    """The skills that tell the careers apart best."""
    careers = [each.career for each in columns]
    return tuple(
        LevelRow(
            skill,
            tuple(
                SkillNeed(skill, career.required.get(skill, 0), here.levels.get(skill, 0))
                for career in careers
            ),
        )
        for skill in compared_skills(careers, only_differences=only_differences)
    )


def _held(columns: Sequence[ComparedCareer], catalogue: Catalogue) -> Row:
    text = translate("Compare", "{0} of {1} skills at target")
    counts = [(len(each.distance.met), len(each.distance.needs)) for each in columns]
    return Row(
        translate("Compare", "You already have"),
        tuple(text.format(*count) for count in counts),
        tuple(_named(each.distance.met, catalogue) for each in columns),
        tuple(met / every if every else 0.0 for met, every in counts),
    )


def _named(skills: Sequence[str], catalogue: Catalogue) -> str:
    names = ", ".join(catalogue.skill_name(skill) for skill in skills[:_NAMED])
    return f"{names} …" if len(skills) > _NAMED else names


def _hours(columns: Sequence[ComparedCareer], here: Standpoint, words: Words) -> Row:
    scratch = [range_text(*each.distance.scratch, words) for each in columns]
    if here.is_start:
        return Row(translate("Compare", "Hours from scratch"), tuple(scratch))
    return Row(
        translate("Compare", "Hours for you"),
        tuple(words.whole_hours(each.distance.left) for each in columns),
        tuple(translate("Compare", "{0} from scratch").format(each) for each in scratch),
    )


def _milestones(columns: Sequence[ComparedCareer], here: Standpoint) -> Row:
    label = translate("Compare", "Milestones")
    if here.is_start:
        return Row(label, tuple(str(each.distance.core) for each in columns))
    text = translate("Compare", "{0} to do")
    of = translate("Compare", "{0} from scratch")
    return Row(
        label,
        tuple(text.format(len(each.distance.milestones)) for each in columns),
        tuple(of.format(each.distance.core) for each in columns),
    )


def _cost(cost: int, here: Standpoint, words: Words) -> str:
    if not cost:
        return translate("Compare", "Free resources are enough")
    return translate("Compare", "about {0} at most").format(words.money(cost, here.currency))


def _common(column: ComparedCareer, catalogue: Catalogue) -> list[str]:
    text = translate("Compare", "{milestones} and {skills} with {career}")
    return [
        text.format(
            milestones=labels.milestones(each.milestones),
            skills=labels.skills(each.skills),
            career=catalogue.careers[each.career].name,
        )
        for each in column.carries
    ]


def _carried(column: ComparedCareer, catalogue: Catalogue, words: Words) -> list[str]:
    text = translate("Compare", "Once done, {career} takes {more} instead of {left}")
    return [
        text.format(
            career=catalogue.careers[each.career].name,
            more=words.whole_hours(each.more).replace(" ", _JOINT),
            left=words.whole_hours(each.left).replace(" ", _JOINT),
        )
        for each in column.carries
    ]


def _months(count: int) -> str:
    return counted("Compare", "{0} months", "1 month", count).format(count)
