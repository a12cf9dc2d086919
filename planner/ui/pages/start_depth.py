"""How much of the path to take on: both depths as cards, each with its hours and its finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from planner.ui.counted import counted
from planner.ui.widgets.radio_card import RadioCard

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QResizeEvent

    from planner.ui.pages.start_facts import Outlook
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: The values of `planner.domain.profile.Depth`.
FULL, FAST = "full", "fast"
#: Px from which on both cards stand side by side.
_BESIDE = 440
_MONTH = 365.25 / 12


class DepthField(QWidget):
    """Asks for full path or fast track."""

    changed = Signal()

    def __init__(
        self, themes: ThemeSource, words: Words, name: str, parent: QWidget | None = None
    ) -> None:
        """Start with the full path; `name` is read aloud."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._seen: dict[str, Outlook] = {}
        full = RadioCard(
            themes,
            self.tr("Full path"),
            self.tr("Everything professionals build the career on: breadth and repetition."),
        )
        fast = RadioCard(
            themes,
            self.tr("Fast track"),
            self.tr("The least work that reaches every level the career asks for."),
        )
        self.cards = {FULL: full, FAST: fast}
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.setAccessibleName(name)
        full.setChecked(True)
        for card in self.cards.values():
            self._group.addButton(card)
            self._row.addWidget(card, 1)
            card.toggled.connect(self._toggled)
        self._hold_tab()

    @property
    def value(self) -> str:
        """The chosen depth: full or fast."""
        return next(depth for depth, card in self.cards.items() if card.isChecked())

    @property
    def other(self) -> str:
        """The depth that is not chosen."""
        return FAST if self.value == FULL else FULL

    def set_value(self, depth: str) -> None:
        """Choose a depth as the learner would.

        Raises:
            KeyError: if there is no such depth.
        """
        self.cards[depth].setChecked(True)

    def show_outlook(self, seen: Outlook) -> None:
        """Show what one of the depths comes to, by the answers its plan was made from."""
        self._seen[str(seen.answers.depth)] = seen
        self._show()

    def forget(self) -> None:
        """Show no figures, as there is no plan."""
        self._seen = {}
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is no room beside."""
        beside = self.width() >= self._themes.theme.scaled(_BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _show(self) -> None:
        full, fast = self._seen.get(FULL), self._seen.get(FAST)
        self.cards[FULL].show_facts(self._fact(full))
        self.cards[FAST].show_facts(self._fact(fast), self._difference(full, fast))

    def _fact(self, seen: Outlook | None) -> str:
        if seen is None:
            return ""
        hours = self._words.whole_hours(seen.minutes)
        if seen.finish is None:
            return hours
        return self.tr("{0}, finish around {1}").format(hours, self._words.short_date(seen.finish))

    def _difference(self, full: Outlook | None, fast: Outlook | None) -> str:
        if full is None or fast is None:
            return ""
        # Whole hours, so that it is the difference of the two figures shown.
        less = ((full.minutes + 30) // 60 - (fast.minutes + 30) // 60) * 60
        if less < 60:
            return self.tr("About as long as the full path.")
        hours = self._words.whole_hours(less)
        time = self._sooner(full.finish, fast.finish)
        if not time:
            return self.tr("{0} less.").format(hours)
        return self.tr("{0} less, {1}.").format(hours, time)

    def _sooner(self, full: dt.date | None, fast: dt.date | None) -> str:
        if full is None or fast is None or fast >= full:
            return ""
        days = (full - fast).days
        months = round(days / _MONTH)
        if months > 1:
            text = counted("DepthField", "{0} months sooner", "1 month sooner", months)
            return text.format(months)
        return counted("DepthField", "{0} days sooner", "1 day sooner", days).format(days)

    def _hold_tab(self) -> None:
        """Let Tab come to the chosen card only; the arrows lead to the other."""
        for card in self.cards.values():
            chosen = card.isChecked()
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _toggled(self, checked: bool) -> None:
        if checked:
            self._hold_tab()
            self.changed.emit()
