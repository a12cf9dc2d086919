"""Every text of the app can be translated, and one that is, is spoken."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

import planner
from planner.domain.catalogue import Kind
from planner.domain.problems import PlannerError
from planner.ui.counted import counted
from planner.ui.language import speak
from planner.ui.spoken import spoken_changes, spoken_merge, spoken_print, spoken_words
from planner.words import ENGLISH
from tests import translations
from tests.translations import SOURCES, Text

Nodes = Callable[[Path], list[ast.AST]]

#: What hands a text to somebody who reads or hears it.
SHOWN_BY = frozenset(
    [
        "addAction",
        "addButton",
        "addItem",
        "addMenu",
        "addRow",
        "addTab",
        "insertItem",
        "setAccessibleDescription",
        "setAccessibleName",
        "setInformativeText",
        "setLabelText",
        "setPlaceholderText",
        "setPrefix",
        "setSpecialValueText",
        "setStatusTip",
        "setSuffix",
        "setTabText",
        "setText",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowTitle",
        "show_banner",
        "show_message",
    ]
)
#: What a single one is called by its name or by a word of its own.
NAMED = frozenset(
    {
        "'tomorrow'",
        "'Compare careers'",
        "'At “{0}”, “{1}” drops out: {2} less.'",
        "'{reached} of {count} at the level a {career} needs'",
    }
)
#: Makers of things with a text on them, by the end of their names.
MAKERS = re.compile(r"(Label|[bB]utton|Box|Field|Card|Action|Banner|State|Dialog|Tag)$")
#: Which are no texts: names of icons, fonts, colours, variants and grounds, and keys as Qt reads
#: them; and what is the same in every language.
NAMES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|https://|Esc|Pg\w+|(Ctrl|Alt|Shift)\+.+")


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    """Give all that stands in a file, parsed once for the tests of this one."""

    @cache
    def inside(path: Path) -> list[ast.AST]:
        return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))

    return inside


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file for translators in which nothing is translated yet."""
    target = tmp_path_factory.mktemp("translations") / "planner_he.ts"
    translations.collect(target)
    return target


@pytest.fixture
def polish(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Speak Polish, of which three texts are known."""
    known = {
        ("Labels", "{days} days over"): ("{days} dzień po", "{days} dni po", "{days} dni po!"),
        ("Words", "Course"): ("Kurs",),
        ("Formats", "{count} days"): ("{count} dzień", "{count} dni", "{count} dni!"),
    }
    target = tmp_path / "planner_pl.ts"
    translations.collect(target)
    tree = ET.parse(target)
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found = message.find("translation")
            if key not in known or found is None:
                continue
            del found.attrib["type"]
            forms = found.findall("numerusform") or [found]
            for form, text in zip(forms, known[key], strict=True):
                form.text = text
    tree.write(target, encoding="utf-8")
    translations.release(target)
    before, direction = QLocale(), qapp.layoutDirection()
    speak(qapp, tmp_path, QLocale("pl_PL"))
    yield
    _speak_english(qapp)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


def _speak_english(app: QApplication) -> None:
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()


def test_a_text_that_is_looked_up_is_written_there() -> None:
    found = (*translations.calls(), *translations.of_errors())
    assert [each.place for each in found if each.text is None] == []


def test_an_error_that_reaches_the_screen_has_a_sentence_that_translators_get() -> None:
    """Or one is made of what is told by the child that names the cause."""
    places = {each.place for each in translations.of_errors()}
    seen = set()
    for error in _errors_of_the_screen():
        lines, first = inspect.getsourcelines(error)
        file = Path(inspect.getfile(error)).relative_to(SOURCES)
        own = {f"{file}:{line}" for line in range(first, first + len(lines))}
        assert own & places or error.__subclasses__(), error
        seen.add(error.__name__)
    assert {"NoTimeError", "DiskFullError", "DamagedProfileError", "PrinterError"} <= seen
    assert len(seen) > 50


def _errors_of_the_screen() -> Iterator[type[PlannerError]]:
    rooms = tuple(f"planner.{room}." for room in translations.ROOMS)
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if module.name.startswith(rooms):
            importlib.import_module(module.name)
    waiting = PlannerError.__subclasses__()
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if error.__module__.startswith(rooms):
            yield error


def test_no_error_is_shown_as_its_english_message(nodes: Nodes) -> None:
    """Where a type would take anything: in a string, in `str` and in a signal."""
    wrong = []
    for path in sorted((SOURCES / "ui").rglob("*.py")):
        for caught in nodes(path):
            if isinstance(caught, ast.ExceptHandler) and caught.name:
                told = {caught.name, f"{caught.name}.sentence", f"{caught.name}.in_short"}
                for each in ast.walk(caught):
                    shown = {ast.unparse(value) for value in _made_a_string(each)}
                    wrong += [f"{path.name}: {ast.unparse(each)}" for _ in shown & told]
    # A fault of ours, in brackets after a sentence of which it is a fact.
    assert wrong == ["autosave.py: str(error)"]


def _made_a_string(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.FormattedValue):
        yield node.value
    if isinstance(node, ast.Call) and translations.called(node) in {"str", "emit", "format"}:
        yield from (*node.args, *(each.value for each in node.keywords))


def test_what_a_rule_of_a_model_refuses_can_be_translated(nodes: Nodes) -> None:
    rules = [
        rule
        for room in translations.ROOMS
        for path in sorted((SOURCES / room).rglob("*.py"))
        for rule in nodes(path)
        if isinstance(rule, ast.FunctionDef)
        and any("_validator" in ast.unparse(each) for each in rule.decorator_list)
    ]
    raised = [each.exc for rule in rules for each in ast.walk(rule) if isinstance(each, ast.Raise)]
    assert len(raised) > 5
    for error in raised:
        assert error is not None
        assert ast.unparse(error).startswith("ValueError(Sentence("), ast.unparse(error)


def test_what_goes_into_the_sentence_of_an_error_is_no_english(nodes: Nodes) -> None:
    wrong = []
    for room in translations.ROOMS:
        for path in sorted((SOURCES / room).rglob("*.py")):
            for call in nodes(path):
                if isinstance(call, ast.Call) and translations.called(call) == "Sentence":
                    facts = [each.value for each in call.keywords if each.arg != "one"]
                    texts = [text for fact in facts for text in _bare_in(fact)]
                    wrong += [f"{path.name}:{call.lineno} {text}" for text in texts]
    assert wrong == []


def test_translators_get_every_text(collected: Path) -> None:
    got = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(collected).getroot().iter("context")
        for message in context.iter("message")
    }
    assert {(text.context, text.source) for text in translations.texts()} == got
    assert len(got) > 2000


def test_what_is_shown_is_looked_up(nodes: Nodes) -> None:
    wrong = []
    for path in sorted((SOURCES / "ui").rglob("*.py")):
        for call in nodes(path):
            if isinstance(call, ast.Call) and _shows(call):
                wrong += [f"{path.name}:{call.lineno} {text}" for text in _bare_texts(call)]
    assert wrong == []


def _shows(call: ast.Call) -> bool:
    name = translations.called(call)
    return name in SHOWN_BY or bool(MAKERS.search(name))


def _bare_texts(call: ast.Call) -> Iterator[str]:
    """Words in the arguments of a call that nothing looks up."""
    for argument in (*call.args, *(each.value for each in call.keywords)):
        yield from _bare_in(argument)


def _bare_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.Call, ast.Lambda, ast.Subscript, ast.Compare)):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = re.sub(r"\{\w*\}", "", node.value)
        if re.search(r"[A-Za-z]{2}", words) and not NAMES.fullmatch(words.strip()):
            yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _bare_in(child)


def test_no_number_chooses_between_texts_by_itself(nodes: Nodes) -> None:
    """Languages have up to six forms: `counted` and `Plural` choose."""
    wrong = []
    for path in sorted((SOURCES / "ui").rglob("*.py")):
        for each in nodes(path):
            chosen = _chosen_by_one(each)
            if chosen and not chosen & NAMED:
                wrong.append(f"{path.name}: {sorted(chosen)}")
    assert wrong == []


def _chosen_by_one(node: ast.AST) -> set[str]:
    """The texts that are looked up where something is one."""
    if not isinstance(node, (ast.If, ast.IfExp)) or not re.search(
        r"[!=]= 1$", ast.unparse(node.test)
    ):
        return set()
    body = node.body if isinstance(node.body, list) else [node.body]
    inside = [each for line in body for each in ast.walk(line) if isinstance(each, ast.Call)]
    looked_up = [each for each in inside if translations.called(each) in {"tr", "translate"}]
    return {ast.unparse(each.args[-1]) for each in looked_up if each.args}


def test_days_times_and_numbers_are_written_by_the_words(nodes: Nodes) -> None:
    """What Python writes by itself is English in every country."""
    wrong = []
    for folder in ("ui", "export"):
        for path in sorted((SOURCES / folder).rglob("*.py")):
            wrong += [f"{path.name}:{each.lineno}" for each in nodes(path) if _formats(each)]
    # What the command line says is English, and stands in one column.
    assert [each for each in wrong if not each.startswith("plan_text.py")] == []


def _formats(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return translations.called(node) == "strftime"
    if not isinstance(node, ast.FormattedValue) or node.format_spec is None:
        return False
    return bool(re.search(r"%|,|\.\d+f", ast.unparse(node.format_spec)))


def test_places_in_braces_are_the_same_for_one_and_many() -> None:
    """But for the number itself, which a text for one may say in words."""
    for text in translations.texts():
        if text.one:
            assert translations.places_of(text.one) <= translations.places_of(text.source), text


def test_what_is_translated_has_the_places_of_its_text() -> None:
    for source in translations.FOLDER.glob("*.ts"):
        assert translations.misplaced(source) == []


def test_a_translation_with_other_places_is_not_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    right = _told("{day} is still to come.", "{day} jest w przyszłości.")
    wrong = _told("The disk of {name} is full.", "Dysk {nazwa} jest pełny.")
    lacking = _told("“{title}” needs “{needed}” first.", "Najpierw “{needed}”.")
    forms = _told(
        "{count} files of {name}", "1 {name}|{count} {name}|{name}", one="1 file of {name}"
    )
    unfinished = _told("{a}", "{b}").replace("<translation>", "<translation type='unfinished'>")
    target = tmp_path / "planner_pl.ts"
    target.write_text(_file_of(right, wrong, lacking, forms, unfinished), encoding="utf-8")
    assert translations.misplaced(target) == [
        "The disk of {name} is full. -> Dysk {nazwa} jest pełny.",
        "“{title}” needs “{needed}” first. -> Najpierw “{needed}”.",
    ]
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "collect", lambda target: None)
    assert translations.main(["pl", "--release"]) == 1
    assert "Dysk {nazwa} jest pełny." in capsys.readouterr().err
    assert not target.with_suffix(".qm").exists()
    target.write_text(_file_of(right, forms), encoding="utf-8")
    assert translations.main(["pl", "--release"]) == 0
    assert target.with_suffix(".qm").exists()


def _told(source: str, text: str, one: str = "") -> str:
    """A message of a translator's file; its forms part at strokes."""
    if not one:
        return f"<message><source>{source}</source><translation>{text}</translation></message>"
    forms = "".join(f"<numerusform>{form}</numerusform>" for form in text.split("|"))
    return (
        f"<message numerus='yes'><source>{source}</source><comment>{one}</comment>"
        f"<translation>{forms}</translation></message>"
    )


def _file_of(*messages: str) -> str:
    inside = "".join(messages)
    return f"<TS version='2.1' language='pl'><context><name>Errors</name>{inside}</context></TS>"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 days over"), (1, "1 day over"), (5, "5 days over")]
)
def test_english_has_two_forms_without_a_translation(
    qapp: QApplication, count: int, text: str
) -> None:
    form = counted("Labels", "{days} days over", "1 day over", count)
    assert form.format(days=count) == text
    words = spoken_words()
    assert [words.duration(days) for days in (1, 2, 21)] == ["1 day", "2 days", "3 weeks"]


@pytest.mark.usefixtures("polish")
def test_a_language_has_its_own_forms_and_what_it_lacks_is_english() -> None:
    forms = [counted("Labels", "{days} days over", "1 day over", count) for count in (1, 3, 5)]
    assert [form.format(days="n") for form in forms] == ["n dzień po", "n dni po", "n dni po!"]
    words = spoken_words()
    assert (words.kind(Kind.COURSE), words.kind(Kind.PROJECT)) == ("Kurs", "Project")
    assert [words.duration(days) for days in (1, 3, 5)] == ["1 dzień", "3 dni", "5 dni!"]
    assert QCoreApplication.translate("Labels", "Done") == "Done"
    assert words.month(9) == "wrz"
    assert spoken_print().language == "pl"


def test_without_a_translation_all_words_are_the_english_ones(qapp: QApplication) -> None:
    words = spoken_words()
    for kind in Kind:
        assert words.kind(kind) == ENGLISH.kind(kind)
    assert words.problems == ENGLISH.problems
    assert words.special == ENGLISH.special
    assert spoken_merge(words).words.fields["log"] == "logged hours"
    assert spoken_changes(words).snapshot_space([3000], 35).startswith("1 snapshot, 3 kB.")
    assert spoken_print().language == "en"


@pytest.mark.parametrize("translated", [True, False])
def test_a_language_from_right_to_left_turns_the_windows_once_it_is_spoken(
    qapp: QApplication, collected: Path, tmp_path: Path, translated: bool
) -> None:
    if translated:
        translations.release(Path(shutil.copy(collected, tmp_path)))
    before, direction = QLocale(), qapp.layoutDirection()
    try:
        speak(qapp, tmp_path, QLocale("he_IL"))
        mirrored = qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert (QLocale().name(), mirrored) == (("he_IL" if translated else "en_IL"), translated)
    finally:
        _speak_english(qapp)
        QLocale.setDefault(before)
        qapp.setLayoutDirection(direction)


def test_each_text_for_one_says_what_it_is_the_one_of() -> None:
    for text in translations.of_words():
        assert isinstance(text, Text)
        assert text.context in {"Words", "ChangeWords", "MergeWords", "PrintWords", "Formats"}
