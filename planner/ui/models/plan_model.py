"""The plan as a list for views: group headers with their milestones, filtered on the Python side.

A plain table model of one column over Python lists, because a view with fixed rows then asks for
visible rows only. The filter narrows its last result while the text only grows.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType
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
from planner.ui.models.plan_filter import Filter, Show, counted, recounted
from planner.ui.models.plan_groups import KEYS, Group, GroupRow, group_rows, members_by_group
from planner.ui.models.plan_rows import MilestoneRow, RowBuilder, differing
from planner.ui.models.shown_rows import Row, ShownRows
from planner.ui.roles import CheckState, PhaseState, Role, RowType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from planner.domain.plan import Plan
    from planner.ui.models.plan_groups import GroupKey
    from planner.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_NONE_KEPT: Mapping[GroupKey, GroupRow] = MappingProxyType({})
_OF_MILESTONE = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
)
#: Without this, a press that moves selects all the rows it comes over.
_DRAGGED = Qt.ItemFlag.ItemIsDragEnabled

_CHECKED = {
    CheckState.DONE: Qt.CheckState.Checked,
    CheckState.IN_PROGRESS: Qt.CheckState.PartiallyChecked,
}


class PlanModel(QAbstractTableModel):
    """The rows of a plan; holds values and asks for edits, changes nothing itself."""

    #: A wish: the learner ticked a box.
    edit_requested = Signal(object)
    #: A fact: the box of a row shows what it will be, before the plan has it.
    ticked = Signal(QModelIndex)
    #: A fact: other rows than before are shown.
    shown_changed = Signal()

    _MILESTONE: ClassVar[Mapping[int, Callable[[MilestoneRow], Any]]] = {
        int(Qt.ItemDataRole.DisplayRole): attrgetter("milestone.title"),
        int(Qt.ItemDataRole.AccessibleTextRole): attrgetter("text.spoken"),
        int(Qt.ItemDataRole.CheckStateRole): lambda row: _CHECKED.get(
            row.check, Qt.CheckState.Unchecked
        ),
        Role.ROW_TYPE: lambda _: RowType.MILESTONE,
        Role.MILESTONE_ID: attrgetter("id"),
        Role.TITLE: attrgetter("milestone.title"),
        Role.SUBTITLE: attrgetter("text.subtitle"),
        Role.KIND: attrgetter("kind"),
        Role.OWN: attrgetter("milestone.own"),
        Role.CHECK: attrgetter("check"),
        Role.PROGRESS: attrgetter("text.progress"),
        Role.BLOCKED: attrgetter("blocked"),
        Role.OVERDUE: attrgetter("overdue"),
        Role.HOURS: attrgetter("text.hours"),
        Role.DUE: attrgetter("text.due"),
        Role.DUE_NOTE: attrgetter("text.due_note"),
        Role.FLAGS: attrgetter("text.flags"),
        Role.PINNED: attrgetter("text.pinned"),
        Role.PROVISIONAL: attrgetter("milestone.provisional"),
        Role.NUMBER: attrgetter("phase"),
        Role.SEARCH: attrgetter("search"),
        Role.SORT: attrgetter("sort"),
        Role.ROW_STATE: attrgetter("status"),
    }
    _GROUP: ClassVar[Mapping[int, Callable[[GroupRow], Any]]] = {
        int(Qt.ItemDataRole.DisplayRole): attrgetter("name"),
        int(Qt.ItemDataRole.AccessibleTextRole): attrgetter("spoken"),
        Role.ROW_TYPE: lambda _: RowType.PHASE,
        Role.MILESTONE_ID: lambda _: "",
        Role.TITLE: attrgetter("name"),
        Role.NUMBER: attrgetter("number"),
        Role.GROUP: attrgetter("key"),
        Role.KIND: attrgetter("kind"),
        Role.CHECK: attrgetter("check"),
        Role.ICON: attrgetter("icon"),
        Role.COUNT: attrgetter("count"),
        Role.HOURS: attrgetter("hours"),
        Role.DUE: attrgetter("due"),
        Role.PROGRESS: attrgetter("progress"),
        Role.PHASE_STATE: attrgetter("state"),
    }

    def __init__(
        self,
        words: Words,
        parent: QObject | None = None,
        *,
        skill_name: Callable[[str], str] = str,
    ) -> None:
        """Make an empty list that speaks with some words and calls skills by their names."""
        super().__init__(parent)
        self._words = words
        self._skill_name = skill_name
        self._builder = RowBuilder(words)
        self._plan: Plan | None = None
        #: All rows of the plan, whether they are shown or not.
        self.every_row: list[MilestoneRow] = []
        self._counts = counted(self.every_row)
        self._headers: list[GroupRow] = []
        self._matches: list[MilestoneRow] = []
        self._shown: list[Row] = []
        #: The rows as they are in place of those that show what they will be.
        self._ticked: dict[int, MilestoneRow] = {}
        #: Where the rows stand that are shown.
        self.places = ShownRows(self._shown)
        self._filter = Filter()
        self._group = Group.PHASE
        #: The groups that stand closed; a grouping is missing until it is first shown.
        self._closed: dict[Group, set[GroupKey]] = {}

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
        return self._counts

    def row_of(self, milestone: str) -> int:
        """The row a milestone is shown in, or -1."""
        return self.places.row_of(milestone)

    def is_expanded(self, key: GroupKey) -> bool:
        """Whether the milestones of a group are shown; a filter opens every group."""
        return self._filter.narrows or key not in self.closed()

    def closed(self, group: Group | None = None) -> set[GroupKey]:
        """The groups whose milestones are hidden, in the present or in another grouping."""
        return set(self._closed.get(group or self._group, ()))

    def all_groups(self) -> set[GroupKey]:
        """The keys of all groups."""
        return {header.key for header in self._headers}

    # --- Setters --------------------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan; rows that stay where they are only repaint."""
        before, self._plan = self._plan, plan
        old, self.every_row = self.every_row, self._builder.milestone_rows(plan)
        if before is not None and plan.stands_like(before):
            pairs = [(old[at], self.every_row[at]) for at in differing(old, self.every_row)]
            self._counts = recounted(self._counts, pairs)
            headers, key = self._headers, KEYS.get(self._group)
            changed = {key(row) for pair in pairs for row in pair} if key else set()
            kept = {each.key: each for each in headers if each.key not in changed}
            self._make_headers(kept)
            if self._renew(pairs, headers):
                return
        else:
            self._counts = counted(self.every_row)
            self._make_headers()
        self._matches = self._filter.of(self.every_row)
        self._take(self._lay_out())

    def set_filter(self, wanted: Filter) -> None:
        """Show other milestones."""
        wanted = wanted.folded
        if wanted == self._filter:
            return
        old, self._filter = self._filter, wanted
        grows = old.text in wanted.text and (old.show, old.kind) == (wanted.show, wanted.kind)
        self._matches = wanted.of(self._matches if grows else self.every_row)
        self._take(self._lay_out(), keep_open=False)

    def set_group(self, group: Group) -> None:
        """Lay the list out in another way."""
        if group is not self._group:
            self._group = group
            self._make_headers()
            self._take(self._lay_out(), keep_open=False)

    def set_expanded(self, key: GroupKey, expanded: bool) -> None:
        """Show or hide the milestones of a group."""
        closed = self.closed()
        (closed.discard if expanded else closed.add)(key)
        self.set_closed(closed)

    def set_closed(self, closed: AbstractSet[GroupKey], group: Group | None = None) -> None:
        """Hide the milestones of exactly these groups, of the present or of another grouping."""
        group = group or self._group
        if closed != self._closed.get(group):
            self._closed[group] = set(closed)
            if group is self._group:
                self._take(self._lay_out(), keep_open=False)

    def reveal(self, milestone: str) -> None:
        """Open the group that hides a milestone."""
        row = next((each for each in self.every_row if each.id == milestone), None)
        if row is not None and self._group is not Group.DATE:
            (key,) = members_by_group(self._group, [row])
            self.set_expanded(key, expanded=True)

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
            return self.is_expanded(row.key)
        show = self._GROUP.get(role)
        return None if show is None else show(row)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a milestone to be checked off or opened again.

        The box is ticked at once, for a large plan takes a moment to derive; the row itself
        changes when the new plan comes back, or the old one where the edit is refused.
        """
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or self._plan is None:
            return False
        row = self._shown[index.row()]
        if not isinstance(row, MilestoneRow):
            return False
        plan = self._plan
        self._tick(index.row(), row)
        if row.is_open:
            self.edit_requested.emit(edits.check_off(row.id, plan.today, plan.today))
        else:
            self.edit_requested.emit(edits.reopen(plan.profile, row.id))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Milestones can be selected and ticked, by phase also dragged; headers only gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not isinstance(self._shown[index.row()], MilestoneRow):
            return Qt.ItemFlag.ItemIsEnabled
        return _OF_MILESTONE | _DRAGGED if self._group is Group.PHASE else _OF_MILESTONE

    # --- Internals ------------------------------------------------------------------------------

    def _tick(self, place: int, row: MilestoneRow) -> None:
        again = CheckState.IN_PROGRESS if row.milestone.log else CheckState.TODO
        self._shown[place] = replace(row, check=CheckState.DONE if row.is_open else again)
        self._ticked[place] = row
        index = self.index(place, 0)
        self.dataChanged.emit(index, index)
        self.ticked.emit(index)

    def _make_headers(self, kept: Mapping[GroupKey, GroupRow] = _NONE_KEPT) -> None:
        plan = self._plan
        if plan is None:
            return
        words, skill_name = self._words, self._skill_name
        self._headers = group_rows(self._group, plan, self.every_row, words, skill_name, kept)
        if self._group not in self._closed:
            # At first only the phase under way is open; of other groups those with work left.
            by_phase = self._group is Group.PHASE
            self._closed[self._group] = {
                each.key
                for each in self._headers
                if (each.state is not PhaseState.CURRENT if by_phase else _is_done(each))
            }

    def _lay_out(self) -> list[Row]:
        if self._group is Group.DATE:
            return sorted(self._matches, key=attrgetter("sort"))
        found = members_by_group(self._group, self._matches)
        shown: list[Row] = []
        for header in self._headers:
            rows = found.get(header.key, [])
            if rows or not self._filter.narrows:
                shown.append(header)
                if self.is_expanded(header.key):
                    shown.extend(rows)
        return shown

    def _renew(
        self, pairs: list[tuple[MilestoneRow, MilestoneRow]], headers: list[GroupRow]
    ) -> bool:
        """Put rows in the places of others; tells whether that is all there is to do."""
        if [each.key for each in headers] != [each.key for each in self._headers]:
            return False
        if not all(_stays(old, new, self._group, self._filter) for old, new in pairs):
            return False
        if self._filter.narrows:
            renewed = {id(old): new for old, new in pairs}
            self._matches = [renewed.get(id(row), row) for row in self._matches]
        else:
            self._matches = self.every_row
        changed: dict[int, Row] = {**self._ticked}
        changed |= {self.places.row_of(new.id): new for _, new in pairs}
        known = {each.key: each for each in self._headers}
        for place in self.places.headers:
            header = self._shown[place]
            if isinstance(header, GroupRow) and known[header.key] != header:
                changed[place] = known[header.key]
        changed.pop(-1, None)
        self._ticked.clear()
        for place, row in changed.items():
            self._shown[place] = row
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)
        return True

    def _take(self, shown: list[Row], *, keep_open: bool = True) -> None:
        self._ticked.clear()
        changed = _changed(self._shown, shown) if keep_open else None
        if changed is not None:
            self._shown = self.places.rows = shown
            for place in changed:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._shown = shown
        self.places = ShownRows(shown)
        self.endResetModel()
        self.shown_changed.emit()


def _stays(old: MilestoneRow, new: MilestoneRow, group: Group, shown: Filter) -> bool:
    """Whether a row is shown, or not, where the one before it was."""
    if bool(shown.of([old])) is not bool(shown.of([new])):
        return False
    if group in {Group.DATE, Group.MONTH} and old.sort != new.sort:
        return False
    return group is Group.DATE or KEYS[group](old) == KEYS[group](new)


def _changed(old: list[Row], new: list[Row]) -> list[int] | None:
    """Where rows say something else, or None where others stand in their places."""
    if len(old) != len(new):
        return None
    places = []
    for place in differing(old, new):
        one, other = old[place], new[place]
        if isinstance(one, MilestoneRow):
            if not isinstance(other, MilestoneRow) or one.id != other.id:
                return None
        elif not isinstance(other, GroupRow) or one.key != other.key:
            return None
        elif one == other:
            continue
        places.append(place)
    return places


def _is_done(header: GroupRow) -> bool:
    return header.state is PhaseState.DONE
