"""Ways to find one's way: the guide, the keys, what the program is, and the command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from planner.ui.actions import ActionId
from planner.ui.palette_entries import entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.ui.dialogs.guide import Guide
    from planner.ui.main_window import MainWindow
    from planner.ui.models.palette_model import Entry
    from planner.ui.theme import ThemeSource


class Guidance(QObject):
    """Shows the dialogs of a window that lead elsewhere."""

    def __init__(self, themes: ThemeSource, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._guide: Guide | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What carries out each command that asks for help."""
        return {
            ActionId.GUIDE: self.show_guide,
            ActionId.SHORTCUTS: partial(self.show_help, ActionId.SHORTCUTS),
            ActionId.ABOUT: partial(self.show_help, ActionId.ABOUT),
        }

    def show_guide(self) -> None:
        """Show the user guide beside the plan, on the chapter where it was left."""
        from planner import paths
        from planner.ui.dialogs.guide import Guide
        from planner.ui.dialogs.guide_chapters import chapters

        if self._guide is None:
            folder = paths.shipped("resources") / "help"
            own = folder / QLocale.languageToCode(QLocale().language())
            texts = chapters(own if own.is_dir() else folder)
            self._guide = Guide(self._themes, texts, self._window)
        self._guide.bring_up()

    def show_help(self, command: ActionId) -> None:
        """Show the list of keys, or what the program is."""
        from planner.ui.dialogs.about import AboutDialog
        from planner.ui.dialogs.shortcuts import ShortcutsDialog

        kind = ShortcutsDialog if command is ActionId.SHORTCUTS else AboutDialog
        dialog = kind(self._themes, self._window)
        dialog.exec()
        dialog.deleteLater()

    def find_anything(self, profile: Profile | None, catalogue: Catalogue) -> Entry | None:
        """Let the learner choose something by its name, and give what is no command.

        A command is given here; a milestone or a career has to be shown by whoever shows pages.
        """
        from planner.ui.dialogs.palette import Palette
        from planner.ui.models.palette_model import EntryKind

        offered = entries(self._window, profile, catalogue)
        found = Palette.ask(self._themes, offered, self._window)
        if found is None or found.kind is not EntryKind.COMMAND:
            return found
        self._window.actions_by_id[ActionId(found.id)].trigger()
        return None
