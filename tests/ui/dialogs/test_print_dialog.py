"""Tests of `planner.ui.dialogs.print_dialog` and of the parts it is made of."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Kind
from planner.domain.plan import Plan, plan_of
from planner.export.plan_pdf import ATTACHMENT_NAME, Typesetter
from planner.export.report import USUAL_SECTIONS, Paper, PrintOptions, Section
from planner.ui.dialogs import print_dialog, printing
from planner.ui.dialogs.print_dialog import PrintDialog
from planner.ui.dialogs.print_jobs import PrintJobs
from planner.ui.dialogs.print_settings import PrintSettings
from planner.ui.session import PlanSession
from planner.ui.spoken import spoken_words
from planner.ui.text_direction import unfenced
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.export import print_samples as samples

WAIT = 20_000


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """One for all tests: the fonts are looked for once."""
    return Typesetter()


def session_of(plan: Plan) -> PlanSession:
    noon = dt.datetime.combine(plan.today, dt.time(12))
    return PlanSession(plan.profile, samples.catalogue(), ENGLISH, lambda: noon)


@pytest.fixture
def dialog(
    qtbot: QtBot, themes: ThemeSource, typesetter: Typesetter, tmp_path: Path
) -> PrintDialog:
    """The dialog about a plan, its first preview made."""
    made = PrintDialog(themes, session_of(samples.fresh()), folder=tmp_path, typesetter=typesetter)
    qtbot.addWidget(made)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=WAIT)


def choose_path(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    chosen = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)


# --- Preview ------------------------------------------------------------------------------------


def test_it_opens_with_every_page_and_their_count(dialog: PrintDialog) -> None:
    count = dialog.preview.count
    assert count > 5
    assert dialog.note.text() == f"{count} pages, A4"
    assert dialog.preview.number.text() == f"Page 1 of {count}"
    shown = [dialog.settings._counts[each].text() for each in USUAL_SECTIONS]
    assert shown[0] == "1 page"
    assert shown[1].endswith(" pages")
    assert sum(int(words.split()[0]) for words in shown) == count


def test_choices_change_the_pages(qtbot: QtBot, dialog: PrintDialog) -> None:
    before = dialog.preview.count
    dialog.settings.sections[Section.CHECKLIST].click()
    dialog.settings.paper.set_value("letter")
    settled(qtbot, dialog)
    assert dialog.preview.count < before
    assert dialog.note.text() == f"{dialog.preview.count} pages, US Letter"
    kept = dialog.settings._counts[Section.CHECKLIST].text()
    assert kept.endswith("pages"), "what is not printed keeps its number"


def test_with_nothing_to_print_it_says_so(qtbot: QtBot, dialog: PrintDialog) -> None:
    for box in dialog.settings.sections.values():
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()
    settled(qtbot, dialog)
    assert dialog.preview.count == 0
    assert dialog.preview._message.text() == "Choose at least one part to print."
    dialog.settings.sections[Section.SUMMARY].setChecked(True)
    settled(qtbot, dialog)
    assert dialog.accept_button.isEnabled()
    assert dialog.note.text() == "1 page, A4"


def test_a_zoomed_page_is_drawn_again_with_more_dots(qtbot: QtBot, dialog: PrintDialog) -> None:
    before = len(dialog.preview._pages[0])
    dialog.preview.set_zoom(200)
    settled(qtbot, dialog)
    assert len(dialog.preview._pages[0]) > before


# --- Saving -------------------------------------------------------------------------------------


def test_it_saves_what_it_shows_with_the_plan_inside(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_path(monkeypatch, tmp_path / "mine")
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.accept_button.click()
    assert dialog.printed is not None
    assert dialog.printed.path == tmp_path / "mine.pdf", "the ending is added"
    reader = PdfReader(io.BytesIO(dialog.printed.path.read_bytes()))
    assert len(reader.pages) == dialog.printed.pages == dialog.preview.count
    assert ATTACHMENT_NAME in reader.attachments
    assert [each.name for each in tmp_path.iterdir()] == ["mine.pdf"]


def test_the_file_name_offered_is_the_plans(
    qtbot: QtBot, themes: ThemeSource, typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def asked(_parent: object, _title: str, path: str, _filter: str) -> tuple[str, str]:
        offered.append(Path(path).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    for name in ("My plan: 1/2 <b>", "?"):
        session = session_of(samples.renamed(samples.fresh(), name))
        dialog = PrintDialog(themes, session, typesetter=typesetter)
        qtbot.addWidget(dialog)
        dialog.accept()
        settled(qtbot, dialog)
    assert offered == ["My plan 1 2 b.pdf", "plan.pdf"]


def test_cancelling_the_file_name_leaves_the_dialog_open(
    dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_path(monkeypatch, None)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.printed is None
    assert dialog.accept_button.isEnabled()


def test_a_folder_that_is_not_there_is_one_sentence(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_path(monkeypatch, tmp_path / "gone" / "mine.pdf")
    with qtbot.waitSignal(dialog.jobs.failed, timeout=WAIT):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert dialog.accept_button.isEnabled()
    assert dialog.printed is None


def test_a_pdf_never_takes_the_place_of_a_plan(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_text('{"format":"learning-path-plan"}', encoding="utf-8")
    choose_path(monkeypatch, plan)
    with qtbot.waitSignal(dialog.jobs.failed, timeout=WAIT):
        dialog.accept()
    assert plan.read_text(encoding="utf-8") == '{"format":"learning-path-plan"}'
    assert dialog.banner.isVisible()
    assert dialog.printed is None


def test_a_warning_stays_on_screen(
    qtbot: QtBot,
    themes: ThemeSource,
    typesetter: Typesetter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = samples.titled(["Odd \U0010fffd"])
    dialog = PrintDialog(themes, session_of(plan), folder=tmp_path, typesetter=typesetter)
    qtbot.addWidget(dialog)
    dialog.show()
    choose_path(monkeypatch, tmp_path / "odd.pdf")
    with qtbot.waitSignal(dialog.jobs.saved, timeout=WAIT):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert dialog.printed is not None
    assert "U+10FFFD" in str(dialog.printed.warnings[0])
    settled(qtbot, dialog)


def test_asking_gives_what_was_saved_or_nothing(
    qtbot: QtBot,
    themes: ThemeSource,
    typesetter: Typesetter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose_path(monkeypatch, tmp_path / "asked.pdf")
    for verb in ("accept", "reject"):

        def press(verb: str = verb) -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, PrintDialog)
            getattr(dialog, verb)()

        QTimer.singleShot(50, press)
        printed = PrintDialog.ask(
            themes, session_of(samples.fresh()), paper=Paper.LETTER, typesetter=typesetter
        )
        if verb == "accept":
            assert printed is not None
            page = PdfReader(io.BytesIO(printed.path.read_bytes())).pages[0]
            assert round(page.mediabox.width) == 612
        else:
            assert printed is None


# --- Settings -----------------------------------------------------------------------------------


@pytest.fixture
def settings(qtbot: QtBot, themes: ThemeSource) -> PrintSettings:
    """The left side alone, with two printers."""
    made = PrintSettings(themes, samples.fresh(), ENGLISH, ("Laser & <b>", "Ink"))
    qtbot.addWidget(made)
    return made


def test_settings_begin_as_the_options_do(settings: PrintSettings) -> None:
    assert settings.options == PrintOptions()
    assert settings.printer == ""


def test_every_choice_arrives_in_the_options(qtbot: QtBot, settings: PrintSettings) -> None:
    for box in (
        settings.lines, settings.leave_out_done, settings.black_and_white, settings.private,
    ):  # fmt: skip
        with qtbot.waitSignal(settings.changed):
            box.click()
    settings.sections[Section.TIMELINE].click()
    settings.paper.set_value("letter")
    settings.destination.setCurrentIndex(1)
    assert settings.printer == "Laser & <b>"
    assert settings.options == PrintOptions(
        paper=Paper.LETTER,
        sections=(Section.SUMMARY, Section.CHECKLIST),
        colour=True,
        private=True,
        lines=False,
        leave_out_done=True,
    )


def test_contacts_wait_for_private_things_to_be_printed(settings: PrintSettings) -> None:
    contacts = settings.sections[Section.CONTACTS]
    assert not contacts.isEnabled()
    assert settings.private.text() in contacts.toolTip(), "it says why"
    settings.private.click()
    assert contacts.isEnabled()
    assert contacts.toolTip() == ""
    contacts.click()
    assert Section.CONTACTS in settings.options.sections
    settings.private.click()
    assert Section.CONTACTS not in settings.options.sections
    settings.private.click()
    assert Section.CONTACTS in settings.options.sections, "the choice is kept meanwhile"


def test_milestones_can_be_open_ones_a_phase_or_a_kind(settings: PrintSettings) -> None:
    texts = [settings.milestones.itemText(row) for row in range(settings.milestones.count())]
    assert texts[:3] == ["Whole plan, all kinds", "Open milestones only", "Phase 1: Foundations"]
    settings.milestones.setCurrentIndex(1)
    assert settings.options.leave_out_done
    settings.milestones.setCurrentIndex(3)
    assert settings.options.phases == (2,)
    settings.milestones.setCurrentIndex(texts.index("Only: Course"))
    assert settings.options.kinds == (Kind.COURSE,)
    assert settings.options.phases == ()


def test_fields_are_named_for_those_who_hear_them(settings: PrintSettings) -> None:
    assert settings.destination.accessibleName() == "Destination"
    assert settings.milestones.accessibleName() == "Milestones"
    assert settings.paper.accessibleName() == "Paper"
    settings.set_page_counts({Section.SUMMARY: 1, Section.TIMELINE: 3})
    assert settings.sections[Section.SUMMARY].accessibleDescription() == "1 page"
    assert settings.sections[Section.TIMELINE].accessibleDescription() == "3 pages"


def test_nothing_is_cut_at_twice_the_text_size_on_the_smallest_screen(
    qtbot: QtBot, qapp: QApplication, themes: ThemeSource, typesetter: Typesetter
) -> None:
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    themes.refresh()
    try:
        session = session_of(samples.fresh())
        dialog = PrintDialog(themes, session, typesetter=typesetter)
        qtbot.addWidget(dialog)
        dialog.resize(920, 580)
        dialog.show()
        settled(qtbot, dialog)
        assert dialog.width() <= 960
        assert dialog.height() <= 640
        content = dialog.settings.widget()
        assert content is not None
        assert content.width() <= dialog.settings.viewport().width()
        for box in content.findChildren(QCheckBox):
            assert box.width() >= box.sizeHint().width()
        for button in (dialog.preview.in_button, dialog.accept_button):
            corner = button.mapTo(dialog, button.rect().bottomRight())
            assert dialog.rect().contains(corner)
    finally:
        qapp.setFont(usual)
        themes.refresh()


# --- Jobs ---------------------------------------------------------------------------------------


def test_only_the_latest_of_many_wishes_is_drawn(qtbot: QtBot, typesetter: Typesetter) -> None:
    jobs = PrintJobs(samples.fresh(), samples.catalogue(), ENGLISH, typesetter)
    seen: list[tuple[Section, ...]] = []
    jobs.previewed.connect(lambda preview: seen.append(preview.options.sections))
    jobs.preview(PrintOptions(sections=(Section.CHECKLIST,)), 48)
    jobs.preview(PrintOptions(sections=(Section.SUMMARY,)), 48)
    qtbot.waitUntil(lambda: jobs._is_busy, timeout=WAIT)
    jobs.preview(PrintOptions(sections=(Section.CHECKLIST,)), 48)
    jobs.preview(PrintOptions(sections=(Section.TIMELINE,)), 48)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=WAIT)
    assert seen == [(Section.TIMELINE,)]


def test_without_time_to_study_there_is_no_forecast(qtbot: QtBot, typesetter: Typesetter) -> None:
    calendar = samples.fresh().profile.calendar.model_copy(update={"week": (0,) * 7})
    profile = samples.fresh().profile.model_copy(update={"calendar": calendar})
    jobs = PrintJobs(plan_of(profile, samples.START), samples.catalogue(), ENGLISH, typesetter)
    with qtbot.waitSignal(jobs.previewed, timeout=WAIT):
        jobs.preview(PrintOptions(sections=(Section.SUMMARY,)), 48)


def test_a_dialog_may_be_closed_while_pages_are_made(
    qtbot: QtBot, themes: ThemeSource, typesetter: Typesetter
) -> None:
    dialog = PrintDialog(themes, session_of(samples.fresh()), typesetter=typesetter)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.jobs._is_busy, timeout=WAIT)
    dialog.reject()
    dialog.deleteLater()
    QApplication.processEvents()
    qtbot.wait(300)


# --- Printers -----------------------------------------------------------------------------------


def test_printers_are_offered_the_usual_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["A", "B", "C"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "B")
    assert printing.printer_names() == ("B", "A", "C")


def test_without_a_printer_it_says_what_can_be_done(dialog: PrintDialog) -> None:
    assert dialog.settings.destination.count() == 1
    texts = [label.text() for label in dialog.settings.findChildren(type(dialog.note))]
    assert any(text.startswith("No printer found.") for text in texts)


def test_a_printer_takes_the_pages_upright_and_across(
    qtbot: QtBot,
    themes: ThemeSource,
    typesetter: Typesetter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Qt's own printer into a file stands for one of paper."""
    path = tmp_path / "spool.pdf"

    def printer_into_file(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    monkeypatch.setattr(print_dialog, "printer_names", lambda: ("Laser",))
    monkeypatch.setattr(print_dialog, "printer_named", printer_into_file)
    monkeypatch.setattr(print_dialog, "PRINTER_PPI", 72)
    dialog = PrintDialog(themes, session_of(samples.fresh()), typesetter=typesetter)
    qtbot.addWidget(dialog)
    dialog.settings.destination.setCurrentIndex(1)
    assert dialog.accept_button.text() == "Print"
    dialog.settings.sections[Section.CHECKLIST].setChecked(False)
    with qtbot.waitSignal(dialog.finished, timeout=WAIT) as closed:
        dialog.accept()
    assert closed.args == [QDialog.DialogCode.Accepted]
    assert dialog.printed is None
    pages = PdfReader(path).pages
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    assert sizes[0] == (595, 842)
    assert set(sizes[1:]) == {(842, 595)}
    settled(qtbot, dialog)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_one_sentence(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "gone" / "spool.pdf"))
        return printer

    monkeypatch.setattr(print_dialog, "printer_named", refusing)
    dialog.settings.destination.addItem("Laser", "Laser")
    dialog.settings.destination.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.jobs.drawn, timeout=WAIT):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert dialog.accept_button.isEnabled()
    settled(qtbot, dialog)


def test_a_printer_is_found_by_its_name() -> None:
    assert printing.printer_named("none of that name").fullPage()


def test_paper_has_no_marks_between_names(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        words = spoken_words(dt.date.isoformat)
        jobs = PrintJobs(samples.halfway(), samples.catalogue(), words)
        report = asdict(jobs._report(PrintOptions(sections=tuple(Section))))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    text = json.dumps(report, ensure_ascii=False, default=str)
    assert "2027-09" in text
    assert unfenced(text) == text
