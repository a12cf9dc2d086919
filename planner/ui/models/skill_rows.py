"""The skills of a plan as rows under headings: by group, by gap or by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.skill_path import milestones_to_go
from planner.ui.counted import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan
    from planner.domain.progress import SkillState
    from planner.words import Words

translate = QCoreApplication.translate


class Order(StrEnum):
    """How the rows are ordered."""

    GROUP = "group"
    GAP = "gap"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill, or with an empty id the heading above some."""

    skill: str
    title: str
    subtitle: str = ""
    #: Shown, held now, held once the plan is done, asked for.
    levels: tuple[int, int, int, int] = (0, 0, 0, 0)
    level: str = ""
    note: str = ""
    to_go: str = ""
    spoken: str = ""


def skills_shown(plan: Plan, *, key_only: bool) -> tuple[SkillState, ...]:
    """The key skills, or all; where none is a key skill, all."""
    key = tuple(each for each in plan.skills if each.is_key)
    return key if key_only and key else plan.skills


def skill_rows(
    plan: Plan, catalogue: Catalogue, words: Words, order: Order, *, key_only: bool
) -> tuple[SkillRow, ...]:
    """The rows of a plan's skills in an order, with headings where the order has groups."""
    states = skills_shown(plan, key_only=key_only)
    to_go = milestones_to_go(plan)
    rows: list[SkillRow] = []
    for heading, members in _groups(states, catalogue, order):
        if heading:
            rows.append(SkillRow("", heading, spoken=heading))
        rows.extend(
            _row(each, catalogue, words, to_go.get(each.skill, 0), heading) for each in members
        )
    return tuple(rows)


def _groups(
    states: Sequence[SkillState], catalogue: Catalogue, order: Order
) -> list[tuple[str, list[SkillState]]]:
    if order is Order.NAME:
        named = sorted(states, key=lambda each: catalogue.skill_name(each.skill).casefold())
        return [("", named)]
    groups: dict[str, list[SkillState]] = {}
    if order is Order.GAP:
        for each in sorted(states, key=_gap, reverse=True):
            groups.setdefault(_gap_words(_gap(each)), []).append(each)
    else:
        beyond = translate("Skills", "Not asked for")
        for each in states:
            known = catalogue.skills.get(each.skill)
            family = known.family if known else translate("Skills", "Other skills")
            groups.setdefault(family if each.required else beyond, []).append(each)
        if beyond in groups:
            groups[beyond] = groups.pop(beyond)
    return list(groups.items())


def _gap(state: SkillState) -> int:
    """How many levels are missing; of what is not asked for, fewer than none."""
    return max(0, state.required - state.now) if state.required else -1


def _gap_words(gap: int) -> str:
    if gap < 0:
        return translate("Skills", "Not asked for")
    if gap == 0:
        return translate("Skills", "Reached")
    return counted("Skills", "{count} levels to go", "1 level to go", gap).format(count=gap)


def _row(state: SkillState, catalogue: Catalogue, words: Words, to_go: int, group: str) -> SkillRow:
    name = catalogue.skill_name(state.skill)
    level, note = level_words(state)
    left = translate("Skills", "{count} to go").format(count=to_go)
    if not to_go:
        left = "" if state.now >= state.required else translate("Skills", "none")
    spoken = [name, level if not note else f"{level}, {note}"]
    if to_go:
        text = counted("Skills", "{count} milestones to go", "1 milestone to go", to_go)
        spoken.append(text.format(count=to_go))
    spoken.append(group)
    return SkillRow(
        skill=state.skill,
        title=name,
        subtitle=_way(state, words),
        levels=(state.shown, state.now, max(state.now, state.planned), state.required),
        level=level,
        note=note,
        to_go=left,
        spoken=". ".join(part for part in spoken if part) + ".",
    )


def _way(state: SkillState, words: Words) -> str:
    """From the level now to the one asked for, by their names."""
    now = words.level(state.shown)
    if state.required <= state.shown:
        return now
    return translate("Skills", "{now} → {target}").format(
        now=now, target=words.level(state.required)
    )


def level_words(state: SkillState) -> tuple[str, str]:
    """The level of a skill, and what else is to be said of it: claimed, short of the target."""
    level = translate("Skills", "{level} of {target}").format(
        level=state.shown, target=state.required
    )
    if not state.required:
        level = translate("Skills", "Level {level}").format(level=state.shown)
    if state.now > state.shown:
        return level, translate("Skills", "{level} claimed").format(level=state.now)
    if state.reached:
        return level, translate("Skills", "reached")
    if state.planned < state.required:
        return level, translate("Skills", "{level} planned").format(level=state.planned)
    return level, ""


def skills_line(plan: Plan) -> str:
    """The line of facts: how many skills are at the level asked for, how many of them claimed."""
    asked = [each for each in plan.skills if each.required]
    reached = [each for each in asked if each.reached]
    claimed = sum(each.shown < each.required for each in reached)
    text = translate("Skills", "{reached} of {count} at the level your careers need")
    if len(plan.profile.targets) == 1:
        name = plan.profile.targets[0].name
        text = translate("Skills", "{reached} of {count} at the level a {career} needs")
        if name[:1] in "AEIOU":
            text = translate("Skills", "{reached} of {count} at the level an {career} needs")
        # The name goes in first and by itself: it may hold braces.
        text = text.replace("{career}", name.replace("{", "{{").replace("}", "}}"))
    line = text.format(reached=len(reached), count=len(asked))
    if claimed:
        line += " · " + counted(
            "Skills", "{count} of them claimed", "1 of them claimed", claimed
        ).format(count=claimed)
    return line
