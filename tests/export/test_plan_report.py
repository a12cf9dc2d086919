"""Tests of `planner.export.plan_report` and the modules of its sections."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import Break
from planner.domain.catalogue import Event, Kind, Role
from planner.domain.forecast import Basis, FinishRange
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Pin, Placement, Status, Target
from planner.export.placeable import FROM_RIGHT, LONGEST_WORD, placeable_text
from planner.export.plan_report import Paper, PrintOptions, Report, Section, plan_report
from planner.export.report import Cell, ChecklistRow, Shape, TimelineRow, TimelineWindow
from planner.export.report_rows import shown_text
from planner.export.report_timeline import MOST_MONTHS
from planner.words import ENGLISH
from tests.export import print_samples as samples

START = samples.START


def report(plan: Plan, **options: object) -> Report:
    return plan_report(
        plan,
        samples.catalogue(),
        ENGLISH,
        PrintOptions(**options),
        plan.today,  # type: ignore[arg-type]
    )


def rows(found: Report) -> list[ChecklistRow]:
    assert found.checklist is not None
    return [row for phase in found.checklist.phases for row in phase.rows]


def bars(found: Report) -> list[TimelineRow]:
    return [row for window in windows(found) for group in window.groups for row in group.rows]


def windows(found: Report) -> tuple[TimelineWindow, ...]:
    assert found.timeline is not None
    return found.timeline.windows


def row_of(plan: Plan, name: str, **options: object) -> ChecklistRow:
    planned = plan.milestone(name)
    assert planned is not None
    return next(row for row in rows(report(plan, **options)) if row.code == planned.milestone.code)


# --- Everything ---------------------------------------------------------------------------------


def test_only_the_sections_asked_for_are_made() -> None:
    found = report(samples.fresh(), sections=(Section.TIMELINE,))
    assert (found.summary, found.checklist) == (None, None)
    assert found.timeline is not None


def test_every_milestone_stands_in_the_checklist_and_on_the_axis_in_the_plans_order() -> None:
    plan = samples.halfway()
    titles = [planned.milestone.title for phase in plan.phases for planned in phase.milestones]
    assert [row.title for row in rows(report(plan))] == titles
    assert [row.title for row in bars(report(plan))] == titles


def test_the_defaults_are_black_and_white_on_a4_without_private_notes() -> None:
    options = PrintOptions()
    assert (options.paper, options.colour, options.private) == (Paper.A4, False, False)
    assert options.sections == (Section.SUMMARY, Section.CHECKLIST, Section.TIMELINE)


def test_a_report_is_a_value() -> None:
    assert report(samples.halfway()) == report(samples.halfway())


# --- The summary --------------------------------------------------------------------------------


def test_the_summary_says_what_the_plan_takes() -> None:
    plan = samples.fresh()
    summary = report(plan).summary
    assert summary is not None
    assert plan.planned_finish is not None
    assert (summary.eyebrow, summary.title, summary.icon) == (
        "Learning path", "Mixing Engineer", "faders",
    )  # fmt: skip
    assert summary.dates == f"4 January 2027 to {ENGLISH.date(plan.planned_finish)}"
    assert summary.pace == "8 h a week, with one break"
    total, count, finish, cost = summary.figures
    assert total.value == ENGLISH.whole_hours(plan.progress.total)
    assert (count.value, count.caption) == (str(len(plan.milestones)), "milestones, 0 done")
    assert finish.value == ENGLISH.short_date(plan.planned_finish)
    assert cost.value.startswith("about €")
    assert cost.caption == "still to come, budget €900"
    assert cost.caution == "Confirm before you rely on it"
    assert summary.phases_heading == "Four phases"
    assert [phase.outcome for phase in summary.phases] == [
        phase.outcome for phase in samples.catalogue().careers["mixing-engineer"].phases
    ]


def test_a_plan_of_two_careers_with_a_name_of_its_own_names_all_three() -> None:
    plan = samples.renamed(samples.fresh(), "My way")
    second = Target(career="x", name="Foley Artist", short_name="Foley", icon="x", phases=("One",))
    profile = plan.profile.model_copy(update={"targets": (*plan.profile.targets, second)})
    summary = report(dataclasses.replace(plan, profile=profile)).summary
    assert summary is not None
    assert summary.eyebrow == "Learning path: My way"
    assert summary.title == "Mixing Engineer and Foley Artist"


def test_skills_run_from_what_is_shown_over_what_is_claimed_to_the_target() -> None:
    plan = samples.halfway()
    state = next(
        each for each in plan.skills if each.required >= 4 and each.now > each.evidenced > 0
    )
    summary = report(plan).summary
    assert summary is not None
    name = samples.catalogue().skill_name(state.skill)
    bar = next(each for each in summary.skills if each.name == name)
    assert bar.cells.count(Cell.HELD) == max(state.rated, state.evidenced)
    assert bar.cells.count(Cell.CLAIMED) == state.now - max(state.rated, state.evidenced)
    assert len(bar.cells) == 5
    assert bar.target == state.required
    held = max(state.rated, state.evidenced)
    assert bar.words == f"{held} of {state.required}, {state.now} claimed"
    targets = [each.target for each in summary.skills]
    assert targets == sorted(targets, reverse=True)
    assert min(targets) >= 4


def test_dates_to_keep_are_events_and_pins_in_order_with_a_warning() -> None:
    summary = report(samples.halfway()).summary
    assert summary is not None
    provisional = [line for line in summary.dates_to_keep if line.provisional]
    assert provisional
    assert all(line.date.startswith("about ") for line in provisional)
    assert "Confirm before you rely on it" in summary.dates_note
    assert any(not line.provisional for line in summary.dates_to_keep), "the pinned one"


def test_a_booked_event_shows_its_weekday_and_by_when_to_book() -> None:
    event = Event(first=dt.date(2027, 10, 7), last=dt.date(2027, 10, 9))
    plan = samples.changed(samples.fresh(), sh_event={"event": event})
    summary = report(plan).summary
    assert summary is not None
    line = next(each for each in summary.dates_to_keep if each.kind is Kind.NETWORKING)
    assert line.date == "Thu 7 Oct"
    assert line.note.startswith(("book by ", "entries close "))


def test_how_the_dates_were_worked_out_names_only_what_holds() -> None:
    fresh, halfway = report(samples.fresh()).summary, report(samples.halfway()).summary
    assert fresh is not None
    assert halfway is not None
    assert "had done" not in fresh.method
    assert "past their planned finish" not in fresh.method
    assert "On 20 September 2027 you had done" in halfway.method
    assert "past their planned finish" in halfway.method
    forecast = FinishRange(dt.date(2029, 1, 1), dt.date(2029, 2, 1), dt.date(2029, 3, 1))
    plan = samples.fresh()
    ranged = plan_report(
        plan, samples.catalogue(), ENGLISH, PrintOptions(), plan.today, forecast=forecast
    ).summary
    assert ranged is not None
    assert "1 January 2029 or on 1 March 2029" in ranged.method
    learned = dataclasses.replace(forecast, basis=Basis(weeks=5, milestones=2))
    summary = plan_report(
        plan, samples.catalogue(), ENGLISH, PrintOptions(), plan.today, forecast=learned
    ).summary
    assert summary is not None
    assert "most likely around 1 February 2029: this is worked out from your last 5" in (
        summary.method
    )
    assert "low or at its high end" not in summary.method
    far = dataclasses.replace(learned, foreseen=False)
    summary = plan_report(
        plan, samples.catalogue(), ENGLISH, PrintOptions(), plan.today, forecast=far
    ).summary
    assert summary is not None
    assert "no finish can be foreseen" in summary.method
    assert "2029" not in summary.method.partition("foreseen")[2]


def test_a_core_milestone_left_out_is_named_and_not_printed() -> None:
    skipped = samples.fresh().milestones[3].id
    plan = samples.changed(
        samples.fresh(), **{skipped.replace("-", "_"): {"status": Status.SKIPPED}}
    )
    found = report(plan)
    assert found.summary is not None
    title = plan.milestones[3].milestone.title
    assert f"Left out by you: {title}" in found.summary.method
    assert title not in [row.title for row in rows(found)]


def test_a_plan_without_dates_or_breaks_and_of_an_unknown_career_is_told_as_far_as_it_goes() -> (
    None
):
    fresh = samples.fresh().profile
    target = fresh.targets[0].model_copy(update={"career": "gone", "required": {}})
    skipped = {"status": Status.SKIPPED, "placement": None}
    profile = fresh.model_copy(
        update={
            "targets": (target,),
            "ratings": {"mixing": 2},
            "calendar": fresh.calendar.with_breaks([]),
            "milestones": tuple(each.model_copy(update=skipped) for each in fresh.milestones),
        }
    )
    summary = report(plan_of(profile, START)).summary
    assert summary is not None
    assert summary.figures[2].value == "not dated"
    assert summary.pace == "8 h a week"
    assert {phase.outcome for phase in summary.phases} == {""}
    assert (summary.skills, summary.skills_legend, summary.shows) == ((), "", ())
    assert "breaks" not in summary.method
    assert "; +" in summary.method, "a long list of what is left out ends in a number"


def test_where_no_skill_is_key_all_asked_for_are_shown_and_many_are_counted() -> None:
    plan = samples.fresh()
    low = tuple(dataclasses.replace(state, required=2) for state in plan.skills[:3])
    summary = report(dataclasses.replace(plan, skills=low)).summary
    assert summary is not None
    assert [bar.target for bar in summary.skills] == [2, 2, 2]
    many = tuple(dataclasses.replace(plan.skills[0], skill=f"s{number}") for number in range(20))
    summary = report(dataclasses.replace(plan, skills=many)).summary
    assert summary is not None
    assert len(summary.skills) == 14
    assert summary.skills_legend.endswith("Another 6 key skills are in the app.")
    assert summary.skills[0].name == "s0", "the catalogue does not know it"


def test_many_dates_are_counted() -> None:
    pins = {
        each.id.replace("-", "_"): {"pin": Pin(finish=each.finish)}
        for each in samples.fresh().milestones[:10]
    }
    summary = report(samples.changed(samples.fresh(), **pins)).summary
    assert summary is not None
    assert len(summary.dates_to_keep) == 6
    assert summary.dates_note == (
        "5 later dates are in the checklist. Confirm before you rely on it."
    )


def test_entries_close_before_the_event_until_they_have_closed() -> None:
    fresh = samples.fresh()
    event = next(each for each in fresh.milestones if each.milestone.provisional)
    definition = event.milestone.definition.model_copy(update={"entry_deadline": 30})
    notes = []
    for first in (dt.date(2027, 10, 7), dt.date(2027, 1, 20)):
        dated = {"definition": definition, "event": Event(first=first, last=first)}
        plan = samples.changed(fresh, **{event.id.replace("-", "_"): dated})
        summary = report(plan).summary
        assert summary is not None
        notes.append(summary.dates_to_keep[0].note)
    assert notes == ["entries close 7 Sep, book by 8 Aug", ""]


# --- The checklist ------------------------------------------------------------------------------


def test_a_row_tells_what_is_done_logged_late_and_waited_for() -> None:
    plan = samples.halfway()
    done = next(each for each in plan.milestones if each.milestone.status is Status.DONE)
    row = row_of(plan, done.id)
    assert row.done
    assert row.done_on == ENGLISH.short_date(done.milestone.done_on or plan.today)
    assert (row.logged, row.late, row.needs) == ("", "", "")
    late = plan.overdue[0]
    row = row_of(plan, late.id)
    assert not row.done
    assert row.done_on == ""
    assert row.logged == "2.5 logged"
    assert row.late == f"{late.overdue_days} days over"
    waiting = next(each for each in plan.milestones if len(each.waits_for) > 1)
    first = plan.milestone(waiting.waits_for[0])
    assert first is not None
    more = len(waiting.waits_for) - 1
    assert row_of(plan, waiting.id).needs == (
        f"Needs first: {first.milestone.title} and {more} more"
    )


def test_a_row_tells_what_it_needs_and_nobody_knows() -> None:
    plan = samples.halfway()
    first = next(each for each in plan.milestones if each.milestone.is_open and not each.waits_for)
    waiting = next(each for each in plan.milestones if len(each.waits_for) == 1)
    definitions = {
        each.id: {
            "definition": each.milestone.definition.model_copy(
                update={"after": (*each.milestone.definition.after, "old\tmix")}
            )
        }
        for each in (first, waiting)
    }
    profile = samples.changed(plan, **definitions).profile
    plan = plan_of(profile, plan.today, samples.catalogue())
    told = "Needs first, but unknown: old mix (counts as met)"
    assert row_of(plan, first.id).needs == told
    needs = row_of(plan, waiting.id).needs
    assert needs.startswith("Needs first: ")
    assert needs.endswith(f" · {told}")
    unknown = [row for row in rows(report(plan)) if "unknown" in row.needs]
    assert len(unknown) == 2


def test_criteria_become_one_paragraph_of_sentences() -> None:
    fresh = samples.fresh()
    for criteria, paragraph in (
        (("One thing", "Another."), "One thing. Another."),
        (("One thing",), "One thing"),
        ((), ""),
    ):
        definition = fresh.milestones[0].milestone.definition
        changed = definition.model_copy(update={"criteria": criteria})
        name = definition.id.replace("-", "_")
        plan = samples.changed(fresh, **{name: {"definition": changed}})
        assert row_of(plan, definition.id).criteria == paragraph


def test_provisional_pinned_own_and_optional_milestones_say_so() -> None:
    fresh = samples.fresh()
    event = next(each for each in fresh.milestones if each.milestone.provisional)
    assert "Confirm before you rely on it" in row_of(fresh, event.id).facts
    assert row_of(fresh, event.id).due.startswith("about ")
    other = fresh.milestones[0]
    assert other.finish is not None
    fields = {"own": True, "pin": Pin(finish=other.finish)}
    plan = samples.changed(fresh, **{other.id.replace("-", "_"): fields})
    row = row_of(plan, other.id)
    assert row.own
    assert row.facts[1:] == ("added by you", "date pinned")
    assert row.due == ENGLISH.weekday_date(other.finish, plan.today)
    definition = other.milestone.definition.model_copy(update={"on_the_job": 600})
    fields = {"role": Role.OPTIONAL, "definition": definition}
    plan = samples.changed(fresh, **{other.id.replace("-", "_"): fields})
    assert row_of(plan, other.id).facts[1:] == ("optional", "about 10 h on the job")


def test_notes_are_private_unless_asked_for() -> None:
    name = samples.fresh().milestones[0].id
    plan = samples.changed(samples.fresh(), **{name.replace("-", "_"): {"notes": "my\nsecret"}})
    assert row_of(plan, name).notes == ""
    assert row_of(plan, name, private=True).notes == "my secret"


@pytest.mark.parametrize(
    ("options", "keeps"),
    [
        ({"leave_out_done": True}, lambda each: each.milestone.status is not Status.DONE),
        ({"kinds": (Kind.COURSE,)}, lambda each: each.milestone.kind is Kind.COURSE),
        ({"phases": (2,)}, lambda each: each.milestone.phase == 2),
        ({"first_day": dt.date(2028, 1, 1)}, lambda each: each.finish >= dt.date(2028, 1, 1)),
        ({"last_day": dt.date(2027, 3, 1)}, lambda each: each.start <= dt.date(2027, 3, 1)),
    ],
)
def test_filters_narrow_checklist_and_timeline_alike(options: dict, keeps: object) -> None:
    plan = samples.halfway()
    wanted = [each.milestone.title for each in plan.milestones if keeps(each)]  # type: ignore[operator]
    assert 0 < len(wanted) < len(plan.milestones)
    found = report(plan, **options)
    assert [row.title for row in rows(found)] == wanted
    assert [row.title for row in bars(found)] == wanted
    assert found.summary == report(plan).summary, "the summary tells of the whole plan"
    assert found.checklist is not None
    for phase in found.checklist.phases:
        whole = next(each for each in plan.phases if each.number == phase.number)
        if len(phase.rows) < len(whole.milestones):
            assert phase.count.startswith(f"{len(phase.rows)} of {len(whole.milestones)} ")


def test_a_filter_that_keeps_nothing_leaves_sections_that_say_so() -> None:
    found = report(samples.fresh(), first_day=dt.date(2100, 1, 1))
    assert rows(found) == []
    assert windows(found) == ()
    assert found.checklist is not None
    assert found.checklist.nothing == "No milestone matches what you chose to print."


# --- The timeline -------------------------------------------------------------------------------


def test_bars_stand_where_their_days_are() -> None:
    plan = samples.fresh("foley-artist")
    for window in windows(report(plan)):
        for group in window.groups:
            for row in group.rows:
                assert row.bar is not None
                assert 0 <= row.bar.start < row.bar.end <= 1
        at = [tick.at for tick in window.ticks]
        assert at == sorted(at)
        assert at[0] == 0
        assert window.ticks[0].year, "the first tick always names its year"


def test_a_plan_of_two_years_has_one_axis_and_a_longer_one_as_many_as_it_needs() -> None:
    short = samples.long_plan(200)
    assert (short.planned_finish or START) - START < dt.timedelta(days=730)
    assert len(windows(report(short))) == 1
    long = report(samples.long_plan(600))
    assert len(windows(long)) > 5
    assert all(len(window.ticks) <= MOST_MONTHS for window in windows(long))
    assert len(bars(long)) == 600, "each milestone stands on one page only"


def test_milestones_in_no_order_of_time_share_pages() -> None:
    profile = samples.long_profile(100)
    far = Placement(start=dt.date(2060, 1, 1), finish=dt.date(2060, 2, 1))
    milestones = tuple(
        each.model_copy(update={"placement": far}) if number % 2 else each
        for number, each in enumerate(profile.milestones)
    )
    plan = plan_of(profile.model_copy(update={"milestones": milestones}), START)
    assert len(windows(report(plan))) <= 10


def test_dates_at_the_end_of_the_calendar_do_no_harm() -> None:
    name = samples.fresh().milestones[-1].id
    end = Placement(start=dt.date(9999, 12, 1), finish=dt.date(9999, 12, 30))
    plan = samples.changed(samples.fresh(), **{name.replace("-", "_"): {"placement": end}})
    assert bars(report(plan))[-1].bar is not None


def test_today_and_breaks_are_marked_only_where_they_are() -> None:
    first, *others = windows(report(samples.halfway()))
    assert first.today is not None
    assert first.pauses[0].label == "Summer"
    assert all(window.today is None or window.ticks for window in others)
    assert windows(report(samples.fresh()))[-1].today is None
    calendar = samples.fresh().profile.calendar.with_breaks(
        [Break(first=dt.date(2027, 2, 1), last=dt.date(2027, 2, 7))]
    )
    profile = samples.fresh().profile.model_copy(update={"calendar": calendar})
    unnamed = windows(report(plan_of(profile, START)))[0].pauses[0]
    assert unnamed.label == "break"
    assert unnamed.end > unnamed.start


def test_shapes_follow_kind_and_length() -> None:
    found = {row.title: row for row in bars(report(samples.fresh()))}
    for planned in samples.fresh().milestones:
        row = found[planned.milestone.title]
        assert row.bar is not None
        if planned.milestone.provisional:
            assert row.bar.shape is Shape.POINT
            assert row.bar.provisional
            assert row.bar.words.endswith("provisional")
        elif planned.milestone.kind not in (Kind.NETWORKING, Kind.MENTORSHIP):
            assert row.bar.shape is Shape.BAR
    done = [row for row in bars(report(samples.halfway())) if row.done]
    assert done
    assert all(row.bar and row.bar.words.endswith(", done") for row in done)


def test_what_was_never_placed_stands_where_it_was_logged_or_nowhere() -> None:
    fresh = samples.fresh()
    first, second = (each.id.replace("-", "_") for each in fresh.milestones[:2])
    done = {"placement": None, "status": Status.DONE, "done_on": dt.date(2027, 2, 3)}
    plan = samples.changed(fresh, **{first: done, second: {"placement": None}})
    titles = [row.title for row in bars(report(plan))]
    assert fresh.milestones[0].milestone.title in titles
    assert fresh.milestones[1].milestone.title not in titles
    assert row_of(plan, fresh.milestones[1].id).due == "not dated"


# --- Texts --------------------------------------------------------------------------------------


@given(st.text())
def test_shown_text_is_one_line_without_controls(text: str) -> None:
    shown = shown_text(text)
    assert shown == shown.strip()
    assert "\n" not in shown
    assert "  " not in shown
    assert not any(ord(each) < 32 or 0x202A <= ord(each) <= 0x202E for each in shown)
    assert shown_text(shown) == shown


@given(st.text())
def test_placeable_text_is_the_text_with_places_to_break(text: str) -> None:
    placed = placeable_text(text)
    assert placed.removeprefix(FROM_RIGHT).replace("\u200b", "") in {
        text.replace("\u200b", ""),
        text.replace("\u200b", "").removeprefix(FROM_RIGHT),
    }
    if all(len(word) * 1.5 <= LONGEST_WORD for word in text.split()):
        assert placed.removeprefix(FROM_RIGHT) == text.removeprefix(FROM_RIGHT)


def test_long_words_break_anywhere_and_joined_ones_rarely() -> None:
    assert placeable_text("x" * 31).count("\u200b") == 30
    assert placeable_text("x" * 30) == "x" * 30
    assert placeable_text("X" * 21).count("\u200b") == 20
    assert placeable_text("word " * 30) == "word " * 30
    assert placeable_text("م" * 36).count("\u200b") == 2
    assert "\u200b" not in placeable_text("漢" * 60), "lines break between these anyway"


def test_a_text_that_begins_from_the_right_is_marked() -> None:
    assert placeable_text("12 مزيج").startswith(FROM_RIGHT)
    assert placeable_text("mix مزيج") == "mix مزيج"
    assert placeable_text("12") == "12"
