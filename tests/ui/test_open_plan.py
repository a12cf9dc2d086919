"""The open plan has what its file allows, steps aside for a new one, and is left as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.storage.profile_errors import ProfileInUseError
from planner.storage.profile_file import acquire_lock, read_profile
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.plan_keeping import UnsavedPlanError


@pytest.fixture
def desktop(make: Callable[..., Desktop], shipped_catalogue: Catalogue, plan_file: Path) -> Desktop:
    desktop = make(catalogue=shipped_catalogue)
    assert desktop.open(plan_file)
    return desktop


def test_what_is_kept_nowhere_has_no_other_version_to_decide_about(desktop: Desktop) -> None:
    assert ActionId.CONFLICTS in desktop.plan._files
    desktop.show_sample()
    assert ActionId.CONFLICTS not in desktop.plan._files
    assert desktop.store is None
    assert not desktop.session.read_only


def test_closing_gives_the_file_back(desktop: Desktop, plan_file: Path) -> None:
    assert desktop.close_plan()
    assert desktop.plan is None
    acquire_lock(plan_file)()


def test_it_steps_aside_and_comes_back_on_the_page_that_was_left(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_SKILLS)
    left = desktop.window.stack.currentWidget()
    desktop.start_new()
    assert desktop.plan.is_aside
    desktop.back_to_plan()
    assert not desktop.plan.is_aside
    assert desktop.window.stack.currentWidget() is left
    assert desktop.session.apply(edits.set_notes("rock", "Back."))
    assert desktop.window.actions_by_id[ActionId.UNDO].isEnabled(), "the menus are its own again"


def test_no_page_of_it_is_shown_over_the_steps_to_a_new_plan(
    desktop: Desktop, plan_file: Path
) -> None:
    desktop.start_new()
    steps = desktop.window.stack.currentWidget()
    for command in (ActionId.GO_WEEK, ActionId.ZOOM_IN, ActionId.TOGGLE_DONE):
        desktop.run(command)  # as a message beside the icon may still ask for
    assert desktop.window.stack.currentWidget() is steps
    assert desktop.session.profile.milestone("rock").is_open
    desktop.session.apply(edits.set_notes("rock", "Kept."))
    desktop.run(ActionId.SAVE_NOW)
    assert desktop.session.flush()
    assert read_profile(plan_file).profile.milestone("rock").notes == "Kept."


def test_a_plan_that_is_closed_aside_remembers_the_page_that_was_left(desktop: Desktop) -> None:
    name = desktop.session.profile.id
    desktop.run(ActionId.GO_SKILLS)
    desktop.start_new()
    assert desktop.close_plan()
    assert desktop.settings.view_of(name).page == "skills"


def test_what_cannot_be_moved_stays_and_is_ours(
    desktop: Desktop, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise UnsavedPlanError

    given_back: list[str] = []
    monkeypatch.setattr(desktop.store, "move", fail)
    with pytest.raises(UnsavedPlanError):
        desktop.plan.move(tmp_path / "x.json", lambda _: lambda: given_back.append("new"))
    assert given_back == ["new"], "only the place that was not taken"
    with pytest.raises(ProfileInUseError):
        acquire_lock(plan_file)
