"""Between the domain and the disk: the catalogue's files and the learner's profile."""

from __future__ import annotations
