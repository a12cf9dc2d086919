"""What tests of the interface share: the shipped look, light, applied to the application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from planner import paths
from planner.ui.theme import ThemeSource


@pytest.fixture
def themes(qapp: QApplication) -> ThemeSource:
    """Give the light look, applied."""
    source = ThemeSource(paths.shipped("resources"), "light")
    source.apply()
    return source
