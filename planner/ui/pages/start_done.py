"""What is done already: the career's milestones to tick, and what counts as done for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from planner.ui.delegates.choice_delegate import ChoiceDelegate
from planner.ui.models.milestone_choices import ChoiceFilter, Choosable, MilestoneChoices
from planner.ui.roles import Role
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.side_panel import ScrollColumn, section_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.domain.catalogue import Career, Catalogue, CatalogueMilestone
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_MARGIN = 24


class DoneChecklist(QWidget):
    """A search and a list to tick; ticks of another career are kept for it."""

    changed = Signal()
    """The learner ticked something, or took a tick away."""
    current_changed = Signal(str)
    """Id of the milestone the learner came to."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start without a career."""
        super().__init__(parent)
        self._words = words
        self.model = MilestoneChoices(self)
        self.filter = ChoiceFilter(self)
        self.filter.setSourceModel(self.model)
        self.search = SearchField(themes, self.tr("Find a milestone"))
        self.list = QListView()
        self.list.setModel(self.filter)
        self.list.setItemDelegate(ChoiceDelegate(themes, self.list))
        self.list.setAccessibleName(self.tr("Done already"))
        self.list.setProperty("ground", "canvas")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.nothing = TextLabel(
            themes, self.tr("No milestone has these words."), "body", "tertiary"
        )
        self.nothing.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        hint = self.tr("Tick what you could show today. Its hours leave the plan.")
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 4, _MARGIN, 8)
        head.setSpacing(6)
        head.addWidget(TextLabel(themes, hint, "small", "tertiary", wrap=True))
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.nothing.hide()
        self.model.ticked.connect(self.changed)
        self.search.textChanged.connect(self._look)
        self.list.selectionModel().currentChanged.connect(self._current)
        themes.theme_changed.connect(self.list.scheduleDelayedItemsLayout)

    @property
    def done(self) -> tuple[str, ...]:
        """Ids of the ticked milestones of this career."""
        return self.model.chosen

    def set_career(self, career: Career, catalogue: Catalogue) -> None:
        """List the milestones of a career by phase."""
        rows: list[Choosable] = []
        for number, phase in enumerate(career.phases, 1):
            members = [
                catalogue.milestones[each.id]
                for each in career.milestones
                if each.phase == number and each.id in catalogue.milestones
            ]
            if members:
                rows.append(Choosable("", phase.name))
                rows += [Choosable(each.id, each.title, self._more(each)) for each in members]
        self.model.show_rows(rows)
        self.list.scrollToTop()

    def set_done(self, names: Sequence[str]) -> None:
        """Tick exactly these without reporting it."""
        self.model.set_chosen(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self._to_first()
        else:
            super().keyPressEvent(event)

    def _more(self, milestone: CatalogueMilestone) -> str:
        hours = self._words.hours(milestone.effort.likely)
        return f"{self._words.kind(milestone.kind)}, {hours}"

    def _look(self, text: str) -> None:
        self.filter.set_text(text)
        empty = self.filter.rowCount() == 0
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def _to_first(self) -> None:
        rows = (self.filter.index(row, 0) for row in range(self.filter.rowCount()))
        first = next((index for index in rows if index.data(Role.MILESTONE_ID)), None)
        if first is not None:
            self.list.setCurrentIndex(first)

    def _current(self, index: QModelIndex) -> None:
        name = index.data(Role.MILESTONE_ID) if index.isValid() else ""
        if name:
            self.current_changed.emit(str(name))


class DonePanel(ScrollColumn):
    """What counts as done for one milestone."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start with a hint."""
        super().__init__("surface", "", parent)
        self.setAccessibleName(self.tr("Done when you have"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = words
        self.title = TextLabel(themes, "", "heading", wrap=True)
        self.facts = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.heading = section_label(themes, self.tr("Done when you have"))
        self.criteria = TextLabel(themes, "", "body", "secondary", wrap=True)
        self.column.setContentsMargins(20, 14, 20, 16)
        for widget, space in (
            (self.title, 2),
            (self.facts, 14),
            (self.heading, 5),
            (self.criteria, 0),
        ):
            self.column.addWidget(widget)
            self.column.addSpacing(space)
        self.column.addStretch(1)
        self.show_milestone(None)

    def show_milestone(self, milestone: CatalogueMilestone | None) -> None:
        """Show a milestone, or a hint where none is chosen."""
        known = milestone is not None
        self.heading.setVisible(known)
        self.criteria.setVisible(known)
        if milestone is None:
            self.title.setText(self.tr("Nothing ticked is fine"))
            self.facts.setText(self.tr("Choose a milestone to read what counts as done."))
            return
        self.title.setText(milestone.title)
        hours = self._words.hours(milestone.effort.likely)
        self.facts.setText(f"{self._words.kind(milestone.kind)} · {hours}")
        self.criteria.setText("\n\n".join(f"• {each}" for each in milestone.criteria))
