"""The plan a test works on stands in its docstring, as a small table (see `plan_samples`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.profile import Profile
from planner.storage.seeds import load_catalogue
from tests.domain.plan_samples import profile_of_table

SEEDS = Path(__file__).parents[2] / "seeds"
#: For strategies, which are made before any fixture.
SHIPPED = load_catalogue([SEEDS])[0]


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Profile:
    """The plan of the test's docstring, without dates."""
    return profile_of_table(request.function.__doc__)


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The catalogue that comes with the program."""
    catalogue, problems = load_catalogue([SEEDS])
    assert not problems
    return catalogue
