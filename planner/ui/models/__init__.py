"""Qt item models: they hold values and translate them into roles, nothing else."""

from __future__ import annotations
