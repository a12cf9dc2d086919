"""What stands over the cards of the portfolio: files that are gone, and how many are starred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.models.piece_rows import starred_line
from planner.ui.pages.piece_notice import PieceNotice
from planner.ui.widgets.star_strip import StarStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.roles import PieceRow
    from planner.ui.theme import ThemeSource


class PortfolioTop(QWidget):
    """A banner and a strip; in a low window the cards have the place of the strip."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without pieces."""
        super().__init__(parent)
        self.notice = PieceNotice(themes)
        self.strip = StarStrip(themes, self.tr("Pieces you would show a client"))
        self._any = self._low = False
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 8)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.strip)
        self.notice.action_requested.connect(self._place)

    def show_rows(self, rows: Sequence[PieceRow], wanted: int, *, read_only: bool) -> None:
        """Tell of pieces, and of how many there are to be."""
        starred = sum(row.starred for row in rows)
        self.strip.show_count(starred, wanted, starred_line(starred, wanted))
        self.notice.show_rows(rows, read_only=read_only)
        self._any = bool(rows)
        self._place()

    def set_low(self, low: bool) -> None:
        """Take little room, or all of it again."""
        self._low = low
        self._place()

    def _place(self) -> None:
        self.strip.setVisible(not self._low)
        self.setVisible(self._any and (not self._low or not self.notice.isHidden()))
