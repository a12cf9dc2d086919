"""Labels of plain text; one kind ends in an ellipsis where it has no room."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import breakable, one_line, whole

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


class SidedLabel(QLabel):
    """A label whose lines begin where the layout's do.

    Qt goes by the text: in a layout from right to left it would leave Latin lines at the left, away
    from everything that they belong to, and an Arabic title at the right in one from left to right.
    Only an app that runs from right to left is watched for changes, for each look at an event
    costs.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Begin at the start of lines, in the middle of the height."""
        super().__init__(text, parent)
        self._side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._lean()
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.installEventFilter(self)

    def setAlignment(self, side: Qt.AlignmentFlag) -> None:
        """Stand at a side, left meaning where lines begin."""
        self._side = side
        self._lean()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change sides with the layout."""
        if event.type() == QEvent.Type.LayoutDirectionChange and watched is self:
            self._lean()
        return super().eventFilter(watched, event)

    def _lean(self) -> None:
        side = QStyle.visualAlignment(self.layoutDirection(), self._side)
        if side != self.alignment():
            super().setAlignment(side)


class TextLabel(SidedLabel):
    """A plain-text label in a text style and tone of the theme."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str = "",
        style: str = "body",
        tone: str = "",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` as it is, in a font style and one of the style sheet's label tones."""
        super().__init__("", parent)
        self._themes = themes
        self._style_name = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if tone:
            self.setProperty("tone", tone)
        if selectable:
            flags = (
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setTextInteractionFlags(flags)
        self._take_font()
        themes.theme_changed.connect(self._take_font)

    def text(self) -> str:
        """What is shown."""
        return whole(super().text()) if self.wordWrap() else super().text()

    def setText(self, text: str) -> None:
        """Show another text; where it wraps, its longest words may break."""
        super().setText(breakable(text) if self.wordWrap() else text)

    def _take_font(self) -> None:
        self.setFont(self._themes.theme.font(self._style_name))


class ElidedLabel(TextLabel):
    """A text label on one line that shrinks; `text()` stays the whole text."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str = "",
        style: str = "body",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` as it is, cut where the room ends."""
        super().__init__(themes, text, style, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown_text(self) -> str:
        """What fits."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(
            one_line(self.text()), Qt.TextElideMode.ElideRight, room
        )

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            super().setText(text)
            self._tip()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool tip in step with what is cut."""
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(flags),
            self.palette(),
            self.isEnabled(),
            isolated(self.shown_text),
            self.foregroundRole(),
        )
        painter.end()

    def _tip(self) -> None:
        fits = self.shown_text == one_line(self.text())
        tip = "" if fits else plain_tip(self.text())
        if tip != self.toolTip():
            self.setToolTip(tip)


def plain_tip(text: str) -> str:
    """Make a tool tip that shows `text` literally, though Qt takes what looks like HTML for it."""
    if "<" not in text:
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
