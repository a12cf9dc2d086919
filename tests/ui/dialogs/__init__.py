"""Tests of `planner.ui.dialogs`."""

from __future__ import annotations
