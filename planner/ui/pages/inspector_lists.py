"""What counts as done, in the milestone panel: a sentence, or a checklist.

Lines stay the same widgets while their words do, so that the keyboard stays on the line it ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.pages.inspector_parts import clear
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource


class TickLine(QWidget):
    """A box to tick with words that wrap; a click on the words ticks too."""

    #: A wish: ticked, or no longer.
    ticked = Signal(bool)

    def __init__(self, themes: ThemeSource, words: str) -> None:
        """Start without a tick."""
        super().__init__()
        self.words = words
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 1, 0, 1)
        self.row.setSpacing(6)
        self.row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(TextLabel(themes, words, "small", wrap=True), 1)
        self.box.clicked.connect(self.ticked)

    def set_ticked(self, ticked: bool) -> None:
        """Show the tick or none, without reporting it as the learner's."""
        self.box.setChecked(ticked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click beside the box."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() is Qt.MouseButton.LeftButton:
            self.box.click()


class CriteriaBox(ThemedWidget):
    """What counts as done, on an accent ground with an accent edge; several are a checklist."""

    #: A wish: this criterion is met, or is not.
    met_requested = Signal(str, bool)

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__(themes)
        self._themes = themes
        self._shown: tuple[str, ...] = ()
        self.lines: list[TickLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 7, 12, 7)
        column.setSpacing(1)
        column.addWidget(
            TextLabel(themes, self.tr("Done when you have"), "caption-strong", "accent")
        )
        self._text = TextLabel(themes, "", "small", wrap=True, selectable=True)
        column.addWidget(self._text)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_subject(self, subject: Subject, *, read_only: bool = False) -> None:
        """Show the criteria of a milestone: one as a sentence, several to tick."""
        criteria = subject.milestone.definition.criteria
        self.setVisible(bool(criteria))
        several = len(criteria) > 1
        self._text.setVisible(not several)
        self._text.setText("" if several else "".join(criteria))
        if self._shown != criteria:
            self._shown = criteria
            clear(self._list)
            self.lines = [self._line(each) for each in criteria] if several else []
        met = subject.milestone.criteria_met
        for line in self.lines:
            line.set_ticked(line.words in met)
            line.setEnabled(not read_only)

    def _line(self, criterion: str) -> TickLine:
        line = TickLine(self._themes, criterion)
        line.ticked.connect(lambda met: self.met_requested.emit(criterion, met))
        self._list.addWidget(line)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent-soft"))
        painter.drawRoundedRect(area, 6, 6)
        # The edge is straight: what the rounded corners left out on its side is filled up.
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = QRectF(area.right() - 8 if mirrored else 0, 0, 8, area.height())
        painter.fillRect(side, self.theme.color("accent-soft"))
        edge = QRectF(area.right() - 3 if mirrored else 0, 0, 3, area.height())
        painter.fillRect(edge, self.theme.color("accent"))
        painter.end()
