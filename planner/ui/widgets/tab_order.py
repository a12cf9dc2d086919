"""Tab goes through a page as it is read, whatever the order in which its widgets were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

#: Widgets whose inner parts take their focus through them.
_WHOLE = (QAbstractSpinBox, QComboBox, QAbstractScrollArea)


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Give what can take the focus, as the layouts order it; hidden widgets too."""
    if root.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield root
    inner = root.widget() if isinstance(root, QScrollArea) else None
    layout = root.layout()
    if inner is not None:
        yield from reading_order(inner)
    elif isinstance(root, _WHOLE):
        return
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        # Not `children`: PySide looks through all of its classes for one that Qt keeps to itself.
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for child in root.findChildren(QWidget, options=direct):
            if not child.isWindow():
                yield from reading_order(child)


def set_reading_order(root: QWidget) -> None:
    """Put everything below a widget into reading order; the first keeps its place."""
    for before, after in pairwise(tuple(reading_order(root))):
        QWidget.setTabOrder(before, after)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)
