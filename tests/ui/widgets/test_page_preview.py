"""Tests of `planner.ui.widgets.page_preview`."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.page_preview import SCREEN_PPI, PagePreview


def page(colour: str, width: int = 210, height: int = 297) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def preview(qtbot: QtBot, themes: ThemeSource) -> PagePreview:
    """Three pages, the last one across."""
    widget = PagePreview(themes)
    qtbot.addWidget(widget)
    widget.resize(600, 700)
    widget.set_pages([page("red"), page("green"), page("blue", 297, 210)], SCREEN_PPI)
    widget.show()
    return widget


def test_it_starts_empty_and_says_nothing(qtbot: QtBot, themes: ThemeSource) -> None:
    widget = PagePreview(themes)
    qtbot.addWidget(widget)
    assert widget.count == 0
    assert widget.number.text() == ""
    assert not widget.next_button.isEnabled()
    assert not widget.back_button.isEnabled()


def test_pages_turn_and_stop_at_the_ends(preview: PagePreview) -> None:
    assert preview.number.text() == "Page 1 of 3"
    assert not preview.back_button.isEnabled()
    preview.next_button.click()
    assert preview.number.text() == "Page 2 of 3"
    preview.turn_to(99)
    assert preview.number.text() == "Page 3 of 3"
    assert not preview.next_button.isEnabled()
    preview.back_button.click()
    preview.turn_to(-5)
    assert preview.index == 0


def test_keys_turn_and_zoom(preview: PagePreview, qtbot: QtBot) -> None:
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    preview._area.setFocus()
    qtbot.keyClick(preview._area, Qt.Key.Key_PageDown)
    assert preview.index == 1
    qtbot.keyClick(preview._area, Qt.Key.Key_End)
    assert preview.index == 2
    qtbot.keyClick(preview._area, Qt.Key.Key_Home)
    assert preview.index == 0
    qtbot.keyClick(preview._area, Qt.Key.Key_PageUp)
    assert preview.index == 0
    qtbot.keyClick(preview._area, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom is not None
    qtbot.keyClick(preview._area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom is None


def test_the_wheel_turns_a_fitted_page(preview: PagePreview) -> None:
    viewport = preview._area.viewport()
    for delta, index in ((-120, 1), (120, 0)):
        event = QWheelEvent(
            QPointF(10, 10), QPointF(viewport.mapToGlobal(QPoint(10, 10))), QPoint(),
            QPoint(0, delta), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
        assert preview.index == index


def test_a_fitted_page_keeps_its_proportions_and_fits(preview: PagePreview) -> None:
    for index, ratio in ((0, 210 / 297), (2, 297 / 210)):
        preview.turn_to(index)
        sheet, room = preview._sheet.size(), preview._area.viewport().size()
        assert sheet.width() <= room.width()
        assert sheet.height() <= room.height()
        assert sheet.width() / sheet.height() == pytest.approx(ratio, rel=0.02)
    preview.resize(300, 400)
    assert preview._sheet.width() <= preview._area.viewport().width()


def test_zoom_is_percent_of_the_paper_and_asks_for_sharper_pages(
    preview: PagePreview, qtbot: QtBot
) -> None:
    preview.set_zoom(100)
    assert preview._sheet.width() == 210
    with qtbot.waitSignal(preview.sharper_requested) as asked:
        preview.set_zoom(200)
    assert asked.args == [2 * SCREEN_PPI * preview.devicePixelRatioF()]
    assert preview._sheet.width() == 420
    preview.in_button.click()
    assert preview.zoom == 200, "there is no larger one"
    preview.out_button.click()
    assert preview.zoom == 150
    preview.set_pages([page("red", 420, 594)], 2 * SCREEN_PPI)
    assert preview._sheet.width() == 315, "sharper pages have the same size"
    preview.fit_button.click()
    assert preview.zoom is None


def test_new_pages_stay_at_the_number_where_there_are_as_many(preview: PagePreview) -> None:
    preview.turn_to(2)
    preview.set_pages([page("red"), page("green")], SCREEN_PPI)
    assert preview.number.text() == "Page 2 of 2"


def test_the_page_is_what_is_painted(preview: PagePreview) -> None:
    preview.turn_to(1)
    shown = preview._sheet.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("green")


def test_a_message_takes_the_place_of_the_pages(preview: PagePreview) -> None:
    preview.show_message("Nothing chosen <b>")
    assert preview._message.isVisible()
    assert not preview._area.isVisible()
    assert preview._message.text() == "Nothing chosen <b>"
    preview.set_pages([page("red")], SCREEN_PPI)
    assert preview._area.isVisible()
    assert not preview._message.isVisible()


def test_buttons_are_named(preview: PagePreview) -> None:
    buttons = (preview.back_button, preview.next_button, preview.out_button, preview.in_button)
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert preview._area.accessibleName() == "Page preview"
    assert preview._area.accessibleDescription() == "Page 1 of 3"


def test_narrow_previews_give_up_words(preview: PagePreview) -> None:
    assert preview.fit_button.isVisible()
    preview.resize(260, 400)
    assert not preview.fit_button.isVisible()
