"""Which files a plan may name as evidence, and which of them are opened."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from planner.storage.evidence_file import (
    EvidenceFileError,
    MissingEvidenceError,
    NoFileNameError,
    NoOrdinaryFileError,
    evidence_file,
    folder_of,
    may_be_opened,
    names_a_file,
)

UNIX = [
    "",
    "mix.wav",
    "./mix.wav",
    "../mix.wav",
    "/home/ada/../../etc/passwd",
    "//host/share/mix.wav",
    "~/mix.wav",
    "file:///home/ada/mix.wav",
    "smb://host/share/mix.wav",
    "/dev/sda",
    "/proc/self/environ",
    "/net/host/share/mix.wav",
    "/home/ada/mix\0.wav",
    "/home/ada/mix\n.wav",
    "/home/ada/mix\ud800.wav",
]
WINDOWS = [
    "",
    "mix.wav",
    "C:mix.wav",
    "\\Music\\mix.wav",
    "..\\mix.wav",
    "C:\\Music\\..\\..\\mix.wav",
    "\\\\host\\share\\mix.wav",
    "//host/share/mix.wav",
    "\\\\?\\C:\\mix.wav",
    "\\\\.\\PhysicalDrive0",
    "file:///C:/mix.wav",
    "C:\\Music\\CON",
    "C:\\Music\\nul.wav",
    "C:\\Music\\COM1.wav",
    "C:\\Music\\mix.exe:mix.wav",
    "C:\\Music\\mix.exe ",
    "C:\\Music\\mix.exe.",
    "C:\\Music\\mix*.wav",
]


@pytest.mark.parametrize("target", UNIX)
def test_what_names_no_file_of_this_computer(target: str) -> None:
    assert not names_a_file(target, windows=False)


@pytest.mark.parametrize("target", WINDOWS)
def test_what_names_no_file_of_this_computer_on_windows(target: str) -> None:
    assert not names_a_file(target, windows=True)


@pytest.mark.parametrize(
    ("target", "windows"),
    [
        ("/home/ada/Music/mix 3:4 <final>.wav", False),
        ("/home/ada/Música/..mix.wav", False),
        ("C:\\Users\\Ada\\Music\\mix.wav", True),
        ("c:/Users/Ada/mix.wav", True),
    ],
)
def test_what_names_one(target: str, windows: bool) -> None:
    assert names_a_file(target, windows=windows)


def test_a_refused_name_is_never_asked_about() -> None:
    """Asking Windows whether a file of a share exists signs in on the computer that has it."""
    asked: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.startswith(("os.", "open", "socket.")):
            asked.append(event)

    sys.addaudithook(hook)
    with pytest.raises(NoFileNameError):
        evidence_file("//host/share/mix.wav", "mix")
    watching = False
    assert asked == []


def test_a_file_is_found_where_its_links_lead(tmp_path: Path) -> None:
    mix = tmp_path / "mix.wav"
    mix.write_bytes(b"RIFF")
    link = tmp_path / "link.txt"
    link.symlink_to(mix)
    assert evidence_file(str(link), "mix") == mix.resolve()


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
def test_a_link_to_what_is_no_file_of_the_learners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, place in enumerate(("/dev/null", "/proc/self/environ", str(tmp_path))):
        link = tmp_path / f"mix{number}.wav"
        link.symlink_to(place)
        with pytest.raises(EvidenceFileError):
            evidence_file(str(link), "mix")
    pipe = tmp_path / "pipe.wav"
    os.mkfifo(pipe)
    with pytest.raises(NoOrdinaryFileError):
        evidence_file(str(pipe), "mix")
    monkeypatch.chdir(tmp_path)  # a socket's name is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.wav")
        with pytest.raises(NoOrdinaryFileError):
            evidence_file(str(tmp_path / "s.wav"), "mix")


def test_one_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(MissingEvidenceError, match="“The mix” is no longer in its folder"):
        evidence_file(str(tmp_path / "mix.wav"), "The mix")
    loop = tmp_path / "loop.wav"
    loop.symlink_to(loop)
    with pytest.raises(MissingEvidenceError):
        evidence_file(str(loop), "The mix")


@pytest.mark.parametrize("name", ["mix.wav", "MIX.WAV", "sheet.pdf", "notes.txt", "live.als"])
def test_what_is_looked_at_or_listened_to_is_opened(name: str) -> None:
    assert may_be_opened(Path(name))


@pytest.mark.parametrize(
    "name",
    [
        "mix",
        "mix.desktop",
        "mix.sh",
        "mix.py",
        "mix.exe",
        "mix.wav.exe",
        "mix.wav.lnk",
        "mix\u202evaw.exe",
        "mix.bat",
        "mix.scr",
        "mix.js",
        "mix.jar",
        "mix.command",
        "mix.app",
        "mix.AppImage",
        "mix.html",
        "mix.svg",
        "mix.docm",
        "mix.url",
        "mix.zip",
        ".wav",
    ],
)
def test_what_may_run_is_not(name: str) -> None:
    assert not may_be_opened(Path(name))


def test_a_file_is_shown_in_the_first_folder_that_is_no_program(tmp_path: Path) -> None:
    """On a Mac a folder with an ending may be an application: showing it would start it."""
    assert folder_of(tmp_path / "Mix.app" / "Contents.d" / "mix.wav") == tmp_path
    assert folder_of(tmp_path / "mix.wav") == tmp_path
