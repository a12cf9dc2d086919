"""The English words for what is different between two states of a plan.

`ChangeWords` is a frozen value beside `planner.words.Words`, for previews of snapshots and for
whatever else compares two states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.changes import Aspect, summary_of
from planner.formats import Formats, Plural

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
    Aspect.PARTS: "Changed parts or criteria met: {titles}",
    Aspect.HABIT: "Changed habits: {titles}",
    Aspect.MEETING: "Changed meetings: {titles}",
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
    Aspect.PEOPLE: "Changed contacts or follow-ups",
    Aspect.REVIEWS: "Looked back on weeks",
    Aspect.RENAMED: "Renamed the plan",
    Aspect.NOTICES: "Put away notices",
    Aspect.RECORDS: "Kept further codes on record",
}
#: What is worth a word in a table; the rest is one more word at the end.
_BRIEF = {
    Aspect.DONE: Plural("1 done", "{count} done"),
    Aspect.REOPENED: Plural("1 opened again", "{count} opened again"),
    Aspect.SKIPPED: Plural("1 skipped", "{count} skipped"),
    Aspect.ADDED: Plural("1 added", "{count} added"),
    Aspect.REMOVED: Plural("1 removed", "{count} removed"),
    Aspect.LOGGED: Plural("{hours} logged"),
    Aspect.UNLOGGED: Plural("{hours} taken back"),
    Aspect.NOTES: Plural("1 with other notes", "{count} with other notes"),
    Aspect.MOVED: Plural("1 moved", "{count} moved"),
    Aspect.AVAILABILITY: Plural("study time"),
}
#: What comes of itself with something else, so that it is told only where it is all there is.
_BESIDES = frozenset({Aspect.RECORDS})
#: Why a snapshot was taken, by the value of `planner.storage.snapshots.Reason`.
_REASONS = {
    "session": "at the start of a session",
    "half-hour": "after half an hour of changes",
    "migration": "before a newer version took over",
    "import": "before an import",
    "restore": "before a restore",
    "merge": "before merging",
    "bulk-delete": "before milestones were removed",
}
_MOST_TITLES = 3
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class ChangeWords(Formats):
    """Templates; the methods put milestones into them."""

    change_lines: Mapping[Aspect, str] = field(default_factory=lambda: MappingProxyType(_LINES))
    brief_parts: Mapping[Aspect, Plural] = field(default_factory=lambda: MappingProxyType(_BRIEF))
    quoted: str = "“{title}”"
    more_titles: Plural = Plural("{titles} and {count} more")
    snapshot_reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_REASONS))
    no_snapshots: str = (
        "There are no snapshots of this plan yet. The first is kept before the next change."
    )
    space: str = "{count}, {used}. At most {most} are kept: about {bound} for this plan."
    snapshots: Plural = Plural("1 snapshot", "{count} snapshots")
    kilobytes: str = "{number} kB"
    megabytes: str = "{number} MB"
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
            self.brief_parts[each.aspect]
            .form(len(each.milestones))
            .format(count=self.number(len(each.milestones)), hours=self.hours(each.minutes))
            for each in told
            if each.aspect in self.brief_parts
        ]
        if len(parts) < len(told):
            parts.append(self.other_things)
        return self.comma.join(parts) or self.nothing

    def snapshot_space(self, sizes: Sequence[int], most: int) -> str:
        """How much room snapshots take, and the most they ever will.

        Args:
            sizes: Bytes of each.
            most: How many are ever kept.
        """
        count = self.snapshots.form(len(sizes))
        return self.space.format(
            count=count.format(count=self.number(len(sizes))),
            used=self.bytes(sum(sizes)),
            most=most,
            bound=self.bytes(most * max(sizes, default=0)),
        )

    def bytes(self, count: int) -> str:
        """A size on disk: kilobytes, from a million bytes on megabytes."""
        if count < 1_000_000:
            return self.kilobytes.format(number=self.number(-(-count // 1000)))
        return self.megabytes.format(number=self.number(count / 1_000_000, 1))

    def _titles(self, milestones: Sequence[Milestone]) -> str:
        shown = milestones if len(milestones) <= _MOST_TITLES else milestones[: _MOST_TITLES - 1]
        titles = [self.quoted.format(title=self.named(_shortened(each.title))) for each in shown]
        if len(shown) == len(milestones):
            return self.listed(titles)
        more = len(milestones) - len(shown)
        template = self.more_titles.form(more)
        return template.format(titles=self.comma.join(titles), count=self.number(more))


def _told(changes: Changes) -> tuple[Gathered, ...]:
    every = summary_of(changes)
    return tuple(each for each in every if each.aspect not in _BESIDES) or every


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


ENGLISH_CHANGES = ChangeWords()
