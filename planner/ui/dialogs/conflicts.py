"""What both sides changed, side by side: one choice for each, and none is made for the learner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.merge_edits import Side
from planner.ui.counted import counted
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.spoken import spoken_merge
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.radio_card import RadioCard
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.merge_values import Conflict
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Longer texts are told apart by their beginnings; both stay whole in the two files.
_MOST_LETTERS = 400
_LONG_WORD = re.compile(r"\S{20}(?=\S)")


class ConflictsDialog(DialogFrame):
    """A card for each place; what is not chosen stays as it is here and can be decided later."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        conflicts: Sequence[Conflict],
        parent: QWidget | None = None,
    ) -> None:
        """Show conflicts of a session's plan."""
        title, later = self.tr("Changed on both sides"), self.tr("Later")
        note = self.tr("Until you decide, the plan has what stands here. Undo with Ctrl+Z.")
        super().__init__(themes, title, self.tr("Decide"), parent, note=note, cancel=later)
        self._session = session
        self._words = spoken_merge(session.words)
        self._conflicts = tuple(conflicts)
        self.groups: list[QButtonGroup] = []
        self._count = TextLabel(themes, "", "heading", wrap=True)
        self.here_button = push_button(themes, self.tr("All from &here"), "link", compact=True)
        self.there_button = push_button(
            themes, self.tr("All from the &other"), "link", compact=True
        )
        self._assemble()
        self.take_size(760, 560)
        self.here_button.clicked.connect(lambda: self.choose_all(Side.OURS))
        self.there_button.clicked.connect(lambda: self.choose_all(Side.THEIRS))
        self._refresh()
        if self.groups:
            self.groups[0].buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        conflicts: Sequence[Conflict],
        parent: QWidget,
    ) -> tuple[tuple[Conflict, Side], ...]:
        """Show the dialog; give what was decided."""
        dialog = cls(themes, session, conflicts, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        decided = dialog.decided() if accepted else ()
        dialog.deleteLater()
        return decided

    def decided(self) -> tuple[tuple[Conflict, Side], ...]:
        """The conflicts that are decided, each with the side that holds."""
        return tuple(
            (conflict, tuple(Side)[group.checkedId()])
            for conflict, group in zip(self._conflicts, self.groups, strict=True)
            if group.checkedId() >= 0
        )

    def choose_all(self, side: Side) -> None:
        """Let one side hold everywhere."""
        for group in self.groups:
            group.button(tuple(Side).index(side)).setChecked(True)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        area = ScrollColumn("canvas", self.tr("Changed on both sides"))
        column = area.column
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.here_button)
        head.addWidget(self.there_button)
        column.addLayout(head)
        for conflict in self._conflicts:
            column.addWidget(self._card(conflict))
        column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(area)

    def _card(self, conflict: Conflict) -> QWidget:
        session, words = self._session, self._words
        profile = session.profile
        field = words.field(conflict, profile, session.catalogue)
        subject = words.subject(conflict, profile)
        heading = field[:1].upper() + field[1:]
        card = QFrame()
        card.setProperty("frame", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(TextLabel(self.themes, heading, "strong", wrap=True))
        subject = subject[:1].upper() + subject[1:]
        column.addWidget(TextLabel(self.themes, subject, "small", "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        group = QButtonGroup(card)
        sides = ((self.tr("Here"), conflict.ours), (self.tr("The other side"), conflict.theirs))
        for number, (name, value) in enumerate(sides):
            text = _shortened(words.value(conflict, value, profile))
            choice = RadioCard(self.themes, name, text)
            choice.setAccessibleName(f"{heading}, {subject}. {name}")
            choice.setAccessibleDescription(text)
            choice.toggled.connect(self._refresh)
            group.addButton(choice, number)
            row.addWidget(choice, 1)
        column.addLayout(row)
        self.groups.append(group)
        return card

    def _refresh(self) -> None:
        chosen, every = len(self.decided()), len(self._conflicts)
        text = counted("ConflictsDialog", "{count} places need you", "1 place needs you", every)
        self._count.setText(text.format(count=every))
        verb = self.tr("Decide {chosen} of {every}").format(chosen=chosen, every=every)
        if chosen in (0, every):
            verb = self.tr("Decide")
        self.accept_button.setText(plain_button_text(verb))
        self.set_ready(bool(chosen))


def _shortened(text: str) -> str:
    """A text that fits on a card, with places to break long words at."""
    short = text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1].rstrip() + "…"
    return _LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", short)
