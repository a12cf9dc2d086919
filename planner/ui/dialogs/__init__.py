"""Modal questions: each shows, asks and gives back a value."""

from __future__ import annotations
