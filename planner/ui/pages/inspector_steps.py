"""The learner's own parts of a milestone, in the panel: ticked, added, removed and reordered.

Lines stay the same widgets while their words do, so that the keyboard stays on the line it ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from planner.domain.model import MAX_TITLE
from planner.ui import labels
from planner.ui.pages.inspector_lists import TickLine
from planner.ui.pages.inspector_parts import Section, clear
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.drop_line import DropLine
from planner.ui.widgets.elided_label import TextLabel, plain_tip

if TYPE_CHECKING:
    from planner.domain.profile import Step
    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource

_KEYS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class StepLine(TickLine):
    """A part: a box with words, which can be dragged or moved by Alt and the arrow keys."""

    #: Wishes: move by a place (-1 or 1); take away.
    move_requested = Signal(int)
    remove_requested = Signal()
    #: Facts: it is dragged, to a height of its parent; it is let go there, or stays where it was.
    dragged = Signal(int)
    dropped = Signal(int)
    drag_ended = Signal()

    def __init__(self, themes: ThemeSource, words: str) -> None:
        """Start without a tick."""
        super().__init__(themes, words)
        #: Where it is held, or None.
        self._pressed: QPoint | None = None
        self._is_dragged = False
        remove = icon_button(themes, "x", self.tr("Remove {title}").format(title=words))
        remove.clicked.connect(self.remove_requested)
        self.row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        tip = self.tr("Drag it to reorder, or press Alt+Up and Alt+Down.")
        self.setToolTip(plain_tip(tip))
        self.box.setAccessibleDescription(tip)
        self.box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and an arrow move the part, though the window has commands on these keys.

        While it is dragged, Esc lets go of it, whatever has the keyboard.
        """
        if self._is_dragged and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._end_drag()
            return True
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            step = _KEYS.get(event.key(), 0)
            if step and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if step and event.type() == QEvent.Type.KeyPress:
                self.move_requested.emit(step)
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Move up"), lambda: self.move_requested.emit(-1))
        menu.addAction(self.tr("Move down"), lambda: self.move_requested.emit(1))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.remove_requested.emit)
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it is held."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it once it is moved far enough to be meant."""
        where, app = event.position().toPoint(), QApplication.instance()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and not self._is_dragged and app is not None:
                self._is_dragged = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                app.installEventFilter(self)
        if self._is_dragged:
            self.dragged.emit(self.mapToParent(where).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it, or tick it where it was not dragged."""
        if self._is_dragged:
            self._end_drag()
            self.dropped.emit(self.mapToParent(event.position().toPoint()).y())
        elif self._pressed is not None:
            super().mouseReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not dragged."""
        super().hideEvent(event)
        self._end_drag()

    def _end_drag(self) -> None:
        """Hold it no more."""
        self._pressed = None
        app = QApplication.instance()
        if self._is_dragged and app is not None:
            self._is_dragged = False
            app.removeEventFilter(self)
            self.unsetCursor()
            self.drag_ended.emit()


class StepsSection(Section):
    """The learner's own parts of a milestone: ticked, added by Enter, removed, reordered."""

    #: A wish: the parts have these words, in this order.
    texts_requested = Signal(tuple)
    #: A wish: a part (by its id) is ticked, or no longer.
    tick_requested = Signal(str, bool)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty, with a field for the first part."""
        super().__init__(themes, heading)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._milestone = ""
        #: Id of the part that was moved, which keeps the keyboard.
        self._moved = ""
        self.lines: list[StepLine] = []
        self.count = TextLabel(themes, "", "small", "tertiary")
        self.head.addWidget(self.count)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._place = DropLine(themes, self._holder)
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_TITLE)
        self.field.setPlaceholderText(self.tr("Add a part, then press Enter"))
        self.field.setAccessibleName(self.tr("Add a part"))
        self.body.addWidget(self._holder)
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
                self._keep_keyboard()
        for line, step in zip(self.lines, steps, strict=True):
            line.set_ticked(step.done_on is not None)
        done = sum(step.done_on is not None for step in steps)
        self.count.setText(labels.count_of(done, len(steps)) if steps else "")

    # --- Internals ------------------------------------------------------------------------------

    def _line(self, place: int, step: Step) -> StepLine:
        line = StepLine(self.themes, step.text)
        line.ticked.connect(lambda ticked: self.tick_requested.emit(step.id, ticked))
        line.remove_requested.connect(lambda: self._remove(place))
        line.move_requested.connect(lambda by: self._move(place, place + by))
        line.dragged.connect(self._show_place)
        line.dropped.connect(lambda height: self._drop(place, height))
        line.drag_ended.connect(self._place.hide)
        self._list.addWidget(line)
        return line

    def _keep_keyboard(self) -> None:
        """On the part that was moved; a part that had the keyboard may be gone."""
        here = next((at for at, (name, _) in enumerate(self._shown) if name == self._moved), None)
        self._moved = ""
        widget = self.field if here is None else self.lines[here].box
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _move(self, place: int, to: int) -> None:
        texts = list(self._texts())
        if to == place or not 0 <= to < len(texts):
            return
        self._moved = self._shown[place][0]
        texts.insert(to, texts.pop(place))
        self.texts_requested.emit(tuple(texts))

    def _gap_at(self, height: int) -> int:
        """Between which lines a height is: 0 above the first."""
        return sum(height > line.geometry().center().y() for line in self.lines)

    def _show_place(self, height: int) -> None:
        gap = self._gap_at(height)
        last = self.lines[-1].geometry().bottom() + 1
        self._place.show_at(self.lines[gap].y() if gap < len(self.lines) else last)

    def _drop(self, place: int, height: int) -> None:
        gap = self._gap_at(height)
        self._move(place, gap - 1 if gap > place else gap)
