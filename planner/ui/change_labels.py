"""What the screen says of a change: what it is about, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.catch_up import moved_between
from planner.domain.several import milestones_of
from planner.ui.labels import brief, milestones, pieces_of_evidence

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.domain.profile import Milestone
    from planner.words import Words

translate = QCoreApplication.translate

#: Changes of one milestone's dates, which may move others.
_ABOUT_DATES = ("pin", "unpin", "event-dates")


def about(edit: Edit, plan: Plan) -> str:
    """What an edit is about: the title of its milestone, how many it changes, or nothing."""
    planned = plan.milestone(edit.milestone or "")
    if planned is not None:
        return brief(planned.milestone.title)
    concerned = milestones_of(edit)
    return milestones(len(concerned)) if concerned and edit.milestone is None else ""


def change_message(edit: Edit, before: Plan, after: Plan, words: Words) -> str:
    """What a toast says of a change that was just made."""
    planned = after.milestone(edit.milestone or "") or before.milestone(edit.milestone or "")
    if planned is None:
        return _said_of_several(edit, before, words)
    milestone = planned.milestone
    change = edit.change.value
    if change == "mark-done" and planned.waits_for:
        first = after.milestone(planned.waits_for[0])
        text = translate("Labels", "Done, though “{title}” is still open.")
        return text.format(title=brief(first.milestone.title) if first else "")
    if change == "skip" and not milestone.is_core:
        text = translate("Labels", "Skipped. It is optional, so its {hours} leave the total.")
        return text.format(hours=words.hours(milestone.estimate))
    if change == "remove":
        return _deleted(milestone, words)
    if change in _ABOUT_DATES:
        moves = moved_between(before.profile, after.profile)
        if all(each.milestone == planned.id for each in moves):
            text = translate("Labels", "{change}. Nothing else moves.")
            return text.format(change=words.change(edit.change, brief(milestone.title)))
    return words.change(edit.change, brief(milestone.title)) + "."


def _said_of_several(edit: Edit, before: Plan, words: Words) -> str:
    text = words.change(edit.change, about(edit, before))
    if edit.change.value == "remove":
        gone = [before.milestone(name) for name in milestones_of(edit)]
        logged = sum(each.milestone.logged for each in gone if each is not None)
        if logged:
            lost = translate("Labels", "{change}, with {hours} logged.")
            return lost.format(change=text, hours=words.hours(logged))
    return f"{text}."


def _deleted(milestone: Milestone, words: Words) -> str:
    lost = []
    if milestone.logged:
        text = translate("Labels", "its {hours} logged hours")
        lost.append(text.format(hours=words.number(milestone.logged / 60)))
    if milestone.notes:
        lost.append(translate("Labels", "its notes"))
    if milestone.evidence:
        lost.append(pieces_of_evidence(len(milestone.evidence)))
    if not lost:
        return translate("Labels", "Milestone deleted.")
    return translate("Labels", "Milestone deleted, with {lost}.").format(lost=words.listed(lost))
