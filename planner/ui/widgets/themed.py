"""The base of every painted widget: redraws and measures anew when theme or font change."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from planner.ui.theme import Theme, ThemeSource


#: Marks that turn the letters after them round, so that a name can pass for another.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


#: What a line ends with, for Python or for Qt.
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = 24


class ThemedWidget(QWidget):
    """A widget that paints with the current theme."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Follow a theme source from now on."""
        super().__init__(parent)
        self.themes = themes
        themes.theme_changed.connect(self._theme_changed)

    @property
    def theme(self) -> Theme:
        """The theme to paint with now."""
        return self.themes.theme

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ThemedButton(QAbstractButton):
    """A button that paints itself with the current theme."""

    def __init__(self, themes: ThemeSource, text: str = "", parent: QWidget | None = None) -> None:
        """Follow a theme source from now on; `text` is shown as it is, without mnemonics."""
        super().__init__(parent)
        self.themes = themes
        self.label = text
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        themes.theme_changed.connect(self._theme_changed)

    @property
    def theme(self) -> Theme:
        """The theme to paint with now."""
        return self.themes.theme

    @property
    def right_to_left(self) -> bool:
        """Tell whether this widget is mirrored."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    @property
    def start_side(self) -> Qt.AlignmentFlag:
        """The side at which its lines begin, for painting."""
        side = Qt.AlignmentFlag.AlignRight if self.right_to_left else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def at(self, left: float, top: float, width: float, height: float) -> QRectF:
        """An area whose place is given as if this widget were not mirrored."""
        if self.right_to_left:
            left = self.width() - left - width
        return QRectF(left, top, width, height)

    def mirrored(self, area: QRectF) -> QRectF:
        """Such an area where it is known already."""
        return self.at(area.left(), area.top(), area.width(), area.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font changes, and paint again when it is mirrored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def plain_button_text(text: str) -> str:
    """Escape `&` so that a button or action shows user text as it was written."""
    return text.replace("&", "&&")


def in_order(text: str) -> str:
    """Make every letter of a text stand where it was written, and none of them an order."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_order(each) else each for each in text)


def one_line(text: str) -> str:
    """Put a text that is painted on one line there, whatever it holds."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", text)


def breakable(text: str, longest: int = _LONG_WORD) -> str:
    """Give longer words places to break at, where Qt would rather grow as wide as they are."""
    if len(text) <= longest:
        return text
    return re.sub(rf"\S{{{longest}}}(?=\S)", rf"\g<0>{_BREAK}", text)


def whole(text: str) -> str:
    """Take out again what `breakable` put in."""
    return text.replace(_BREAK, "")


def plain_title(text: str) -> str:
    """Make a text the title of a window: one line, in which Qt sees no place for its own mark."""
    return in_order(one_line(text)).replace("[*]", "[*][*]")


def _is_order(letter: str) -> bool:
    return letter in _TURNING or (unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n")


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at a widget's dynamic properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
