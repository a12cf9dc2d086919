"""What does not fit in a plan that is not made yet, calmly, with the smallest change that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.pages.start_mending import Mend, MendKind
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.side_panel import section_label
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.profile import Profile
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Shown at most; the rest is counted.
_LISTED = 6
#: A sentence, and what mends it.
Shown = tuple[str, tuple[Mend, ...]]


class ProblemList(QWidget):
    """Sentences with buttons under a heading; hidden while there is nothing to say."""

    mend_wanted = Signal(object)
    """The `Mend` to apply."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing to say."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._shown: tuple[Shown, ...] = ()
        self._rows: list[QWidget] = []
        self.more = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(section_label(themes, self.tr("Worth a look")))
        self._column.addWidget(self.more)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(sentence for sentence, _ in self._shown)

    @property
    def mends(self) -> tuple[Mend, ...]:
        """What is offered."""
        return tuple(mend for _, mends in self._shown for mend in mends)

    def show_problems(self, problems: Sequence[Shown], profile: Profile) -> None:
        """Show problems; an amount of money takes the currency of the profile."""
        if tuple(problems) == self._shown:
            return
        self._shown = tuple(problems)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(*each, profile) for each in self._shown[:_LISTED]]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(1 + place, row)
        rest = len(self._shown) - _LISTED
        self.more.setVisible(rest > 0)
        self.more.setText(counted("ProblemList", "And {0} more.", "And 1 more.", rest).format(rest))
        self.setVisible(bool(self._shown))

    def _row(self, sentence: str, mends: tuple[Mend, ...], profile: Profile) -> QWidget:
        row = QWidget()
        row.setAccessibleName(sentence)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(8)
        icon = IconLabel(self._themes, "warning", "warning", 16)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        label = TextLabel(self._themes, sentence, "small", wrap=True, selectable=True)
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lines.addWidget(label)
        if mends:
            lines.addWidget(self._buttons(mends, profile, sentence))
        across.addLayout(lines, 1)
        return row

    def _buttons(self, mends: tuple[Mend, ...], profile: Profile, sentence: str) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        for mend in mends:
            words = plain_button_text(self._offer(mend, profile))
            button = push_button(self._themes, words, "", compact=True)
            button.setAccessibleDescription(sentence)
            button.setProperty("mend", self.mends.index(mend))
            button.clicked.connect(self._pressed)
            flow.addWidget(button)
        return holder

    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.mend_wanted.emit(self.mends[int(str(sender.property("mend")))])

    def _offer(self, mend: Mend, profile: Profile) -> str:
        if mend.kind is MendKind.BUDGET:
            money = self._words.money(mend.value, profile.preferences.currency)
            return self.tr("Set the budget to {0}").format(money)
        if mend.kind is MendKind.HOURS:
            return self.tr("Use {0} a week").format(self._words.hours(mend.value))
        if mend.kind is MendKind.FOCUS:
            count = mend.value
            text = counted("ProblemList", "Allow {0} at once", "Allow 1 at once", count)
            return text.format(count)
        full = profile.depth.value == "full"
        return {
            MendKind.FORMATS: self.tr("Learn online and in person"),
            MendKind.ROUTE: self.tr("Take either route"),
            MendKind.NO_BUDGET: self.tr("Set no budget"),
            MendKind.DEPTH: self.tr("Take the fast track")
            if full
            else self.tr("Take the full path"),
        }[mend.kind]
