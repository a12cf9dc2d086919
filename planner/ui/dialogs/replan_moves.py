"""What moves, as a model: each milestone with its finish before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.ui.counted import counted
from planner.ui.roles import Role
from planner.ui.widgets.elided_label import plain_tip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.catch_up import Moved
    from planner.domain.plan import Plan
    from planner.domain.profile import Placement
    from planner.ui.dialogs.replan_ways import Outcome
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate

TITLE, NOW, NEW, CHANGE = range(4)
#: Days from which on a difference is told in weeks.
IN_WEEKS = 14
_ROOT = QModelIndex()


def change_text(old: dt.date, new: dt.date) -> str:
    """By how much a day moves: "+3 days", "+4 weeks"."""
    days = abs((new - old).days)
    sign = "+" if new >= old else "−"  # noqa: RUF001 - a minus sign
    if days < IN_WEEKS:
        text = counted("Replan", "{sign}{count} days", "{sign}1 day", days)
        return text.format(sign=sign, count=days)
    weeks = round(days / 7)
    text = counted("Replan", "{sign}{count} weeks", "{sign}1 week", weeks)
    return text.format(sign=sign, count=weeks)


class MovesModel(QAbstractTableModel):
    """What an outcome moves, in the order of the plan."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._outcome: Outcome | None = None
        self._moves: Sequence[Moved] = ()
        self._heads = (
            self.tr("What moves"),
            self.tr("Now"),
            self.tr("New"),
            self.tr("Change"),
        )

    def show_outcome(self, outcome: Outcome | None) -> None:
        """List the moves of another outcome."""
        self.beginResetModel()
        self._outcome = outcome
        self._moves = outcome.moves if outcome is not None else ()
        self.endResetModel()

    def set_head(self, text: str) -> None:
        """Say above the titles how many there are."""
        self._heads = (text, *self._heads[1:])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, TITLE, TITLE)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """As many as move."""
        return 0 if parent.isValid() else len(self._moves)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Title, now, new and change."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads; dates stand at the end of their column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section else Qt.AlignmentFlag.AlignLeading
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; the kind for its badge; all dates in one line; a row for a screen reader."""
        if not index.isValid():
            return None
        moved, column = self._moves[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(moved, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(moved))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(moved) if column == TITLE else self.text(moved, column)
        if role == Role.SUBTITLE:
            return self._dates(moved)
        if role in (Role.KIND, Role.OWN):
            return self._about(moved, role)
        return None

    def text(self, moved: Moved, column: int) -> str:
        """What stands in a column."""
        if column == TITLE:
            return moved.title
        if column == NOW:
            return self._day(moved.before) or self._absent(moved, now=True)
        if column == NEW:
            return self._day(moved.after) or self._absent(moved, now=False)
        if moved.before is None or moved.after is None:
            return ""
        if moved.before.finish == moved.after.finish:
            return self.tr("starts {change}").format(
                change=change_text(moved.before.start, moved.after.start)
            )
        return change_text(moved.before.finish, moved.after.finish)

    def _day(self, placement: Placement | None) -> str:
        plan = self._before
        if placement is None or plan is None:
            return ""
        return self._words.short_date(placement.finish, plan.today)

    def _absent(self, moved: Moved, *, now: bool) -> str:
        """Why there is no date: new in the plan, left out of it, or never dated."""
        outcome = self._outcome
        if outcome is None or outcome.after is None:
            return ""
        if now:
            there = outcome.before.milestone(moved.milestone) is not None
            return self.tr("no date") if there else self.tr("new")
        planned = outcome.after.milestone(moved.milestone)
        if planned is None or not planned.milestone.is_open:
            return self.tr("left out")
        return self.tr("no date")

    @property
    def _before(self) -> Plan | None:
        return self._outcome.before if self._outcome is not None else None

    def _about(self, moved: Moved, role: int) -> Any:
        outcome = self._outcome
        plans = (outcome.before, outcome.after) if outcome is not None else ()
        found = (plan.milestone(moved.milestone) for plan in plans if plan is not None)
        planned = next((each for each in found if each is not None), None)
        if planned is None:
            return None
        if role == Role.KIND:
            return planned.milestone.kind.value
        return planned.milestone.own

    def _tip(self, moved: Moved) -> str:
        lines = [moved.title]
        for text, placement in (
            (self.tr("Now: {dates}"), moved.before),
            (self.tr("New: {dates}"), moved.after),
        ):
            if placement is not None:
                dates = self._words.day_range(placement.start, placement.finish)
                lines.append(text.format(dates=dates))
        lines.append(self.text(moved, CHANGE))
        return "\n".join(line for line in lines if line)

    def _dates(self, moved: Moved) -> str:
        now, new, change = (self.text(moved, column) for column in (NOW, NEW, CHANGE))
        line = self.tr("now {now}, new {new}").format(now=now, new=new)
        return f"{line}, {change}" if change else line

    def _spoken(self, moved: Moved) -> str:
        now, new, change = (self.text(moved, column) for column in (NOW, NEW, CHANGE))
        text = self.tr("{title}. Now: {now}. New: {new}. {change}")
        return text.format(title=moved.title, now=now, new=new, change=change).strip()
