"""All plans in a list, each with its progress and finish: opened, tried out as a copy, or found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from planner.domain.plan import plan_of
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.storage.plan_list import ListedPlan
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class PlansDialog(DialogFrame):
    """Lists plans; what is to be done to one is a wish, and the list can be filled anew."""

    #: Wishes about a plan (`ListedPlan`): another one like it; its folder outside the planner.
    copy_requested = Signal(object)
    folder_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, words: Words, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Start with an empty list."""
        title = self.tr("Plans")
        super().__init__(themes, title, self.tr("Open"), parent)
        self.resize(720, 460)
        self._words = words
        self._today = today
        self._plans: Sequence[ListedPlan] = ()
        self._current: Path | None = None
        self.table = QTableWidget(0, 3)
        heads = [self.tr("Plan"), self.tr("Done"), self.tr("Finish")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.where = ElidedLabel(themes, "", "small", "tertiary")
        self.copy = push_button(themes, self.tr("Try out a copy…"), "", "copy", compact=True)
        self.folder = push_button(
            themes, self.tr("Show in folder"), "", "folder-open", compact=True
        )
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.folder)
        row.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.where)
        self.body.addLayout(row)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self.chosen))
        self.folder.clicked.connect(lambda: self.folder_requested.emit(self.chosen))
        self.table.itemSelectionChanged.connect(self._look)
        self.table.itemDoubleClicked.connect(lambda _: self._open())
        self._look()
        self.table.setFocus()

    @property
    def chosen(self) -> ListedPlan | None:
        """The plan chosen, if any."""
        row = self.table.currentRow()
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def fill(
        self, plans: Sequence[ListedPlan], current: Path | None, chosen: Path | None = None
    ) -> None:
        """List plans, of which one is open now; choose one by its path, or the first."""
        self._plans, self._current = plans, current
        self.table.setRowCount(len(plans))
        for row, plan in enumerate(plans):
            for column, text in enumerate(self._texts(plan)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        row = next((row for row, plan in enumerate(plans) if plan.path == chosen), 0)
        self.table.selectRow(row)
        self._look()

    def _texts(self, plan: ListedPlan) -> tuple[str, str, str]:
        if plan.stored is None:
            return plan.path.stem, "", self.tr("Cannot be read")
        found = plan_of(plan.stored.profile, self._today)
        finish = found.planned_finish
        name = plan.stored.profile.name
        if plan.path == self._current:
            name = self.tr("{plan} (open now)").format(plan=name)
        done = self.tr("{percent} %").format(percent=found.progress.percent)
        return name, done, self._words.short_date(finish) if finish else ""

    def _look(self) -> None:
        plan = self.chosen
        self.where.setText(str(plan.path) if plan else self.tr("There are no plans yet."))
        self.set_ready(plan is not None and plan.path != self._current)
        self.copy.setEnabled(plan is not None and plan.stored is not None)
        self.folder.setEnabled(plan is not None)

    def _open(self) -> None:
        if self.accept_button.isEnabled():
            self.done(QDialog.DialogCode.Accepted)
