"""Tests of `planner catalogue`, and of catalogues that are added."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from planner import paths
from planner.storage.profile_file import read_profile
from tests.commands.terminal import refused


def test_the_shipped_catalogue_has_no_problems(run: Any) -> None:
    said = run("catalogue", "check")
    assert (said.status, said.out) == (0, "No problems found.\n")


def test_a_catalogue_with_problems_lists_them_all(run: Any, tmp_path: Path) -> None:
    (tmp_path / "milestones").mkdir()
    (tmp_path / "milestones" / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "skills.json").write_text('{"skills": [{"id": "x"}]}', encoding="utf-8")
    said = run("catalogue", "check", tmp_path)
    assert said.status == 1
    assert "a.json" in said.out
    assert "skills.json" in said.out
    assert len(said.err.splitlines()) == 1
    refused(run("catalogue", "check", tmp_path / "none"), "There is no folder")
    refused(run("careers", "--catalogue", tmp_path / "none"), "There is no folder")


def test_problems_of_an_added_catalogue_are_remarked(run: Any, tmp_path: Path) -> None:
    (tmp_path / "skills.json").write_text("{", encoding="utf-8")
    said = run("careers", "--catalogue", tmp_path)
    assert said.status == 0
    assert len(said.out.splitlines()) == 17
    assert "1 problem in the catalogue" in said.err


BAKERY = Path(__file__).parents[1] / "data" / "catalogues" / "bakery"


def test_a_career_outside_music_is_planned_and_printed(run: Any, tmp_path: Path) -> None:
    added = ("--catalogue", BAKERY)
    assert run("catalogue", "check", BAKERY).out == "No problems found.\n"
    careers = run("careers", *added)
    assert (careers.err, "artisan-baker" in careers.out) == ("", True)
    plan, pdf = tmp_path / "bread.json", tmp_path / "bread.pdf"
    said = run("new", plan, "--career", "artisan-baker", "--print", pdf, *added)
    assert (said.status, said.err) == (0, "")
    profile = read_profile(plan).profile
    assert {each.id for each in profile.milestones} == {
        "br-hygiene", "br-loaf", "br-sour", "br-range", "br-market", "br-shift",
    }  # fmt: skip
    assert all(each.placement for each in profile.milestones)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    assert "Bake a range of five breads in one morning" in text
    shown = json.loads(run("show", plan, "--json", *added).out)
    assert shown["problems"] == []


def test_a_folder_in_the_users_data_is_a_catalogue(run: Any, tmp_path: Path) -> None:
    shutil.copytree(BAKERY, paths.user_catalogues_folder() / "bakery")
    assert "artisan-baker" in run("careers").out
    assert run("catalogue", "check").out == "No problems found.\n"
    assert run("new", tmp_path / "a.json", "--career", "artisan-baker").status == 0
    broken = paths.user_catalogues_folder() / "bakery" / "skills.json"
    broken.write_text("{", encoding="utf-8")
    said = run("careers")
    assert (said.status, len(said.out.splitlines())) == (0, len(run("careers").out.splitlines()))
    assert "artisan-baker" not in said.out
    assert "in the catalogue" in said.err
    checked = run("catalogue", "check")
    assert (checked.status, "skills.json, line 1" in checked.out) == (1, True)


def test_the_schemas_are_shown_and_written(run: Any, tmp_path: Path) -> None:
    shown = json.loads(run("catalogue", "schema").out)
    assert "career.json" in shown
    said = run("catalogue", "schema", tmp_path)
    assert (said.status, said.out.count(".json")) == (0, len(shown))
    assert {each.name: json.loads(each.read_bytes()) for each in tmp_path.iterdir()} == shown
    refused(run("catalogue", "schema", tmp_path / "none"), "There is no folder")
