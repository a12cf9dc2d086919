"""Reminds of the plan once a day at most, where the learner has asked for it.

With the window before the learner, or on a desktop without a notification area, the reminder is a
line above the page; else it is a message beside the icon. Either leads to the week with one press.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.domain.reminders import ReminderWish, reminder_on
from planner.ui.counted import counted
from planner.ui.first_window import come_to_front

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.domain.reminders import Reminder
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession
    from planner.words import Words

#: What the line above the page asks for: the week, or to be taken away.
SHOW_WEEK: Final = "show-week"
PUT_AWAY: Final = "put-reminder-away"
#: The clock is looked at this often: a timer set for a time sleeps with the machine.
_LOOK_MS: Final = 60_000
#: As many events are remembered as told.
_MOST_TOLD: Final = 100


class Reminding(QObject):
    """Looks at the clock while reminders are on."""

    def __init__(
        self,
        window: MainWindow,
        words: Words,
        kept: KeptSettings,
        clock: Callable[[], dt.datetime],
        session: Callable[[], PlanSession | None],
    ) -> None:
        """Follow the settings.

        Args:
            window: Where it is said, or beside its icon in the notification area.
            words: The learner's language.
            kept: What the learner wants, and what was told already.
            clock: Gives the local date and time.
            session: Gives the open plan, if one is.
        """
        super().__init__(window)
        self._window = window
        self._words = words
        self._kept = kept
        self._clock = clock
        self._tray = window.tray
        self._session = session
        #: Whether the line above the page is one of ours.
        self._said = False
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self.look)
        self._tray.pressed.connect(self.show_week)
        kept.changed.connect(self._follow)
        self._follow()

    def answers(self) -> dict[str, Callable[[], object]]:
        """What carries out each wish of the line above the page."""
        return {SHOW_WEEK: self.show_week, PUT_AWAY: self.put_away}

    def look(self) -> None:
        """Remind, if it is time and this was not done today."""
        session, now, wanted = self._session(), self._clock(), self._kept.now.reminders
        today = now.date().isoformat()
        if not wanted.on or session is None or session.in_memory or wanted.last == today:
            return
        if self._in_window and self._window.has_banner:
            return  # one line at a time; in a minute there may be room
        name = session.profile.id
        mine = [key.removeprefix(f"{name} ") for key in wanted.told if key.startswith(f"{name} ")]
        wish = ReminderWish(frozenset(wanted.weekdays), wanted.at, wanted.event_days)
        found = reminder_on(session.profile, now, wish, mine)
        if found is None or self._was_told_elsewhere(today):
            return
        told = (*wanted.told, *(f"{name} {key}" for key in found.told))[-_MOST_TOLD:]
        self._kept.change(reminders=replace(wanted, last=today, told=told))
        self._say(found)

    def show_week(self) -> None:
        """Bring the window to the front with the days of this week."""
        self.put_away()
        come_to_front(self._window)
        self._window.command_requested.emit("go-week")

    def put_away(self) -> None:
        """Take the line above the page away."""
        if self._said:
            self._said = False
            self._window.hide_banner()

    def close(self) -> None:
        """Look no more; the window is closed."""
        self._looks.stop()
        self._tray.set_shown(False)

    # --- Internals ------------------------------------------------------------------------------

    def _was_told_elsewhere(self, today: str) -> bool:
        """Whether the window of another plan has reminded today: once a day is for a person."""
        told = self._kept.written().reminders.last == today
        if told:
            self._kept.change(reminders=replace(self._kept.now.reminders, last=today))
        return told

    @property
    def _in_window(self) -> bool:
        return self._window.isActiveWindow() or not self._tray.can_speak()

    def _follow(self) -> None:
        on = self._kept.now.reminders.on
        self._tray.set_shown(on)
        if on and not self._looks.isActive():
            self._looks.start()
        elif not on:
            self._looks.stop()

    def _say(self, found: Reminder) -> None:
        fact, sentence = self._texts(found)
        if not self._in_window:
            self._tray.say(self.tr("Learning-path planner"), f"{fact} {sentence}".strip())
            return
        actions = ((SHOW_WEEK, self.tr("Show this week")), (PUT_AWAY, self.tr("Close")))
        self._said = True
        self._window.show_banner("info", fact, sentence, actions)
        QApplication.alert(self._window)

    def _texts(self, found: Reminder) -> tuple[str, str]:
        """A fact, and a sentence where there is more to say."""
        planned, near = "", ""
        if found.minutes:
            planned = self.tr("{time} planned for today.").format(
                time=self._words.time(found.minutes)
            )
        if found.events == 1:
            near = counted(
                "Reminding",
                "A date of your plan is in {count} days.",
                "A date of your plan is tomorrow.",
                found.days,
            ).format(count=found.days)
        elif found.events:
            text = counted(
                "Reminding",
                "{number} dates of your plan are near, the first in {count} days.",
                "{number} dates of your plan are near, the first is tomorrow.",
                found.days,
            )
            near = text.format(number=found.events, count=found.days)
        return (planned, near) if planned else (near, "")
