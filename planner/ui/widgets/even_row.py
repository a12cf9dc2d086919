"""Parts side by side in shares of the width, or below each other where one would not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class EvenRow(QWidget):
    """Lays its parts out anew when its width changes."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        shares: Sequence[int] = (),
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        """Show parts; without shares all are as wide."""
        super().__init__(parent)
        self._parts = tuple(parts)
        self._shares = tuple(shares) or (1,) * len(self._parts)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for part, share in zip(self._parts, self._shares, strict=True):
            self._box.addWidget(part, share)

    @property
    def stacked(self) -> bool:
        """Whether the parts stand below each other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part."""
        margins = self.contentsMargins()
        wide = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(wide + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether all fit side by side."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Find it out anew when a part has other words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room = self.contentsRect().width() - self._box.spacing() * (len(self._parts) - 1)
        whole = sum(self._shares)
        fit = all(
            part.minimumSizeHint().width() <= room * share // whole
            for part, share in zip(self._parts, self._shares, strict=True)
        )
        if fit is self.stacked:
            way = QBoxLayout.Direction
            self._box.setDirection(way.LeftToRight if fit else way.TopToBottom)
            self.updateGeometry()
