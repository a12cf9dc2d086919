"""Rows of the list as values."""

from __future__ import annotations

import datetime as dt

from planner.domain import edits, milestone_edits
from planner.domain.plan import plan_of
from planner.ui.models.plan_rows import RowBuilder
from planner.ui.roles import CheckState
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, asking_for_unknown, small_profile


def test_rows_of_unchanged_milestones_are_used_again() -> None:
    builder, profile = RowBuilder(ENGLISH), small_profile()
    before = builder.milestone_rows(plan_of(profile, TODAY))
    profile, _ = edits.set_notes("theory", "a note").apply(profile)
    after = builder.milestone_rows(plan_of(profile, TODAY))
    fresh = [new.id for old, new in zip(before, after, strict=True) if old is not new]
    assert fresh == ["theory"]


def test_a_row_follows_what_it_waits_for_and_the_day() -> None:
    builder, profile = RowBuilder(ENGLISH), small_profile()
    rows = {row.id: row for row in builder.milestone_rows(plan_of(profile, TODAY))}
    assert rows["balance"].check is CheckState.BLOCKED
    profile, _ = edits.check_off("signal", TODAY, TODAY).apply(profile)
    rows = {row.id: row for row in builder.milestone_rows(plan_of(profile, TODAY))}
    assert rows["balance"].check is CheckState.TODO
    late = rows["theory"].overdue
    tomorrow = TODAY + dt.timedelta(days=1)
    rows = {row.id: row for row in builder.milestone_rows(plan_of(profile, tomorrow))}
    assert rows["theory"].overdue == late + 1


def test_a_search_finds_titles_kinds_codes_and_notes() -> None:
    profile, _ = edits.set_notes("theory", "Ask Änne").apply(small_profile())
    rows = {row.id: row for row in RowBuilder(ENGLISH).milestone_rows(plan_of(profile, TODAY))}
    search = rows["theory"].search
    code = profile.milestone("theory").code
    for text in ("music theory", "course", "proof of theory", "änne", code.casefold()):
        assert text in search


def test_parts_stand_in_the_second_line_and_are_found() -> None:
    profile, _ = milestone_edits.set_steps(small_profile(), "theory", ("Chords", "Scales")).apply(
        small_profile()
    )
    first = profile.milestone("theory").steps[0].id
    profile, _ = milestone_edits.tick_step(profile, "theory", first, TODAY).apply(profile)
    rows = {row.id: row for row in RowBuilder(ENGLISH).milestone_rows(plan_of(profile, TODAY))}
    assert rows["theory"].text.subtitle.startswith("Course · 1 of 2 parts · Proof of")
    assert "1 of 2 parts" in rows["theory"].text.spoken
    assert "scales" in rows["theory"].search
    profile, _ = milestone_edits.set_steps(profile, "theory", ("Chords",)).apply(profile)
    rows = {row.id: row for row in RowBuilder(ENGLISH).milestone_rows(plan_of(profile, TODAY))}
    assert "1 of 1 part ·" in rows["theory"].text.subtitle


def test_what_nobody_knows_stands_in_the_second_line_until_it_is_dismissed() -> None:
    told = "Needs first, but unknown: old-mix (counts as met)"
    builder, plan = RowBuilder(ENGLISH), asking_for_unknown("theory", ("old-mix",))
    rows = {row.id: row for row in builder.milestone_rows(plan)}
    assert rows["theory"].text.subtitle == f"Course · {told}"
    assert f". {told}. " in rows["theory"].text.spoken
    assert rows["theory"].check is CheckState.TODO, "it blocks nothing"
    assert all("unknown" not in row.text.spoken for row in rows.values() if row.id != "theory")
    (problem,) = (each for each in plan.problems if each.milestone == "theory")
    quiet, _ = edits.dismiss(plan.profile, problem.key).apply(plan.profile)
    plan = plan_of(quiet, TODAY, plan.basis.catalogue, plan)
    rows = {row.id: row for row in builder.milestone_rows(plan)}
    assert rows["theory"].text.subtitle == "Course · Proof of theory"
    assert "unknown" not in rows["theory"].text.spoken


def test_what_is_open_comes_before_what_nobody_knows() -> None:
    plan = asking_for_unknown("balance", ("old-mix", "lost"))
    rows = {row.id: row for row in RowBuilder(ENGLISH).milestone_rows(plan)}
    needs, unknown = "Needs first: Signal flow", "old-mix, lost (counts as met)"
    assert rows["balance"].text.subtitle == (
        f"Project · {needs} · Needs first, but unknown: {unknown}"
    )
    assert rows["balance"].check is CheckState.BLOCKED
