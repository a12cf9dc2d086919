"""Filter chips: exclusive choices with counts that wrap onto further lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from planner.ui.accessible_roles import GROUP
from planner.ui.text_direction import isolated
from planner.ui.widgets.cut_button import CutButton
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

_PADDING = 12.0
_GAP = 6.0
_ICON = 14.0
#: No text takes more room than this; those that we ship take a third of it.
_MOST = 320


class Chip(CutButton):
    """A rounded toggle with an optional icon and count."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        count: int | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip that is off."""
        super().__init__(themes, text, parent)
        self._count = count
        self._icon_name = icon
        self.setCheckable(True)
        self.setProperty("ring_radius", "half")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def count(self) -> int | None:
        """The number shown, if any."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show another number."""
        if count != self._count:
            self._count = count
            self._name()
            self._theme_changed()

    def sizeHint(self) -> QSize:
        """Room for the bold text, so that turning a chip on moves nothing."""
        strong = QFontMetricsF(self.theme.font("small-strong"))
        width = 2 * _PADDING + strong.horizontalAdvance(self._shown(strong))
        if self._icon_name:
            width += _ICON + _GAP
        if self._count is not None:
            width += _GAP + QFontMetricsF(self.theme.font("small")).horizontalAdvance(
                str(self._count)
            )
        return QSize(round(width + 1), max(28, round(strong.height()) + 12))

    def minimumSizeHint(self) -> QSize:
        """No text of an ordinary length is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline, icon, text and count in reading order."""
        theme, on = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        font = theme.font("small-strong" if on else "small-medium")
        text = self._shown(QFontMetricsF(font))
        advance = QFontMetricsF(font).horizontalAdvance(text)
        number = "" if self._count is None else str(self._count)
        count_font = theme.font("small", tabular=True)
        count_width = QFontMetricsF(count_font).horizontalAdvance(number) + _GAP if number else 0.0
        icon_width = _ICON + _GAP if self._icon_name else 0.0
        room = self.width() - icon_width - count_width - _PADDING
        if advance > room:
            text, advance = self.fitted(text, QFontMetricsF(font), room), room
        x = (self.width() - icon_width - advance - count_width) / 2
        if self._icon_name:
            box = self.at(x, (self.height() - _ICON) / 2, _ICON, _ICON)
            theme.icons.paint(
                painter, box, self._icon_name, theme.color("accent" if on else "text-2")
            )
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(font)
        painter.setPen(
            theme.color("disabled" if not self.isEnabled() else "text" if on else "text-2")
        )
        painter.drawText(
            self.at(x + icon_width, 0, advance + 1, self.height()),
            centre,
            isolated(text),
        )
        if number:
            painter.setFont(count_font)
            painter.setPen(theme.color("text-2" if on else "text-3"))
            left = x + icon_width + advance + _GAP
            painter.drawText(
                self.at(left, 0, count_width - _GAP + 1, self.height()),
                centre,
                number,
            )
        painter.end()

    def _shown(self, metrics: QFontMetricsF) -> str:
        most = self.theme.scaled(_MOST)
        return metrics.elidedText(one_line(self.label), Qt.TextElideMode.ElideRight, most)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self.theme
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(theme.color("accent-soft"))
        else:
            painter.setPen(QPen(theme.color("border-strong"), 1))
            painter.setBrush(
                theme.color(
                    "press" if self.isDown() else "hover" if self.underMouse() else "surface"
                )
            )
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)

    def _name(self) -> None:
        self.setAccessibleName(
            self.label if self._count is None else f"{self.label}, {self._count}"
        )


class ChipGroup(QWidget):
    """Exclusive filter chips, each an identifier, words and a count or None."""

    accessible_role = GROUP

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        options: Sequence[tuple[str, str, int | None]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take (identifier, words, count) triples; the first is on. `name` is read aloud."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, spacing=8)
        for key, words, count in options:
            chip = Chip(themes, words, count, parent=self)
            chip.setAccessibleDescription(name)
            self._chips[key] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)
        next(iter(self._chips.values())).setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    @property
    def keys(self) -> tuple[str, ...]:
        """The identifiers of all chips, in order."""
        return tuple(self._chips)

    @property
    def value(self) -> str:
        """The identifier of the chip that is on."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def set_value(self, key: str) -> None:
        """Turn a chip on; says nothing if it was on already.

        Raises:
            KeyError: if there is no such chip.
        """
        self._chips[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show another number on a chip.

        Raises:
            KeyError: if there is no such chip.
        """
        self._chips[key].set_count(count)

    def set_shown(self, key: str, shown: bool) -> None:
        """Offer a chip or not; the one that is on stays.

        Raises:
            KeyError: if there is no such chip.
        """
        self._chips[key].setVisible(shown or self._chips[key].isChecked())

    def _toggled(self, _button: Chip, checked: bool) -> None:
        if checked:
            self.chosen.emit(self.value)
