"""What the panel shows where several milestones are selected: sums, and what is done to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.plan import group_of
from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.actions import ActionId
from planner.ui.counted import counted
from planner.ui.pages.inspector_parts import Section, clear
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.buttons import Button
    from planner.words import Words

translate = QCoreApplication.translate

#: Of more than these the rest is counted.
_MOST_TITLES = 12


class SeveralPart(QWidget):
    """Heading, sums, buttons, and the titles of what is selected."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: show this one alone.
    milestone_requested = Signal(str)
    #: A wish: take the panel away.
    close_requested = Signal()

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__()
        self._themes = themes
        self.heading = TextLabel(themes, "", "panel-title", wrap=True, selectable=True)
        self.facts = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self._close = icon_button(themes, "x", self.tr("Close the panel"), "Esc")
        self.done = push_button(themes, "", "primary", "check", compact=True)
        self.skip = push_button(themes, "", compact=True)
        self.estimates = push_button(themes, self.tr("Change estimates…"), compact=True)
        self.moves = {
            ActionId.WEEK_EARLIER: push_button(themes, self.tr("A week earlier"), compact=True),
            ActionId.WEEK_LATER: push_button(themes, self.tr("A week later"), compact=True),
            ActionId.DAY_EARLIER: push_button(themes, self.tr("A day earlier"), compact=True),
            ActionId.DAY_LATER: push_button(themes, self.tr("A day later"), compact=True),
        }
        self.delete = push_button(themes, "", "danger", "trash", compact=True)
        self._dates = Section(themes, self.tr("Move the dates"))
        self._list = Section(themes, self.tr("Selected"))
        self._assemble()
        buttons: tuple[tuple[ActionId, Button], ...] = (
            (ActionId.TOGGLE_DONE, self.done),
            (ActionId.SKIP, self.skip),
            (ActionId.ESTIMATES, self.estimates),
            (ActionId.DELETE, self.delete),
            *self.moves.items(),
        )
        for name, button in buttons:
            button.clicked.connect(lambda _=False, name=name: self.command_requested.emit(name))
        self._close.clicked.connect(self.close_requested)

    def show_several(
        self, planned: Sequence[PlannedMilestone], plan: Plan, words: Words, *, read_only: bool
    ) -> None:
        """Show milestones of a plan, in its order."""
        found = [each.milestone for each in planned]
        opened = sum(each.is_open for each in found)
        own = sum(each.own for each in found)
        self.heading.setText(labels.milestones(len(found)))
        self.facts.setText("\n".join(several_facts(planned, plan, words)))
        skipped = all(each.status is Status.SKIPPED for each in found)
        again = self.tr("Take in again") if skipped else self.tr("Open again")
        self.done.setText(self._done_words(opened, len(found)) if opened else again)
        self.done.set_variant("primary" if opened else "")
        self.done.set_icon_name("check" if opened else "arrow-counter-clockwise")
        self.skip.setText(self.tr("Skip…"))
        self.skip.setVisible(opened > 0)
        self.estimates.setVisible(opened > 0)
        self._dates.setVisible(opened > 0)
        text = counted("SeveralPart", "Delete {count} of your own", "Delete 1 of your own", own)
        self.delete.setText(text.format(count=own))
        self.delete.setVisible(own > 0)
        for button in (self.done, self.skip, self.estimates, self.delete, *self.moves.values()):
            button.setEnabled(not read_only)
        self._show_titles(planned, words)

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        self.done.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        buttons = FlowLayout(spacing=8)
        for button in (self.done, self.skip, self.estimates):
            buttons.addWidget(button)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.moves.values()):
            grid.addWidget(button, *divmod(place, 2))
        self._dates.body.addLayout(grid)
        last = QHBoxLayout()
        last.addWidget(self.delete)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addLayout(buttons)
        column.addWidget(self._dates)
        column.addLayout(last)
        column.addWidget(self._list)
        column.addStretch(1)

    def _done_words(self, opened: int, whole: int) -> str:
        if opened == whole:
            return self.tr("Mark all done")
        return self.tr("Mark {count} done").format(count=opened)

    def _show_titles(self, planned: Sequence[PlannedMilestone], words: Words) -> None:
        clear(self._list.body)
        for each in planned[:_MOST_TITLES]:
            milestone = each.milestone
            status = words.status(milestone.status)
            done = not milestone.is_open
            icon, color = ("check-circle-fill", "accent") if done else ("circle", "text-3")
            line = LineButton(self._themes, milestone.title, icon, color=color, tip=status)
            line.setAccessibleDescription(status)
            line.clicked.connect(lambda _=False, name=each.id: self.milestone_requested.emit(name))
            self._list.body.addWidget(line)
        more = len(planned) - _MOST_TITLES
        if more > 0:
            text = self.tr("and {count} more").format(count=more)
            self._list.body.addWidget(TextLabel(self._themes, text, "small", "tertiary"))


def several_facts(planned: Sequence[PlannedMilestone], plan: Plan, words: Words) -> tuple[str, ...]:
    """Statuses, hours and dates of several milestones, a line each."""
    summed = group_of(0, "", planned)
    statuses = [each.milestone.status for each in planned]
    texts = {
        Status.TODO: translate("Labels", "{count} to do"),
        Status.IN_PROGRESS: translate("Labels", "{count} in progress"),
        Status.DONE: translate("Labels", "{count} done"),
        Status.SKIPPED: translate("Labels", "{count} skipped"),
    }
    counted = [
        text.format(count=words.number(statuses.count(status)))
        for status, text in texts.items()
        if status in statuses
    ]
    lines = [" · ".join(counted), labels.phase_hours(summed, words)]
    if summed.start is not None and summed.finish is not None:
        lines.append(words.day_range(summed.start, summed.finish, plan.today))
    return tuple(lines)
