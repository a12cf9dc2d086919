"""What the parts of the timeline share: the plan, how it is looked at, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetrics

from planner.domain.plan import Phase
from planner.ui.models.timeline_axis import CLOSEST, FARTHEST, SCALES, TimeAxis, Zoom
from planner.ui.models.timeline_rows import BarDays, RowPlaces, TimelineRows, bar_days, day_range

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.slack import Latest
    from planner.ui.theme import Theme
    from planner.words import Words

_PHASE: Final = 28
_MILESTONE: Final = 25
_BAR: Final = 14
_TITLES: Final = 288
_ICON: Final = 16
_MARK: Final = 14
#: Days and pixels after the last day, so that its bar does not end at the edge.
_AFTER: Final = 14
_AFTER_PIXELS: Final = 12


class Shown(StrEnum):
    """What the learner may hide."""

    LINKS = "links"
    FORECAST = "forecast"
    SLACK = "slack"
    BREAKS = "breaks"
    DONE = "done"
    LOAD = "load"


@dataclass
class TimelineState:
    """A plan as the timeline shows it; every change is followed by `arrange`."""

    plan: Plan
    words: Words
    theme: Theme
    scale: float = SCALES[Zoom.MONTHS]
    closed: set[int] = field(default_factory=set)
    hidden: set[Shown] = field(default_factory=set)
    #: Id of the milestone selected last, and the number of the phase whose row is current, or 0.
    chosen: str = ""
    phase: int = 0
    #: The likely finish of each open milestone, where the learner's record allows a forecast.
    likely: Mapping[str, dt.date] = field(default_factory=dict)
    #: The latest plan, once it is worked out.
    latest: Mapping[str, Latest] | None = None
    #: What the rows were listed from; a change of scale or forecast leaves them as they are.
    _listed: tuple[Plan, frozenset[int], bool] | None = None
    rows: TimelineRows = field(init=False)
    places: RowPlaces = field(init=False)
    axis: TimeAxis = field(init=False)
    #: Sizes that go with the text: of bars, of the column of titles, of kinds and marks in it.
    bar_height: int = field(init=False)
    titles_width: int = field(init=False)
    icon_side: int = field(init=False)
    mark_side: int = field(init=False)
    _bars: dict[str, BarDays | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Arrange the plan given."""
        self.arrange()

    # --- Arranging --------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Work out rows, heights and days."""
        self._bars = {}
        with_done = Shown.DONE not in self.hidden
        before, listed = self._listed, (self.plan, frozenset(self.closed), with_done)
        if before is None or before[0] is not self.plan or before[1:] != listed[1:]:
            self._listed = listed
            self.rows = TimelineRows(self.plan, self.closed, with_done=with_done)
        self.measure()
        self.set_scale(self.scale)

    def measure(self) -> None:
        """Work out heights for the fonts."""
        theme, line = self.theme, QFontMetrics(self.theme.font("body")).height()
        self.bar_height, self.titles_width = theme.scaled(_BAR), theme.scaled(_TITLES)
        self.icon_side, self.mark_side = theme.scaled(_ICON), theme.scaled(_MARK)
        self.places = RowPlaces(self.rows, max(_PHASE, line + 10), max(_MILESTONE, line + 7))

    def set_scale(self, scale: float) -> None:
        """Take so many pixels for a day."""
        self.scale = min(CLOSEST, max(FARTHEST, scale))
        first, last = self._days()
        self.axis = TimeAxis(
            first, last + max(_AFTER, round(_AFTER_PIXELS / self.scale)), self.scale
        )

    def scale_to_fit(self, width: float) -> float:
        """Pixels a day with which everything fits into a width."""
        first, last = self._days()
        days = last + 1 - first
        return max(FARTHEST, min(width / (days + _AFTER), (width - _AFTER_PIXELS) / days))

    def _days(self) -> tuple[int, int]:
        """The first and the last day that anything stands on."""
        ends = self.likely.values() if self.shows(Shown.FORECAST) else ()
        return day_range(self.plan, list(ends))

    def shows(self, part: Shown) -> bool:
        """Whether a part is not hidden."""
        return part not in self.hidden

    # --- Reading ----------------------------------------------------------------------------------

    @property
    def current_row(self) -> int:
        """The row of the selected milestone or of the current phase, or -1."""
        if self.phase:
            return self.rows.phase_row(self.phase)
        return self.rows.row_of(self.chosen) if self.chosen else -1

    @property
    def selected(self) -> PlannedMilestone | None:
        """The milestone selected, unless a phase is current."""
        return None if self.phase else self.plan.milestone(self.chosen)

    def bar(self, planned: PlannedMilestone) -> BarDays | None:
        """The days of a milestone's bar."""
        if planned.id not in self._bars:
            self._bars[planned.id] = bar_days(planned)
        return self._bars[planned.id]

    def slack(self, name: str) -> int | None:
        """Days of slack, once they are worked out; None where there are none to tell."""
        latest = self.latest.get(name) if self.latest is not None else None
        return latest.slack if latest is not None else None

    def is_critical(self, name: str) -> bool:
        """Whether a milestone may not slip by a day, once that is worked out."""
        return self.slack(name) == 0

    def forecast_day(self, planned: PlannedMilestone) -> int | None:
        """The likely last day of a milestone where that is later than planned."""
        day = self.likely.get(planned.id)
        bar = self.bar(planned)
        if day is None or bar is None or planned.milestone.pin is not None:
            return None
        return day.toordinal() if day.toordinal() > bar.last + 1 else None

    def choose(self, row: int) -> bool:
        """Make a row current; tells whether it is another one."""
        if not 0 <= row < self.rows.count:
            return False
        before = (self.chosen, self.phase)
        found = self.rows.at(row)
        if isinstance(found, Phase):
            self.phase = found.number
        else:
            self.chosen, self.phase = found.id, 0
        return (self.chosen, self.phase) != before
