"""Tests of `planner.domain`."""

from __future__ import annotations
