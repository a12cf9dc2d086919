"""The screens of the main window; they join session, models and views."""

from __future__ import annotations
