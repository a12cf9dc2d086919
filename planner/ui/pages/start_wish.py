"""What a wished finish takes: a banner where the plan misses it, a quiet line where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.start_facts import misses_wish
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.finish_wish import NotBefore
    from planner.ui.pages.start_facts import Outlook
    from planner.ui.pages.start_later import Consequences
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_USE, _KEEP, _LATER = "use", "keep", "later"


class WishAnswer(QWidget):
    """Says whether the wish is kept, what it takes, and offers that."""

    hours_wanted = Signal(int)
    """Weekly minutes to use."""
    finish_wanted = Signal(object)
    """A day (`datetime.date`) to wish for in place of the one that cannot be kept."""
    settled = Signal()
    """The learner chose the hours; what had the focus is gone."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing to say."""
        super().__init__(parent)
        self._words = words
        self._needed = 0
        self._day: dt.date | None = None
        self._shown: Outlook | None = None
        self._kept: tuple[int, dt.date | None] | None = None
        self.banner = Banner(themes)
        self.line = QWidget()
        self.sentence = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.use = push_button(themes, "", "", compact=True)
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.line)
        self.banner.action_requested.connect(self._answered)
        self.use.clicked.connect(self._use)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say nothing, as there is no wish or no plan."""
        self.banner.hide()
        self.line.hide()
        self.hide()

    def show_answer(self, found: Consequences) -> None:
        """Say what the wish of a plan takes."""
        self._shown, needed = found.seen, found.needed
        wish, finish = found.seen.answers.wished_finish, found.seen.finish
        self.show_nothing()
        if needed is None or wish is None or finish is None:
            return
        weekly = sum(found.seen.answers.calendar.week)
        if not misses_wish(found.seen):
            self._show_kept(needed, weekly, wish)
        elif (weekly, wish) != self._kept:
            self._show_missed(found, needed, weekly, finish)
            self.show()

    def _show_kept(self, needed: int | NotBefore, weekly: int, wish: dt.date) -> None:
        if not isinstance(needed, int):
            return
        words = self._words
        less = needed < weekly
        self._needed = needed
        text = self.tr("To finish by {0} you need {1} a week.")
        if not less:
            text = self.tr("To finish by {0} you need {1} a week, and that is what you have.")
        self.sentence.setText(text.format(words.date(wish), words.hours(needed)))
        self.use.setText(self.tr("Use {0}").format(words.hours(needed)))
        self.use.setVisible(less)
        self.line.show()
        self.show()

    def _show_missed(
        self, found: Consequences, needed: int | NotBefore, weekly: int, finish: dt.date
    ) -> None:
        words, wish = self._words, found.seen.answers.wished_finish
        if wish is None:
            return
        now = words.hours(weekly)
        fact = self.tr("{0} a week reaches {1}.").format(now, words.date(finish))
        keep = (_KEEP, self.tr("Keep {0}").format(now))
        if isinstance(needed, int):
            self._needed = needed
            less = words.whole_hours(_about(found.seen.minutes_after(wish)))
            text = self.tr("To finish by {0} you need {1} a week, or about {2} less in the plan.")
            sentence = text.format(words.date(wish), words.hours(needed), less)
            offer = (_USE, self.tr("Use {0}").format(words.hours(needed)))
        else:
            # The earliest day would take every hour of the week; the present hours reach this one.
            self._day = finish
            sentence = words.not_before(needed)
            offer = (_LATER, self.tr("Wish for {0}").format(words.short_date(finish)))
        other = found.other
        shorter = other is not None and other.answers.depth.value == "fast"
        if other is not None and shorter and not misses_wish(other):
            sentence += " " + self.tr("The fast track keeps the date at {0}.").format(now)
        self.banner.show_message("warning", fact, sentence, [offer, keep], "calendar-x")

    def _answered(self, action: str) -> None:
        if action == _USE:
            self._use()
            return
        if action == _LATER and self._day is not None:
            self.show_nothing()
            self.finish_wanted.emit(self._day)
            return
        if action == _KEEP and self._shown is not None:
            answers = self._shown.answers
            self._kept = (sum(answers.calendar.week), answers.wished_finish)
        self.show_nothing()
        self.settled.emit()

    def _use(self) -> None:
        self.hours_wanted.emit(self._needed)
        self.show_nothing()
        self.settled.emit()


def _about(minutes: int) -> int:
    """Minutes as a round number of hours where there are many."""
    return round(minutes / 600) * 600 if minutes >= 100 * 60 else minutes
