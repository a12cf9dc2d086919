"""Starts the planner: `python3 -m planner`."""

import sys

from planner import bootstrap


def main() -> int:
    """Set up what is needed, then run the command line; the arguments are `sys.argv`."""
    bootstrap.ensure("planner")
    from planner.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
