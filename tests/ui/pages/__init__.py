"""Tests of `planner.ui.pages`."""

from __future__ import annotations
