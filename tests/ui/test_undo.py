"""Commands on the undo stack."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack

from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.profile import Profile, Status
from planner.ui.undo import EditCommand
from tests.ui.worlds import TODAY, small_profile


class _Holder:
    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.edits: list[Edit] = []

    def take(self, profile: Profile, edit: Edit) -> None:
        self.profile = profile
        self.edits.append(edit)


def test_a_pushed_command_applies_its_edit_and_undo_gives_back_the_equal_profile() -> None:
    before = small_profile()
    holder, stack = _Holder(before), QUndoStack()
    stack.push(EditCommand(holder, edits.check_off("signal", TODAY, TODAY), "Marked done"))
    after = holder.profile
    assert after.milestone("signal").status is Status.DONE
    stack.undo()
    assert holder.profile == before
    stack.redo()
    assert holder.profile == after
    assert stack.undoText() == "Marked done"


def test_a_row_of_edits_is_undone_and_redone_in_order() -> None:
    before = small_profile()
    holder, stack = _Holder(before), QUndoStack()
    for edit in (
        edits.set_notes("rock", "one"),
        edits.skip("night"),
        edits.remove(before, "theory"),
    ):
        stack.push(EditCommand(holder, edit, "text"))
    after = holder.profile
    for _ in range(3):
        stack.undo()
    assert holder.profile == before
    for _ in range(3):
        stack.redo()
    assert holder.profile == after


def test_undo_of_a_command_never_done_changes_nothing() -> None:
    holder = _Holder(small_profile())
    EditCommand(holder, edits.skip("night"), "text").undo()
    assert holder.edits == []


def test_what_is_typed_of_one_text_is_one_step() -> None:
    before = small_profile()
    holder, stack = _Holder(before), QUndoStack()
    for text in ("w", "we", "wet"):
        stack.push(EditCommand(holder, edits.set_notes("rock", text), "Note", typed=True))
    assert stack.count() == 1
    stack.push(EditCommand(holder, edits.set_notes("night", "late"), "Note", typed=True))
    stack.push(EditCommand(holder, edits.set_notes("night", "later"), "Note"))
    assert stack.count() == 3
    after = holder.profile
    stack.setIndex(1)
    assert holder.profile.milestone("rock").notes == "wet"
    stack.undo()
    assert holder.profile == before
    stack.setIndex(3)
    assert holder.profile == after
