"""Holds two plans side by side, and lets the learner keep one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from planner.domain.plan import plan_of
from planner.domain.plan_comparison import compare_plans, likeness
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.plan_columns import LABEL, ColumnsModel
from planner.ui.dialogs.replan_table import MovesHeader
from planner.ui.roles import Role, RowType
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.row_table import RowTable
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan
    from planner.domain.profile import Profile
    from planner.ui.theme import ThemeSource
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

#: Px; what the smallest window has room for.
_WIDTH, _WIDEST = 860, 940
#: Letters of a plan's name on a button.
_MOST_LETTERS = 40


class ComparedPlan(NamedTuple):
    """A plan that can be read, and its file."""

    path: Path
    profile: Profile


class KeptPlan(NamedTuple):
    """The files of the plan to go on with, and of the one it was held beside."""

    keep: Path
    other: Path


def counterpart(plan: ComparedPlan, plans: Sequence[ComparedPlan]) -> ComparedPlan:
    """The plan that one is most likely to be held beside: what looks most like a copy of it."""
    others = [each for each in plans if each.path != plan.path]
    return max(others, key=lambda each: likeness(plan.profile, each.profile))


class ComparePlansDialog(DialogFrame):
    """Two choices of a plan over a table with a column for each."""

    def __init__(
        self,
        themes: ThemeSource,
        words: Words,
        catalogue: Catalogue,
        today: dt.date,
        plans: Sequence[ComparedPlan],
        chosen: tuple[ComparedPlan, ComparedPlan],
        parent: QWidget | None = None,
    ) -> None:
        """Compare two of some plans."""
        super().__init__(themes, self.tr("Compare plans"), self.tr("Close"), parent, cancel=None)
        self.resize(min(themes.theme.scaled(_WIDTH), _WIDEST), 600)
        self.kept: KeptPlan | None = None
        self._catalogue = catalogue
        self._today = today
        self._plans = plans
        self._seen: dict[Path, Plan] = {}
        self.choices = tuple(self._choice(each) for each in chosen)
        self.table = _ColumnsTable(themes, words)
        self.same = TextLabel(themes, self.tr("Nothing differs."), "strong", wrap=True)
        self.keep = tuple(push_button(themes, "", "", "check", compact=True) for _ in chosen)
        self._assemble()
        for place, (choice, button) in enumerate(zip(self.choices, self.keep, strict=True)):
            choice.currentIndexChanged.connect(self._show)
            button.clicked.connect(lambda _=False, place=place: self._keep(place))
        self._show()
        self.table.setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        words: Words,
        catalogue: Catalogue,
        today: dt.date,
        plans: Sequence[ComparedPlan],
        chosen: tuple[ComparedPlan, ComparedPlan],
        parent: QWidget,
    ) -> KeptPlan | None:
        """Show the dialog; give what is to be kept, or nothing."""
        dialog = cls(themes, words, catalogue, today, plans, chosen, parent)
        dialog.exec()
        kept = dialog.kept
        dialog.deleteLater()
        return kept

    # --- Internals ------------------------------------------------------------------------------

    def _choice(self, chosen: ComparedPlan) -> ChoiceField:
        box = ChoiceField()
        for plan in self._plans:
            box.addItem(plain_button_text(plan.profile.name))
            box.setItemData(box.count() - 1, str(plan.path), Qt.ItemDataRole.StatusTipRole)
        paths = [plan.path for plan in self._plans]
        box.setCurrentIndex(paths.index(chosen.path))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        return box

    def _assemble(self) -> None:
        names = (self.tr("One plan"), self.tr("The other plan"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, choice in zip(names, self.choices, strict=True):
            label = TextLabel(self.themes, name, "small-medium", "secondary")
            label.setBuddy(choice)
            choice.setAccessibleName(name)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(choice)
            row.addLayout(pair, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.same)
        self.body.addWidget(self.table, 1)
        buttons = FlowLayout()
        for button in self.keep:
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    def _chosen(self) -> tuple[ComparedPlan, ComparedPlan]:
        one, other = (self._plans[choice.currentIndex()] for choice in self.choices)
        return one, other

    def _plan(self, compared: ComparedPlan) -> Plan:
        if compared.path not in self._seen:
            plan = plan_of(compared.profile, self._today, self._catalogue)
            self._seen[compared.path] = plan
        return self._seen[compared.path]

    def _show(self) -> None:
        one, other = self._chosen()
        found = compare_plans(self._plan(one), self._plan(other))
        names = {each.id: each.name for each in self._catalogue.skills.values()}
        self.table.columns.show_comparison(found, names)
        self.table.span_headings()
        self.same.setVisible(found.is_same)
        for button, side in zip(self.keep, (found.one, found.other), strict=True):
            text = self.tr("Keep “{plan}”").format(plan=fenced(side.name[:_MOST_LETTERS]))
            button.setText(plain_button_text(text))
            button.setEnabled(one.path != other.path)

    def _keep(self, place: int) -> None:
        chosen = self._chosen()
        self.kept = KeptPlan(chosen[place].path, chosen[1 - place].path)
        self.done(QDialog.DialogCode.Accepted)


class _ColumnsDelegate(QStyledItemDelegate):
    """Draws a cell: headings on a quiet ground, values as plain lines."""

    def __init__(self, themes: ThemeSource, parent: QTableView) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell and the line below it."""
        theme = self._themes.theme
        painter.save()
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        heading = index.data(Role.ROW_TYPE) == RowType.HEADING
        if heading:
            row.fill("sunken")
        else:
            row.fill_selected(option.state)
        row.line(0, row.width, row.height - 1)
        style = "strong" if heading else "body"
        tone = "text-2" if index.column() == LABEL and not heading else "text"
        font = theme.font(style, tabular=index.column() != LABEL)
        area = row.rect(12, 0, row.width - 14, row.height)
        row.text(area, str(index.data() or ""), font, tone, at_end=index.column() != LABEL)
        painter.restore()


class _ColumnsTable(RowTable):
    """The comparison; a third of the width for each column, somewhat more for the labels."""

    def __init__(self, themes: ThemeSource, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self.columns = ColumnsModel(words, self)
        self.setModel(self.columns)
        self.setItemDelegate(_ColumnsDelegate(themes, self))
        self.setAccessibleName(self.tr("The plans side by side"))
        header = MovesHeader(themes, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        themes.theme_changed.connect(self._measure)
        self._measure()

    def span_headings(self) -> None:
        """Let headings run over all columns, from the top."""
        self.clearSpans()
        for row in range(self.columns.rowCount()):
            if self.columns.is_heading(row):
                self.setSpan(row, LABEL, 1, 3)
        self.scrollToTop()
        self.setCurrentIndex(self.columns.index(1, LABEL))

    def sizeHint(self) -> QSize:
        """It takes all the room there is."""
        return QSize(520, 320)

    def _measure(self) -> None:
        height = QFontMetrics(self._themes.theme.font("body")).height()
        self.verticalHeader().setDefaultSectionSize(max(32, height + 14))
