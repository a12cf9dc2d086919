"""How dates are written and what money is called reach every page, also those made before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.formats import Formats
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.roles import Role
from planner.ui.theme import ThemeSource
from tests.end_to_end.worlds import PATIENCE, started

_MONTHS = "|".join((*Formats().months, *Formats().short_months))
_IN_WORDS = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})\b")
_ISO = re.compile(r"\b2\d{3}-[01]\d-[0-3]\d\b")
#: Rows of a list that are looked at.
_ROWS = 60
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, *Role)
#: What people would read or hear of a widget.
_TEXTS = ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted."""
    found: list[str] = []
    real = QPainter.drawText

    def noted(painter: QPainter, *given: object) -> object:
        found.extend(each for each in given if isinstance(each, str))
        return real(painter, *given)

    monkeypatch.setattr(QPainter, "drawText", noted)
    return found


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource) -> Iterator[Desktop]:
    """The window with the sample, in which every page was visited."""
    with started(qtbot, themes) as desktop:
        desktop.show_sample()
        for page in _pages(desktop):
            desktop.run(f"go-{page}")
        yield desktop
        desktop._kept.change(date_style="words")


def _pages(desktop: Desktop) -> tuple[str, ...]:
    """All pages; the one of the settings shows how dates look in each style."""
    assert desktop.plan is not None
    return ("plan", *(each for each in desktop.plan.visits.names if each != "settings"))


def _in_a_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), _ROWS)):
        index = model.index(row, 0, parent)
        for role in _SPOKEN:
            value = index.data(role)
            if isinstance(value, str):
                yield value


def _texts(page: QWidget) -> Iterator[str]:
    """What a page says in its labels, buttons, fields, lists and to a screen reader."""
    for widget in (page, *page.findChildren(QWidget)):
        if not widget.isVisibleTo(page):
            continue
        for name in _TEXTS:
            value = getattr(widget, name, None)
            if callable(value) and isinstance(text := value(), str):
                yield text
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _in_a_model(widget.model(), QModelIndex())


def _said(desktop: Desktop, page: str, drawn: list[str]) -> list[str]:
    desktop.run(f"go-{page}")
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    drawn.clear()
    desktop.window.grab()
    return [*_texts(desktop.window), *drawn]


def test_dates_are_written_as_chosen_on_every_page(
    desktop: Desktop, drawn: list[str], qtbot: QtBot
) -> None:
    words = {page: _said(desktop, page, drawn) for page in _pages(desktop)}
    with_dates = {page for page, said in words.items() if any(map(_IN_WORDS.search, said))}
    assert {"plan", "overview", "timeline", "network", "portfolio"} <= with_dates
    desktop._kept.change(date_style="iso")
    for page in _pages(desktop):

        def is_as_chosen(page: str = page) -> None:
            said = _said(desktop, page, drawn)
            assert [text for text in said if _IN_WORDS.search(text)] == [], page
            if page in with_dates:
                assert any(map(_ISO.search, said)), page

        # What is worked out beside the window is written when it is there.
        qtbot.waitUntil(is_as_chosen, timeout=PATIENCE)


def test_money_has_the_learners_label_on_every_page(desktop: Desktop, drawn: list[str]) -> None:
    assert desktop.session is not None
    profile = desktop.session.profile
    before = {page: _said(desktop, page, drawn) for page in _pages(desktop)}
    with_money = {page for page, said in before.items() if any("€" in text for text in said)}
    assert with_money
    money = profile.preferences.model_copy(update={"currency": "CHF"})
    desktop.session.apply(edits.set_preferences(profile, money))
    for page in _pages(desktop):
        said = _said(desktop, page, drawn)
        assert [text for text in said if "€" in text] == [], page
        if page in with_money:
            assert any("CHF" in text for text in said), page
    desktop.run(ActionId.UNDO)
    assert any("€" in text for text in _said(desktop, min(with_money), drawn))
