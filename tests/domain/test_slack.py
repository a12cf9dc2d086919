"""How far everything may be put off: asked from the rules of a schedule, and by trying it out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.calendar import monday_of
from planner.domain.catalogue import Event
from planner.domain.edits import check_off
from planner.domain.plan import Plan, plan_of
from planner.domain.prerequisites import PrerequisiteGraph, plan_prerequisites
from planner.domain.profile import Milestone, Placement, Preferences, Profile, Status
from planner.domain.slack import Latest, Left, days_left, latest_plan
from tests.domain.plan_samples import TODAY, day, placed, seen, with_placements
from tests.domain.schedule_checker import available, broken_rules, exact, is_open, remaining
from tests.domain.strategies import profiles

ZERO = TODAY.toordinal()


def _graph(plan: Profile) -> PrerequisiteGraph:
    return plan_prerequisites(plan.milestones, plan.ratings).without_cycles()


def _latest(plan: Profile, today: dt.date = TODAY) -> dict[str, Latest]:
    return latest_plan(plan, _graph(plan), today)


def _slack(plan: Profile) -> dict[str, int | None]:
    return _slack_of(seen(plan))


def _slack_of(plan: Plan) -> dict[str, int | None]:
    return {each.id: plan.slack_days(each.id) for each in plan.milestones}


def _fixed(each: Milestone) -> bool:
    return each.pin is not None or exact(each) is not None


def _at_its_latest(each: Milestone, latest: Latest) -> Placement | None:
    """The milestone as it stands in the latest plan."""
    stored = each.placement
    assert stored is not None
    if _fixed(each):
        return stored
    days = [(dt.date.fromordinal(number), minutes) for number, minutes in latest.days]
    if not days:
        moved = dt.timedelta(days=latest.slack)
        return Placement(start=stored.start if each.log else stored.start + moved,
                         finish=stored.finish + moved)  # fmt: skip
    start = stored.start if each.log else days[-1][0]
    return Placement(
        start=start,
        finish=days[0][0],
        runs=tuple(((date - start).days, 1, minutes) for date, minutes in reversed(days)),
    )


@given(profiles())
def test_the_latest_plan_keeps_every_rule_and_the_finish(plan: Profile) -> None:
    stored = placed(plan)
    latest = _latest(stored)
    moved = {
        each.id: _at_its_latest(each, latest[each.id])
        for each in stored.milestones
        if is_open(each)
    }
    after = with_placements(stored, moved)
    # What is used up stands on a later study day than the next, as it should here.
    broken = [each for each in broken_rules(plan, after, TODAY) if "could have its pl" not in each]
    assert broken == []
    assert _finish(after) <= _finish(stored)


def _finish(plan: Profile) -> dt.date:
    """The last day of all, of overdue pins that of their last minute."""
    places = [each.placement for each in plan.milestones if is_open(each) and each.placement]
    last = [max([each.finish, *(date for date, _ in each.days())]) for each in places]
    return max(last, default=TODAY)


def _every_other_in_a_usual_month(plan: Profile) -> Profile:
    months = [Event(months=(2 + place % 3,)) for place in range(len(plan.milestones))]
    rows = [
        each.model_copy(update={"definition": each.definition.model_copy(update={"event": event})})
        if place % 2
        else each
        for place, (each, event) in enumerate(zip(plan.milestones, months, strict=True))
    ]
    return plan.model_copy(update={"milestones": tuple(rows)})


#: A part that decides a day in one of hundreds of random plans, with plans in which it often does.
OFTEN = {"_Board._end_of_month": _every_other_in_a_usual_month}


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("gap_days", lambda *_: 0),
        ("_due", lambda *pair: pair[-1]),
        ("_Row._week_cap", lambda *_: None),
        ("_Board._crowded_day", lambda *_: None),
        ("_Board._end_of_month", lambda board, _: board.end),
        ("_Board._exchange", lambda *_: None),
    ],
)
def test_a_latest_plan_that_breaks_a_rule_is_found_out(
    part: str, wrong: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"planner.domain.slack.{part}", wrong)
    quickly = settings(max_examples=2_000, phases=[Phase.generate], database=None)
    property_ = test_the_latest_plan_keeps_every_rule_and_the_finish
    often = OFTEN.get(part, lambda plan: plan)
    with pytest.raises(AssertionError):
        quickly(given(profiles().map(often))(property_.hypothesis.inner_test))()


@given(profiles())
def test_nothing_in_the_latest_plan_starts_earlier_than_stored(plan: Profile) -> None:
    stored = placed(plan)
    for each in stored.milestones:
        latest = _latest(stored).get(each.id)
        assert (latest is None) == (not is_open(each))
        if latest is None:
            continue
        assert latest.slack >= 0
        days = days_left(each)
        assert sum(minutes for _, minutes in latest.days) == remaining(each)
        if days and not _fixed(each):
            later = latest.days[-1][0] - days[-1][0]
            assert later in (latest.slack, 0)


@given(profiles(most=8))
def test_no_milestone_could_be_put_off_a_day_more(plan: Profile) -> None:
    """Each is put off day by day until it no longer fits.

    First after those that are over later, which have been put off; where that gives not a day,
    with all others where they are stored.
    """
    stored = placed(_without_spans(plan))
    graph, latest = _graph(stored), _latest(stored)
    rank = {name: place for place, name in enumerate(graph.order())}
    rows = {each.id: each for each in stored.milestones if is_open(each)}
    alone = _Stand({name: days_left(each) for name, each in rows.items()}, stored)
    stand = _Stand(dict(alone.days), stored)
    for name in sorted(rows, key=lambda one: (_last(rows[one]), rank[one]), reverse=True):
        each = rows[name]
        most = stand.days_to_spare(each, graph.after[name])
        if not most and not _fixed(each):
            most = alone.days_to_spare(each, graph.after[name])
        assert latest[name].slack == most, name
        if not _fixed(each):
            stand.days[name] = latest[name].days


class _Stand:
    """Where milestones stand while some are put off."""

    def __init__(self, days: dict[str, Left], plan: Profile) -> None:
        self.days = days
        self.plan = plan
        self.end = max((_last(each) for each in plan.milestones if is_open(each)), default=0)

    def days_to_spare(self, each: Milestone, waiting: tuple[str, ...]) -> int:
        """How many days later a milestone can start, tried one by one."""
        first, last, finish = self.days[each.id][-1][0], _last(each), self.end
        if each.provisional:
            finish = min(finish, _end_of_month(days_left(each)[-1][0]))
        for name in waiting:
            after = self.plan.milestone(name)
            if after is not None and is_open(after):
                finish = min(finish, self.needs(after) - _gap(each, after))
        if finish < last:
            return 0
        free = _free(
            self.plan, [days for name, days in self.days.items() if name != each.id], self.end
        )
        return _last_start(each, free, first, finish) - first

    def needs(self, each: Milestone) -> int:
        """The day on which what comes before a milestone must be over."""
        assert each.placement is not None
        if each.pin is not None:
            return each.placement.start.toordinal()
        if (event := exact(each)) is not None:
            return event[0].toordinal()
        return self.days[each.id][-1][0]


def _end_of_month(number: int) -> int:
    date = dt.date.fromordinal(number)
    return (date.replace(day=28) + dt.timedelta(days=4)).replace(day=1).toordinal() - 1


def _without_spans(plan: Profile) -> Profile:
    """As many side by side as there are, no span, something to do: what fits can be counted."""
    return plan.model_copy(
        update={
            "preferences": Preferences(focus_limit=8),
            "milestones": tuple(
                each.model_copy(
                    update={"definition": each.definition.model_copy(update={"span": 0})}
                )
                for each in plan.milestones
                if not is_open(each) or remaining(each)
            ),
        }
    )


def _last(each: Milestone) -> int:
    days = days_left(each)
    assert each.placement is not None
    return days[0][0] if days else each.placement.finish.toordinal()


def _gap(before: Milestone, after: Milestone | None) -> int:
    assert after is not None
    return before.definition.wait + sum(
        lag.days for lag in after.definition.lags if lag.after == before.id
    )


def _free(plan: Profile, others: list[Left], end: int) -> dict[int, int]:
    free = {number: available(plan, dt.date.fromordinal(number)) for number in range(ZERO, end + 1)}
    if ZERO in free:
        free[ZERO] -= sum(
            entry.minutes for each in plan.milestones for entry in each.log if entry.on == TODAY
        )
    for days in others:
        for number, minutes in days:
            free[number] -= minutes
    return free


def _last_start(each: Milestone, free: dict[int, int], first: int, finish: int) -> int:
    """The last day, worked itself, from which on the minutes fit up to another; else the first."""
    limit, monday = each.definition.weekly_limit, monday_of(TODAY)
    logged = sum(entry.minutes for entry in each.log if monday <= entry.on <= TODAY)
    stored: dict[dt.date, int] = defaultdict(int, {monday: logged})
    for number, minutes in days_left(each):
        stored[monday_of(dt.date.fromordinal(number))] += minutes
    most = 10_080 if limit is None else max(limit, 1, *stored.values())
    room: dict[dt.date, int] = {monday: most - logged} if limit is not None else {}
    fitting = 0
    for number in range(finish, first, -1):
        week = monday_of(dt.date.fromordinal(number))
        take = min(max(0, free[number]), room.setdefault(week, most))
        room[week] -= take
        fitting += take
        if free[number] > 0 and fitting >= remaining(each):
            return number
    return first


# --- against all the ways there are -----------------------------------------------------------


@given(profiles(most=6))
def test_slack_is_never_more_than_the_best_of_all_plans_allows(plan: Profile) -> None:
    """With prerequisites and minutes only, whether anything fits can be told exactly."""
    stored = placed(_plain(plan))
    for name, slack in _slack_of(plan_of(stored, TODAY)).items():
        if slack is not None and stored.known(name).remaining:
            assert _can_be_put_off(stored, name, slack)


@given(profiles(most=6))
def test_in_a_chain_slack_is_exact(plan: Profile) -> None:
    stored = placed(_chain(_plain(plan)))
    for name, slack in _slack_of(plan_of(stored, TODAY)).items():
        if slack is not None and stored.known(name).remaining:
            assert not _can_be_put_off(stored, name, slack + 1)


def _plain(plan: Profile) -> Profile:
    """The same milestones with nothing but effort and prerequisites."""
    plain = []
    for each in plan.milestones:
        if not is_open(each) or not each.estimate:
            continue
        definition = each.definition.model_copy(
            update={"span": 0, "weekly_limit": None, "wait": 0, "lags": (), "event": None,
                    "lead": 0, "needs": {}}
        )  # fmt: skip
        plain.append(
            each.model_copy(
                update={
                    "definition": definition,
                    "pin": None,
                    "event": None,
                    "log": (),
                    "status": Status.TODO,
                }
            )
        )
    return plan.model_copy(
        update={"milestones": tuple(plain), "preferences": Preferences(focus_limit=8)}
    )


def _chain(plan: Profile) -> Profile:
    names = [each.id for each in plan.milestones]
    chained = [
        each.model_copy(
            update={
                "phase": 1,
                "definition": each.definition.model_copy(
                    update={"after": tuple(names[at - 1 : at])}
                ),
            }
        )
        for at, each in enumerate(plan.milestones)
    ]
    return plan.model_copy(update={"milestones": tuple(chained)})


def _can_be_put_off(plan: Profile, name: str, days: int) -> bool:
    """Whether a milestone can start so much later, nothing earlier than stored, with one finish.

    Earliest due date first is exact for one worker, releases and prerequisites, once release and
    due dates agree with these.
    """
    graph = _graph(plan)
    release = {each.id: days_left(each)[-1][0] for each in plan.milestones}
    end = max((days_left(each)[0][0] for each in plan.milestones), default=ZERO)
    release[name] += days
    due = dict.fromkeys(release, end)
    order = graph.order()
    for each in order:
        release[each] = max([release[each], *(release[one] for one in graph.before[each])])
    position = {each: place for place, each in enumerate(order)}
    left = {each.id: each.remaining for each in plan.milestones}
    for number in range(ZERO, end + 1):
        minutes = available(plan, dt.date.fromordinal(number))
        ready = [each for each in left if left[each] and release[each] <= number]
        for each in sorted(ready, key=lambda one: (due[one], position[one])):
            take = min(minutes, left[each])
            left[each] -= take
            minutes -= take
    return not any(left.values())


# --- examples ---------------------------------------------------------------------------------


def test_a_full_plan_leaves_no_slack(table: Profile) -> None:
    """Prerequisites alone would let all but the last slip, but no minute is left for them.

    id     min
    one    240
    two    240
    three  240
    """
    assert _slack(table) == {"one": 0, "two": 0, "three": 0}


def test_slack_is_what_may_slip(table: Profile) -> None:
    """The wait after one leaves Thursday free, so that three may begin then.

    id     min  after  wait
    one    240  -      3
    two    240  one    -
    three  120  -      -
    """
    assert _slack(table) == {"one": 0, "two": 0, "three": 1}


def test_free_minutes_are_promised_once(table: Profile) -> None:
    """A week is free before the event; both may begin a week later, one after the other.

    id     min  event        there
    one    600  -            -
    two    600  -            -
    meet   60   25.1..25.1   60
    """
    assert _slack(table) == {"one": 7, "two": 7, "meet": 0}


def test_pins_and_events_do_not_make_way(table: Profile) -> None:
    """What they need must be over by then, whatever comes after.

    id     min  after  pin      event        there
    ready  120  -      -        -            -
    pinned 60   ready  8.1..    -            -
    more   120  -      -        -            -
    meet   60   more   -        13.1..13.1   60
    last   120  -      29.1..29.1 -          -
    """
    assert _slack(table) == {"ready": 3, "pinned": 20, "more": 7, "meet": 15, "last": 0}


def test_a_weekly_limit_takes_weeks_to_make_good(table: Profile) -> None:
    """id     min  limit  pin
    paced  360  120    -
    last   60   -      29.1..29.1
    """
    assert _slack(table) == {"paced": 7 + 4, "last": 0}


def test_a_break_is_no_room(table: Profile) -> None:
    """break: 11.1..22.1
    id     min  pin
    one    240  -
    last   60   25.1..25.1
    """
    assert _slack(table) == {"one": 3, "last": 0}


def test_the_month_of_an_event_is_not_left(table: Profile) -> None:
    """id     min  months  pin
    usual  60   1       -
    last   60   -       26.2..26.2
    """
    usual = _slack(table)["usual"]
    start = placed(table).milestones[0].placement
    assert start is not None
    assert usual == (dt.date(2027, 1, 29) - start.start).days


def test_late_work_is_laid_from_today_on(table: Profile) -> None:
    """id     min  pin
    one    240  -
    last   60   15.1..15.1
    """
    plan = placed(table)
    # On Monday of the second week: Thursday, and Friday after the hour of the last.
    assert _slack_of(plan_of(plan, day(7))) == {"one": 2, "last": 0}
    assert plan_of(plan, day(12)).slack_days("one") == 0


@given(profiles(), st.integers(0, 60))
def test_seen_later_nothing_is_laid_before_today_or_over_a_day(plan: Profile, later: int) -> None:
    stored, today = placed(plan), day(later)
    load: dict[int, int] = defaultdict(int)
    given_: dict[int, int] = defaultdict(int)
    for each in stored.milestones:
        latest = _latest(stored, today).get(each.id)
        for number, minutes in latest.days if latest else ():
            load[number] += minutes
        for number, minutes in days_left(each):
            given_[number] += minutes
    assert min(load, default=today.toordinal()) >= today.toordinal()
    for number, minutes in load.items():
        most = max(given_[number], available(stored, dt.date.fromordinal(number)))
        assert minutes <= most


def test_what_is_done_or_undated_has_no_slack(table: Profile) -> None:
    """id     min
    one    120
    two    120
    """
    plan = placed(table)
    done, _ = check_off("one", TODAY, TODAY).apply(plan)
    seen_done = plan_of(done, TODAY)
    assert (seen_done.slack_days("one"), seen_done.critical("one")) == (None, False)
    assert (seen_done.slack_days("two"), seen_done.critical("two")) == (0, True)
    assert plan_of(table, TODAY).slack_days("one") is None


def test_working_it_out_can_be_given_up_and_is_done_once(table: Profile) -> None:
    """id     min  after
    one    240  -
    two    240  one
    """
    latest, steps = plan_of(placed(table), TODAY).latest, list[int]()

    def give_up() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        latest.worked_out(give_up)
    found = latest.worked_out(lambda: steps.append(1))
    assert len(steps) >= len(table.milestones)
    assert found == _latest(placed(table))
    assert latest.worked_out(give_up) is found is latest.milestones
