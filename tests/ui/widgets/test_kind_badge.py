"""The badge of a kind: a shape and an icon of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from planner.ui.theme import KINDS, ThemeSource
from planner.ui.widgets.kind_badge import KIND_ICONS, badge_path, paint_kind_badge
from tests.ui.widgets.drawing import drawn, grey


def test_every_kind_has_a_shape_of_its_own() -> None:
    shapes = [badge_path(kind) for kind in (*KINDS, "own")]
    for index, shape in enumerate(shapes):
        assert all(shape != other for other in shapes[index + 1 :])
        assert shape.boundingRect().width() <= 26.9


def test_every_kind_has_an_icon() -> None:
    assert set(KIND_ICONS) == {*KINDS, "own"}


def test_own_milestone_keeps_its_kinds_icon(themes: ThemeSource) -> None:
    area = QRectF(0, 0, 36, 36)
    looks = {
        grey(drawn(lambda p, kind=kind: paint_kind_badge(p, area, kind, themes.theme, own=True)))
        for kind in ("course", "project")
    }
    assert len(looks) == 2
