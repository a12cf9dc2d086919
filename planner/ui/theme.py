"""The look of the app as one value: colours by meaning, fonts, icons, palette and style sheet.

Colours come from `theme/tokens.json` in the resources folder and nowhere else. Font sizes are
points relative to the application font. Widgets take a `ThemeSource` and redraw on `theme_changed`;
nothing here is kept in a module variable.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from planner.ui.high_contrast import high_contrast_colors, wants_high_contrast
from planner.ui.icons import IconStore
from planner.ui.stylesheet import Measures, stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS: Final = ("course", "practice", "project", "portfolio", "mentorship", "networking", "work")

#: Points added to the application font, and weight, of each text style.
FONT_STYLES: Final[Mapping[str, tuple[float, int]]] = MappingProxyType(
    {
        "big": (11, 600),
        "ring": (9, 600),
        "title": (5, 600),
        "panel-title": (2, 600),
        "heading": (1.5, 600),
        "body": (0, 400),
        "medium": (0, 500),
        "strong": (0, 600),
        "small": (-0.75, 400),
        "small-medium": (-0.75, 500),
        "small-strong": (-0.75, 600),
        "caption": (-1.5, 400),
        "caption-strong": (-1.5, 600),
    }
)

_PALETTE_TOKENS: Final = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "selected"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text-3"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "border-strong"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "border-strong"),
)
_DISABLED_ROLES: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
    QPalette.ColorRole.PlaceholderText,
    QPalette.ColorRole.Link,
)


class UnknownTokenError(LookupError):
    """Raised when a colour or font style is asked for that the theme does not have."""

    def __init__(self, name: str) -> None:
        """Say which name was asked for."""
        super().__init__(f"The theme has no “{name}”.")


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Everything needed to draw: made once per colour scheme and font, then only read."""

    name: str
    colors: Mapping[str, QColor]
    base_font: QFont
    icons: IconStore
    resources: Path
    high_contrast: bool = False
    _fonts: dict[tuple[str, bool], QFont] = field(default_factory=dict, repr=False)
    _measured: dict[str, float] = field(default_factory=dict, repr=False)

    @property
    def is_dark(self) -> bool:
        """Tell whether this is the dark theme."""
        return self.name == "dark"

    @property
    def scale(self) -> float:
        """How much larger than the design's the text is; 1 for a line of up to 20 px."""
        # Asked for many times while a page is laid out, and the font stays the same.
        found = self._measured.get("scale")
        if found is None:
            found = max(1.0, QFontMetrics(self.base_font).height() / 20)
            self._measured["scale"] = found
        return found

    def scaled(self, pixels: int) -> int:
        """Enlarge an icon or mark that goes with text by `scale`."""
        return round(pixels * self.scale)

    def color(self, token: str) -> QColor:
        """Give the colour of a token such as `accent` or `text-2`.

        Raises:
            UnknownTokenError: if the theme has no such token.
        """
        try:
            return self.colors[token]
        except KeyError:
            raise UnknownTokenError(token) from None

    def kind(self, kind: str) -> QColor:
        """Give the colour of a milestone kind; `own` means a milestone the learner wrote."""
        return self.color("custom" if kind == "own" else kind)

    def kind_soft(self, kind: str) -> QColor:
        """Give the soft fill that goes with a milestone kind."""
        return self.color("custom-soft" if kind == "own" else f"{kind}-soft")

    def font(self, style: str, *, tabular: bool = False) -> QFont:
        """Give the font of a text style; `tabular` makes all figures equally wide.

        Raises:
            UnknownTokenError: if there is no such style.
        """
        key = (style, tabular)
        if key not in self._fonts:
            self._fonts[key] = styled_font(self.base_font, style, tabular=tabular)
        return self._fonts[key]

    def icon(self, name: str, color: str = "text-2", size: int = 16, *, pad: int = 0) -> QIcon:
        """Give a tinted icon for a button or label; `color` is a token, `pad` clear pixels."""
        tint, disabled = self.color(color), self.color("disabled")
        return self.icons.icon(name, tint, disabled, size, pad=pad)

    def menu_icon(self, name: str, size: int = 16) -> QIcon:
        """Give an icon for a menu action, which changes colour on the highlighted row."""
        tint, disabled = self.color("text-2"), self.color("disabled")
        return self.icons.icon(name, tint, disabled, size, active=self.color("on-accent"))

    def pixmap(
        self, name: str, color: str = "text-2", size: int = 16, ratio: float = 1.0
    ) -> QPixmap:
        """Give a tinted icon as a pixmap of `size` logical pixels for one device pixel ratio."""
        return self.icons.pixmap(name, self.color(color), size, ratio)

    def palette(self) -> QPalette:
        """Give the palette of the application; in high contrast the platform's own."""
        if self.high_contrast:
            return QGuiApplication.palette()
        palette = QPalette()
        for role, token in _PALETTE_TOKENS:
            palette.setColor(role, self.color(token))
        for role in _DISABLED_ROLES:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        palette.setColor(
            QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, self.color("hover")
        )
        return palette

    def stylesheet(self) -> str:
        """Give the style sheet of the application; empty in high contrast."""
        if self.high_contrast:
            return ""
        names = {token: color.name() for token, color in self.colors.items()}
        folder = self.resources / "theme"
        return stylesheet(folder, self.name, names, Measures.of(self.base_font))


def styled_font(base: QFont, style: str, *, tabular: bool = False) -> QFont:
    """Derive the font of a text style from a base font given in points or pixels.

    Raises:
        UnknownTokenError: if there is no such style.
    """
    if style not in FONT_STYLES:
        raise UnknownTokenError(style)
    extra, weight = FONT_STYLES[style]
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(max(base.pointSizeF() + extra, 1.0))
    else:
        font.setPixelSize(max(round(base.pixelSize() + extra * 4 / 3), 1))
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def load_tokens(resources: Path) -> dict[str, dict[str, str]]:
    """Read the colour tokens: theme name to token name to `#RRGGBB`.

    Raises:
        OSError: if the file cannot be read.
        ValueError: if it is not JSON.
    """
    text = (resources / "theme" / "tokens.json").read_text(encoding="utf-8")
    tokens: dict[str, dict[str, str]] = json.loads(text)
    return tokens


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application the look of a theme: Fusion, its palette and its style sheet."""
    if theme.high_contrast:
        app.setStyleSheet("")
        return
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.stylesheet())


class ThemeSource(QObject):
    """Keeps the current theme and follows the platform; the one object widgets ask for colours."""

    #: A fact: all widgets are about to take on another look, each of which takes its time.
    theme_changing = Signal()
    theme_changed = Signal(object)

    def __init__(
        self,
        resources: Path,
        mode: str = "system",
        parent: QObject | None = None,
        *,
        icons: IconStore | None = None,
    ) -> None:
        """Read the tokens under `resources`.

        Args:
            resources: The folder of the look.
            mode: `system`, `light` or `dark`.
            parent: What it goes with.
            icons: What to draw icons with; without it, those under `resources`.

        Raises:
            OSError: if the tokens cannot be read.
        """
        super().__init__(parent)
        self._resources = resources
        self._tokens = load_tokens(resources)
        self._icons = icons or IconStore(resources / "icons")
        self._mode = mode
        self._text_size = 100
        self._theme = self._make()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    @property
    def theme(self) -> Theme:
        """The theme to draw with now."""
        return self._theme

    @property
    def mode(self) -> str:
        """What the learner chose: `system`, `light` or `dark`."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Choose `system`, `light` or `dark`."""
        if mode != self._mode:
            self._mode = mode
            self.refresh()

    def set_text_size(self, percent: int) -> None:
        """Enlarge all text, in percent of the size that the system gave it."""
        if percent == self._text_size:
            return
        self.theme_changing.emit()
        font = QApplication.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * percent / self._text_size)
        else:
            font.setPixelSize(max(round(font.pixelSize() * percent / self._text_size), 1))
        self._text_size = percent
        QApplication.setFont(font)
        self.refresh()

    def refresh(self) -> None:
        """Build the theme anew (the application font may have changed) and tell everyone."""
        self.theme_changing.emit()
        self._theme = self._make()
        self.apply()
        self.theme_changed.emit(self._theme)

    def apply(self) -> None:
        """Give the running application the current theme."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self._theme)

    def _follow(self) -> None:
        if self._mode == "system":
            self.refresh()

    def _make(self) -> Theme:
        dark = self._mode == "dark"
        if self._mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
        high_contrast = wants_high_contrast()
        tokens = self._tokens[name]
        if high_contrast:
            # Back to the platform's own palette, which is asked next.
            QGuiApplication.setPalette(QPalette())
            colors = high_contrast_colors(QGuiApplication.palette(), tokens)
        else:
            colors = {token: QColor(value) for token, value in tokens.items()}
        font = QApplication.font()
        return Theme(
            name, MappingProxyType(colors), font, self._icons, self._resources, high_contrast
        )
