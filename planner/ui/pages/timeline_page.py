"""The timeline page: header with zoom, the chart, and what its shapes mean."""

from __future__ import annotations

from functools import partial
from itertools import compress
from operator import and_, gt, not_
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner.domain.catalogue import Kind
from planner.domain.columns import KINDS, columns_of
from planner.domain.likely_ends import likely_ends
from planner.ui.actions import ActionId
from planner.ui.latest_answer import LatestAnswer
from planner.ui.models.timeline_axis import SCALES, Zoom
from planner.ui.pages import timeline_facts as told
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.pages.timeline_state import Shown
from planner.ui.pages.timeline_views import Look, TimelineViews
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.timeline_legend import CRITICAL, FORECAST, Sign, TimelineLegend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QShowEvent

    from planner.domain.plan import Plan
    from planner.domain.slack import Latest
    from planner.ui.pages.finish_outlook import FinishOutlook, Outlook
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window the buttons of the header are icons; with larger text sooner.
NARROW_BELOW: Final = 1080
#: Below this width the zoom has keys and menu entries only; with larger text sooner.
_ROOM_FOR_ZOOM: Final = 880
_LATEST_PAUSE_MS: Final = 200


class TimelinePage(PlanShown):
    """Joins session, chart and header."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: Wishes: show a milestone with its panel; the chart as a table.
    milestone_requested = Signal(str)
    table_requested = Signal()
    #: A wish: an edit of dates, after its consequences were shown.
    dates_requested = Signal(object)
    #: A wish: the menu of a milestone or phase, at a place of the screen.
    menu_requested = Signal(object)
    #: A fact: another row is current.
    milestone_chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        outlook: FinishOutlook,
        parent: QWidget | None = None,
    ) -> None:
        """Show the plan of a session; `outlook` is asked by somebody else and heard here."""
        super().__init__(session, parent)
        self._themes = themes
        self._narrow: bool | None = None
        self._outlook: Outlook | None = None
        self._has_room = True
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Header.
        zooms = (
            (Zoom.WEEKS.value, self.tr("Weeks")),
            (Zoom.MONTHS.value, self.tr("Months")),
            (Zoom.QUARTERS.value, self.tr("Quarters")),
        )
        looks = (
            (Look.BARS.value, self.tr("Bars")),
            (Look.MAP.value, self.tr("Map")),
            (Look.OUTLINE.value, self.tr("Outline")),
        )
        self.look = SegmentedControl(themes, looks, self.tr("View"))
        self.zoom = SegmentedControl(themes, zooms, self.tr("Zoom"))
        self._buttons = (
            (push_button(themes, "", "", "crosshair"), self.tr("Today")),
            (push_button(themes, "", "", "eye"), self.tr("Show")),
            (push_button(themes, "", "", "printer"), self.tr("Print…")),
        )
        self.show_menu = QMenu(self)
        # Body.
        self.views = TimelineViews(themes, session)
        self.chart = self.views.chart
        self.chart.may_drag = not session.read_only
        self.legend = TimelineLegend(themes)
        #: How far everything may slip, which takes seconds in a large plan.
        self.latest = LatestAnswer("slack", self, always_later=True)
        self._assemble()
        self._fill_show_menu()
        self._show_zoom()
        self._connect(outlook)
        self._show(session.plan)
        if outlook.last is not None:
            self._take_outlook(outlook.last)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the milestone that is current, or ""."""
        return self.views.chosen

    @property
    def shows_bars(self) -> bool:
        """Whether the pathway is looked at as bars."""
        return self.views.look is Look.BARS

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.views]

    def take_focus(self) -> None:
        """Put the keyboard on the chart, without drawing a ring."""
        target = self.views.currentWidget()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        theme = self._themes.theme
        narrow = width < theme.scaled(NARROW_BELOW)
        self._has_room = width >= theme.scaled(_ROOM_FOR_ZOOM)
        self._show_parts()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        for button, words in self._buttons:
            button.set_words(words, icon_only=narrow)

    def set_look(self, look: Look) -> None:
        """Look at the pathway another way."""
        self.look.set_value(look.value)
        self.views.set_look(look)
        self._show_parts()

    def set_shown(self, part: Shown, *, shown: bool) -> None:
        """Show or hide a part of the chart."""
        hidden = self.chart.state.hidden
        if shown == (part in hidden):
            hidden ^= {part}
            self.chart.rearrange()
            self._show_legend()
        self._parts[part].setChecked(shown)

    # --- Qt's side ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has changed meanwhile, and tell how far everything may slip."""
        super().showEvent(event)
        self._ask_for_slack()

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        buttons = [button for button, _ in self._buttons]
        self.head = PageHead(self._themes, self.tr("Timeline"), [self.look, self.zoom, *buttons])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.views, 1)
        page.addWidget(self.legend)
        self.fit(1280)

    def _fill_show_menu(self) -> None:
        words = {
            Shown.LINKS: self.tr("&Dependency lines"),
            Shown.FORECAST: self.tr("&Forecast"),
            Shown.SLACK: self.tr("&Slack"),
            Shown.BREAKS: self.tr("&Breaks"),
            Shown.DONE: self.tr("D&one milestones"),
            Shown.LOAD: self.tr("&Weekly load"),
        }
        self._parts: dict[Shown, QAction] = {}
        for part, text in words.items():
            action = self.show_menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(lambda on, part=part: self.set_shown(part, shown=on))
            self._parts[part] = action
        self.show_menu.addSeparator()
        self.show_menu.addAction(self.tr("Show as &table…"), self.table_requested.emit)

    def _connect(self, outlook: FinishOutlook) -> None:
        chart = self.chart
        self._session.plan_changed.connect(self._plan_changed)
        outlook.worked_out.connect(self._take_outlook)
        (today, _), (show, _), (printer, _) = self._buttons
        today.clicked.connect(chart.go_to_today)
        show.clicked.connect(lambda: self._open_show_menu(show))
        printer.clicked.connect(lambda: self.command_requested.emit(ActionId.PRINT))
        self.zoom.chosen.connect(self._zoom_chosen)
        chart.view_changed.connect(self._show_zoom)
        chart.dates_requested.connect(self.dates_requested)
        views = self.views
        views.milestone_chosen.connect(self._row_chosen)
        views.milestone_requested.connect(self.milestone_requested)
        views.command_requested.connect(self.command_requested)
        views.menu_requested.connect(self.menu_requested)
        self.look.chosen.connect(lambda look: self.set_look(Look(look)))

    def _show_parts(self) -> None:
        """Show what belongs to the bars beside them alone."""
        (today, _), (show, _), _ = self._buttons
        for widget in (today, show):
            widget.setVisible(self.shows_bars)
        self.zoom.setVisible(self.shows_bars and self._has_room)
        self.legend.setVisible(self.shows_bars and bool(self._session.plan.milestones))

    def _open_show_menu(self, button: QWidget) -> None:
        # Not `setMenu`: that draws a second arrow.
        self.show_menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show(self, plan: Plan) -> None:
        self.head.facts.setText(told.page_facts(plan, self._session.words))
        self.views.set_plan(plan)
        self._show_parts()
        self._ask_for_slack()
        self._show_legend()

    def _show_legend(self) -> None:
        words, state = self._session.words, self.chart.state
        columns = columns_of(state.plan.profile)
        shown = bytes(map(not_, columns.is_skipped))
        kinds = {KINDS[number] for number in compress(columns.kind, map(gt, shown, columns.is_own))}
        signs = [Sign(kind.value, words.kind(kind)) for kind in Kind if kind in kinds]
        if any(map(and_, shown, columns.is_own)):
            signs.append(Sign("work", self.tr("Your own"), own=True))
        if state.likely and state.shows(Shown.FORECAST):
            signs.append(Sign(FORECAST, self.tr("Forecast slip")))
        if state.latest is not None:
            signs.append(Sign(CRITICAL, self.tr("Critical")))
        self.legend.set_signs(signs)
        self.legend.set_text(told.selected_words(state))

    def _show_zoom(self) -> None:
        self.zoom.blockSignals(True)
        self.zoom.set_value(self.chart.state.axis.zoom.value)
        self.zoom.blockSignals(False)

    def _zoom_chosen(self, zoom: str) -> None:
        self.chart.set_scale(SCALES[Zoom(zoom)])

    def _row_chosen(self, milestone: str) -> None:
        self.legend.set_text(told.selected_words(self.chart.state))
        self.milestone_chosen.emit(milestone)

    def _take_latest(self, latest: Mapping[str, Latest]) -> None:
        self.chart.set_latest(latest)
        self.chart.tell(aloud=False)
        self._show_legend()

    def _plan_changed(self, plan: Plan) -> None:
        self.latest.forget()  # it would be of the plan before
        super()._plan_changed(plan)

    def _ask_for_slack(self) -> None:
        """Have slack worked out once the page is seen."""
        state = self.chart.state
        if self.isVisible() and state.latest is None and not self.latest.is_busy:
            work = partial(state.plan.latest.worked_out, self.latest.stand_aside)
            self.latest.ask(work, self._take_latest, after_ms=_LATEST_PAUSE_MS)

    def _take_in(self) -> None:
        was_stale = self._stale
        super()._take_in()
        if was_stale:
            self._foresee()

    def _take_outlook(self, outlook: Outlook) -> None:
        self._outlook = outlook
        if not self._stale:  # else it is laid out along the plan that is taken in then
            self._foresee()
            self._show_legend()

    def _foresee(self) -> None:
        """Lay the likely ends out along the plan that is shown, newer than they may be."""
        finish = self._outlook.finish if self._outlook is not None else None
        state = self.chart.state
        known = finish is not None and not finish.basis.estimates_only
        state.likely = likely_ends(state.plan, finish.likely) if finish and known else {}
        self.chart.rearrange()
        self.chart.tell(aloud=False)
