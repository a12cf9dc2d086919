"""Pages where the plan that was open last is not there, or not yet: not the same as no plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.problems import PlannerError
from planner.storage.snapshots import folder_for, list_snapshots
from planner.ui.text_direction import fenced
from planner.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.ui.theme import ThemeSource

translate = QCoreApplication.translate

TRY_AGAIN: Final = "try-again"
RESTORE: Final = "restore"
CHOOSE: Final = "choose"
NEW: Final = "new"


def missing_plan_page(
    themes: ThemeSource, path: Path, answers: Mapping[str, Callable[[], object]]
) -> EmptyState:
    """Make the page; restoring is offered only where there is a snapshot.

    Args:
        themes: The look.
        path: Where the plan was.
        answers: What to do, by the names above.
    """
    heading = translate("MissingPlan", "“{name}” is not where it was").format(
        name=fenced(path.name)
    )
    sentence = translate(
        "MissingPlan",
        "It was in {folder}. It may have been moved or renamed, or its disk is not connected. "
        "Nothing was changed.",
    ).format(folder=fenced(str(path.parent)))
    actions = [(TRY_AGAIN, translate("MissingPlan", "&Try again"), "primary")]
    if _has_snapshots(path):
        actions.append((RESTORE, translate("MissingPlan", "Open a &snapshot…"), ""))
    actions.append((CHOOSE, translate("MissingPlan", "&Choose another…"), ""))
    actions.append((NEW, translate("MissingPlan", "&New plan"), ""))
    page = EmptyState(themes, "file-x", heading, sentence, actions)
    page.action_requested.connect(lambda key: answers[key]())
    return page


def waiting_plan_page(
    themes: ThemeSource, path: Path, answers: Mapping[str, Callable[[], object]]
) -> EmptyState:
    """Make the page where the disk of the plan has not answered yet; see above."""
    heading = translate("MissingPlan", "Waiting for “{name}”").format(name=fenced(path.name))
    sentence = translate(
        "MissingPlan",
        "It is in {folder}, which does not answer yet: its drive may be asleep or away. The plan "
        "opens as soon as it does.",
    ).format(folder=fenced(str(path.parent)))
    actions = [
        (CHOOSE, translate("MissingPlan", "&Choose another…"), ""),
        (NEW, translate("MissingPlan", "&New plan"), ""),
    ]
    page = EmptyState(themes, "folder", heading, sentence, actions)
    page.action_requested.connect(lambda key: answers[key]())
    return page


def _has_snapshots(path: Path) -> bool:
    try:
        folder = folder_for(path)
        return folder is not None and bool(list_snapshots(folder))
    except PlannerError:
        return False
