"""The preview beside step 3: when the plan finishes, its phases, and what other hours would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.pages.start_problems import ProblemList
from planner.ui.widgets.chart import ChartNumbers
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.even_row import EvenRow
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.phase_bars import LengthBar, PhaseBars
from planner.ui.widgets.side_panel import ScrollColumn, section_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.domain.forecast import FinishRange
    from planner.domain.plan import Phase
    from planner.ui.pages.start_facts import Outlook, Pace
    from planner.ui.pages.start_later import Consequences
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Differences of so many months and more are told in years.
_YEARS_FROM = 36
#: Px between the columns of a table.
_GAP = 10
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_BELOW = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OutlookPanel(ScrollColumn):
    """Shows the plan that the answers of the first three steps lead to."""

    #: A wish: the bars of the phases as a table, as `ChartNumbers`.
    table_requested = Signal(object)

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__("surface", "", parent)
        self._themes = themes
        self._words = words
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.facts = FinishFacts(themes, words)
        self.problem = TextLabel(themes, "", "body", "danger", wrap=True)
        self._phases_heading = section_label(themes, "")
        self.phases = _PhaseTable(themes, words)
        self._shown: tuple[Phase, ...] = ()
        self.bars = PhaseBars(themes)
        self.bars.table_requested.connect(self._ask_for_table)
        self._months = tuple(TextLabel(themes, "", "caption", "tertiary") for _ in range(3))
        self._paces_heading = section_label(themes, self.tr("If you change the hours"))
        self.paces = _PaceTable(themes, words)
        self.problems = ProblemList(themes, words)
        self._body = QWidget()
        self._assemble()
        self._body.hide()

    def show_outlook(self, seen: Outlook) -> None:
        """Show a plan; `show_paces` follows when those are known."""
        self.problem.hide()
        self._body.show()
        self.facts.show_outlook(seen)
        phases = [phase for phase in seen.plan.phases if phase.start and phase.finish]
        if len(phases) == 4:
            self._phases_heading.setText(self.tr("Four phases"))
        else:
            self._phases_heading.setText(self.tr("Phases: {0}").format(len(phases)))
        self.phases.show_phases(phases)
        self._shown = tuple(phases)
        spans = [(each.start, each.finish) for each in phases if each.start and each.finish]
        self.bars.setVisible(bool(spans))
        if spans:
            name = self.tr("The phases side by side in time")
            self.bars.set_spans(spans, name, self._spoken(phases))
            self._show_months(min(each[0] for each in spans), max(each[1] for each in spans))

    def show_waiting(self) -> None:
        """Say that the plan of the answers as they stand now is not known yet."""
        self.facts.show_waiting()

    def show_paces(self, paces: Sequence[Pace]) -> None:
        """Show what other hours would do."""
        self._paces_heading.setVisible(bool(paces))
        self.paces.setVisible(bool(paces))
        self.paces.show_paces(paces)

    def show_findings(self, found: Consequences) -> None:
        """Say what does not fit; the wish for the finish has its own place in the form."""
        plan = found.seen.plan
        shown = [
            (self._words.problem(problem, plan), mends)
            for problem, mends in found.findings
            if problem.kind.value != "wish-out-of-reach"
        ]
        self.problems.show_problems(shown, found.seen.profile)

    def show_problem(self, sentence: str) -> None:
        """Say why there is no plan to show."""
        self._body.hide()
        self.problem.setText(sentence)
        self.problem.show()

    def _spoken(self, phases: Sequence[Phase]) -> str:
        text = self.tr("{name} until {date}")
        told = [
            text.format(name=each.name, date=self._words.date(each.finish))
            for each in phases
            if each.finish
        ]
        return f"{self._words.listed(told)}."

    def _ask_for_table(self) -> None:
        words = self._words
        heads = (self.tr("Phase"), self.tr("Start"), self.tr("Finish"), self.tr("Hours"))
        rows = tuple(
            (each.name, *map(words.short_date, days), words.number((each.effort + 30) // 60))
            for each in self._shown
            if (days := tuple(filter(None, (each.start, each.finish))))
        )
        self.table_requested.emit(ChartNumbers(self._phases_heading.text(), heads, rows))

    def _show_months(self, first: dt.date, last: dt.date) -> None:
        middle = first + (last - first) / 2
        for label, day in zip(self._months, (first, middle, last), strict=True):
            label.setText(f"{self._words.month(day.month)} {day.year}")

    def _assemble(self) -> None:
        themes = self._themes
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addSpacing(8)
        inner.addWidget(self.facts)
        inner.addWidget(self.problems)
        inner.addSpacing(16)
        inner.addWidget(self._phases_heading)
        inner.addSpacing(6)
        inner.addWidget(self.phases)
        inner.addSpacing(8)
        inner.addWidget(self.bars)
        months = QHBoxLayout()
        for place, label in enumerate(self._months):
            if place:
                months.addStretch(1)
            months.addWidget(label)
        # The bars run from left to right in every language, and so do their months.
        holder = QWidget()
        holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        holder.setLayout(months)
        months.setContentsMargins(0, 4, 0, 0)
        inner.addWidget(holder)
        inner.addSpacing(16)
        inner.addWidget(self._paces_heading)
        inner.addSpacing(6)
        inner.addWidget(self.paces)
        note = QHBoxLayout()
        note.setSpacing(6)
        note.addWidget(IconLabel(themes, "info", "text-3", 14))
        sentence = self.tr("You can change any of this later with Replan.")
        note.addWidget(TextLabel(themes, sentence, "caption", "tertiary", wrap=True), 1)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.addWidget(section_label(themes, self.tr("Preview")))
        self.column.addWidget(self._body)
        self.column.addSpacing(8)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.column.addSpacing(12)
        self.column.addLayout(note)
        self.problem.hide()


class FinishFacts(QWidget):
    """Finish, its range, and three figures."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start without numbers."""
        super().__init__(parent)
        self._words = words
        self.finish = TextLabel(themes, "", "big", wrap=True)
        self.range = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.hours = _Tile(themes, self.tr("total"))
        self.milestones = _Tile(themes, self.tr("milestones"))
        self.weeks = _Tile(themes, self.tr("study weeks"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(themes, self.tr("Finish around"), "caption", "tertiary"))
        column.addWidget(self.finish)
        column.addSpacing(2)
        column.addWidget(self.range)
        column.addSpacing(16)
        column.addWidget(EvenRow((self.hours, self.milestones, self.weeks)))

    def show_outlook(self, seen: Outlook) -> None:
        """Show the numbers of a plan."""
        words = self._words
        self.finish.setText(words.date(seen.finish) if seen.finish else self.tr("Nothing to do"))
        self.range.setVisible(seen.range is not None)
        if seen.range is not None:
            self.range.setText(self._range_words(seen.range))
        self.hours.show_value(words.whole_hours(seen.minutes))
        self.milestones.show_value(str(len(seen.plan.milestones)))
        self.weeks.show_value(str(seen.study_weeks))

    def show_waiting(self) -> None:
        """Say that the finish is not known yet."""
        self.finish.setText(self.tr("Working it out…"))
        self.range.setText("")

    def _range_words(self, found: FinishRange) -> str:
        early, late = self._words.dates(found.p10, found.p90)
        text = self.tr("Expect between {0} and {1} (from the lowest to the highest estimates).")
        return text.format(early, late)


class _Tile(QFrame):
    """A figure with its unit in a card."""

    def __init__(self, themes: ThemeSource, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.value = TextLabel(themes, "", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(TextLabel(themes, unit, "caption", "tertiary", wrap=True))

    def show_value(self, value: str) -> None:
        """Show another figure."""
        self.value.setText(value)


class _Table(QWidget):
    """Rows of labels that are made once and then only filled."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)

    def _label(self, tone: str, *, at_end: bool = False) -> TextLabel:
        label = TextLabel(self._themes, "", "small", tone)
        label.setMinimumHeight(24)
        if at_end:
            label.setAlignment(_END)
        return label


class _PhaseTable(_Table):
    """A phase a row: name, dates, hours; the dates stand below where the name has no room."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._words = words
        self.rows: list[tuple[ElidedLabel, TextLabel, TextLabel]] = []
        self._stacked = False
        self._grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out where the dates fit."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As narrow as names cut short beside hours, or as dates."""
        widths = [
            max(
                name.minimumSizeHint().width() + hours.minimumSizeHint().width() + _GAP,
                dates.minimumSizeHint().width(),
            )
            for name, dates, hours in self.rows
        ]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def show_phases(self, phases: Sequence[Phase]) -> None:
        """Show phases with dates."""
        while len(self.rows) < len(phases):
            name = ElidedLabel(self._themes, "", "small")
            name.setMinimumHeight(24)
            row = (name, self._label("tertiary"), self._label("secondary", at_end=True))
            self.rows.append(row)
            self._lay(len(self.rows) - 1)
        for place, row in enumerate(self.rows):
            for label in row:
                label.setVisible(place < len(phases))
            if place < len(phases):
                self._fill(row, phases[place])
        self._place()

    def _place(self) -> None:
        parts = [[label.sizeHint().width() for label in row] for row in self.rows]
        needed = sum(max(column) for column in zip(*parts, strict=True)) + 2 * _GAP
        stacked = self.width() < needed
        if stacked != self._stacked:
            self._stacked = stacked
            for place in range(len(self.rows)):
                self._lay(place)
            self.updateGeometry()

    def _lay(self, place: int) -> None:
        name, dates, hours = self.rows[place]
        self._grid.addWidget(name, 2 * place, 0)
        self._grid.addWidget(hours, 2 * place, 2)
        dates.setAlignment(_BELOW if self._stacked else _START)
        if self._stacked:
            self._grid.addWidget(dates, 2 * place + 1, 0, 1, 3)
        else:
            self._grid.addWidget(dates, 2 * place, 1)

    def _fill(self, row: tuple[ElidedLabel, TextLabel, TextLabel], phase: Phase) -> None:
        name, dates, hours = row
        name.setText(f"{phase.number}  {phase.name}")
        if phase.start and phase.finish:
            dates.setText(self._words.day_range(phase.start, phase.finish))
        hours.setText(self._words.whole_hours(phase.effort))


class _PaceTable(_Table):
    """A pace a row: hours, a bar, finish, difference."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._words = words
        self.rows: list[tuple[TextLabel, LengthBar, TextLabel, TextLabel]] = []
        self._grid.setColumnStretch(1, 1)

    def show_paces(self, paces: Sequence[Pace]) -> None:
        """Show paces; the one with no difference to itself is the chosen one."""
        while len(self.rows) < len(paces):
            bar = LengthBar(self._themes)
            bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            end, difference = self._label("", at_end=True), self._label("tertiary", at_end=True)
            row = (self._label(""), bar, end, difference)
            for column, widget in enumerate(row):
                self._grid.addWidget(widget, len(self.rows), column)
            self.rows.append(row)
        chosen = next((pace for pace in paces if pace.chosen), None)
        longest = max((pace.days for pace in paces), default=1)
        for place, row in enumerate(self.rows):
            for widget in row:
                widget.setVisible(place < len(paces))
            if place < len(paces):
                pace = paces[place]
                self._fill(row, pace, pace.days / max(longest, 1), strong=pace is chosen)

    def _fill(
        self,
        row: tuple[TextLabel, LengthBar, TextLabel, TextLabel],
        pace: Pace,
        part: float,
        *,
        strong: bool,
    ) -> None:
        hours, bar, finish, difference = row
        font = self._themes.theme.font("small-strong" if strong else "small", tabular=True)
        hours.setFont(font)
        finish.setFont(font)
        hours.setText(self._words.hours(pace.minutes))
        finish.setText(self._words.short_date(pace.finish))
        bar.set_part(part, strong=strong)
        difference.setText(self.tr("as above") if strong else self._difference(pace.months))

    def _difference(self, months: int) -> str:
        if months == 0:
            return self.tr("same month")
        sign = "+" if months > 0 else "−"  # noqa: RUF001 - a minus sign, as wide as the plus
        if abs(months) >= _YEARS_FROM:
            years = round(abs(months) / 12)
            return counted("_PaceTable", "{0}{1} years", "{0}1 year", years).format(sign, years)
        count = abs(months)
        return counted("_PaceTable", "{0}{1} months", "{0}1 month", count).format(sign, count)
