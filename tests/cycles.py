"""Cycles of objects that a test leaves go between two tests, when nothing of Qt is being called.

Python looks for them in whatever thread and whatever call comes next. Of tests with Qt there may be
widgets among them, which would be destroyed there, and Qt does not survive that. The app has them
swept by a timer (`planner/ui/sweeping.py`); in a test none is, unless it asks for that.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator
from typing import Final

import pytest

#: All objects are looked through where the memory in use has become more by this part.
_GROWN: Final = 0.25
#: Without Qt, Python may look through so many young ones at once: most tests end before.
_YOUNG: Final = 20_000


class Cycles:
    """A plugin of pytest that has them cleared away."""

    def __init__(self) -> None:
        """Leave it to Python until a test with Qt runs."""
        #: The blocks of memory in use after all objects were looked through.
        self._old = 0
        self._thresholds = gc.get_threshold()

    def pytest_collection_finish(self) -> None:
        """Set aside what was imported: it stays to the end, and no sweep need look through it."""
        self._clear_all()
        gc.freeze()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Run a test; what it left goes once pytest itself has let go of what the test was given.

        What lived before the test is looked through once there is much more than there was.
        """
        with_qt = "qapp" in getattr(item, "fixturenames", ())
        if with_qt:
            self._python_looks_no_more()
        else:
            self._python_looks()
        result = yield
        if with_qt:
            self._python_looks_no_more()  # whatever the test has turned on
            gc.collect(1)
            if sys.getallocatedblocks() > (1 + _GROWN) * self._old:
                self._clear_all()
        return result

    def _python_looks(self) -> None:
        if not gc.isenabled():
            self._clear_all()
        gc.set_threshold(_YOUNG, *self._thresholds[1:])
        gc.enable()

    def _python_looks_no_more(self) -> None:
        gc.disable()
        gc.set_threshold(*self._thresholds)

    def _clear_all(self) -> None:
        gc.collect()
        self._old = sys.getallocatedblocks()
