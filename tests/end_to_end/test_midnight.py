"""The window stays open over midnight: every page then says what one opened that day would say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain.catalogue import Catalogue
from planner.domain.forecast import finish_range
from planner.domain.sample_plan import sample_profile
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from planner.ui.desktop import Desktop
from planner.ui.latest_answer import LatestAnswer
from planner.ui.pages import finish_outlook
from planner.ui.slices import Slices
from planner.ui.theme import ThemeSource
from planner.ui.visits import HOME
from tests.end_to_end.worlds import PATIENCE, Clock, started

#: The day before, in the middle of a week.
BEFORE = dt.date(2027, 5, 20)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([paths.shipped("seeds")])[0]


@pytest.fixture
def lived(tmp_path: Path, catalogue: Catalogue) -> Path:
    """The file of a plan that somebody has worked on for some months."""
    path = tmp_path / "lived.json"
    ProfileStore(path).create(sample_profile(catalogue, BEFORE, "mixing-engineer", "lived"))
    return path


@contextmanager
def _open(qtbot: QtBot, themes: ThemeSource, path: Path, clock: Clock) -> Iterator[Desktop]:
    with started(qtbot, themes, path, clock) as desktop:
        desktop.window.resize(1280, 800)
        chosen = next(each for each in desktop.session.profile.milestones if each.is_open)
        desktop.page.choose(chosen.id)
        yield desktop


def _names(desktop: Desktop) -> tuple[str, ...]:
    return (HOME, *desktop.plan.visits.names)


def _settle(qtbot: QtBot, desktop: Desktop) -> None:
    """Wait until what is worked out beside the screen, or after it, is of the plan as it is."""
    page = desktop.window.stack.currentWidget()
    for slices in page.findChildren(Slices):
        qtbot.waitUntil(lambda slices=slices: not slices.is_at_work, timeout=PATIENCE)
    for each in (desktop.page.outlook, *page.findChildren(LatestAnswer)):
        qtbot.waitUntil(lambda each=each: not each.is_busy, timeout=PATIENCE)
    QApplication.processEvents()


def _said(qtbot: QtBot, desktop: Desktop, name: str) -> list[str]:
    """Everything a page says: words, fields, rows, and what charts say to a screen reader."""
    desktop.run(f"go-{name}")
    _settle(qtbot, desktop)
    page = desktop.window.stack.currentWidget()
    said = []
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page):
            said += _of(widget)
    return said


def _of(widget: QWidget) -> list[str]:
    said = [widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QDateEdit):
        said.append(widget.date().toString(Qt.DateFormat.ISODate))
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        said.append(widget.text())
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            said.append(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()))
    return [text for text in said if text]


@pytest.mark.parametrize(("days", "shown"), [(1, True), (90, False)], ids=["shown", "behind"])
def test_every_page_follows_the_day(
    qtbot: QtBot,
    themes: ThemeSource,
    lived: Path,
    days: int,
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A forecast is worked out for every page and day: one of few simulations is told alike.
    monkeypatch.setattr(finish_outlook, "finish_range", partial(finish_range, simulations=50))
    clock = Clock(BEFORE)
    with _open(qtbot, themes, lived, clock) as desktop:
        names = _names(desktop)
        before, followed = {}, {}
        if not shown:
            before = {name: _said(qtbot, desktop, name) for name in names}
            clock.now += dt.timedelta(days=days)
            desktop.session.check_day()
            followed = {name: _said(qtbot, desktop, name) for name in names}
        else:
            # Each page in its turn is the one that is looked at while midnight passes.
            for name in names:
                clock.now = dt.datetime.combine(BEFORE, clock.now.timetz())
                desktop.session.check_day()
                before[name] = _said(qtbot, desktop, name)
                clock.now += dt.timedelta(days=days)
                desktop.session.check_day()
                followed[name] = _said(qtbot, desktop, name)
    with _open(qtbot, themes, lived, Clock(BEFORE + dt.timedelta(days=days))) as desktop:
        fresh = {name: _said(qtbot, desktop, name) for name in names}
    for name in names:
        assert sorted(followed[name]) == sorted(fresh[name]), name
    told = {name for name in names if before[name] != followed[name]}
    assert {"overview", "week"} <= told, "the test would notice a page that stays behind"
