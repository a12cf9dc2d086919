"""A quiet line that offers to look back on the week before; it says what was logged in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.domain.looking_back import week_to_offer
from planner.ui.pages.overview_week import week_range
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class ReviewLine(QFrame):
    """Shown in the week after one that has something in it, until it is taken up or put away."""

    #: A wish: look back.
    review_requested = Signal()
    #: A fact: the learner does not want to, this week; its Monday in ISO 8601.
    put_away = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Make the line, hidden."""
        super().__init__(parent)
        self._monday = ""
        self._away = ""
        self.setProperty("header", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = TextLabel(themes, "", "small", "secondary")
        self.look = push_button(themes, self.tr("Look back…"), "link", compact=True)
        self.dismiss_button = push_button(themes, self.tr("Not this week"), "flat", compact=True)
        inside = QWidget()
        row = FlowLayout(inside, spacing=12)
        for widget in (self.text, self.look, self.dismiss_button):
            row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addWidget(inside)
        self.set_side(24)
        self.look.clicked.connect(self.review_requested)
        self.dismiss_button.clicked.connect(self._dismiss)
        self.hide()

    def set_side(self, side: int) -> None:
        """Keep as much room at the sides as the page does."""
        self._column.setContentsMargins(side, 4, side, 4)

    def set_away(self, monday: str) -> None:
        """Take the week for which it was put away; its Monday in ISO 8601, or ""."""
        self._away = monday

    def show_for(self, plan: Plan, words: Words, *, may_change: bool) -> None:
        """Offer the week before, where there is one to look back on."""
        week = week_to_offer(plan.profile, plan.today) if may_change else None
        self._monday = week.monday.isoformat() if week else ""
        self.setVisible(week is not None and self._monday != self._away)
        if week is None:
            return
        text = self.tr("Last week, {days}: {part} of {whole} logged.")
        if not week.planned:
            text = self.tr("Last week, {days}: {part} h logged.")
        self.text.setText(
            text.format(
                days=week_range(week.monday, words),
                part=words.number(week.logged / 60),
                whole=words.hours(week.planned),
            )
        )

    def _dismiss(self) -> None:
        self._away = self._monday
        self.hide()
        self.put_away.emit(self._monday)
