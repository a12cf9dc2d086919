"""What the window says when somebody else has changed the plan's file, calmly and in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.storage.outside import Sight
from planner.ui.actions import ActionId
from planner.ui.catalogue_notice import PUT_AWAY
from planner.ui.counted import counted
from planner.ui.labels import brief

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from planner.storage.taking_in import TakenIn
    from planner.ui.main_window import MainWindow
    from planner.words import Words

#: What the banners' buttons ask for.
SHOW, WRITE_AGAIN, REPLACE = "show-conflicts", "write-again", "replace-file"


class OutsideBanners(QObject):
    """The banners of one plan."""

    def __init__(self, window: MainWindow, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._words = words
        self._in_trouble = False

    def tell_merged(
        self, taken: TakenIn, undecided: int, *, in_place: bool, today: dt.date
    ) -> None:
        """Say that another version is part of the plan now."""
        fact = self._where_from(taken, today) if in_place else self._of_copy(taken)
        sentence = self.tr("Its changes are here now.")
        if taken.both:
            sentence = self.tr("Both sides were merged.")
        self._show(fact, sentence, undecided)

    def tell_left(self, undecided: int) -> None:
        """Say what is still to be decided, or nothing any more."""
        if undecided:
            self._show(self.tr("Changed on both sides."), "", undecided)
        else:
            self._window.hide_banner()

    def tell_copies(self, names: Sequence[str]) -> None:
        """Say that other versions stand beside the plan."""
        fact = self.tr("There is another version of this plan.")
        sentence = self.tr("“{name}” stands beside it.").format(name=brief(names[0]))
        if len(names) > 1:
            count = len(names)
            fact = counted(
                "OutsideBanners",
                "There are {count} other versions of this plan.",
                "There is another version of this plan.",
                count,
            ).format(count=count)
            sentence = self.tr("“{name}” is the first.").format(name=brief(names[0]))
        actions = ((SHOW, self.tr("Merge")), (PUT_AWAY, self.tr("Not now")))
        self._window.show_banner("info", fact, sentence, actions, icon="files")

    def tell_trouble(self, sight: Sight, path: Path, *, unsaved: bool) -> None:
        """Say that something stands in the file's place that cannot be used, or nothing does."""
        facts = {
            Sight.GONE: self.tr("The file of this plan is gone."),
            Sight.NOT_A_FILE: self.tr("Something else has the name of this file."),
            Sight.UNREADABLE: self.tr("The file of this plan cannot be read."),
            Sight.NEWER: self.tr("A newer version of the planner has saved this plan."),
            Sight.CHANGED: self.tr("Another plan has the name of this file."),
        }
        fact = facts.get(sight, self.tr("The file of this plan is not whole."))
        sentence = self.tr("“{name}” was left as it is. Your plan is safe while it is open here.")
        copy = (str(ActionId.SAVE_COPY), self.tr("Save a copy…"))
        actions = [copy]
        if sight is Sight.GONE:
            sentence = self.tr("“{name}” was moved or deleted. Your plan is safe while it is open.")
            actions.insert(0, (WRITE_AGAIN, self.tr("Write it again")))
        elif sight in (Sight.DAMAGED, Sight.CHANGED):
            actions.insert(0, (REPLACE, self.tr("Set it aside and save")))
        self._in_trouble = True
        text = sentence.format(name=brief(path.name))
        self._window.show_banner("warning", fact, text, tuple(actions), icon="file-x", urgent=True)
        if unsaved:
            self._window.sidebar.set_save_state(self.tr("Not saved"), "warning-circle", failed=True)

    def file_is_well(self) -> None:
        """Take away what was said about the file."""
        if self._in_trouble:
            self._in_trouble = False
            self._window.hide_banner(urgent=True)

    # --- Internals ------------------------------------------------------------------------------

    def _show(self, fact: str, sentence: str, undecided: int) -> None:
        self.file_is_well()
        tone, actions = "info", [(str(ActionId.UNDO), self.tr("Undo"))]
        if undecided:
            tone, actions = "warning", [(SHOW, self.tr("Show"))]
            text = counted(
                "OutsideBanners", "{count} places need you.", "1 place needs you.", undecided
            )
            sentence = places = text.format(count=undecided)
            if fact != self.tr("Changed on both sides."):
                text = self.tr("Both sides were merged; {places}")
                sentence = text.format(places=places)
        actions.append((PUT_AWAY, self.tr("Close")))
        self._window.show_banner(tone, fact, sentence, tuple(actions), icon="files")

    def _where_from(self, taken: TakenIn, today: dt.date) -> str:
        stored, written = taken.outside.stored, taken.written
        by_hand = stored is not None and stored.edited
        if written is None:
            return self.tr("This plan was changed elsewhere.")
        text = self.tr("This plan was changed on another computer at {time}.")
        if by_hand:
            text = self.tr("This plan was changed by another program at {time}.")
        time = self._words.clock(written)
        if written.date() != today:
            day = self._words.short_date(written.date(), today)
            time = self.tr("{time} on {day}").format(time=time, day=day)
        return text.format(time=time)

    def _of_copy(self, taken: TakenIn) -> str:
        name = taken.outside.stored.path.name if taken.outside.stored is not None else ""
        return self.tr("“{name}” was merged.").format(name=brief(name))
