"""What decides who may take part in something, asked once and folded away: it may stay blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.about_you import AboutYou
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.profile import Learner
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Milliseconds of rest after which an answer counts.
_PAUSE = 250


class AboutGroup(QWidget):
    """A button that unfolds the questions."""

    changed = Signal()

    def __init__(
        self, themes: ThemeSource, words: Words, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Start folded and blank."""
        super().__init__(parent)
        self.fields = AboutYou(themes, list(words.regions.items()), today.year)
        self.toggle = push_button(
            themes, self.tr("About you (optional)"), "link", "caret-right", compact=True
        )
        self.toggle.setCheckable(True)
        self.why = TextLabel(
            themes,
            self.tr("Hides competitions and grants you cannot enter. Stays on this computer."),
            "small",
            "tertiary",
            wrap=True,
        )
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.why)
        inner.addWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self._body.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.fields.changed.connect(self._pause.start)
        self.toggle.toggled.connect(self._unfold)

    @property
    def learner(self) -> Learner:
        """The answers as they stand."""
        from planner.domain.profile import Learner

        fields = self.fields
        return Learner(student=fields.student, born=fields.born, region=fields.region)

    def set_learner(self, learner: Learner) -> None:
        """Show answers given before; some unfold the group."""
        self.fields.set_answers(learner.student, learner.born, learner.region)
        if learner != type(learner)():
            self.toggle.setChecked(True)

    def _unfold(self, shown: bool) -> None:
        self.toggle.set_icon_name("caret-down" if shown else "caret-right")
        self._body.setVisible(shown)
