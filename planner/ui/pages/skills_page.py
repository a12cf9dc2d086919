"""The skills page: every skill with its levels now, planned and asked for, and one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain import edits
from planner.storage.left_views import SkillsView
from planner.ui.actions import ActionId
from planner.ui.models.skill_rows import Order, skill_rows, skills_line, skills_shown
from planner.ui.pages.filter_bar import ChoiceButton
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.pages.skill_list_view import SkillTable
from planner.ui.pages.skill_panel import SkillPanel
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.gap_legend import GapLegend
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window buttons are icons; with larger text sooner.
NARROW_BELOW: Final = 1080
_WIDE_FROM: Final = 1240
_PANEL_WIDE: Final = 356
_PANEL: Final = 340
#: Below this width the panel stands under the list; with larger text sooner.
_BESIDE_FROM: Final = 720
#: Qt's own greatest width: no limit.
_WIDEST: Final = 16_777_215
_KEY, _ALL = "key", "all"


class SkillsPage(PlanShown):
    """Joins session, list and panel."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: Wishes: show a milestone with its panel; rate one skill; evidence for a milestone.
    milestone_requested = Signal(str)
    rate_requested = Signal(str)
    evidence_requested = Signal(str)
    #: Wishes: the numbers of the chart; the menu of a milestone, at a place of the screen.
    table_requested = Signal(object)
    menu_requested = Signal(object)
    #: A fact: another milestone is current.
    milestone_chosen = Signal(str)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the skills of a session's plan."""
        super().__init__(session, parent)
        self._themes = themes
        self._narrow: bool | None = None
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Header.
        extents = [(_KEY, self.tr("Key skills")), (_ALL, self.tr("All"))]
        self.extent = SegmentedControl(themes, extents, self.tr("Skills shown"))
        orders = [
            (Order.GROUP.value, self.tr("By group")),
            (Order.GAP.value, self.tr("By gap")),
            (Order.NAME.value, self.tr("By name")),
        ]
        self.order = ChoiceButton(themes, self.tr("Order"), orders)
        self.order.set_variant("")
        self.order.setProperty("compact", False)
        self.again = push_button(themes, "", "", "sliders")
        self.again.setEnabled(not session.read_only)
        widgets = (self.extent, self.order, self.again)
        self.head = PageHead(themes, self.tr("Skills"), widgets)
        # Body.
        self.table = SkillTable(themes, session.words)
        self.view = self.table.view
        self._legend = GapLegend(themes)
        self.panel = SkillPanel(themes, session)
        self._empty = EmptyState(
            themes,
            "chart-bar-horizontal",
            self.tr("No skills in this plan"),
            self.tr("Skills come from the career aimed at and from milestones that build them."),
            [(ActionId.GO_CAREERS, self.tr("Look at careers"), "")],
        )
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self.fit(1280)
        self._show(session.plan)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the milestone that is current on the way of the skill, or ""."""
        return self.panel.ladder.chosen

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.view, self.panel, self._empty]

    def take_focus(self) -> None:
        """Put the keyboard on the list, without drawing a ring."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, skill: str) -> None:
        """Make a skill current; where only key skills are shown and it is none, show all."""
        if self.view.skills.row_of(skill) < 0:
            self.extent.set_value(_ALL)
        self.view.choose(skill)

    def view_left(self) -> SkillsView:
        """How the page is left, for the settings."""
        return SkillsView(self.extent.value, self.order.value, self.view.chosen)

    def go_back(self, view: SkillsView) -> None:
        """Bring the page back to how it was left; what no longer exists is passed over."""
        if view.order in set(Order):
            self.order.set_value(view.order)
        if view.extent in (_KEY, _ALL):
            self.extent.set_value(view.extent)
        self._fill(self._session.plan)
        self.view.choose(view.skill)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        theme = self._themes.theme
        beside = width >= theme.scaled(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._line.setVisible(beside)
        wide = theme.scaled(_PANEL_WIDE if width >= theme.scaled(_WIDE_FROM) else _PANEL)
        self.panel.setMinimumWidth(wide if beside else 0)
        self.panel.setMaximumWidth(wide if beside else _WIDEST)
        narrow = width < theme.scaled(NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        for part in (self.table, self._legend):
            part.set_margin(16 if narrow else 24)
        self.again.set_words(self.tr("Rate again…"), icon_only=narrow)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        inside = QWidget()
        self._line = QFrame()
        self._line.setProperty("frame", "line-vertical")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self._legend)
        self._body.addLayout(left, 1)
        self._body.addWidget(self._line)
        self._body.addWidget(self.panel, 1)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self.extent.chosen.connect(lambda _: self._fill(self._session.plan))
        self.order.chosen.connect(lambda _: self._fill(self._session.plan))
        self.again.clicked.connect(lambda: self.command_requested.emit(ActionId.RATE_SKILLS))
        self._empty.action_requested.connect(self.command_requested)
        self.view.row_chosen.connect(self._show_skill)
        self.view.rate_requested.connect(self._rate)
        panel, ladder = self.panel, self.panel.ladder
        panel.rate_requested.connect(lambda: self.rate_requested.emit(panel.skill))
        panel.evidence_requested.connect(self.evidence_requested)
        panel.table_requested.connect(self.table_requested)
        ladder.milestone_chosen.connect(self.milestone_chosen)
        ladder.milestone_requested.connect(self.milestone_requested)
        ladder.toggle_requested.connect(self._toggle)
        ladder.menu_requested.connect(self.menu_requested)

    def _show(self, plan: Plan) -> None:
        self.head.facts.setText(skills_line(plan))
        key = skills_shown(plan, key_only=True)
        self.extent.set_words(_KEY, self.tr("Key skills {count}").format(count=len(key)))
        self.extent.set_words(_ALL, self.tr("All {count}").format(count=len(plan.skills)))
        self.extent.setVisible(len(key) < len(plan.skills))
        self._stack.setCurrentIndex(0 if plan.skills else 1)
        self._fill(plan)

    def _fill(self, plan: Plan) -> None:
        session, key_only = self._session, self.extent.value == _KEY
        order = Order(self.order.value)
        rows = skill_rows(plan, session.catalogue, session.words, order, key_only=key_only)
        self.view.set_rows(rows)
        self._show_skill(self.view.chosen)

    def _show_skill(self, skill: str) -> None:
        if skill:
            self.panel.show_skill(skill)

    def _rate(self, skill: str, level: int) -> None:
        session = self._session
        if session.profile.ratings.get(skill) != level:
            session.apply(edits.rate(session.profile, {skill: level}, session.today))

    def _toggle(self, name: str) -> None:
        milestone, today = self._session.profile.known(name), self._session.today
        if milestone.is_open:
            self._session.apply(edits.check_off(name, today, today))
        else:
            self._session.apply(edits.reopen(self._session.profile, name))
