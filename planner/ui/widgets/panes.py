"""The panes of a window, which F6 goes through from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_KEYS = Qt.FocusReason.ShortcutFocusReason


def go_to_pane(panes: Sequence[QWidget], step: int) -> None:
    """Move the keyboard to the next (1) or previous (-1) of some panes that is shown."""
    shown = [pane for pane in panes if pane.isVisible() and _first_stop(pane) is not None]
    focus = QApplication.focusWidget()
    here = [
        place
        for place, pane in enumerate(shown)
        if focus is not None and (pane is focus or pane.isAncestorOf(focus))
    ]
    if not shown:
        return
    start = here[-1] if here else (-1 if step > 0 else 0)
    target = _first_stop(shown[(start + step) % len(shown)])
    if target is not None:
        target.setFocus(_KEYS)


def _first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that takes the keyboard by Tab, in tab order."""
    if _takes_keyboard(pane):
        return pane
    step = pane.nextInFocusChain()
    while step is not None and step is not pane:
        if pane.isAncestorOf(step) and _takes_keyboard(step):
            return step
        step = step.nextInFocusChain()
    return None


def _takes_keyboard(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isVisible() and widget.isEnabled()
