"""Tests of `planner.export`."""

from __future__ import annotations
