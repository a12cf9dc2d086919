"""Long work that whoever asked for it may hold up, or give up, between two of its steps.

Such work calls what it is given after each step, which takes well under a millisecond. What is
raised there ends it, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable

#: Returns once the work is to go on.
Between = Callable[[], object]


def go_on() -> None:
    """Hold nothing up."""
