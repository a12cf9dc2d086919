"""The commands of the command line, a module for each.

Each module has `run(options, desk)`, which answers with the exit status. Only the module of the
command that was typed is imported, so each imports what it needs at its top, and only what is heavy
(typesetting, reading PDF) inside the function that needs it.
"""

from __future__ import annotations
