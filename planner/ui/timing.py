"""Times the work on a milestone: one timer at a time, kept with the settings, shown in the sidebar.

It never logs by itself. When it is stopped, and when a plan is opened that it still runs for, the
learner says what becomes of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.storage.settings_file import RunningTimer
from planner.ui.actions import ActionId
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.dialogs.timer import TimerAnswer, TimerDialog, minutes_between
from planner.ui.labels import brief

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: The time shown is looked at this often.
_LOOK_MS = 10_000


class Timing(QObject):
    """The timer of the window's plans."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        kept: KeptSettings,
        clock: Callable[[], dt.datetime],
    ) -> None:
        """Go on with what the settings say is running."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._kept = kept
        self._clock = clock
        self._session: PlanSession | None = None
        self._page: PlanPage | None = None
        self._chosen: Callable[[], str] = str
        #: What the learner has started, or said is to go on, since the program was started.
        self._agreed = RunningTimer()
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self.show_state)
        window.sidebar.timer_requested.connect(self.toggle)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def running(self) -> RunningTimer:
        """What is timed; empty where nothing is."""
        timer = self._kept.now.timer
        return timer if timer.since is not None else RunningTimer()

    @property
    def is_here(self) -> bool:
        """Whether what is timed belongs to the open plan."""
        plan = self._session.profile.id if self._session is not None else ""
        return bool(plan) and self.running.plan == plan

    # --- Methods --------------------------------------------------------------------------------

    def attach(self, session: PlanSession, page: PlanPage, chosen: Callable[[], str]) -> None:
        """Time the work on an open plan; ``chosen`` gives the milestone that commands are about.

        Where its timer runs from earlier, the learner is asked once the plan is shown.
        """
        self._session, self._page, self._chosen = session, page, chosen
        session.plan_changed.connect(self.show_state)
        self.show_state()
        if self.is_here and self.running != self._agreed and not session.read_only:
            QTimer.singleShot(0, self, lambda: self._ask_again(session))

    def detach(self) -> None:
        """Leave the plan, which is closed; the timer runs on unless the plan is kept nowhere."""
        session = self._session
        if session is None:
            return
        session.plan_changed.disconnect(self.show_state)
        if session.in_memory and self.is_here:
            self._set(RunningTimer())
        self._session, self._page, self._chosen = None, None, str
        self.show_state()

    def toggle(self) -> None:
        """Stop the timer and ask about its time, or start it for the chosen milestone."""
        if self.is_here:
            self._stop()
        else:
            self._start()

    def show_state(self) -> None:
        """Bring sidebar, panel and menu in step with what is timed."""
        here, timer, session = self.is_here, self.running, self._session
        milestone = session.profile.milestone(timer.milestone) if here and session else None
        action = self._window.actions_by_id[ActionId.TIMER]
        action.setText(self.tr("Stop timer…") if here else self.tr("Start timer"))
        if self._page is not None:
            self._page.inspector.set_timed(timer.milestone if here else "")
        sidebar, since = self._window.sidebar, timer.since
        if not here or since is None:
            self._looks.stop()
            sidebar.set_timer("", "")
            return
        gone = self.tr("A milestone that is gone")
        sidebar.set_timer(
            elapsed_text(minutes_between(since, self._now())),
            brief(milestone.title) if milestone is not None else gone,
        )
        self._looks.start()

    # --- Internals ------------------------------------------------------------------------------

    def _now(self) -> dt.datetime:
        return self._clock().astimezone()

    def _set(self, timer: RunningTimer) -> None:
        self._agreed = timer
        self._kept.change(timer=timer)
        self.show_state()

    def _start(self) -> None:
        session = self._session
        milestone = session.profile.milestone(self._chosen()) if session is not None else None
        if session is None:
            return
        if session.read_only:
            session.refused.emit(self.tr("This plan is open read-only, so nothing is timed."))
        elif milestone is None:
            session.refused.emit(self.tr("Select the milestone that you will work on first."))
        elif self._may_take_over(session.words):
            started = self._now().isoformat(timespec="seconds")
            self._set(RunningTimer(session.profile.id, milestone.id, started))

    def _may_take_over(self, words: Words) -> bool:
        since = self.running.since
        if since is None:
            return True
        question = self.tr(
            "A timer of another plan has run since {time}. Only one runs at a time: starting one "
            "here discards that time, which is logged nowhere yet."
        ).format(time=words.clock(since))
        return agrees(
            self._window, self.tr("Timer"), question, self.tr("Discard it and start here")
        )

    def _stop(self) -> None:
        session, timer, since = self._session, self.running, self.running.since
        if session is None or since is None:
            return
        milestone = session.profile.milestone(timer.milestone)
        if milestone is None:
            self._set(RunningTimer())
            tell(
                self._window,
                self.tr("Timer"),
                self.tr("The milestone that was timed is gone, so its time is logged nowhere."),
            )
            return
        answer, edit = TimerDialog.ask_about(
            self._themes, session, milestone, since, self._now(), self._window
        )
        if answer is TimerAnswer.KEEP:
            self._set(timer)
        elif answer is TimerAnswer.DISCARD or (edit is not None and session.apply(edit)):
            self._set(RunningTimer())

    def _ask_again(self, session: PlanSession) -> None:
        if self._session is session and self.is_here:
            self._stop()


def elapsed_text(minutes: int) -> str:
    """How long a timer has run, as clocks show it: 1:05."""
    return f"{minutes // 60}:{minutes % 60:02}"
