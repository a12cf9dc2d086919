"""A plan to work on, and a way to run commands."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.commands.terminal import answer, made_plan


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a plan made once for all tests."""
    return made_plan(tmp_path_factory.mktemp("made"))


@pytest.fixture
def plan(tmp_path: Path, made: bytes) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a fixed day and return what it answered."""
    return partial(answer, capsys)
