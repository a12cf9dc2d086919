"""New dates for what is still open: which way, the finish before and after, and what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.domain.catch_up import moves, planned_pace, push
from planner.domain.plan import plan_of
from planner.domain.problems import PlannerError
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import NumberField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.catch_up import Moved
    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_MOST_DAYS = 730


class ReplanDialog(DialogFrame):
    """Two ways to move the dates, with a list of before and after."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start with the dates moved to today at the planned hours."""
        super().__init__(
            themes,
            self.tr("Replan"),
            self.tr("Apply new dates"),
            parent,
            note=self.tr("Nothing you have finished changes. Undo with Ctrl+Z."),
        )
        self._session = session
        self._edit: Edit | None = None
        self.resize(900, 600)
        weekly = session.profile.calendar.weekly_minutes(session.today)
        pace = session.words.hours(weekly)
        self.keep_pace = QRadioButton(self.tr("Move dates, keep {hours} a week").format(hours=pace))
        self.push_by = QRadioButton(self.tr("Push everything that is open"))
        self.days = NumberField(1, _MOST_DAYS, self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days to push"))
        self.days.setValue(7)
        self.keep_pace.setChecked(True)
        self._finish = TextLabel(themes, "", "big")
        self._before = TextLabel(themes, "", "small", "tertiary")
        self._count = TextLabel(themes, "", "small-strong", "secondary")
        self._clash = TextLabel(themes, "", "small", "warning", wrap=True)
        self._table = self._make_table()
        self._assemble()
        group = QButtonGroup(self)
        group.addButton(self.keep_pace)
        group.addButton(self.push_by)
        group.buttonClicked.connect(self._look)
        self.days.valueChanged.connect(self._pushed)
        self._look()
        self.keep_pace.setFocus()

    @classmethod
    def ask(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """The new dates as they are shown."""
        return self._edit

    def _assemble(self) -> None:
        themes = self.themes
        left = QWidget()
        choices = QVBoxLayout(left)
        choices.setContentsMargins(20, 20, 20, 20)
        choices.setSpacing(8)
        choices.addWidget(TextLabel(themes, self._heading(), "heading", wrap=True))
        hint = self.tr("Pinned dates and dated events stay where they are.")
        choices.addWidget(TextLabel(themes, hint, "small", "secondary", wrap=True))
        choices.addSpacing(8)
        for radio, words in (
            (self.keep_pace, self.tr("What is left is laid out from today on.")),
            (self.push_by, self.tr("Everything open starts later, and not before today.")),
        ):
            card = QFrame()
            card.setProperty("frame", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(14, 12, 14, 12)
            column.addWidget(radio)
            column.addWidget(TextLabel(themes, words, "small", "secondary", wrap=True))
            if radio is self.push_by:
                column.addWidget(self.days)
            choices.addWidget(card)
        choices.addStretch(1)
        left.setFixedWidth(320)
        right = QWidget()
        right.setProperty("ground", "surface")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(TextLabel(themes, self.tr("New finish"), "small", "tertiary"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._finish)
        line.addWidget(self._before, 1)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self._table, 1)
        column.addWidget(self._clash)
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.body.addLayout(row)

    def _heading(self) -> str:
        behind = self._session.plan.behind
        if not behind:
            return self.tr("You are on plan")
        return self.tr("You are {hours} behind plan").format(
            hours=self._session.words.hours(behind)
        )

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        heads = [self.tr("What moves"), self.tr("Now"), self.tr("New"), self.tr("Change")]
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("What moves"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        return table

    def _pushed(self) -> None:
        self.push_by.setChecked(True)
        self._look()

    def _look(self) -> None:
        profile, today = self._session.profile, self._session.today
        try:
            if self.push_by.isChecked():
                self._edit = push(profile, self.days.value(), today)
            else:
                self._edit = planned_pace(profile, today)
            moved = moves(profile, self._edit)
            after, _ = self._edit.apply(profile)
        except PlannerError as error:
            self._edit = None
            self._clash.setText(error.sentence)
            self.set_ready(False)
            return
        self._show_finish(plan_of(after, today, self._session.catalogue))
        self._show_moves(moved)
        self.set_ready(bool(moved))

    def _show_finish(self, after: Plan) -> None:
        words, before = self._session.words, self._session.plan
        new, old = after.planned_finish, before.planned_finish
        self._finish.setText(words.date(new) if new else self.tr("No date"))
        if new is None or old is None or new == old:
            self._before.setText(self.tr("as before"))
        else:
            text = self.tr("before: {date}, {change}")
            self._before.setText(text.format(date=words.date(old), change=self._change(old, new)))
        known = {problem.key for problem in before.problems}
        fresh = [each for each in after.problems if each.key not in known and each.milestone]
        self._clash.setText("\n".join(words.problem(each, after) for each in fresh[:3]))
        self._clash.setVisible(bool(fresh))

    def _show_moves(self, moved: Sequence[Moved]) -> None:
        words, today = self._session.words, self._session.today
        total = sum(each.is_open for each in self._session.profile.milestones)
        text = self.tr("{moved} of {total} open milestones move")
        self._count.setText(text.format(moved=len(moved), total=total))
        self._table.setRowCount(len(moved))
        for row, each in enumerate(moved):
            old = each.before.finish if each.before else None
            new = each.after.finish if each.after else None
            texts = (
                each.title,
                words.short_date(old, today) if old else "",
                words.short_date(new, today) if new else "",
                self._change(old, new) if old and new else "",
            )
            for column, value in enumerate(texts):
                item = QTableWidgetItem(value)
                item.setToolTip("" if column else words.date(new) if new else "")
                self._table.setItem(row, column, item)

    def _change(self, old: dt.date, new: dt.date) -> str:
        days = (new - old).days
        sign = "+" if days >= 0 else "−"  # noqa: RUF001 - a minus sign
        if abs(days) == 1:
            return self.tr("{sign}1 day").format(sign=sign)
        if abs(days) < 14:
            return self.tr("{sign}{days} days").format(sign=sign, days=abs(days))
        return self.tr("{sign}{weeks} weeks").format(sign=sign, weeks=round(abs(days) / 7))
