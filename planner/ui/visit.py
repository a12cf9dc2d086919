"""A page of the open plan beside its list: made once, kept until the plan is closed.

The list of milestones (`PlanPage`) is home. Every other page is a visit: it has a name, by which
the sidebar and the command `go-<name>` know it, and says which commands it carries out itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect

from planner.ui.actions import GROUPINGS, ActionId
from planner.ui.milestone_commands import MilestoneCommands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from planner.domain.plan import Plan
    from planner.ui.commands import PlanCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.chart import ChartNumbers

#: Commands about the list of the plan: they are carried out there.
IN_THE_LIST = frozenset(
    {
        ActionId.FIND,
        ActionId.FIND_NEXT,
        ActionId.SELECT_ALL,
        ActionId.SHOW_AVAILABLE,
        ActionId.SHOW_LEFT,
        ActionId.EXPAND_ALL,
        ActionId.COLLAPSE_ALL,
        ActionId.MOVE_EARLIER,
        ActionId.MOVE_LATER,
        ActionId.GO_PLAN,
        *GROUPINGS,
    }
)


class VisitedPage(Protocol):
    """What a page offers to the window; it is a `QWidget` too."""

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through, in reading order."""

    def fit(self, width: int) -> None:
        """Fit to a width of the window."""

    def catch_up(self) -> Iterator[None]:
        """Take in, in slices behind another page, what the plan became meanwhile.

        Shown before the last of them, the page takes in at once what is left.
        """

    def take_focus(self) -> None:
        """Let the keyboard begin where it is of use."""


class Visit(QObject):
    """Goes between the plan page and one other page; a child says what page and what it does."""

    #: Of the page, for settings and command.
    name: str
    #: Of its item in the sidebar, where that is another one.
    item = ""
    #: The page once it is made; a child says of which class it is.
    page: QWidget | None = None
    #: The page once it was shown; until then it is as it was left before, though it may be made.
    seen: QWidget | None = None
    #: The plan for which the page was made ready last, to be shown at once.
    _ready_for: Plan | None = None

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
    ) -> None:
        """Belong to a plan page and its commands."""
        super().__init__(plan_page)
        self._themes = themes
        self._window = window
        self._plan_page = plan_page
        self._session = session
        self._commands = commands
        #: Commands about the milestone that the page has chosen.
        self._milestones = MilestoneCommands(
            themes, window, session, lambda: session.profile.milestone(self.chosen()), self
        )

    # --- What a child says ----------------------------------------------------------------------

    def _make(self) -> QWidget:
        """Make the page, a `VisitedPage`, in the window's stack, with its signals joined.

        Made elsewhere it would take on the style of the window widget by widget once it is there.
        """
        raise NotImplementedError

    def chosen(self) -> str:
        """Id of the milestone that commands are about; the one chosen in the list unless told."""
        return self._plan_page.chosen

    def run(self, command: str) -> bool:
        """Carry out a command given while the page is shown, or leave for the list's own.

        Returns:
            Whether nothing is left to do.
        """
        if command in IN_THE_LIST:
            self.leave()
        return False

    def before_show(self) -> None:
        """Bring the page up to date; called just before it is shown."""

    # --- What all do ----------------------------------------------------------------------------

    @property
    def is_shown(self) -> bool:
        """Whether it is the page in the window."""
        return self.page is not None and self._window.stack.currentWidget() is self.page

    def make_ahead(self) -> Iterator[None]:
        """Make the page in slices before it is asked for, so that it is then shown at once."""
        for step in (self._load, self._made):
            if self.page is None:  # it may have been asked for meanwhile
                step()
                yield
        yield from self.catch_up()

    def catch_up(self) -> Iterator[None]:
        """Bring the page up to date in slices while it is hidden, so that it is shown at once.

        A page that is not made yet is up to date once it is.
        """
        page, plan = self.page, self._session.plan
        if page is None or self.is_shown or self._ready_for is plan:
            return
        for _ in self._get_ready(page):
            yield
            if self.page is not page or self.is_shown:
                return
        self._ready_for = plan

    def forget_unseen(self) -> None:
        """Let go of a page that was made ahead and that nobody has seen yet."""
        page = self.page
        if page is not None and self.seen is None:
            self.close()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)

    def show(self) -> None:
        """Show the page."""
        widget = self.seen = self._made()
        page: VisitedPage = widget  # type: ignore[assignment]
        self._plan_page.commit()
        self.before_show()
        if not self.is_shown:
            self._window.show_page(widget, with_sidebar=True, panes=page.panes, keep_old=True)
        page.fit(self._window.width())
        self._window.sidebar.set_current(self.item or self.name)
        page.take_focus()
        self._commands.refresh()

    def leave(self) -> None:
        """Show the plan page."""
        if not self.is_shown:
            return
        page = self._plan_page
        self._window.show_page(page, with_sidebar=True, panes=page.panes, keep_old=True)
        page.fit(self._window.width())
        self._window.sidebar.set_current("plan")
        page.view.focus_quietly()
        self._commands.refresh()

    def open_milestone(self, milestone: str) -> None:
        """Show a milestone in the plan, with its panel."""
        self.leave()
        self._plan_page.choose(milestone)
        self._plan_page.set_inspector_shown(True)
        # The key has turned the tick in the menu, which says whether the panel is shown.
        self._window.actions_by_id[ActionId.SHOW_INSPECTOR].setChecked(True)

    def show_numbers(self, numbers: ChartNumbers) -> None:
        """Show a chart of the page as a table."""
        from planner.ui.dialogs.chart_table import ChartTable

        ChartTable.show_numbers(self._themes, numbers, self._window)

    def close(self) -> None:
        """Let go of the page; the plan is closed."""
        if self.page is not None:
            self._window.drop_page(self.page)
            self.page = self.seen = self._ready_for = None

    # --- Internals ------------------------------------------------------------------------------

    def _load(self) -> None:
        import_module(f"planner.ui.pages.{self.name}_page")

    def _made(self) -> QWidget:
        if self.page is None:
            self.page = self._make()
        return self.page

    def _get_ready(self, widget: QWidget) -> Iterator[None]:
        """Take the plan in, work out where all of it stands, and what it looks like."""
        page: VisitedPage = widget  # type: ignore[assignment]
        yield from page.catch_up()
        stack = self._window.stack
        if stack.indexOf(widget) < 0:
            stack.addWidget(widget)
        widget.resize(stack.size())
        # However little is painted, all styles and places are worked out before.
        widget.grab(QRect(0, 0, 1, 1))
        yield
        # What letters and icons look like is kept for the next time.
        widget.grab()
        yield
