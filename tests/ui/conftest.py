"""What tests of the interface share: the shipped look, light, applied to the application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner import paths
from planner.ui.theme import ThemeSource


@pytest.fixture
def themes(qapp: QApplication) -> ThemeSource:
    """Give the light look, applied."""
    source = ThemeSource(paths.shipped("resources"), "light")
    source.apply()
    return source


@pytest.fixture(autouse=True)
def old_widgets_go(qapp: QApplication) -> Iterator[None]:
    """Delete what a test asked to be deleted later.

    Without a running event loop it would stay, and each new style sheet would be worked out for
    the widgets of all tests before.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
