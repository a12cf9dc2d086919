"""The plan page: header with facts, filters, the list of milestones and the milestone panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner.ui import labels
from planner.ui.actions import ActionId
from planner.ui.menus import menu_of
from planner.ui.pages.file_looks import FileLooks
from planner.ui.pages.finish_outlook import FinishOutlook
from planner.ui.pages.inspector import WIDTH, Inspector
from planner.ui.pages.notice_row import NoticeRow
from planner.ui.pages.plan_list import PlanList
from planner.ui.slices import Slices
from planner.ui.widgets.buttons import Button, icon_button, push_button
from planner.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from PySide6.QtGui import QAction, QKeyEvent, QShowEvent

    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window the page is narrow, below the next the panel is; with larger
#: text sooner.
NARROW_BELOW = 1080
COMPACT_BELOW = 1240
_NARROW_PANEL, _COMPACT_PANEL = 340, 320


class PlanPage(QWidget):
    """Joins session, model, list and panel."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A fact: another milestone is selected; its id, or "".
    milestone_chosen = Signal(str)
    #: A fact: other milestones are selected together, or no longer several.
    selection_changed = Signal()
    #: A fact: the panel was shown or taken away.
    inspector_toggled = Signal(bool)
    #: A fact: the list is laid out in another way; a `Group`.
    group_changed = Signal(object)
    #: Wishes of the panel that need a dialog.
    dates_requested = Signal(object)
    link_requested = Signal(str, str)
    evidence_link_wanted = Signal()
    evidence_file_wanted = Signal()
    evidence_open_requested = Signal(int)
    #: A fact: `Dropped` on the panel of the chosen milestone.
    evidence_dropped = Signal(object)
    #: A fact: what is being typed is taken in; other pages of the plan do so, too.
    committing = Signal()

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the plan of a session."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self._chosen = ""
        self._narrow = False
        self._has_panel = True
        self._menu = QMenu(self)
        self._forecast: dt.date | None = None
        self._slices = Slices(self)
        self.outlook = FinishOutlook(self)
        #: What is known of the files that are evidence; the portfolio asks here, too.
        self.looks = FileLooks(self)
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Header.
        self._find = icon_button(
            themes, "magnifying-glass", self.tr("Find"), "Ctrl+F", flat=False, compact=False
        )
        self._filter = icon_button(
            themes, "funnel-simple", self.tr("Filter"), flat=False, compact=False
        )
        self._add = push_button(themes, self.tr("Add milestone"), "", "plus")
        self._replan = push_button(themes, self.tr("Replan…"), "", "arrows-clockwise")
        self._print = push_button(themes, self.tr("Print…"), "", "printer")
        self._more = icon_button(
            themes, "dots-three", self.tr("More commands"), flat=False, compact=False
        )
        self.head = PageHead(themes, self.tr("Plan"), self._buttons())
        self.head.setParent(self)
        # Body.
        self.notices = NoticeRow(themes, session, self, follows=False)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = PlanList(themes, session, self.splitter)
        self.model, self.bar, self.view = self.list.model, self.list.bar, self.list.view
        self.inspector = Inspector(themes, self.splitter)
        self._assemble()
        self._connect()
        self._plan_changed(session.plan)
        self._slices.finish()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the selected milestone, or ""."""
        return self._chosen

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids of the milestones that are selected together; empty unless they are several."""
        return self.list.selected

    @property
    def has_panel(self) -> bool:
        """Whether the learner has the panel shown; a plan without milestones goes without."""
        return self._has_panel

    @property
    def plan(self) -> Plan:
        """The plan shown."""
        return self._session.plan

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.notices, self.bar, self.list.stack, self.inspector]

    def first_to_do(self) -> str:
        """Id of the milestone to begin with: one under way, else the first that is open."""
        planned = [each for each in self._session.plan.milestones if each.milestone.is_open]
        under_way = [each for each in planned if each.milestone.log]
        return next((each.id for each in (*under_way, *planned)), "")

    def choose(self, milestone: str) -> None:
        """Select a milestone, opening its group or dropping the filter where they hide it."""
        self.list.choose(milestone)

    def set_inspector_shown(self, shown: bool) -> None:
        """Show the panel or take it away."""
        if shown != self._has_panel:
            self._has_panel = shown
            self._fit_panel()
            self.inspector_toggled.emit(shown)

    def commit(self) -> None:
        """Let what is being typed reach the plan."""
        self.inspector.commit()
        self.committing.emit()

    def set_menus(
        self,
        panel: list[QAction | None],
        header: list[QAction | None],
        row: list[QAction | None],
    ) -> None:
        """Give the menus behind the dots of the panel and of the narrow header, and of a row."""
        self.inspector.set_menu(panel)
        self._menu = menu_of(header, self._more)
        self.list.set_menu(menu_of(row, self.view))

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        theme = self._themes.theme
        narrow = width < theme.scaled(NARROW_BELOW)
        compact = width < theme.scaled(COMPACT_BELOW)
        panel = _NARROW_PANEL if narrow else _COMPACT_PANEL if compact else WIDTH
        panel = max(panel, min(theme.scaled(panel), width // 2))
        if panel != self.inspector.property("fitted"):
            self.inspector.setProperty("fitted", panel)
            self.splitter.setSizes([max(1, self.width() - panel), panel])
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        for widget in (self._replan, self._print):
            widget.setVisible(not narrow)
        for widget in (self._find, self._filter, self._more):
            widget.setVisible(narrow)
        self._add.setText(self.tr("Add") if narrow else self.tr("Add milestone"))
        self.view.set_narrow(narrow)
        self.bar.setVisible(not narrow or self.model.filter.narrows)

    # --- Qt's side ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Take in at once what is left of a change."""
        self._slices.finish()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the filter, then closes the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.model.filter.narrows:
            self.bar.clear()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._narrow and self.bar.isVisible():
            self.bar.hide()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.set_inspector_shown(False)

    # --- Internals ------------------------------------------------------------------------------

    def _buttons(self) -> tuple[Button, ...]:
        return (self._find, self._filter, self._add, self._replan, self._print, self._more)

    def _assemble(self) -> None:
        for button in (self._find, self._filter, self._more):
            button.hide()
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        self.splitter.setHandleWidth(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.notices)
        page.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        session = self._session
        session.plan_changed.connect(self._plan_changed)
        self.list.edit_requested.connect(session.apply)
        self.list.milestone_chosen.connect(self._choose)
        self.list.selection_changed.connect(self._selection_changed)
        self.list.group_changed.connect(self.group_changed)
        self.list.inspector_requested.connect(self._enter_inspector)
        for wish, command in (
            (self.list.tick_requested, ActionId.TOGGLE_DONE),
            (self.list.milestone_wanted, ActionId.ADD_MILESTONE),
        ):
            wish.connect(partial(self.command_requested.emit, command))
        self.notices.command_requested.connect(self.command_requested)
        self.notices.milestone_requested.connect(self.choose)
        panel = self.inspector
        panel.edit_requested.connect(session.apply)
        panel.typed_edit_requested.connect(lambda edit: session.apply(edit, typed=True))
        panel.dates_requested.connect(self.dates_requested)
        panel.command_requested.connect(self.command_requested)
        panel.milestone_requested.connect(self.choose)
        panel.close_requested.connect(lambda: self.set_inspector_shown(False))
        panel.link_requested.connect(self.link_requested)
        panel.evidence_link_wanted.connect(self.evidence_link_wanted)
        panel.evidence_file_wanted.connect(self.evidence_file_wanted)
        panel.evidence_open_requested.connect(self.evidence_open_requested)
        panel.evidence_dropped.connect(self.evidence_dropped)
        commands = (
            (self._add, ActionId.ADD_MILESTONE),
            (self._replan, ActionId.REPLAN),
            (self._print, ActionId.PRINT),
        )
        for button, action in commands:
            button.clicked.connect(lambda _=False, name=action: self.command_requested.emit(name))
        self._find.clicked.connect(self.list.start_find)
        # Not `setMenu`: that draws an arrow over the dots.
        self._more.clicked.connect(
            lambda: self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        )
        self._filter.clicked.connect(lambda: self.bar.setVisible(not self.bar.isVisible()))
        self.outlook.worked_out.connect(self.notices.set_outlook)
        self.outlook.found.connect(self._take_forecast)
        self.looks.learned.connect(lambda _: self.inspector.set_standing(self.looks.standing))

    def _plan_changed(self, plan: Plan) -> None:
        self.list.show_plan(plan)
        self._fit_panel()
        self.outlook.ask(plan.profile, plan.today)
        if self._chosen and plan.milestone(self._chosen) is None:
            self._choose("")

        def rest() -> Iterator[None]:
            self._show_facts(plan)
            self.notices.show_plan(plan)
            yield
            self._show_panel()

        # What no other page asks for need not be shown at once behind one of them.
        self._slices.start(rest())
        if self.isVisible():
            self._slices.finish()

    def _fit_panel(self) -> None:
        """Show the panel where it is wanted; without milestones the list has all the room."""
        shown = self._has_panel and bool(self._session.plan.milestones)
        if shown == self.inspector.isVisibleTo(self):
            return
        if shown:
            self.inspector.show()
            if not self._chosen and not self.selected:
                self.choose(self.first_to_do())
            return
        self.commit()
        focus = QApplication.focusWidget()
        held = focus is not None and self.inspector.isAncestorOf(focus)
        self.inspector.hide()
        if held:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_facts(self, plan: Plan) -> None:
        self.head.facts.setText(labels.plan_facts(plan, self._forecast, self._session.words))

    def _take_forecast(self, likely: dt.date | None) -> None:
        self._forecast = likely
        self.notices.set_likely(likely)
        self._show_facts(self._session.plan)

    def _choose(self, milestone: str) -> None:
        # A phase header or an empty list leaves the panel as it is: it shows the last milestone.
        if not milestone and self._session.plan.milestone(self._chosen) is not None:
            return
        if milestone and milestone == self._chosen and not self.selected:
            return  # it is chosen still, and only other rows are shown around it
        self.commit()
        self._chosen = self.list.chosen = milestone
        # A file may have gone since its milestone was shown the last time.
        self.looks.look_again()
        self._show_panel()
        self.milestone_chosen.emit(milestone)

    def _selection_changed(self) -> None:
        self.commit()
        self._show_panel()
        self.selection_changed.emit()

    def _show_panel(self) -> None:
        plan, session = self._session.plan, self._session
        if self.selected:
            self.inspector.show_several(self.selected, plan, session)
        else:
            self.inspector.show_milestone(self._chosen, plan, session)
            self.looks.glance_at(self.inspector.files)
            self.inspector.set_standing(self.looks.standing)

    def _enter_inspector(self) -> None:
        self.set_inspector_shown(True)
        self.inspector.focus_first()
