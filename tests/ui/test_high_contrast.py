"""Colours of the platform's own where it asks for high contrast."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from planner.ui.high_contrast import high_contrast_colors
from tests.ui.test_theme import PAIRS, TOKENS


def test_grounds_differ_from_marks() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    colours = high_contrast_colors(palette, TOKENS["light"])
    for fore, back, _ in PAIRS:
        if {fore, back} != {"accent-line", "text"}:
            assert colours[fore] != colours[back], (fore, back)
