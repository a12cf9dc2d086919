"""Commands that bring evidence into the plan, and a page of it to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from planner.ui.actions import ActionId
from planner.ui.evidence_intake import EvidenceIntake
from planner.ui.text_direction import fenced
from planner.ui.widgets.drop_area import Dropped, dropped_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.profile import Evidence
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class EvidenceCommands(QObject):
    """Asks for evidence and for the milestone it belongs to."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        page: PlanPage,
        session: PlanSession,
        choice: Callable[[], str],
    ) -> None:
        """Propose the milestone whose id ``choice`` gives."""
        super().__init__(page)
        self._themes = themes
        self._window = window
        self._page = page
        self._session = session
        self._choice = choice
        self.intake = EvidenceIntake(session, self)
        #: Title and line of the last page for others; both "" before the first.
        self.heading = ("", "")
        self.intake.refused.connect(session.refused)
        self.intake.reading.connect(self._say_reading)
        page.committing.connect(self.intake.finish)
        page.evidence_link_wanted.connect(lambda: self.add_link(page.chosen))
        page.evidence_file_wanted.connect(lambda: self.add_files(page.chosen))
        page.evidence_dropped.connect(lambda dropped: self.take(dropped, page.chosen))

    def table(self) -> dict[str, Callable[[], None]]:
        """The commands by the ids of their actions."""
        return {
            ActionId.ADD_EVIDENCE: self.add,
            ActionId.PASTE_EVIDENCE: self.paste,
            ActionId.PORTFOLIO_PAGE: self.hand_out,
        }

    def add(self) -> None:
        """Ask for which milestone and what, then for the piece itself."""
        from planner.ui.dialogs.evidence_dialog import EvidenceDialog, Source

        found = EvidenceDialog.ask(self._themes, self._session, self._choice(), self._window)
        if found is None:
            return
        milestone, source = found
        adding = {
            Source.LINK: self.add_link,
            Source.FILE: self.add_files,
            Source.NOTE: self.add_note,
        }
        adding[source](milestone)

    def add_link(self, milestone: str) -> None:
        """Ask for a link that shows what was reached."""
        from planner.ui.dialogs.links import LinkDialog

        piece = LinkDialog.ask(self._themes, self._session.today, self._window)
        if milestone and piece is not None:
            self.intake.add(milestone, (piece,))

    def add_files(self, milestone: str) -> None:
        """Ask for files that show what was reached."""
        from planner.ui.dialogs.links import ask_for_files

        pieces = ask_for_files(self._session.today, self._window)
        if milestone:
            self.intake.add(milestone, pieces)

    def add_note(self, milestone: str) -> None:
        """Ask for a note that says what was reached."""
        from planner.ui.dialogs.links import NoteDialog

        piece = NoteDialog.ask(self._themes, self._session.today, self._window)
        if milestone and piece is not None:
            self.intake.add(milestone, (piece,))

    def paste(self) -> None:
        """Take what was copied, for the milestone chosen in the list or one that is asked for."""
        in_list = self._page.isVisible() and not self._page.selected
        found = dropped_of(QGuiApplication.clipboard().mimeData())
        self.take(found, self._page.chosen if in_list else "")

    def take(self, dropped: Dropped, milestone: str = "") -> None:
        """Take what was dropped or copied; without a milestone ask for one."""
        from planner.ui.dialogs.evidence_dialog import EvidenceDialog
        from planner.ui.dialogs.links import pieces_of

        pieces = pieces_of(dropped, self._session.today)
        if not pieces:
            self._session.refused.emit(self.tr("There is no file and no link to the web in it."))
            return
        if self._session.read_only:
            self._session.refused.emit(
                self.tr("This plan is open read-only, so it cannot be changed.")
            )
            return
        if not milestone:
            milestone = EvidenceDialog.ask_milestone(
                self._themes, self._session, self._choice(), _named(pieces), self._window
            )
        if milestone:
            self.intake.add(milestone, pieces)

    def hand_out(self) -> None:
        """Make a page of chosen pieces for others."""
        from planner.ui.dialogs.showcase_dialog import ShowcaseDialog

        known = self.heading if any(self.heading) else None
        saved = ShowcaseDialog.ask(self._themes, self._session, self._window, heading=known)
        if saved is not None:
            self.heading = saved.heading
            text = self.tr("Saved as {name}").format(name=fenced(saved.path.name))
            self._window.toast.show_message(text, icon="export")

    def _say_reading(self, title: str) -> None:
        text = self.tr("Reading “{title}”. It is added once that is done.")
        self._window.toast.show_message(text.format(title=fenced(title)), icon="info")


def _named(pieces: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(piece.title or piece.target for piece in pieces)
