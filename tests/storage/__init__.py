"""Tests of `planner.storage`."""

from __future__ import annotations
