"""The careers that suit answers, best first, each with the reasons for it and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.career_parts import LargeTile
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.meter import Meter
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.suits_me import Match, MatchReason
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Careers shown with their reasons; further ones would not help to choose.
_SHOWN = 6
_REASONS_FOR, _REASONS_AGAINST = 2, 1


class SuitsResults(ScrollColumn):
    """A ranked list."""

    career_wanted = Signal(str)
    """The learner wants to see a career, by its id."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("surface", self.tr("Careers that suit you"), parent)
        self._themes = themes
        self._words = words
        self._cards: list[QWidget] = []
        self.matches: tuple[Match, ...] = ()
        heading = TextLabel(themes, self.tr("Careers that suit you"), "heading", wrap=True)
        self._hint = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.column.setContentsMargins(20, 18, 20, 20)
        self.column.addWidget(heading)
        self.column.addSpacing(4)
        self.column.addWidget(self._hint)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 12, 0, 0)
        self._list.setSpacing(10)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Show other matches, best first."""
        self.matches = tuple(matches[:_SHOWN])
        self._hint.setText(
            self.tr("50 of 100 is neither for nor against. This is a hint, not a test.")
            if self.matches
            else self.tr("They appear here with your first answer, with the reasons.")
        )
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(match) for match in self.matches]
        for card in self._cards:
            self._list.addWidget(card)
        set_reading_order(self)

    def _card(self, match: Match) -> QWidget:
        themes, career = self._themes, match.career
        card = QFrame()
        card.setProperty("frame", "card")
        score = match.score or 0
        words = self.tr("{0} of 100").format(score)
        card.setAccessibleName(f"{career.name}, {words}")
        tile = LargeTile(themes, 34)
        tile.set_icon(career.icon)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(TextLabel(themes, career.name, "strong", wrap=True))
        meter = Meter(themes)
        meter.setAccessibleName(self.tr("How well {0} suits").format(career.name))
        meter.set_part(score / 100)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(TextLabel(themes, words, "small", "secondary"))
        line.addWidget(meter, 1)
        names.addLayout(line)
        see = push_button(themes, self.tr("See career"), compact=True)
        see.setAccessibleName(self.tr("See {0}").format(career.name))
        see.clicked.connect(lambda: self.career_wanted.emit(career.id))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(see, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        for reason in match.speaks_for[:_REASONS_FOR]:
            column.addLayout(self._reason(reason, "check"))
        for reason in match.speaks_against[:_REASONS_AGAINST]:
            column.addLayout(self._reason(reason, "minus"))
        return card

    def _reason(self, reason: MatchReason, icon: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(self._themes, icon, "text-3", 14), 0, Qt.AlignmentFlag.AlignTop)
        text = self._words.match_reason(reason)
        # A statement brings its own full stop, inside its quotation marks.
        text = text if text.endswith(".”") else f"{text}."
        row.addWidget(TextLabel(self._themes, text, "small", "secondary", wrap=True), 1)
        return row
