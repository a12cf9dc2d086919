"""The timeline as something to work with: rows are chosen, phases opened, bars dragged.

Every drag has its keys: Alt+Shift with Left and Right moves by weeks, the menu has the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter

from planner.domain.plan import Phase, Plan
from planner.ui.accessible_roles import CHART
from planner.ui.actions import ActionId
from planner.ui.pages import timeline_facts as told
from planner.ui.pages.timeline_area import TimelineArea
from planner.ui.pages.timeline_body import bar_box
from planner.ui.pages.timeline_drag import Drag, Grip, grip_at, paint_drag
from planner.ui.widgets.edge_scroll import EdgeScroll
from planner.ui.widgets.toast import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource
    from planner.words import Words

_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
#: So near to the edge of the body, in pixels, a bar that is held scrolls it.
_EDGE: Final = 8
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CURSORS: Final = {
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.FINISH: Qt.CursorShape.SizeHorCursor,
}


class TimelineChart(TimelineArea):
    """Shows a plan over time; what it cannot do itself it asks for."""

    accessible_role = CHART

    #: A fact: another row is current; the id of its milestone, or "" for a phase.
    milestone_chosen = Signal(str)
    #: A wish: show a milestone with its panel.
    milestone_requested = Signal(str)
    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: an edit of dates, after its consequences were shown.
    dates_requested = Signal(object)
    #: A wish: the menu of the current row, at a place of the screen.
    menu_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, plan: Plan, words: Words, parent: QWidget | None = None
    ) -> None:
        """Show a plan from today on; bars stand still until `may_drag` is set."""
        super().__init__(themes, plan, words, parent)
        self.may_drag = False
        self._drag: Drag | None = None
        #: The pixel of the body where a bar is held.
        self._held = 0.0
        self._edge = EdgeScroll(self.horizontalScrollBar(), _EDGE)
        self.viewport().setMouseTracking(True)
        self.titles.pressed.connect(self._press_row)
        self.titles.pressed_twice.connect(self._open_row)
        self.tell()

    @property
    def chosen(self) -> str:
        """Id of the milestone that is current, or ""."""
        selected = self.state.selected
        return selected.id if selected is not None else ""

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan, from the same place."""
        self._stop_drag()
        super().set_plan(plan)
        self.tell(aloud=False)

    # --- Rows -----------------------------------------------------------------------------------

    def choose(self, milestone: str) -> None:
        """Select a milestone, opening its phase."""
        planned = self.state.plan.milestone(milestone)
        if planned is None:
            return
        if planned.milestone.phase in self.state.closed:
            self.set_open(planned.milestone.phase, is_open=True)
        self.go_to_row(self.state.rows.row_of(milestone))

    def set_open(self, phase: int, *, is_open: bool) -> None:
        """Open or close a phase."""
        if is_open == (phase in self.state.closed):
            self.state.closed ^= {phase}
            self.rearrange()
            self.tell()
            self.view_changed.emit()

    def go_to_row(self, row: int, *, in_time: bool = True) -> None:
        """Make a row current and scroll it into view, its bar too where it is outside."""
        if not 0 <= row < self.state.rows.count:
            return
        is_other = self.state.choose(row)
        self.reveal(row, in_time=in_time)
        if is_other:
            self.update_all()
            self.tell()
            self.milestone_chosen.emit(self.chosen)

    # --- Qt's side ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between rows, open and close phases, go to the panel."""
        self.set_ring(True)
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._stop_drag()
        elif not self._handle_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a row, and take its bar."""
        self.set_ring(False)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = event.position().x(), event.position().y()
        row = self.row_at(y)
        grip = self._grip_at(row, x)
        self._press_row(row)
        if grip is not None and self.state.selected is not None:
            origin = (x + self.horizontalScrollBar().value()) / self.state.scale
            self._drag, self._held = Drag(self.state.selected, grip, origin), x

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the bar that is held; else show what could be taken."""
        x, y = event.position().x(), event.position().y()
        if self._drag is None:
            row = self.row_at(y)
            grip = self._grip_at(row, x)
            self.viewport().setCursor(_CURSORS[grip] if grip else Qt.CursorShape.ArrowCursor)
            return
        self._held = x
        self._follow()
        if self._drag.is_moved:
            self._edge.hold(x, self.viewport().width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the new dates."""
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        edit = drag.edit(self.state) if drag.is_moved else None
        self._stop_drag()
        if edit is not None:
            self.dates_requested.emit(edit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the milestone."""
        self._stop_drag()
        if event.button() == Qt.MouseButton.LeftButton:
            row = self.row_at(event.position().y())
            if row >= 0 and not isinstance(self.state.rows.at(row), Phase):
                self._open_row(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one."""
        self._stop_drag()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = max(0, self.state.current_row)
            place = self.row_box(row).bottomLeft().toPoint()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))
            return
        # Through the screen: the event comes from the body or from the titles.
        y = self.viewport().mapFromGlobal(event.globalPos()).y()
        self.go_to_row(self.row_at(y), in_time=False)
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keyboard; begin on the first row."""
        super().focusInEvent(event)
        by_keyboard = event.reason() in _KEYBOARD
        if by_keyboard and self.state.current_row < 0 and self.state.rows.count:
            self.go_to_row(0, in_time=False)
        self.set_ring(by_keyboard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.set_ring(False)

    def paint_over(self, painter: QPainter) -> None:
        """Draw the bar under the hand."""
        if self._drag is not None and self._drag.is_moved:
            row = self.state.rows.row_of(self._drag.planned.id)
            left = self.horizontalScrollBar().value()
            paint_drag(painter, self.state, self._drag, self.row_box(row), left)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, but not the ghost of a bar with it."""
        super().scrollContentsBy(dx, dy)
        if self._drag is not None:
            self._follow()
            self.viewport().update()

    # --- Internals ------------------------------------------------------------------------------

    def tell(self, *, aloud: bool = True) -> None:
        """Say to assistive technology what the current row is."""
        text = told.spoken(self.state)
        self.setAccessibleDescription(text)
        if aloud and self.hasFocus():
            announce(self, text)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key says; tells whether it says anything here."""
        state, key = self.state, event.key()
        row, page = state.current_row, self._rows_a_page()
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -state.rows.count,
            Qt.Key.Key_End: state.rows.count,
        }
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in arrows:
            across = self.horizontalScrollBar()
            across.setValue(across.value() + arrows[Qt.Key(key)] * across.pageStep() // 4)
        elif modifiers or not state.rows.count:
            return False
        elif key in steps:
            self.go_to_row(max(0, min(state.rows.count - 1, row + steps[Qt.Key(key)])))
        elif key in arrows:
            self._fold(row, opened=(key == Qt.Key.Key_Right) != self.isRightToLeft())
        elif key == Qt.Key.Key_Space and self.chosen:
            self.command_requested.emit(ActionId.TOGGLE_DONE)
        elif key in (*_ENTER, Qt.Key.Key_Space):
            self._open_row(row)
        else:
            return False
        return True

    def _rows_a_page(self) -> int:
        return max(1, self.viewport().height() // self.state.places.milestone_height - 1)

    def _fold(self, row: int, *, opened: bool) -> None:
        """Open or close the phase of a row; from a milestone, closing goes to its phase first."""
        state = self.state
        if state.phase:
            self.set_open(state.phase, is_open=opened)
        elif not opened and row >= 0:
            self.go_to_row(state.rows.phase_row(state.rows.phase_at(row).number))

    def _press_row(self, row: int) -> None:
        """Choose a milestone; open or close a phase."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not 0 <= row < self.state.rows.count:
            return
        found = self.state.rows.at(row)
        self.go_to_row(row, in_time=False)
        if isinstance(found, Phase):
            self.set_open(found.number, is_open=found.number in self.state.closed)

    def _open_row(self, row: int) -> None:
        """Go to the panel of a milestone; open or close a phase."""
        if not 0 <= row < self.state.rows.count:
            return
        found = self.state.rows.at(row)
        if isinstance(found, Phase):
            self.set_open(found.number, is_open=found.number in self.state.closed)
        else:
            self.milestone_requested.emit(found.id)

    def _grip_at(self, row: int, x: float) -> Grip | None:
        state = self.state
        if not self.may_drag or not 0 <= row < state.rows.count:
            return None
        planned = state.rows.at(row)
        if isinstance(planned, Phase):
            return None
        box = bar_box(state, planned, self.row_box(row), self.horizontalScrollBar().value())
        return grip_at(state, planned, box, x)

    def _follow(self) -> None:
        """Move the bar that is held to where the hand is."""
        x = self._held + self.horizontalScrollBar().value()
        if self._drag is not None and self._drag.move(x, self.state.scale):
            self.viewport().update()

    def _stop_drag(self) -> None:
        self._edge.let_go()
        if self._drag is not None:
            self._drag = None
            self.viewport().update()
