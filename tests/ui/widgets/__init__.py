"""Tests of `planner.ui.widgets`."""

from __future__ import annotations
