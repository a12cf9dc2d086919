"""Tests of `planner.export.plan_text`: aligned, whole, and harmless to a terminal."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import (
    Career,
    CareerMilestone,
    CareerPhase,
    Catalogue,
    CatalogueMilestone,
    Effort,
    Event,
    Kind,
    Role,
)
from planner.domain.edits import Place, check_off, log_minutes, pin, skip
from planner.domain.forecast import Basis, FinishRange
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.plan import Plan, plan_of, with_schedule
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Milestone, Profile, Target
from planner.domain.scheduling import placements_for
from planner.export import plan_text
from planner.export.plan_json import forecast_object
from planner.export.plan_text import Terminal, cells, shown, table, wrap
from planner.words import ENGLISH

TODAY = dt.date(2027, 3, 1)
WIDE, NARROW = Terminal(200), Terminal(60)


def plan(names: tuple[str, ...] = ("Record a door", "Cut a scene", "Meet someone")) -> Plan:
    """Return a plan in two phases; the last milestone is an event of a usual month."""
    milestones = tuple(
        Milestone(
            definition=CatalogueMilestone(
                id=f"m-{number}", kind=Kind.PROJECT, title=name, criteria=(),
                effort=Effort(low=60, likely=120, high=180),
                event=Event(months=(9,), attendance=60) if number == 2 else None,
            ),
            code=f"AC{number}", phase=1 + number // 2, role=Role.CRAFT, estimate=120,
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    profile = Profile(
        id="p", name="My plan", created=TODAY, start=TODAY, milestones=milestones,
        targets=(Target(career="c", name="C", short_name="C", icon="c", phases=("One", "Two")),),
        calendar=StudyCalendar(week=week_of_hours(2)),
    )  # fmt: skip
    return plan_of(Place(placements_for(profile, TODAY)).apply(profile)[0], TODAY)


def after(before: Plan, *edits: object, today: dt.date = TODAY) -> Plan:
    profile = before.profile
    for edit in edits:
        profile, _ = with_schedule(profile, edit, TODAY).apply(profile)  # type: ignore[arg-type]
    return plan_of(profile, today)


def lines(found: Plan, terminal: Terminal = WIDE, forecast: FinishRange | None = None) -> list[str]:
    return list(plan_text.plan_text(found, ENGLISH, terminal, forecast))


# --- cells and tables -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"), [("abc", 3), ("Föley", 5), ("Fo\u0308ley", 5), ("音楽", 4), ("a\u200db", 2)]
)
def test_cells_are_those_of_a_terminal(text: str, count: int) -> None:
    assert cells(text) == count


def test_nothing_commands_the_terminal() -> None:
    assert shown("a\x1b[31mb\r\nc\u202ed\ud800e\u200df") == "a[31mb  cde\u200df"


@given(st.text(max_size=80), st.integers(min_value=2, max_value=40))
def test_wrapping_keeps_every_letter_within_the_width(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert "".join(wrapped).replace(" ", "") == "".join(shown(text).split())
    assert all(cells(line) <= width for line in wrapped)
    assert wrapped


def test_columns_are_aligned_and_one_of_them_wraps() -> None:
    rows = [("a", "one two three four five six seven", "1 h"), ("bb", "eight", "20 h")]
    assert table(rows, 1, 30, right=2) == [
        "a   one two three four     1 h",
        "    five six seven",
        "bb  eight                 20 h",
    ]
    assert table(rows, 1, 200)[0] == "a   one two three four five six seven  1 h"
    assert table([], 0, 80) == []


# --- a plan ---------------------------------------------------------------------------------------


def test_a_plan_is_shown_by_phase() -> None:
    found = lines(plan())
    assert found[0] == "My plan"
    assert found[1] == "0 of 3 milestones done, 0 % of 6 h; 6 h left"
    headings = [line for line in found if line[:2] in ("1.", "2.")]
    assert headings[0].startswith("1. One: 0 of 2 done, ")
    assert headings[0].endswith(", 4 h")
    assert found[found.index(headings[0]) + 1].startswith("[ ]  AC0  Record a door  Project  ")
    assert found[-1].split()[-2:] == ["2", "h"]
    assert "Sep 2027?" in found[-1] or "Sep?" in found[-1], "the month is usual, not certain"


def test_each_status_has_its_box_and_its_date() -> None:
    before = plan()
    done = after(
        before,
        check_off("m-0", TODAY, TODAY),
        log_minutes(before.profile, "m-1", 30, TODAY, TODAY),
        skip("m-2"),
    )
    text = "\n".join(lines(done))
    assert "[x]  AC0  Record a door" in text
    assert "done 1 Mar" in text
    assert "[~]  AC1" in text
    assert "[-]  AC2" in text
    assert "no date" in text


def test_a_pin_has_its_mark() -> None:
    before = plan()
    pinned = after(before, pin(before.profile, "m-0", dt.date(2027, 4, 5), dt.date(2027, 4, 20)))
    assert any("5 Apr – 20 Apr*" in line for line in lines(pinned))  # noqa: RUF001


def test_late_milestones_are_counted_and_red() -> None:
    first = plan().milestones[0].finish
    assert first is not None
    late = after(plan(), today=first + dt.timedelta(days=1))
    assert "1 milestone is past the planned finish; “planner replan” moves the dates" in lines(late)
    later = after(plan(), today=dt.date(2028, 3, 1))
    red = [line for line in lines(later, Terminal(200, colour=True)) if line.startswith("\x1b[31m")]
    assert len(red) == 4
    assert any(line.startswith("3 milestones are") for line in lines(later))


def test_the_range_of_the_finish() -> None:
    days = [dt.date(2027, month, 1) for month in (4, 5, 6)]
    found = lines(plan(), forecast=FinishRange(*days))
    until = "Finish between 1 April 2027 and 1 June 2027, most likely 1 May 2027"
    assert f"{until}, from the lowest to the highest estimates" in found
    learned = FinishRange(*days, Basis(weeks=5, milestones=1))
    found = lines(plan(), forecast=learned)
    assert f"{until}, from your last 5 weeks and 1 logged milestone" in found
    certain = FinishRange(days[0], days[0], days[0])
    assert not any("between" in line for line in lines(plan(), forecast=certain))


def test_an_empty_plan_is_a_few_lines() -> None:
    empty = plan(())
    assert lines(empty) == [
        "My plan",
        "0 of 0 milestones done, 100 % of 0 h; 0 h left"
        if empty.progress.percent == 100
        else "0 of 0 milestones done, 0 % of 0 h; 0 h left",
        "From 1 March 2027, 2 h a week",
    ]


def test_problems_stand_at_the_end() -> None:
    before = plan()
    first, last = dt.date(2027, 3, 1), dt.date(2027, 3, 1)
    broken = after(before, pin(before.profile, "m-0", first, last))
    assert broken.problems
    found = lines(broken)
    sentence = ENGLISH.problem(broken.problems[-1], broken)
    assert found[-1] == f"  {sentence}"
    assert "Problems" in found


@given(
    st.tuples(*[st.text(min_size=1, max_size=60).filter(lambda text: text.strip())] * 3),
    st.integers(min_value=60, max_value=130),
)
def test_titles_of_any_letters_fit(names: tuple[str, str, str], width: int) -> None:
    found = lines(plan(names), Terminal(width))
    assert all(cells(line) <= width for line in found)
    assert not any(unicodedata.category(letter) == "Cc" for line in found for letter in line)
    assert sum(line.startswith("[ ]") for line in found) == 3


def test_colours_wrap_whole_lines() -> None:
    done = after(plan(), check_off("m-0", TODAY, TODAY))
    plain, coloured = lines(done), lines(done, Terminal(200, colour=True))
    bare = [line.removesuffix("\x1b[0m") for line in coloured]
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[31m"):
        bare = [line.removeprefix(code) for line in bare]
    assert bare == plain
    assert coloured != plain


# --- a week, moves --------------------------------------------------------------------------------


def test_a_week_day_by_day() -> None:
    before = plan()
    found = after(before, log_minutes(before.profile, "m-0", 20, TODAY, TODAY))
    week = list(plan_text.week_text(found, TODAY, ENGLISH, WIDE))
    assert week[0] == "Week 9 of 2027: 1 Mar – 7 Mar 2027"  # noqa: RUF001
    assert week[1] == "2 h planned, 2 h available"
    assert week[3].startswith("Mon 1 Mar 2027  [~]  AC0  0.33 h logged, ")
    done = after(found, check_off("m-0", TODAY, TODAY))
    assert list(plan_text.week_text(done, TODAY, ENGLISH, WIDE))[3].startswith(
        "Mon 1 Mar 2027  [x]  AC0  0.33 h logged  Record"
    )
    empty = list(plan_text.week_text(found, dt.date(2029, 1, 1), ENGLISH, WIDE))
    assert empty[-1] == "Nothing is planned in this week."


def test_a_week_tells_meetings_and_follow_ups() -> None:
    found = plan()
    meeting = Meeting(begins=dt.time(18), place="online")
    first = found.profile.milestones[0]
    assert first.placement is not None
    contacts = (
        Contact(id="a", name="Ann\x1b[31m", follow_up=FollowUp(on=TODAY, about="the mix")),
        Contact(id="b", name="Ben", follow_up=FollowUp(on=dt.date(2027, 2, 1))),
        Contact(id="c", name="Cem", follow_up=FollowUp(on=dt.date(2027, 3, 8))),
    )
    milestones = (
        first.model_copy(update={"meeting": meeting}),
        *found.profile.milestones[1:],
    )
    fields = {"contacts": contacts, "milestones": milestones}
    met = plan_of(found.profile.model_copy(update=fields), TODAY)
    day = ENGLISH.weekday_date(first.placement.finish)
    told = list(plan_text.week_text(met, first.placement.finish, ENGLISH, WIDE))
    assert f"{day} 18:00, online: Record a door" in told
    week = list(plan_text.week_text(met, TODAY, ENGLISH, WIDE))
    assert week[-2] == "Mon 1 Feb 2027, late: get in touch with Ben"
    assert week[-1].endswith("about the mix")
    assert "\x1b" not in week[-1]


# --- careers --------------------------------------------------------------------------------------


def catalogue() -> Catalogue:
    milestone = plan().profile.milestones[0].definition
    career = Career(
        id="foley", family="Sound", name="Foley artist", short_name="Foley", icon="x",
        tagline="Steps and cloth.", summary="Performs sounds.", responsibilities=("Walk.",),
        tools=(), routes=("Assist.",), portfolio=(), first_jobs=(), challenges=(),
        required={"foley": 3}, phases=(CareerPhase(name="Start", outcome="Begun."),),
        milestones=(
            CareerMilestone(id="m-0", phase=1, role=Role.ESSENTIAL),
            CareerMilestone(id="gone", phase=1, role=Role.CRAFT),
        ),
    )  # fmt: skip
    return Catalogue.of(careers=(career,), milestones=(milestone,))


def test_careers_are_one_a_row() -> None:
    found = list(plan_text.careers_text(catalogue(), ENGLISH, WIDE))
    assert found == ["foley  Foley artist  1 to 3 h  Steps and cloth."]
    narrow = list(plan_text.careers_text(catalogue(), ENGLISH, NARROW))
    assert narrow == ["foley  Foley artist, 1 to 3 h. Steps and cloth."]
    assert list(plan_text.careers_text(Catalogue.of(), ENGLISH, WIDE)) == []


def test_one_career_in_full() -> None:
    career = catalogue().careers["foley"]
    found = list(plan_text.career_text(career, catalogue(), ENGLISH, WIDE))
    assert found[:3] == ["Foley artist (foley)", "Performs sounds.", "1 to 3 h from scratch"]
    assert "  - Walk." in found
    assert "Tools" not in found
    assert "  foley  3  foley" in found
    assert found[-2:] == ["1. Start", "  m-0  Record a door  Project  Essential"]
    narrow = list(plan_text.career_text(career, catalogue(), ENGLISH, NARROW))
    assert narrow[-1] == "  m-0  Record a door (Project, essential)"


def test_a_problem_needs_no_milestone() -> None:
    problem = Problem(ProblemKind.OVERLOADED_DAY, {"day": TODAY, "planned": 90, "available": 60})
    broken = plan()
    shown_plan = broken.__class__(
        **{
            name: getattr(broken, name)
            for name in broken.__dataclass_fields__
            if name != "problems"
        },
        problems=(problem,),
    )
    assert lines(shown_plan)[-1] == "  1 March 2027 carries 1.5 h, 1 h is available."


def test_a_finish_that_is_not_foreseen_has_no_dates() -> None:
    day = dt.date(2037, 5, 1)
    found = lines(plan(), forecast=FinishRange(day, day, day, Basis(6, 1), foreseen=False))
    assert any(line.startswith("At the pace of your last weeks no finish") for line in found)
    assert not any("2037" in line for line in found)
    shown = forecast_object(FinishRange(day, day, day, Basis(6, 1), foreseen=False))
    assert shown is not None
    assert [shown[name] for name in ("p10", "likely", "p90")] == [None] * 3
