"""Files and links dropped on a widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.drop_area import MOST_FILES, DropArea, Dropped, dropped_of

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def urls(*addresses: str) -> QMimeData:
    """What a file manager or a browser hands over."""
    data = QMimeData()
    data.setUrls([QUrl(each) for each in addresses])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (urls("file:///a/mix.wav", "file:///a/map.pdf"), Dropped(("/a/mix.wav", "/a/map.pdf"))),
        (urls("https://example.org/a"), Dropped(texts=("https://example.org/a",))),
        (urls("file:///a/x.wav", "file:///a/x.wav"), Dropped(("/a/x.wav",))),
        (urls("file:///a/plan.json"), Dropped()),
        (text("see https://example.org"), Dropped(texts=("see", "https://example.org"))),
        (text("x" * 3000), Dropped()),
        (QMimeData(), Dropped()),
        (None, Dropped()),
    ],
)
def test_what_may_be_evidence_is_told_apart(data: QMimeData | None, found: Dropped) -> None:
    assert dropped_of(data) == found
    assert bool(found) == bool(found.files or found.texts)


def test_not_more_files_are_taken_than_can_be_meant() -> None:
    many = urls(*(f"file:///a/{number}.wav" for number in range(MOST_FILES + 9)))
    assert len(dropped_of(many).files) == MOST_FILES


def test_a_widget_shows_that_it_takes_them_and_then_does(qtbot: QtBot, themes: ThemeSource) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    area = DropArea(themes, "Add as evidence", widget)
    widget.resize(300, 200)
    widget.show()
    got, data = QSignalSpy(area.dropped), urls("file:///a/mix.wav")
    enter = QDragEnterEvent(QPoint(9, 9), COPY | MOVE, data, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    assert enter.dropAction() is COPY
    assert area.outline.isVisible()
    area.outline.grab()
    QApplication.sendEvent(widget, QDragLeaveEvent())
    assert not area.outline.isVisible()
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(9, 9), COPY | MOVE, data, LEFT, NONE, QEvent.Type.Drop)
    QApplication.sendEvent(widget, drop)
    assert not area.outline.isVisible()
    qtbot.waitUntil(lambda: got.count() == 1)
    assert got.at(0) == [Dropped(("/a/mix.wav",))]


@pytest.mark.parametrize(
    ("data", "offered"), [(urls("file:///a/mix.wav"), MOVE), (QMimeData(), COPY)]
)
def test_what_would_be_moved_or_is_nothing_is_left_alone(
    qtbot: QtBot, themes: ThemeSource, data: QMimeData, offered: Qt.DropAction
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    area = DropArea(themes, "Add as evidence", widget)
    enter = QDragEnterEvent(QPoint(9, 9), offered, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    assert not enter.isAccepted()
    assert not area.outline.isVisible()
