"""Work ahead is done only while nobody uses the window, and never in the way of anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.ui import at_rest
from planner.ui.at_rest import AtRest
from planner.ui.beside import pointer_waits

_NEVER_MS = 2**30
_A_WHILE_MS = 4 * at_rest._PAUSE_MS


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def resting(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> AtRest:
    """Work that has begun, and that no rest is long enough for once it is touched."""
    monkeypatch.setattr(at_rest, "_REST_MS", 0)
    return AtRest(widget)


def _noting(done: list[int], many: int = 1000) -> Iterator[None]:
    for number in range(many):
        done.append(number)
        yield


def test_nothing_is_done_at_once_and_all_of_it_in_turn(qtbot: QtBot, resting: AtRest) -> None:
    done = list[int]()
    resting.start(_noting(done, 3))
    assert resting.is_at_work
    assert not done
    qtbot.waitUntil(lambda: not resting.is_at_work)
    assert done == [0, 1, 2]


def _key(widget: QWidget) -> None:
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)


def _press(widget: QWidget) -> None:
    QTest.mouseClick(widget.windowHandle(), Qt.MouseButton.LeftButton)


def _move(widget: QWidget) -> None:
    QTest.mouseMove(widget.windowHandle(), QPoint(3, 3))
    QTest.mouseMove(widget.windowHandle(), QPoint(6, 6))


@pytest.mark.parametrize("touch", [_key, _press, _move])
def test_keys_and_mouse_put_it_off(
    qtbot: QtBot,
    widget: QWidget,
    resting: AtRest,
    monkeypatch: pytest.MonkeyPatch,
    touch: Callable[[QWidget], None],
) -> None:
    done = list[int]()
    resting.start(_noting(done))
    qtbot.waitUntil(lambda: bool(done))
    monkeypatch.setattr(at_rest, "_REST_MS", _NEVER_MS)
    touch(widget)
    before = len(done)
    qtbot.wait(_A_WHILE_MS)
    assert len(done) == before
    assert resting.is_at_work


def test_what_happens_by_itself_does_not(
    qtbot: QtBot, widget: QWidget, resting: AtRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = list[int]()
    resting.start(_noting(done))
    qtbot.waitUntil(lambda: bool(done))
    monkeypatch.setattr(at_rest, "_REST_MS", _NEVER_MS)
    widget.resize(300, 200)
    widget.update()
    before = len(done)
    qtbot.waitUntil(lambda: len(done) > before)


def test_it_waits_while_a_question_is_shown(qtbot: QtBot, resting: AtRest) -> None:
    done = list[int]()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    resting.start(_noting(done))
    qtbot.wait(_A_WHILE_MS)
    assert not done
    dialog.close()
    qtbot.waitUntil(lambda: bool(done))


def test_it_waits_while_a_menu_is_open(
    qtbot: QtBot, widget: QWidget, resting: AtRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = list[int]()
    menus = [QMenu(widget)]
    monkeypatch.setattr(QApplication, "activePopupWidget", lambda: next(iter(menus), None))
    resting.start(_noting(done))
    qtbot.wait(_A_WHILE_MS)
    assert not done
    menus.clear()
    qtbot.waitUntil(lambda: bool(done))


def test_it_waits_while_the_pointer_says_that_something_else_is_waited_for(
    qtbot: QtBot, resting: AtRest
) -> None:
    done = list[int]()
    with pointer_waits():
        resting.start(_noting(done))
        qtbot.wait(_A_WHILE_MS)
        assert not done
    qtbot.waitUntil(lambda: bool(done))


def test_it_can_be_given_up(qtbot: QtBot, resting: AtRest) -> None:
    done = list[int]()
    resting.start(_noting(done))
    qtbot.waitUntil(lambda: bool(done))
    resting.stop()
    before = len(done)
    qtbot.wait(_A_WHILE_MS)
    assert len(done) == before
    assert not resting.is_at_work


def test_the_application_is_watched_no_longer_than_it_takes(
    qtbot: QtBot, widget: QWidget, resting: AtRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[object]()
    monkeypatch.setattr(
        AtRest, "eventFilter", lambda _self, watched, _event: bool(seen.append(watched))
    )
    resting.start(_noting([], 1))
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not resting.is_at_work)
    assert seen
    seen.clear()
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert not seen


def test_work_that_goes_wrong_is_not_begun_again(qtbot: QtBot, resting: AtRest) -> None:
    begun = list[int]()

    def failing() -> Iterator[None]:
        begun.append(1)
        yield
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        resting.start(failing())
        qtbot.waitUntil(lambda: not resting.is_at_work)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert begun == [1]


def test_it_ends_with_its_owner(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_rest, "_REST_MS", 0)
    done = list[int]()
    owner = QObject()
    AtRest(owner).start(_noting(done))
    delete(owner)
    qtbot.wait(_A_WHILE_MS)
    assert not done
