"""Tests of `planner.ui.delegates`."""

from __future__ import annotations
