"""The number disc."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from planner.ui.roles import PhaseState
from planner.ui.theme import ThemeSource
from planner.ui.widgets.phase_disc import paint_phase_disc
from tests.ui.widgets.drawing import drawn, grey


def test_disc_states_read_in_greyscale(themes: ThemeSource) -> None:
    area = QRectF(8, 8, 20, 20)
    looks = {
        grey(drawn(lambda p, state=state: paint_phase_disc(p, area, 2, state, themes.theme)))
        for state in PhaseState
    }
    assert len(looks) == 3
