"""Saves under abuse: kills, failing calls, power cuts, full disks and folders that go away."""

from __future__ import annotations
