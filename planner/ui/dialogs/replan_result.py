"""The right side of the replan dialog: the new finish, before and after, and what to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from planner.ui.dialogs.chart_table import ChartTable
from planner.ui.dialogs.replan_bars import ReplanBars, phase_numbers, spans_of
from planner.ui.dialogs.replan_table import MovesTable
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.beside_or_below import BesideOrBelow
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.side_panel import ScrollColumn

if TYPE_CHECKING:
    from planner.ui.dialogs.replan_texts import ReplanTexts
    from planner.ui.dialogs.replan_ways import Outcome
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_SHOW = "show"


class _OldDate(TextLabel):
    """A date that is given up, struck out."""

    def _take_font(self) -> None:
        super()._take_font()
        font = self.font()
        font.setStrikeOut(True)
        self.setFont(font)


class ReplanResult(ScrollColumn):
    """Shows one outcome; nothing in it can be chosen."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start without an outcome."""
        super().__init__("surface", "", parent)
        self.setAccessibleName(self.tr("What it would bring"))
        self._themes = themes
        self._words = words
        self._outcome: Outcome | None = None
        self._texts: ReplanTexts | None = None
        self.finish = TextLabel(themes, "", "big", wrap=True, selectable=True)
        self.old = _OldDate(themes, "", "body", "tertiary")
        self.later = TextLabel(themes, "", "body", "secondary")
        self.bars = ReplanBars(themes, words)
        self.facts = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self.table = MovesTable(themes, words)
        self.clashes = QPlainTextEdit()
        self.clashes.setReadOnly(True)
        self.clashes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.clashes.setTabChangesFocus(True)
        self.clashes.setAccessibleName(self.tr("What to check"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.clashes)
        self.note = TextLabel(
            themes,
            self.tr("Dated sessions, events and pinned dates stay."),
            "small",
            "tertiary",
            wrap=True,
        )
        self.banner = Banner(themes)
        self.banner.action_requested.connect(lambda _: self._turn())
        self.bars.table_requested.connect(self._show_numbers)
        self._assemble(themes)

    def show_outcome(self, outcome: Outcome, texts: ReplanTexts) -> None:
        """Show what a way would bring, or why it cannot be had."""
        self._outcome, self._texts = outcome, texts
        before, after = outcome.before, outcome.after
        nothing = texts.nothing(outcome)
        old = before.planned_finish
        new = after.planned_finish if after is not None else old
        self.finish.setText(self._words.date(new) if new else self.tr("No date"))
        moved = old is not None and new != old
        self.old.setText(self._words.date(old) if old is not None and moved else "")
        self.old.setAccessibleName(self.tr("Before: {date}").format(date=self.old.text()))
        self.old.setVisible(moved)
        self.later.setText(texts.later(old, new))
        now = spans_of(before)
        self.bars.set_rows(now, spans_of(after) if after is not None else ())
        lines = [nothing] if nothing else []
        self.facts.setText("\n".join([*lines, *texts.facts(outcome)]))
        self.table.moves.set_head(texts.moving(outcome))
        self.table.show_outcome(outcome)
        self.clashes.setPlainText("\n\n".join(texts.clashes(outcome)))
        self._pages.setCurrentWidget(self.table)
        self._show_banner()

    def show_waiting(self, sentence: str) -> None:
        """Say that it is still being worked out."""
        self._outcome = None
        self.finish.setText("…")
        self.old.hide()
        self.later.setText("")
        self.facts.setText(sentence)
        self.bars.set_rows((), ())
        self.table.show_outcome(None)
        self.banner.hide()
        self._pages.setCurrentWidget(self.table)

    @property
    def shows_clashes(self) -> bool:
        """Whether the list of what to check stands in the place of what moves."""
        return self._pages.currentWidget() is self.clashes

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self, themes: ThemeSource) -> None:
        column = self.column
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(4)
        column.addWidget(TextLabel(themes, self.tr("New finish"), "caption", "tertiary"))
        column.addWidget(self._dates())
        column.addSpacing(6)
        column.addWidget(self.bars)
        column.addSpacing(4)
        column.addWidget(self.facts)
        column.addSpacing(4)
        column.addWidget(self._pages, 1)
        column.addWidget(self.note)
        column.addWidget(self.banner)

    def _dates(self) -> BesideOrBelow:
        """The new date, and beside it, or below where it would break, what it was before."""
        before = QWidget()
        flow = FlowLayout(before, 10)
        flow.addWidget(self.old)
        flow.addWidget(self.later)
        low = Qt.AlignmentFlag.AlignBottom
        return BesideOrBelow(
            self.finish, before, self._whole_date, spacing=10, beside=low, spread=False
        )

    def _whole_date(self) -> int:
        """Px that the new date takes on one line."""
        return self.finish.fontMetrics().horizontalAdvance(self.finish.text())

    def _show_banner(self) -> None:
        outcome, texts = self._outcome, self._texts
        if outcome is None or texts is None or not outcome.clashes:
            self.banner.hide()
            return
        words = self.tr("Show dates") if self.shows_clashes else self.tr("Show")
        first = texts.clashes(outcome, 1)[0]
        self.banner.show_message(
            "warning", texts.clash_fact(outcome), first, ((_SHOW, words),), "warning"
        )

    def _show_numbers(self) -> None:
        """Show the bars as a table, once they are known."""
        outcome = self._outcome
        if outcome is not None:
            numbers = phase_numbers(outcome.before, outcome.after, self._words)
            ChartTable.show_numbers(self._themes, numbers, self.window())

    def _turn(self) -> None:
        """Show what to check in the place of what moves, and back."""
        other = self.table if self.shows_clashes else self.clashes
        self._pages.setCurrentWidget(other)
        self._show_banner()
        other.setFocus(Qt.FocusReason.OtherFocusReason)
