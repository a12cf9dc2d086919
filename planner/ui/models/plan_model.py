"""The plan as a list for views: phase headers with their milestones, filtered on the Python side.

A plain table model of one column over Python lists, because a view with fixed rows then asks for
visible rows only. The filter narrows its last result while the text only grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planner.domain import edits
from planner.ui.models.plan_rows import MilestoneRow, PhaseRow, RowBuilder, changed_rows
from planner.ui.roles import CheckState, Role, RowType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.domain.plan import Plan
    from planner.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
Row = MilestoneRow | PhaseRow
_NO_PARENT = QModelIndex()


class Show(StrEnum):
    """What the chips let through."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


class Group(StrEnum):
    """How the list is laid out."""

    PHASE = "phase"
    DATE = "date"


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

    def lets_through(self, row: MilestoneRow) -> bool:
        """Whether a milestone passes everything but the text."""
        if self.kind and row.kind != self.kind:
            return False
        return _SHOWN[self.show](row)


_SHOWN: Mapping[Show, Callable[[MilestoneRow], bool]] = {
    Show.ALL: lambda _: True,
    Show.OPEN: lambda row: row.is_open,
    Show.OVERDUE: lambda row: row.overdue > 0,
    Show.DONE: lambda row: row.check is CheckState.DONE,
}

_CHECKED = {
    CheckState.DONE: Qt.CheckState.Checked,
    CheckState.IN_PROGRESS: Qt.CheckState.PartiallyChecked,
}


class PlanModel(QAbstractTableModel):
    """The rows of a plan; holds values and asks for edits, changes nothing itself."""

    #: A wish: the learner ticked a box.
    edit_requested = Signal(object)
    #: A fact: other rows than before are shown.
    shown_changed = Signal()

    _MILESTONE: ClassVar[Mapping[int, Callable[[MilestoneRow], Any]]] = {
        int(Qt.ItemDataRole.DisplayRole): attrgetter("title"),
        int(Qt.ItemDataRole.AccessibleTextRole): attrgetter("spoken"),
        int(Qt.ItemDataRole.CheckStateRole): lambda row: _CHECKED.get(
            row.check, Qt.CheckState.Unchecked
        ),
        Role.ROW_TYPE: lambda _: RowType.MILESTONE,
        Role.MILESTONE_ID: attrgetter("id"),
        Role.TITLE: attrgetter("title"),
        Role.SUBTITLE: attrgetter("subtitle"),
        Role.KIND: attrgetter("kind"),
        Role.OWN: attrgetter("own"),
        Role.CHECK: attrgetter("check"),
        Role.PROGRESS: attrgetter("progress"),
        Role.BLOCKED: attrgetter("blocked"),
        Role.OVERDUE: attrgetter("overdue"),
        Role.HOURS: attrgetter("hours"),
        Role.DUE: attrgetter("due"),
        Role.DUE_NOTE: attrgetter("due_note"),
        Role.FLAGS: attrgetter("flags"),
        Role.PINNED: attrgetter("pinned"),
        Role.PROVISIONAL: attrgetter("provisional"),
        Role.NUMBER: attrgetter("phase"),
        Role.SEARCH: attrgetter("search"),
        Role.SORT: attrgetter("sort"),
        Role.ROW_STATE: attrgetter("status"),
    }
    _PHASE: ClassVar[Mapping[int, Callable[[PhaseRow], Any]]] = {
        int(Qt.ItemDataRole.DisplayRole): attrgetter("name"),
        int(Qt.ItemDataRole.AccessibleTextRole): attrgetter("spoken"),
        Role.ROW_TYPE: lambda _: RowType.PHASE,
        Role.MILESTONE_ID: lambda _: "",
        Role.TITLE: attrgetter("name"),
        Role.NUMBER: attrgetter("number"),
        Role.COUNT: attrgetter("count"),
        Role.HOURS: attrgetter("hours"),
        Role.DUE: attrgetter("due"),
        Role.PROGRESS: attrgetter("progress"),
        Role.PHASE_STATE: attrgetter("state"),
    }

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Make an empty list that speaks with some words."""
        super().__init__(parent)
        self._builder = RowBuilder(words)
        self._plan: Plan | None = None
        self._all: list[MilestoneRow] = []
        self._phases: list[PhaseRow] = []
        self._matches: list[MilestoneRow] = []
        self._shown: list[Row] = []
        self._place: dict[str, int] = {}
        self._filter = Filter()
        self._group = Group.PHASE
        self._closed: set[int] | None = None

    # --- Properties ---------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """Which milestones are shown."""
        return self._filter

    @property
    def group(self) -> Group:
        """How the list is laid out."""
        return self._group

    @property
    def matches(self) -> int:
        """How many milestones pass the filter, those in closed phases too."""
        return len(self._matches)

    def counts(self) -> dict[Show, int]:
        """How many milestones each chip would show."""
        return {show: sum(map(lets, self._all)) for show, lets in _SHOWN.items()}

    def row_of(self, milestone: str) -> int:
        """The row a milestone is shown in, or -1."""
        return self._place.get(milestone, -1)

    def header_row(self, row: int) -> int:
        """The row of the phase header that a row stands under, or -1."""
        while row >= 0 and not isinstance(self._shown[row], PhaseRow):
            row -= 1
        return row

    def phase_rows(self) -> list[int]:
        """The rows that are phase headers."""
        return [place for place, row in enumerate(self._shown) if isinstance(row, PhaseRow)]

    def is_expanded(self, phase: int) -> bool:
        """Whether the milestones of a phase are shown; a filter opens every phase."""
        return self._filter.narrows or phase not in (self._closed or ())

    # --- Setters --------------------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan; rows that stay where they are only repaint."""
        self._plan = plan
        self._all = self._builder.milestone_rows(plan)
        self._phases = self._builder.phase_rows(plan)
        if self._closed is None:
            now = next((each.number for each in plan.phases if each.done < each.count), 1)
            self._closed = {each.number for each in plan.phases if each.number != now}
        self._matches = self._match(self._all)
        self._take(self._lay_out())

    def set_filter(self, wanted: Filter) -> None:
        """Show other milestones."""
        wanted = Filter(wanted.text.strip().casefold(), wanted.show, wanted.kind)
        if wanted == self._filter:
            return
        old, self._filter = self._filter, wanted
        grows = old.text in wanted.text and (old.show, old.kind) == (wanted.show, wanted.kind)
        self._matches = self._match(self._matches if grows else self._all)
        self._take(self._lay_out())

    def set_group(self, group: Group) -> None:
        """Lay the list out by phase or by date."""
        if group is not self._group:
            self._group = group
            self._take(self._lay_out())

    def set_expanded(self, phase: int, expanded: bool) -> None:
        """Show or hide the milestones of a phase."""
        closed = set(self._closed or ())
        (closed.discard if expanded else closed.add)(phase)
        self.set_closed(closed)

    def set_closed(self, closed: set[int]) -> None:
        """Hide the milestones of exactly these phases."""
        if closed != self._closed:
            self._closed = closed
            self._take(self._lay_out(), keep_open=False)

    def closed(self) -> set[int]:
        """The phases whose milestones are hidden."""
        return set(self._closed or ())

    def all_phases(self) -> set[int]:
        """The numbers of all phases."""
        return {phase.number for phase in self._phases}

    # --- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """The rows shown; a row has none below it."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """One column: the delegate lays out the row."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says in a role; see `planner.ui.roles`."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if isinstance(row, MilestoneRow):
            read = self._MILESTONE.get(role)
            return None if read is None else read(row)
        if role == Role.EXPANDED:
            return self.is_expanded(row.number)
        show = self._PHASE.get(role)
        return None if show is None else show(row)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a milestone to be checked off or opened again.

        The row changes when the new plan comes back.
        """
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or self._plan is None:
            return False
        row = self._shown[index.row()]
        if not isinstance(row, MilestoneRow):
            return False
        plan = self._plan
        if row.is_open:
            self.edit_requested.emit(edits.check_off(row.id, plan.today, plan.today))
        else:
            self.edit_requested.emit(edits.reopen(plan.profile, row.id))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be selected, milestones ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(self._shown[index.row()], MilestoneRow):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    # --- Internals ------------------------------------------------------------------------------

    def _match(self, rows: list[MilestoneRow]) -> list[MilestoneRow]:
        wanted = self._filter
        if not wanted.narrows:
            return rows
        text = wanted.text
        return [row for row in rows if text in row.search and wanted.lets_through(row)]

    def _lay_out(self) -> list[Row]:
        if self._group is Group.DATE:
            return sorted(self._matches, key=attrgetter("sort"))
        by_phase: dict[int, list[MilestoneRow]] = {}
        for row in self._matches:
            by_phase.setdefault(row.phase, []).append(row)
        shown: list[Row] = []
        for phase in self._phases:
            rows = by_phase.get(phase.number, [])
            if rows or not self._filter.narrows:
                shown.append(phase)
                if self.is_expanded(phase.number):
                    shown.extend(rows)
        return shown

    def _take(self, shown: list[Row], *, keep_open: bool = True) -> None:
        if keep_open and _keys(shown) == _keys(self._shown):
            changed = changed_rows(self._shown, shown)
            self._shown = shown
            for place in changed:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._shown = shown
        self._place = {
            row.id: place for place, row in enumerate(shown) if isinstance(row, MilestoneRow)
        }
        self.endResetModel()
        self.shown_changed.emit()


def _keys(rows: list[Row]) -> list[str | int]:
    return [row.id if isinstance(row, MilestoneRow) else row.number for row in rows]
