"""The bar over the plan list: text, chips with counts, kinds and grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.domain.catalogue import Kind
from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_groups import Group
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.ui.theme import ThemeSource
    from planner.words import Words


#: Of the bar, left and right; widths of the field for a text.
_MARGINS, _NARROWEST, _USUAL, _WIDE = 28, 110, 150, 320


class ChoiceButton(Button):
    """A flat button that shows the choice made in the menu below it."""

    chosen = Signal(str)

    def __init__(
        self, themes: ThemeSource, name: str, choices: Sequence[tuple[str, str]], icon: str = ""
    ) -> None:
        """Offer (key, words) pairs, the first of them chosen; ``name`` is read aloud."""
        super().__init__(themes, plain_button_text(choices[0][1]), "flat", icon, compact=True)
        self._name = name
        self._words_of = dict(choices)
        self._key = choices[0][0]
        self.setProperty("hasMenu", True)
        self._take_font()
        themes.theme_changed.connect(self._take_font)
        menu = QMenu(self)
        group = QActionGroup(menu)
        for key, words in choices:
            action = QAction(plain_button_text(words), menu)
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key == self._key)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._take)
        self._group = group
        self.setMenu(menu)
        self._describe()

    @property
    def value(self) -> str:
        """The key of the choice."""
        return self._key

    def set_value(self, key: str) -> None:
        """Choose without reporting it."""
        for action in self._group.actions():
            if action.data() == key:
                action.setChecked(True)
                self._key = key
                self.setText(action.text())
                self._describe()

    def sizeHint(self) -> QSize:
        """Without the slack that the style sheet leaves before the arrow."""
        return super().sizeHint() - QSize(6, 0)

    def _take_font(self) -> None:
        self.setFont(self._themes.theme.font("small-medium"))

    def _take(self, action: QAction) -> None:
        key = str(action.data())
        if key != self._key:
            self.set_value(key)
            self.chosen.emit(key)

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._words_of[self._key]}")


class FilterBar(QFrame):
    """What the list shows; reports a new filter or grouping."""

    filter_changed = Signal(object)
    group_changed = Signal(object)

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Build the bar."""
        super().__init__(parent)
        self.setProperty("header", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(themes, self.tr("Filter plan"))
        self.search.setMinimumWidth(_NARROWEST)
        self._chip_words = {
            Show.ALL: self.tr("All"),
            Show.OPEN: self.tr("Open"),
            Show.AVAILABLE: self.tr("Available now"),
            Show.OVERDUE: self.tr("Overdue"),
            Show.DONE: self.tr("Done"),
            Show.LEFT: self.tr("Left to 100 %"),
        }
        chips = [
            (show.value, words, None if show is Show.ALL else 0)
            for show, words in self._chip_words.items()
        ]
        self._chips = ChipGroup(themes, chips, self.tr("Which milestones"))
        kinds = [("", self.tr("All kinds")), *((kind.value, words.kind(kind)) for kind in Kind)]
        self._kinds = ChoiceButton(themes, self.tr("Kinds"), kinds, "funnel-simple")
        groups = [
            (Group.PHASE.value, self.tr("By phase")),
            (Group.MONTH.value, self.tr("By month")),
            (Group.KIND.value, self.tr("By kind")),
            (Group.SKILL.value, self.tr("By skill")),
            (Group.STATUS.value, self.tr("By status")),
            (Group.DATE.value, self.tr("By date")),
        ]
        self._groups = ChoiceButton(themes, self.tr("Group"), groups)
        self._themes = themes
        #: Whether the chips stand on a line of their own; None before they stand anywhere.
        self._are_below: bool | None = None
        self._assemble()
        themes.theme_changed.connect(self._place_chips)
        self.search.textChanged.connect(self._changed)
        self._chips.chosen.connect(self._changed)
        self._kinds.chosen.connect(self._changed)
        self._groups.chosen.connect(lambda key: self.group_changed.emit(Group(key)))

    @property
    def filter(self) -> Filter:
        """What the bar says."""
        return Filter(self.search.text(), Show(self._chips.value), self._kinds.value)

    def set_counts(self, counts: dict[Show, int]) -> None:
        """Show how many milestones each chip stands for."""
        for show, count in counts.items():
            if show is not Show.ALL:
                self._chips.set_count(show.value, count)

    def set_filter(self, wanted: Filter) -> None:
        """Say something else, and report it."""
        self.search.setText(wanted.text)
        self._chips.set_value(wanted.show.value)
        self._kinds.set_value(wanted.kind)
        self._changed()

    def set_group(self, group: Group) -> None:
        """Choose another grouping, and report it."""
        self._groups.set_value(group.value)
        self.group_changed.emit(group)

    def clear(self) -> None:
        """Show everything again."""
        self.set_filter(Filter())

    def chip_words(self) -> str:
        """The words of the chip that is on."""
        return self._chip_words[self.filter.show]

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self.search)
        row.addStretch(1)
        end = QHBoxLayout()
        end.setSpacing(0)
        end.addWidget(self._kinds)
        end.addWidget(self._groups)
        row.addLayout(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 12, 0)
        column.addLayout(below)
        self._row, self._below = row, below
        self.setMinimumHeight(48)
        self._place_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips stand where there is room."""
        super().resizeEvent(event)
        self._place_chips()

    def _place_chips(self) -> None:
        """Beside the field, or on a line of their own where they would break there."""
        ends = self._kinds.sizeHint().width() + self._groups.sizeHint().width()
        beside = self.width() - _MARGINS - _NARROWEST - ends - 2 * self._row.spacing()
        below = self._chips.sizeHint().width() > beside
        if below is self._are_below:
            return
        self._are_below = below
        for layout in (self._row, self._below):
            layout.removeWidget(self._chips)
        if below:
            self._below.addWidget(self._chips)
        else:
            self._row.insertWidget(1, self._chips, 100, Qt.AlignmentFlag.AlignVCenter)
        self.search.setMaximumWidth(self._themes.theme.scaled(_WIDE if below else _USUAL))
        self._below.setContentsMargins(16, 0, 12, 7 if below else 0)

    def _changed(self) -> None:
        self.filter_changed.emit(self.filter)
