"""The program's own icons: SVG files on a 24 px grid, tinted with a theme colour when first drawn.

A file holds one colour, written `#000`, which is replaced before rendering. Sizes are logical
pixels; a pixmap carries the device pixel ratio it was rendered for, so lines stay sharp. An icon
that is not shipped (a learner's own catalogue may name one) is drawn as a question mark: raising in
the middle of painting would end the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtSvg import QSvgRenderer

FALLBACK = "question"
"""What is drawn for a name that is not shipped."""
_INK = b"#000"
_MIRRORED = {
    "caret-left": "caret-right",
    "caret-right": "caret-left",
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
}


def mirrored_name(name: str, direction: Qt.LayoutDirection) -> str:
    """Give the icon that points the same way in reading order for this layout direction."""
    if direction is Qt.LayoutDirection.RightToLeft:
        return _MIRRORED.get(name, name)
    return name


class IconStore:
    """Renders icons on demand and remembers what it rendered."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds `<name>.svg`; nothing is read yet."""
        self._folder = folder
        self._shipped: dict[str, bool] = {}
        self._sources: dict[str, bytes] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}

    def has(self, name: str) -> bool:
        """Tell whether an icon of this name is shipped."""
        # Asked after every change, when the disk has no say in how long that takes.
        if name not in self._shipped:
            self._shipped[name] = (self._folder / f"{name}.svg").is_file()
        return self._shipped[name]

    def pixmap(
        self, name: str, color: QColor, size: int, ratio: float = 1.0, *, pad: int = 0
    ) -> QPixmap:
        """Give the icon as a pixmap of `size` logical pixels.

        `pad` adds clear pixels after it, or before it if negative: room a button leaves out.
        """
        key = (name, color.name(), size, ratio, pad)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, color, size, ratio, pad)
        return found

    def icon(
        self,
        name: str,
        normal: QColor,
        disabled: QColor,
        size: int,
        *,
        active: QColor | None = None,
        pad: int = 0,
    ) -> QIcon:
        """Give a `QIcon` with a picture per state and per scale of the screens in use.

        `active` is the colour on a highlighted menu row; without it hover changes nothing. `pad` is
        that of `pixmap`.
        """
        looks = [(QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)]
        if active is not None:
            looks += [(QIcon.Mode.Active, active), (QIcon.Mode.Selected, active)]
        screens = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        icon = QIcon()
        for ratio in sorted({1.0, 2.0} | screens):
            for mode, color in looks:
                icon.addPixmap(self.pixmap(name, color, size, ratio, pad=pad), mode)
        return icon

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
        """Draw the icon as lines, centred in `rect`, as large as its shorter side."""
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(rect.center())
        self._renderer(name, color).render(painter, square)

    def _render(self, name: str, color: QColor, size: int, ratio: float, pad: int) -> QPixmap:
        pixmap = QPixmap(QSize(round((size + abs(pad)) * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(max(-pad, 0), 0, size, size), name, color)
        painter.end()
        return pixmap

    def _renderer(self, name: str, color: QColor) -> QSvgRenderer:
        key = (name, color.name())
        found = self._renderers.get(key)
        if found is None:
            from PySide6.QtSvg import QSvgRenderer  # costs a few ms, so not before the first icon

            tinted = self._source(name).replace(_INK, color.name().encode())
            found = self._renderers[key] = QSvgRenderer(QByteArray(tinted))
        return found

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            try:
                self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
            except OSError:
                self._sources[name] = b"" if name == FALLBACK else self._source(FALLBACK)
        return self._sources[name]
