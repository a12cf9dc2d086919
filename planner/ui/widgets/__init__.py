"""Reusable widgets that know nothing of plans."""

from __future__ import annotations
