"""A tag as a widget: a short word on a soft ground that is read, never pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import TEXT
from planner.ui.widgets.tag import paint_tag, tag_size
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


class TagLabel(ThemedWidget):
    """Shows one tag; tones are those of `tag.TONES`."""

    accessible_role = TEXT

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        tone: str = "plain",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a tag."""
        super().__init__(themes, parent)
        self._text = text
        self._tone = tone
        self._icon_name = icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    def set_tag(self, text: str, tone: str = "plain", icon: str = "") -> None:
        """Show another tag."""
        if (text, tone, icon) != (self._text, self._tone, self._icon_name):
            self._text, self._tone, self._icon_name = text, tone, icon
            self.setAccessibleName(text)
            self._theme_changed()

    def sizeHint(self) -> QSize:
        """What the words need."""
        return tag_size(self._text, self.theme, self._tone, self._icon_name)

    def minimumSizeHint(self) -> QSize:
        """Long user text may be cut down to 24 px."""
        hint = self.sizeHint()
        return QSize(min(24, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tag."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_tag(
            painter,
            area,
            self._text,
            self.theme,
            self._tone,
            self._icon_name,
            self.layoutDirection(),
        )
        painter.end()
