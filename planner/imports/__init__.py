"""From files of other kinds to plans and changes of plans."""

from __future__ import annotations
