"""The English words for what is different between two states of a plan.

`ChangeWords` is a frozen value beside `planner.words.Words`, for previews of snapshots and for
whatever else compares two states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.changes import Aspect, summary_of
from planner.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.changes import Changes, Gathered
    from planner.domain.profile import Milestone

_LINES = {
    Aspect.DONE: "Marked done: {titles}",
    Aspect.REOPENED: "Opened again: {titles}",
    Aspect.STARTED: "Started: {titles}",
    Aspect.SET_BACK: "Set back to “to do”: {titles}",
    Aspect.SKIPPED: "Skipped: {titles}",
    Aspect.DONE_ON: "Done on another day: {titles}",
    Aspect.ADDED: "Added: {titles}",
    Aspect.REMOVED: "Removed: {titles}",
    Aspect.LOGGED: "Logged {hours}: {titles}",
    Aspect.UNLOGGED: "Took back {hours} of logged work: {titles}",
    Aspect.LOG_EDITED: "Corrected logged hours: {titles}",
    Aspect.NOTES: "Changed notes: {titles}",
    Aspect.EVIDENCE: "Changed evidence: {titles}",
    Aspect.FIXED: "Changed pinned or event dates: {titles}",
    Aspect.MOVED: "Moved to other dates: {titles}",
    Aspect.ESTIMATE: "Changed estimates: {titles}",
    Aspect.EDITED: "Edited: {titles}",
    Aspect.REGROUPED: "Moved to another phase or role: {titles}",
    Aspect.ORDER: "Changed the order of milestones",
    Aspect.AVAILABILITY: "Changed the study time",
    Aspect.FINISH: "Changed the start or the wished finish",
    Aspect.CAREERS: "Changed the careers or how much of the path to take",
    Aspect.RATINGS: "Changed skill ratings",
    Aspect.PREFERENCES: "Changed preferences",
    Aspect.RENAMED: "Renamed the plan",
    Aspect.NOTICES: "Put away notices",
    Aspect.RECORDS: "Kept further codes on record",
}
#: What is worth a word in a table; the rest is one more word at the end.
_BRIEF = {
    Aspect.DONE: "{count} done",
    Aspect.REOPENED: "{count} opened again",
    Aspect.SKIPPED: "{count} skipped",
    Aspect.ADDED: "{count} added",
    Aspect.REMOVED: "{count} removed",
    Aspect.LOGGED: "{hours} logged",
    Aspect.UNLOGGED: "{hours} taken back",
    Aspect.NOTES: "{count} with other notes",
    Aspect.MOVED: "{count} moved",
    Aspect.AVAILABILITY: "study time",
}
#: What comes of itself with something else, so that it is told only where it is all there is.
_BESIDES = frozenset({Aspect.RECORDS})
_MOST_TITLES = 3
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class ChangeWords(Formats):
    """Templates; the methods put milestones into them."""

    change_lines: Mapping[Aspect, str] = field(default_factory=lambda: MappingProxyType(_LINES))
    brief_parts: Mapping[Aspect, str] = field(default_factory=lambda: MappingProxyType(_BRIEF))
    quoted: str = "“{title}”"
    more_titles: str = "{titles} and {count} more"
    nothing: str = "nothing"
    other_things: str = "other changes"

    def lines(self, changes: Changes) -> tuple[str, ...]:
        """What is different, one line for each kind of change; long lists are counted."""
        return tuple(
            self.change_lines[each.aspect].format(
                titles=self._titles(each.milestones), hours=self.hours(each.minutes)
            )
            for each in _told(changes)
        )

    def in_brief(self, changes: Changes) -> str:
        """What is different in a few words."""
        told = _told(changes)
        parts = [
            self.brief_parts[each.aspect].format(
                count=len(each.milestones), hours=self.hours(each.minutes)
            )
            for each in told
            if each.aspect in self.brief_parts
        ]
        if len(parts) < len(told):
            parts.append(self.other_things)
        return ", ".join(parts) or self.nothing

    def _titles(self, milestones: Sequence[Milestone]) -> str:
        shown = milestones if len(milestones) <= _MOST_TITLES else milestones[: _MOST_TITLES - 1]
        titles = [self.quoted.format(title=_shortened(each.title)) for each in shown]
        if len(shown) == len(milestones):
            return self.listed(titles)
        return self.more_titles.format(titles=", ".join(titles), count=len(milestones) - len(shown))


def _told(changes: Changes) -> tuple[Gathered, ...]:
    every = summary_of(changes)
    return tuple(each for each in every if each.aspect not in _BESIDES) or every


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


ENGLISH_CHANGES = ChangeWords()
