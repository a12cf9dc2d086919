"""The table of actions as Qt's own: one `QAction` for each row, and the menus they hang in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.ui.actions import (
    ACTIONS,
    CONTEXT,
    MENU_TITLES,
    ActionId,
    ActionRow,
    MenuId,
    action_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QMenuBar, QWidget

    from planner.ui.theme import Theme


def make_actions(parent: QWidget, rows: Iterable[ActionRow] = ACTIONS) -> dict[ActionId, QAction]:
    """Make one `QAction` for each row, owned by a window; icons follow with `tint_actions`."""
    actions: dict[ActionId, QAction] = {}
    choices = {name: QActionGroup(parent) for name in (MenuId.THEME, MenuId.GROUP)}
    for row in rows:
        action = QAction(action_text(row), parent)
        action.setObjectName(row.id)
        keys = [QKeySequence(key) for key in row.keys]
        action.setShortcuts(keys)
        tooltip = QCoreApplication.translate(CONTEXT, row.tooltip)
        action.setStatusTip(tooltip)
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action.setToolTip(f"{tooltip}  {shown}".rstrip())
        action.setCheckable(row.checkable)
        action.setMenuRole(row.role)
        if row.list_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if row.menu in choices:
            choices[row.menu].addAction(action)
        actions[row.id] = action
    return actions


def tint_actions(actions: Mapping[ActionId, QAction], theme: Theme) -> None:
    """Give the actions the icons of a theme."""
    for row in ACTIONS:
        if row.icon:
            actions[row.id].setIcon(theme.menu_icon(row.icon))


def fill_menus(bar: QMenuBar, actions: Mapping[ActionId, QAction]) -> dict[MenuId, QMenu]:
    """Hang every action into its menu, with a line between groups."""
    menus: dict[MenuId, QMenu] = {}
    for menu_id, title in MENU_TITLES.items():
        text = QCoreApplication.translate(CONTEXT, title)
        parent = menus.get(MenuId(menu_id.partition(".")[0])) if "." in menu_id else None
        if parent is not None:
            parent.addSeparator()
        menu = parent.addMenu(text) if parent is not None else bar.addMenu(text)
        menu.setToolTipsVisible(False)
        menus[menu_id] = menu
        group = 0
        for row in ACTIONS:
            if row.menu is not menu_id:
                continue
            if row.group != group:
                menu.addSeparator()
                group = row.group
            menu.addAction(actions[row.id])
    return menus


def menu_of(actions: Iterable[QAction | None], parent: QWidget) -> QMenu:
    """A menu with some of the actions; None draws a line."""
    menu = QMenu(parent)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu
