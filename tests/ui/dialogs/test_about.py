"""The lines about the program."""

from __future__ import annotations

import platform

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner import __version__, paths
from planner.ui.dialogs.about import AboutDialog
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource) -> AboutDialog:
    dialog = AboutDialog(themes)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def labels(dialog: AboutDialog) -> list[TextLabel]:
    return [label for label in dialog.findChildren(TextLabel) if label.text()]


def test_versions_folders_and_licences_are_named(labels: list[TextLabel]) -> None:
    texts = " ".join(label.text() for label in labels)
    assert __version__ in texts
    assert qVersion() in texts
    assert "MIT" in texts
    assert "LGPL 3" in texts
    assert "Confirm before you rely on them." in texts
    assert str(paths.user_settings_folder()) in texts
    assert str(paths.user_log_folder()) in texts


def test_every_line_can_be_copied(labels: list[TextLabel]) -> None:
    wanted = Qt.TextInteractionFlag.TextSelectableByMouse
    assert len(labels) == 10
    assert all(wanted in label.textInteractionFlags() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_versions_and_folders_are_copied_at_once(dialog: AboutDialog) -> None:
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"Learning-path planner: {__version__}"
    assert f"Python: {platform.python_version()}" in copied
    assert f"Log: {paths.user_log_folder()}" in copied
    assert dialog.note.text() == "Copied."


def test_no_line_is_cut(labels: list[TextLabel]) -> None:
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
