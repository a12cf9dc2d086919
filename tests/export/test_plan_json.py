"""Tests of `planner.export.plan_json`: the words and units of the command line's description."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from planner.domain.catch_up import Obstacle, Offer, OfferKind, WhyNot, moves, push
from planner.domain.edits import check_off, log_minutes, pin
from planner.domain.forecast import finish_range
from planner.domain.pace import Pace
from planner.domain.problems import Problem, ProblemKind
from planner.export import plan_json
from planner.words import ENGLISH
from tests.export.test_plan_text import TODAY, after, catalogue, plan

PATH = Path("/plans/mine.json")


def test_a_plan_is_one_object_in_minutes_and_iso_dates() -> None:
    before = plan()
    found = after(
        before,
        check_off("m-0", TODAY, TODAY),
        log_minutes(before.profile, "m-1", 30, TODAY, TODAY),
        pin(before.profile, "m-1", None, dt.date(2027, 6, 1)),
    )
    forecast = finish_range(found.profile, TODAY)
    thing = plan_json.plan_object(found, catalogue(), ENGLISH, PATH, forecast)
    assert json.loads(json.dumps(thing)) == thing, "nothing in it is more than JSON"
    assert (thing["profile"], thing["careers"], thing["depth"]) == (str(PATH), ["c"], "full")
    assert thing["today"] == thing["start"] == "2027-03-01"
    assert thing["effort"] == {"total": 360, "done": 150, "remaining": 210}
    assert thing["progress"]["percent"] == 41
    assert [each["id"] for each in thing["milestones"]] == ["m-0", "m-1", "m-2"]
    done, open_one, _ = thing["milestones"]
    assert (done["status"], done["done_on"]) == ("done", "2027-03-01")
    assert (open_one["status"], open_one["logged"], open_one["pinned"]) == ("in-progress", 30, True)
    assert open_one["kind"] == "project"
    assert all(dt.date.fromisoformat(week["start"]).weekday() == 0 for week in thing["weeks"])
    assert sum(week["planned"] for week in thing["weeks"]) == 210
    assert forecast is not None
    assert thing["forecast"]["likely"] == forecast.likely.isoformat()


def test_reasons_name_only_what_they_are_about() -> None:
    thing = plan_json.plan_object(plan(), catalogue(), ENGLISH, PATH, None)
    assert thing["forecast"] is None
    (reason,) = thing["milestones"][0]["reasons"]
    assert reason["kind"] == "path"
    assert reason["text"] == "Part of the full path for C"
    assert [reason[name] for name in ("skill", "from", "to", "asked", "milestone")] == [None] * 5


def test_a_week_is_a_part_of_the_plan() -> None:
    whole = plan_json.plan_object(plan(), catalogue(), ENGLISH, PATH, None)
    week = plan_json.week_object(whole, dt.date(2027, 3, 6))
    assert [each["start"] for each in week["weeks"]] == ["2027-03-01"]
    assert [each["id"] for each in week["milestones"]] == ["m-0"]
    assert week["effort"] == whole["effort"]


def test_problems_have_a_sentence_and_a_place() -> None:
    problem = Problem(ProblemKind.CYCLE, {"members": "a, b"}, file="a.json", place="x")
    assert plan_json.problem_object(problem, ENGLISH) == {
        "kind": "cycle",
        "message": "These milestones wait for each other: a, b.",
        "file": "a.json",
        "place": "x",
    }
    of_plan = plan_json.problem_object(problem, ENGLISH, plan())
    assert of_plan["milestone"] is None
    assert "file" not in of_plan


def test_careers_in_short_and_in_full() -> None:
    (short,) = plan_json.careers_object(catalogue())
    assert short["effort"] == {"low": 60, "high": 180}
    full = plan_json.career_object(catalogue().careers["foley"], catalogue())
    assert full["required"] == {"foley": 3}
    assert full["milestones"] == [
        {
            "id": "m-0",
            "phase": 1,
            "role": "essential",
            "title": "Record a door",
            "kind": "project",
        }
    ]


def test_moves_are_before_and_after() -> None:
    before = plan()
    edit = push(before.profile, 7, TODAY)
    moved = moves(before.profile, edit)
    thing = plan_json.moves_object(before, after(before, edit), moved, offer="push", applied=False)
    assert (thing["offer"], thing["applied"]) == ("push", False)
    assert thing["planned_finish"]["before"] <= thing["planned_finish"]["after"]
    assert thing["moves"][0]["code"] == "AC0"
    assert thing["moves"][0]["before"]["start"] < thing["moves"][0]["after"]["start"]
    lost = moved[0].__class__("m-0", "Record a door", moved[0].before, None)
    gone = plan_json.moves_object(before, plan(()), (lost,))
    assert gone["moves"][0]["after"] is None
    assert gone["planned_finish"]["after"] is None


def test_what_is_new_has_its_code() -> None:
    whole = plan()
    new = moves(whole.profile, push(whole.profile, 7, TODAY))[0].__class__(
        "m-0", "Record a door", None, whole.profile.milestones[0].placement
    )
    thing = plan_json.moves_object(plan(()), whole, (new,), offer="path", applied=True)
    assert (thing["moves"][0]["code"], thing["moves"][0]["before"]) == ("AC0", None)


def test_an_offer_has_all_it_would_bring() -> None:
    before = plan()
    clash = Problem.of(ProblemKind.OVER_BUDGET, cost=2, budget=1)
    edit = push(before.profile, 7, TODAY)
    moved = moves(before.profile, edit)
    pace = Pace(100, 600, 42, TODAY, TODAY)
    offer = Offer(
        OfferKind.REAL_PACE, edit, TODAY, 100, moved, 2, (clash,), ("m-1",), ("eq",), pace
    )
    thing = plan_json.offer_object(offer, before, catalogue(), ENGLISH, applied=True)
    assert json.loads(json.dumps(thing)) == thing
    assert (thing["offer"], thing["applied"], thing["why_not"]) == ("real-pace", True, None)
    assert (thing["weekly_minutes"], thing["pace"], thing["weeks_over"]) == (100, 100, 2)
    assert thing["clashes"] == [
        {"kind": "over-budget", "milestone": None, "message": ENGLISH.problem(clash, before)}
    ]
    assert (thing["left_out"], thing["just_reached"]) == (["m-1"], [{"id": "eq", "name": "eq"}])
    assert len(thing["moves"]) == len(moved)
    assert thing["planned_finish"]["after"] == str(after(before, edit).planned_finish)


def test_an_offer_that_cannot_be_had_says_why() -> None:
    why = WhyNot(Obstacle.NOT_BEFORE, TODAY, dt.date(2027, 4, 1), "m-1")
    thing = plan_json.offer_object(
        Offer(OfferKind.DO_LESS, None, why_not=why), plan(), catalogue(), ENGLISH, applied=False
    )
    assert (thing["moves"], thing["weekly_minutes"], thing["pace"]) == ([], None, None)
    assert thing["planned_finish"]["after"] is None
    assert thing["why_not"] == {
        "kind": "not-before",
        "message": ENGLISH.why_not(why),
        "wanted": "2027-03-01",
        "earliest": "2027-04-01",
        "milestone": "m-1",
    }
