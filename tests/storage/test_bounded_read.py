"""Reading what might be anything, and folders for the learner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from planner.domain.system_reasons import reason_of
from planner.storage.bounded_read import read_bounded
from planner.storage.private_folder import make_private_folder
from planner.storage.questionnaire import QuestionnaireError, load_questions
from planner.storage.settings_file import Settings, read_settings, write_settings


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_bounded(file, 5) == b"12345"
    with pytest.raises(OSError, match="it is larger than"):
        read_bounded(file, 4)


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
def test_nothing_waits_for_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.json"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(OSError, match="not an ordinary file"):
            read_bounded(path, 100)
    assert read_settings(pipe) == Settings()
    (tmp_path / "questionnaire.json").symlink_to(pipe)
    with pytest.raises(QuestionnaireError, match="not an ordinary file"):
        load_questions(tmp_path)


def test_settings_of_any_size_and_depth_keep_nobody_from_starting(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "x": "' + "x" * (1 << 20) + '"}', encoding="utf-8")
    assert read_settings(file) == Settings()
    write_settings(Settings(theme="light"), file)
    assert read_settings(file).theme == "light"
    file.write_text("[" * 100_000, encoding="utf-8")
    assert read_settings(file) == Settings()
    write_settings(Settings(theme="light"), file)
    assert read_settings(file).theme == "light"


def test_questions_have_a_size(tmp_path: Path) -> None:
    (tmp_path / "questionnaire.json").write_bytes(b" " * (5 << 20))
    with pytest.raises(QuestionnaireError, match="it is larger than 4 MB") as caught:
        load_questions(tmp_path)
    assert isinstance(caught.value.__cause__, OSError)
    assert reason_of(caught.value.__cause__) == caught.value.reason
    assert caught.value.reason.text == "it is larger than {size} MB"


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
def test_a_private_folder_has_private_folders_above_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        (tmp_path / "shared").mkdir()
        make_private_folder(tmp_path / "shared" / "a" / "b")
        make_private_folder(tmp_path / "shared" / "a" / "b")
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((tmp_path / name).stat().st_mode)
        for name in ("shared", "shared/a", "shared/a/b")
    ]
    assert modes == [0o777, 0o700, 0o700]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="irectory"):
        make_private_folder(tmp_path / "file" / "folder")
