"""The banner of the portfolio: pieces whose files are gone, until they are found or let be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from planner.storage.evidence_look import Standing
from planner.ui.counted import counted
from planner.ui.widgets.banner import Banner, BannerAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from planner.ui.roles import PieceRow
    from planner.ui.theme import ThemeSource

_FIND: Final = "find"
_SHOW: Final = "show"
_LEAVE: Final = "leave"


class PieceNotice(Banner):
    """Names what cannot be opened; what was let be is not named again while the plan is open."""

    #: Wishes about a `PieceRow`: show it with its panel, name its file anew.
    show_requested = Signal(object)
    find_requested = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(themes, parent)
        self._lost: tuple[PieceRow, ...] = ()
        self._left: set[str] = set()
        self.action_requested.connect(self._act)

    def show_rows(self, rows: Iterable[PieceRow], *, read_only: bool) -> None:
        """Name the pieces among these that cannot be opened."""
        self._lost = tuple(
            row
            for row in rows
            if row.standing is Standing.GONE and row.file and row.file.target not in self._left
        )
        if not self._lost:
            self.hide()
            return
        count = len(self._lost)
        fact = counted(
            "PieceNotice",
            "{count} pieces of evidence cannot be opened.",
            "One piece of evidence cannot be opened.",
            count,
        )
        actions = [BannerAction(_SHOW, self.tr("Show")), BannerAction(_LEAVE, self.tr("Ignore"))]
        sentence = self._lost[0].warning
        if count > 1:
            sentence = self.tr("Their files may have been moved or renamed.")
        elif not read_only:
            actions.insert(0, BannerAction(_FIND, self.tr("Find it…")))
        actions[-1] = actions[-1]._replace(quiet=True)
        self.show_message("info", fact.format(count=count), sentence, actions, "link-break")

    def _act(self, action: str) -> None:
        if not self._lost:
            return
        first = self._lost[0]
        if action == _LEAVE:
            self._left |= {row.file.target for row in self._lost if row.file is not None}
            self.hide()
        elif action == _FIND:
            self.find_requested.emit(first)
        else:
            self.show_requested.emit(first)
