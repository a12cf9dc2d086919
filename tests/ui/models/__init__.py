"""Tests of `planner.ui.models`."""

from __future__ import annotations
