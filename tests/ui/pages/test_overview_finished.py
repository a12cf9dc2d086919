"""The card of a finished plan: what it says, and where its buttons lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.finished import finished
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.pages.overview_finished import (
    MADE,
    SKILLS,
    FinishedCard,
    finished_words,
    skills_words,
)
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import RESOURCE, TODAY, small_profile

CATALOGUE = Catalogue.of(resources=(RESOURCE,))


def finished_profile(*, log: bool = True) -> Profile:
    profile = small_profile()
    for each in profile.milestones:
        profile, _ = edits.check_off(each.id, TODAY, TODAY).apply(profile)
    if not log:
        bare = tuple(each.model_copy(update={"log": ()}) for each in profile.milestones)
        profile = profile.model_copy(update={"milestones": bare})
    return profile


def _plan(profile: Profile | None = None) -> Plan:
    return plan_of(profile or finished_profile(), TODAY)


@pytest.fixture
def card(qtbot: QtBot, themes: ThemeSource) -> FinishedCard:
    card = FinishedCard(themes)
    qtbot.addWidget(card)
    return card


def test_it_stands_there_only_once_nothing_is_open(card: FinishedCard) -> None:
    card.show_plan(_plan(small_profile()), CATALOGUE, ENGLISH, may_archive=True)
    assert card.isHidden()
    card.show_plan(_plan(), CATALOGUE, ENGLISH, may_archive=True)
    assert not card.isHidden()
    assert card.told.text() == (
        "8 milestones and 5 h logged since 4 January 2027. Finished on 1 February 2027, in week 5."
    )


def test_without_hours_it_says_none() -> None:
    words = finished_words(finished(_plan(finished_profile(log=False))), ENGLISH)
    assert words.startswith("8 milestones since 4 January 2027. ")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("rock",), "One milestone of the core was left out."),
        (("rock", "piece"), "2 milestones of the core were left out."),
    ],
)
def test_what_was_left_out_is_said(names: tuple[str, ...], told: str) -> None:
    profile = finished_profile()
    for name in names:
        profile, _ = edits.skip(name).apply(profile)
    assert finished_words(finished(_plan(profile)), ENGLISH).endswith(told)


def test_what_was_made_leads_to_it(card: FinishedCard, qtbot: QtBot) -> None:
    card.show_plan(_plan(), CATALOGUE, ENGLISH, may_archive=True)
    shown = [line for line in card.lines if not line.isHidden()]
    assert [line.label for line in shown] == [
        "Portfolio piece",
        "Static balance of one song",
        "Full mix: indie <b>rock</b>",
    ]
    assert card.more.isHidden()
    with qtbot.waitSignal(card.milestone_requested) as asked:
        shown[2].click()
    assert asked.args == ["rock"]


def test_many_pieces_are_counted_and_none_leaves_no_heading(card: FinishedCard) -> None:
    profile = finished_profile()
    rock = profile.known("rock")
    more = tuple(
        rock.model_copy(
            update={
                "code": f"C{number}",
                "definition": rock.definition.model_copy(update={"id": f"more-{number}"}),
            }
        )
        for number in range(MADE)
    )
    many = profile.model_copy(update={"milestones": (*profile.milestones, *more)})
    card.show_plan(_plan(many), CATALOGUE, ENGLISH, may_archive=True)
    assert len(card.lines) == MADE
    assert card.more.text() == "and 3 more"
    none = profile.model_copy(
        update={"milestones": tuple(each for each in profile.milestones if each.id == "signal")}
    )
    card.show_plan(_plan(none), CATALOGUE, ENGLISH, may_archive=True)
    assert card.made_title.isHidden()
    assert all(line.isHidden() for line in card.lines)


def test_skills_are_named_as_far_as_there_is_room() -> None:
    profile = finished_profile()
    required = {f"skill-{number}": 1 for number in range(SKILLS + 3)}
    target = profile.targets[0].model_copy(update={"required": required})
    asked = profile.model_copy(update={"targets": (target,)})
    found = finished(_plan(asked))
    assert skills_words(found, CATALOGUE, ENGLISH) == "0 of 11 skills are at the level asked for."
    rated = asked.model_copy(update={"ratings": required})
    told = skills_words(finished(_plan(rated)), CATALOGUE, ENGLISH)
    assert told.startswith("11 of 11 skills are at the level asked for. These are skill-0, ")
    assert told.endswith(" and 3 more.")
    assert skills_words(finished(_plan()), CATALOGUE, ENGLISH) == ""


def test_its_buttons_ask_for_commands(card: FinishedCard, qtbot: QtBot) -> None:
    for button, command in (
        (card.print, ActionId.PRINT),
        (card.next, ActionId.GO_CAREERS),
        (card.archive, ActionId.ARCHIVE_PLAN),
    ):
        with qtbot.waitSignal(card.command_requested) as asked:
            button.click()
        assert asked.args == [command]


def test_what_cannot_be_put_away_offers_no_archive(card: FinishedCard) -> None:
    card.show_plan(_plan(), CATALOGUE, ENGLISH, may_archive=False)
    assert card.archive.isHidden()


@pytest.fixture
def finished_file(tmp_path: Path) -> Path:
    path = tmp_path / "finished.json"
    ProfileStore(path).create(finished_profile())
    return path


@pytest.mark.parametrize("verb", ["Archive", "Cancel"])
def test_in_the_window_the_plan_is_put_away(
    make: Callable[..., Desktop],
    finished_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == verb).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    desktop = make()
    desktop.open(finished_file)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    assert page.finished.isVisible()
    page.finished.archive.click()
    assert asked == ["Archive “Mixing Engineer”? It can be brought back from the list of plans."]
    put_away = (finished_file.parent / "Archive" / "finished.json").exists()
    assert put_away is (verb == "Archive")
    assert (desktop.session is None) is put_away


def test_a_next_career_begins_with_all_careers(
    make: Callable[..., Desktop], finished_file: Path, shipped_catalogue: Catalogue
) -> None:
    desktop = make(catalogue=shipped_catalogue)
    desktop.open(finished_file)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    page.finished.next.click()
    assert desktop.window.sidebar.current == "careers"


def test_a_sample_cannot_be_put_away(make: Callable[..., Desktop]) -> None:
    desktop = make()
    desktop.run(ActionId.ARCHIVE_PLAN)
    assert desktop.session is None
