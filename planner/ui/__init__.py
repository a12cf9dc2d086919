"""The desktop app's screens; with `planner.app` the only place that knows Qt."""

from __future__ import annotations
