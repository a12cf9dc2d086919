"""What the command palette offers: commands that can be given now, milestones, careers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from planner.ui.actions import ACTIONS, ActionId, plain_text
from planner.ui.models.palette_model import Entry, EntryKind
from planner.ui.widgets.kind_badge import KIND_ICONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.ui.main_window import MainWindow


def entries(window: MainWindow, profile: Profile | None, catalogue: Catalogue) -> Iterator[Entry]:
    """All that can be chosen now: commands that can be given, milestones, careers.

    The commands are those that can be given at this moment; the others come as they are asked for.
    """
    return chain((*_commands(window),), _milestones(profile), _careers(catalogue))


def _commands(window: MainWindow) -> Iterator[Entry]:
    native = QKeySequence.SequenceFormat.NativeText
    for row in ACTIONS:
        action = window.actions_by_id[row.id]
        if not action.isEnabled() or row.id is ActionId.PALETTE:
            continue
        # Toggles say in their own text what they would do now; the table knows the mnemonic.
        text = action.text().replace("&", "").removesuffix("…") or plain_text(row)
        keys = QKeySequence(row.keys[0]).toString(native) if row.keys else ""
        yield Entry(EntryKind.COMMAND, row.id, text, keys, row.icon, row.tooltip)


def _milestones(profile: Profile | None) -> Iterator[Entry]:
    for each in profile.milestones if profile is not None else ():
        icon = KIND_ICONS["own" if each.own else each.kind]
        yield Entry(EntryKind.MILESTONE, each.id, each.title, each.code, icon)


def _careers(catalogue: Catalogue) -> Iterator[Entry]:
    for career in catalogue.careers.values():
        yield Entry(EntryKind.CAREER, career.id, career.name, "", career.icon, career.short_name)
