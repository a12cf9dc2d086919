"""The lists of the milestone panel whose lines are ticked: criteria and the learner's own parts.

Lines stay the same widgets while their words do, so that the keyboard stays on the line it ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.model import MAX_TITLE
from planner.ui import labels
from planner.ui.pages.inspector_parts import Section, clear
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from planner.domain.profile import Step
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


class StepsSection(Section):
    """The learner's own parts of a milestone: ticked, added by Enter, removed."""

    #: A wish: the parts have these words, in this order.
    texts_requested = Signal(tuple)
    #: A wish: a part (by its id) is ticked, or no longer.
    tick_requested = Signal(str, bool)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty, with a field for the first part."""
        super().__init__(themes, heading)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._milestone = ""
        self.lines: list[TickLine] = []
        self.count = TextLabel(themes, "", "small", "tertiary")
        self.head.addWidget(self.count)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_TITLE)
        self.field.setPlaceholderText(self.tr("Add a part, then press Enter"))
        self.field.setAccessibleName(self.tr("Add a part"))
        self.body.addLayout(self._list)
        self.body.addSpacing(4)
        self.body.addWidget(self.field)
        self.field.returnPressed.connect(self._add)

    def show_subject(self, subject: Subject) -> None:
        """List the parts of a milestone."""
        steps = subject.milestone.steps
        if self._milestone != subject.milestone.id:
            self._milestone = subject.milestone.id
            self.field.clear()
        shown = tuple((step.id, step.text) for step in steps)
        if self._shown != shown:
            widgets = (each for line in self.lines for each in line.findChildren(QWidget))
            held = any(widget.hasFocus() for widget in widgets)
            self._shown = shown
            clear(self._list)
            self.lines = [self._line(place, step) for place, step in enumerate(steps)]
            if held:
                # The line with the keyboard may be the one that went.
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        for line, step in zip(self.lines, steps, strict=True):
            line.set_ticked(step.done_on is not None)
        done = sum(step.done_on is not None for step in steps)
        self.count.setText(labels.count_of(done, len(steps)) if steps else "")

    def _line(self, place: int, step: Step) -> TickLine:
        line = TickLine(self.themes, step.text)
        name = self.tr("Remove {title}").format(title=step.text)
        remove = icon_button(self.themes, "x", name)
        remove.clicked.connect(lambda: self._remove(place))
        line.row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        line.ticked.connect(lambda ticked: self.tick_requested.emit(step.id, ticked))
        self._list.addWidget(line)
        return line

    def _texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._shown)

    def _add(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.texts_requested.emit((*self._texts(), text))

    def _remove(self, place: int) -> None:
        texts = self._texts()
        self.texts_requested.emit((*texts[:place], *texts[place + 1 :]))
