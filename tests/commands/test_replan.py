"""Tests of `planner replan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.storage.profile_file import read_profile
from tests.commands.terminal import CAREER, codes, files, refused

LATE = ("--today", "2027-06-01")
OFFERS = ["real-pace", "planned-pace", "keep-finish", "do-less"]


def found(said: Any) -> list[dict[str, Any]]:
    """The offers of an answer as JSON."""
    assert said.status == 0, said.err
    offers: list[dict[str, Any]] = json.loads(said.out)["offers"]
    return offers


def test_offers_are_shown_and_nothing_is_changed(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    said = run("replan", plan, *LATE)
    lines = said.out.splitlines()
    assert "behind plan" in lines[0]
    assert lines[2].split() == OFFERS
    assert lines[-1] == "Nothing was changed; apply an offer with --offer NAME."
    offers = found(run("replan", plan, *LATE, "--json"))
    assert [each["offer"] for each in offers] == OFFERS
    assert not any(each["applied"] for each in offers)
    planned = offers[1]
    assert planned["planned_finish"]["before"] < planned["planned_finish"]["after"]
    assert all(move["before"]["start"] < move["after"]["start"] for move in planned["moves"][:3])
    assert planned["weekly_minutes"] == 480
    assert offers[0]["pace"] is None
    dry = found(run("replan", plan, *LATE, "--json", "--dry-run", "--offer", "planned-pace"))
    assert dry == [planned]
    assert files(plan.parent) == before


@pytest.mark.parametrize("offer", OFFERS)
def test_an_offer_is_applied_as_it_was_shown(run: Any, plan: Path, offer: str) -> None:
    # A month late: few enough hours that leaving something out can make up for them.
    late = ("--today", "2027-02-01")
    ids = codes(plan)
    for on in ("2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"):
        log = ("--status=in-progress", "--hours=3", "--on", on)
        assert run("check", plan, ids[0], *log, *late).status == 0
    shown = {each["offer"]: each for each in found(run("replan", plan, *late, "--json"))}[offer]
    assert shown["why_not"] is None
    before = read_profile(plan).profile
    assert run("replan", plan, *late, "--offer", offer, "--dry-run").status == 0
    assert read_profile(plan).profile == before
    done = found(run("replan", plan, *late, "--offer", offer, "--json"))
    assert done == [{**shown, "applied": True}]
    plan_now = json.loads(run("show", plan, *late, "--json").out)
    assert plan_now["planned_finish"] == shown["planned_finish"]["after"]
    after = read_profile(plan).profile
    skipped = [each.id for each in after.milestones if each.status == "skipped"]
    assert sorted(skipped) == sorted(shown["left_out"])
    assert (after.calendar == before.calendar) is (offer != "keep-finish")
    weekly = after.calendar.weekly_minutes(after.start.replace(month=3))
    assert weekly == (shown["weekly_minutes"] if offer == "keep-finish" else 480)
    assert [each.log for each in after.milestones] == [each.log for each in before.milestones]


def test_what_moves_nothing_says_so(run: Any, plan: Path) -> None:
    assert run("replan", plan, *LATE, "--offer", "planned-pace").status == 0
    before = files(plan.parent)
    again = run("replan", plan, *LATE, "--offer", "planned-pace")
    assert again.out == "No dates move.\n"
    assert files(plan.parent) == before


def test_an_offer_that_cannot_be_had_is_refused(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    for dry in ((), ("--dry-run",)):
        said = run("replan", plan, "--today=2035-01-01", "--offer", "keep-finish", *dry)
        refused(said, "“keep-finish” cannot be had", "is past")
    assert files(plan.parent) == before
    lines = run("replan", plan, "--today=2035-01-01").out
    assert "keep-finish cannot be had. The finish to keep, " in lines


def test_everything_is_pushed(run: Any, plan: Path) -> None:
    before = read_profile(plan).profile
    dry = run("replan", plan, "--push", "30", "--dry-run")
    assert "Nothing was changed." in dry.out
    assert read_profile(plan).profile == before
    assert run("replan", plan, "--push", "30").status == 0
    after = read_profile(plan).profile
    assert str(min(each.placement.start for each in after.milestones if each.placement)) > "2027-02"
    for days in ("0", "-3", "x", "99999"):
        refused(run("replan", plan, f"--push={days}"), "--push")


def test_a_break_is_planned(run: Any, plan: Path) -> None:
    before = read_profile(plan).profile
    pause = ("--break", "2027-03-01..2027-03-14")
    shown = found(run("replan", plan, *pause, "--dry-run", "--json"))
    assert read_profile(plan).profile == before
    done = found(run("replan", plan, *pause, "--json"))
    assert done == [{**shown[0], "applied": True}]
    assert (done[0]["offer"], bool(done[0]["moves"])) == ("break", True)
    after = read_profile(plan).profile
    assert [str(each.last) for each in after.calendar.breaks] == ["2027-03-14"]
    for each in after.milestones:
        assert each.placement is not None
        assert not any("2027-03-01" <= str(on) <= "2027-03-14" for on, _ in each.placement.days())
    kept = files(plan.parent)
    refused(run("replan", plan, "--break", "2027-03-01"), "Write it like")
    refused(run("replan", plan, "--break", "2027-03-02..2027-03-01"), "cannot end")
    assert files(plan.parent) == kept


def test_the_path_changes_depth_and_career(run: Any, plan: Path) -> None:
    before = read_profile(plan).profile
    (fast,) = found(run("replan", plan, "--depth", "fast", "--json"))
    assert fast["planned_finish"]["after"] < fast["planned_finish"]["before"]
    after = read_profile(plan).profile
    assert (before.depth, after.depth) == ("full", "fast")
    assert run("replan", plan, "--depth", "full").status == 0
    careers = ("--career", CAREER, "--career", "mastering-engineer")
    said = run("replan", plan, *careers, "--dry-run")
    assert "->" in said.out
    assert [each.career for each in read_profile(plan).profile.targets] == [CAREER]
    assert run("replan", plan, *careers).status == 0
    now = read_profile(plan).profile
    assert [each.career for each in now.targets] == [CAREER, "mastering-engineer"]
    kept = files(plan.parent)
    refused(run("replan", plan, "--career", "astronaut"), "no career “astronaut”")
    assert files(plan.parent) == kept


@pytest.mark.parametrize(
    "words",
    [
        "--offer real-pace --push 3",
        "--break 2027-01-01..2027-01-02 --depth fast",
        "--career mixing-engineer --offer do-less",
        "--career mixing-engineer --break 2027-01-01..2027-01-02",
        "--offer everything",
        "--depth deep",
    ],
)
def test_one_change_at_a_time(run: Any, plan: Path, words: str) -> None:
    said = run("replan", plan, *words.split())
    assert (said.status, said.out) == (2, "")
