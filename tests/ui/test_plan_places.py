"""Names of plans on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.ui.plan_places import folder_of, free_path, plans_folder, slug_of


@pytest.mark.parametrize("name", ["混" * 300, "a" * 300, "😀 été " * 60, "...", "", "É" * 299])
def test_the_file_of_a_plan_has_a_name_every_disk_takes(name: str) -> None:
    slug = slug_of(name)
    assert 0 < len(slug.encode()) <= 60
    assert not set(slug) & set('/\\:*?"<>| .\0')


def test_a_new_plan_gets_a_name_that_is_free() -> None:
    assert folder_of(None) == plans_folder()
    first = free_path("Mixing Engineer")
    assert first == plans_folder() / "mixing-engineer.json"
    Path(first).parent.mkdir(parents=True, exist_ok=True)
    first.touch()
    assert free_path("Mixing Engineer").name == "mixing-engineer-2.json"


def test_another_folder_has_its_own_free_names(tmp_path: Path) -> None:
    first = free_path("Mixing Engineer", tmp_path)
    assert first == tmp_path / "mixing-engineer.json"
    first.symlink_to("nowhere")
    assert free_path("Mixing Engineer", tmp_path).name == "mixing-engineer-2.json"
