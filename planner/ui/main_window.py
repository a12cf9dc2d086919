"""The window: menus from the action table, sidebar, pages, banner and toast.

It knows no plan: `planner.ui.commands` gives it what to show. Nothing imported here may import the
domain, because the window is painted before pydantic is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from planner.ui.actions import ACTIONS, THEME_MODES, ActionId, Situation, is_enabled
from planner.ui.menus import fill_menus, make_actions, tint_actions
from planner.ui.tray import Tray
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.panes import go_to_pane
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.sidebar import NavItem, Sidebar
from planner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QResizeEvent,
    )

    from planner.ui.theme import Theme, ThemeSource
    from planner.ui.tray import Speaker

SMALLEST: Final = QSize(960, 640)
FIRST_SIZE: Final = QSize(1280, 800)
#: What the frame of a window takes of the screen at most, as desktops usually draw it.
_FRAME: Final = QSize(16, 48)
#: Below this width the sidebar shows icons only; with larger text sooner.
NARROW_BELOW: Final = 1080
#: How the names of files end that are opened when they are dropped.
_DROPPED: Final = (".json", ".pdf")


class _Message(NamedTuple):
    """What a banner says, with its buttons."""

    tone: str
    fact: str
    sentence: str
    actions: tuple[tuple[str, str], ...]
    icon: str


class MainWindow(QMainWindow):
    """The frame round the pages."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A fact: the window has another width now.
    resized = Signal(int)
    #: A fact: a plan's file or a PDF was dropped on the window; its path.
    file_dropped = Signal(str)
    #: A fact: the window's banner was shown or taken away.
    banner_toggled = Signal(bool)

    def __init__(self, themes: ThemeSource, tray: Speaker | None = None) -> None:
        """Build the frame with an empty page; nothing can be done before a plan is there.

        Args:
            themes: The look.
            tray: What says something outside the window; the desktop's own without it.
        """
        super().__init__()
        self._themes = themes
        self._page: QWidget | None = None
        self._panes: Callable[[], list[QWidget]] = list
        self._may_close: Callable[[], bool] = lambda: True
        self._sidebar_wanted = True
        #: What the banner says, and what it says before anything else.
        self._message: _Message | None = None
        self._urgent: _Message | None = None
        self.setWindowTitle(self.tr("Learning-path planner"))
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        # Parts.
        self.tray: Speaker = tray or Tray(themes, self)
        self.actions_by_id = make_actions(self)
        self.menus = fill_menus(self.menuBar(), self.actions_by_id)
        self.menuBar().setMinimumHeight(28)
        items = [
            NavItem("overview", self.tr("Overview"), "house", "Ctrl+1"),
            NavItem("plan", self.tr("Plan"), "list-bullets", "Ctrl+2"),
            NavItem("timeline", self.tr("Timeline"), "calendar-blank", "Ctrl+3"),
            NavItem("skills", self.tr("Skills"), "chart-bar-horizontal", "Ctrl+4"),
            NavItem("portfolio", self.tr("Portfolio"), "briefcase", "Ctrl+5"),
            NavItem("network", self.tr("Network"), "users", "Ctrl+6"),
            NavItem("careers", self.tr("Careers"), "compass", "Ctrl+7", "more"),
            NavItem("settings", self.tr("Settings"), "gear-six", "Ctrl+,", "foot"),
        ]
        self.sidebar = Sidebar(themes, items)
        self.banner = Banner(themes)
        self.stack = QStackedWidget()
        self._content = QWidget()
        self._content.setProperty("ground", "canvas")
        self._content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.toast = Toast(themes, self._content)
        self._situation: Situation | None = None
        self._assemble()
        self._connect()
        self._tint(themes.theme)
        self.set_situation(Situation())
        self.sidebar.hide()

    # --- Methods --------------------------------------------------------------------------------

    def show_page(
        self,
        page: QWidget,
        *,
        with_sidebar: bool,
        panes: Callable[[], list[QWidget]] | None = None,
        keep_old: bool = False,
    ) -> None:
        """Show a page and let go of the one before.

        Args:
            page: The page.
            with_sidebar: Whether the sidebar stands beside it.
            panes: The parts of the page that F6 goes through, in reading order.
            keep_old: Whether the page before stays, to be shown again or dropped.
        """
        old = self._page
        self._page = page
        self._panes = panes or (lambda: [page])
        self._sidebar_wanted = with_sidebar
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        _turn_to(self.stack, page)
        self.actions_by_id[ActionId.SHOW_SIDEBAR].setEnabled(with_sidebar)
        self._show_sidebar()
        if old is not None and old is not page and not keep_old:
            self.stack.removeWidget(old)
            old.deleteLater()

    def drop_page(self, page: QWidget) -> None:
        """Let go of a page that was kept; one that is shown stays until another takes its place."""
        if page is not self._page:
            self.stack.removeWidget(page)
            page.deleteLater()

    def set_situation(self, now: Situation) -> None:
        """Let exactly those commands be given that can be."""
        if now == self._situation:
            return
        self._situation = now
        for row in ACTIONS:
            if row.id is not ActionId.SHOW_SIDEBAR:
                self.actions_by_id[row.id].setEnabled(is_enabled(row, now))

    def show_banner(
        self,
        tone: str,
        fact: str,
        sentence: str = "",
        actions: tuple[tuple[str, str], ...] = (),
        *,
        icon: str = "",
        urgent: bool = False,
    ) -> None:
        """Say something above the page until it is taken back; what is urgent goes first.

        Without an icon it has that of its tone.
        """
        message = _Message(tone, fact, sentence, actions, icon)
        if urgent:
            self._urgent = message
        else:
            self._message = message
        self._show_message()

    def hide_banner(self, *, urgent: bool = False) -> None:
        """Take back what is said above the page, or only what is urgent."""
        if urgent:
            self._urgent = None
        else:
            self._message = None
        self._show_message()

    @property
    def has_banner(self) -> bool:
        """Whether anything is said above the page."""
        return bool(self._urgent or self._message)

    def set_close_question(self, may_close: Callable[[], bool]) -> None:
        """Ask this before closing; it saves, and says no where that fails and the learner stays."""
        self._may_close = may_close

    def show_theme_mode(self, mode: str) -> None:
        """Tick the theme in the menu."""
        for action, name in THEME_MODES.items():
            self.actions_by_id[action].setChecked(name == mode)

    def geometry_text(self) -> str:
        """Size and place of the window as text for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def take_geometry(self, text: str) -> None:
        """Go back to a size and place; without one, be no larger than the screen has room for."""
        known = QByteArray.fromBase64(text.encode("ascii", "ignore"))
        if not self.restoreGeometry(known):
            self.resize(FIRST_SIZE.boundedTo(screen_room(self) - _FRAME))

    def go_to_pane(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) pane that is shown."""
        go_to_pane([self.sidebar, self.banner, *self._panes()], step)

    # --- Qt's side ------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is safe, or the learner has said what to do."""
        event.ignore()  # also where asking goes wrong
        if self._may_close():
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit sidebar and page to the width."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that may hold a plan."""
        if _plan_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the file once whoever dropped it is let go: opening it may ask questions."""
        if path := _plan_of(event.mimeData()):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.file_dropped.emit(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the toast away."""
        if event.key() == Qt.Key.Key_Escape and self.toast.isVisible():
            self.toast.close_now()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self._banner_row = QWidget()
        row = QVBoxLayout(self._banner_row)
        row.setContentsMargins(16, 12, 16, 0)
        row.addWidget(self.banner)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner_row)
        column.addWidget(self.stack, 1)
        self._banner_row.hide()
        blank = QWidget()
        self._page = blank
        self.stack.addWidget(blank)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self._content, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        for name, action in self.actions_by_id.items():
            action.triggered.connect(lambda _=False, name=name: self._triggered(name))
        self.actions_by_id[ActionId.SHOW_SIDEBAR].setChecked(True)
        self._themes.theme_changed.connect(self._tint)

    def _triggered(self, name: ActionId) -> None:
        if name is ActionId.SHOW_SIDEBAR:
            self._show_sidebar()
        elif name is ActionId.NEXT_PANE:
            self.go_to_pane(1)
        elif name is ActionId.PREVIOUS_PANE:
            self.go_to_pane(-1)
        else:
            self.command_requested.emit(name)

    def _show_message(self) -> None:
        message = self._urgent or self._message
        if message is None:
            self.banner.hide()
        else:
            self.banner.show_message(*message)
        self._banner_row.setVisible(message is not None)
        self.banner_toggled.emit(message is not None)

    def _show_sidebar(self) -> None:
        chosen = self.actions_by_id[ActionId.SHOW_SIDEBAR].isChecked()
        self.sidebar.setVisible(self._sidebar_wanted and chosen)

    def _fit(self) -> None:
        self.sidebar.set_narrow(self.width() < self._themes.theme.scaled(NARROW_BELOW))
        self.resized.emit(self.width())

    def _tint(self, theme: Theme) -> None:
        """Take the icons of a theme, and the room that its size of text leaves."""
        tint_actions(self.actions_by_id, theme)
        self._fit()


def _turn_to(stack: QStackedWidget, page: QWidget) -> None:
    """Let a stack show a page that is drawn once.

    Qt keeps the stack from being drawn meanwhile, and then marks all that it holds to be drawn,
    whole before part. An opaque part that holds others, as what a scroll area scrolls, would be
    drawn by itself, and once more for what it holds. Where the stack is not drawn already, Qt does
    neither, and the page is drawn because it is shown.
    """
    off = Qt.WidgetAttribute.WA_UpdatesDisabled
    was_off = stack.testAttribute(off)
    stack.setAttribute(off)
    stack.setCurrentWidget(page)
    stack.setAttribute(off, was_off)


def _plan_of(data: QMimeData) -> str:
    """The path of the one file that was dragged, if its name may be a plan's; else nothing."""
    addresses = data.urls()
    if len(addresses) != 1 or not addresses[0].isLocalFile():
        return ""
    path = addresses[0].toLocalFile()
    return path if path.casefold().endswith(_DROPPED) else ""
