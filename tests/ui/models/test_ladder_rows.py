"""The way of a skill in words, and its history as a table and a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from planner.domain import edits
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.domain.skill_path import ladder_of, level_history
from planner.ui.models.ladder_rows import (
    LadderRow,
    history_line,
    history_rows,
    ladder_rows,
)
from planner.ui.roles import CheckState
from planner.words import ENGLISH
from tests.ui.skill_worlds import LINK, skilled_plan, skilled_profile
from tests.ui.worlds import TODAY


def _rows(plan: Plan, skill: str) -> tuple[LadderRow, ...]:
    rated = skill in plan.profile.ratings
    return ladder_rows(ladder_of(plan, skill), plan, ENGLISH, rated=rated)


def _told(plan: Plan, skill: str) -> list[tuple[str, str]]:
    return [(each.title, each.subtitle) for each in _rows(plan, skill)]


def test_levels_and_milestones_stand_in_turn() -> None:
    rows = _told(skilled_plan(), "hearing")
    assert rows[:3] == [
        ("Aware", "Your rating, 4 Jan 2027"),
        ("Listen to twenty records", "Done 4 Jan · no evidence yet"),
        ("With help", "Claimed, 4 Jan 2027"),
    ]
    assert rows[3][0] == "Full mix: indie <b>rock</b>"
    assert rows[3][1].startswith("5 of 20 h · due ")
    assert rows[4][0] == "On my own"
    assert rows[4][1].startswith("Target · Planned for ")
    listen = _rows(skilled_plan(), "hearing")[1]
    assert (listen.milestone, listen.check) == ("listen", CheckState.DONE)
    assert listen.spoken.startswith("Listen to twenty records. Practice. Done.")


def test_what_is_not_rated_and_what_the_plan_does_not_reach() -> None:
    rows = _rows(skilled_plan(), "mixing")
    assert (rows[0].title, rows[0].subtitle) == ("Not yet", "Not rated")
    assert rows[0].spoken == "Level 0, Not yet. Not rated."
    assert (rows[-1].title, rows[-1].subtitle) == ("Lead", "Target, not reached by this plan")


def test_evidence_is_counted_and_turns_a_claim() -> None:
    profile = skilled_profile()
    for count, words in ((1, "1 piece of evidence"), (2, "2 pieces of evidence")):
        link = LINK.model_copy(update={"target": f"https://example.org/{count}"})
        profile, _ = edits.add_evidence(profile, "listen", link).apply(profile)
        rows = _told(plan_of(profile, TODAY), "hearing")
        assert rows[1][1] == f"Done 4 Jan · {words}"
        assert rows[2] == ("With help", "Shown by evidence, 4 Jan 2027")


def test_what_is_late_and_what_has_no_date_says_so() -> None:
    late = plan_of(skilled_profile(), TODAY + dt.timedelta(days=400))
    assert " · was due " in _told(late, "mixing")[1][1]
    assert "Planned" in [each.subtitle for each in _rows(late, "mixing") if not each.milestone]
    profile = skilled_profile()
    dateless = tuple(each.model_copy(update={"placement": None}) for each in profile.milestones)
    plan = plan_of(profile.model_copy(update={"milestones": dateless}), TODAY)
    assert _told(plan, "mixing")[1][1] == "10 h · no date"


def _history(profile: Profile) -> tuple[tuple[str, str, str, str], ...]:
    history = level_history(profile, "hearing")
    return history_rows(history, plan_of(profile, TODAY), ENGLISH)


def test_the_history_is_a_table_and_a_sentence() -> None:
    profile = skilled_profile()
    profile, _ = edits.rate(profile, {"hearing": 3}, TODAY).apply(profile)
    profile, _ = edits.rate(profile, {"hearing": None}, TODAY + dt.timedelta(1)).apply(profile)
    assert _history(profile) == (
        ("4 Jan 2027", "Rated", "1", "1 Aware"),
        ("4 Jan 2027", "Listen to twenty records", "1", "2 With help"),
        ("1 Feb 2027", "Rated", "3", "3 On my own"),
        ("2 Feb 2027", "Rating taken back", "–", "2 With help"),  # noqa: RUF001 - no rating
    )
    history = level_history(profile, "hearing")
    assert history_line(history[:3], ENGLISH) == (
        "From Aware on 4 Jan 2027 to On my own on 1 Feb 2027."
    )
    assert history_line(history[:1], ENGLISH) == "Aware since 4 Jan 2027."
    stayed = (*history[:3], replace(history[2], on=TODAY + dt.timedelta(9)))
    assert history_line(stayed, ENGLISH).endswith("to On my own on 1 Feb 2027.")
    assert history_line((), ENGLISH).startswith("Neither rated nor built")
