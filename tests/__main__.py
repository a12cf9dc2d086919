"""Runs the tests: `python3 -m tests`, with any arguments of pytest after it."""

import sys

from planner import bootstrap

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
    import pytest

    from planner.qt_libraries import require_qt_libraries

    try:
        require_qt_libraries()
    except bootstrap.SetUpError as error:
        sys.exit("Learning-path planner: {}".format(error))

    return int(pytest.main(sys.argv[1:] or _WHOLE))


if __name__ == "__main__":
    sys.exit(main())
