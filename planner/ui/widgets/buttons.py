"""Push buttons in the app's variants, with icons that follow the theme."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from planner.ui.icons import mirrored_name
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from planner.ui.theme import ThemeSource

#: Variant to the colour token of its icon; "" is the default button.
VARIANTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "text-2",
        "primary": "on-accent",
        "flat": "text-2",
        "danger": "danger",
        "link": "accent",
        "chip": "text-2",
        "icon": "text-2",
        "icon-flat": "text-2",
    }
)


_MNEMONIC: Final = int(Qt.TextFlag.TextShowMnemonic)
#: The sign before the letter of a mnemonic, or before itself.
_AMPERSAND: Final = re.compile("&(.)")


class Button(QPushButton):
    """A push button of one variant; the style sheet draws it, this class keeps its icon tinted.

    At most one `primary` button stands on a screen. A `compact` button is 28 px high instead of 32.
    With `trailing` the icon stands after the text.
    """

    def __init__(
        self,
        themes: ThemeSource,
        text: str = "",
        variant: str = "",
        icon: str = "",
        *,
        compact: bool = False,
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button; `&` in `text` marks a mnemonic (see `plain_button_text`)."""
        super().__init__(text, parent)
        self._themes = themes
        self._variant = variant
        self._icon_name = icon
        self._trailing = trailing
        #: The tool tip while another one tells what is cut off.
        self._own_tip: str | None = None
        self._follows = Qt.LayoutDirection.LayoutDirectionAuto
        self.setProperty("variant", variant)
        self.setProperty("compact", compact)
        self.setAutoDefault(False)
        if trailing:
            self._turn_round()
        self._tint()
        themes.theme_changed.connect(self._tint)

    @property
    def variant(self) -> str:
        """The variant drawn now."""
        return self._variant

    @property
    def icon_name(self) -> str:
        """The icon's name, empty for none."""
        return self._icon_name

    def setText(self, text: str) -> None:
        """Show another text; the icon keeps its distance from it, or stands alone."""
        had_text = bool(self.text())
        super().setText(text)
        if bool(text) != had_text:
            self._tint()

    def set_words(self, words: str, *, icon_only: bool) -> None:
        """Be known by some words, on the button or, with the icon alone, in its tool tip."""
        self.setText("" if icon_only else words)
        self.setAccessibleName(words)
        self.setToolTip(words if icon_only else "")

    def set_variant(self, variant: str) -> None:
        """Draw another variant."""
        if variant != self._variant:
            self._variant = variant
            self.setProperty("variant", variant)
            restyle(self)
            self._tint()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none."""
        if name != self._icon_name:
            self._icon_name = name
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let words that have no room end in an ellipsis."""
        cut = self.width() < self.sizeHint().width()
        self._tell_cut(cut=cut)
        if not cut:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, self._room(), _MNEMONIC
        )
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Point the icon the other way when the layout direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self._trailing:
            self._tint()

    def _tell_cut(self, *, cut: bool) -> None:
        """Say in the tool tip what has no room on the button."""
        if not cut and self._own_tip is None:
            return
        words, tip = self._words(), self.toolTip()
        if cut and words not in tip:
            self._own_tip = tip
            self.setToolTip(plain_tip(f"{words}\n{tip}".rstrip()))
        elif not cut and self._own_tip is not None:
            if words in tip:
                self.setToolTip(self._own_tip)
            self._own_tip = None

    def _words(self) -> str:
        return _AMPERSAND.sub(r"\1", self.text())

    def _room(self) -> int:
        """Px for the words: what the button has beyond its icon, its padding and its outline."""
        return self.width() - (self.sizeHint().width() - self._width_of(self._words()))

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(_MNEMONIC, text).width()

    def _turn_round(self) -> None:
        # Qt puts an icon before the text only, so a trailing one needs the opposite direction.
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else self.layoutDirection()
        self._follows = direction
        left_to_right = direction is Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if left_to_right else Qt.LayoutDirection.LeftToRight
        )

    def _tint(self) -> None:
        if not self._icon_name:
            return
        direction = self._follows if self._trailing else self.layoutDirection()
        name = mirrored_name(self._icon_name, direction)
        size = 12 if name.startswith("caret") else 18 if self._variant.startswith("icon") else 16
        size = self._themes.theme.scaled(size)
        # Qt leaves 4 px between icon and text; the design asks for 7, and 9 before an arrow.
        pad = 0 if not self.text() else 5 if self._trailing else 3
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            pad = -pad
        self.setIcon(self._themes.theme.icon(name, VARIANTS[self._variant], size, pad=pad))
        self.setIconSize(QSize(size + abs(pad), size))


def push_button(
    themes: ThemeSource,
    text: str,
    variant: str = "",
    icon: str = "",
    *,
    compact: bool = False,
    trailing: bool = False,
) -> Button:
    """Make a button with a text."""
    return Button(themes, text, variant, icon, compact=compact, trailing=trailing)


def icon_button(
    themes: ThemeSource,
    icon: str,
    name: str,
    shortcut: str = "",
    *,
    flat: bool = True,
    compact: bool = True,
) -> Button:
    """Make a square button with an icon only; `name` is read aloud and is its tool tip."""
    button = Button(themes, "", "icon-flat" if flat else "icon", icon, compact=compact)
    button.setAccessibleName(name)
    button.setToolTip(plain_tip(f"{name}  {shortcut}" if shortcut else name))
    return button
