"""What tests of the interface share: the shipped look, applied, and the shipped catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner import paths
from planner.domain.catalogue import Catalogue
from planner.storage.seeds import load_catalogue
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


@pytest.fixture(scope="session")
def shipped_catalogue() -> Catalogue:
    """Give the shipped catalogue, loaded once; it must load without a problem."""
    catalogue, problems = load_catalogue([paths.shipped("seeds")])
    assert problems == ()
    return catalogue
