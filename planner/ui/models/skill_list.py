"""The skills of a plan as a list for a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.models.keyed_list import KeyedList
from planner.ui.roles import Role, RowType

if TYPE_CHECKING:
    from planner.ui.models.skill_rows import SkillRow


class SkillList(KeyedList):
    """Rows of skills under their headings."""

    def key_of(self, row: SkillRow) -> str:
        """The skill; none of a heading."""
        return row.skill

    def values_of(self, row: SkillRow) -> dict[int, object]:
        """Title, levels and what is left, in words."""
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Role.ROW_TYPE: RowType.SKILL if row.skill else RowType.HEADING,
            Role.SKILL_ID: row.skill,
            Role.TITLE: row.title,
            Role.SUBTITLE: row.subtitle,
            Role.LEVELS: row.levels,
            Role.LEVEL: row.level,
            Role.LEVEL_NOTE: row.note,
            Role.COUNT: row.to_go,
        }
