"""The kept earlier states of a plan as rows, newest first, with a heading for each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.domain.calendar import ONE_DAY
from planner.ui.roles import Role, RowType
from planner.ui.spoken import spoken_changes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QObject

    from planner.storage.snapshots import Snapshot
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex


_Row = tuple["Snapshot | None", "Mapping[int, object]"]


class FileRow(NamedTuple):
    """What stands in the plan's file, as a row above the snapshots."""

    heading: str
    title: str
    subtitle: str
    share: str


class SnapshotList(QAbstractListModel):
    """Rows of one plan's snapshots; headings can be read but not chosen."""

    def __init__(
        self,
        snapshots: Sequence[Snapshot],
        words: Words,
        today: dt.date,
        parent: QObject | None = None,
        *,
        file: FileRow | None = None,
    ) -> None:
        """List snapshots, which come newest first, under the days of the learner's own zone.

        Args:
            snapshots: What is kept.
            words: The learner's language.
            today: The day of the screen.
            parent: Qt's owner.
            file: What stands in the plan's file, where that can be chosen too.
        """
        super().__init__(parent)
        self._words = words
        self._changes = spoken_changes(words)
        self._today = today
        self._rows: tuple[_Row, ...] = (
            *(_file_rows(file) if file else ()),
            *self._rows_of(snapshots),
        )

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Days and snapshots."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()][1].get(role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only snapshots and the file are gone to and chosen."""
        if self.data(index, Role.ROW_TYPE) != RowType.SNAPSHOT:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def snapshot(self, index: AnyIndex) -> Snapshot | None:
        """The snapshot of a row; None for a heading and for the file."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()][0]

    def first(self) -> QModelIndex:
        """The first row that can be chosen; no row where there is none."""
        return self.index(1) if self._rows else QModelIndex()

    def reason(self, snapshot: Snapshot) -> str:
        """Why a snapshot was kept, to stand by itself."""
        reason = self._changes.snapshot_reasons[snapshot.reason]
        return reason[:1].upper() + reason[1:]

    def when(self, snapshot: Snapshot) -> str:
        """Day and time in words: Today, 18:30."""
        local = snapshot.taken.astimezone()
        return self.tr("{day}, {time}").format(
            day=self._day(local.date()), time=self._words.clock(local)
        )

    def _rows_of(
        self, snapshots: Sequence[Snapshot]
    ) -> Iterator[tuple[Snapshot | None, Mapping[int, object]]]:
        last: dt.date | None = None
        for snapshot in snapshots:
            day = snapshot.taken.astimezone().date()
            if day != last:
                last = day
                text = self._day(day)
                yield None, {Role.ROW_TYPE: RowType.DAY, Qt.ItemDataRole.DisplayRole: text}
            yield snapshot, self._values(snapshot)

    def _values(self, snapshot: Snapshot) -> Mapping[int, object]:
        time = self._words.clock(snapshot.taken.astimezone())
        reason = self.reason(snapshot)
        count = self.tr("{done} of {total} done").format(done=snapshot.done, total=snapshot.total)
        return {
            Role.ROW_TYPE: RowType.SNAPSHOT,
            Role.SUBTITLE: reason,
            Role.COUNT: count,
            Qt.ItemDataRole.DisplayRole: time,
            Qt.ItemDataRole.AccessibleTextRole: f"{self.when(snapshot)}. {reason}. {count}",
        }

    def _day(self, day: dt.date) -> str:
        if day == self._today:
            return self.tr("Today")
        if day == self._today - ONE_DAY:
            return self.tr("Yesterday")
        return self._words.weekday_date(day, self._today)


def _file_rows(file: FileRow) -> Iterator[tuple[None, Mapping[int, object]]]:
    yield None, {Role.ROW_TYPE: RowType.DAY, Qt.ItemDataRole.DisplayRole: file.heading}
    yield (
        None,
        {
            Role.ROW_TYPE: RowType.SNAPSHOT,
            Role.SUBTITLE: file.subtitle,
            Role.COUNT: file.share,
            Qt.ItemDataRole.DisplayRole: file.title,
            Qt.ItemDataRole.AccessibleTextRole: ". ".join(filter(None, file[1:])),
        },
    )
