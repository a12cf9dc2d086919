"""Painted widgets are to a screen reader what they are to the eye."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.accessible_roles import tell_roles
from planner.ui.dialogs.replan_bars import ReplanBars
from planner.ui.theme import ThemeSource
from planner.ui.widgets.burn_up_chart import BurnUpChart
from planner.ui.widgets.level_chart import LevelChart
from planner.ui.widgets.phase_bars import PhaseBars
from planner.ui.widgets.progress_ring import ProgressRing
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.week_strip import WeekStrip
from planner.words import ENGLISH

Role = QAccessible.Role
Text = QAccessible.Text


def _interface(widget: QWidget) -> QAccessible:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (BurnUpChart, Role.Chart),
        (LevelChart, Role.Chart),
        (WeekStrip, Role.Chart),
        (PhaseBars, Role.Chart),
        (lambda themes: ReplanBars(themes, ENGLISH), Role.Chart),
        (ProgressRing, Role.Graphic),
        (lambda themes: SegmentedControl(themes, [("a", "A")], "Which"), Role.Grouping),
        (lambda _: QWidget(), Role.Client),
    ],
)
def test_a_widget_has_the_role_of_its_class(
    qapp: QApplication, themes: ThemeSource, make: type[QWidget], role: Role
) -> None:
    tell_roles(qapp)
    widget = make(themes)
    widget.setAccessibleName("What it is")
    widget.setAccessibleDescription("What it shows.")
    found = _interface(widget)
    assert found.role() is role
    assert found.text(Text.Name) == "What it is"
    assert found.text(Text.Description) == "What it shows."
    assert found.object() is widget
    widget.deleteLater()


def test_the_children_of_a_group_are_found(qapp: QApplication, themes: ThemeSource) -> None:
    tell_roles(qapp)
    group = SegmentedControl(themes, [("a", "First"), ("b", "Second")], "Which")
    found = _interface(group)
    names = [found.child(place).text(Text.Name) for place in range(found.childCount())]
    assert names == ["First", "Second"]
    group.deleteLater()


def test_widgets_that_are_gone_take_their_interfaces_along(
    qapp: QApplication, themes: ThemeSource
) -> None:
    tell_roles(qapp)
    for _ in range(50):
        ring = ProgressRing(themes)
        assert _interface(ring).role() is Role.Graphic
        ring.deleteLater()
        qapp.sendPostedEvents(ring, QEvent.Type.DeferredDelete.value)
        del ring
    gc.collect()
    ring = ProgressRing(themes)
    assert _interface(ring).role() is Role.Graphic
    ring.deleteLater()
