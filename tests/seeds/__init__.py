"""Tests of the catalogue in `seeds`."""

from __future__ import annotations
