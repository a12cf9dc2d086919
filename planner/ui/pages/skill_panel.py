"""The panel of the skills page: one skill, what it rests on, how it is raised, how it rose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.skill_path import ladder_of, level_history, skill_state
from planner.ui.labels import brief
from planner.ui.models.ladder_rows import history_line, history_rows, ladder_rows
from planner.ui.pages.ladder_view import LadderView
from planner.ui.widgets.banner import Banner, BannerAction
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.chart import ChartNumbers
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.level_chart import LevelChart, LevelPoint
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.domain.skill_path import LevelChange
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_EVIDENCE, _RATE = "evidence", "rate"
_SIDE = 18


class SkillPanel(QWidget):
    """Shows one skill of a session's plan."""

    #: Wishes: rate the skill shown; evidence for a milestone, by its id.
    rate_requested = Signal()
    evidence_requested = Signal(str)
    #: A wish: the chart as a table, as `ChartNumbers`.
    table_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start without a skill."""
        super().__init__(parent)
        self._session = session
        self._skill = ""
        self._claimed = ""
        #: Of which plan what skill is shown.
        self._shown: tuple[Plan, str] | None = None
        self._history: tuple[LevelChange, ...] = ()
        self.setProperty("ground", "canvas")
        self.name = TextLabel(themes, "", "heading", wrap=True, selectable=True)
        self.summary = TextLabel(themes, "", "small", "tertiary", wrap=True, selectable=True)
        self.banner = Banner(themes, stacked=True)
        self.ladder = LadderView(themes)
        self.chart = LevelChart(themes)
        self.told = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.table = push_button(themes, self.tr("Show as table…"), "link", compact=True)
        self.area = ScrollColumn("canvas", self.tr("Skill"))
        self._assemble(themes)
        self.banner.action_requested.connect(self._act)
        self.ladder.row_entered.connect(self._show_row)
        self.chart.table_requested.connect(self._ask_for_table)
        self.table.clicked.connect(self._ask_for_table)

    @property
    def skill(self) -> str:
        """Id of the skill shown, or ""."""
        return self._skill

    def show_skill(self, skill: str) -> None:
        """Show a skill as the plan has it now."""
        session, plan = self._session, self._session.plan
        if self._shown is not None and self._shown[0] is plan and self._shown[1] == skill:
            return  # asked for again by whoever filled the list
        self._shown = (plan, skill)
        if skill != self._skill:
            self._skill = skill
            self.area.verticalScrollBar().setValue(0)
        known = session.catalogue.skills.get(skill)
        self.name.setText(session.catalogue.skill_name(skill))
        self.summary.setText(known.summary if known else "")
        self.summary.setVisible(known is not None)
        ladder = ladder_of(plan, skill)
        claims = ladder.claims
        self._claimed = claims[0].id if claims else ""
        self.banner.setVisible(bool(claims))
        if claims:
            self._show_claim(skill_state(plan, skill).now, brief(claims[0].milestone.title))
        rated = skill in plan.profile.ratings
        self.ladder.set_rows(ladder_rows(ladder, plan, session.words, rated=rated))
        self._show_history(plan)
        # The banner's buttons are new, and would come last.
        set_reading_order(self)

    def numbers(self) -> ChartNumbers:
        """The chart as a table."""
        rows = history_rows(self._history, self._session.plan, self._session.words)
        heads = (self.tr("Day"), self.tr("What"), self.tr("Own rating"), self.tr("Level"))
        return ChartNumbers(self.name.text(), heads, rows, words=2)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self, themes: ThemeSource) -> None:
        column = self.area.column
        column.setContentsMargins(0, 16, 0, 16)
        top = _sides(column, 2)
        top.addWidget(self.name)
        top.addWidget(self.summary)
        column.addSpacing(12)
        _sides(column, 0).addWidget(self.banner)
        column.addSpacing(12)
        _sides(column, 0).addWidget(section_label(themes, self.tr("How your plan gets you there")))
        column.addSpacing(4)
        column.addWidget(self.ladder)
        column.addSpacing(14)
        below = _sides(column, 4)
        below.addWidget(section_label(themes, self.tr("How it rose")))
        below.addWidget(self.chart)
        below.addWidget(self.told)
        below.addWidget(self.table, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        column.addSpacing(16)
        note = self.tr(
            "A finished milestone claims a level. A link, file or note turns it into an evidenced "
            "one."
        )
        _sides(column, 0).addWidget(TextLabel(themes, note, "small", "tertiary", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _show_claim(self, level: int, title: str) -> None:
        fact = self.tr("Level {level} is claimed.").format(level=level)
        sentence = self.tr("Add what shows it to “{title}”.").format(title=title)
        actions = [
            BannerAction(_EVIDENCE, self.tr("Add evidence…"), "paperclip"),
            BannerAction(_RATE, self.tr("Rate myself"), quiet=True),
        ]
        self.banner.show_message("info", fact, sentence, () if self._session.read_only else actions)

    def _show_history(self, plan: Plan) -> None:
        words = self._session.words
        self._history = history = level_history(plan.profile, self._skill)
        points = [LevelPoint(each.on.toordinal(), each.level, _own(each)) for each in history]
        first = words.short_date(history[0].on) if history else ""
        ends = (first, self.tr("today"))
        target = skill_state(plan, self._skill).required
        self.chart.set_points(points, plan.today.toordinal(), target, ends)
        sentence = history_line(history, words)
        self.told.setText(sentence)
        name = self.tr("Levels of {skill} over time").format(skill=self.name.text())
        self.chart.setAccessibleName(name)
        self.chart.setAccessibleDescription(sentence)
        self.chart.setVisible(bool(history))
        self.table.setVisible(bool(history))

    def _ask_for_table(self) -> None:
        self.table_requested.emit(self.numbers())

    def _act(self, action: str) -> None:
        if action == _EVIDENCE:
            self.evidence_requested.emit(self._claimed)
        else:
            self.rate_requested.emit()

    def _show_row(self, place: QRect) -> None:
        middle = self.ladder.mapTo(self.area.content, place.center())
        self.area.ensureVisible(middle.x(), middle.y(), 0, place.height())


def _sides(column: QVBoxLayout, spacing: int) -> QVBoxLayout:
    """A column inside another, with the panel's margins at its sides."""
    inner = QVBoxLayout()
    inner.setContentsMargins(_SIDE, 0, _SIDE, 0)
    inner.setSpacing(spacing)
    column.addLayout(inner)
    return inner


def _own(change: LevelChange) -> int | None:
    return None if change.milestone else change.rating
