"""Words and sentences for what the domain holds as data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue, Kind, Role
from planner.domain.catch_up import Obstacle, WhyNot
from planner.domain.edits import Change
from planner.domain.estimates import Factor
from planner.domain.finish_chain import Because, Hold
from planner.domain.finish_wish import NotBefore
from planner.domain.forecast import Basis
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Preferences, Profile, Status
from planner.domain.reasons import Reason, ReasonKind
from planner.domain.sentences import Sentence
from planner.words import ENGLISH, Words
from tests.domain.catalogue_samples import skill
from tests.domain.plan_samples import TODAY, day, milestone, profile, seen, target
from tests.domain.strategies import profiles

DAY = dt.date(2027, 5, 16)
SKILLS = Catalogue.of(skills=(skill("hearing", name="Critical listening"),))


def test_every_value_has_a_word() -> None:
    assert all(ENGLISH.kind(kind) for kind in Kind)
    assert all(ENGLISH.role(role) for role in Role)
    assert all(ENGLISH.status(status) for status in Status)
    assert [ENGLISH.level(level) for level in range(6)][::5] == ["Not yet", "Lead"]
    assert set(ENGLISH.changes) == set(Change)
    assert set(ENGLISH.problems) == set(ProblemKind)


def test_a_part_that_is_a_sentence_is_said_as_one() -> None:
    reason = Sentence("“{key}” stands twice", key="id")
    problem = Problem(ProblemKind.UNREADABLE, {"message": reason})
    assert ENGLISH.problem(problem) == "The file cannot be read: “id” stands twice."
    words = dataclasses.replace(ENGLISH, said=lambda sentence: sentence.text.upper())
    assert words.problem(problem) == "The file cannot be read: “{KEY}” STANDS TWICE."


def test_no_sentence_shouts_or_holds_a_long_dash() -> None:
    texts = [*ENGLISH.changes.values(), *ENGLISH.problems.values(), *ENGLISH.kinds.values()]
    assert not any("!" in text or "\N{EM DASH}" in text for text in texts)
    assert all(text.endswith(".") for text in ENGLISH.problems.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1, "1"), (1.5, "1.5"), (0.25, "0.25"), (1234.5, "1,234.5"), (100, "100"),
     (1 / 3, "0.33"), (20.004, "20")],
)  # fmt: skip
def test_numbers_have_at_most_two_decimals(value: float, text: str) -> None:
    assert ENGLISH.number(value) == text


@pytest.mark.parametrize(
    ("minutes", "exact", "whole"),
    [
        (0, "0 h", "0 h"),
        (90, "1.5 h", "2 h"),
        (15, "0.25 h", "0 h"),
        (60_000, "1,000 h", "1,000 h"),
    ],
)
def test_minutes_are_shown_as_hours(minutes: int, exact: str, whole: str) -> None:
    assert ENGLISH.hours(minutes) == exact
    assert ENGLISH.whole_hours(minutes) == whole


@pytest.mark.parametrize(
    ("currency", "text"), [("€", "€1,250"), ("CHF", "1,250 CHF"), ("", "1,250")]
)
def test_money_carries_the_learners_label(currency: str, text: str) -> None:
    assert ENGLISH.money(1250, currency) == text


def test_dates_are_unambiguous() -> None:
    may = dt.date(2027, 5, 16)
    assert ENGLISH.date(may) == "16 May 2027"
    assert ENGLISH.short_date(may) == "16 May 2027"
    assert ENGLISH.short_date(may, TODAY) == "16 May"
    assert ENGLISH.short_date(may, dt.date(2026, 5, 1)) == "16 May 2027"
    assert ENGLISH.weekday_date(may, TODAY) == "Sun 16 May"
    assert (ENGLISH.month(9), ENGLISH.weekday(may)) == ("Sep", "Sun")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (dt.date(2027, 5, 16), dt.date(2027, 5, 16), "16 May"),
        (dt.date(2027, 5, 16), dt.date(2027, 6, 1), "16 May – 1 Jun"),  # noqa: RUF001
        (dt.date(2027, 12, 30), dt.date(2028, 1, 2), "30 Dec 2027 – 2 Jan 2028"),  # noqa: RUF001
        (dt.date(2028, 5, 16), dt.date(2028, 6, 1), "16 May – 1 Jun 2028"),  # noqa: RUF001
    ],
)
def test_ranges_name_a_year_once(first: dt.date, last: dt.date, text: str) -> None:
    assert ENGLISH.day_range(first, last, TODAY) == text


def test_days_can_be_written_another_way() -> None:
    words = dataclasses.replace(ENGLISH, written=dt.date.isoformat)
    may = dt.date(2027, 5, 16)
    assert words.date(may) == words.short_date(may, TODAY) == "2027-05-16"
    assert words.weekday_date(may, TODAY) == "Sun 2027-05-16"
    assert words.day_range(may, dt.date(2027, 6, 1), TODAY) == "2027-05-16 – 2027-06-01"  # noqa: RUF001
    assert ENGLISH.date(may) == "16 May 2027"


def test_a_day_in_figures_takes_the_regions_digits() -> None:
    digits = "".join(chr(0x660 + value) for value in range(10))
    words = dataclasses.replace(ENGLISH, written=dt.date.isoformat, digits=digits)
    shown = DAY.isoformat().translate(str.maketrans("0123456789", digits))
    for text in (words.date(DAY), words.short_date(DAY, TODAY), words.weekday_date(DAY)):
        assert text.endswith(shown)


def test_names_and_days_in_figures_are_set_off_from_their_sentence() -> None:
    words = dataclasses.replace(ENGLISH, named=lambda name: f"<{name}>", written=dt.date.isoformat)
    plan = seen(
        profile(
            milestone("song", builds={"hearing": 2}),
            milestone("mix", after=("song",), serial=2),
            targets=(target("mixer", hearing=2),),
        )
    )
    why = words.why(plan.by_id["song"], plan, SKILLS)
    for name in ("<Critical listening>", "“<Make mix>”"):
        assert name in why
    problem = Problem.of(ProblemKind.PIN_TOO_EARLY, "mix", start=DAY, ready=DAY, needs="Make song")
    assert words.problem(problem, plan).startswith(
        "“<Make mix>” is pinned to <2027-05-16>, before “<Make song>” is finished (<2027-05-16>)"
    )
    assert words.day_of_week(DAY).endswith(" <2027-05-16>")
    assert words.number(3) == "3"
    assert words.short_date(DAY) == "<2027-05-16>"
    assert dataclasses.replace(words, written=lambda _: "").date(DAY) == "16 May 2027"


def test_several_things_are_listed() -> None:
    assert ENGLISH.listed(()) == ""
    assert ENGLISH.listed(("a",)) == "a"
    assert ENGLISH.listed(("a", "b")) == "a and b"
    assert ENGLISH.listed(("a", "b", "c")) == "a, b and c"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Mix a song", "Marked done: Mix a song"),
        ("", "Marked done"),
        ("{title}", "Marked done: {title}"),
        ("Listen:", "Marked done: Listen:"),
    ],
)
def test_a_change_names_its_milestone(title: str, text: str) -> None:
    assert ENGLISH.change(Change.MARK_DONE, title) == text


def test_a_change_of_the_plan_names_none() -> None:
    assert ENGLISH.change(Change.REPLAN) == "Replanned from today"


def test_reasons_are_sentences() -> None:
    plan = seen(
        profile(
            milestone("ear", title="Train your ears", builds={"hearing": 2}),
            milestone("mix", title="Mix a song", after=("ear",), role=Role.ESSENTIAL),
            milestone("more", title="Mix more", after=("ear",), own=True),
            targets=(target("a", hearing=3), target("b"), target("c")),
        )
    )

    def why(name: str) -> str:
        found = plan.milestone(name)
        assert found is not None
        return ENGLISH.why(found, plan, SKILLS)

    raises = ENGLISH.reason(plan.milestones[0].reasons[0], plan, SKILLS)
    assert "Critical listening" in raises
    assert why("ear") == (
        f"{raises}. Needed for “Mix a song” and 1 more. "
        "Part of the full path for Career a, Career b and Career c."
    )
    assert why("mix") == "Essential for Career a, Career b and Career c."
    assert why("more") == "You added it."
    needed = Reason(ReasonKind.NEEDED_BY, milestone="gone")
    assert ENGLISH.reason(needed, plan, SKILLS) == "Needed for “gone”"


def test_a_single_successor_is_named() -> None:
    plan = seen(profile(milestone("ear"), milestone("mix", after=("ear",))))
    assert ENGLISH.why(plan.milestones[0], plan, SKILLS) == (
        "Needed for “Make mix”. Part of the full path for Career mixer."
    )


def test_a_problem_is_a_sentence_with_hours_money_and_dates() -> None:
    plan = seen(profile(milestone("one"), preferences=Preferences(currency="CHF")))
    day_full = Problem.of(ProblemKind.OVERLOADED_DAY, day=day(1), planned=90, available=60)
    assert ENGLISH.problem(day_full) == "5 January 2027 carries 1.5 h, 1 h is available."
    dear = Problem.of(ProblemKind.OVER_BUDGET, cost=1250, budget=200)
    assert ENGLISH.problem(dear, plan) == (
        "The plan costs about 1,250 CHF, more than the budget of 200 CHF."
    )
    used = Problem.of(ProblemKind.ESTIMATE_USED_UP, "one", logged=90, estimate=60)
    assert ENGLISH.problem(used, plan).startswith("“Make one” has 1.5 h logged of 1 h")


def test_what_given_dates_break_is_said_with_days_weeks_and_hours() -> None:
    plan = seen(profile(milestone("one")))
    short = Problem.of(ProblemKind.SPAN_TOO_SHORT, "one", lasts=1, least=21)
    assert ENGLISH.problem(short, plan) == (
        "“Make one” is given 1 day between its first and its last day; it takes at least 3 weeks."
    )
    full = Problem.of(ProblemKind.OVER_WEEKLY_LIMIT, "one", week=TODAY, planned=600, weekly=300)
    assert ENGLISH.problem(full, plan) == (
        "“Make one” has 10 h in the week of 4 January 2027; it takes at most 5 h a week."
    )
    begun = Problem.of(ProblemKind.STARTED_TOO_EARLY, "one", needs="Make two", ready=day(9))
    assert ENGLISH.problem(begun, plan) == (
        "“Make one” is in progress, but “Make two”, which it needs, is not finished before "
        "13 January 2027."
    )


def test_special_sentences_are_chosen_by_their_facts() -> None:
    gone = Problem.of(ProblemKind.UNREADABLE, reason="no-folder")
    assert ENGLISH.problem(gone) == "There is no such folder."
    twice = Problem.of(ProblemKind.DUPLICATE_ID, what="career", id="a", part="skill", reference="b")
    assert ENGLISH.problem(twice) == "The career “a” lists the skill “b” twice."
    plain = Problem.of(ProblemKind.DUPLICATE_ID, what="career", id="a", first="b.json")
    assert ENGLISH.problem(plain) == "The career “a” is already in b.json. That one counts."


def test_a_missing_fact_shows_its_name_instead_of_failing() -> None:
    assert (
        ENGLISH.problem(Problem(ProblemKind.CYCLE))
        == "These milestones wait for each other: members."
    )


@given(profiles())
def test_every_problem_and_reason_of_a_plan_is_a_whole_sentence(plan: Profile) -> None:
    derived = seen(plan)
    for problem in derived.problems:
        sentence = ENGLISH.problem(problem, derived)
        assert sentence.endswith(".")
        assert not re.search(r"[{}]", sentence)
        assert "None" not in sentence
    for each in derived.milestones:
        assert ENGLISH.why(each, derived, SKILLS).endswith(".")


@given(st.dates())
def test_a_date_can_be_read_back(date: dt.date) -> None:
    number, month, year = ENGLISH.date(date).split()
    assert dt.date(int(year), ENGLISH.months.index(month) + 1, int(number)) == date


def test_words_can_be_exchanged_one_by_one() -> None:
    other = Words(hours_form="{number} Std.", joined="{first} und {last}")
    assert (other.hours(90), other.listed(("a", "b"))) == ("1.5 Std.", "a und b")


def test_what_a_forecast_comes_from_is_said() -> None:
    assert ENGLISH.forecast_basis(Basis()) == "from the lowest to the highest estimates"
    assert (
        ENGLISH.forecast_basis(Basis(weeks=9, milestones=4))
        == "from your last 9 weeks and 4 logged milestones"
    )
    assert ENGLISH.forecast_basis(Basis(weeks=9)) == "from your last 9 weeks and the estimates"
    assert (
        ENGLISH.forecast_basis(Basis(milestones=1))
        == "from 1 logged milestone and your planned hours"
    )


def test_a_factor_of_effort_is_said_with_where_it_comes_from() -> None:
    factor = Factor(value=1.2345, low=1.0, high=1.5, milestones=3)
    assert (
        ENGLISH.effort_factor(Kind.COURSE, factor)
        == "Course: about 1.2 times the estimate, from 3 logged milestones"
    )


def test_why_a_way_to_catch_up_cannot_be_had() -> None:
    wanted, earliest = dt.date(2027, 5, 1), dt.date(2027, 6, 1)
    for obstacle in Obstacle:
        sentence = ENGLISH.why_not(WhyNot(obstacle, wanted, earliest, "mix"))
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert "1 May 2027" in ENGLISH.why_not(WhyNot(Obstacle.FINISH_PAST, wanted))
    late = ENGLISH.why_not(WhyNot(Obstacle.NOT_BEFORE, wanted, earliest, "mix"))
    assert late.endswith("still finishes on 1 June 2027, after 1 May 2027.")
    wish = NotBefore(earliest, "mix", Because(Hold.START, facts={"start": wanted}))
    why = WhyNot(Obstacle.NOT_BEFORE, wanted, earliest, "mix", wish)
    assert ENGLISH.why_not(why) == ENGLISH.not_before(wish)
