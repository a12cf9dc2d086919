"""Tags, painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from planner.ui.theme import ThemeSource
from planner.ui.widgets.tag import TONES, paint_tag, tag_size
from tests.ui.widgets.drawing import drawn


@pytest.mark.parametrize("tone", TONES)
def test_tag_draws_in_the_size_it_asks_for(themes: ThemeSource, tone: str) -> None:
    size = tag_size("4 days over", themes.theme, tone, "warning-circle")
    assert size.height() >= 20
    assert size.width() > tag_size("4 days over", themes.theme, tone).width()
    area = QRectF(0, 0, size.width(), size.height())
    image = drawn(
        lambda p: paint_tag(p, area, "4 days over", themes.theme, tone, "warning-circle"),
        size.width(),
        size.height(),
    )
    assert image.pixelColor(size.width() - 3, size.height() // 2) == themes.theme.color(
        TONES[tone][0]
    )
