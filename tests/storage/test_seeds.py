"""Reading catalogue folders: good files quickly, bad ones entry by entry, nothing ever raised."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import paths
from planner.domain.problems import ProblemKind
from planner.domain.sentences import Sentence
from planner.storage import seeds
from planner.storage.seeds import check_folders, load_all, load_catalogue
from tests.domain.catalogue_samples import sound_catalogue
from tests.storage.catalogue_folders import (
    plain,
    read,
    same,
    told,
    write,
    write_sound_catalogue,
)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write_sound_catalogue(tmp_path / "shipped")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_everything_comes_back_as_it_was_written(shipped: Path) -> None:
    catalogue, problems = load_catalogue([shipped])
    assert problems == ()
    assert same(catalogue, sound_catalogue())
    assert check_folders([shipped]) == ()


def test_a_schema_address_and_a_byte_order_mark_are_allowed(shipped: Path) -> None:
    for path in shipped.rglob("*.json"):
        marked = json.dumps({"$schema": "schema.json", **read(path)}).encode()
        path.write_bytes(b"\xef\xbb\xbf" + marked)
    catalogue, problems = load_catalogue([shipped])
    assert problems == ()
    assert same(catalogue, sound_catalogue())


def test_a_bad_entry_costs_no_more_than_itself(shipped: Path) -> None:
    path = shipped / "milestones" / "second.json"
    document = read(path)
    document["milestones"][0]["effort"]["low"] = 10_000
    document["milestones"].append({"kind": "project"})
    document["milestones"].append("nonsense")
    write(shipped, "milestones/second.json", document)
    catalogue, problems = load_catalogue([shipped])
    assert set(catalogue.milestones) == {"listen", "meet"}
    assert told(problems)[:2] == [
        ("invalid", "second.json", "mix: effort"),
        ("invalid", "second.json", "entry 3: id"),
    ]
    assert told(problems)[-1] == ("invalid", "second.json", "entry 4")
    assert problems[0].facts == {
        "what": "milestone",
        "id": "mix",
        "field": "effort",
        "reason": "value_error",
        "message": Sentence("effort must rise from low over likely to high"),
    }


def test_a_bad_career_is_left_out_with_every_reason(shipped: Path) -> None:
    path = shipped / "careers" / "mixer.json"
    document = read(path)
    document["required"]["mixing"] = 9
    document["colour"] = "red"
    del document["tagline"]
    write(shipped, "careers/mixer.json", {"$schema": "career.json", **document})
    catalogue, problems = load_catalogue([shipped])
    assert not catalogue.careers
    assert set(told(problems)) == {
        ("invalid", "mixer.json", "mixer: required.mixing"),
        ("invalid", "mixer.json", "mixer: colour"),
        ("invalid", "mixer.json", "mixer: tagline"),
    }


def test_a_career_stands_in_the_file_named_after_it(shipped: Path) -> None:
    (shipped / "careers" / "mixer.json").rename(shipped / "careers" / "mixr.json")
    catalogue, problems = load_catalogue([shipped])
    assert "mixer" in catalogue.careers
    assert told(problems) == [("invalid", "mixr.json", "mixer: id")]


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", "line 1, column 0", "json"),
        (b'{"skills": [\n  {"id": "a",}\n]}', "line 2, column 14", "json"),
        (b"\xff\xfe\x00", "line 1, column 1", "json"),
        (b'{"skills": [NaN]}', "line 1, column 13", "json"),
        (b"[" * 100_000, "", "json"),
    ],
)
def test_what_is_not_json_is_told_with_its_line(
    own: Path, content: bytes, place: str, reason: str
) -> None:
    write(own, "skills.json", content)
    catalogue, (problem,) = load_catalogue([own])
    assert not catalogue.skills
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.facts["reason"] == reason
    assert str(problem.place).startswith(place)


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ([], [""]),
        ("text", [""]),
        ({}, ["skills"]),
        ({"skills": {}}, ["skills"]),
        ({"skills": [], "skill": []}, ["skill"]),
    ],
)
def test_a_file_of_another_shape_is_told(own: Path, document: object, places: list[str]) -> None:
    write(own, "skills.json", document)
    _, problems = load_catalogue([own])
    assert told(problems) == [("invalid", "skills.json", place) for place in places]


def test_a_career_file_of_another_shape_is_told(own: Path) -> None:
    write(own, "careers/mixer.json", ["$schema"])
    _, problems = load_catalogue([own])
    assert told(problems) == [("invalid", "mixer.json", "")]


def test_the_first_of_two_entries_with_one_id_counts(shipped: Path) -> None:
    document = read(shipped / "milestones" / "first.json")
    document["milestones"][0]["title"] = "Another"
    write(shipped, "milestones/third.json", document)
    catalogue, (problem,) = load_catalogue([shipped])
    assert catalogue.milestones["listen"].title == "Make listen"
    assert told((problem,)) == [("duplicate-id", "third.json", "listen")]
    assert problem.facts["first"] == str(shipped / "milestones" / "first.json")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    catalogue, (problem,) = load_catalogue([tmp_path / "gone"])
    assert not catalogue.careers
    assert (problem.kind, problem.facts["reason"]) == (ProblemKind.UNREADABLE, "no-folder")
    assert problem.file == str(tmp_path / "gone")


def test_a_file_in_place_of_a_folder_is_told(own: Path) -> None:
    write(own, "milestones", b"")
    write(own, "file", b"")
    _, problems = load_catalogue([own / "file", own])
    assert [(Path(each.file).name, each.facts["reason"]) for each in problems] == [
        ("file", "no-folder"),
        ("milestones", "system"),
    ]


def test_a_folder_that_cannot_be_listed_is_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    _, (problem,) = load_catalogue([own])
    assert problem.file == str(own)
    assert problem.facts == {"reason": "system", "message": Sentence("permission denied")}


def test_only_ordinary_files_are_read(own: Path) -> None:
    (own / "skills.json").mkdir()
    (own / "milestones").mkdir()
    (own / "milestones" / "dangling.json").symlink_to(own / "gone")
    (own / "milestones" / ".hidden.json").write_text("not read")
    if hasattr(os, "mkfifo"):
        os.mkfifo(own / "resources.json")
    catalogue, problems = load_catalogue([own])
    assert not catalogue.milestones
    reasons = {Path(each.file).name: each.facts["reason"] for each in problems}
    assert reasons.pop("resources.json", "no-file") == "no-file"
    assert reasons == {"skills.json": "no-file", "dangling.json": "system"}


def test_a_file_beyond_the_limit_is_not_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "MAX_FILE", 20)
    write(own, "skills.json", b'{"skills": []}' + b" " * 20)
    _, (problem,) = load_catalogue([own])
    assert problem.facts["reason"] == "too-large"


def test_a_file_is_read_once(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    original = Path.read_bytes

    def counting(path: Path) -> bytes:
        reads.append(path)
        return original(path)

    write(shipped, "milestones/third.json", {"milestones": [{}]})
    monkeypatch.setattr(Path, "read_bytes", counting)
    load_catalogue([shipped])
    assert sorted(reads) == sorted(shipped.rglob("*.json"))


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_as_it_was(shipped: Path, was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        load_catalogue([shipped])
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_checking_tells_what_loading_does_not(shipped: Path) -> None:
    document = read(shipped / "milestones" / "first.json")
    document["milestones"][0]["after"] = ["gone"]
    path = write(shipped, "milestones/first.json", document)
    assert load_catalogue([shipped])[1] == ()
    (problem,) = check_folders([shipped])
    assert (problem.kind, problem.file) == (ProblemKind.UNKNOWN_REFERENCE, str(path))
    assert problem.place == "listen: after"


def test_a_schema_address_may_stand_anywhere(shipped: Path) -> None:
    path = shipped / "careers" / "mixer.json"
    text = path.read_text()
    for marked in (
        text.replace("{", '{ "$schema" : "a.json",\n', 1),
        text[:-1] + ', "$schema": "a.json"}',
        text.replace("{", r'{"$schema": "a\"b.json",', 1),
    ):
        path.write_text(marked)
        catalogue, problems = load_catalogue([shipped])
        assert problems == ()
        assert same(catalogue, sound_catalogue())


# --- The learner's own ----------------------------------------------------------------------------


def own_skill(folder: Path, name: str, content: object = None) -> Path:
    entry = plain(sound_catalogue().skills["hearing"]) | {"id": name, "name": f"About {name}"}
    return write(folder, "skills.json", content or {"skills": [entry]})


def test_own_catalogues_come_after_the_shipped_one_and_before_named_ones(tmp_path: Path) -> None:
    folder = paths.user_catalogues_folder()
    own_skill(folder / "b", "second")
    own_skill(folder / "a", "first")
    own_skill(folder / ".hidden", "hidden")
    (folder / "notes.txt").write_text("not a folder")
    own_skill(tmp_path / "named", "last")
    folders = seeds.catalogue_folders([tmp_path / "named", folder / "a"])
    assert folders == (paths.shipped("seeds"), folder / "a", folder / "b", tmp_path / "named")
    catalogue, problems = load_all([tmp_path / "named"])
    assert list(catalogue.skills)[-3:] == ["first", "second", "last"]
    assert {each.kind for each in problems} == {ProblemKind.UNUSED}


def test_whatever_is_wrong_with_own_ones_the_shipped_one_works() -> None:
    folder = paths.user_catalogues_folder()
    own_skill(folder / "a", "first", b"{")
    write(folder / "b", "careers/mixing-engineer.json", {"id": "mixing-engineer"})
    catalogue, problems = load_all()
    shipped, _ = load_catalogue([paths.shipped("seeds")])
    assert same(catalogue, shipped)
    assert {Path(each.file).name for each in problems} == {"skills.json", "mixing-engineer.json"}


def test_without_own_ones_there_is_the_shipped_one() -> None:
    assert seeds.catalogue_folders() == (paths.shipped("seeds"),)


def test_a_folder_is_checked_over_the_shipped_one(own: Path, tmp_path: Path) -> None:
    shipped = paths.shipped("seeds")
    assert seeds.folders_to_check(own, [tmp_path]) == (shipped, tmp_path, own)
    assert seeds.folders_to_check(shipped / "careers" / "..", [tmp_path]) == (
        shipped / "careers" / "..",
    )
    assert seeds.folders_to_check(None, [tmp_path]) == (shipped, tmp_path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "milestones", "$schema", "effort", "builds", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(
    name=st.sampled_from(["skills.json", "milestones/a.json", "careers/a.json"]),
    content=JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=60),
)
def test_no_content_ever_raises(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    write(folder, name, content)
    catalogue, problems = load_catalogue([folder])
    read_something = catalogue.careers or catalogue.milestones or catalogue.skills
    empty_list = b"[]" in content
    assert read_something or empty_list or problems
    assert all(problem.file for problem in problems)


def test_what_cannot_be_read_is_told_once_by_a_check(shipped: Path) -> None:
    (shipped / "skills.json").write_text("{", encoding="utf-8")
    told = [each for each in check_folders([shipped]) if each.file.endswith("skills.json")]
    assert len(told) == 1
