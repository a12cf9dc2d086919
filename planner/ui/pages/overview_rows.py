"""The lines of the overview's cards: a milestone of the week, a day ahead, a phase, a skill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.pages.overview_coming import Coming
from planner.ui.roles import CheckState
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel, plain_tip
from planner.ui.widgets.gap_bar import GapBar
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.meter import paint_meter
from planner.ui.widgets.phase_disc import paint_phase_disc
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.pages.overview_coming import ComingLine
    from planner.ui.pages.overview_facts import PhaseFacts, SkillFacts
    from planner.ui.pages.overview_week import WeekRow
    from planner.ui.theme import ThemeSource

_SIDE: Final = 16
#: Least room for the date of a phase.
_DUE: Final = 84.0
_CHECK_WIDTH: Final = 40
_BADGE: Final = 26
_WIDEST_BAR: Final = 480
_COMING_ICONS: Final = {Coming.BREAK: "pause", Coming.WISH: "target"}


class LineOfCard(ThemedButton):
    """A flat button as wide as its card that paints its own words."""

    #: Least height in the design; with larger text it grows with its lines.
    least_height = 47
    #: What the lines leave free above and below.
    margin = 13

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(themes, "", parent)
        self._first = True
        self.setProperty("ring_radius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_first(self, first: bool) -> None:
        """Tell whether no line stands above, so that none is drawn between them."""
        if first != self._first:
            self._first = first
            self.update()

    def lines_height(self) -> float:
        """Height of a title and a small line below it."""
        title = line_height(self.theme.font("medium"), 18)
        return title + line_height(self.theme.font("small"), 16)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, max(self.least_height, round(self.lines_height()) + self.margin))

    def minimumSizeHint(self) -> QSize:
        """Words are cut, not lines."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and words."""
        painter = QPainter(self)
        row = RowPainter(painter, QRectF(self.rect()), self.theme, self.layoutDirection())
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(row.row.adjusted(2, 1, -2, -1), 6, 6)
        self.paint_line(row)
        painter.end()

    def paint_line(self, row: RowPainter) -> None:
        """Draw the words; for the kinds of line."""

    def two_lines(self, row: RowPainter, start: float, end: float, title: str, note: str) -> float:
        """Draw a title and a small line below it; gives the top of the small line."""
        medium, small = self.theme.font("medium"), self.theme.font("small")
        high, low = line_height(medium, 18), line_height(small, 16)
        top = (row.height - high - low) / 2
        row.text(row.rect(start, top, end - start, high), title, medium, "text")
        if note:
            row.text(row.rect(start, top + high, end - start, low), note, small, "text-3")
        return top + high


class CheckButton(ThemedButton):
    """The check box of a milestone as a button of its own."""

    #: A fact: it has the keyboard now.
    focused = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start with an open box."""
        super().__init__(themes, "", parent)
        self._state = CheckState.TODO
        self._progress = 0.0
        self.setCheckable(True)
        self.setProperty("ring_radius", 6)
        self.setFixedWidth(_CHECK_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def state(self) -> CheckState:
        """What is drawn."""
        return self._state

    def set_state(self, state: CheckState, progress: float, title: str) -> None:
        """Show a state; `title` is whose box it is."""
        self._state, self._progress = state, progress
        self.setChecked(state in (CheckState.DONE, CheckState.SKIPPED))
        self.setAccessibleName(self.tr("Done: {title}").format(title=title))
        again = self.tr("Open again") if self.isChecked() else self.tr("Mark done")
        self.setToolTip(again)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for one: the second half may fall on another milestone."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit()

    def nextCheckState(self) -> None:
        """Do not tick by itself: the plan says what is done."""

    def sizeHint(self) -> QSize:
        """A target wider than the box."""
        return QSize(_CHECK_WIDTH, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box where the rows of the plan have it."""
        painter = QPainter(self)
        side = self.theme.scaled(18)
        box = QRectF(24 - side / 2, (self.height() - side) / 2, side, side)
        box.moveLeft(max(2.0, box.left()))
        if self.right_to_left:
            box.moveRight(self.width() - box.left())
        paint_check_box(painter, box, self._state, self._progress, self.theme)
        painter.end()


class _WeekButton(LineOfCard):
    """Badge, words and hours of a milestone."""

    #: A fact: it has the keyboard now.
    focused = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._row: WeekRow | None = None

    def set_row(self, shown: WeekRow) -> None:
        self._row = shown
        self.setAccessibleName(shown.spoken)
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._describe()

    def _end_width(self) -> float:
        amount = self._row.amount if self._row else ""
        return max(84.0, text_width(amount, self.theme.font("small", tabular=True)))

    def _start(self) -> float:
        return 6 + self.theme.scaled(_BADGE) + 12

    def _describe(self) -> None:
        shown = self._row
        if shown is None:
            return
        room = self.width() - self._start() - _SIDE - 10 - self._end_width()
        below = f"{shown.kind_words} · {shown.state}"
        cut = text_width(shown.title, self.theme.font("medium")) > room
        cut = cut or text_width(below, self.theme.font("small")) > room
        self.setToolTip(plain_tip(f"{shown.title}\n{below}") if cut else "")

    def paint_line(self, row: RowPainter) -> None:
        shown = self._row
        if shown is None:
            return
        theme = self.theme
        start, width = self._start(), self._end_width()
        end = row.width - _SIDE - width
        if not self._first:
            row.line(start + 4, row.width - _SIDE - 4 - start - 4, 0)
        side = theme.scaled(_BADGE)
        badge = row.rect(6, (row.height - side) / 2, side, side)
        paint_kind_badge(row.painter, badge, shown.kind, theme, own=shown.own)
        y = self.two_lines(row, start, end - 10, shown.title, "")
        self._state_line(row, shown, start, y, end - 10)
        figures = theme.font("small", tabular=True)
        high = line_height(figures, 16)
        if shown.part is None:
            token = "text-3" if not shown.is_open else "text-2"
            row.text(row.rect(end, 0, width, row.height), shown.amount, figures, token, at_end=True)
            return
        top = (row.height - high - 8) / 2
        row.text(row.rect(end, top, width, high), shown.amount, figures, "text-2", at_end=True)
        meter = row.rect(row.width - _SIDE - 60, top + high + 4, 60, 4)
        paint_meter(row.painter, meter, shown.part, theme, row.direction)

    def _state_line(
        self, row: RowPainter, shown: WeekRow, start: float, top: float, end: float
    ) -> None:
        small = self.theme.font("small")
        high = line_height(small, 16)
        if not shown.late:
            parts = " · ".join(each for each in (shown.kind_words, shown.state) if each)
            row.text(row.rect(start, top, end - start, high), parts, small, "text-3")
            return
        kind = f"{shown.kind_words} · "
        wide = min(text_width(kind, small), end - start)
        row.text(row.rect(start, top, wide, high), kind, small, "text-3")
        strong = self.theme.font("small-medium")
        rest = row.rect(start + wide, top, max(0.0, end - start - wide), high)
        row.text(rest, shown.state, strong, "danger")


class WeekLine(QWidget):
    """A milestone of the week: a box that can be ticked and a line that leads to the milestone."""

    #: Wishes: tick or untick a milestone, show it; a fact: the keyboard is at it. All by its id.
    toggle_requested = Signal(str)
    milestone_requested = Signal(str)
    focused = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a milestone."""
        super().__init__(parent)
        self.id = ""
        self._shown: object = None
        self.check = CheckButton(themes)
        self.body = _WeekButton(themes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.check)
        row.addWidget(self.body, 1)
        self.check.clicked.connect(lambda: self.toggle_requested.emit(self.id))
        self.body.clicked.connect(lambda: self.milestone_requested.emit(self.id))
        for part in (self.check, self.body):
            part.focused.connect(lambda: self.focused.emit(self.id))

    @property
    def has_keyboard(self) -> bool:
        """Whether one of its two parts has the keyboard."""
        return self.check.hasFocus() or self.body.hasFocus()

    def set_row(self, shown: WeekRow, *, first: bool, may_change: bool) -> None:
        """Show a milestone; where it is shown so already nothing is painted."""
        self.id = shown.id
        if (shown, first, may_change) == self._shown:
            return
        self._shown = (shown, first, may_change)
        self.check.set_state(shown.check, shown.progress, shown.title)
        self.check.setEnabled(may_change)
        self.body.set_row(shown)
        self.body.set_first(first)


class ComingButton(LineOfCard):
    """A day ahead: a tile with the date, words, and the badge of its kind."""

    least_height = 50
    margin = 16
    _TILE: Final = 38
    _BADGE: Final = 22
    _ICON: Final = 16

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a day."""
        super().__init__(themes, parent)
        self._line: ComingLine | None = None
        self._wide = 0.0

    @property
    def line(self) -> ComingLine | None:
        """What is shown."""
        return self._line

    def set_line(self, line: ComingLine) -> None:
        """Show a day."""
        self._line = line
        self.setAccessibleName(line.spoken)
        self._describe()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool tip in step with what is cut."""
        super().resizeEvent(event)
        self._describe()

    def needed_tile(self) -> float:
        """Width of a tile that has room for its words: some languages have long names of months."""
        if self._line is None:
            return self._tile()
        top = text_width(self._line.top, self.theme.font("heading", tabular=True))
        below = text_width(self._line.below, self.theme.font("caption"))
        return max(self._tile(), top + 8, below + 8)

    def set_tile(self, width: float) -> None:
        """Draw a tile as wide as those of the other lines."""
        self._wide = width
        self._describe()
        self.update()

    def _tile(self) -> float:
        heading = line_height(self.theme.font("heading", tabular=True), 17)
        return max(self._TILE, heading + line_height(self.theme.font("caption"), 12) + 4)

    def sizeHint(self) -> QSize:
        """As high as its lines or its tile."""
        height = super().sizeHint().height()
        return QSize(240, max(height, round(self._tile()) + 12))

    def _describe(self) -> None:
        if self._line is None:
            return
        end = self.theme.scaled(self._BADGE) + 10
        room = self.width() - 2 * _SIDE - max(self._wide, self._tile()) - 12 - end
        wide = max(
            text_width(self._line.title, self.theme.font("medium")),
            text_width(self._line.note, self.theme.font("small")),
        )
        tip = plain_tip(f"{self._line.title}\n{self._line.note}")
        self.setToolTip(tip if wide > room else "")

    def paint_line(self, row: RowPainter) -> None:
        """Draw tile, words and badge."""
        line, theme = self._line, self.theme
        if line is None:
            return
        if not self._first:
            row.line(0, row.width, 0)
        side = self._tile()
        wide = max(self._wide, side)
        tile = row.rect(_SIDE, (row.height - side) / 2, wide, side)
        row.painter.setPen(QPen(theme.color("border"), 1))
        row.painter.setBrush(theme.color("sunken"))
        row.painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        self._tile_words(row, tile, line)
        start = _SIDE + wide + 12
        mark, small = theme.scaled(self._BADGE), theme.scaled(self._ICON)
        end = row.width - _SIDE - mark
        self.two_lines(row, start, end - 10, line.title, line.note)
        badge = row.rect(end, (row.height - mark) / 2, mark, mark)
        if line.kind:
            paint_kind_badge(row.painter, badge, line.kind, theme, own=line.own)
        else:
            inset = (mark - small) / 2
            icon = row.rect(end + inset, (row.height - small) / 2, small, small)
            row.icon(icon, _COMING_ICONS[line.sort], "text-3")

    def _tile_words(self, row: RowPainter, tile: QRectF, line: ComingLine) -> None:
        theme, painter = self.theme, row.painter
        number, month = theme.font("heading", tabular=True), theme.font("caption")
        high, low = line_height(number, 17), line_height(month, 12)
        top = tile.top() + (tile.height() - high - low) / 2
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(number)
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(tile.left(), top, tile.width(), high), center, line.top)
        painter.setFont(month)
        painter.setPen(theme.color("text-3"))
        below = QRectF(tile.left(), top + high - 1, tile.width(), low)
        painter.drawText(below, center, line.below)


class PhaseButton(LineOfCard):
    """A phase: number, name, how much of it is done, and when it ends."""

    least_height = 40
    margin = 20

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a phase."""
        super().__init__(themes, parent)
        self.facts: PhaseFacts | None = None
        self._due = _DUE

    def lines_height(self) -> float:
        """One line."""
        return line_height(self.theme.font("medium"), 18)

    def set_phase(self, facts: PhaseFacts) -> None:
        """Show a phase."""
        self.facts = facts
        parts = (facts.name, facts.count, facts.hours, facts.due)
        self.setAccessibleName(". ".join(part for part in parts if part) + ".")
        self.setToolTip(plain_tip(facts.name))
        self.update()

    def needed_due(self) -> float:
        """Width that has room for its date."""
        figures = self.theme.font("small", tabular=True)
        return max(_DUE, text_width(self.facts.due, figures) + 1) if self.facts else _DUE

    def set_due(self, width: float) -> None:
        """Keep so much for the date, as the other lines do, so that meters stand in a column."""
        if width != self._due:
            self._due = width
            self.update()

    def paint_line(self, row: RowPainter) -> None:
        """Draw the phase."""
        facts, theme = self.facts, self.theme
        if facts is None:
            return
        if not self._first:
            row.line(_SIDE, row.width - 2 * _SIDE, 0)
        disc = max(20.0, line_height(theme.font("caption-strong"), 15) + 4)
        area = row.rect(_SIDE, (row.height - disc) / 2, disc, disc)
        paint_phase_disc(row.painter, area, facts.number, facts.state, theme)
        figures = theme.font("small", tabular=True)
        end = row.width - _SIDE
        due = max(self._due, self.needed_due())
        row.text(row.rect(end - due, 0, due, row.height), facts.due, figures, "text-2", at_end=True)
        end -= due + 12
        if row.width >= theme.scaled(420):
            meter = row.rect(end - 96, (row.height - 4) / 2, 96, 4)
            paint_meter(row.painter, meter, facts.part, theme, row.direction)
            end -= 108
        count = text_width(facts.count, figures) + 1
        start = _SIDE + disc + 10
        font = theme.font("medium")
        name = min(text_width(facts.name, font) + 1, max(40.0, end - start - count - 10))
        row.text(row.rect(start, 0, name, row.height), facts.name, font, "text")
        place = row.rect(start + name + 10, 0, count, row.height)
        row.text(place, facts.count, figures, "text-3")


class SkillLine(QWidget):
    """A skill: its name, its levels in words, and as a bar."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a skill."""
        super().__init__(parent)
        self._name = ElidedLabel(themes, "", "medium")
        self._words = TextLabel(themes, "", "small", "tertiary")
        self.bar = GapBar(themes)
        self.bar.setMaximumWidth(_WIDEST_BAR)
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self._name, 1)
        above.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 5, _SIDE, 6)
        column.setSpacing(3)
        column.addLayout(above)
        column.addWidget(self.bar)

    def set_skill(self, facts: SkillFacts) -> None:
        """Show a skill."""
        self._name.setText(facts.name)
        self._words.setText(facts.words)
        self.bar.set_levels(facts.shown, facts.now, facts.planned, facts.required)
        self.setAccessibleName(f"{facts.name}: {facts.words}")
