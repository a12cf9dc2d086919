"""The list of skills with the heads of its columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF

from planner.ui.delegates.skill_delegate import SkillColumns, SkillDelegate
from planner.ui.models.skill_list import SkillList
from planner.ui.pages.keyed_list_view import ColumnHeads, HeadedList, KeyedListView
from planner.ui.widgets.gap_bar import gap_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.delegates.row_painter import RowPainter
    from planner.ui.models.skill_rows import SkillRow
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Least distance of two names.
_LEAST: Final = 3
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SkillListView(KeyedListView):
    """Shows a `SkillList`; a digit from 0 to 5 rates the current skill."""

    #: A wish: a rating of the current skill.
    rate_requested = Signal(str, int)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        self.skills = SkillList()
        self._delegate = SkillDelegate(themes)
        super().__init__(themes, self.skills, self._delegate, parent)
        self.setAccessibleName(self.tr("Skills"))

    def set_rows(self, rows: Sequence[SkillRow]) -> None:
        """Show other rows at the same skill, else at the first."""
        self.refill(lambda: self.skills.set_rows(rows))

    # --- Qt's side ------------------------------------------------------------------------------

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


class SkillHeads(ColumnHeads):
    """Names the columns of the skills, and the levels over their cells."""

    def __init__(
        self,
        themes: ThemeSource,
        words: Words,
        view: SkillListView,
        parent: QWidget | None = None,
    ) -> None:
        """Stand over a view."""
        super().__init__(themes, view, parent)
        self._words = words

    def paint_heads(self, row: RowPainter, width: int) -> None:
        """See `ColumnHeads`."""
        margin, font = self._view.margin, self.theme.font("small")
        columns, high = SkillColumns.of(width, self.theme, margin), row.height
        row.text(row.rect(margin, 0, columns.name, high), self.tr("Skill"), font, "text-2")
        if not columns.stacked:
            self._paint_levels(row, row.rect(columns.bar_left, 0, columns.bar, high))
        level = row.rect(columns.level_left, 0, columns.level, high)
        row.text(level, self.tr("Level"), font, "text-2")
        if columns.to_go:
            to_go = row.rect(columns.to_go_left, 0, columns.to_go, high)
            row.text(to_go, self.tr("Milestones"), font, "text-2", at_end=True)

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


class SkillTable(HeadedList):
    """Heads and list."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        self.view = SkillListView(themes)
        super().__init__(SkillHeads(themes, words, self.view), self.view, parent)
