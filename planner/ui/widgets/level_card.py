"""One level of a skill as a sentence to pick: number, name, target tag and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.tag import paint_tag, tag_size
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_PAD = 12
_DISC = 22
_WRAP = int(Qt.TextFlag.TextWordWrap)


class LevelCard(ThemedButton):
    """A level from 0 to 5; checked means that it is the learner's answer."""

    def __init__(
        self, themes: ThemeSource, level: int, name: str, parent: QWidget | None = None
    ) -> None:
        """Show a level without its sentence."""
        super().__init__(themes, name, parent)
        self.level = level
        self._sentence = ""
        self._target = ""
        self.setCheckable(True)
        self.setProperty("ring_radius", 8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def sentence(self) -> str:
        """What the level means for the skill shown."""
        return self._sentence

    @property
    def is_target(self) -> bool:
        """Whether the career asks for this level."""
        return bool(self._target)

    def show_level(self, sentence: str, target: str) -> None:
        """Show a sentence, and a tag with the words of `target` unless they are empty."""
        if (sentence, target) != (self._sentence, self._target):
            self._sentence, self._target = sentence, target
            self.setAccessibleName(f"{self.level}, {self.label}")
            self.setAccessibleDescription(f"{sentence} {target}".strip())
            self._theme_changed()

    def nextCheckState(self) -> None:
        """The page decides what is checked."""

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Name and sentence with 7 px above and below."""
        room = max(40, width - self._text_left - _PAD)
        metrics = QFontMetrics(self.theme.font("small"))
        area = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, self._sentence)
        return 14 + self._name_height + (area.height() if self._sentence else 0) + 2

    def sizeHint(self) -> QSize:
        """As wide as the panel's usual content."""
        return QSize(344, self.heightForWidth(344))

    def minimumSizeHint(self) -> QSize:
        """Number and a few words."""
        width = self._text_left + self.theme.scaled(100) + _PAD
        return QSize(width, 16 + self._name_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number, name, tag and sentence."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or self.underMouse():
            edge = QPen(theme.color("accent-line"), 1) if chosen else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(theme.color("accent-soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_number(painter)
        left, top = self._text_left, 7
        strong, small = theme.font("strong"), theme.font("small")
        width = QFontMetrics(strong).horizontalAdvance(self.label) + 2
        flags = int(self.start_side)
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        name = self.at(left, top, width, self._name_height)
        painter.drawText(name, flags | int(Qt.AlignmentFlag.AlignVCenter), isolated(self.label))
        if self._target:
            size = tag_size(self._target, theme, icon="target")
            area = self.at(
                left + width + 8,
                top + (self._name_height - size.height()) / 2,
                size.width(),
                size.height(),
            )
            direction = self.layoutDirection()
            paint_tag(painter, area, self._target, theme, "plain", "target", direction)
        painter.setFont(small)
        painter.setPen(theme.color("text-2"))
        room = self.width() - left - _PAD
        area = self.at(left, top + self._name_height, room, self.height() - top)
        painter.drawText(area, flags | _WRAP, isolated(self._sentence))
        painter.end()

    @property
    def _disc(self) -> int:
        return self.theme.scaled(_DISC)

    @property
    def _text_left(self) -> int:
        return _PAD + self._disc + _PAD

    @property
    def _name_height(self) -> int:
        line = max(18, QFontMetrics(self.theme.font("strong")).height())
        if not self._target:
            return line
        return max(line, tag_size(self._target, self.theme, icon="target").height() + 2)

    def _paint_number(self, painter: QPainter) -> None:
        theme, chosen = self.theme, self.isChecked()
        box = self.at(_PAD, 8, self._disc, self._disc)
        painter.setPen(QPen(theme.color("accent" if chosen else "control"), 1.5))
        painter.setBrush(theme.color("accent") if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        painter.setFont(theme.font("caption-strong", tabular=True))
        painter.setPen(theme.color("on-accent" if chosen else "text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self.level))
