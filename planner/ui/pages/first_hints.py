"""A quiet strip with three ways on for whoever has just made their first plan."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.ui.actions import ActionId
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource

_NEW: Final = dt.timedelta(weeks=4)


def is_new(plan: Plan) -> bool:
    """Tell whether a plan has just begun: nothing is logged in its first weeks."""
    return plan.today < plan.start + _NEW and not plan.basis.weeks.has_logs


class FirstHints(QFrame):
    """Shown until it is put away, or until the plan is no longer new."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A fact: the learner wants to see it no more.
    put_away = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Make the strip, hidden."""
        super().__init__(parent)
        self._wanted = False
        self.setProperty("header", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        row = FlowLayout(inside, spacing=12)
        row.addWidget(TextLabel(themes, self.tr("To begin with:"), "small", "secondary"))
        for words, command in (
            (self.tr("Say when you have time"), ActionId.AVAILABILITY),
            (self.tr("Find anything by its name"), ActionId.PALETTE),
            (self.tr("Read the guide"), ActionId.GUIDE),
        ):
            button = push_button(themes, words, "link", compact=True)
            button.clicked.connect(partial(self._ask, command))
            row.addWidget(button)
        self.dismiss_button = push_button(themes, self.tr("Dismiss"), "flat", compact=True)
        self.dismiss_button.clicked.connect(self._dismiss)
        row.addWidget(self.dismiss_button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(inside)
        self.set_side(24)
        self.hide()

    def set_side(self, side: int) -> None:
        """Keep as much room at the sides as the page does."""
        self._column.setContentsMargins(side, 4, side, 4)

    def set_wanted(self, wanted: bool) -> None:
        """Let it be shown at all, or never."""
        self._wanted = wanted

    def show_for(self, plan: Plan, *, may_change: bool) -> None:
        """Stand there for a new plan that may be changed."""
        self.setVisible(self._wanted and may_change and is_new(plan))

    def _ask(self, command: str) -> None:
        self.command_requested.emit(command)

    def _dismiss(self) -> None:
        self._wanted = False
        self.hide()
        self.put_away.emit()
