"""The rows a list shows, with where each milestone and each header of a group stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress, count, repeat
from operator import attrgetter, is_
from typing import TYPE_CHECKING

from planner.ui.models.plan_groups import GroupRow
from planner.ui.models.plan_rows import MilestoneRow

if TYPE_CHECKING:
    from planner.ui.models.plan_groups import GroupKey

Row = MilestoneRow | GroupRow


class ShownRows:
    """Rows from top to bottom; a row that is looked for and not there is -1."""

    def __init__(self, rows: list[Row]) -> None:
        """Look where everything stands; rows may be replaced by others of the same keys."""
        self.rows = rows
        self._places: dict[str, int] | None = None
        #: The rows that are headers, from top to bottom.
        self.headers = [*compress(count(), map(is_, map(type, rows), repeat(GroupRow)))]

    def row_of(self, milestone: str) -> int:
        """The row of a milestone."""
        if self._places is None:
            # As many as a filter finds, once for each letter: so without a step of Python for each.
            self._places = dict(zip(map(attrgetter("id"), self.rows), count(), strict=False))
        return self._places.get(milestone, -1) if milestone else -1

    def milestone_at(self, row: int) -> str:
        """The id of the milestone in a row, or nothing for a header."""
        found = self.rows[row]
        return found.id if isinstance(found, MilestoneRow) else ""

    def header_row(self, row: int) -> int:
        """The row of the header that a row stands under; a header stands under itself."""
        place = bisect_right(self.headers, row)
        return self.headers[place - 1] if place else -1

    def header_after(self, row: int) -> int:
        """The row of the next header below a row."""
        place = bisect_right(self.headers, row)
        return self.headers[place] if place < len(self.headers) else -1

    def header_of(self, key: GroupKey) -> int:
        """The row of the header of a group."""
        return next((row for row in self.headers if self._key_at(row) == key), -1)

    def _key_at(self, row: int) -> GroupKey | None:
        header = self.rows[row]
        return header.key if isinstance(header, GroupRow) else None
