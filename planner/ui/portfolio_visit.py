"""The portfolio beside the plan page: pieces are added, changed, starred, opened and taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from planner.domain import edits
from planner.domain.milestone_edits import change_evidence, meet_criterion
from planner.domain.profile import EvidenceKind
from planner.storage.left_views import PortfolioView
from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.profile import Evidence
    from planner.ui.pages.piece_panel import PieceKey
    from planner.ui.pages.portfolio_page import PortfolioPage
    from planner.ui.roles import PieceRow


class PortfolioVisit(Visit):
    """Shows all evidence; commands are about the milestone of the chosen piece."""

    name = "portfolio"

    page: PortfolioPage | None
    seen: PortfolioPage | None
    #: How it was left the last time; its page goes back to that when it is first shown.
    remembered = PortfolioView()

    @property
    def view(self) -> PortfolioView:
        """How it is left now."""
        from planner.ui.pages.portfolio_memory import view_left

        left = self.remembered if self.seen is None else view_left(self.seen)
        title, line = self._commands.evidence.heading
        return replace(left, title=title, line=line)

    def remember(self, view: PortfolioView) -> None:
        """Go back to how it was left when it is first shown; a page for others at once."""
        self.remembered = view
        self._commands.evidence.heading = (view.title, view.line)

    def chosen(self) -> str:
        """The milestone of the chosen piece."""
        piece = self.page.piece if self.page is not None else None
        return super().chosen() if piece is None else piece.milestone

    def run(self, command: str) -> bool:
        """See `Visit`; Find looks for a piece, and the panel is that of the chosen piece."""
        page = self.page
        if command == ActionId.FIND and page is not None:
            page.start_find()
            return True
        if command == ActionId.SHOW_INSPECTOR and page is not None:
            page.show_panel(not page.has_panel)
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            self._plan_page.choose(self.chosen())
        return super().run(command)

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> PortfolioPage:
        from planner.ui.pages.portfolio_memory import go_back
        from planner.ui.pages.portfolio_page import PortfolioPage

        page = PortfolioPage(self._themes, self._session, self._plan_page.looks, self._window.stack)
        panel = page.panel
        evidence = self._commands.evidence
        page.add_requested.connect(evidence.add)
        page.page_requested.connect(evidence.hand_out)
        page.dropped.connect(evidence.take)
        page.open_requested.connect(self._open)
        page.star_requested.connect(self._star)
        page.remove_requested.connect(self._remove)
        page.find_requested.connect(self._replace)
        page.menu_requested.connect(self._show_menu)
        page.milestone_requested.connect(self.open_milestone)
        page.piece_chosen.connect(self._commands.refresh)
        page.panel_toggled.connect(self._tick)
        self._window.stack.currentChanged.connect(self._tick)
        panel.fields_edited.connect(self._edit_fields)
        panel.met_requested.connect(self._meet)
        for wish, do in (
            (panel.open_requested, self._open),
            (panel.folder_requested, self._show_folder),
            (panel.replace_requested, self._replace),
            (panel.star_requested, self._star),
            (panel.remove_requested, self._remove),
            (panel.keep_requested, self._keep),
        ):
            wish.connect(lambda do=do: self._with_chosen(do))
        self._plan_page.committing.connect(panel.commit)
        self._window.resized.connect(page.fit)
        go_back(page, self.remembered)
        return page

    def _with_chosen(self, do: Callable[[PieceRow], None]) -> None:
        piece = self.page.piece if self.page is not None else None
        if piece is not None:
            do(piece)

    def _of(self, row: PieceRow) -> Evidence:
        return self._session.profile.known(row.milestone).evidence[row.place]

    def _open(self, row: PieceRow) -> None:
        from planner.ui.dialogs.links import open_evidence

        open_evidence(self._of(row), self._window)

    def _show_folder(self, row: PieceRow) -> None:
        from planner.ui.dialogs.links import show_folder_of

        show_folder_of(self._of(row), self._window)

    def _star(self, row: PieceRow) -> None:
        self._change(row, starred=not self._of(row).starred)

    def _replace(self, row: PieceRow) -> None:
        from planner.ui.dialogs.links import LinkDialog, ask_for_file

        piece, today = self._of(row), self._session.today
        if piece.kind is EvidenceKind.LINK:
            other = LinkDialog.ask(self._themes, today, self._window)
        else:
            other = ask_for_file(today, self._window)
        if other is None:
            return
        # A title that was the file's name is no longer true.
        named = not piece.title or piece.target.endswith(piece.title)
        title = other.title if named and other.title else piece.title
        self._put(row, target=other.target, title=title)

    def _keep(self, row: PieceRow) -> None:
        """Take the file as it is now for what it should be."""
        self._put(row)

    def _put(self, row: PieceRow, **fields: object) -> None:
        unread = {"size": None, "sha256": "", **fields}
        piece = self._of(row).model_copy(update=unread)
        self._commands.evidence.intake.put(row.milestone, row.place, piece)

    def _change(self, row: PieceRow, **fields: object) -> None:
        if self._session.read_only:
            return
        changed = self._of(row).model_copy(update=fields)
        profile = self._session.profile
        self._session.apply(change_evidence(profile, row.milestone, row.place, changed))

    def _remove(self, row: PieceRow) -> None:
        if not self._session.read_only:
            profile = self._session.profile
            self._session.apply(edits.remove_evidence(profile, row.milestone, row.place))

    def _edit_fields(self, fields: dict[str, object], typing: bool) -> None:
        key = self.page.panel.subject if self.page is not None else None
        piece = self._piece_at(key)
        if key is None or piece is None or self._session.read_only:
            return
        changed = piece.model_copy(update=fields)
        edit = change_evidence(self._session.profile, key[0], key[1], changed)
        self._session.apply(edit, typed=typing)

    def _piece_at(self, key: PieceKey | None) -> Evidence | None:
        """The piece that a panel shows, unless another stands in its place by now."""
        milestone = self._session.profile.milestone(key[0]) if key else None
        if key is None or milestone is None or key[1] >= len(milestone.evidence):
            return None
        piece = milestone.evidence[key[1]]
        return piece if piece.target == key[2] else None

    def _meet(self, criterion: str, met: bool) -> None:
        key = self.page.panel.subject if self.page is not None else None
        if key is not None:
            self._session.apply(meet_criterion(self._session.profile, key[0], criterion, met=met))

    def _tick(self) -> None:
        """Let the menu say whether the panel is shown, here or in the list."""
        shown = self._plan_page.has_panel
        if self.page is not None and self.is_shown:
            shown = self.page.has_panel
        self._window.actions_by_id[ActionId.SHOW_INSPECTOR].setChecked(shown)

    def _show_menu(self, place: QPoint) -> None:
        row = self.page.piece if self.page is not None else None
        if row is None or self.page is None:
            return
        menu = QMenu(self.page)
        menu.addAction(self.tr("Open"), lambda: self._open(row))
        if row.file is not None:
            menu.addAction(self.tr("Show in folder"), lambda: self._show_folder(row))
        menu.addAction(self.tr("Show milestone"), lambda: self.open_milestone(row.milestone))
        if not self._session.read_only:
            menu.addSeparator()
            starred = self.tr("Would not show it") if row.starred else self.tr("Would show it")
            menu.addAction(starred, lambda: self._star(row))
            menu.addAction(self.tr("Rename"), self.page.rename)
            if row.group != "note":
                replace = self.tr("Change address…")
                if row.file is not None:
                    replace = self.tr("Replace file…")
                menu.addAction(replace, lambda: self._replace(row))
            menu.addAction(self.tr("Remove"), lambda: self._remove(row))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
