"""The cards of the overview: each takes plain facts and shows them; none of them knows a session.

A card keeps its lines and fills them again, since a plan changes with every check-off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.labels import brief
from planner.ui.models.notices import CATALOGUE
from planner.ui.pages.overview_coming import LINES, Coming
from planner.ui.pages.overview_facts import SKILLS
from planner.ui.pages.overview_rows import ComingButton, PhaseButton, SkillLine, WeekLine
from planner.ui.pages.overview_week import ROWS, week_numbers, week_range
from planner.ui.widgets.burn_up_chart import BurnUpChart
from planner.ui.widgets.buttons import Button, icon_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.progress_ring import ProgressRing
from planner.ui.widgets.themed import plain_button_text, restyle
from planner.ui.widgets.week_strip import StripDay, WeekStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.models.notices import Notice
    from planner.ui.pages.overview_coming import ComingLine
    from planner.ui.pages.overview_facts import Fact, PhaseFacts, ProgressFacts, SkillFacts
    from planner.ui.pages.overview_week import WeekFacts
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.burn_up_chart import BurnUpPicture
    from planner.words import Words

_SIDE: Final = 16
_FACTS: Final = 4


class Card(QFrame):
    """A titled frame; its parts stand below the head."""

    def __init__(
        self, themes: ThemeSource, title: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        """Start with a head only."""
        super().__init__(parent)
        self.themes = themes
        self.setProperty("frame", "card")
        self.setAccessibleName(title)
        self.title = TextLabel(themes, title, "heading")
        self.note = ElidedLabel(themes, note, "small", "tertiary")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(_SIDE, 14, _SIDE, 0)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)

    def add_rule(self) -> None:
        """Draw a line from side to side."""
        rule = QFrame()
        rule.setProperty("frame", "line")
        self.column.addWidget(rule)


class WeekCard(Card):
    """This week: hours of each day, and what is worked on."""

    #: Wishes: tick or untick a milestone, show it, log hours on it, show all; by its id.
    toggle_requested = Signal(str)
    milestone_requested = Signal(str)
    log_requested = Signal(str)
    all_requested = Signal()
    #: A wish: start a milestone now, by its id.
    start_requested = Signal(str)
    #: Wishes: the days of the week, one after the other; their hours, as `ChartNumbers`.
    days_requested = Signal()
    table_requested = Signal(object)
    #: A fact: the keyboard came to a milestone.
    focused = Signal(str)

    def __init__(self, themes: ThemeSource, words: Words) -> None:
        """Start without a week."""
        super().__init__(themes, self.tr("This week"))
        self._words = words
        self._facts: WeekFacts | None = None
        self._hours = TextLabel(themes, "", "small-strong")
        self._of = TextLabel(themes, "", "small", "secondary")
        self.log = Button(themes, self.tr("Log hours"), "primary", "timer", compact=True)
        self.strip = WeekStrip(themes)
        self.sentence = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.start = Button(themes, self.tr("Start it now"), compact=True)
        self.follow_ups = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.lines = [WeekLine(themes) for _ in range(ROWS)]
        self.more = Button(themes, "", "link", "caret-right", compact=True, trailing=True)
        self.days = icon_button(themes, "rows", self.tr("Day by day"), "Ctrl+8", flat=False)
        self._menu = QMenu(self)
        self._assemble()
        self.log.clicked.connect(self._choose_and_log)
        self.more.clicked.connect(self.all_requested)
        self.days.clicked.connect(self.days_requested)
        self.strip.table_requested.connect(self._ask_for_table)
        self.start.clicked.connect(self._start_next)
        for line in self.lines:
            line.toggle_requested.connect(self.toggle_requested)
            line.milestone_requested.connect(self.milestone_requested)
            line.focused.connect(self.focused)

    def _assemble(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(4)
        numbers.addWidget(self._hours)
        numbers.addWidget(self._of)
        self.head.addLayout(numbers)
        self.head.addWidget(self.days)
        self.head.addWidget(self.log)
        strip = QHBoxLayout()
        strip.setContentsMargins(_SIDE, 10, _SIDE, 10)
        strip.addWidget(self.strip)
        self.column.addLayout(strip)
        self.add_rule()
        self.sentence.setContentsMargins(_SIDE, 10, _SIDE, 6)
        self.column.addWidget(self.sentence)
        start = QHBoxLayout()
        start.setContentsMargins(_SIDE, 0, _SIDE, 8)
        start.addWidget(self.start)
        start.addStretch(1)
        self.column.addLayout(start)
        for line in self.lines:
            self.column.addWidget(line)
        self.follow_ups.setContentsMargins(_SIDE, 6, _SIDE, 8)
        self.column.addWidget(self.follow_ups)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def set_week(self, facts: WeekFacts, *, may_change: bool) -> None:
        """Show a week."""
        words = self._words
        self._facts = facts
        self.note.setText(week_range(facts.first, words))
        self._hours.setText(words.number(facts.logged / 60))
        self._of.setText(
            self.tr("of {hours}").format(hours=words.hours(facts.available))
            if facts.available
            else self.tr("h logged")
        )
        self._set_strip(facts)
        self.sentence.setText(facts.note)
        self.sentence.setVisible(bool(facts.note))
        self.start.setVisible(bool(facts.next) and may_change)
        self.follow_ups.setText(facts.follow_ups)
        self.follow_ups.setVisible(bool(facts.follow_ups))
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(facts.rows))
            if place < len(facts.rows):
                line.set_row(facts.rows[place], first=place == 0, may_change=may_change)
            else:
                line.id = ""
        more = facts.more
        text = counted("WeekCard", "{count} more this week", "1 more this week", more)
        self.more.setText(text.format(count=more))
        self.more.setVisible(facts.more > 0)
        self.log.setEnabled(may_change and any(row.is_open for row in facts.rows))

    def _set_strip(self, facts: WeekFacts) -> None:
        words = self._words
        most = max(60, *(max(day.logged, day.planned, day.available) for day in facts.days))
        days, told = [], []
        for day in facts.days:
            named = day.logged or day.planned
            amount = words.number(day.logged / 60) if named else ""
            planned = day.planned / most
            days.append(StripDay(day.name, amount, day.logged / most, planned, day.today))
            if named:
                text = self.tr("{day}: {logged} of {planned}")
                hours = words.hours(day.planned)
                logged = words.number(day.logged / 60)
                told.append(text.format(day=day.name, logged=logged, planned=hours))
        self.strip.set_days(days, self.tr("Hours of this week"), ", ".join(told))

    def _ask_for_table(self) -> None:
        if self._facts is not None:
            self.table_requested.emit(week_numbers(self._facts, self._words))

    def _start_next(self) -> None:
        if self._facts is not None and self._facts.next:
            self.start_requested.emit(self._facts.next)

    def _choose_and_log(self) -> None:
        """Log on the only open milestone, or ask which one."""
        rows = [row for row in self._facts.rows if row.is_open] if self._facts else []
        if len(rows) == 1:
            self.log_requested.emit(rows[0].id)
            return
        self._menu.clear()
        for row in rows:
            action = self._menu.addAction(plain_button_text(brief(row.title)))
            action.triggered.connect(lambda _=False, name=row.id: self.log_requested.emit(name))
        corner = self.log.rect().bottomLeft()
        self._menu.popup(self.log.mapToGlobal(corner))


class _FactLine(QWidget):
    """A word on one side, a value and a smaller note on the other."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._label = ElidedLabel(themes, "", "small", "secondary")
        self._value = TextLabel(themes, "", "small-medium")
        self._note = TextLabel(themes, "", "small", "tertiary")
        rule = QFrame()
        rule.setProperty("frame", "line")
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        row.addWidget(self._value)
        row.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(row)

    def set_fact(self, fact: Fact) -> None:
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        self._note.setText(fact.note)
        self._note.setVisible(bool(fact.note))
        if self._value.property("tone") != fact.tone:
            self._value.setProperty("tone", fact.tone)
            restyle(self._value)
        value = " ".join(part for part in (fact.value, fact.note) if part)
        self.setAccessibleName(f"{fact.label}: {value}")


class ProgressCard(Card):
    """The ring with its words, and the lines about pace and finish."""

    def __init__(self, themes: ThemeSource) -> None:
        """Start without progress."""
        super().__init__(themes, self.tr("Progress"))
        self.note.setText(self.tr("by planned hours"))
        self.note.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.ring = ProgressRing(themes)
        self.hours = TextLabel(themes, "", "strong", wrap=True)
        self.sentence = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.lines = [_FactLine(themes) for _ in range(_FACTS)]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.hours)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE - 3, 9, _SIDE, 9)
        row.setSpacing(17)
        row.addWidget(self.ring)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        facts = QVBoxLayout()
        facts.setContentsMargins(_SIDE, 0, _SIDE, 7)
        facts.setSpacing(0)
        for line in self.lines:
            facts.addWidget(line)
        self.column.addLayout(facts)

    def set_progress(self, facts: ProgressFacts) -> None:
        """Show how much is done."""
        value = self.tr("{percent} %").format(percent=facts.percent)
        self.ring.set_progress(facts.part, value, self.tr("done"), facts.spoken, facts.expected)
        self.hours.setText(facts.hours)
        self.sentence.setText(facts.words)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show the lines below."""
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(facts))
            if place < len(facts):
                line.set_fact(facts[place])


class ForecastCard(Card):
    """The burn-up chart, when to expect the finish, and how that is worked out."""

    #: A wish: the numbers of the chart as a table.
    table_requested = Signal()

    def __init__(self, themes: ThemeSource, explanation: str) -> None:
        """Start without a forecast."""
        super().__init__(themes, self.tr("Forecast"))
        self.note.setText(self.tr("hours of the plan completed"))
        self.how = Button(themes, self.tr("How is this worked out?"), "link", compact=True)
        self.how.setCheckable(True)
        self.head.addWidget(self.how)
        self.basis = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.basis.setContentsMargins(_SIDE, 2, _SIDE, 0)
        self.explanation = TextLabel(
            themes, explanation, "small", "tertiary", wrap=True, selectable=True
        )
        self.explanation.setContentsMargins(_SIDE, 6, _SIDE, 4)
        self.explanation.hide()
        self.chart = BurnUpChart(themes)
        self.chart.setAccessibleName(self.tr("Forecast chart"))
        self.column.addWidget(self.basis)
        self.column.addWidget(self.explanation)
        self.column.addWidget(self.chart, 1)
        self.how.toggled.connect(self.explanation.setVisible)
        self.chart.table_requested.connect(self.table_requested)

    def set_forecast(self, picture: BurnUpPicture | None, basis: str, summary: str) -> None:
        """Show a chart; without one the last one stays, or the place is empty at first."""
        self.basis.setText(basis)
        self.chart.set_picture(picture or self.chart.picture, summary)


class ComingCard(Card):
    """The next days that something is tied to."""

    #: Wishes: show a milestone by its id; change the breaks.
    milestone_requested = Signal(str)
    breaks_requested = Signal()

    def __init__(self, themes: ThemeSource) -> None:
        """Start without days."""
        super().__init__(themes, self.tr("Coming up"))
        self.column.addSpacing(10)
        self.lines = [ComingButton(themes) for _ in range(LINES)]
        self.empty = TextLabel(
            themes, self.tr("Nothing with a date of its own lies ahead."), "small", "tertiary"
        )
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
        self.column.addWidget(self.empty)
        for line in self.lines:
            self.column.addWidget(line)
            line.clicked.connect(self._pressed)
        self.column.addStretch(1)

    def set_lines(self, lines: Sequence[ComingLine]) -> None:
        """Show days."""
        self.empty.setVisible(not lines)
        for place, button in enumerate(self.lines):
            button.setVisible(place < len(lines))
            if place < len(lines):
                button.set_first(place == 0)
                button.set_line(lines[place])
        tile = max((each.needed_tile() for each in self.lines if each.line), default=0.0)
        for button in self.lines:
            button.set_tile(tile)

    def _pressed(self) -> None:
        sender = self.sender()
        line = sender.line if isinstance(sender, ComingButton) else None
        if line is None:
            return
        if line.milestone:
            self.milestone_requested.emit(line.milestone)
        elif line.sort is Coming.BREAK:
            self.breaks_requested.emit()


class PhasesCard(Card):
    """All phases with how far they are."""

    #: A wish: show a phase by its number.
    phase_requested = Signal(int)

    def __init__(self, themes: ThemeSource) -> None:
        """Start without phases."""
        super().__init__(themes, self.tr("Phases"))
        self.column.addSpacing(8)
        self.lines: list[PhaseButton] = []
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 6)
        self._room.setSpacing(0)
        self.column.addLayout(self._room)
        self.column.addStretch(1)

    def set_phases(self, phases: Sequence[PhaseFacts]) -> None:
        """Show phases."""
        while len(self.lines) < len(phases):
            line = PhaseButton(self.themes, self)
            line.clicked.connect(self._pressed)
            self._room.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(phases))
            if place < len(phases):
                line.set_first(place == 0)
                if line.facts != phases[place]:
                    line.set_phase(phases[place])
        due = max((line.needed_due() for line in self.lines[: len(phases)]), default=0.0)
        for line in self.lines:
            line.set_due(due)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, PhaseButton) and sender.facts is not None:
            self.phase_requested.emit(sender.facts.number)


class SkillsCard(Card):
    """The skills furthest from what is asked for: now, planned, required."""

    #: A wish: show all skills.
    all_requested = Signal()

    def __init__(self, themes: ThemeSource) -> None:
        """Start without skills."""
        super().__init__(themes, self.tr("Skills"))
        self.column.addSpacing(8)
        self.lines = [SkillLine(themes) for _ in range(SKILLS)]
        for line in self.lines:
            self.column.addWidget(line)
        self.legend = TextLabel(
            themes,
            self.tr(
                "Solid is held, hatched is claimed, dashed is planned. The mark is the level "
                "asked for."
            ),
            "caption",
            "tertiary",
            wrap=True,
        )
        self.legend.setContentsMargins(_SIDE, 6, _SIDE, 6)
        self.column.addWidget(self.legend)
        self.more = Button(
            themes, self.tr("All skills"), "link", "caret-right", compact=True, trailing=True
        )
        self.more.clicked.connect(self.all_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def set_skills(self, skills: Sequence[SkillFacts], reached: int, count: int) -> None:
        """Show skills; `reached` of `count` are at the level asked for."""
        self.note.setText(self.tr("{reached} of {count} reached").format(
            reached=reached, count=count
        ))  # fmt: skip
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(skills))
            if place < len(skills):
                line.set_skill(skills[place])


class NoticesCard(Card):
    """What else the plan has to say, below the banner's one fact: calm, one under the other."""

    #: A wish: show what a `Notice` is about.
    show_requested = Signal(object)

    def __init__(self, themes: ThemeSource) -> None:
        """Start hidden."""
        super().__init__(themes, self.tr("Worth a look"))
        self._shown: tuple[Notice, ...] = ()
        self._rows: list[QWidget] = []
        self._room = QVBoxLayout()
        self._room.setContentsMargins(_SIDE, 8, _SIDE, 14)
        self._room.setSpacing(10)
        self.column.addLayout(self._room)
        self.hide()

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The notices, one a line."""
        return self._shown

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """Show notices."""
        self.setVisible(bool(notices))
        if tuple(notices) == self._shown:
            return
        self._shown = tuple(notices)
        for row in self._rows:
            self._room.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(notice) for notice in notices]
        for row in self._rows:
            self._room.addWidget(row)

    def _row(self, notice: Notice) -> QWidget:
        holder = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(self.themes, notice.fact, "small-medium", wrap=True))
        sentence = notice.sentence
        words.addWidget(
            TextLabel(self.themes, sentence, "small", "secondary", wrap=True, selectable=True)
        )
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        text = self._verb(notice)
        if text:
            show = Button(self.themes, text, compact=True, parent=holder)
            show.setAccessibleName(f"{text} {notice.fact}")
            show.clicked.connect(lambda: self.show_requested.emit(notice))
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return holder

    def _verb(self, notice: Notice) -> str:
        if notice.replan:
            return self.tr("Replan…")
        if notice.rates:
            return self.tr("Rate again…")
        if notice.edit is not None:
            return self.tr("Set follow-up")
        if notice.key == CATALOGUE:
            return self.tr("Show…")
        return self.tr("Show") if notice.milestone else ""
