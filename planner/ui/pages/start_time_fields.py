"""The parts of step 3 that hold more than one field: wished finish, breaks, how you learn."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.day_range_dialog import DayRangeDialog, python_day, qt_day
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.removable_tag import RemovableTag
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Width of a day's field, in px.
DAY_WIDTH = 176
#: Width of the labels before the fields, in rows that are at least so wide; else they stand above.
_LABEL_WIDTHS = ((640, 150), (540, 110))


class FormRow(QWidget):
    """A label, its fields and, below them, what is wrong; a line stands above the row."""

    def __init__(
        self,
        themes: ThemeSource,
        label: str,
        field: QWidget,
        note: QWidget | None = None,
        *,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Put a field beside its label and a note, if any, after the field."""
        super().__init__(parent)
        self._themes = themes
        self.problem = TextLabel(themes, "", "small", "danger", wrap=True)
        self.problem.hide()
        self._label = TextLabel(themes, label, "medium", wrap=True)
        self._label.setMinimumWidth(themes.theme.scaled(_LABEL_WIDTHS[0][1]))
        self._label.setMinimumHeight(32)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(9)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(field, 0 if note is not None else 1)
        if note is not None:
            across.addWidget(note, 1)
        self.below.addLayout(across)
        self.below.addWidget(self.problem)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 11, 0, 11)
        self._row.setSpacing(16)
        labels = QVBoxLayout()
        labels.addWidget(self._label)
        labels.addStretch(1)
        self._row.addLayout(labels)
        self._row.addLayout(self.below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if line:
            separator = QFrame()
            separator.setProperty("frame", "line")
            whole.addWidget(separator)
        whole.addLayout(self._row)

    @property
    def stacked(self) -> bool:
        """Whether the label stands above the fields, for want of width."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Wide enough for label or fields alone."""
        width = max(self._label.minimumSizeHint().width(), self.below.minimumSize().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label above the fields where there is no room beside them."""
        scaled = self._themes.theme.scaled
        width = next((label for row, label in _LABEL_WIDTHS if self.width() >= scaled(row)), 0)
        stacked = not width
        self._label.setMinimumWidth(scaled(width))
        self._label.setMaximumWidth(scaled(width) if width else 16_777_215)
        if stacked != self.stacked:
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
            self._row.setSpacing(2 if stacked else 16)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class FinishField(QWidget):
    """No deadline, or a day by which the learner wishes to finish."""

    changed = Signal()

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start without a deadline; `name` is read aloud."""
        super().__init__(parent)
        self.never = QRadioButton(self.tr("No deadline"))
        self.by = QRadioButton(self.tr("On or before"))
        self.day = DateField()
        self.day.setAccessibleName(name)
        self.never.setAccessibleDescription(name)
        self.by.setAccessibleDescription(name)
        self.never.setChecked(True)
        self.day.setEnabled(False)
        self._group = QButtonGroup(self)
        self._group.addButton(self.never)
        self._group.addButton(self.by)
        flow = FlowLayout(self, spacing=16)
        for widget in (self.never, self.by, self.day):
            flow.addWidget(widget)
        self.day.setMinimumWidth(DAY_WIDTH)
        self.by.toggled.connect(self._toggled)
        self.day.dateChanged.connect(self._day_changed)

    @property
    def wish(self) -> dt.date | None:
        """The day, or None without a deadline."""
        return python_day(self.day.date()) if self.by.isChecked() else None

    def set_wish(self, day: dt.date | None, fallback: dt.date) -> None:
        """Show a wish, or none and the day that a wish would start from."""
        self.day.setDate(qt_day(day or fallback))
        (self.never if day is None else self.by).setChecked(True)

    def set_invalid(self, invalid: bool) -> None:
        """Draw the day as wrong or right."""
        if bool(self.day.property("invalid")) != invalid:
            self.day.setProperty("invalid", invalid)
            restyle(self.day)

    def _toggled(self, checked: bool) -> None:
        self.day.setEnabled(checked)
        self.changed.emit()

    def _day_changed(self) -> None:
        if self.by.isChecked():
            self.changed.emit()


class BreaksField(QWidget):
    """Breaks as tags that a press takes away, and a button that adds one."""

    changed = Signal()

    def __init__(
        self, themes: ThemeSource, words: Words, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Start without breaks."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._today = today
        self._breaks: list[tuple[dt.date, dt.date]] = []
        self.tags: list[RemovableTag] = []
        self.add = push_button(themes, self.tr("Add break"), "link", "plus", compact=True)
        self._flow = FlowLayout(self, spacing=8)
        self._flow.addWidget(self.add)
        self.add.clicked.connect(self._ask)

    @property
    def breaks(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """First and last day of each break, in order."""
        return tuple(self._breaks)

    def add_break(self, first: dt.date, last: dt.date) -> None:
        """Add a break and report it; one that is there already stays as it is."""
        if (first, last) not in self._breaks:
            self._breaks = sorted([*self._breaks, (first, last)])
            self._show()
            self.changed.emit()

    def _ask(self) -> None:
        first = max([self._today, *(last for _, last in self._breaks)]) + dt.timedelta(days=1)
        days = DayRangeDialog.ask(
            self._themes,
            self.tr("Add break"),
            self.tr("No study is planned from the first to the last day."),
            self.tr("Add break"),
            first,
            self,
        )
        if days is not None:
            self.add_break(*days)

    def _show(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for tag in self.tags:
            tag.hide()
            tag.deleteLater()
        self.tags = []
        for first, last in self._breaks:
            text = self._words.day_range(first, last)
            name = self.tr("Remove break {0}").format(text)
            tag = RemovableTag(self._themes, text, "pause", name, self)
            tag.clicked.connect(self._remove)
            tag.show()
            self.tags.append(tag)
            self._flow.addWidget(tag)
        self._flow.addWidget(self.add)
        self.updateGeometry()

    def _remove(self) -> None:
        sender = self.sender()
        if isinstance(sender, RemovableTag) and sender in self.tags:
            place = self.tags.index(sender)
            del self._breaks[place]
            self._show()
            near: QWidget = self.tags[min(place, len(self.tags) - 1)] if self.tags else self.add
            near.setFocus()
            self.changed.emit()


class LearningField(QWidget):
    """Route and formats of the resources the learner would rather use."""

    changed = Signal()

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start with everything welcome; `name` is read aloud."""
        super().__init__(parent)
        options = [
            ("self-taught", self.tr("Self-taught")),
            ("formal", self.tr("Formal")),
            ("any", self.tr("Either")),
        ]
        self.routes = SegmentedControl(themes, options, name)
        self.routes.set_value("any")
        self.online = QCheckBox(self.tr("Online"))
        self.in_person = QCheckBox(self.tr("In person"))
        flow = FlowLayout(self, spacing=16)
        flow.addWidget(self.routes)
        for box in (self.online, self.in_person):
            box.setChecked(True)
            box.setAccessibleDescription(name)
            box.toggled.connect(self._report)
            flow.addWidget(box)
        self.hint = TextLabel(themes, self.tr("Neither counts as both."), "small", "tertiary")
        self.hint.hide()
        flow.addWidget(self.hint)
        self.routes.chosen.connect(self._report)

    @property
    def route(self) -> str:
        """The catalogue's word for the route: self-taught, formal or any."""
        return self.routes.value

    @property
    def formats(self) -> tuple[str, ...]:
        """The catalogue's words for the formats; empty where any will do, or none was left."""
        online, in_person = self.online.isChecked(), self.in_person.isChecked()
        if online == in_person:
            return ()
        return ("online",) if online else ("in-person",)

    def set_choice(self, route: str, formats: tuple[str, ...]) -> None:
        """Show the route and the formats, by the catalogue's words."""
        self.routes.set_value(route)
        self.online.setChecked(not formats or "online" in formats)
        self.in_person.setChecked(not formats or "in-person" in formats)

    def _report(self) -> None:
        self.hint.setVisible(not (self.online.isChecked() or self.in_person.isChecked()))
        self.changed.emit()
