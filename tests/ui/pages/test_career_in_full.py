"""A career in full: every section, the learner's own figures, close careers, long texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.career_facts import Standpoint, carry_over, distance
from planner.ui.pages.career_in_full import CareerInFull
from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton
from planner.words import ENGLISH
from tests.ui.pages.career_worlds import with_long_texts
from tests.ui.worlds import TODAY

START = Standpoint(TODAY)
HERE = Standpoint(TODAY, levels={"critical-listening": 5}, weekly=600, careers=("mixing-engineer",))


@pytest.fixture
def panel(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> CareerInFull:
    made = CareerInFull(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.resize(384, 640)
    made.show()
    return made


def complete(panel: CareerInFull) -> None:
    """Let all sections stand there."""
    panel._slices.finish()
    QApplication.processEvents()


def written(panel: CareerInFull) -> list[str]:
    """What stands in the sections by now."""
    return [label.text() for label in panel._sections.findChildren(QLabel)]


def widgets(panel: CareerInFull) -> set[QWidget]:
    """All that the sections are made of by now."""
    complete(panel)
    return set(panel._sections.findChildren(QWidget))


def texts(panel: CareerInFull) -> list[str]:
    complete(panel)
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


# Every third career has all sorts of parts; the campaign looks at all.
@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.campaign)])
def test_everything_about_a_career_is_there(
    panel: CareerInFull, shipped_catalogue: Catalogue, each: int
) -> None:
    for career in tuple(shipped_catalogue.careers.values())[::each]:
        panel.show_career(career, START)
        shown = "\n".join(texts(panel))
        parts = [career.summary, *career.responsibilities, *career.tools, *career.routes]
        parts += [*career.portfolio, *career.first_jobs, *career.onet, *career.esco]
        parts += [text for each in career.challenges for text in (each.challenge, each.answer)]
        parts += [shipped_catalogue.skill_name(skill) for skill in career.required]
        assert [part for part in parts if part not in shown] == []
        lines = [each for each in panel.findChildren(LineButton) if each.isVisibleTo(panel)]
        assert len(lines) == len(career.close)
        QApplication.processEvents()


def test_figures_are_from_scratch_until_something_is_known(
    panel: CareerInFull, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    panel.show_career(career, START)
    assert panel.figures[0].unit.text() == "from scratch"
    panel.show_career(career, HERE)
    far = distance(career, shipped_catalogue, HERE)
    qtbot.waitUntil(lambda: panel.figures[0].value.text() == ENGLISH.whole_hours(far.left))
    assert panel.figures[1].unit.text() == "at 10 h a week"
    assert panel.figures[2].value.text() == str(len(far.milestones))
    assert f"Skills: 1 of {len(career.required)} at the level asked for" in texts(panel)
    assert "Audio engineering · in your plan" in texts(panel)


def test_a_close_career_is_one_press_away(
    panel: CareerInFull, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    panel.show_career(career, START)
    complete(panel)
    wanted, taken = QSignalSpy(panel.career_wanted), QSignalSpy(panel.career_taken)
    lines = [each for each in panel.findChildren(LineButton) if each.isVisibleTo(panel)]
    lines[1].click()
    assert wanted.at(0)[0] == career.close[1]
    assert "in common" in lines[1].accessibleDescription()
    # What needs a plan of its own to be worked out follows while the page is looked at.
    qtbot.waitUntil(lambda: "instead of" in lines[-1].accessibleDescription())
    over = carry_over(career, shipped_catalogue.careers[career.close[1]], shipped_catalogue, START)
    told = lines[1].accessibleDescription()
    assert told.endswith(
        f"it takes {ENGLISH.whole_hours(over.more)} instead of {ENGLISH.whole_hours(over.left)}."
    )
    assert told in texts(panel)
    panel.choose.click()
    assert taken.at(0)[0] == "mixing-engineer"


def test_another_career_begins_at_its_top(
    panel: CareerInFull, shipped_catalogue: Catalogue
) -> None:
    panel.show_career(shipped_catalogue.careers["mixing-engineer"], START)
    QApplication.processEvents()
    bar = panel.area.verticalScrollBar()
    bar.setValue(200)
    panel.show_career(shipped_catalogue.careers["mixing-engineer"], HERE)
    assert bar.value() == 200
    panel.show_career(shipped_catalogue.careers["foley-artist"], HERE)
    assert bar.value() == 0


def test_long_texts_wrap(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> None:
    catalogue, career = with_long_texts(shipped_catalogue)
    panel = CareerInFull(themes, catalogue, ENGLISH)
    qtbot.addWidget(panel)
    panel.resize(340, 560)
    panel.show()
    panel.show_career(career, HERE)
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 440
    for label in panel.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_of_another_career_nothing_is_told_that_is_not_known_yet(
    panel: CareerInFull, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    first, other = (shipped_catalogue.careers[name] for name in ("foley-artist", "music-producer"))
    panel.show_career(first, HERE)
    qtbot.waitUntil(lambda: panel.figures[0].value.text() != "…")
    panel.show_career(first, HERE)
    panel.show_career(other, HERE)
    assert [each.value.text() for each in panel.figures] == ["…", "…", "…"]
    far = distance(other, shipped_catalogue, HERE)
    told = [ENGLISH.whole_hours(far.left), str(len(far.milestones))]
    qtbot.waitUntil(lambda: [panel.figures[at].value.text() for at in (0, 2)] == told)


def test_levels_are_written_again_only_where_they_are_others(
    panel: CareerInFull, shipped_catalogue: Catalogue
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    panel.show_career(career, HERE)
    assert panel._held is not None
    before = widgets(panel)
    panel.show_career(career, replace(HERE, done=frozenset({"anything"})))
    assert widgets(panel) == before
    listening = panel._held._rows["critical-listening"]
    asked = career.required["critical-listening"]
    assert listening[1].text() == f"{asked} of {asked}"
    panel.show_career(career, START)
    assert widgets(panel) == before
    assert listening[1].text() == f"0 of {asked}"
    assert listening[1].accessibleName().startswith("Critical listening: 0 of ")
    assert listening[0]._held == 0
    assert f"Skills: 0 of {len(career.required)} at the level asked for" in texts(panel)


def test_what_nobody_sees_yet_is_made_in_slices(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["music-producer"]
    panel = CareerInFull(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(panel)
    panel.show_career(career, HERE)
    assert career.summary not in written(panel)
    panel.show()
    assert {career.summary, *career.responsibilities} <= set(written(panel))
    assert career.tools[0] not in written(panel)
    panel.hide()
    assert len(list(panel.catch_up())) > 3
    assert {career.summary, *career.tools, *career.first_jobs} <= set(written(panel))
    assert written(panel).count(career.summary) == 1
    assert not list(panel.catch_up())


def test_levels_that_change_before_they_are_written_are_the_new_ones(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    first, other = (shipped_catalogue.careers[name] for name in ("foley-artist", "mixing-engineer"))
    panel = CareerInFull(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(panel)
    panel.show_career(first, START)
    list(panel.catch_up())
    panel.show_career(other, START)
    panel.show_career(other, HERE)
    list(panel.catch_up())
    assert f"Skills: 1 of {len(other.required)} at the level asked for" in written(panel)
    assert panel._held is not None
    assert panel._held._rows["critical-listening"][0]._held > 0


def test_what_is_in_sight_is_shown_at_once_and_the_rest_follows(
    panel: CareerInFull, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    first, other = (shipped_catalogue.careers[name] for name in ("foley-artist", "music-producer"))
    panel.show_career(first, HERE)
    panel.show_career(other, HERE)
    said = [label.text() for label in panel._sections.findChildren(QLabel)]
    assert other.summary in said
    assert other.tools[0] not in said
    with qtbot.waitSignal(panel.sections_made):
        pass
    said = [label.text() for label in panel._sections.findChildren(QLabel)]
    assert set(other.tools) <= set(said)
    assert said.count("Tools") == 1
    assert set(first.responsibilities).isdisjoint(said)


def test_a_change_meanwhile_leaves_no_section_out(
    panel: CareerInFull, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["music-producer"]
    panel.show_career(career, HERE)
    panel._slices._next()
    panel.show_career(career, START)
    said = texts(panel)
    assert [said.count(each) for each in ("What you do", "Tools", "Routes in", "Portfolio")] == [
        1
    ] * 4
    assert f"Skills: 0 of {len(career.required)} at the level asked for" in said
