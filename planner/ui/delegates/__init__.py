"""Painters of item view rows; they read roles only."""

from __future__ import annotations
