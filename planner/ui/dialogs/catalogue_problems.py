"""What is wrong with catalogues or a plan's file: file, place and a sentence for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.domain.sentences import Sentence
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.spoken import said
from planner.ui.widgets.elided_label import TextLabel, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.problems import Problem
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class CatalogueProblemsDialog(DialogFrame):
    """Lists problems by file; there is nothing to answer."""

    def __init__(
        self,
        themes: ThemeSource,
        problems: Sequence[Problem],
        words: Words,
        parent: QWidget | None = None,
        *,
        title: str = "",
        note: str = "",
    ) -> None:
        """List the problems in the order in which they were found.

        Args:
            themes: The look.
            problems: What to list.
            words: The learner's language.
            parent: The window it belongs to.
            title: Other words for problems that are none of a catalogue.
            note: What there is to do about those.
        """
        note = note if title else self.tr("Mend the files and start the planner again.")
        title = title or self.tr("Problems in your catalogue")
        super().__init__(themes, title, self.tr("Close"), parent, note=note, cancel=None)
        inside = QWidget()
        inside.setProperty("ground", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for problem in problems:
            column.addWidget(self._card(problem, words))
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(title)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(area)
        self.take_size(640, 440)

    @classmethod
    def tell(
        cls,
        themes: ThemeSource,
        problems: Sequence[Problem],
        words: Words,
        parent: QWidget,
        *,
        title: str = "",
        note: str = "",
    ) -> None:
        """Show the dialog until it is closed."""
        dialog = cls(themes, problems, words, parent, title=title, note=note)
        dialog.exec()
        dialog.deleteLater()

    def _card(self, problem: Problem, words: Words) -> QWidget:
        card = QFrame()
        card.setProperty("frame", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        file = Path(problem.file).name
        place = problem.place
        stands = said(place) if isinstance(place, Sentence) else place
        where = ", ".join(part for part in (file, stands) if part)
        if where:
            label = TextLabel(self.themes, where, "small-strong", wrap=True, selectable=True)
            label.setToolTip(plain_tip(problem.file))
            column.addWidget(label)
        sentence = words.problem(problem)
        column.addWidget(
            TextLabel(self.themes, sentence, "small", "secondary", wrap=True, selectable=True)
        )
        return card
