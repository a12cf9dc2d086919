"""What suits me: statements about how one likes to work, and the careers that follow, with reasons.

Nothing of it is kept: the answers last as long as the page, and choosing stays with the learner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.ui.pages.suits_results import SuitsResults
from planner.ui.widgets.answer_scale import AnswerScale
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.key_hints import KeyHints
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.domain.catalogue import Career
    from planner.domain.suits_me import Question
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuitsPage(QWidget):
    """Statements at the left, careers at the right."""

    back_requested = Signal()
    """The learner wants to go back to the cards."""
    career_wanted = Signal(str)
    """The learner wants to see a career, by its id."""

    def __init__(
        self,
        themes: ThemeSource,
        careers: Sequence[Career],
        questions: Sequence[Question],
        words: Words,
        parent: QWidget | None = None,
        *,
        problem: str = "",
    ) -> None:
        """Start without answers; `problem` says why there are no questions."""
        super().__init__(parent)
        self._themes = themes
        self._careers = tuple(careers)
        self._questions = tuple(questions)
        self._problem = problem
        self.scales = {
            question.id: AnswerScale(themes, question.statement, words.answers)
            for question in questions
        }
        self.results = SuitsResults(themes, words)
        self.back_button = push_button(themes, self.tr("Back to careers"), "", "caret-left")
        self.again_button = push_button(themes, self.tr("Clear answers"), "flat")
        self.count = TextLabel(themes, "", "small", "secondary")
        self.area = ScrollColumn("canvas", self.tr("Statements"))
        self._assemble()
        for scale in self.scales.values():
            scale.answered.connect(self._show)
            scale.move_requested.connect(self._move)
        self.results.career_wanted.connect(self.career_wanted)
        self.back_button.clicked.connect(self.back_requested)
        self.again_button.clicked.connect(self._clear)
        self._show()

    @property
    def answers(self) -> dict[str, int]:
        """The answers so far: question id to a number from 1 to 5."""
        given = ((name, scale.answer) for name, scale in self.scales.items())
        return {name: answer for name, answer in given if answer is not None}

    def take_focus(self) -> None:
        """Start at the first statement without an answer."""
        scales = list(self.scales.values())
        first = next((scale for scale in scales if scale.answer is None), next(iter(scales), None))
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.back_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter presses the button that has the focus, and nothing else."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in _ENTER:
            if isinstance(focused, QAbstractButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self._themes
        column = self.area.column
        column.setContentsMargins(24, 8, 24, 24)
        column.setSpacing(6)
        if self._problem:
            column.addWidget(TextLabel(themes, self._problem, "body", wrap=True, selectable=True))
            rest = self.tr("The careers themselves can be seen and compared as always.")
            column.addWidget(TextLabel(themes, rest, "body", "secondary", wrap=True))
        for number, question in enumerate(self._questions, 1):
            text = f"{number}. {question.statement}"
            column.addWidget(TextLabel(themes, text, "medium", wrap=True))
            column.addWidget(self.scales[question.id])
            column.addSpacing(12)
        column.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 8)
        head.setSpacing(2)
        head.addWidget(TextLabel(themes, self.tr("What suits me"), "title", wrap=True))
        sentence = self.tr(
            "Say how you like to work. What you leave out does not count, and nothing is kept."
        )
        head.addWidget(TextLabel(themes, sentence, "body", "secondary", wrap=True))
        head.addSpacing(6)
        hints = (
            (("1", "5"), "–", self.tr("answer")),  # noqa: RUF001 - an en dash for a range
            (("←", "→"), "", self.tr("less or more")),
            (("↑", "↓"), "", self.tr("statement")),
        )
        head.addWidget(KeyHints(themes, hints))
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(BesidePage(main, self.results, 440, 360), 1)
        whole.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setProperty("footer", True)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(16)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.again_button)
        return footer

    def _show(self) -> None:
        from planner.domain.suits_me import rank

        answers = self.answers
        text = self.tr("{0} of {1} answered").format(len(answers), len(self.scales))
        self.count.setText(text)
        self.again_button.setEnabled(bool(answers))
        matches = rank(self._careers, self._questions, answers) if answers else ()
        self.results.show_matches(tuple(match for match in matches if match.score is not None))

    def _move(self, by: int) -> None:
        scales = list(self.scales.values())
        place = next((at for at, scale in enumerate(scales) if scale.hasFocus()), 0)
        target = scales[min(max(place + by, 0), len(scales) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(target, 0, 48)

    def _clear(self) -> None:
        for scale in self.scales.values():
            scale.set_answer(None)
        self._show()
        self.take_focus()
