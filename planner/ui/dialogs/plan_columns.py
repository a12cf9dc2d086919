"""Two plans as rows of two columns: what differs first, under headings, then what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.domain.profile import Depth, Status
from planner.ui.dialogs.replan_moves import change_text
from planner.ui.roles import Role, RowType
from planner.ui.widgets.elided_label import plain_tip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from planner.domain.plan import PlannedMilestone
    from planner.domain.plan_comparison import PlanComparison, PlanFigures
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate

LABEL, ONE, OTHER = range(3)
_ROOT = QModelIndex()
#: What stands where a plan has nothing.
_NOTHING = "–"  # noqa: RUF001 - an en dash


class ColumnsRow(NamedTuple):
    """A label and what either plan says; a heading has its label only."""

    label: str
    one: str = ""
    other: str = ""
    heading: bool = False


class ColumnsModel(QAbstractTableModel):
    """The rows of one comparison."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._rows: tuple[ColumnsRow, ...] = ()
        self._names = ("", "")

    def show_comparison(self, found: PlanComparison, skills: Mapping[str, str]) -> None:
        """Show another comparison; skills have their names by their ids."""
        self.beginResetModel()
        self._rows = tuple(rows_of(found, self._words, skills))
        self._names = (found.one.name, found.other.name)
        self.endResetModel()

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading over those below it."""
        return self._rows[row].heading

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Headings and rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Label, one plan, the other."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the plans."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < 3:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            name = ("", *self._names)[section]
            return name if role == Qt.ItemDataRole.DisplayRole else plain_tip(name)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; a whole row for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(text)) if text else None
        if role == Role.ROW_TYPE:
            return RowType.HEADING if row.heading else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if index.column() == LABEL else text
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings can be read but not chosen."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, row: ColumnsRow) -> str:
        if row.heading:
            return row.label
        one, other = self._names
        return f"{row.label}. {one}: {row.one}. {other}: {row.other}."


def rows_of(found: PlanComparison, words: Words, skills: Mapping[str, str]) -> Iterator[ColumnsRow]:
    """Yield what differs, group by group, then what is the same in both."""
    figures = [ColumnsRow(*row) for row in _figures(found.one, found.other, words)]
    groups = (
        (translate("PlanColumns", "What differs"), [row for row in figures if row[1] != row[2]]),
        (translate("PlanColumns", "Milestones in one plan only"), list(_only(found, words))),
        (translate("PlanColumns", "Otherwise done"), list(_standing(found, words))),
        (translate("PlanColumns", "Other dates"), list(_dated(found, words))),
        (translate("PlanColumns", "Skills that end at other levels"), list(_levels(found, skills))),
        (
            translate("PlanColumns", "The same in both"),
            [row for row in figures if row[1] == row[2]],
        ),
    )
    for title, rows in groups:
        if rows:
            yield ColumnsRow(title, heading=True)
            yield from rows


def _figures(one: PlanFigures, other: PlanFigures, words: Words) -> Iterator[tuple[str, str, str]]:
    def day(value: dt.date | None) -> str:
        return words.short_date(value) if value else _NOTHING

    def cost(side: PlanFigures) -> str:
        text = translate("PlanColumns", "about {amount}")
        return text.format(amount=words.money(side.cost, side.currency))

    def reached(side: PlanFigures) -> str:
        text = translate("PlanColumns", "{count} of {all}")
        return text.format(count=side.skills_reached, all=side.skills_asked)

    finish = day(other.finish)
    if one.finish and other.finish and one.finish != other.finish:
        finish = f"{finish}  {change_text(one.finish, other.finish)}"
    yield translate("PlanColumns", "Planned finish"), day(one.finish), finish
    wished = day(one.wished_finish), day(other.wished_finish)
    yield translate("PlanColumns", "Wished finish"), *wished
    weekly = words.hours(one.weekly), words.hours(other.weekly)
    yield translate("PlanColumns", "Hours a week"), *weekly
    left = words.whole_hours(one.remaining), words.whole_hours(other.remaining)
    yield translate("PlanColumns", "Hours left"), *left
    percent = translate("PlanColumns", "{percent} %")
    done = percent.format(percent=one.percent), percent.format(percent=other.percent)
    yield translate("PlanColumns", "Done"), *done
    count = words.number(one.milestones), words.number(other.milestones)
    yield translate("PlanColumns", "Milestones"), *count
    yield translate("PlanColumns", "Skills reached"), reached(one), reached(other)
    yield translate("PlanColumns", "Still to pay"), cost(one), cost(other)
    yield translate("PlanColumns", "How much of the path"), _depth(one), _depth(other)
    limit = str(one.focus_limit), str(other.focus_limit)
    yield translate("PlanColumns", "Milestones side by side"), *limit


def _depth(side: PlanFigures) -> str:
    if side.depth is Depth.FAST:
        return translate("PlanColumns", "Fast track")
    return translate("PlanColumns", "Full path")


def _only(found: PlanComparison, words: Words) -> Iterator[ColumnsRow]:
    for each in found.only_in_one:
        yield ColumnsRow(each.milestone.title, _weight(each, words), _NOTHING)
    for each in found.only_in_other:
        yield ColumnsRow(each.milestone.title, _NOTHING, _weight(each, words))


def _weight(planned: PlannedMilestone, words: Words) -> str:
    hours = words.hours(planned.milestone.estimate)
    return f"{hours}, {words.short_date(planned.finish)}" if planned.finish else hours


def _standing(found: PlanComparison, words: Words) -> Iterator[ColumnsRow]:
    for one, other in found.standing:
        yield ColumnsRow(one.milestone.title, _status(one, words), _status(other, words))


def _status(planned: PlannedMilestone, words: Words) -> str:
    milestone = planned.milestone
    text = words.status(milestone.status)
    text = text[:1].upper() + text[1:]
    if milestone.status is Status.DONE and milestone.done_on is not None:
        return f"{text}, {words.short_date(milestone.done_on)}"
    return text


def _dated(found: PlanComparison, words: Words) -> Iterator[ColumnsRow]:
    for one, other in found.dated:
        before = words.short_date(one.finish) if one.finish else _NOTHING
        after = words.short_date(other.finish) if other.finish else _NOTHING
        if one.finish and other.finish:
            after = f"{after}  {change_text(one.finish, other.finish)}"
        yield ColumnsRow(one.milestone.title, before, after)


def _levels(found: PlanComparison, skills: Mapping[str, str]) -> Iterator[ColumnsRow]:
    text = translate("PlanColumns", "{level} of {asked}")
    for pair in found.levels:
        name = skills.get(pair.skill, pair.skill)
        one, other = str(pair.one), str(pair.other)
        if pair.asked:
            one, other = (text.format(level=each, asked=pair.asked) for each in (one, other))
        yield ColumnsRow(name, one, other)
