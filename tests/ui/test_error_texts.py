"""Failures as they happen: nothing of what is told of them stays in English.

A sentence is English where its text was not collected for translators, or where words that are no
data of the learner's were put into it.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue
from planner.domain.catalogue_check import Part
from planner.domain.check_off import milestone_named
from planner.domain.merge import merged
from planner.domain.own_order import move_beside, move_to_phase
from planner.domain.problems import PlannerError, Problem, ProblemKind
from planner.domain.refusals import own_reason
from planner.domain.sentences import Sentence
from planner.domain.start import Answers, new_profile
from planner.domain.system_reasons import reason_of
from planner.export.plan_pdf import TypesettingError
from planner.imports.printed_plan import attached_plan
from planner.storage.evidence_file import evidence_file
from planner.storage.profile_bytes import attached_bytes
from planner.storage.profile_file import ProfileStore, acquire_lock, read_profile
from planner.storage.safe_write import Disk, write_durably
from planner.storage.salvage import salvage
from planner.storage.seeds import load_catalogue
from planner.storage.snapshots import Reason, folder_of, list_snapshots, read, take
from planner.ui import dropped_files
from planner.ui.autosave import Autosave
from planner.ui.dropped_files import DroppedFiles
from planner.ui.main_window import MainWindow
from planner.ui.plan_places import plans_folder
from planner.ui.spoken import ERRORS, said, spoken_words
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests import translations
from tests.pseudo import PseudoTranslator, outside_brackets, stretched
from tests.storage.damage import REAL, document, written
from tests.ui.worlds import START, TODAY, FakeStore, small_profile, small_session

TOMORROW = TODAY + dt.timedelta(days=1)
#: What the learner or the file calls it, in what fails here.
OWN = frozenset(
    {
        *(each.title for each in small_profile().milestones),
        *("Foley", "Mix", "Mixing Engineer", "mixer", "lisen", "listen (Listen to twenty records)"),
        *("format", "profile.codes_issued", "profile.depth", "profile.name", "profile.start"),
        *("profile.unknown", "name"),
    }
)
#: Paths, numbers that are no amounts, and values of a field as they stand in a file.
_AS_IT_IS = re.compile(r"/\S+|\d+|'[a-z-]+'")


#: What only the command line understands.
_OF_COMMAND_LINE = re.compile(r"“planner [a-z]|--[a-z]")
#: What an entry of a catalogue may name, besides another entry.
NAMED = ("phase", "prerequisite", "region", "responsibility", "trait")


class BrokenDisk(Disk):
    """A disk that takes nothing."""

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, descriptor: int, data: memoryview) -> int:
        """Fail."""
        raise OSError(self._number, os.strerror(self._number))


def _read(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Read a real plan's file that was changed."""

    def act(folder: Path) -> object:
        path = folder / "plan.json"
        path.write_bytes(change(REAL))
        return read_profile(path)

    return act


def _with(**members: object) -> Callable[[bytes], bytes]:
    return lambda data: written({**document(data), **members})


def _in_profile(**members: object) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = document(data)
        found["profile"].update(members)
        return written(found)

    return change


def _write(number: int) -> Callable[[Path], object]:
    return lambda folder: write_durably(folder / "plan.json", b"{}", disk=BrokenDisk(number))


def _changed_outside(folder: Path) -> None:
    (folder / "plan.json").write_bytes(b"theirs")
    write_durably(folder / "plan.json", b"ours", expected=("0",))


def _emptied(folder: Path) -> None:
    store = ProfileStore(folder / "plan.json")
    store.create(small_profile())
    store.save(small_profile().model_copy(update={"milestones": ()}))


def _twice(folder: Path) -> None:
    for _ in range(2):
        ProfileStore(folder / "plan.json").create(small_profile())


def _in_use(folder: Path) -> None:
    release = acquire_lock(folder / "plan.json")
    try:
        acquire_lock(folder / "plan.json")
    finally:
        release()


def _damaged_snapshot(folder: Path) -> None:
    path = folder / "plan.json"
    ProfileStore(path).create(small_profile())
    now = dt.datetime.combine(TODAY, dt.time(8)).astimezone()
    take(path, path.read_bytes(), Reason.SESSION, now)
    (snapshot,) = list_snapshots(folder_of(small_profile().id))
    snapshot.path.write_bytes(b"{}")
    read(snapshot)


def _other_file(name: str, content: bytes, act: Callable[[Path], object]) -> Callable[[Path], None]:
    def told(folder: Path) -> None:
        (folder / name).write_bytes(content)
        act(folder / name)

    return told


def _answers(*careers: str) -> Answers:
    return Answers(careers, StudyCalendar(week=(0,) * 7), START)


FAILURES: dict[str, Callable[[Path], object]] = {
    "damaged": _read(lambda data: data[: len(data) // 2]),
    "empty": _read(lambda data: b""),
    "twice": _read(lambda data: data.replace(b"{", b'{"format":"learning-path-plan",', 1)),
    "no schema": _read(_with(schema_version=None)),
    "newer": _read(_with(schema_version=99)),
    "foreign": _read(lambda data: b"{}"),
    "a PDF": _read(lambda data: b"%PDF-1.7"),
    "edited": _read(_in_profile(name="Foley")),
    "a field too many": _read(_in_profile(unknown=1)),
    "a field of another kind": _read(_in_profile(codes_issued="x")),
    "a name that is too long": _read(_in_profile(name="x" * 400)),
    "no day": _read(_in_profile(start="2027-02-30")),
    "no such depth": _read(_in_profile(depth="deep")),
    "no such file": lambda folder: read_profile(folder / "plan.json"),
    "a folder": read_profile,
    "full disk": _write(errno.ENOSPC),
    "failing disk": _write(errno.EIO),
    "no place to write": lambda folder: write_durably(folder / "no" / "plan.json", b""),
    "a long name": lambda folder: write_durably(folder / ("x" * 300), b""),
    "a folder to write": lambda folder: write_durably(folder, b""),
    "changed outside": _changed_outside,
    "emptied": _emptied,
    "made twice": _twice,
    "in use": _in_use,
    "damaged snapshot": _damaged_snapshot,
    "no PDF": _other_file("plan.pdf", b"{}", attached_plan),
    "damaged PDF": _other_file("plan.pdf", b"%PDF-1.7 and no more", attached_plan),
    "missing PDF": lambda folder: attached_plan(folder / "plan.pdf"),
    "missing evidence": lambda folder: evidence_file(str(folder / "mix.wav"), "Mix"),
    "a folder as evidence": lambda folder: evidence_file(str(folder), "Mix"),
    "no evidence at all": lambda folder: evidence_file("", "Mix"),
    "unknown code": lambda folder: milestone_named(small_profile(), "lisen"),
    "unknown career": lambda folder: new_profile(
        Answers(("mixer",), small_profile().calendar, START), Catalogue.of(), START, "id"
    ),
    "no time": lambda folder: new_profile(_answers("mixer"), Catalogue.of(), START, "id"),
    "not yet": lambda folder: edits.check_off("listen", TOMORROW, TODAY),
    "the wrong order": lambda folder: move_beside(small_profile(), "rock", "balance", after=False),
    "a phase of the career": lambda folder: move_to_phase(small_profile(), "rock", 1),
    "other plans": lambda folder: merged(
        None, small_profile(), small_profile().model_copy(update={"id": "other", "name": "Foley"})
    ),
    "a long title": lambda folder: edits.rename("x" * 400).apply(small_profile()),
}


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence as the screen has it, and those that stand in it."""
    sentence = sentence.on_screen or sentence
    yield sentence
    for _, fact in sentence.facts:
        if isinstance(fact, Sentence):
            yield from _parts(fact)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_nothing_of_a_failure_stays_english(
    failure: Callable[[Path], object], tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    with pytest.raises(PlannerError) as caught:
        failure(folder)
    known = {each.source for each in translations.texts() if each.context == ERRORS}
    for sentence in (caught.value.sentence, caught.value.in_short):
        assert not outside_brackets(said(sentence)).strip("\0"), said(sentence)
        for part in _parts(sentence):
            assert part.text in known
            words = {fact for _, fact in part.facts if isinstance(fact, str)} - OWN
            assert [each for each in words if not _AS_IT_IS.fullmatch(each)] == []


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_nobody_at_the_screen_is_sent_to_the_command_line(
    failure: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(PlannerError) as caught:
        failure(tmp_path)
    for sentence in (caught.value.sentence, caught.value.in_short):
        assert not _OF_COMMAND_LINE.search(said(sentence))


def test_what_names_a_command_says_something_else_on_the_screen() -> None:
    lacking = [
        found.place
        for found, call in translations.sentences()
        if found.text is not None
        and _OF_COMMAND_LINE.search(found.text.source)
        and "on_screen" not in {each.arg for each in call.keywords}
    ]
    assert lacking == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (reason_of(OSError(5000, "Odd thing")), "the system says “{}”"),
        (own_reason(ValueError("odd thing")), "the check says “{}”"),
        (TypesettingError("odd thing").sentence, "The typesetter says “{}”"),
    ],
)
def test_the_words_of_others_are_told_as_theirs(reason: Sentence, told: str) -> None:
    text = said(reason)
    assert "odd thing" in text, "as it comes"
    assert text.startswith("["), "after words of ours"
    before = told.partition("{")[0]
    assert stretched(before).strip("[]~ ") in text


@pytest.mark.usefixtures("pseudo")
def test_what_is_wrong_with_a_catalogue_is_no_english(tmp_path: Path) -> None:
    (tmp_path / "milestones").mkdir()
    (tmp_path / "careers").mkdir()
    (tmp_path / "skills.json").write_text("[1]")
    (tmp_path / "milestones" / "a.json").write_text(
        '{"milestones": [{"id": "mix", "id": "mix", "kind": "odd", "effort": {"low": 5, '
        '"likely": 2, "high": 1}}], "more": 1}'
    )
    (tmp_path / "careers" / "b.json").write_text('{"id": "foley", "weekly": 1}')
    _, problems = load_catalogue([paths.shipped("seeds"), tmp_path])
    words = spoken_words()
    known = {each.source for each in translations.texts() if each.context == ERRORS}
    reasons = [each.facts["message"] for each in problems if "message" in each.facts]
    assert len(reasons) > 8
    for reason in reasons:
        assert isinstance(reason, Sentence)
        assert {each.text for each in _parts(reason)} <= known
    told = "\n".join(words.problem(each) for each in problems)
    for text in ("career", "Field required", "the file must hold one object in braces"):
        assert stretched(text) in told
    for part in (*Part, *NAMED):
        unused = Problem(ProblemKind.UNUSED, {"what": str(part), "id": "mix"})
        text = stretched(ENGLISH.problems[ProblemKind.UNUSED])
        assert words.problem(unused) == text.format(what=stretched(str(part)), id="mix")


@pytest.mark.usefixtures("pseudo")
def test_what_could_not_be_read_of_a_plan_is_called_by_its_words() -> None:
    found = document(REAL)
    del found["profile"]["targets"]
    found["profile"]["wished_finish"] = "soon"
    found["profile"]["calendar"]["week"][2] = "?"
    found["profile"]["milestones"][0]["done_on"] = "soon"
    kept = salvage(written(found), TODAY)
    assert kept is not None
    words = spoken_words()
    told = "\n".join(words.problem(each) for each in kept.problems)
    whole = f"{stretched('study time')} {stretched('week')}"
    names = [stretched(text) for text in ("careers", "wished finish", "day it was done")]
    assert [each for each in (*names, whole) if each not in told] == []
    assert stretched("nothing") in told


@pytest.mark.usefixtures("pseudo")
def test_a_box_about_a_file_is_translated(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, boxes: list[str]
) -> None:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    dropped = DroppedFiles(window)
    dropped.take(str(tmp_path / "plan.pdf"))
    (box,) = boxes
    assert not outside_brackets(box).strip("\0")
    assert str(tmp_path / "plan.pdf") in box.replace("\N{ZERO WIDTH SPACE}", "")


@pytest.mark.usefixtures("pseudo")
def test_a_refused_change_is_translated(qapp: QApplication) -> None:
    session = small_session(FakeStore())
    refused = QSignalSpy(session.refused)
    session.apply(edits.rename("x" * 400))
    (sentence,) = refused.at(0)
    assert not outside_brackets(sentence).strip("\0")


@pytest.mark.usefixtures("pseudo")
def test_a_save_that_fails_is_told_in_short(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    store = ProfileStore(path, disk=BrokenDisk(errno.ENOSPC))
    store.load()
    autosave = Autosave(store, small_profile())
    autosave.take(edits.rename("Foley").apply(small_profile())[0], 0)
    with qtbot.waitSignal(autosave.failed):
        autosave.save_now()
    assert autosave.failure.startswith("[")
    assert str(path) not in autosave.failure
    autosave.close()


@pytest.mark.usefixtures("pseudo")
def test_a_save_that_fails_of_a_fault_of_ours_is_told_too(qtbot: QtBot) -> None:
    class OddStore(FakeStore):
        def save(self, *_: object, **__: object) -> None:
            raise ZeroDivisionError("division by zero")

    autosave = Autosave(OddStore(), small_profile())
    autosave.take(edits.rename("Foley").apply(small_profile())[0], 0)
    with qtbot.waitSignal(autosave.failed):
        autosave.save_now()
    assert "division by zero" in autosave.failure
    assert not outside_brackets(autosave.failure).strip("\0")
    autosave.close()


@pytest.mark.usefixtures("pseudo")
def test_a_folder_for_plans_that_cannot_be_made_is_told(
    qtbot: QtBot,
    themes: ThemeSource,
    tmp_path: Path,
    boxes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("plan.json", attached_bytes(small_profile(), private=True))
    writer.write(tmp_path / "plan.pdf")
    monkeypatch.setattr(dropped_files, "make_private_folder", refuse)
    window = MainWindow(themes)
    qtbot.addWidget(window)
    dropped = DroppedFiles(window)
    dropped.take(str(tmp_path / "plan.pdf"))
    (box,) = boxes
    assert not outside_brackets(box).strip("\0")
    assert str(plans_folder()) in box.replace("\N{ZERO WIDTH SPACE}", "")
