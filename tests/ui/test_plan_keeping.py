"""Plans are renamed, moved, put away and deleted, open or not, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from planner.domain import edits
from planner.storage.plan_list import ListedPlan
from planner.storage.profile_errors import ProfileInUseError
from planner.storage.profile_file import ProfileStore, acquire_lock, read_profile
from planner.storage.snapshots import folder_of, list_snapshots
from planner.ui import other_plans, plan_keeping, trash
from planner.ui.actions import ActionId
from planner.ui.beside import wait_until
from planner.ui.desktop import Desktop
from planner.ui.dialogs.compare_plans import ComparePlansDialog
from planner.ui.dialogs.plans import ARCHIVED, PlansDialog, PlanWish
from planner.ui.dialogs.rename_plan import RenamePlanDialog
from planner.ui.plan_keeping import PlanKeeping
from tests.ui.worlds import small_profile


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Message boxes say what they would and are closed by Escape."""
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions are answered with their verb; gives what was asked."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == "Delete").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan that is not open."""
    path = tmp_path / "other.json"
    profile, _ = edits.rename("Other").apply(small_profile())
    ProfileStore(path).create(profile.model_copy(update={"id": "p-other"}))
    return path


@pytest.fixture
def keeping(desktop: Desktop) -> PlanKeeping:
    return desktop._keeping


def _listed(path: Path) -> ListedPlan:
    return ListedPlan(path, read_profile(path))


def _name(monkeypatch: pytest.MonkeyPatch, name: str, *, file: bool) -> None:
    def answer(dialog: RenamePlanDialog) -> int:
        dialog.name.setText(name)
        dialog.file.setChecked(file)
        assert dialog.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RenamePlanDialog, "exec", answer)


def _trashed() -> list[str]:
    folder = folder_of("x").parents[2] / "Trash" / "files"
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


# --- Names ----------------------------------------------------------------------------------------


def test_the_open_plan_is_renamed_with_its_file_and_can_be_undone(
    desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desktop.session
    assert session is not None
    session.apply(edits.set_notes("rock", "before the move"))
    _name(monkeypatch, "Mixing, evenings", file=True)
    target = desktop._keeping.rename(_listed(plan_file), desktop.window)
    assert target == plan_file.with_name("mixing-evenings.json")
    assert not plan_file.exists()
    assert desktop.session is session, "it stays open"
    assert desktop.settings.last_profile == str(target)
    assert str(plan_file) not in desktop.settings.recent
    session.apply(edits.set_notes("rock", "after the move"))
    assert desktop.save_for_the_end()
    assert read_profile(target).profile.name == "Mixing, evenings"
    assert read_profile(target).profile.milestone("rock").notes == "after the move"
    for _ in range(3):
        desktop.run(ActionId.UNDO)
    assert desktop.save_for_the_end()
    assert read_profile(target).profile == small_profile()


def test_the_moved_plan_is_locked_where_it_is_and_its_old_place_is_free(
    desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(monkeypatch, "Elsewhere", file=True)
    target = desktop._keeping.rename(_listed(plan_file), desktop.window)
    with pytest.raises(ProfileInUseError):
        acquire_lock(target)
    acquire_lock(plan_file)()
    ProfileStore(plan_file).create(small_profile())
    assert read_profile(plan_file).profile.name == "Mixing Engineer", "the name can be used again"


def test_a_change_from_outside_is_seen_at_the_new_place(
    desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(monkeypatch, "Elsewhere", file=True)
    target = desktop._keeping.rename(_listed(plan_file), desktop.window)
    assert desktop.save_for_the_end()
    theirs = ProfileStore(target)
    theirs.load()
    theirs.save(edits.set_notes("rock", "theirs").apply(theirs.last.profile)[0])
    assert desktop.plan._outside is not None
    assert desktop.plan._outside.take_in_now()
    assert desktop.session.profile.milestone("rock").notes == "theirs"


def test_a_plan_that_is_not_open_is_renamed_in_its_file(
    keeping: PlanKeeping, desktop: Desktop, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(monkeypatch, "Another", file=False)
    assert keeping.rename(_listed(other), desktop.window) == other
    assert read_profile(other).profile.name == "Another"
    _name(monkeypatch, "Yet another", file=True)
    assert keeping.rename(_listed(other), desktop.window) == other.with_name("yet-another.json")


def test_a_plan_that_others_have_open_keeps_its_name(
    keeping: PlanKeeping,
    desktop: Desktop,
    other: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _name(monkeypatch, "Another", file=True)
    with ProfileStore(other).lock():
        assert keeping.rename(_listed(other), desktop.window) == other
    assert len(said) == 1
    assert read_profile(other).profile.name == "Other"


def test_a_cancelled_name_changes_nothing(
    keeping: PlanKeeping, desktop: Desktop, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = other.read_bytes()
    monkeypatch.setattr(RenamePlanDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert keeping.rename(_listed(other), desktop.window) == other
    assert other.read_bytes() == before


def test_a_plan_that_is_not_saved_does_not_move_and_says_why(
    desktop: Desktop, plan_file: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(monkeypatch, "Elsewhere", file=True)
    monkeypatch.setattr(desktop.plan, "save", lambda **_: False)
    assert desktop._keeping.rename(_listed(plan_file), desktop.window) == plan_file
    assert said == ["The last changes are not saved yet. Once they are, try again."]
    assert plan_file.exists()


def test_the_switcher_knows_the_new_names(
    desktop: Desktop, plan_file: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop._kept.take(desktop.settings.with_moved(other, other))
    _name(monkeypatch, "Another", file=False)
    desktop._keeping.rename(_listed(other), desktop.window)
    _name(monkeypatch, "Mine", file=False)
    desktop._keeping.rename(_listed(plan_file), desktop.window)
    asked: list[object] = []
    monkeypatch.setattr(other_plans, "chosen_plan", lambda *given: asked.append(given[3]) or "")
    desktop.window.sidebar.switcher_requested.emit()
    assert asked == [{str(other): "Another", str(plan_file): "Mine"}]
    desktop.open(other)
    assert dict(desktop.settings.names) == {str(other): "Another", str(plan_file): "Mine"}


# --- Places ---------------------------------------------------------------------------------------


def test_a_plan_moves_to_another_folder(
    keeping: PlanKeeping,
    desktop: Desktop,
    plan_file: Path,
    other: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    assert keeping.move(_listed(other), desktop.window) == folder / "other.json"
    assert keeping.move(_listed(plan_file), desktop.window) == folder / "small.json"
    assert keeping.move(_listed(folder / "small.json"), desktop.window) == folder / "small.json"
    assert desktop.settings.recent[:2] == (str(folder / "small.json"), str(folder / "other.json"))
    assert not plan_file.exists()
    assert not other.exists()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert keeping.move(_listed(folder / "other.json"), desktop.window) == folder / "other.json"


def test_where_it_cannot_be_moved_it_stays_open_and_is_saved_there(
    keeping: PlanKeeping,
    desktop: Desktop,
    plan_file: Path,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wall = tmp_path / "wall"
    wall.write_text("no folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(wall))
    assert keeping.move(_listed(plan_file), desktop.window) == plan_file
    assert len(said) == 1
    desktop.session.apply(edits.set_notes("rock", "still here"))
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile.milestone("rock").notes == "still here"


def test_the_open_plan_is_archived_and_brought_back(
    desktop: Desktop, plan_file: Path, make: Callable[..., Desktop]
) -> None:
    assert desktop._keeping.archive(_listed(plan_file), desktop.window)
    away = plan_file.parent / "Archive" / "small.json"
    assert away.exists()
    assert not plan_file.exists()
    assert desktop.session is None
    assert desktop._starting.page is not None
    assert desktop.settings.recent == ()
    assert desktop.settings.last_profile == ""
    assert desktop.settings.archives == (str(plan_file.parent),)
    assert desktop._keeping.bring_back(_listed(away), desktop.window) == plan_file
    assert desktop.settings.recent == (str(plan_file),)
    assert desktop.open(plan_file)
    assert desktop.session.profile == small_profile()


def test_the_open_plan_comes_back_where_it_cannot_be_archived(
    desktop: Desktop, plan_file: Path, said: list[str]
) -> None:
    (plan_file.parent / "Archive").write_text("no folder")
    assert not desktop._keeping.archive(_listed(plan_file), desktop.window)
    assert len(said) == 1
    assert desktop.session is not None
    assert desktop.store.path == plan_file
    assert desktop.settings.archives == ()


def test_a_plan_whose_folder_is_gone_is_told_of_and_nothing_is_remembered(
    keeping: PlanKeeping, desktop: Desktop, other: Path, said: list[str], tmp_path: Path
) -> None:
    listed, before = _listed(other), desktop.settings
    other.unlink()
    assert not keeping.archive(listed, desktop.window)
    assert keeping.bring_back(listed, desktop.window) == other
    assert len(said) == 2
    assert all("does not exist" in each for each in said)
    assert desktop.settings == before
    assert not (tmp_path / "Archive").exists()


# --- The trash ------------------------------------------------------------------------------------


def test_the_open_plan_goes_to_the_trash_with_its_snapshots(
    desktop: Desktop, plan_file: Path, agreed: list[str]
) -> None:
    desktop.session.apply(edits.set_notes("rock", "a change"))
    assert desktop.save_for_the_end()
    folder = folder_of(desktop.session.profile.id)
    assert len(list_snapshots(folder)) == 1
    said = desktop._keeping.delete(_listed(plan_file), (), desktop.window)
    assert said == "“Mixing Engineer” is in the trash."
    assert str(plan_file) in agreed[0]
    assert "1 snapshot goes with it" in agreed[0]
    assert not plan_file.exists()
    assert not folder.exists()
    assert _trashed() == sorted(["small.json", folder.name])
    assert desktop.session is None
    assert desktop.settings.recent == ()


def test_snapshots_that_a_copy_needs_stay(
    desktop: Desktop, plan_file: Path, agreed: list[str], tmp_path: Path
) -> None:
    desktop.session.apply(edits.set_notes("rock", "a change"))
    copy = tmp_path / "copy.json"
    desktop.store.save_copy(copy, desktop.session.profile)
    assert desktop.save_for_the_end()
    desktop._keeping.delete(_listed(plan_file), (copy,), desktop.window)
    assert str(copy) in agreed[0]
    assert list_snapshots(folder_of(small_profile().id))
    assert read_profile(copy).profile.milestone("rock").notes == "a change"
    assert _trashed() == ["small.json"]


def test_nothing_is_deleted_without_consent(
    desktop: Desktop, plan_file: Path, said: list[str]
) -> None:
    session = desktop.session
    assert desktop._keeping.delete(_listed(plan_file), (), desktop.window) == ""
    assert len(said) == 1
    assert desktop.session is session
    assert plan_file.exists()


def test_without_a_trash_nothing_goes_and_the_plan_is_open_again(
    desktop: Desktop,
    plan_file: Path,
    agreed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tell(box: QMessageBox, _parent: object, sentence: str) -> None:
        agreed.append(sentence)

    monkeypatch.setattr(plan_keeping, "to_trash", lambda _: "no trash here")
    monkeypatch.setattr(plan_keeping, "tell", tell)
    assert desktop._keeping.delete(_listed(plan_file), (), desktop.window) == ""
    assert "no trash here" in agreed[1]
    assert plan_file.exists()
    assert desktop.session is not None
    assert desktop.store.path == plan_file


def test_snapshots_that_do_not_go_are_told_of(
    keeping: PlanKeeping,
    desktop: Desktop,
    other: Path,
    agreed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = folder_of("p-other")
    folder.mkdir(parents=True)

    def only_files(path: Path) -> str:
        return "busy" if path.is_dir() else trash.to_trash(path)

    monkeypatch.setattr(plan_keeping, "to_trash", only_files)
    said = keeping.delete(_listed(other), (), desktop.window)
    assert said == f"“Other” is in the trash. Its snapshots stay in {folder}."
    assert not other.exists()


def test_a_plan_that_others_have_open_is_not_deleted(
    keeping: PlanKeeping,
    desktop: Desktop,
    other: Path,
    agreed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(plan_keeping, "tell", lambda *parts: told.append(parts[2]))
    with ProfileStore(other).lock():
        assert keeping.delete(_listed(other), (), desktop.window) == ""
    assert len(agreed) == len(told) == 1
    assert other.exists()


def test_steps_to_a_new_plan_stay_when_the_open_plan_goes(
    desktop: Desktop, plan_file: Path, agreed: list[str]
) -> None:
    desktop.run(ActionId.NEW_PLAN)
    steps = desktop._starting.page
    assert steps is not None
    assert not steps.back_button.isHidden()
    desktop._keeping.delete(_listed(plan_file), (), desktop.window)
    assert desktop._starting.page is steps
    assert desktop.window.stack.currentWidget() is steps
    assert steps.back_button.isHidden()


def test_the_wishes_of_the_list_are_carried_out(
    desktop: Desktop, other: Path, agreed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:

    desktop._kept.take(desktop.settings.with_profile(other))
    seen: list[str] = []

    def use(dialog: PlansDialog) -> int:
        def click(wish: PlanWish) -> None:
            dialog.buttons[wish].click()
            wait_until(lambda: not dialog.reading.is_busy, 20)

        wait_until(lambda: not dialog.reading.is_busy, 20)
        assert dialog.chosen.path == other
        click(PlanWish.ARCHIVE)
        seen.append(dialog.note.text())
        assert dialog.chosen.path != other
        dialog.lists.set_value(ARCHIVED)
        assert dialog.chosen.path.parent.name == "Archive"
        click(PlanWish.BRING_BACK)
        assert dialog.chosen.path == other, "it is shown in the list it is in now"
        click(PlanWish.DELETE)
        seen.append(dialog.note.text())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PlansDialog, "exec", use)
    desktop.run(ActionId.PLANS)
    assert seen[0].startswith("Archived.")
    assert seen[1] == "“Other” is in the trash."
    assert not other.exists()


# --- Side by side ---------------------------------------------------------------------------------


def _keep(monkeypatch: pytest.MonkeyPatch, wanted: Path, *, archive: bool) -> list[tuple[str, ...]]:
    """Keep a plan in the comparison, and answer what is asked then; gives what was compared."""
    compared: list[tuple[str, ...]] = []

    def keep(dialog: ComparePlansDialog) -> int:
        chosen = dialog._chosen()
        compared.append(tuple(each.profile.name for each in chosen))
        dialog.keep[[each.path for each in chosen].index(wanted)].click()
        return 0

    def answer(box: QMessageBox) -> int:
        words = "Archive" if archive else "Cancel"
        next(each for each in box.buttons() if each.text() == words).click()
        return 0

    monkeypatch.setattr(ComparePlansDialog, "exec", keep)
    monkeypatch.setattr(QMessageBox, "exec", answer)
    return compared


def test_the_plan_that_is_kept_is_opened_and_the_other_archived(
    desktop: Desktop, plan_file: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop._kept.take(desktop.settings.with_moved(other, other))
    compared = _keep(monkeypatch, other, archive=True)
    desktop.run(ActionId.COMPARE_PLANS)
    assert compared == [("Mixing Engineer", "Other")]
    assert desktop.store.path == other
    assert (plan_file.parent / "Archive" / "small.json").exists()
    assert not plan_file.exists()


def test_the_open_plan_that_is_kept_stays_open(
    desktop: Desktop, plan_file: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop._kept.take(desktop.settings.with_moved(other, other))
    session = desktop.session
    _keep(monkeypatch, plan_file, archive=False)
    desktop.run(ActionId.COMPARE_PLANS)
    assert desktop.session is session
    assert other.exists()


def test_an_archived_plan_that_is_kept_comes_back(
    desktop: Desktop, plan_file: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop._keeping.archive(_listed(other), desktop.window)
    away = other.parent / "Archive" / "other.json"
    _keep(monkeypatch, away, archive=False)

    def from_the_list(dialog: PlansDialog) -> int:
        wait_until(lambda: not dialog.reading.is_busy, 20)
        dialog.buttons[PlanWish.COMPARE].click()
        assert not dialog.isVisible()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PlansDialog, "exec", from_the_list)
    desktop.run(ActionId.PLANS)
    assert desktop.store.path == other
    assert plan_file.exists()


def test_one_plan_alone_is_held_beside_nothing(
    desktop: Desktop, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.run(ActionId.COMPARE_PLANS)
    assert len(said) == 1
    assert said[0].startswith("There is no second plan.")
