"""The sidebar: plan switcher, pages with counts, save state; 212 px wide, or 56 with icons only.

It knows nothing of plans: items come as values and it reports which one was pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import ElidedLabel, plain_tip
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.nav_button import NavButton, NavItem
from planner.ui.widgets.plan_card import PlanCard
from planner.ui.widgets.running_timer import TimerButton
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

__all__ = ["NARROW", "WIDE", "NavButton", "NavItem", "PlanCard", "Sidebar"]

WIDE: Final = 212
NARROW: Final = 56
_MARGIN: Final = 10
#: Px left and right of the icons; the line towards the page is one more at the right.
_NARROW_SIDES: Final = (8, 7)


class Sidebar(ThemedWidget):
    """Navigation between pages."""

    page_requested = Signal(str)
    """Key of the item pressed."""
    switcher_requested = Signal()
    """The plan card was pressed; a menu belongs under `plan_card`."""

    timer_requested = Signal()
    """What is timed was pressed."""

    def __init__(
        self, themes: ThemeSource, items: Sequence[NavItem], parent: QWidget | None = None
    ) -> None:
        """Show items in the order given."""
        super().__init__(themes, parent)
        self.setAccessibleName(self.tr("Pages"))
        self._narrow = False
        self.plan_card = PlanCard(themes, self)
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._save_icon = IconLabel(themes, "check-circle", "text-3", 14)
        self._save_words = ElidedLabel(themes, "", "caption", "tertiary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 12, _MARGIN + 1, 10)
        self._column.setSpacing(2)
        self._column.addWidget(self.plan_card)
        self._column.addSpacing(8)
        self._add_items(themes, items)
        self.timer = TimerButton(themes, self)
        self._column.addWidget(self.timer)
        self._column.addLayout(self._save_row())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._set_width()
        self.plan_card.clicked.connect(self.switcher_requested)
        self.timer.clicked.connect(self.timer_requested)

    @property
    def current(self) -> str:
        """Key of the page marked, empty for none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    @property
    def narrow(self) -> bool:
        """Tell whether only icons are shown."""
        return self._narrow

    def button(self, key: str) -> NavButton:
        """Give the button of an item.

        Raises:
            KeyError: if there is no such item.
        """
        return self._buttons[key]

    def set_current(self, key: str) -> None:
        """Mark a page without asking for it.

        Raises:
            KeyError: if there is no such item.
        """
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int, words: str = "") -> None:
        """Show a number beside a page; `words` says what is counted ("overdue").

        Raises:
            KeyError: if there is no such item.
        """
        self._buttons[key].set_count(count, words)
        self._set_width()

    def set_plan(self, title: str, facts: str, icon: str) -> None:
        """Show a plan in the card on top."""
        self.plan_card.set_plan(title, facts, icon)

    def set_save_state(
        self, words: str, icon: str = "check-circle", *, failed: bool = False
    ) -> None:
        """Say how safe the plan is: "Saved 09:41"."""
        self._save_words.setText(words)
        self._save_icon.set_icon(icon, "danger" if failed else "text-3")
        self._save_icon.setToolTip(plain_tip(words))
        self.setAccessibleDescription(words)

    def set_timer(self, elapsed: str, title: str) -> None:
        """Show what is timed and how long; empty where nothing is."""
        self.timer.set_timed(elapsed, title)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or words again."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._save_words.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self.plan_card.set_narrow(narrow)
        self.timer.set_narrow(narrow)
        left, right = _NARROW_SIDES if narrow else (_MARGIN, _MARGIN + 1)
        self._column.setContentsMargins(left, 12, right, 10)
        self._set_width()

    def changeEvent(self, event: QEvent) -> None:
        """Widen with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("window"))
        x = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), self.theme.color("border"))
        painter.end()

    def _add_items(self, themes: ThemeSource, items: Sequence[NavItem]) -> None:
        group = "page"
        for item in items:
            if item.group != group:
                group = item.group
                self._column.addWidget(
                    _Rule(themes, self)
                ) if group == "more" else self._column.addStretch(1)
            button = NavButton(themes, item, self)
            button.clicked.connect(self._pressed)
            self._buttons[item.key] = button
            if button.isCheckable():
                self._group.addButton(button)
            self._column.addWidget(button)
        if group != "foot":
            self._column.addStretch(1)

    def _save_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 4, 2)
        row.setSpacing(7)
        row.addWidget(self._save_icon)
        row.addWidget(self._save_words, 1)
        return row

    def _set_width(self) -> None:
        if self._narrow:
            # A count of three large digits needs more than its icon.
            widest = max((each.sizeHint().width() for each in self._buttons.values()), default=0)
            self.setFixedWidth(max(NARROW, widest + sum(_NARROW_SIDES)))
            return
        line = QFontMetrics(self.theme.font("strong")).height()
        # Grows with large text, but never takes more than half as much again.
        self.setFixedWidth(max(WIDE, min(WIDE * 3 // 2, line * 11)))

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavButton):
            self.page_requested.emit(sender.item.key)

    def _theme_changed(self) -> None:
        self._set_width()
        super()._theme_changed()


class _Rule(ThemedWidget):
    def sizeHint(self) -> QSize:
        return QSize(24, 17)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = self.height() // 2
        painter.fillRect(10, y, self.width() - 20, 1, self.theme.color("border"))
        painter.end()
