"""Tests of `planner.storage.settings_file`: nothing in a settings file stops the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.left_views import ListView, PortfolioView, SkillsView, TimelineView
from planner.storage.settings_file import (
    MAX_ARCHIVES,
    MAX_RECENT,
    Reminders,
    RunningTimer,
    Settings,
    read_settings,
    settings_path,
    write_settings,
)
from planner.storage.write_errors import MissingFolderError, WriteError

FULL = Settings(
    theme="dark",
    text_size=150,
    date_style="iso",
    first_weekday="sunday",
    last_profile="/plans/mine.json",
    recent=("/plans/mine.json", "/plans/Füße.json"),
    window_geometry="AdnQywADAAA=",
    window_state="AAAA/w==",
    paper="letter",
    catalogues=("/more",),
    hints=False,
    reminders=Reminders(
        on=True, weekdays=(0, 2), at=450, event_days=7, last="2027-02-01", told=("p-1 night",)
    ),
    open_phases=(("p-1", (1, 3)),),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.json"
    write_settings(FULL, file)
    assert read_settings(file) == FULL
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_users_own_folder_is_the_usual_place() -> None:
    assert read_settings() == Settings()
    assert not settings_path().exists(), "reading writes nothing"
    write_settings(FULL)
    assert read_settings() == FULL


@pytest.mark.parametrize(
    "text", ["", "\0\0\0", "{", "[]", "null", '"dark"', "[" * 100_000, '{"theme": NaN}', "\xff"]
)
def test_an_unreadable_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(text.encode("latin-1"))
    assert read_settings(file) == Settings()
    assert file.read_bytes() == text.encode("latin-1")


def test_neither_does_a_folder_or_a_pipe_stop_it(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert read_settings(pipe) == Settings()
    assert read_settings(tmp_path / "a\0b") == Settings()


def test_one_bad_field_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    found = {
        "theme": "purple",
        "last_profile": 7,
        "recent": ["/a", 3],
        "window_geometry": ["x"],
        "paper": "letter",
        "open_phases": {"p": [True]},
        "catalogues": "/more",
    }
    file.write_text(json.dumps(found), encoding="utf-8")
    assert read_settings(file) == Settings(paper="letter")


def test_a_byte_order_mark_is_no_hindrance(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "light"}', encoding="utf-8-sig")
    assert read_settings(file).theme == "light"


def test_what_a_newer_version_remembers_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "light", "from_the_future": [1, 2]}', encoding="utf-8")
    write_settings(Settings(theme="dark"), file)
    assert json.loads(file.read_text(encoding="utf-8"))["from_the_future"] == [1, 2]
    assert read_settings(file).theme == "dark"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(MissingFolderError):
        write_settings(FULL, tmp_path / "file" / "in" / "settings.json")
    with pytest.raises(WriteError):
        write_settings(FULL, tmp_path / "file" / "settings.json")


def test_recent_plans_are_the_latest_ones() -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 5):
        settings = settings.with_profile(Path(f"/p{number}.json"))
    settings = settings.with_profile(Path("/p9.json"))
    assert settings.last_profile == "/p9.json"
    assert settings.recent[:2] == ("/p9.json", "/p14.json")
    assert len(settings.recent) == len(set(settings.recent)) == MAX_RECENT
    gone = settings.without_profile(Path("/p9.json"))
    assert gone.last_profile == ""
    assert "/p9.json" not in gone.recent
    assert gone.without_profile(Path("/else.json")) == gone


def test_a_plan_that_was_moved_is_remembered_where_it_is() -> None:
    settings = Settings().with_profile(Path("/a.json")).with_profile(Path("/b.json"))
    moved = settings.with_moved(Path("/a.json"), Path("/c.json"))
    assert (moved.last_profile, moved.recent) == ("/b.json", ("/b.json", "/c.json"))
    moved = moved.with_moved(Path("/b.json"), Path("/d.json"))
    assert (moved.last_profile, moved.recent) == ("/d.json", ("/d.json", "/c.json"))
    joined = moved.with_recent(Path("/y.json")).with_recent(Path("/d.json"))
    assert joined.last_profile == "/d.json"
    assert joined.recent == moved.with_moved(Path("/x.json"), Path("/y.json")).recent
    assert joined.recent == ("/d.json", "/y.json", "/c.json")


def test_archives_are_remembered_once_each_and_read_again(tmp_path: Path) -> None:
    settings = Settings()
    for number in (*range(MAX_ARCHIVES + 1), 5):
        settings = settings.with_archive(Path(f"/{number}"))
    assert len(settings.archives) == MAX_ARCHIVES
    assert settings.archives[:2] == ("/5", f"/{MAX_ARCHIVES}")
    write_settings(settings, tmp_path / "settings.json")
    assert read_settings(tmp_path / "settings.json") == settings


def test_open_phases_are_kept_by_plan() -> None:
    settings = Settings().with_open_phases("a", (3, 1)).with_open_phases("b", ())
    settings = settings.with_open_phases("a", (2,))
    assert settings.phases_open_in("a") == (2,)
    assert settings.phases_open_in("b") == ()
    assert settings.phases_open_in("c") is None


@given(
    st.dictionaries(
        st.sampled_from([*FULL.__dataclass_fields__, "other"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=5,
        ),
    )
)
def test_any_object_is_read(tmp_path_factory: pytest.TempPathFactory, found: object) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    settings = read_settings(file)
    write_settings(settings, file)
    assert read_settings(file) == settings


def test_reading_them_needs_no_pydantic() -> None:
    code = (
        "import sys, planner.storage.settings_file as f; f.read_settings();"
        "sys.exit('pydantic' in sys.modules or 'PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_view_of_a_list_is_kept_by_plan(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    view = ListView(text="mix", show="open", group="date", milestone="rock", panel=390)
    settings = Settings().with_view("one", ListView(kind="course")).with_view("one", view)
    write_settings(settings.with_view("two", ListView()), file)
    again = read_settings(file)
    assert again.view_of("one") == view
    assert again.view_of("two") == again.view_of("unknown") == ListView()
    assert len(again.views) == 2


def test_one_bad_part_of_a_view_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    found = {"views": {"one": {"panel": "wide", "show": 3, "group": "date", "colour": "red"}}}
    file.write_text(json.dumps(found), encoding="utf-8")
    assert read_settings(file).view_of("one") == ListView(group="date")
    file.write_text(json.dumps({"theme": "dark", "views": {"one": []}}), encoding="utf-8")
    assert read_settings(file) == Settings(theme="dark")


def test_the_view_of_a_timeline_is_kept_and_read_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    left = TimelineView("map", 1600, 739_000, 12, "rock", (1, 4), ("load",))
    write_settings(Settings().with_view("one", ListView(timeline=left)), file)
    assert read_settings(file).view_of("one").timeline == left
    parts = {"scale": "far", "day": 7, "closed": [1, "two"], "hidden": "load", "look": None}
    file.write_text(json.dumps({"views": {"one": {"timeline": parts}}}), encoding="utf-8")
    assert read_settings(file).view_of("one").timeline == TimelineView(day=7)
    file.write_text(json.dumps({"views": {"one": {"timeline": 3}}}), encoding="utf-8")
    assert read_settings(file).view_of("one") == ListView()


def test_the_view_of_the_skills_is_kept_and_read_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    left = SkillsView("all", "gap", "hearing")
    write_settings(Settings().with_view("one", ListView(skills=left)), file)
    assert read_settings(file).view_of("one").skills == left
    parts = {"extent": 3, "order": "name", "colour": "red"}
    file.write_text(json.dumps({"views": {"one": {"skills": parts}}}), encoding="utf-8")
    assert read_settings(file).view_of("one").skills == SkillsView(order="name")


def test_the_view_of_the_portfolio_is_kept_and_read_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    left = PortfolioView("audio", "starred", "rock", 1, panel=True)
    write_settings(Settings().with_view("one", ListView(portfolio=left)), file)
    assert read_settings(file).view_of("one").portfolio == left
    parts = {"sort": 3, "order": "newest", "place": "first", "panel": 1}
    file.write_text(json.dumps({"views": {"one": {"portfolio": parts}}}), encoding="utf-8")
    assert read_settings(file).view_of("one").portfolio == PortfolioView(order="newest")


def test_only_the_latest_views_are_kept() -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 3):
        settings = settings.with_view(str(number), ListView(panel=number))
    assert len(settings.views) == MAX_RECENT
    assert settings.view_of("0") == ListView()


def test_one_bad_part_of_the_reminders_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    found = {"on": True, "weekdays": [6, 0, 6], "at": 24 * 60, "event_days": -1, "told": "all"}
    file.write_text(json.dumps({"reminders": found}))
    assert read_settings(file).reminders == Reminders(on=True, weekdays=(0, 6))
    for wrong in ({"weekdays": [7]}, {"weekdays": ["Monday"]}, ["on"], "yes", {"on": 1}):
        file.write_text(json.dumps({"reminders": wrong}))
        assert read_settings(file).reminders == Reminders()


def test_a_running_timer_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    timer = RunningTimer("plan", "rock", "2027-02-01T09:41:00+01:00")
    write_settings(Settings(timer=timer), file)
    assert read_settings(file).timer == timer
    assert timer.since is not None
    assert timer.since.utcoffset() is not None


@pytest.mark.parametrize(
    "timer", [7, None, [], "now", {"plan": 3, "started": 5}, {"started": "noon"}, {}]
)
def test_a_timer_that_cannot_be_read_is_none(tmp_path: Path, timer: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"timer": timer, "theme": "dark"}), encoding="utf-8")
    read = read_settings(file)
    assert read.theme == "dark"
    assert read.timer.since is None


def test_a_label_for_money_is_short(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for label, read in (("CHF", "CHF"), ("much too long", ""), (7, "")):
        file.write_text(json.dumps({"currency": label, "paper": "letter"}))
        assert read_settings(file) == Settings(currency=read, paper="letter")


def test_what_plans_are_called_moves_and_goes_with_them(tmp_path: Path) -> None:
    one, two, moved = Path("/a.json"), Path("/b.json"), Path("/c.json")
    settings = Settings().with_profile(one).with_name(one, "One")
    settings = settings.with_profile(two).with_name(two, "Two").with_name(one, "First")
    assert dict(settings.names) == {"/a.json": "First", "/b.json": "Two"}
    settings = settings.with_moved(one, moved)
    assert dict(settings.names) == {"/c.json": "First", "/b.json": "Two"}
    file = tmp_path / "settings.json"
    write_settings(settings, file)
    assert read_settings(file) == settings
    assert dict(settings.without_profile(moved).names) == {"/b.json": "Two"}
    file.write_text(json.dumps({"names": ["no pairs"], "paper": "letter"}))
    assert read_settings(file) == Settings(paper="letter")


def test_only_names_of_recent_plans_are_kept() -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 5):
        path = Path(f"/p{number}.json")
        settings = settings.with_profile(path).with_name(path, f"Plan {number}")
    assert len(settings.names) == MAX_RECENT
    assert {path for path, _ in settings.names} == set(settings.recent)
