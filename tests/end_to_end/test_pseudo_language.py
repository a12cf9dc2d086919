"""Every page and dialog in a language 40 % longer: all is translated, and all has room.

What is drawn by our own code is watched where it is handed to the painter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QRect, QRectF, Qt, QThread
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import paths
from planner.storage.seeds import load_catalogue
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME
from planner.ui.plan_places import plans_folder
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.themed import one_line, whole
from tests.end_to_end.test_access import DIALOGS, PAGES
from tests.end_to_end.worlds import back_in, start_page, started
from tests.pseudo import PseudoTranslator, outside_brackets

#: Width, height, size of the text, and the region, of which some write from right to left.
LOOKS = [
    (960, 640, 100, "de_DE"),
    (1280, 800, 100, "ar_EG"),
    (960, 640, 200, "pl_PL"),
]
#: Where there is as much room as in one of those, or more.
ROOMY_LOOKS = [(1280, 800, 100, "en_GB"), (1280, 800, 200, "en_US")]
#: What is the same in every language: keys, units, names of files and formats.
_SAME = re.compile(
    r"\b(Ctrl|Shift|Alt|Space|Esc|Enter|Return|Del|Home|End|PgUp|PgDown|Up|Down|Left|Right|F\d+"
    r"|Tab|Backspace|zł|kr|CHF|PDF|JSON|A4|Qt|CSV|ESCO|NET|O)\b|https?://\S*|\bexample\.org\b|(?<!\w)/\S+|\S+\.(json|pdf|wav|png)"
)
#: Where what is said of several things in one text parts.
_SEAMS = re.compile(r" · |\n|; |\x00")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200b]")
#: Shorter pieces may stand in a text of the catalogue by chance.
_CHANCE = 14
_WORD = re.compile(r"[^\W\d_]{2,}")
_LAYS_OUT = 12


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[PseudoTranslator]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


class Drawn:
    """What our own code draws, from the moment this is cleared."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        #: Texts that are wider than the place they are drawn in.
        self.cut: set[str] = set()

    def clear(self) -> None:
        self.texts.clear()
        self.cut.clear()

    def note(self, painter: QPainter, *arguments: Any) -> None:
        text = next((each for each in arguments if isinstance(each, str)), "")
        self.texts.add(text)
        if not isinstance(arguments[0], (QRectF, QRect)) or not isinstance(arguments[1], int):
            return
        flags = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextDontClip.value
        wide = painter.fontMetrics().horizontalAdvance(text)
        if not arguments[1] & flags and wide > arguments[0].width() + 1.5:
            self.cut.add(f"{text!r}: {wide} in {arguments[0].width():.0f}")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    found = Drawn()
    original = QPainter.drawText

    def draw(painter: QPainter, *arguments: Any) -> Any:
        found.note(painter, *arguments)
        return original(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", draw)
    return found


@pytest.fixture(
    params=[*LOOKS, *(pytest.param(look, marks=pytest.mark.campaign) for look in ROOMY_LOOKS)],
    ids=lambda look: "{}x{}-{}-{}".format(*look),
)
def desktop(
    request: pytest.FixtureRequest, qtbot: QtBot, themes: ThemeSource, pseudo: PseudoTranslator
) -> Iterator[Desktop]:
    """The window with the sample and the panel of one of its milestones."""
    width, height, text, region = request.param
    before, direction = QLocale(), QApplication.layoutDirection()
    QLocale.setDefault(QLocale(region))
    QApplication.setLayoutDirection(QLocale(region).textDirection())
    themes.set_text_size(text)
    with started(qtbot, themes) as desktop:
        desktop.window.resize(width, height)
        desktop.show_sample()
        desktop.window.hide_banner()
        desktop.run(ActionId.GO_PLAN)
        assert desktop.session is not None
        assert desktop.page is not None
        chosen = next(each for each in desktop.session.profile.milestones if each.is_open)
        desktop.page.choose(chosen.id)
        _settle()
        yield desktop
    themes.set_text_size(100)
    QApplication.setLayoutDirection(direction)
    QLocale.setDefault(before)


# --- What is asked ------------------------------------------------------------------------------


class Data:
    """The texts that belong to the learner and to the catalogue, which nobody translates."""

    def __init__(self, desktop: Desktop) -> None:
        assert desktop.session is not None
        found = set(_texts_of_catalogue())
        _strings(desktop.session.profile.model_dump(), found)
        words = desktop.words
        for names in (words.months, words.short_months, words.weekdays, words.short_weekdays):
            found.update(names)
        found.update((*words.months_in_dates, *words.short_months_in_dates, *words.halves))
        found.update(_names_of_days())
        found.update(desktop.session.catalogue.careers)
        found.update(str(each) for each in _folders())
        self._texts = {each for each in found if len(each) > 1}
        self._all = "\n".join(sorted(self._texts))
        self._parts = sorted(self._texts, key=len, reverse=True)

    def without(self, text: str) -> str:
        """What of a text is neither data nor the same everywhere."""
        left = [each for each in _SEAMS.split(text) if not self._has(each)]
        return " | ".join(filter(None, map(self._words_in, left)))

    def _has(self, piece: str) -> bool:
        """Whether a piece is data: a whole text, or so much of one that it is no chance."""
        text = piece.strip(" .,;:…“”()·+")
        if text in self._texts or not _WORD.search(_SAME.sub("", text)):
            return True
        if piece.rstrip().endswith("…"):
            text = text.removesuffix("…").lstrip("0123456789 ")
            return text in self._all
        if piece.endswith("."):  # the last line of one that wraps
            return f"{text}.\n" in self._all
        return len(text) > _CHANCE and text in self._all

    def _words_in(self, piece: str) -> str:
        left = _SAME.sub(" ", piece)
        for each in self._parts:
            if each in left:
                left = left.replace(each, " ")
                if not _WORD.search(left):
                    return ""
        return " ".join(_WORD.findall(left))


@cache
def _texts_of_catalogue() -> frozenset[str]:
    """All that is written in the shipped catalogue."""
    found: set[str] = set()
    catalogue, _ = load_catalogue([paths.shipped("seeds")])
    for part in (catalogue.careers, catalogue.skills, catalogue.milestones, catalogue.resources):
        for each in part.values():
            _strings(each.model_dump(), found)
    return frozenset(found)


def _names_of_days() -> Iterator[str]:
    """What Qt's own fields and calendars show."""
    for length in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        yield from (QLocale().standaloneDayName(each, length) for each in range(1, 8))
        yield from (QLocale().monthName(each, length) for each in range(1, 13))


def _folders() -> Iterator[Path]:
    yield plans_folder()
    yield from (paths.user_settings_folder(), paths.user_log_folder(), paths.user_data_folder())


def _strings(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
        found.add(one_line(value))
    elif isinstance(value, dict):
        for key, each in value.items():
            _strings(key, found)
            _strings(each, found)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            _strings(each, found)


def _untranslated(window: QWidget, data: Data, drawn: Drawn) -> list[str]:
    """The texts of a window that are in English."""
    texts = {text for widget in _visible(window) for text in _texts_of(widget)} | drawn.texts
    wrong = []
    for text in texts:
        left = data.without(outside_brackets(_BIDI.sub("", whole(text))))
        if left:
            wrong.append(f"{left!r} of {text[:80]!r}")
    return sorted(wrong)


def _texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(min(widget.count(), 20)))
    if widget.isWindow():
        yield widget.windowTitle()
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())


def _clipped(window: QWidget, drawn: Drawn) -> list[str]:
    """What of a window has not the room that it needs."""
    lacking = _lacking(window)
    if lacking:  # what is worked out in another thread may just have changed a text
        _settle()
        lacking = _lacking(window)
    return [*sorted(drawn.cut), *lacking]


def _lacking(window: QWidget) -> list[str]:
    return [told for widget in _visible(window) if (told := _lacks(widget))]


def _lacks(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel):
        return ""
    name = type(widget).__name__
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        room = widget.contentsRect()
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + 1:
                return f"{name} {widget.text()[:60]!r}: {needed} high in {widget.height()}"
        elif widget.sizeHint().width() > widget.width() + 1:
            return f"{name} {widget.text()[:60]!r}: {widget.sizeHint().width()} in {room.width()}"
    if isinstance(widget, QAbstractButton) and not _is_told(widget):
        needed, given = widget.minimumSizeHint(), widget.size()
        if needed.width() > given.width() + 1 or needed.height() > given.height() + 1:
            return f"{name} {widget.text()[:60]!r}: {needed.toTuple()} in {given.toTuple()}"
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        policy = widget.horizontalScrollBarPolicy()
        wide = widget.widget().minimumSizeHint().width()
        if policy is Qt.ScrollBarPolicy.ScrollBarAlwaysOff and wide > widget.viewport().width() + 1:
            return (
                f"{name} in {type(widget.parent()).__name__}: {wide} in {widget.viewport().width()}"
            )
    return ""


def _is_told(button: QAbstractButton) -> bool:
    """Whether what is cut off a button stands in its tool tip."""
    words = getattr(button, "label", "") or button.text().replace("&", "")
    return bool(words) and words in button.toolTip()


def _visible(window: QWidget) -> Iterator[QWidget]:
    yield window
    yield from (each for each in window.findChildren(QWidget) if each.isVisibleTo(window))


def _settle() -> None:
    for _ in range(_LAYS_OUT):
        QApplication.processEvents()
        QThread.msleep(10)


def _fail_for(wrong: dict[str, list[str]]) -> None:
    lines = [f"{place}: {each}" for place, found in wrong.items() for each in found]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


# --- Tests --------------------------------------------------------------------------------------


def test_pages(desktop: Desktop, drawn: Drawn) -> None:
    data = Data(desktop)
    wrong: dict[str, list[str]] = {}
    for page in PAGES:
        drawn.clear()
        desktop.run(page)
        _settle()
        desktop.window.grab()
        found = _untranslated(desktop.window, data, drawn) + _clipped(desktop.window, drawn)
        if found:
            wrong[page] = found
    _fail_for(wrong)


def test_the_steps_to_a_plan(desktop: Desktop, drawn: Drawn) -> None:
    data = Data(desktop)
    wrong: dict[str, list[str]] = {}
    desktop.start_new("foley-artist")
    for step in (CAREER, SKILLS, TIME, PLAN):
        drawn.clear()
        start_page(desktop).go_to(step)
        _settle()
        desktop.window.grab()
        found = _untranslated(desktop.window, data, drawn) + _clipped(desktop.window, drawn)
        if found:
            wrong[str(step)] = found
    _fail_for(wrong)


def test_dialogs(desktop: Desktop, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data(desktop)
    wrong: dict[str, list[str]] = {}

    def shown(dialog: QDialog) -> int:
        drawn.clear()
        dialog.setModal(True)
        dialog.show()
        _settle()
        dialog.grab()
        found = _untranslated(dialog, data, drawn) + _clipped(dialog, drawn)
        if dialog.height() > screen_room(dialog).height():
            found.append(f"it is {dialog.height()} high")
        if dialog.width() > desktop.window.width():
            found.append(f"it is {dialog.width()} wide")
        if found:
            wrong[dialog.windowTitle()] = found
        dialog.done(0)
        back_in(desktop.window)
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", shown)
    for command in DIALOGS:
        desktop.run(command)
    _fail_for(wrong)


@pytest.mark.parametrize("desktop", LOOKS[:1], indirect=True)
def test_menus(desktop: Desktop) -> None:
    data = Data(desktop)
    actions = desktop.window.findChildren(QAction)
    texts = {text for each in actions for text in (each.text(), each.toolTip(), each.statusTip())}
    wrong = [text for text in texts if data.without(outside_brackets(text))]
    assert len(texts) > 100
    assert wrong == []
