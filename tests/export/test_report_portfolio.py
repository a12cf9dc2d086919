"""Tests of `planner.export.report_portfolio`: what there is to show, on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from planner.domain.catalogue import Kind
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Evidence, EvidenceKind
from planner.export.plan_report import PrintOptions, Section, plan_report
from planner.export.report_portfolio import PieceLine, PortfolioPages, file_name
from planner.words import ENGLISH
from tests.export import print_samples as samples

DAY = samples.HALFWAY
LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org/mix", title="A\nmix", added=DAY)
FILE = Evidence(
    kind=EvidenceKind.FILE,
    target="/home/somebody/secret plans/mix.wav",
    added=DAY - dt.timedelta(days=3),
    starred=True,
    about="One song,\nno effects",
    part="Mixed it",
    tools=("Reaper", "A tape machine"),
    link="https://example.org/hear",
)
NOTE = Evidence(kind=EvidenceKind.NOTE, target="Felt slow", added=DAY)


def _plan(*pieces: Evidence) -> Plan:
    """The plan half-way, with evidence of its first milestone only."""
    profile = samples.halfway().profile
    milestones = tuple(
        each.model_copy(update={"evidence": pieces if place == 0 else ()})
        for place, each in enumerate(profile.milestones)
    )
    return plan_of(profile.model_copy(update={"milestones": milestones}), DAY)


def _pages(plan: Plan, **options: Any) -> PortfolioPages:
    chosen = PrintOptions(sections=(Section.PORTFOLIO,), **options)
    pages = plan_report(plan, samples.catalogue(), ENGLISH, chosen, plan.today).portfolio
    assert pages is not None
    return pages


def _line(piece: Evidence) -> PieceLine:
    (line,) = _pages(_plan(piece)).rows
    return line


def test_the_starred_stand_first_and_notes_only_where_private_things_may() -> None:
    plan = _plan(NOTE, LINK, FILE)
    pages = _pages(plan)
    assert [row.title for row in pages.rows] == ["mix.wav", "A mix"]
    assert pages.facts == "2 pieces of evidence, 1 starred"
    private = _pages(plan, private=True)
    assert [row.sort for row in private.rows] == ["WAV", "Note", "Link"]
    assert private.rows[1].title == "Felt slow"


def test_a_piece_says_what_the_learner_says_of_it_and_no_folder() -> None:
    line = _line(FILE)
    assert line.told[:3] == (
        "One song, no effects",
        "Part: Mixed it",
        "Tools: Reaper, A tape machine",
    )
    assert line.told[3].startswith("Shows: ")
    assert (line.address, line.where) == ("https://example.org/hear",) * 2
    assert "secret" not in repr(line)
    plain = _line(FILE.model_copy(update={"link": "", "title": "The mix"}))
    assert (plain.address, plain.where) == ("", "mix.wav")


def test_only_safe_addresses_can_be_pressed() -> None:
    assert _line(LINK).address == "https://example.org/mix"
    odd = LINK.model_copy(update={"target": "javascript:alert(1)", "title": ""})
    assert _line(odd).address == ""


@pytest.mark.parametrize(
    ("target", "sort"),
    [
        ("/a/mix.flac", "FLAC"),
        ("C:\\a\\mix.wav", "WAV"),
        ("/a/b", "File"),
        ("/a/x.unheard", "File"),
    ],
)
def test_a_file_is_called_by_its_ending(target: str, sort: str) -> None:
    line = _line(FILE.model_copy(update={"target": target}))
    assert line.sort == sort
    assert line.title == file_name(target)
    assert "\\" not in line.title


def test_what_is_to_come_has_a_box_and_a_day() -> None:
    plan = _plan(FILE)
    coming = _pages(plan).coming
    wanted = [
        each.milestone.code
        for each in plan.milestones
        if each.milestone.kind is Kind.PORTFOLIO and each.milestone.is_open
    ]
    assert [each.code for each in coming] == wanted
    assert all(each.due for each in coming)
    assert _pages(plan, kinds=(Kind.COURSE,)).coming == ()


def test_without_a_piece_the_page_says_so() -> None:
    pages = _pages(_plan())
    assert (pages.rows, pages.nothing) == ((), "No link and no file yet.")
