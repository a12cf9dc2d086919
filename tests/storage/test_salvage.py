"""Tests of `planner.storage.salvage`: what is kept of a damaged plan, and what is said."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.problems import ProblemKind
from planner.domain.profile import Profile, Status
from planner.storage.migrations import Document
from planner.storage.profile_bytes import Envelope, from_bytes, to_bytes
from planner.storage.salvage import Salvaged, salvage
from planner.words import ENGLISH
from tests.storage.damage import REAL, RELEASED, document, flipped, mutated, written, zeroed

TODAY = dt.date(2027, 5, 1)
WHOLE = from_bytes(Path("plan.json"), REAL).profile
FIRST = WHOLE.milestones[0]
FIRST_DAY = min(each.placement.start for each in WHOLE.milestones if each.placement).isoformat()


def salvaged(data: bytes) -> Salvaged:
    found = salvage(data, TODAY)
    assert found is not None
    return found


def said(found: Salvaged) -> list[str]:
    return [ENGLISH.problem(problem) for problem in found.problems]


def with_first(**changed: object) -> bytes:
    found = document(REAL)
    found["profile"]["milestones"][0].update(changed)
    return written(found)


@pytest.mark.parametrize("released", RELEASED, ids=[path.stem for path in RELEASED])
def test_of_a_whole_plan_nothing_is_lost(released: Path) -> None:
    found = salvaged(released.read_bytes())
    stored = from_bytes(released, released.read_bytes())
    assert found.profile == stored.profile
    assert (found.problems, found.lost) == ((), 0)
    assert found.codes_issued == stored.codes_issued


def test_fields_that_do_not_fit_are_named_and_the_rest_is_kept() -> None:
    found = salvaged(with_first(done_on="2027-02-30", phase="one"))
    title = FIRST.title
    assert said(found) == [
        f"“done on” of “{title}” could not be read.",
        f"“phase” of “{title}” could not be read. In its place stands: 1.",
    ]
    assert {problem.milestone for problem in found.problems} == {FIRST.id}
    assert found.profile.milestones[0].log == FIRST.log
    assert found.profile.milestones[1:] == WHOLE.milestones[1:]


def test_a_status_that_is_lost_follows_from_the_day() -> None:
    found = salvaged(with_first(status="?", done_on="2027-02-01"))
    assert found.profile.milestones[0].status is Status.DONE


def test_a_milestone_without_id_and_title_is_lost() -> None:
    found = salvaged(with_first(definition=None))
    assert found.lost == 1
    assert said(found) == ["Milestone 1 could not be read."]
    assert found.profile.milestones == WHOLE.milestones[1:]


def test_what_the_learner_changed_has_the_catalogues_to_fall_back_on() -> None:
    base = document(REAL)["profile"]["milestones"][0]["definition"]
    found = salvaged(with_first(definition=7, base=base))
    assert found.lost == 0
    assert found.profile.milestones[0].definition == FIRST.definition


def test_a_definition_gets_stand_ins() -> None:
    found = salvaged(with_first(definition={"title": "Listen"}, code="", estimate=90))
    first = found.profile.milestones[0]
    assert (first.title, first.definition.effort.likely) == ("Listen", 90)
    assert first.code == next(iter({first.code} - {each.code for each in WHOLE.milestones}))
    found = salvaged(with_first(definition={"id": "listen"}, estimate="?"))
    assert (found.profile.milestones[0].title, found.profile.milestones[0].estimate) == (
        "listen",
        60,
    )


def test_of_two_with_one_id_both_are_kept() -> None:
    found = document(REAL)
    milestones = found["profile"]["milestones"]
    milestones[1:1] = [milestones[0], milestones[0]]
    kept = salvaged(written(found))
    ids = [each.id for each in kept.profile.milestones[:3]]
    assert ids == [FIRST.id, f"{FIRST.id}-2", f"{FIRST.id}-3"]
    assert len({each.code for each in kept.profile.milestones}) == len(WHOLE.milestones) + 2
    assert said(kept) == [f"“{FIRST.title}” stands in the file twice. Both are kept."] * 2
    assert kept.codes_issued >= kept.profile.codes_issued


def test_people_with_one_id_are_both_kept() -> None:
    found = document(REAL)
    people = [{"id": "ann", "name": "Ann"}, {"id": "ann", "name": "Ann B"}, {"name": "?"}, 7]
    found["profile"]["contacts"] = people
    kept = salvaged(written(found))
    assert [each.id for each in kept.profile.contacts] == ["ann", "ann-2"]
    assert said(kept) == [
        "“Ann B” stands in the file twice. Both are kept.",
        "“contacts 3” of the plan could not be read.",
        "“contacts 4” of the plan could not be read.",
    ]


def test_ids_that_differ_only_in_what_cannot_be_stored_are_told_apart() -> None:
    found = document(REAL)
    found["profile"]["contacts"] = [{"id": each, "name": "Ann"} for each in ("ann", "ann\0")]
    kept = salvaged(written(found))
    assert [each.id for each in kept.profile.contacts] == ["ann", "ann-2"]
    assert kept.profile.milestones == WHOLE.milestones


def test_a_list_replaced_further_on_takes_its_gaps_with_it() -> None:
    """The damage was in a milestone of a list that does not count any more."""
    start = REAL.index(b'{"definition":', len(REAL) // 2)
    damaged = REAL[: start + 20] + b"#" + REAL[start + 21 :]
    end = damaged.rindex(b"}}")
    kept = salvaged(damaged[:end] + b',"milestones":7' + damaged[end:])
    assert kept.profile.milestones == ()
    assert any("milestones" in each for each in said(kept))


def test_a_name_that_no_plan_may_have_makes_none() -> None:
    found = document(REAL)
    del found["profile"]["name"]
    assert salvage(written(found), TODAY, name="") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", ""), ("name", "Recovered plan"), ("created", FIRST_DAY), ("start", FIRST_DAY),
        ("targets", "nothing"), ("calendar", "a usual value"),
    ],
)  # fmt: skip
def test_what_a_plan_may_not_lack_is_made_up_and_said(name: str, value: str) -> None:
    found = document(REAL)
    del found["profile"][name]
    kept = salvaged(written(found))
    assert kept.profile.milestones == WHOLE.milestones
    assert [problem.kind for problem in kept.problems] == [ProblemKind.VALUE_MADE_UP]
    assert said(kept)[0].startswith(
        f"“{name}” of the plan could not be read. In its place stands: {value}"
    )


def test_a_week_is_taken_whole_or_not_at_all() -> None:
    """The hours of the other days must not slip to other weekdays."""
    found = document(REAL)
    found["profile"]["calendar"]["week"][2] = "?"
    kept = salvaged(written(found)).profile.calendar
    assert sum(kept.week) == 8 * 60
    assert kept.breaks == WHOLE.calendar.breaks


def test_a_file_cut_short_keeps_what_came_before() -> None:
    found = salvaged(REAL[: len(REAL) // 2])
    count = len(found.profile.milestones)
    assert count > len(WHOLE.milestones) // 3
    assert found.profile.milestones[: count - 1] == WHOLE.milestones[: count - 1]
    assert found.profile.calendar == WHOLE.calendar
    assert "The file ends before the plan does." in said(found)


@pytest.mark.parametrize("first", [0, 600, 20_000, 60_000])
def test_a_page_of_nothing_costs_only_what_stood_there(first: int) -> None:
    found = salvaged(zeroed(REAL, first, 4096))
    kept = {each.id: each for each in found.profile.milestones}
    same = sum(kept.get(each.id) == each for each in WHOLE.milestones)
    assert same >= len(WHOLE.milestones) - 6
    assert found.problems


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b"{}", b"[]", b"hello", b"%PDF-1.7", b'{"profile":{"name":"x"}}']
)
def test_of_nothing_there_is_nothing(data: bytes) -> None:
    assert salvage(data, TODAY) is None


def test_other_encodings_are_read() -> None:
    assert salvaged(b"\xef\xbb\xbf" + REAL).profile == WHOLE
    assert salvaged(REAL.decode().encode("utf-16")).profile == WHOLE
    latin = salvaged(REAL.replace("ö".encode(), b"\xf6"))
    assert latin.profile.name == WHOLE.name.replace("ö", "\ufffd")
    assert "Letters in “name” of the plan could not be read." in said(latin)


def test_a_name_that_stands_twice_is_said() -> None:
    found = salvaged(REAL.replace(b'"name":"F', b'"name":"x","name":"F', 1))
    assert found.profile == WHOLE
    assert said(found) == ["“name” stands twice in the plan. One of them was left out."]
    twice = REAL.replace(b'"profile":{', b'"profile":{"name":"x"},"profile":{', 1)
    assert "“profile” stands twice in the plan. One of them was left out." in said(salvaged(twice))


def test_what_a_newer_version_added_is_left_out_and_said() -> None:
    found = document(REAL)
    found["schema_version"] = 99
    found["profile"]["moods"] = [1]
    found["profile"]["milestones"][0]["colour"] = "red"
    kept = salvaged(written(found))
    assert kept.profile == WHOLE
    assert said(kept) == [
        f"“colour” of “{FIRST.title}” is not known here and was left out.",
        "“moods” of the plan is not known here and was left out.",
    ]


def test_an_older_plan_is_brought_up_to_date_as_far_as_it_goes() -> None:
    def rename(document: Document) -> Document:
        profile = dict(document["profile"])
        profile["name"] = profile.pop("title")
        return {**document, "profile": profile}

    def nothing(document: Document) -> Document:
        return document

    old = document(REAL)
    old["profile"] = {"title": old["profile"].pop("name"), **old["profile"]}
    data = written(old)[:-2_000]
    steps = (nothing, rename)
    older = data.replace(b'"schema_version":2', b'"schema_version":1', 1)
    found = salvage(older, TODAY, steps)
    assert found is not None
    assert found.profile.name == WHOLE.name
    lost = salvage(older.replace(b'"title":"F', b'"tXXXe":"F', 1), TODAY, steps)
    assert lost is not None
    assert lost.profile.name == "Recovered plan"


def test_codes_that_were_issued_are_not_issued_again() -> None:
    data = to_bytes(Envelope(profile=WHOLE, codes_issued=500))
    found = salvaged(data[:-9])
    assert found.codes_issued == 500
    odd = salvaged(data.replace(b'"codes_issued":500', b'"codes_issued":999999999'))
    assert odd.codes_issued == WHOLE.codes_issued


def test_more_milestones_than_any_plan_has_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.storage import salvage as module

    monkeypatch.setattr(module, "_MOST_MILESTONES", 10)
    found = salvaged(REAL)
    assert len(found.profile.milestones) == 10
    assert said(found) == ["The file holds more than 10 milestones. The rest was left out."]


def check(data: bytes) -> Salvaged | None:
    """Whatever comes out can be saved and read again, and its problems can be said."""
    found = salvage(data, TODAY)
    if found is not None:
        again = from_bytes(Path("new.json"), to_bytes(Envelope(profile=found.profile))).profile
        assert again == found.profile
        assert all(len(line.splitlines()) <= 1 for line in said(found))
    return found


def test_after_any_one_flip_nearly_all_is_there() -> None:
    choose = random.Random(3)
    for _ in range(60):
        found = check(flipped(REAL, choose.randrange(len(REAL) * 8)))
        assert found is not None
        kept = {each.id: each for each in found.profile.milestones}
        assert sum(kept.get(each.id) == each for each in WHOLE.milestones) >= 56


def test_whatever_is_exchanged_there_is_a_plan_or_nothing() -> None:
    choose = random.Random(5)
    for _ in range(60):
        check(mutated(REAL, choose))


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_plan_or_nothing(data: bytes) -> None:
    check(data)
    check(REAL[:2600] + data)


def test_the_profile_that_is_kept_is_a_valid_one() -> None:
    found = salvaged(with_first(role="?"))
    assert Profile.model_validate_json(found.profile.model_dump_json()) == found.profile


def test_what_is_unknown_is_named_only_where_nothing_was_damaged() -> None:
    """Beside damage it is a part of something whose beginning was lost."""
    found = document(REAL)
    found["profile"]["strange"] = 1
    whole = written(found)
    sentence = "“strange” of the plan is not known here and was left out."
    assert said(salvaged(whole)) == [sentence]
    at = whole.index(b'{"definition":', len(whole) // 2)
    damaged = salvaged(whole[: at + 20] + b"#" + whole[at + 21 :])
    assert sentence not in said(damaged)
    assert damaged.problems
