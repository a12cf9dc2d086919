"""Parts stand side by side only where each has room for its words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.ui.widgets.even_row import EvenRow


def test_parts_share_the_width_and_stack_where_one_does_not_fit(qtbot: QtBot) -> None:
    parts = [QLabel(words) for words in ("One", "Another one", "Three")]
    row = EvenRow(parts, (1, 2, 1), 10)
    qtbot.addWidget(row)
    row.setContentsMargins(20, 0, 20, 0)
    row.resize(800, 60)
    row.show()
    assert not row.stacked
    assert parts[1].width() > 1.8 * parts[0].width()
    row.resize(row.minimumSizeHint().width(), 200)
    QApplication.processEvents()
    assert row.stacked
    assert all(each.width() >= each.minimumSizeHint().width() for each in parts)
    row.resize(800, 60)
    QApplication.processEvents()
    assert not row.stacked


def test_other_words_are_fitted_anew(qtbot: QtBot) -> None:
    parts = [QLabel("One"), QLabel("Two")]
    row = EvenRow(parts)
    qtbot.addWidget(row)
    row.resize(2 * parts[0].minimumSizeHint().width() + 20, 60)
    row.show()
    assert not row.stacked
    parts[0].setText("Far too long for half of it")
    QApplication.processEvents()
    assert row.stacked
