"""Roles keep out of Qt's way and out of each other's."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.ui.roles import Role


def test_roles_start_after_qts_own_and_are_distinct() -> None:
    assert min(Role) > Qt.ItemDataRole.UserRole
    assert len({int(role) for role in Role}) == len(Role.__members__)
