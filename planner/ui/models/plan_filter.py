"""Which milestones the plan list shows: text, a chip and a kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
        text, kind = self.text, self.kind
        if self.show is not Show.ALL:
            rows = list(filter(SHOWN[self.show], rows))
        if kind:
            rows = [row for row in rows if row.kind == kind]
        return [row for row in rows if text in row.search] if text else rows


def counted(rows: list[MilestoneRow]) -> dict[Show, int]:
    """How many of some rows each chip would show."""
    return {show: sum(map(bool, map(lets, rows))) for show, lets in SHOWN.items()}


def recounted(
    counts: Mapping[Show, int], pairs: Sequence[tuple[MilestoneRow, MilestoneRow]]
) -> dict[Show, int]:
    """The same where some rows are other ones now; pairs of how they were and are."""
    return {
        show: counts[show] + sum(bool(lets(new)) - bool(lets(old)) for old, new in pairs)
        for show, lets in SHOWN.items()
    }


#: Which rows each chip stands for.
SHOWN: Mapping[Show, Callable[[MilestoneRow], object]] = {
    Show.ALL: lambda _: True,
    Show.OPEN: attrgetter("is_open"),
    Show.AVAILABLE: attrgetter("available"),
    Show.OVERDUE: attrgetter("overdue"),
    Show.DONE: attrgetter("is_done"),
    Show.LEFT: attrgetter("left"),
}
