"""Learning-path planner: from a target career to a dated plan that is checked off and printed."""

__version__ = "0.1.0"
