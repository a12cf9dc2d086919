"""Large documents are read without Python looking for rubbish among them."""

from __future__ import annotations

import gc

import pytest

from planner.storage.collector import collector_off


def test_python_does_not_look_meanwhile_and_then_as_before() -> None:
    was_on = gc.isenabled()
    gc.enable()
    try:
        with collector_off():
            assert not gc.isenabled()
        assert gc.isenabled()
        with pytest.raises(ValueError, match="bad"), collector_off():
            raise ValueError("bad")
        assert gc.isenabled(), "also where something went wrong"
        gc.disable()
        with collector_off():
            pass
        assert not gc.isenabled(), "whoever turned it off still wants that"
    finally:
        (gc.enable if was_on else gc.disable)()
