"""Tests of `planner.ui`."""

from __future__ import annotations
