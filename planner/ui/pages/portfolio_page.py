"""The portfolio: every piece of evidence as a card, those to show, what comes next, and a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.profile import EvidenceKind
from planner.storage.evidence_look import AskedFile
from planner.ui.models.piece_rows import (
    KnownRows,
    Sort,
    next_row,
    pieces_shown,
    pieces_wanted,
    portfolio_line,
    with_evidence,
)
from planner.ui.pages.piece_bar import PieceBar
from planner.ui.pages.piece_panel import PiecePanel
from planner.ui.pages.piece_view import PieceView
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.pages.portfolio_top import PortfolioTop
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.drop_area import DropArea
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from planner.domain.plan import Plan
    from planner.ui.pages.file_looks import FileLooks
    from planner.ui.roles import PieceRow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window buttons are icons; with larger text sooner.
NARROW_BELOW: Final = 1080
#: Below this height of the page the strip and the note below are left out, for the cards.
_LOW: Final = 460
_PANEL: Final = 340
#: A narrower column of cards gives its place to the panel.
_LEAST_CARDS: Final = 276
#: Sentences about files follow what is learned of them at this distance.
_LEARN_MS: Final = 200
_ADD: Final = "add-evidence"
_CLEAR: Final = "clear"


class PortfolioPage(PlanShown):
    """Joins session, cards and panel; what changes or opens anything is a wish."""

    #: Wishes: a new piece; the menu of the chosen piece at a place of the screen; a milestone in
    #: the plan.
    add_requested = Signal()
    #: A wish: a page of pieces for others.
    page_requested = Signal()
    menu_requested = Signal(object)
    milestone_requested = Signal(str)
    #: A fact: `Dropped` as evidence.
    dropped = Signal(object)
    #: Wishes about a `PieceRow`: open it, star it or no longer, take it away, find its file.
    open_requested = Signal(object)
    find_requested = Signal(object)
    star_requested = Signal(object)
    remove_requested = Signal(object)
    #: Facts: another piece is chosen; the panel is wanted, or no longer.
    piece_chosen = Signal()
    panel_toggled = Signal(bool)

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        looks: FileLooks,
        parent: QWidget | None = None,
    ) -> None:
        """Show the evidence of a session's plan, and what is found out about its files."""
        super().__init__(session, parent)
        self._themes = themes
        self._looks = looks
        self._known = KnownRows()
        self._narrow: bool | None = None
        self._panel_wanted = False
        self._rows: tuple[PieceRow, ...] = ()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.export = push_button(themes, "", "", "export")
        self.add = push_button(themes, "", "primary", "plus")
        self.add.setEnabled(not session.read_only)
        self.head = PageHead(themes, self.tr("Portfolio"), (self.export, self.add))
        self.bar = PieceBar(themes)
        self.top = PortfolioTop(themes)
        self.view = PieceView(themes, looks, self.tr("Evidence"))
        self.panel = PiecePanel(themes, session)
        self.empty = EmptyState(
            themes,
            "briefcase",
            self.tr("No evidence yet"),
            self.tr("Links and files you add to milestones are collected here."),
            () if session.read_only else ((_ADD, self.tr("Add evidence…"), ""),),
        )
        self.nothing = EmptyState(
            themes,
            "magnifying-glass",
            self.tr("Nothing fits"),
            self.tr("No piece of this sort has these words."),
            [(_CLEAR, self.tr("Clear filter"), "")],
        )
        self._stack = QStackedWidget()
        self._drops = DropArea(themes, self.tr("Add as evidence"), self)
        self._learned = QTimer(self)
        self._learned.setSingleShot(True)
        self._learned.setInterval(_LEARN_MS)
        self._assemble()
        self._connect()
        self.fit(1280)
        self._show(session.plan)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def piece(self) -> PieceRow | None:
        """The chosen piece."""
        return self.view.piece

    @property
    def rows(self) -> tuple[PieceRow, ...]:
        """All pieces, in the order of the plan."""
        return self._rows

    @property
    def has_panel(self) -> bool:
        """Whether the panel is wanted."""
        return self._panel_wanted

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.bar, self.view, self.empty, self.panel]

    def take_focus(self) -> None:
        """Put the keyboard on the chosen card, or the way to add the first."""
        if self._rows:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.take_focus()

    def start_find(self) -> None:
        """Put the keyboard into the search."""
        self.bar.start_find()

    def show_panel(self, shown: bool) -> None:
        """Show the panel of the chosen piece, or the cards alone."""
        focus = QApplication.focusWidget()
        held = focus is not None and self.panel.isAncestorOf(focus)
        self._panel_wanted = shown
        self._place_panel()
        self.panel_toggled.emit(shown)
        if shown and self.panel.isVisible():
            self.panel.focus_first()
        elif held:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rename(self) -> None:
        """Put the keyboard into the title of the chosen piece."""
        self.show_panel(True)
        self.panel.rename()

    def choose(self, milestone: str, place: int) -> None:
        """Choose a piece, whatever was searched for."""
        if not self.view.choose(milestone, place):
            self.bar.show_all()
            self.view.choose(milestone, place)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        narrow = width < self._themes.theme.scaled(NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        self.top.strip.set_narrow(narrow)
        for button, words in (
            (self.export, self.tr("Export page…")),
            (self.add, self.tr("Add evidence…")),
        ):
            button.set_words(words, icon_only=narrow)

    # --- Qt's side ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what may have changed meanwhile, in the plan and on the disk."""
        self._looks.look_again()
        if not self._stale:
            self._glance(self._session.plan)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the panel, and for the cards first of all."""
        super().resizeEvent(event)
        self._place_panel()

    def minimumSizeHint(self) -> QSize:
        """What the cards or the panel need, for they need not stand side by side."""
        parts = (self.head, self._left, self.panel)
        return QSize(max(each.minimumSizeHint().width() for each in parts), 240)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the panel away."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.show_panel(False)
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self._themes
        kept = self.tr(
            "Files stay where they are. The plan remembers where each one is and tells you if it "
            "moves."
        )
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(24, 8, 24, 12)
        below.addWidget(TextLabel(themes, kept, "small", "tertiary", wrap=True))
        for widget in (self.view, self.empty, self.nothing):
            self._stack.addWidget(widget)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(self.top)
        left.addWidget(self._stack, 1)
        left.addWidget(self._below)
        self._line = QFrame()
        self._line.setProperty("frame", "line-vertical")
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left, 1)
        body.addWidget(self._line)
        body.addWidget(self.panel)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self._looks.learned.connect(self._learn)
        self._learned.timeout.connect(lambda: self._show(self._session.plan))
        self.bar.changed.connect(self._fill)
        self.add.clicked.connect(self.add_requested)
        self.export.clicked.connect(self.page_requested)
        self.empty.action_requested.connect(lambda _: self.add_requested.emit())
        self.nothing.action_requested.connect(lambda _: self.bar.show_all())
        self.nothing.action_requested.connect(lambda _: self.take_focus())
        self.view.piece_chosen.connect(self._chosen)
        self.view.open_requested.connect(self.open_requested)
        self.view.star_requested.connect(self.star_requested)
        self.view.remove_requested.connect(self.remove_requested)
        self.view.menu_requested.connect(self.menu_requested)
        self.view.milestone_requested.connect(self.milestone_requested)
        self.view.rename_requested.connect(self.rename)
        self.view.seen.connect(self._study)
        self._drops.dropped.connect(self.dropped)
        self.top.notice.show_requested.connect(self._show_piece)
        self.top.notice.find_requested.connect(self.find_requested)
        self.panel.milestone_requested.connect(self.milestone_requested)
        self.panel.close_requested.connect(lambda: self.show_panel(False))

    def _show_piece(self, row: PieceRow) -> None:
        self.choose(*row.key)
        self.show_panel(True)

    def _glance(self, plan: Plan) -> None:
        self._looks.glance_at(
            AskedFile.of(piece)
            for planned in with_evidence(plan)
            for piece in planned.milestone.evidence
            if piece.kind is EvidenceKind.FILE
        )

    def _show(self, plan: Plan) -> None:
        words = self._session.words
        self._glance(plan)
        self._rows = rows = self._known.of(plan, words, self._looks)
        self.head.facts.setText(portfolio_line(rows) if rows else "")
        self.bar.count(rows)
        self.top.show_rows(rows, pieces_wanted(plan), read_only=self._session.read_only)
        self.bar.setVisible(bool(rows))
        self.export.setEnabled(any(row.group != Sort.NOTE.value for row in rows))
        self._fill()
        self._place_panel()

    def _fill(self) -> None:
        plan, words = self._session.plan, self._session.words
        shown = pieces_shown(self._rows, *self.bar.asked)
        self.view.set_rows(shown, next_row(plan, words) if self.bar.shows_all else None)
        fitting: QWidget = self.view if shown else self.nothing
        self._stack.setCurrentWidget(fitting if self._rows else self.empty)
        self._chosen()

    def _chosen(self) -> None:
        if self._panel_wanted:
            self.panel.show_piece(self.piece, self._session.plan)
        self.piece_chosen.emit()

    def _learn(self, files: frozenset[AskedFile]) -> None:
        if self.isVisible():
            self.view.cards.renew(files)
            self._learned.start()
        else:
            self._stale = True

    def _study(self, rows: tuple[PieceRow, ...]) -> None:
        if not self.isVisible():
            return
        room = self.view.room(self.devicePixelRatioF())
        for row in reversed(rows):
            if row.file is not None:
                self._looks.study(row.file, room)

    def _place_panel(self) -> None:
        shown = self._panel_wanted and bool(self._rows)
        theme, room = self._themes.theme, self.width()
        least = self.panel.minimumSizeHint().width()
        width = max(least, min(theme.scaled(_PANEL), room * 2 // 5))
        needed = max(theme.scaled(_LEAST_CARDS), self._left.minimumSizeHint().width())
        covers = shown and room - width < needed
        self.panel.setMinimumWidth(0 if covers else width)
        self.panel.setMaximumWidth(room if covers else width)
        self.panel.setVisible(shown)
        self._line.setVisible(shown and not covers)
        self._left.setVisible(not covers)
        low = self.height() < theme.scaled(_LOW)
        self.top.set_low(low)
        self._below.setVisible(bool(self._rows) and not low)
        if shown:
            self.panel.show_piece(self.piece, self._session.plan)
