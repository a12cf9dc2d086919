"""Fields let the page scroll until they have the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.fields import DateField, DecimalField, NumberField


def notch() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


@pytest.mark.parametrize(
    "make", [lambda: NumberField(0, 60, " h"), lambda: DecimalField(0, 60, 1, " h"), DateField]
)
def test_wheel_changes_only_with_the_focus(
    themes: ThemeSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: type[NumberField]
) -> None:
    field = make()
    qtbot.addWidget(field)
    before = field.text()
    monkeypatch.setattr(field, "hasFocus", lambda: False)
    event = notch()
    QApplication.sendEvent(field, event)
    assert field.text() == before
    assert not event.isAccepted()
    monkeypatch.setattr(field, "hasFocus", lambda: True)
    QApplication.sendEvent(field, notch())
    assert field.text() != before


def test_day_is_written_with_weekday_and_year(themes: ThemeSource, qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setDate(QDate(2027, 5, 16))
    assert field.text().endswith("2027")
    assert "16" in field.text()
    assert field.calendarPopup()


def test_weekend_is_not_written_in_the_colour_of_late(themes: ThemeSource, qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        look = field.calendarWidget().weekdayTextFormat(day)
        assert look.foreground().style() is Qt.BrushStyle.NoBrush


def test_text_stands_off_the_outline(themes: ThemeSource, qtbot: QtBot) -> None:
    field = NumberField(0, 60, " h")
    qtbot.addWidget(field)
    assert field.lineEdit().textMargins().left() == 8
    field.ensurePolished()
    assert field.sizeHint().height() >= 32


@pytest.mark.parametrize(
    "make", [lambda: NumberField(0, 60, " h"), lambda: DecimalField(0, 60, 1, " h"), DateField]
)
def test_a_field_is_as_high_as_a_button(
    themes: ThemeSource, qtbot: QtBot, make: type[NumberField]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field, button = make(), Button(themes, "Apply")
    column.addWidget(field)
    column.addWidget(button)
    holder.show()
    assert field.height() == button.height() == 32
