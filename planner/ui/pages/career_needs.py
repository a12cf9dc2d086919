"""The skills that a career asks for, with the levels held; levels are 0 to 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.level_bar import LevelBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.catalogue import Catalogue
    from planner.ui.pages.career_facts import SkillNeed
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class CareerNeeds(QWidget):
    """One row a skill, the level asked for highest first."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        needs: Sequence[SkillNeed],
        parent: QWidget | None = None,
    ) -> None:
        """Show the skills of one career."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._words = words
        self._rows: dict[str, tuple[LevelBar, TextLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row, need in enumerate(sorted(needs, key=lambda need: -need.asked)):
            name = self._catalogue.skill_name(need.skill)
            bar, count = (
                LevelBar(themes, 0, need.asked),
                TextLabel(themes, "", "small", "secondary"),
            )
            count.setToolTip(words.level(need.asked))
            grid.addWidget(TextLabel(themes, name, "small", wrap=True), row, 0)
            grid.addWidget(bar, row, 1)
            grid.addWidget(count, row, 2)
            self._rows[need.skill] = (bar, count)
        self.tell_held(needs)

    def tell_held(self, needs: Sequence[SkillNeed]) -> None:
        """Say what is held by now of the same skills."""
        for need in needs:
            bar, label = self._rows[need.skill]
            held = min(need.held, need.asked)
            count = self.tr("{0} of {1}").format(held, need.asked)
            name = self._catalogue.skill_name(need.skill)
            bar.set_held(held)
            label.setText(count)
            label.setAccessibleName(f"{name}: {count}, {self._words.level(need.asked)}")
