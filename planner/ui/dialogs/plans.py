"""All plans in a list, each with its progress and finish, and what can be done to one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget
from PySide6.QtWidgets import QTableWidgetItem as Item

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.table_heads import give_room, set_heads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.storage.plan_list import ListedPlan
    from planner.ui.plan_reading import PlanReading
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class PlanWish(StrEnum):
    """What can be done to a plan in the list, besides opening it."""

    COPY = "copy"
    COMPARE = "compare"
    RENAME = "rename"
    MOVE = "move"
    ARCHIVE = "archive"
    BRING_BACK = "bring-back"
    DELETE = "delete"
    FOLDER = "folder"


#: What needs a plan that can be read.
_READABLE = frozenset({PlanWish.COPY, PlanWish.COMPARE, PlanWish.RENAME})
_ICONS = {
    PlanWish.COPY: "copy",
    PlanWish.COMPARE: "columns",
    PlanWish.RENAME: "pencil-simple",
    PlanWish.MOVE: "arrow-right",
    PlanWish.ARCHIVE: "folder",
    PlanWish.BRING_BACK: "arrow-counter-clockwise",
    PlanWish.DELETE: "trash",
    PlanWish.FOLDER: "folder-open",
}
_KEYS = {PlanWish.RENAME: "F2", PlanWish.DELETE: "Del"}
#: The two lists.
CURRENT, ARCHIVED = "current", "archived"


class PlansDialog(DialogFrame):
    """Lists plans; what is to be done to one is a wish, and the lists can be filled anew."""

    #: A wish about a plan: a `PlanWish` and the `ListedPlan`.
    wished = Signal(str, object)

    def __init__(
        self, themes: ThemeSource, words: Words, reading: PlanReading, parent: QWidget | None = None
    ) -> None:
        """Show what is read, as it is read."""
        title = self.tr("Plans")
        super().__init__(themes, title, self.tr("Open"), parent)
        self.take_size(880, 500)
        self._words = words
        self.reading = reading
        self._lists: dict[str, Sequence[ListedPlan]] = {CURRENT: (), ARCHIVED: ()}
        #: What is chosen as soon as it stands in a list.
        self._wanted: Path | None = None
        options = [(CURRENT, title), (ARCHIVED, self.tr("Archived"))]
        self.lists = SegmentedControl(themes, options, self.tr("Which plans"))
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(title)
        self._shape_table()
        self.where = ElidedLabel(themes, "", "small", "tertiary")
        self.buttons = {
            wish: push_button(themes, text, "", _ICONS[wish], compact=True)
            for wish, text in self._words_of_wishes().items()
        }
        row = FlowLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        self.body.addWidget(self.lists)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.where)
        self.body.addLayout(row)
        self._actions = {wish: self._action(wish) for wish in self.buttons}
        self.lists.chosen.connect(lambda _: self._show_list())
        self.table.itemSelectionChanged.connect(self._look)
        self.table.itemDoubleClicked.connect(lambda _: self._open())
        reading.changed.connect(self._fill)
        self._fill()
        self.table.setFocus()

    @property
    def chosen(self) -> ListedPlan | None:
        """The plan chosen, if any."""
        row, shown = self.table.currentRow(), self._lists[self.lists.value]
        return shown[row] if 0 <= row < len(shown) else None

    def choose(self, path: Path | None) -> None:
        """Choose a plan as soon as it stands in a list; nothing leaves the choice where it is."""
        self._wanted = path

    def say(self, sentence: str) -> None:
        """Say what was done, beside the buttons at the foot."""
        self.note.setText(sentence)

    # --- Internals ------------------------------------------------------------------------------

    def _fill(self) -> None:
        """List the plans as far as they are read; what is chosen stays so, or what stands there."""
        before, row = self.chosen, max(0, self.table.currentRow())
        self._lists = {CURRENT: self.reading.plans, ARCHIVED: self.reading.archived}
        count = len(self._lists[ARCHIVED])
        words = self.tr("Archived ({count})").format(count=count)
        self.lists.set_words(ARCHIVED, words if count else self.tr("Archived"))
        chosen = before.path if before else None
        for name, listed in self._lists.items():
            if self._wanted in [plan.path for plan in listed]:
                chosen, self._wanted = self._wanted, None
                self.lists.set_value(name)
        self._show_list(row, chosen)

    def _words_of_wishes(self) -> dict[PlanWish, str]:
        return {
            PlanWish.COPY: self.tr("Try out a copy…"),
            PlanWish.COMPARE: self.tr("Compare…"),
            PlanWish.RENAME: self.tr("Rename…"),
            PlanWish.MOVE: self.tr("Move…"),
            PlanWish.ARCHIVE: self.tr("Archive"),
            PlanWish.BRING_BACK: self.tr("Bring back"),
            PlanWish.DELETE: self.tr("Delete…"),
            PlanWish.FOLDER: self.tr("Show in folder"),
        }

    def _shape_table(self) -> None:
        table = self.table
        heads = [self.tr("Plan"), self.tr("Done"), self.tr("Finish")]
        set_heads(table, heads, words=1)
        give_room(table)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _action(self, wish: PlanWish) -> QAction:
        """Join a button with an entry in the menu of the list, and its key there."""
        button = self.buttons[wish]
        action = QAction(button.text(), self)
        if keys := _KEYS.get(wish):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            button.setToolTip(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.table.addAction(action)
        for signal in (button.clicked, action.triggered):
            signal.connect(lambda _=False: self.wished.emit(wish, self.chosen))
        return action

    def _show_list(self, row: int = 0, chosen: Path | None = None) -> None:
        plans = self._lists[self.lists.value]
        self.table.setRowCount(len(plans))
        for place, plan in enumerate(plans):
            for column, text in enumerate(self._texts(plan)):
                item = Item(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(place, column, item)
        places = [place for place, plan in enumerate(plans) if plan.path == chosen]
        # Not by `selectRow`, which right to left finds no cell before the list is shown.
        self.table.setCurrentCell(places[0] if places else min(row, len(plans) - 1), 0)
        self._look()

    def _texts(self, plan: ListedPlan) -> tuple[str, str, str]:
        figures = self.reading.figures(plan.path)
        if not plan.is_read:
            return plan.path.stem, "", self.tr("Being read…")
        if plan.stored is None or figures is None:
            return plan.path.stem, "", self.tr("Cannot be read")
        name, finish = plan.stored.profile.name, figures.finish
        if plan.path == self.reading.current:
            name = self.tr("{plan} (open now)").format(plan=fenced(name))
        done = self.tr("{percent} %").format(percent=figures.percent)
        return name, done, self._words.short_date(finish) if finish else ""

    def _look(self) -> None:
        plan = self.chosen
        none = self.tr("There are no plans yet.")
        if self.lists.value == ARCHIVED:
            none = self.tr("No plan is archived.")
        if self.reading.is_busy:
            none = self.tr("Looking for plans…")
        self.where.setText(str(plan.path) if plan else none)
        self.set_ready(plan is not None and plan.path != self.reading.current)
        put_away = self.lists.value == ARCHIVED
        hidden = PlanWish.ARCHIVE if put_away else PlanWish.BRING_BACK
        for wish, button in self.buttons.items():
            possible = plan is not None and (plan.stored is not None or wish not in _READABLE)
            if plan is not None and not plan.is_read:
                possible = wish is PlanWish.FOLDER
            button.setEnabled(possible)
            button.setVisible(wish is not hidden)
            self._actions[wish].setEnabled(possible)
            self._actions[wish].setVisible(wish is not hidden)

    def _open(self) -> None:
        if self.accept_button.isEnabled():
            self.done(QDialog.DialogCode.Accepted)
