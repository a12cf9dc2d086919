"""Tests of `planner.export.replan_text`: the offers side by side, and what moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from planner.domain.catch_up import Moved, Obstacle, Offer, OfferKind, WhyNot, moves, push
from planner.domain.edits import Place, remove
from planner.domain.pace import Pace
from planner.domain.problems import Problem, ProblemKind
from planner.export import replan_text
from planner.export.plan_text import Terminal, cells
from planner.words import ENGLISH
from tests.export.test_plan_text import NARROW, TODAY, WIDE, after, catalogue, plan

PAST = WhyNot(Obstacle.FINISH_PAST, dt.date(2027, 2, 1))
PACE = Pace(438, 2628, 42, dt.date(2027, 1, 18), dt.date(2027, 2, 28))


def an_offer(kind: OfferKind = OfferKind.PLANNED_PACE, **fields: object) -> Offer:
    """An offer that moves the first milestone and finishes in four weeks."""
    values = {"finish": dt.date(2027, 10, 1), "weekly_minutes": 120} | fields
    return Offer(kind, Place({}), **values)  # type: ignore[arg-type]


def shown_offers(*found: Offer, terminal: Terminal = WIDE) -> list[str]:
    return list(replan_text.offers_text(found, plan(), catalogue(), ENGLISH, terminal))


def test_offers_stand_side_by_side() -> None:
    moved = (Moved("m-0", "Record a door", None, None),)
    lines = shown_offers(
        an_offer(moves=moved, weeks_over=2),
        an_offer(OfferKind.KEEP_FINISH, weekly_minutes=525),
        Offer(OfferKind.DO_LESS, None, why_not=PAST),
    )
    assert lines[0] == "You are not behind plan."
    cut = [line.split() for line in lines[2:11]]
    assert cut[0] == ["planned-pace", "keep-finish", "do-less"]
    now = str(plan().planned_finish)
    assert cut[1][:2] == ["Finish", "now"]
    assert cut[1][2:5] == cut[1][5:8] == cut[1][8:] == ["30", "Sep", now[:4]]
    assert cut[2] == ["Finish", "then", "1", "Oct", "2027", "1", "Oct", "2027", "-"]
    assert cut[3] == ["Later", "by", "1", "day", "1", "day", "-"]
    assert cut[4] == ["Time", "a", "week", "2", "h", "8.75", "h", "-"]
    assert cut[5] == ["Dates", "moved", "1", "of", "3", "0", "of", "3", "-"]
    assert cut[7] == ["Weeks", "over", "2", "0", "-"]
    assert lines[2].index("keep-finish") == lines[4].index("1 Oct 2027", 25)
    assert "do-less cannot be had. The finish to keep, 1 February 2027, is past." in lines


def test_a_narrow_terminal_gets_them_below_each_other() -> None:
    found = [an_offer(kind) for kind in OfferKind]
    lines = shown_offers(*found, terminal=NARROW)
    assert max(map(cells, lines)) <= 60
    assert [line for line in lines if line in list(OfferKind)] == [kind.value for kind in OfferKind]
    assert lines.count("  Finish then  1 Oct 2027") == 4


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 days"), (-3, "-3 days"), (13, "13 days"), (50, "7 weeks")]
)
def test_later_by_days_then_weeks(days: int, words: str) -> None:
    finish = plan().planned_finish
    assert finish is not None
    lines = shown_offers(an_offer(finish=finish + dt.timedelta(days=days)))
    assert lines[5].split("  ", 1)[1].strip() == words


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (an_offer(), "dates move, the 2 h a week stay."),
        (an_offer(OfferKind.KEEP_FINISH), "from today on the week has 2 h."),
        (an_offer(OfferKind.DO_LESS), "with 2 h a week. Nothing has to be left out."),
        (an_offer(OfferKind.REAL_PACE), "too little is on record"),
        (an_offer(OfferKind.REAL_PACE, pace=PACE, weekly_minutes=438),
         "dates move to 7.3 h a week, what the last 6 weeks had."),
        (an_offer(OfferKind.REAL_PACE, pace=PACE),
         "7.3 h a week over the last 6 weeks; dates count on the 2 h there are."),
    ],
)  # fmt: skip
def test_each_offer_is_explained(offer: Offer, words: str) -> None:
    assert any(words in line for line in shown_offers(offer))


def test_what_is_given_up_and_what_clashes() -> None:
    clash = Problem.of(ProblemKind.OVER_BUDGET, cost=100, budget=50)
    offer = an_offer(
        OfferKind.DO_LESS, left_out=("m-1",), just_reached=("foley", "eq"), clashes=(clash,) * 5
    )
    lines = shown_offers(offer)
    assert "  Leaves out Cut a scene (AC1), 2 h" in lines
    assert "  One single milestone then reaches the level of foley and eq" in lines
    assert sum("more than the budget" in line for line in lines) == 3
    assert lines[-1] == "  and 2 more clashes"
    coloured = shown_offers(replace(offer, left_out=()), terminal=Terminal(200, colour=True))
    assert coloured[-1].startswith("\x1b[31m")


def test_a_plan_without_dates_has_no_finish_now() -> None:
    lines = list(replan_text.offers_text([an_offer()], plan(()), catalogue(), ENGLISH, WIDE))
    assert lines[3].split() == ["Finish", "now", "-"]
    assert lines[5].split() == ["Later", "by", "-"]


def test_how_far_behind() -> None:
    late = plan()
    late = late.__class__(**{each: getattr(late, each) for each in late.__slots__} | {"behind": 90})
    lines = list(replan_text.offers_text([], late, catalogue(), ENGLISH, WIDE))
    assert lines[0] == "You are 1.5 h behind plan."


def test_moves_are_before_and_after() -> None:
    before = plan()
    edit = push(before.profile, 7, TODAY)
    pushed = after(before, edit)
    moved = moves(before.profile, edit)
    found = list(replan_text.moves_text(before, pushed, moved, ENGLISH, WIDE))
    count = len(moved)
    assert count >= 2
    assert found[0].startswith(f"{count} milestones move; the finish ")
    assert found[1].startswith("AC0   Record a door  ") or found[1].startswith("AC0  Record a door")
    assert "->" in found[1]
    nothing = list(replan_text.moves_text(before, before, (), ENGLISH, WIDE))
    assert nothing == ["No dates move."]
    one = list(replan_text.moves_text(before, pushed, moved[:1], ENGLISH, WIDE))
    assert one[0].startswith("1 milestone moves; ")


def test_what_goes_and_what_comes_is_named() -> None:
    before = plan()
    less = after(before, remove(before.profile, "m-0"))
    gone = replace(moves(before.profile, push(before.profile, 7, TODAY))[0], after=None)
    lines = list(replan_text.moves_text(before, less, [gone], ENGLISH, WIDE))
    assert lines[1].startswith("AC0  Record a door")
    assert lines[1].endswith("->  left out")
    come = replace(gone, before=None, after=gone.before)
    lines = list(replan_text.moves_text(less, before, [come], ENGLISH, WIDE))
    assert lines[1].split("  ")[2] == "new"
    undated = replace(gone, after=None)
    lines = list(replan_text.moves_text(before, before, [undated], ENGLISH, WIDE))
    assert lines[1].endswith("->  no date")
    lines = list(replan_text.moves_text(before, plan(()), [gone], ENGLISH, WIDE))
    assert lines[0] == "1 milestone moves."


def test_clashes_of_a_change_are_the_new_ones() -> None:
    before = plan()
    wished = before.profile.model_copy(update={"wished_finish": TODAY})
    late = type(before)(**{each: getattr(before, each) for each in before.__slots__} | {
        "profile": wished, "problems": (Problem.of(ProblemKind.OVER_BUDGET, cost=2, budget=1),),
    })  # fmt: skip
    assert list(replan_text.clashes_text(before, before, ENGLISH, WIDE)) == []
    (line,) = replan_text.clashes_text(before, late, ENGLISH, WIDE)
    assert "more than the budget" in line
    assert list(replan_text.clashes_text(late, late, ENGLISH, WIDE)) == []


def test_a_narrow_terminal_gets_the_finishes_of_what_moves() -> None:
    before = plan(("A very long title of something to make", "Cut a scene", "Meet someone"))
    edit = push(before.profile, 7, TODAY)
    moved = moves(before.profile, edit)
    assert moved[0].after is not None
    lines = list(replan_text.moves_text(before, after(before, edit), moved, ENGLISH, NARROW))
    assert max(map(cells, lines)) <= 60
    finish = ENGLISH.short_date(moved[0].after.finish)
    assert any(line.endswith(finish) for line in lines)
    assert not any("–" in line for line in lines)  # noqa: RUF001 - the dash of a range


def test_a_finish_out_of_sight_is_not_dated() -> None:
    far = an_offer(OfferKind.REAL_PACE, finish=dt.date(2061, 1, 1), pace=PACE)
    lines = shown_offers(far)
    assert next(line.split() for line in lines if line.startswith("Finish then"))[2:] == [
        "over", "ten", "years",
    ]  # fmt: skip
    assert not any("2061" in line for line in lines)
