"""Which milestones the plan list shows: text, a chip and a kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from planner.ui.roles import CheckState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.ui.models.plan_rows import MilestoneRow


class Show(StrEnum):
    """What the chips let through."""

    ALL = "all"
    OPEN = "open"
    AVAILABLE = "available"
    OVERDUE = "overdue"
    DONE = "done"
    #: All that is left to 100 %, what was left out of the core with it.
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which milestones the list shows."""

    text: str = ""
    show: Show = Show.ALL
    #: A kind's value; empty for all of them.
    kind: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Filter()

    @property
    def folded(self) -> Filter:
        """The same with its text as rows are searched."""
        return Filter(self.text.strip().casefold(), self.show, self.kind)

    def of(self, rows: list[MilestoneRow]) -> list[MilestoneRow]:
        """The rows that pass; the text is taken as `folded` gives it."""
        if not self.narrows:
            return rows
        text, kind, lets = self.text, self.kind, SHOWN[self.show]
        return [
            row
            for row in rows
            if (not kind or row.kind == kind) and text in row.search and lets(row)
        ]


#: Which rows each chip stands for.
SHOWN: Mapping[Show, Callable[[MilestoneRow], bool]] = {
    Show.ALL: lambda _: True,
    Show.OPEN: attrgetter("is_open"),
    Show.AVAILABLE: attrgetter("available"),
    Show.OVERDUE: lambda row: row.overdue > 0,
    Show.DONE: lambda row: row.check is CheckState.DONE,
    Show.LEFT: attrgetter("left"),
}
