"""From a profile and its plan to files for other programs and for paper."""

from __future__ import annotations
