"""Two things side by side where there is room, else one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayoutItem

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningLayout(QBoxLayout):
    """Two widgets in a row; where the first has too little room, the second goes below it."""

    def __init__(self, least: Callable[[], int], beside: Qt.AlignmentFlag, at_end: bool) -> None:
        """Start in a row; see `BesideOrBelow`."""
        super().__init__(_BESIDE)
        self._least = least
        self._beside = beside
        self._below = Qt.AlignmentFlag.AlignLeading
        if at_end:
            self._below = Qt.AlignmentFlag.AlignTrailing

    def hasHeightForWidth(self) -> bool:
        """The width says which way it runs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the way it runs at a width."""
        self._turn(width)
        return super().heightForWidth(width) if super().hasHeightForWidth() else self._high

    def minimumHeightForWidth(self, width: int) -> int:
        """Neither of the two is ever lower."""
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        """As narrow as the wider of the two."""
        margins = self.contentsMargins()
        sizes = [item.minimumSize() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide + margins.left() + margins.right(), super().minimumSize().height())

    def setGeometry(self, area: QRect) -> None:
        """Turn the way that fits."""
        self._turn(area.width())
        super().setGeometry(area)

    def _shown(self) -> list[QLayoutItem]:
        items = [self.itemAt(place) for place in range(self.count())]
        return [item for item in items if item is not None and not item.isEmpty()]

    @property
    def _high(self) -> int:
        return super().sizeHint().height()

    def _turn(self, width: int) -> None:
        shown = self._shown()
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        below = False
        if len(shown) == 2:
            beside = max(self._least(), shown[0].minimumSize().width())
            below = room < beside + self.spacing() + shown[1].sizeHint().width()
        way = _BELOW if below else _BESIDE
        if way is not self.direction():
            self.setDirection(way)
            self.place_second()

    def place_second(self) -> None:
        """Let the second stand where it belongs."""
        second = self.itemAt(1)
        below = self.direction() is _BELOW
        if second is not None:
            second.setAlignment(self._below if below else self._beside)


class BesideOrBelow(QWidget):
    """The first takes what the second leaves, which goes below where that is too little.

    It is as high as its wrapped text needs at its width, also in a parent that cannot ask for that.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        least: Callable[[], int],
        *,
        spacing: int = 12,
        beside: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        at_end: bool = False,
        spread: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Put two widgets side by side.

        Args:
            first: What takes the room.
            second: What is as wide as it needs.
            least: Says with how many px the first is content beside the second.
            spacing: Px between the two, both ways.
            beside: Where the second stands in the height of the first.
            at_end: Whether the second stands at the end of its line below, and not at the start.
            spread: Whether the second stands at the end of the room and not right after the first.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self._box = TurningLayout(least, beside, at_end)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(first, int(spread))
        self._box.addWidget(second, int(not spread))
        self._box.place_second()
        self.setLayout(self._box)

    @property
    def is_below(self) -> bool:
        """Whether the second stands below the first."""
        return self._box.direction() is _BELOW

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep so many px free around both."""
        self._box.setContentsMargins(left, top, right, bottom)

    def event(self, event: QEvent) -> bool:
        """Take another height when one of the two needs it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_height()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        self._take_height()

    def _take_height(self) -> None:
        high = self._box.totalHeightForWidth(self.width())
        if high != self.minimumHeight():
            self.setMinimumHeight(high)
