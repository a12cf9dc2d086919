"""The list of skills with the heads of its columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.ui.delegates.row_painter import RowPainter
from planner.ui.delegates.skill_delegate import SkillColumns, SkillDelegate
from planner.ui.models.skill_list import SkillList
from planner.ui.pages.quiet_list import QuietList
from planner.ui.roles import Role
from planner.ui.widgets.gap_bar import gap_cell
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from planner.ui.models.skill_rows import SkillRow
    from planner.ui.theme import ThemeSource
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN: Final = 24
#: Least distance of two names.
_LEAST: Final = 3
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SkillListView(QuietList):
    """Shows a `SkillList`; a digit from 0 to 5 rates the current skill."""

    #: A fact: another skill is current.
    skill_chosen = Signal(str)
    #: A wish: a rating of the current skill.
    rate_requested = Signal(str, int)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        self.skills = SkillList()
        self._delegate = SkillDelegate(themes)
        super().__init__(self.skills, self._delegate, "", parent)
        self.setAccessibleName(self.tr("Skills"))
        self.skills.setParent(self)
        self._delegate.setParent(self)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def chosen(self) -> str:
        """Id of the current skill, or ""."""
        return str(self.currentIndex().data(Role.SKILL_ID) or "")

    def set_rows(self, rows: Sequence[SkillRow]) -> None:
        """Show other rows at the same skill, else at the first."""
        chosen = self.chosen
        self.blockSignals(True)
        self.skills.set_rows(rows)
        self.blockSignals(False)
        if self.chosen != chosen or not chosen:
            row = self.skills.row_of(chosen)
            self.setCurrentIndex(self.skills.index(row) if row >= 0 else self.first())

    def choose(self, skill: str) -> None:
        """Make a skill current, where it is shown."""
        row = self.skills.row_of(skill)
        if row >= 0:
            self.setCurrentIndex(self.skills.index(row))

    # --- Qt's side ------------------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which skill is current."""
        super().currentChanged(current, previous)
        self.skill_chosen.emit(str(current.data(Role.SKILL_ID) or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate; the rest is a list's."""
        digit = event.text()
        if (
            len(digit) == 1
            and digit in "012345"
            and self.chosen
            and not event.modifiers() & _COMMANDS
        ):
            self.rate_requested.emit(self.chosen, int(digit))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights of rows depend on the width."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SkillHeads(ThemedWidget):
    """The heads of the columns, over a list beside which a scroll bar may stand."""

    def __init__(
        self,
        themes: ThemeSource,
        words: Words,
        view: SkillListView,
        parent: QWidget | None = None,
    ) -> None:
        """Name the columns of a view."""
        super().__init__(themes, parent)
        self._words = words
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.verticalScrollBar().rangeChanged.connect(lambda *_: self.update())

    def sizeHint(self) -> QSize:
        """One line, 34 high."""
        line = QFontMetricsF(self.theme.font("small")).height()
        return QSize(400, max(34, round(line + 14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads."""
        theme, width = self.theme, self._view.viewport().width()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else 0
        area = QRectF(left, 0, width, self.height())
        row = RowPainter(painter, area, theme, self.layoutDirection())
        columns, font = SkillColumns.of(width, theme), theme.font("small")
        high = row.height
        row.text(row.rect(_MARGIN, 0, columns.name, high), self.tr("Skill"), font, "text-2")
        if not columns.stacked:
            self._paint_levels(row, row.rect(columns.bar_left, 0, columns.bar, high))
        level = row.rect(columns.level_left, 0, columns.level, high)
        row.text(level, self.tr("Level"), font, "text-2")
        if columns.to_go:
            to_go = row.rect(columns.to_go_left, 0, columns.to_go, high)
            row.text(to_go, self.tr("Milestones"), font, "text-2", at_end=True)
        painter.end()

    def _paint_levels(self, row: RowPainter, bar: QRectF) -> None:
        """Draw the names over their cells, or numbers where names would run into each other."""
        font = self.theme.font("caption")
        metrics = QFontMetricsF(font)
        names = [self._words.level(level) for level in range(1, 6)]
        widths = [metrics.horizontalAdvance(name) for name in names]
        pitch = abs(gap_cell(bar, 2, row.direction).left() - gap_cell(bar, 1, row.direction).left())
        if any((one + next_one) / 2 + _LEAST > pitch for one, next_one in pairwise(widths)):
            names = [str(level) for level in range(1, 6)]
        row.painter.setFont(font)
        row.painter.setPen(self.theme.color("text-2"))
        for level, name in enumerate(names, 1):
            cell = gap_cell(bar, level, row.direction).adjusted(-pitch / 2, 0, pitch / 2, 0)
            row.painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), name)


class SkillTable(QWidget):
    """Heads and list."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.view = SkillListView(themes)
        self.heads = SkillHeads(themes, words, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
