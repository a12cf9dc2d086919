"""The portfolio beside the plan page: pieces are added, starred, opened and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from planner.domain import edits
from planner.domain.milestone_edits import change_evidence
from planner.domain.profile import EvidenceKind
from planner.ui.actions import ActionId
from planner.ui.milestone_commands import MilestoneCommands
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.domain.profile import Evidence
    from planner.ui.commands import PlanCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.pages.portfolio_page import PortfolioPage
    from planner.ui.roles import PieceRow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class PortfolioVisit(Visit):
    """Shows all evidence; commands are about the milestone of the chosen piece."""

    name = "portfolio"

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
    ) -> None:
        """See `Visit`."""
        super().__init__(themes, window, plan_page, session, commands)
        #: Id of the milestone that a new piece is for.
        self._claimed = ""
        self._evidence = MilestoneCommands(
            themes, window, session, lambda: session.profile.milestone(self._claimed), self
        )
        self.page: PortfolioPage | None = None

    def chosen(self) -> str:
        """The milestone of the chosen piece."""
        piece = self.page.piece if self.page is not None else None
        return super().chosen() if piece is None else piece.milestone

    def run(self, command: str) -> bool:
        """See `Visit`; Find looks for a piece, the panel of a milestone is in the plan."""
        if command == ActionId.FIND and self.page is not None:
            self.page.start_find()
            return True
        if command == ActionId.SHOW_INSPECTOR:
            self.open_milestone(self.chosen())
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            self._plan_page.choose(self.chosen())
        return super().run(command)

    def close(self) -> None:
        """See `Visit`."""
        super().close()
        self.page = None

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> PortfolioPage:
        from planner.ui.pages.portfolio_page import PortfolioPage

        page = PortfolioPage(self._themes, self._session)
        page.add_requested.connect(self._add)
        page.open_requested.connect(self._open)
        page.star_requested.connect(self._star)
        page.menu_requested.connect(self._show_menu)
        page.milestone_requested.connect(self.open_milestone)
        page.piece_chosen.connect(self._commands.refresh)
        self._window.resized.connect(page.fit)
        self.page = page
        return page

    def _add(self) -> None:
        from planner.ui.dialogs.evidence_dialog import EvidenceDialog, Source

        if self._session.read_only:
            return
        proposed = self._plan_page.chosen
        found = EvidenceDialog.ask(self._themes, self._session, proposed, self._window)
        if found is None:
            return
        self._claimed, source = found
        if source is Source.LINK:
            self._evidence.add_link()
        else:
            self._evidence.add_file()

    def _piece(self) -> Evidence | None:
        row = self.page.piece if self.page is not None else None
        return None if row is None else self._of(row)

    def _of(self, row: PieceRow) -> Evidence:
        return self._session.profile.known(row.milestone).evidence[row.place]

    def _open(self) -> None:
        from planner.ui.dialogs.links import open_evidence

        piece = self._piece()
        if piece is not None:
            open_evidence(piece, self._window)

    def _show_folder(self) -> None:
        from planner.ui.dialogs.links import show_folder_of

        piece = self._piece()
        if piece is not None:
            show_folder_of(piece, self._window)

    def _star(self, row: PieceRow) -> None:
        piece = self._of(row)
        changed = piece.model_copy(update={"starred": not piece.starred})
        profile = self._session.profile
        self._session.apply(change_evidence(profile, row.milestone, row.place, changed))

    def _remove(self, row: PieceRow) -> None:
        self._session.apply(edits.remove_evidence(self._session.profile, row.milestone, row.place))

    def _show_menu(self, place: QPoint) -> None:
        row, piece = (self.page.piece if self.page is not None else None), self._piece()
        if row is None or piece is None:
            return
        menu = QMenu(self.page)
        menu.addAction(self.tr("Open"), self._open)
        if piece.kind is EvidenceKind.FILE:
            menu.addAction(self.tr("Show in folder"), self._show_folder)
        menu.addAction(self.tr("Show milestone"), lambda: self.open_milestone(row.milestone))
        if not self._session.read_only:
            menu.addSeparator()
            menu.addAction(self.tr("Remove"), lambda: self._remove(row))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
