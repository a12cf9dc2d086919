"""Composition root of the desktop app: makes theme, window, store and session and joins them.

The only place that reads the clock for the screen. The window is painted before anything heavy is
imported: pydantic, the catalogue and the profile are loaded from the first paint event on.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from planner import __version__, paths
from planner.storage.settings_file import Settings, read_settings
from planner.ui.accessible_roles import tell_roles
from planner.ui.dialogs.patience import answer_in_time
from planner.ui.errors import ErrorReporter, start_log
from planner.ui.first_window import bring_to_front
from planner.ui.language import speak
from planner.ui.main_window import MainWindow
from planner.ui.sweeping import Sweeping
from planner.ui.theme import ThemeSource
from planner.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.ui.desktop import Desktop

#: After the first paint the event loop gets this long before the heavy part begins.
_AFTER_PAINT_MS = 1
#: Seconds in which a plan's disk has to answer before another window is asked whether it has that
#: plan. Where it does not, this window opens and says so.
_TO_KNOCK_S = 0.5
#: A thread beside the screen gives way to it after so many seconds. A page asks for its turn again
#: and again while it is drawn, and Python's usual 5 ms each would make a jerk of that.
TURN_S = 0.0002


class _FirstPaint(QObject):
    """Calls something once, just after a widget was painted for the first time.

    A timer of zero started before `show` would fire before the first paint.
    """

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_AFTER_PAINT_MS, self._then)
        return False


class _Signals(QObject):
    """Lets the event loop hear of SIGTERM, SIGHUP and SIGINT, so that the app closes in order."""

    def __init__(self, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        # Python only notes a signal and runs its handler later, which in a sleeping event loop may
        # be never; the byte it writes into this socket wakes the loop.
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        self._ours.recv(64)
        self._then()


class _Running:
    """The app between the first paint and its end."""

    def __init__(self, app: QApplication, make: Callable[[], Desktop]) -> None:
        self._app = app
        self._make = make
        self._desktop: Desktop | None = None
        self._in_haste = False

    def begin(self, profile: Path | None) -> None:
        """Load what is heavy and open a plan."""
        start_log(paths.user_log_folder())
        self._desktop = self._make()
        self._desktop.makes_ahead = True
        self._desktop.begin(profile)

    def rescue(self) -> None:
        """Save what there is, after something went wrong."""
        if self._desktop is not None and self._desktop.session is not None:
            self._desktop.session.save_now()

    def leave(self) -> None:
        """Save and quit without a question: the system has asked for it."""
        self._in_haste = True
        if self._desktop is not None:
            self._desktop.save_for_the_end(in_haste=True)
        self._app.quit()

    def end(self) -> None:
        """Let go of everything once the window is closed."""
        if self._desktop is not None:
            if self._in_haste:  # what was worked out at that moment has come to its end since
                self._desktop.save_for_the_end(in_haste=True)
            self._desktop.end()


def local_clock() -> dt.datetime:
    """The date and time where the learner is."""
    return dt.datetime.now().astimezone()


def clock_of(today: dt.date | None) -> Callable[[], dt.datetime]:
    """The real clock, or one that stands on a day and goes on with the time."""
    if today is None:
        return local_clock
    return lambda: dt.datetime.combine(today, local_clock().timetz())


def _is_in_front(path: Path) -> bool:
    """Whether a plan stands in another window, which is in front now."""
    # That a disk answers is all that is asked; what it says is found out later.
    answers = answer_in_time(lambda: (os.path.lexists(path),), _TO_KNOCK_S)
    return answers is not None and bring_to_front(path)


def build(
    *,
    settings: Settings | None = None,
    themes: ThemeSource | None = None,
    clock: Callable[[], dt.datetime] = local_clock,
    catalogue: Catalogue | None = None,
    folders: Sequence[Path] = (),
    trust_edits: bool = False,
    window: MainWindow | None = None,
    keep_settings: bool = True,
) -> Desktop:
    """Make the app's world; every collaborator may be given, so that tests build a smaller one.

    Args:
        settings: Preferences; read from the user's folder without them.
        themes: The look.
        clock: Local date and time.
        catalogue: What is chosen from; loaded from the shipped seeds and ``folders`` without it.
        folders: Further catalogues.
        trust_edits: Whether a profile edited outside the app is taken as it is.
        window: The window.
        keep_settings: Whether changed preferences are written.
    """
    from planner.ui.desktop import Desktop

    app = QApplication.instance()
    if isinstance(app, QApplication):
        tell_roles(app)
    settings = settings or read_settings()
    themes = themes or ThemeSource(paths.shipped("resources"), settings.theme)
    return Desktop(
        themes=themes,
        window=window or MainWindow(themes),
        settings=settings,
        clock=clock,
        catalogue=catalogue,
        folders=tuple(folders),
        trust_edits=trust_edits,
        keep_settings=keep_settings,
    )


def run(
    profile: Path | None,
    today: dt.date | None = None,
    catalogue_folders: Sequence[Path] = (),
    *,
    trust_edits: bool = False,
) -> int:
    """Open the window and stay until it is closed; returns the exit status.

    A plan that stands in a window already is brought to the front, and that is all.

    Args:
        profile: The plan to open; without it the last one, or the start page.
        today: Another day than the clock's.
        catalogue_folders: Further catalogues.
        trust_edits: Whether a profile edited outside the app is taken as it is.
    """
    existing = QCoreApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(TURN_S)
    Sweeping(app)
    app.setApplicationName("learning-path-planner")
    app.setApplicationDisplayName("Learning-path planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("learning-path-planner")
    speak(app, paths.shipped("resources") / "translations")
    settings = read_settings()
    wanted = profile or (Path(settings.last_profile) if settings.last_profile else None)
    if wanted is not None and _is_in_front(wanted):
        return 0
    themes = ThemeSource(paths.shipped("resources"), settings.theme)
    themes.set_text_size(settings.text_size)
    themes.apply()
    rings = FocusRing(themes, app)
    window = MainWindow(themes)
    window.take_geometry(settings.window_geometry)
    running = _Running(
        app,
        lambda: build(
            settings=settings,
            themes=themes,
            clock=clock_of(today),
            folders=catalogue_folders,
            trust_edits=trust_edits,
            window=window,
        ),
    )
    errors = ErrorReporter(running.rescue, app)
    errors.install()
    _Signals(running.leave, app)
    _FirstPaint(window, lambda: running.begin(profile))
    window.show()
    status = app.exec()
    errors.remove()
    running.end()
    rings.deleteLater()
    return status
