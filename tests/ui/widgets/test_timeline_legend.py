"""The legend of the timeline: what there is room for, the words at the end first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.timeline_legend import CRITICAL, FORECAST, Sign, TimelineLegend

SIGNS = (
    Sign("course", "Course"),
    Sign("mentorship", "Mentorship"),
    Sign("work", "Your own", own=True),
    Sign(FORECAST, "Forecast slip"),
    Sign(CRITICAL, "Critical"),
)


def _names(legend: TimelineLegend) -> list[str]:
    return [sign.words for sign, _ in legend.shown()]


def test_kinds_make_way_for_what_no_icon_tells(qtbot: QtBot, themes: ThemeSource) -> None:
    legend = TimelineLegend(themes)
    qtbot.addWidget(legend)
    legend.set_signs(SIGNS)
    legend.resize(1000, 36)
    assert _names(legend) == [sign.words for sign in SIGNS]
    places = [place for _, place in legend.shown()]
    assert places == sorted(places)
    seen = {len(SIGNS)}
    for width in range(1000, 60, -10):
        legend.resize(width, 36)
        names = _names(legend)
        assert "Forecast slip" in names or not names
        seen.add(len(names))
    assert seen == {0, 1, 2, 3, 4, 5}


def test_the_words_at_the_end_come_first(qtbot: QtBot, themes: ThemeSource) -> None:
    legend = TimelineLegend(themes)
    qtbot.addWidget(legend)
    legend.set_signs(SIGNS)
    legend.resize(500, 36)
    before = len(_names(legend))
    legend.set_text("Selected: needs 2, needed by 2")
    assert len(_names(legend)) < before
    assert legend.accessibleDescription() == "Selected: needs 2, needed by 2"


def test_it_is_mirrored(qtbot: QtBot, themes: ThemeSource) -> None:
    legend = TimelineLegend(themes)
    qtbot.addWidget(legend)
    legend.set_signs(SIGNS)
    legend.set_text("Selected")
    legend.resize(900, 36)
    image = legend.grab().toImage()
    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert legend.grab().toImage() != image
