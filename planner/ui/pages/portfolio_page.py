"""The portfolio: every piece of evidence as a card, those to show, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.problems import PlannerError
from planner.domain.profile import EvidenceKind
from planner.storage.evidence_file import MissingEvidenceError, evidence_file
from planner.ui.models.piece_rows import (
    Order,
    Sort,
    next_piece,
    piece_rows,
    pieces_shown,
    portfolio_line,
    starred_line,
)
from planner.ui.pages.filter_bar import ChoiceButton
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.piece_grid import PieceGrid
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.side_panel import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from planner.domain.plan import Plan
    from planner.ui.roles import PieceRow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window buttons are icons; with larger text sooner.
NARROW_BELOW: Final = 1080
_ADD: Final = "add-evidence"


class PortfolioPage(QWidget):
    """Joins session and cards; what changes or opens anything is a wish."""

    #: Wishes: a new piece; the chosen piece opened; a `PieceRow` starred or no longer; the menu of
    #: the chosen piece at a place of the screen; a milestone in the plan.
    add_requested = Signal()
    open_requested = Signal()
    star_requested = Signal(object)
    menu_requested = Signal(object)
    milestone_requested = Signal(str)
    #: A fact: another piece is chosen.
    piece_chosen = Signal()

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the evidence of a session's plan."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self._stale = False
        self._narrow: bool | None = None
        self._rows: tuple[PieceRow, ...] = ()
        #: What was said of the files since the page was last shown, by their targets.
        self._looked: dict[str, str] = {}
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add = push_button(themes, "", "primary", "plus")
        self.add.setEnabled(not session.read_only)
        self.head = PageHead(themes, self.tr("Portfolio"), (self.add,))
        self.search = SearchField(themes, self.tr("Search evidence"))
        self.sort = ChipGroup(themes, self._sorts(), self.tr("Evidence shown"))
        orders = [
            (Order.NEWEST.value, self.tr("Newest first")),
            (Order.MILESTONE.value, self.tr("By milestone")),
            (Order.STARRED.value, self.tr("Starred first")),
        ]
        self.order = ChoiceButton(themes, self.tr("Order"), orders)
        self.starred = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.grid = PieceGrid(themes, self.tr("Evidence"))
        if session.read_only:
            self.grid.lock()
        self.area = ScrollColumn("canvas", self.tr("Evidence"))
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
        )
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self.fit(1280)
        self._show(session.plan)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def piece(self) -> PieceRow | None:
        """The chosen piece."""
        return self.grid.value

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self._bar, self.area, self.empty]

    def take_focus(self) -> None:
        """Put the keyboard on the chosen card, or the way to add the first."""
        if self._rows:
            self.grid.focus_card()
        else:
            self.empty.take_focus()

    def start_find(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        narrow = width < self._themes.theme.scaled(NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        words = self.tr("Add evidence…")
        self.add.setText("" if narrow else words)
        self.add.setAccessibleName(words)
        self.add.setToolTip(words if narrow else "")
        side = 16 if narrow else 24
        self._bar_row.setContentsMargins(side, 8, side, 8)
        self.area.column.setContentsMargins(side, 4, side, 16)

    # --- Qt's side ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what may have changed meanwhile, in the plan and on the disk."""
        if self._stale or self._looked:
            self._stale = False
            self._looked = {}
            self._show(self._session.plan)
        super().showEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _sorts(self) -> list[tuple[str, str, int | None]]:
        return [
            (Sort.ALL.value, self.tr("All"), 0),
            (Sort.AUDIO.value, self.tr("Audio"), 0),
            (Sort.LINK.value, self.tr("Links"), 0),
            (Sort.DOCUMENT.value, self.tr("Documents"), 0),
            (Sort.IMAGE.value, self.tr("Images"), 0),
            (Sort.NOTE.value, self.tr("Notes"), 0),
        ]

    def _assemble(self) -> None:
        themes = self._themes
        self._bar = QWidget()
        bar = self._bar_row = QHBoxLayout(self._bar)
        bar.setSpacing(8)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(themes.theme.scaled(190))
        bar.addWidget(self.search, 2)
        bar.addWidget(self.sort, 5)
        bar.addWidget(self.order)
        column = self.area.column
        column.setSpacing(4)
        column.addWidget(TextLabel(themes, self.tr("Pieces you would show a client"), "strong"))
        column.addWidget(self.starred)
        column.addSpacing(12)
        column.addWidget(self.grid)
        column.addSpacing(16)
        kept = self.tr(
            "Files stay where they are. The plan remembers where each one is and tells you if it "
            "moves."
        )
        column.addWidget(TextLabel(themes, kept, "small", "tertiary", wrap=True))
        column.addStretch(1)
        for widget in (self.area, self.empty, self.nothing):
            self._stack.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self._bar)
        page.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self.search.textChanged.connect(lambda _: self._fill())
        self.sort.chosen.connect(lambda _: self._fill())
        self.order.chosen.connect(lambda _: self._fill())
        self.add.clicked.connect(self.add_requested)
        self.empty.action_requested.connect(lambda _: self.add_requested.emit())
        self.grid.chosen.connect(self._chosen)
        self.grid.taken.connect(self.open_requested)
        self.grid.star_requested.connect(self.star_requested)
        self.grid.menu_requested.connect(self.menu_requested)
        self.grid.next_piece.open.clicked.connect(self._open_next)

    def _plan_changed(self, plan: Plan) -> None:
        # Behind another page nothing is worked out; it is when this one is shown again.
        self._stale = not self.isVisible()
        if not self._stale:
            self._show(plan)

    def _show(self, plan: Plan) -> None:
        words = self._session.words
        self._rows = rows = piece_rows(plan, words, self._warnings(plan))
        self.head.facts.setText(portfolio_line(rows) if rows else "")
        for sort in Sort:
            count = sum(sort in (Sort.ALL, row.group) for row in rows)
            self.sort.set_count(sort.value, count)
        self.starred.setText(starred_line(sum(row.starred for row in rows)))
        coming = next_piece(plan)
        if coming is not None:
            day = coming.finish
            due = words.short_date(day, plan.today) if day else ""
            due = self.tr("due {date}").format(date=due) if due else ""
            self.grid.next_piece.show_piece(coming.milestone.title, due)
        self._bar.setVisible(bool(rows))
        self._fill()

    def _warnings(self, plan: Plan) -> dict[str, str]:
        for planned in plan.milestones:
            for piece in planned.milestone.evidence:
                if piece.kind is EvidenceKind.FILE and piece.target not in self._looked:
                    self._looked[piece.target] = _warning(piece.target, piece.title)
        return self._looked

    def _fill(self) -> None:
        sort, order = Sort(self.sort.value), Order(self.order.value)
        shown = pieces_shown(self._rows, sort, self.search.text(), order)
        everything = sort is Sort.ALL and not self.search.text().strip()
        coming = everything and next_piece(self._session.plan) is not None
        self.grid.set_rows(shown, with_next=coming)
        fitting: QWidget = self.area if shown else self.nothing
        self._stack.setCurrentWidget(fitting if self._rows else self.empty)
        self.piece_chosen.emit()

    def _chosen(self) -> None:
        card = next(each for each in self.grid.shown if each.isChecked())
        self.area.ensureWidgetVisible(card, 0, 12)
        self.piece_chosen.emit()

    def _open_next(self) -> None:
        coming = next_piece(self._session.plan)
        if coming is not None:
            self.milestone_requested.emit(coming.id)


def _warning(target: str, title: str) -> str:
    """The sentence of a file that is gone; empty where it is there or is never looked at."""
    try:
        evidence_file(target, title or target)
    except MissingEvidenceError as error:
        return error.sentence
    except PlannerError:
        return ""
    return ""
