"""Tests of the commands, each as it is typed."""

from __future__ import annotations
