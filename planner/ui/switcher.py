"""The menu under the plan card: the plans opened lately."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planner.ui.actions import ActionId
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from planner.ui.main_window import MainWindow

MOST = 8


def switcher_menu(
    window: MainWindow,
    recent: Sequence[str],
    current: Path | None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> QMenu:
    """Make the menu; an action's data is the path of the plan it opens.

    Args:
        window: What it belongs to.
        recent: Paths of plans, latest first.
        current: That of the open one.
        names: What plans are called, by their paths; others go by their files.
    """
    menu = QMenu(window)
    shown = recent[:MOST]
    called = [names.get(name, Path(name).stem) for name in shown]
    for name, text in zip(shown, called, strict=True):
        path = Path(name)
        # Two of one name are told apart by their files.
        words = f"{text} ({path.stem})" if called.count(text) > 1 else text
        action = menu.addAction(plain_button_text(words))
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


def chosen_plan(
    window: MainWindow, recent: Sequence[str], current: Path | None, names: Mapping[str, str]
) -> str:
    """Show the menu under the card and return the path chosen; empty where none was.

    The commands at the end of the menu carry no path and speak for themselves.
    """
    menu = switcher_menu(window, recent, current, names)
    card = window.sidebar.plan_card
    chosen: QAction | None = menu.exec(card.mapToGlobal(card.rect().bottomLeft()))
    path = str(chosen.data() or "") if chosen is not None else ""
    menu.deleteLater()
    return path
