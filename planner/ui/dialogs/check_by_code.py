"""Checks milestones off by the codes beside the boxes on paper, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain import edits
from planner.domain.codes import nearest_code, normalise
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.text_direction import fenced
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import restyle
from planner.ui.widgets.toast import announce

if TYPE_CHECKING:
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class CheckByCodeDialog(DialogFrame):
    """One field; Enter marks the milestone done and stays for the next code."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Ask for codes of the session's plan."""
        super().__init__(
            themes,
            self.tr("Check off by code"),
            self.tr("Mark done"),
            parent,
            cancel=self.tr("Close"),
        )
        self._session = session
        self._codes = {milestone.code: milestone.id for milestone in session.profile.milestones}
        longest = max((len(code) for code in self._codes), default=4)
        self.setMinimumWidth(420)
        self.code = QLineEdit()
        self.code.setMaxLength(longest + 2)
        self.code.setPlaceholderText(next(iter(self._codes), ""))
        self.add_field(self.tr("Code beside the box"), self.code)
        self.answer = TextLabel(themes, "", "body", wrap=True)
        self.answer.setMinimumHeight(self.answer.fontMetrics().lineSpacing() * 2 + 4)
        self.body.addWidget(self.answer)
        self.code.textEdited.connect(self._typed)
        self.set_ready(False)
        self.code.setFocus()

    def accept(self) -> None:
        """Mark the milestone done and make room for the next code."""
        milestone = self._found()
        if milestone is None or not milestone.is_open:
            return
        today = self._session.today
        if self._session.apply(edits.check_off(milestone.id, today, today)):
            self.code.clear()
            self.set_ready(False)
            text = self.tr("Marked done: {title}.").format(title=fenced(milestone.title))
            self._answer(text, "success")

    def _typed(self, text: str) -> None:
        upper = text.upper()
        if upper != text:
            place = self.code.cursorPosition()
            self.code.setText(upper)
            self.code.setCursorPosition(place)
        milestone = self._found()
        self.set_ready(milestone is not None and milestone.is_open)
        code = normalise(text)
        if milestone is not None and milestone.is_open:
            self._answer(milestone.title, "")
        elif milestone is not None:
            status = self._session.words.status(milestone.status)
            self._answer(f"{fenced(milestone.title)}: {status}.", "secondary")
        elif len(code) >= 4:
            self._answer(self._wrong(code), "danger")
        else:
            self._answer("", "")

    def _wrong(self, code: str) -> str:
        sentence = self.tr("{code} is not a code in this plan.").format(code=code)
        nearest = nearest_code(code, self._codes)
        milestone = self._session.profile.milestone(self._codes.get(nearest or "", ""))
        if nearest is None or milestone is None:
            return sentence
        hint = self.tr("Did you mean {code}, {title}?")
        return f"{sentence} {hint.format(code=nearest, title=fenced(milestone.title))}"

    def _found(self) -> Milestone | None:
        name = self._codes.get(normalise(self.code.text()), "")
        return self._session.profile.milestone(name)

    def _answer(self, text: str, tone: str) -> None:
        self.answer.setText(text)
        self.answer.setProperty("tone", tone)
        restyle(self.answer)
        invalid = tone == "danger"
        if bool(self.code.property("invalid")) != invalid:
            self.code.setProperty("invalid", invalid)
            restyle(self.code)
        if text:
            announce(self, text)
