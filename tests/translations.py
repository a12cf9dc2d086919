"""Files for translators: `python3 -m tests.translations LANGUAGE [--release]`.

Collects every text of the program into ``resources/translations/planner_LANGUAGE.ts``, which Qt
Linguist or any editor fills; what is translated already stays. With ``--release`` the ``.qm`` that
the app loads is made of it.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planner import paths
from planner.ui.spoken import ERRORS, sources

SOURCES = Path(paths.__file__).parent
FOLDER = paths.shipped("resources") / "translations"
#: Where errors are made that reach the screen; those of the command line stay English.
ROOMS = ("domain", "storage", "export", "imports", "ui")
#: Functions whose arguments are a context and a text.
WITH_CONTEXT = frozenset({"translate", "QT_TRANSLATE_NOOP", "counted"})
#: What is looked up by another name than its text: both are marked for the tools elsewhere.
PASSED_ON = frozenset(
    {
        "row.text",
        "row.tooltip",
        "sentence.text",
        "title",
        "many",
        "value",
        "self.source",
        "_FACTS[problem.kind]",
    }
)

#: A place in a text, for a fact.
PLACE = re.compile(r"\{\w*\}")


class Text(NamedTuple):
    """A text as translators get it."""

    context: str
    source: str
    #: The English form for one, of a text that differs by a number.
    one: str = ""


class Call(NamedTuple):
    """A place where a text is looked up; none where it is not written there."""

    place: str
    text: Text | None


@cache
def calls() -> tuple[Call, ...]:
    """Every place in the app where a text is looked up."""
    return tuple(_calls())


def _calls() -> Iterator[Call]:
    for path in (*sorted((SOURCES / "ui").rglob("*.py")), SOURCES / "app.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call, owner in _calls_in(tree, ""):
            if not _looks_up(call):
                continue
            found = _text(call, owner)
            if found is None and len(call.args) > 1 and ast.unparse(call.args[1]) in PASSED_ON:
                continue
            yield Call(f"{path.relative_to(SOURCES)}:{call.lineno}", found)


@cache
def of_errors() -> tuple[Call, ...]:
    """Every place where the sentence of an error is written; what is only places is not one."""
    return tuple(_of_errors())


def _of_errors() -> Iterator[Call]:
    for found, _ in sentences():
        if found.text is None or PLACE.sub("", found.text.source).strip():
            yield found


def sentences() -> Iterator[tuple[Call, ast.Call]]:
    """Every place where a sentence is made, and how."""
    for room in ROOMS:
        for path in sorted((SOURCES / room).rglob("*.py")):
            for call, _ in _calls_in(ast.parse(path.read_text(encoding="utf-8")), ""):
                if called(call) == "Sentence":
                    place = f"{path.relative_to(SOURCES)}:{call.lineno}"
                    yield Call(place, _sentence(call)), call


def of_words() -> Iterator[Text]:
    """The texts that stand in frozen values."""
    yield from (Text(*each) for each in sources())


def called(call: ast.Call) -> str:
    """The name of what a call calls, without what it belongs to."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@cache
def texts() -> tuple[Text, ...]:
    """Every text, each once."""
    written = (each.text for each in (*calls(), *of_errors()) if each.text is not None)
    return tuple(dict.fromkeys((*written, *of_words())))


def collect(target: Path) -> None:
    """Bring a file for translators up to date.

    Qt's tool is shown a list of all texts: in Python it finds neither those of frozen values and
    inside of f-strings, nor which of them differ by a number.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.py"
        listed.write_text("".join(map(_as_call, texts())), encoding="utf-8")
        _tool("lupdate", "-locations", "none", str(listed), "-ts", str(target))


def release(source: Path) -> Path:
    """Make of a translator's file what the app loads."""
    target = source.with_suffix(".qm")
    _tool("lrelease", str(source), "-qm", str(target))
    return target


def misplaced(source: Path) -> list[str]:
    """What of a translator's file has other places than the text: it could not be filled in.

    Of a text that differs by a number each form may leave out what English leaves out for one.
    """
    wrong = []
    for message in ET.parse(source).getroot().iter("message"):
        text, one = message.findtext("source") or "", message.findtext("comment") or ""
        found = message.find("translation")
        if found is None or found.get("type") in {"unfinished", "vanished", "obsolete"}:
            continue
        most, least = places_of(text), places_of(one) if one else places_of(text)
        forms = [each.text or "" for each in found.findall("numerusform")] or [found.text or ""]
        wrong += [f"{text} -> {form}" for form in forms if not least <= places_of(form) <= most]
    return wrong


def places_of(text: str) -> set[str]:
    """The places of a text, with their braces."""
    return set(PLACE.findall(text))


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit status.

    What is not released, because a place is wrong, is listed.
    """
    names = [each for each in arguments if not each.startswith("-")]
    if len(names) != 1:
        sys.stderr.write("usage: python3 -m tests.translations LANGUAGE [--release]\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"planner_{names[0]}.ts"
    collect(target)
    if "--release" not in arguments:
        return 0
    wrong = misplaced(target)
    sys.stderr.writelines(f"other places: {each}\n" for each in wrong)
    if not wrong:
        release(target)
    return 1 if wrong else 0


def _looks_up(call: ast.Call) -> bool:
    """Whether a call is one of Qt's for texts, and not a painter that moves its paper."""
    if called(call) == "translate" and isinstance(call.func, ast.Attribute):
        return ast.unparse(call.func.value) in {"QCoreApplication", "labels"}
    if called(call) == "counted":
        return len(call.args) == 4  # another of this name counts rows
    return called(call) == "tr" or called(call) in WITH_CONTEXT


def _calls_in(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """Calls with the name of the class they stand in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls_in(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _text(call: ast.Call, owner: str) -> Text | None:
    values = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    if called(call) == "tr":
        source = values[0] if values else None
        return Text(owner, source) if isinstance(source, str) else None
    if len(values) < 2 or not all(isinstance(each, str) for each in values[:2]):
        return None
    if called(call) == "counted":
        return Text(*values[:3]) if isinstance(values[2], str) else None
    return Text(*values[:2])


def _sentence(call: ast.Call) -> Text | None:
    parts = [*call.args[:1], *(each.value for each in call.keywords if each.arg == "one")]
    texts = [each.value for each in parts if isinstance(each, ast.Constant)]
    return Text(ERRORS, *texts) if texts and len(texts) == len(parts) else None


def _as_call(text: Text) -> str:
    """A text as Qt's tool finds it."""
    parts = [text.context, text.source, *([text.one] if text.one else [])]
    shown = ", ".join(json.dumps(each, ensure_ascii=False) for each in parts)
    return f"translate({shown}{', 0' if text.one else ''})\n"


def _tool(name: str, *arguments: str) -> None:
    """Run a tool that comes with PySide6."""
    program = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    subprocess.run([program or f"pyside6-{name}", *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
