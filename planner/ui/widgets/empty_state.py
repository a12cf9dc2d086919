"""An empty page: an icon tile, a heading, one sentence and one way forward, in the middle."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import Button, push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.ui.theme import ThemeSource

_TILE = 48
_TEXT_WIDTH = 380


class _Tile(ThemedWidget):
    def __init__(self, themes: ThemeSource, icon: str) -> None:
        super().__init__(themes)
        self._icon_name = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.scaled(_TILE), self.theme.scaled(_TILE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("border"), 1))
        painter.setBrush(self.theme.color("sunken"))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        inset = area.width() / 4
        icon = area.adjusted(inset, inset, -inset, -inset)
        self.theme.icons.paint(painter, icon, self._icon_name, self.theme.color("text-2"))
        painter.end()


class EmptyState(QWidget):
    """Says why there is nothing here and what to do."""

    action_requested = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        heading: str,
        sentence: str,
        actions: Sequence[tuple[str, str, str]] = (),
        parent: QWidget | None = None,
        *,
        icons: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take (identifier, words, variant) triples as `actions` for `action_requested`.

        An action may have an icon, by its identifier.
        """
        super().__init__(parent)
        self._themes = themes
        self._heading = TextLabel(themes, heading, "heading", wrap=True)
        self._sentence = TextLabel(
            themes, sentence, "body", "secondary", wrap=True, selectable=True
        )
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(_Tile(themes, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 10)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(12)
        column.addLayout(self._button_row(themes, actions, icons))
        column.addStretch(1)
        self._take_width()
        themes.theme_changed.connect(self._take_width)

    def set_text(self, heading: str, sentence: str) -> None:
        """Say something else."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.setAccessibleName(heading)

    def take_focus(self) -> None:
        """Put the keyboard on the first way forward."""
        first = self.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_width(self) -> None:
        """Give larger text longer lines."""
        for label in (self._heading, self._sentence):
            label.setMaximumWidth(self._themes.theme.scaled(_TEXT_WIDTH))

    def _button_row(
        self,
        themes: ThemeSource,
        actions: Sequence[tuple[str, str, str]],
        icons: Mapping[str, str],
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for key, words, variant in actions:
            button = push_button(themes, words, variant, icons.get(key, ""))
            button.setProperty("action", key)
            button.clicked.connect(self._pressed)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_requested.emit(str(sender.property("action")))
