"""Runs the tests: `python3 -m tests`, with any arguments of pytest after it."""

import sys

from planner import bootstrap


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

    return int(pytest.main(sys.argv[1:] or ["-n", "auto", "--dist", "worksteal"]))


if __name__ == "__main__":
    sys.exit(main())
