"""Every page of a plan of ten thousand milestones beside the same page of a hundred.

What a page costs whatever the plan has is Qt's: widgets are made at its first showing, and all that
is in sight is painted at each. The plan of a hundred is that floor, in the same run. A page is
shown for the first time, as it is made then and as it was made ahead, shown again after a milestone
was checked off meanwhile, and shown again with nothing changed; each time until nothing is left to
be painted. A milestone is checked off while the page is shown, too.

Times are those of the screen's thread, on a warm processor: what saves and forecasts take beside it
is measured by itself, and no sweep goes before, since the app sweeps only while nobody works.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch

from planner import paths
from planner.domain import edits
from planner.domain.columns import columns_of
from planner.domain.profile import LogEntry, Milestone, Profile, Status
from tests.benchmarks.measure import Measure
from tests.benchmarks.samples import TODAY, catalogue, large_profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from planner.ui.desktop import Desktop
    from planner.ui.theme import ThemeSource

PAGES = ("plan", "week", "timeline", "skills", "portfolio", "network", "careers", "settings")
_SIZE, _FLOOR_SIZE = 10_000, 100
_FLOOR = "the same of a plan of a hundred"
_ROUNDS = 5
_NEVER_MS = 2**30
#: So long after its start, so that some of it was done.
_UNDER_WAY = dt.timedelta(weeks=30)
_TYPED = "milestone 77"


def measures() -> Sequence[Measure]:
    """All pages, the filter, the groupings and the command palette."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from planner.ui.theme import ThemeSource

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes = ThemeSource(paths.shipped("resources"), "light")
    themes.apply()
    with tempfile.TemporaryDirectory() as name, _turns():
        folder = Path(name)
        with _window(themes, folder, _SIZE) as large, _window(themes, folder, _FLOOR_SIZE) as small:
            return list(_measures(app, large, small))


def _measures(app: QApplication, large: Desktop, small: Desktop) -> Iterator[Measure]:
    for page in PAGES:
        # Loaded by whichever of the two is shown first, it would count for that one alone.
        import_module(f"planner.ui.pages.{page}_page")
    for page in ("overview", *PAGES):
        if page not in ("overview", "plan"):
            times = [(_shown(app, each, page),) for each in (large, small)]
            yield _row(f"{page}: first showing", *times)
            times = [(_shown_made_ahead(app, each, page),) for each in (large, small)]
            yield _row(f"{page}: first showing, made ahead", *times)
        pairs = [
            tuple(_shown(app, each, page, changed=True) for each in (large, small))
            for _ in range(_ROUNDS)
        ]
        yield _row(f"{page}: after a check-off", *zip(*pairs, strict=True))
        pairs = [tuple(_shown(app, each, page) for each in (large, small)) for _ in range(_ROUNDS)]
        yield _row(f"{page}: again", *zip(*pairs, strict=True))
        pairs = [
            tuple(_checked_off(app, each, page) for each in (large, small)) for _ in range(_ROUNDS)
        ]
        yield _row(f"{page}: a check-off", *zip(*pairs, strict=True))
    for what, work in (("a letter in the filter", _typed), ("another grouping", _grouped)):
        both = [work(app, each) for each in (large, small)]
        yield _row(f"plan: {what}", *both)
    both = [_found(app, each) for each in (large, small)]
    yield _row("palette: a letter", *both)


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def _row(name: str, ours: Sequence[float], floor: Sequence[float]) -> Measure:
    ratios = [one / least for one, least in zip(ours, floor, strict=True)]
    return Measure(name, median(ours), median(floor), median(ratios), _FLOOR)


# --- Windows --------------------------------------------------------------------------------------


@contextmanager
def _turns() -> Iterator[None]:
    """Let threads beside the screen give way to it as they do in the app."""
    from planner.app import TURN_S

    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _window(themes: ThemeSource, folder: Path, size: int) -> Iterator[Desktop]:
    from planner import app
    from planner.storage.profile_file import ProfileStore
    from planner.storage.settings_file import Settings
    from planner.ui import at_rest
    from planner.ui.pages import finish_outlook

    path = folder / f"{size}.json"
    ProfileStore(path).create(lived_profile(size))
    now = dt.datetime.combine(TODAY + _UNDER_WAY, dt.time(9), dt.UTC)
    settings = Settings(hints=False)
    desktop = app.build(settings=settings, themes=themes, clock=lambda: now, catalogue=catalogue())
    desktop.window.show()
    # The forecast is worked out beside the screen, and would share the processor with it here. What
    # the other window does at rest would come in between; nobody rests here.
    with (
        patch.object(finish_outlook, "PAUSE_MS", _NEVER_MS),
        patch.object(at_rest, "_REST_MS", _NEVER_MS),
    ):
        desktop.open(path)
        try:
            yield desktop
        finally:
            desktop.window.close()
            desktop.end()


def lived_profile(size: int) -> Profile:
    """A large plan some months in: what was planned by then is done or under way."""
    profile, today = large_profile(size), TODAY + _UNDER_WAY
    lived = tuple(_lived(each, place, today) for place, each in enumerate(profile.milestones))
    return profile.model_copy(update={"milestones": lived})


def _lived(milestone: Milestone, place: int, today: dt.date) -> Milestone:
    placement = milestone.placement
    if placement is None or placement.start >= today:
        return milestone
    log = tuple(LogEntry(on=day, minutes=each) for day, each in placement.days() if day < today)
    if placement.finish >= today or place % 7 == 0:
        return milestone.model_copy(update={"status": Status.IN_PROGRESS, "log": log})
    done = {"status": Status.DONE, "done_on": placement.finish, "log": log}
    return milestone.model_copy(update=done)


# --- Work -----------------------------------------------------------------------------------------


def _shown(app: QApplication, desktop: Desktop, page: str, *, changed: bool = False) -> float:
    """Milliseconds until a page is painted, from another one."""
    desktop.run("go-plan" if page != "plan" else "go-network")
    if changed:
        _check_off(desktop)
    _settle(app)
    _alone(desktop)

    def work() -> None:
        desktop.run(f"go-{page}")
        app.processEvents()

    took = _milliseconds(work)
    _settle(app)
    return took


def _shown_made_ahead(app: QApplication, desktop: Desktop, page: str) -> float:
    """Milliseconds until a page is painted that was made while the window rested."""
    desktop.run("go-plan")
    assert desktop.plan is not None
    visit = desktop.plan.visits._all[page]
    visit.close()
    _settle(app)
    for _ in visit.make_ahead():
        app.processEvents()
    return _shown(app, desktop, page)


def _checked_off(app: QApplication, desktop: Desktop, page: str) -> float:
    """Milliseconds until a milestone is checked off on a page that is shown, and painted so."""
    desktop.run(f"go-{page}")
    _settle(app)
    _alone(desktop)

    def work() -> None:
        _check_off(desktop)
        app.processEvents()

    took = _milliseconds(work)
    assert desktop.session is not None
    desktop.session.undo_stack.undo()  # or the small plan would be done before the last page
    _settle(app)
    return took


def _alone(desktop: Desktop) -> None:
    """Let a plan be the one last looked at, as it is where no other window shows one."""
    assert desktop.session is not None
    columns_of(desktop.session.profile)


def _check_off(desktop: Desktop) -> None:
    session = desktop.session
    assert session is not None
    name = next(each.id for each in session.plan.milestones if each.milestone.is_open)
    session.apply(edits.check_off(name, session.today, session.today))


def _settle(app: QApplication) -> None:
    for _ in range(10):
        app.processEvents()


def _typed(app: QApplication, desktop: Desktop) -> list[float]:
    from planner.ui.models.plan_rows import read_ahead

    desktop.run("go-plan")
    assert desktop.page is not None
    search = desktop.page.bar.search
    search.setFocus()
    for _ in read_ahead(desktop.page.model.every_row):
        pass

    def work(text: str) -> Callable[[], None]:
        def typed() -> None:
            search.setText(text)
            app.processEvents()

        return typed

    times = [_milliseconds(work(_TYPED[:end])) for end in range(1, len(_TYPED) + 1)]
    desktop.page.bar.clear()
    _settle(app)
    return times


def _grouped(app: QApplication, desktop: Desktop) -> list[float]:
    from planner.ui.models.plan_groups import Group

    assert desktop.page is not None
    model = desktop.page.model

    def work(group: Group) -> Callable[[], None]:
        def grouped() -> None:
            model.set_group(group)
            app.processEvents()

        return grouped

    order = (Group.KIND, Group.STATUS, Group.DATE, Group.PHASE)
    return [_milliseconds(work(group)) for group in order]


def _found(app: QApplication, desktop: Desktop) -> list[float]:
    from planner.ui.dialogs.palette import Palette
    from planner.ui.palette_entries import entries

    assert desktop.session is not None
    offered = entries(desktop.window, desktop.session.profile, desktop.catalogue)
    palette = Palette(desktop.themes, offered, desktop.window)
    palette.show()
    for _ in palette.model.gather():
        app.processEvents()

    def work(text: str) -> Callable[[], None]:
        def typed() -> None:
            palette.search.setText(text)
            app.processEvents()

        return typed

    times = [_milliseconds(work(_TYPED[:end])) for end in range(1, len(_TYPED) + 1)]
    palette.close()
    palette.deleteLater()
    return times
