"""Asks what becomes of the time that a timer has run: it is proposed, the learner confirms."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Nobody works on for longer than this, in minutes; the learner has to say how much it was.
_LONG = 12 * 60


class TimerAnswer(IntEnum):
    """What the learner wants; the values are those of a dialog's result."""

    KEEP = int(QDialog.DialogCode.Rejected)
    LOG = int(QDialog.DialogCode.Accepted)
    DISCARD = 2


class TimerDialog(LogHoursDialog):
    """The dialog for hours, filled with what the timer says."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        since: dt.datetime,
        now: dt.datetime,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a milestone that was timed from one moment to another."""
        day = min(since.date(), session.today)
        super().__init__(themes, session, milestone, parent, day)
        self.setWindowTitle(self.tr("Timer"))
        minutes = minutes_between(since, now)
        self.hours.set_minutes(minutes if minutes <= _LONG else 0)
        self.hours.selectAll()
        self.cancel_button.setText(self.tr("Keep it running"))
        self.told = TextLabel(themes, self._words(since, minutes), "body", "secondary", wrap=True)
        self.body.insertWidget(2, self.told)
        self.discard = push_button(themes, self.tr("Discard the time"), "", "trash")
        self.discard.clicked.connect(lambda: self.done(TimerAnswer.DISCARD))
        row = QHBoxLayout()
        row.addWidget(self.discard)
        row.addStretch(1)
        self.body.addLayout(row)

    @classmethod
    def ask_about(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        since: dt.datetime,
        now: dt.datetime,
        parent: QWidget,
    ) -> tuple[TimerAnswer, Edit | None]:
        """Show the dialog; give the answer, with the edit where hours are to be logged."""
        dialog = cls(themes, session, milestone, since, now, parent)
        answer = TimerAnswer(dialog.exec())
        edit = dialog.edit() if answer is TimerAnswer.LOG else None
        dialog.deleteLater()
        return answer, edit

    def _words(self, since: dt.datetime, minutes: int) -> str:
        time, today = self._session.words.clock(since), self._session.today
        if since.date() == today:
            text = self.tr("The timer has run since {time}.").format(time=time)
        else:
            day = self._session.words.weekday_date(since.date(), today)
            text = self.tr("The timer has run since {time} on {day}.").format(time=time, day=day)
        if minutes > _LONG:
            text = f"{text} {self.tr('Say how much of that was work.')}"
        return text


def minutes_between(since: dt.datetime, now: dt.datetime) -> int:
    """Whole minutes from one moment to another; none where the clock was set back."""
    return max(0, int((now - since).total_seconds()) // 60)
