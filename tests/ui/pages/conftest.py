"""What tests of pages share: the catalogue that is shipped, loaded once."""

from __future__ import annotations

import pytest

from planner import paths
from planner.domain.catalogue import Catalogue
from planner.storage.seeds import load_catalogue


@pytest.fixture(scope="session")
def shipped_catalogue() -> Catalogue:
    """Give the shipped catalogue; it must load without a problem."""
    catalogue, problems = load_catalogue([paths.shipped("seeds")])
    assert problems == ()
    return catalogue
