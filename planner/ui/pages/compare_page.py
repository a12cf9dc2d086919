"""The comparison of two or three careers, and the way from it to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.ui.pages.career_facts import by_id
from planner.ui.pages.compare_table import CompareTable
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.compared_cards import MOST_COMPARED
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.tab_order import set_reading_order
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from planner.domain.catalogue import Catalogue
    from planner.ui.pages.career_facts import Standpoint
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ComparePage(QWidget):
    """Head, table and footer."""

    back_requested = Signal()
    """The learner wants to go back to the cards."""
    career_taken = Signal(str)
    """The learner chose a career, by its id."""
    careers_changed = Signal(object)
    """Ids of the careers compared now, after one came or went."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._here: Standpoint | None = None
        self._careers: tuple[str, ...] = ()
        self.table: CompareTable | None = None
        self.only_differences = QCheckBox(self.tr("Only show differences"))
        self.add_button = push_button(themes, self.tr("Add a career"), "", "plus")
        self.back_button = push_button(themes, self.tr("Back to careers"), "", "caret-left")
        self._menu = QMenu(self)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("Comparison"))
        self._assemble()
        self.only_differences.toggled.connect(self._rebuild)
        self.add_button.clicked.connect(self._show_menu)
        self.back_button.clicked.connect(self.back_requested)
        self._menu.triggered.connect(self._add)

    @property
    def careers(self) -> tuple[str, ...]:
        """Ids of the careers compared."""
        return self._careers

    def show_careers(self, careers: Sequence[str], here: Standpoint) -> None:
        """Compare careers from where the learner stands: as many as find room."""
        known = [career.id for career in by_id(careers, self._catalogue)]
        self._careers = tuple(known[:MOST_COMPARED])
        self._here = here
        self._rebuild()

    def take_focus(self) -> None:
        """Start at the table, which the arrows scroll."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter presses the button that has the focus, and nothing else."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in _ENTER:
            if isinstance(focused, QAbstractButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self._themes
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 14)
        head.setSpacing(16)
        head.addWidget(TextLabel(themes, self.tr("Compare careers"), "title"), 1)
        head.addWidget(self.only_differences)
        head.addWidget(self.add_button)
        footer = QWidget()
        footer.setProperty("footer", True)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(16)
        row.addWidget(self.back_button)
        note = self.tr(
            "Hours are estimates. Expect about 15 % either way. Costs and dates: {confirm}."
        ).format(confirm=self._words.confirm.lower())
        label = TextLabel(themes, note, "small", "tertiary", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(footer)

    def _rebuild(self) -> None:
        if self._here is None:
            return
        holder = QWidget()
        holder.setProperty("ground", "canvas")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = CompareTable(
            self._themes,
            self._catalogue,
            self._words,
            by_id(self._careers, self._catalogue),
            self._here,
            only_differences=self.only_differences.isChecked(),
        )
        self.table.removed.connect(self._remove)
        self.table.taken.connect(self.career_taken)
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 0, 24, 24)
        column.addWidget(self.table)
        column.addStretch(1)
        # The table asks to be replaced from inside one of its own buttons.
        old = self.area.takeWidget()
        self.area.setWidget(holder)
        if old is not None:
            old.hide()
            old.deleteLater()
        full = len(self._careers) >= MOST_COMPARED
        self.add_button.setEnabled(not full)
        why = self.tr("{0} careers can be compared at once.").format(MOST_COMPARED)
        self.add_button.setToolTip(why if full else "")
        self._fill_menu()
        set_reading_order(self)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for career in self._catalogue.careers.values():
            if career.id not in self._careers:
                action = self._menu.addAction(plain_button_text(career.name))
                action.setData(career.id)

    def _show_menu(self) -> None:
        self._menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _add(self, action: QAction) -> None:
        self._change((*self._careers, str(action.data())))

    def _remove(self, career: str) -> None:
        self._change(tuple(each for each in self._careers if each != career))
        self.take_focus()

    def _change(self, careers: tuple[str, ...]) -> None:
        if self._here is not None:
            self.show_careers(careers, self._here)
            self.careers_changed.emit(self._careers)
