"""The style sheet's measures."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from planner import paths
from planner.ui.stylesheet import Measures, stylesheet


def test_design_heights_are_minimums(qapp: QApplication) -> None:
    family = qapp.font().family()
    assert Measures.of(QFont(family, 5)) == Measures(32, 28, 18)
    large = Measures.of(QFont(family, 30))
    assert large.control > 50
    assert large.small_control > 40
    assert large.indicator > 30
    assert large.step > 15
    assert large.caret > 18
    assert large.picture > 24
    assert large.drop > 45


def test_missing_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        stylesheet(paths.shipped("resources") / "theme", "light", {"text": "#000000"}, Measures())
