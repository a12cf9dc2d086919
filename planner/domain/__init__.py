"""The rules of plans: pure functions and frozen values, no files, no clock, no screen."""

from __future__ import annotations
