"""The menu under the plan card: the plans opened lately."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planner.ui.actions import ActionId
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from planner.ui.main_window import MainWindow

MOST = 8


def switcher_menu(window: MainWindow, recent: Sequence[str], current: Path | None) -> QMenu:
    """Make the menu; an action's data is the path of the plan it opens."""
    menu = QMenu(window)
    for name in recent[:MOST]:
        path = Path(name)
        action = menu.addAction(plain_button_text(path.stem))
        action.setData(name)
        action.setStatusTip(name)
        action.setCheckable(True)
        action.setChecked(path == current)
        action.setEnabled(path != current)
    if recent:
        menu.addSeparator()
    for command in (ActionId.NEW_PLAN, ActionId.OPEN_PLAN, ActionId.PLANS):
        menu.addAction(window.actions_by_id[command])
    return menu


def chosen_plan(window: MainWindow, recent: Sequence[str], current: Path | None) -> str:
    """Show the menu under the card and return the path chosen; empty where none was.

    The commands at the end of the menu carry no path and speak for themselves.
    """
    menu = switcher_menu(window, recent, current)
    card = window.sidebar.plan_card
    chosen: QAction | None = menu.exec(card.mapToGlobal(card.rect().bottomLeft()))
    path = str(chosen.data() or "") if chosen is not None else ""
    menu.deleteLater()
    return path
