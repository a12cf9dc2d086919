"""A field for the phase of a milestone, which knows where the milestone cannot go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from planner.domain.own_order import move_to_phase
from planner.domain.problems import PlannerError
from planner.ui.spoken import said
from planner.ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.ui.session import PlanSession


class PhaseField(ChoiceField):
    """Every phase of a plan, those without milestones too."""

    def __init__(self, session: PlanSession, phase: int, milestone: str = "") -> None:
        """Begin with a phase; ``milestone`` is the one that stands in it, where there is one."""
        super().__init__()
        self._session = session
        self._milestone = milestone
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        profile = session.profile
        names = dict(enumerate(profile.phase_names, start=1))
        unnamed = {each.phase for each in profile.milestones} - names.keys()
        names |= {each: self.tr("Phase {number}").format(number=each) for each in unnamed}
        for number, name in sorted(names.items()):
            self.addItem(name, number)
        self.setCurrentIndex(max(0, self.findData(phase)))

    @property
    def phase(self) -> int:
        """The number of the phase that is chosen."""
        return int(self.currentData() or 1)

    def edit(self) -> Edit | None:
        """What takes the milestone there; nothing where it stands there, or is still to come.

        Raises:
            PlannerError: if it cannot go there.
        """
        if not self._milestone:
            return None
        return move_to_phase(self._session.profile, self._milestone, self.phase)

    def why_not(self) -> str:
        """The sentence that says why the milestone cannot go there, or nothing."""
        try:
            self.edit()
        except PlannerError as error:
            return said(error.sentence)
        return ""
