"""Laying out what stands in a scroll area once, from the outside in, after several changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QLayoutItem, QScrollArea, QWidget


@contextmanager
def laid_out_once(area: QScrollArea, parts: Sequence[QWidget]) -> Iterator[None]:
    """Let parts of a scroll area become higher or lower without being laid out in between.

    By itself Qt lays out all around a widget as soon as that is shown, in the height there was
    without it, and a moment later again in the height there is: everything moves twice.

    Args:
        area: What scrolls; its widget is laid out.
        parts: The widgets inside whose own widgets come and go, before those around them.
    """
    layouts = [layout for part in parts if (layout := part.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
    content = area.widget()
    inside = content.layout() if content is not None else None
    if area.isVisible() and inside is not None:
        for layout in layouts:
            _forget(layout)
        for part in parts:
            part.updateGeometry()
        QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
        inside.activate()


def _forget(item: QLayoutItem) -> None:
    """Let an item measure anew all that it holds, which Qt does where it lays that out at once."""
    item.invalidate()
    layout = item.layout()
    if layout is not None:
        for inner in map(layout.itemAt, range(layout.count())):
            if inner is not None:
                _forget(inner)
