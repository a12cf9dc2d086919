"""Files dropped on the window: plans are opened, printed plans are saved and opened."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.storage.profile_bytes import attached_bytes
from planner.storage.profile_file import ProfileStore, read_profile
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dropped_files import DroppedFiles
from planner.ui.main_window import MainWindow
from planner.ui.theme import ThemeSource
from tests.ui.worlds import small_profile


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> MainWindow:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("plan.json", attached_bytes(small_profile(), private=True))
    out = io.BytesIO()
    writer.write(out)
    path = tmp_path / "Printed.PDF"
    path.write_bytes(out.getvalue())
    return path


def _drop(window: MainWindow, *urls: QUrl) -> bool:
    """Drop addresses as the desktop does; tells whether they were taken."""
    data = QMimeData()
    data.setUrls(list(urls))
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))
    QApplication.processEvents()  # the file is told of once the drop is over
    return enter.isAccepted()


def test_one_plan_or_pdf_is_taken_and_nothing_else(window: MainWindow, tmp_path: Path) -> None:
    spy = QSignalSpy(window.file_dropped)
    plan = QUrl.fromLocalFile(str(tmp_path / "a.plan.json"))
    assert _drop(window, plan)
    assert spy.at(0) == [str(tmp_path / "a.plan.json")]
    assert not _drop(window, plan, plan)
    assert not _drop(window, QUrl.fromLocalFile(str(tmp_path / "a.wav")))
    assert not _drop(window, QUrl("https://example.org/a.json"))
    assert spy.count() == 1


def test_a_plan_is_wanted_open(window: MainWindow) -> None:
    spy = QSignalSpy(DroppedFiles(window).open_wanted)
    window.file_dropped.emit("/plans/a.json")
    assert spy.at(0) == ["/plans/a.json"]


def test_the_plan_of_a_pdf_is_saved_where_the_learner_says(
    window: MainWindow, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "new"), "")
    )
    spy = QSignalSpy(DroppedFiles(window).open_wanted)
    window.file_dropped.emit(str(pdf))
    assert spy.at(0) == [str(tmp_path / "new.json")]
    assert read_profile(tmp_path / "new.json").profile == small_profile()


def test_no_plan_goes_in_the_place_of_another(
    window: MainWindow,
    pdf: Path,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = tmp_path / "taken.json"
    ProfileStore(taken).create(small_profile())
    before = taken.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(taken), ""))
    spy = QSignalSpy(DroppedFiles(window).open_wanted)
    window.file_dropped.emit(str(pdf))
    assert (spy.count(), len(said)) == (0, 1)
    assert taken.read_bytes() == before


def test_a_pdf_without_a_plan_is_told(window: MainWindow, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7 and no more")
    spy = QSignalSpy(DroppedFiles(window).open_wanted)
    window.file_dropped.emit(str(tmp_path / "other.pdf"))
    assert (spy.count(), len(said)) == (0, 1)


def test_asking_where_to_can_be_left(
    window: MainWindow, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    spy = QSignalSpy(DroppedFiles(window).open_wanted)
    window.file_dropped.emit(str(pdf))
    assert spy.count() == 0


def test_a_plan_dropped_on_the_list_is_for_the_window(desktop: Desktop, plan_file: Path) -> None:
    desktop.run(ActionId.GO_PLAN)
    page = desktop.page
    assert page is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan_file))])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(60, 60), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.view.viewport(), event)
    assert event.isAccepted()
