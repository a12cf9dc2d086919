"""Runs the tests: `python3 -m tests`, with any arguments of pytest after it."""

import os
import sys
from pathlib import Path

from planner import bootstrap

_CHECKOUT = Path(__file__).resolve().parent.parent

#: The whole quick suite. A test that stands still for five minutes is ended, and says where it
#: stood: waiting would tell nothing.
_WHOLE = [
    *("-n", "auto", "--dist", "worksteal"),
    *("-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=true"),
]


def main() -> int:
    """Set up what the tests need, then run them.

    Without arguments the whole quick suite runs, on all processors; the long campaigns are asked
    for with `-m campaign`. The exit status is that of pytest.
    """
    bootstrap.ensure("tests", extras=("test",))
    _keep_bytecode()
    import pytest

    from planner.qt_libraries import require_qt_libraries

    try:
        require_qt_libraries()
    except bootstrap.SetUpError as error:
        sys.exit("Learning-path planner: {}".format(error))

    return int(pytest.main(sys.argv[1:] or _WHOLE))


def _keep_bytecode():
    """Keep compiled files where pytest keeps its own, if none may stand beside the sources.

    Each process that runs tests would compile all of them again, and each that a test starts all of
    the program: a tenth of the time that the tests take.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        folder = _CHECKOUT / ".pytest_cache" / "bytecode"
        sys.pycache_prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(folder))
        sys.dont_write_bytecode = False


if __name__ == "__main__":
    sys.exit(main())
