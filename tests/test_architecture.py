"""Tests of the house itself: what is imported when, what parses where, how large things get.

Which room may import which is written in pyproject.toml and checked by import-linter.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from planner import cli
from tests import screenshots

ROOT = Path(__file__).parent.parent
OLD_PYTHON_FILES = [
    "planner/__init__.py",
    "planner/__main__.py",
    "planner/bootstrap.py",
    "tests/__init__.py",
    "tests/__main__.py",
]
SOURCES = sorted((ROOT / "planner").rglob("*.py"))


def run_python(code: str) -> list[str]:
    """Run code in a new Python at the top of the checkout and return the lines it prints."""
    command = [sys.executable, "-W", "error", "-c", code]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


# --- A newcomer's first minute -------------------------------------------------------------------


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split("#")[0].strip() for line in lines[:6] if line.startswith("python3")]
    assert commands == ["python3 -m planner", "python3 -m tests"]
    assert "py -m planner" in lines[7]


def test_the_worked_example_in_the_readme_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"^python3 -m planner (\w.*)$", readme, re.MULTILINE)
    assert len(examples) == 7
    monkeypatch.chdir(tmp_path)
    assert [cli.main(example.split()) for example in examples] == [0] * 7
    assert (tmp_path / "my-plan.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "copy.json").exists()


def test_the_pictures_of_the_readme_are_there_small_described_and_not_shipped() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", readme)
    pictures = {ROOT / path for _, path in shown}
    assert pictures == set((ROOT / "resources" / "screenshots").iterdir())
    assert all(len(words) > 40 for words, _ in shown), "who cannot see them reads what they show"
    assert all(each.stat().st_size <= screenshots.MOST_BYTES for each in pictures)
    wanted = {page for pages in screenshots.README_PAGES.values() for page in pages}
    assert {each.stem for each in pictures} == wanted
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["exclude"] == ["resources/screenshots"]


@pytest.mark.parametrize("name", OLD_PYTHON_FILES)
def test_an_old_python_can_read_what_tells_it_that_it_is_too_old(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    for node in ast.walk(tree):
        # Syntax that parses, and then fails when an old Python evaluates it.
        if isinstance(node, ast.ImportFrom):
            assert node.module != "__future__"
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            assert node.value.id not in {"dict", "list", "set", "tuple", "type"}, node.lineno
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            assert not isinstance(hint, ast.BinOp), node.lineno


@pytest.mark.parametrize("name", OLD_PYTHON_FILES)
def test_before_the_set_up_only_the_standard_library_is_imported(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    allowed = {*sys.stdlib_module_names, "planner"}
    for node in tree.body:
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert {module.partition(".")[0] for module in modules} <= allowed


# --- What is imported when -----------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["careers"]])
def test_a_command_runs_without_qt_and_without_the_typesetter(arguments: list[str]) -> None:
    code = f"""
import contextlib, io, sys
from planner.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    try:
        status = main({arguments!r})
    except SystemExit as ended:
        status = ended.code
print(status or 0)
print([name for name in ("PySide6", "shiboken6", "typst", "pypdf") if name in sys.modules])
"""
    assert run_python(code) == ["0", "[]"]


def test_the_window_is_painted_before_pydantic_is_loaded() -> None:
    code = """
import sys
import tomllib
import planner.ui.main_window
print([name for name in ("pydantic", "platformdirs", "typst", "pypdf") if name in sys.modules])
"""
    assert run_python(code) == ["[]"]


# --- Qt ------------------------------------------------------------------------------------------


def test_no_widget_is_asked_for_its_screen() -> None:
    """PySide takes the screen for a part of it; see `planner.ui.widgets.screen_room`."""
    asked = re.compile(r"\.screen\(\)")
    for path in (*SOURCES, *(ROOT / "tests").rglob("*.py")):
        assert not asked.search(path.read_text(encoding="utf-8")), path


def test_a_call_of_qt_leaves_the_references_to_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one per call, and aborts the process in the end."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.fixture(scope="module")
def nodes() -> dict[str, list[ast.AST]]:
    """All that stands in each file of the app, parsed once for the tests of this file."""
    return {
        path.relative_to(ROOT).as_posix(): list(
            ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
        for path in SOURCES
    }


@pytest.fixture(scope="module")
def used(nodes: dict[str, list[ast.AST]]) -> dict[str, set[str]]:
    """The files that name a thing in their code; comments and docstrings do not count."""
    files: dict[str, set[str]] = defaultdict(set)
    for file, inside in nodes.items():
        for name in {name for node in inside for name in names_in(node)}:
            files[name].add(file)
    return files


def names_in(node: ast.AST) -> list[str]:
    """The names that a node of code gives by itself."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.alias(name=name):
            return name.split(".")
        case ast.ImportFrom(module=str(name)):
            return name.split(".")
    return []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("openUrl(1)", {"openUrl"}),
        ("QDesktopServices.openUrl", {"QDesktopServices", "openUrl"}),
        ("import urllib.request as fetch", {"urllib", "request"}),
        ("from urllib.request import urlopen as u", {"urllib", "request", "urlopen"}),
        ("from . import socket", {"socket"}),
        ("'QProcess'  # QProcess", set()),
    ],
)
def test_a_name_is_found_however_it_is_reached(line: str, named: set[str]) -> None:
    assert {name for node in ast.walk(ast.parse(line)) for name in names_in(node)} == named


def test_addresses_and_files_are_handed_to_the_desktop_in_one_place(
    used: dict[str, set[str]],
) -> None:
    assert used["QDesktopServices"] == {"planner/ui/dialogs/links.py"}
    assert used["openUrl"] == {"planner/ui/dialogs/links.py"}
    forbidden = ("webbrowser", "startfile", "setOpenExternalLinks", "startDetached", "QProcess")
    assert {name: used[name] for name in forbidden if name in used} == {}


def test_nothing_can_reach_the_network(
    nodes: dict[str, list[ast.AST]], used: dict[str, set[str]]
) -> None:
    """Qt's part for it is for one local socket, Python's for waking the event loop."""
    assert used["QtNetwork"] == {"planner/ui/first_window.py"}
    local = ("QLocalServer", "QLocalSocket")
    names = {
        alias.name
        for inside in nodes.values()
        for node in inside
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork"
        for alias in node.names
    }
    assert names == set(local)
    # And to ask whether the screen that DISPLAY names is there, as every window system does.
    allowed = {"planner/app.py", "planner/display.py", "planner/ui/first_window.py"}
    assert used["socket"] <= allowed
    forbidden = ("request", "http", "ftplib", "smtplib", "ssl", "asyncio", "requests")
    assert {name: used[name] for name in forbidden if name in used} == {}
    # The first start fetches the libraries, by pip or uv, and says so.
    assert used["subprocess"] == {"planner/bootstrap.py"}


# --- Sizes: any file can be read in one sitting --------------------------------------------------


def test_no_file_is_longer_than_600_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert [path for path, length in lengths.items() if length > 600] == []


def test_no_function_is_longer_than_60_lines(nodes: dict[str, list[ast.AST]]) -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, inside in nodes.items()
        for node in inside
        if isinstance(node, ast.FunctionDef)
    }
    assert [name for name, length in lengths.items() if length > 60] == []


def test_no_class_has_more_than_25_methods(nodes: dict[str, list[ast.AST]]) -> None:
    methods = {
        f"{path}:{node.lineno} {node.name}": sum(
            isinstance(part, ast.FunctionDef) for part in node.body
        )
        for path, inside in nodes.items()
        for node in inside
        if isinstance(node, ast.ClassDef)
    }
    assert [name for name, count in methods.items() if count > 25] == []


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes every error and does not pass it on after cleaning up."""
    everything = handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
    last = handler.body[-1]
    return everything and not (isinstance(last, ast.Raise) and last.exc is None)


def test_only_two_named_places_catch_everything(nodes: dict[str, list[ast.AST]]) -> None:
    places = {
        path
        for path, inside in nodes.items()
        for node in inside
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    }
    # The last resort of the app, and the border of the thread that works for it.
    assert places <= {"planner/ui/errors.py", "planner/ui/autosave.py"}
