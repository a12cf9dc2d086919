"""Tests of `planner.imports`."""

from __future__ import annotations
