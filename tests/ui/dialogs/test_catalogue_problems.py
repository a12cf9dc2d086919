"""The list of what is wrong with the learner's own catalogues."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.storage.seeds import load_catalogue
from planner.ui.dialogs.catalogue_problems import CatalogueProblemsDialog
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.words import ENGLISH
from tests.pseudo import PseudoTranslator, stretched
from tests.storage.catalogue_folders import write, write_sound_catalogue


def test_each_problem_has_file_place_and_sentence(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    sound = write_sound_catalogue(tmp_path / "sound")
    write(tmp_path / "own", "additions/more.json", {"extends": "gone"})
    _, problems = load_catalogue([sound, tmp_path / "own"])
    dialog = CatalogueProblemsDialog(themes, problems, ENGLISH)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(TextLabel)]
    assert "more.json, gone: extends" in texts
    assert ENGLISH.problem(problems[0]) in texts


def test_where_the_parser_stopped_is_translated(
    qtbot: QtBot, qapp: QApplication, themes: ThemeSource, tmp_path: Path
) -> None:
    (tmp_path / "skills.json").write_text("[1")
    _, problems = load_catalogue([tmp_path])
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        dialog = CatalogueProblemsDialog(themes, problems, ENGLISH)
    finally:
        qapp.removeTranslator(translator)
    qtbot.addWidget(dialog)
    place = stretched("line {line}, column {column}").format(line=1, column=2)
    assert f"skills.json, {place}" in [label.text() for label in dialog.findChildren(TextLabel)]
