"""An amount of money that may be left open, with a currency that is only a label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from planner.ui.widgets.fields import NumberField

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

CURRENCIES: Final = ("€", "$", "£", "¥", "CHF", "kr", "zł", "₹")
"""Offered; any other label can be typed."""
MOST: Final = 100_000_000
LABEL_LENGTH: Final = 8
_OPEN = -1
_STEP = 50


def usual_currency(locale: QLocale) -> str:
    """The label that somebody of a region most likely uses, of those that are offered."""
    symbol = locale.currencySymbol()
    return symbol if symbol in CURRENCIES else CURRENCIES[0]


#: A label that has room, and px beside it inside the frame.
_USUAL_LABEL, _MARGIN = "0000", 8


class _Amount(NumberField):
    """Whole units from 0; an empty field means that the amount is open."""

    def __init__(self, open_words: str, parent: QWidget | None = None) -> None:
        super().__init__(_OPEN, MOST, parent=parent)
        self.setSpecialValueText(open_words)
        self.setGroupSeparatorShown(True)
        # Qt starts at 0, which would be a budget of nothing.
        self.setValue(_OPEN)

    def stepBy(self, steps: int) -> None:
        """Go in fifties; below none stands open."""
        target = self.value() + steps * _STEP
        if self.value() == _OPEN:
            target = max(0, steps - 1) * _STEP if steps > 0 else _OPEN
        elif self.value() > 0:
            target = max(0, target)
        self.setValue(target)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """An empty text is right too."""
        if not text.removeprefix(self.prefix()).strip():
            return QValidator.State.Acceptable, text, position
        return super().validate(text, position)

    def valueFromText(self, text: str) -> int:
        """Take an empty text for open."""
        if not text.removeprefix(self.prefix()).strip():
            return _OPEN
        return super().valueFromText(text)


class _Currency(QComboBox):
    """A label of up to eight characters, with room for a usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Room for four figures beside what the look takes for frame and arrow."""
        usual = self.fontMetrics().horizontalAdvance(_USUAL_LABEL) + _MARGIN
        option, hint = QStyleOptionComboBox(), super().sizeHint()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(0, 0), hint)
        part = QStyle.SubControl.SC_ComboBoxEditField
        inside = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return QSize(usual + hint.width() - inside.width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class MoneyField(QWidget):
    """Asks for an amount and its currency."""

    changed = Signal()
    """The learner changed the amount or the label."""

    def __init__(
        self, name: str, currency_name: str, open_words: str, parent: QWidget | None = None
    ) -> None:
        """Start open in euros; the names are read aloud, `open_words` stand for no amount."""
        super().__init__(parent)
        self.amount_field = _Amount(open_words)
        self.amount_field.setAccessibleName(name)
        self.currency_field = _Currency()
        label = QLineEdit()
        label.setMaxLength(LABEL_LENGTH)
        label.setAccessibleName(currency_name)
        self.currency_field.setLineEdit(label)
        self.currency_field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.currency_field.addItems(list(CURRENCIES))
        self.currency_field.setAccessibleName(currency_name)
        self.currency_field.setToolTip(currency_name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.amount_field)
        row.addWidget(self.currency_field)
        self.amount_field.setMinimumWidth(120)
        self.amount_field.valueChanged.connect(self._report)
        self.currency_field.currentTextChanged.connect(self._label_changed)
        self._label()

    @property
    def amount(self) -> int | None:
        """Whole units, or None while open."""
        value = self.amount_field.value()
        return None if value == _OPEN else value

    @property
    def currency(self) -> str:
        """The label."""
        return self.currency_field.currentText().strip()

    def set_amount(self, amount: int | None) -> None:
        """Show another amount."""
        self.amount_field.setValue(_OPEN if amount is None else amount)

    def set_currency(self, label: str) -> None:
        """Show another label."""
        self.currency_field.setEditText(label)

    def _label_changed(self) -> None:
        self._label()
        self.changed.emit()

    def _label(self) -> None:
        self.amount_field.setPrefix(f"{self.currency} " if self.currency else "")

    def _report(self) -> None:
        self.changed.emit()
