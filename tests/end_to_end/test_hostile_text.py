"""Text out of plans and catalogues is shown as it is, wherever it is shown, and does nothing."""

from __future__ import annotations

import re
import socket
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QIdentityProxyModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import app, cli, paths
from planner.domain.calendar import Break, StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.network import Contact, Encounter, FollowUp, Meeting
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import (
    Evidence,
    EvidenceKind,
    LogEntry,
    Profile,
    Review,
    Status,
    Step,
)
from planner.domain.start import Answers, new_profile
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from planner.storage.settings_file import Settings
from planner.ui import catalogue_notice
from planner.ui.actions import ACTIONS, ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.guide_chapters import chapters
from planner.ui.pages.portfolio_page import PortfolioPage
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME
from planner.ui.pages.timeline_page import TimelinePage
from planner.ui.pages.timeline_views import Look
from planner.ui.theme import ThemeSource
from planner.ui.widgets.markdown_view import ClosedBrowser, MarkdownView
from tests.end_to_end.hostile import Calls, Hostile, Opened
from tests.end_to_end.worlds import TODAY, Clock
from tests.export.print_samples import texts_of

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
_MARKUP = re.compile(r"<(?!/?(qt|b|br)\b)[A-Za-z/!]", re.IGNORECASE)


@pytest.fixture
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture that nobody has a reason to open, under a name that fits into a title."""
    path = tmp_path_factory.mktemp("c") / "c.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return path


@pytest.fixture
def hostile(canary: Path) -> Hostile:
    return Hostile(canary)


@pytest.fixture
def shipped(hostile: Hostile) -> Catalogue:
    """The shipped catalogue with a payload in every text."""
    catalogue, problems = load_catalogue([paths.shipped("seeds")])
    assert not problems
    return hostile.catalogue(catalogue)


@pytest.fixture
def profile(
    hostile: Hostile,
    shipped: Catalogue,
    canary: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Profile:
    """A plan out of it in which everything that can be written is written."""
    pause = Break(first=TODAY, last=TODAY, label="Holiday")
    calendar = StudyCalendar(week=week_of_hours(8)).with_breaks([pause])
    answers = Answers(careers=("mixing-engineer",), calendar=calendar, start=TODAY)
    made = new_profile(answers, shipped, TODAY, "hostile")
    milestones = list(made.milestones)
    # A picture of the learner's own: its card reads it, and nothing else that the texts name.
    own = tmp_path_factory.mktemp("own") / "room.png"
    own.write_bytes(canary.read_bytes())
    for number, each in enumerate(milestones[: len(hostile.payloads)]):
        text = hostile.payloads[number]
        fields = {
            "notes": hostile.everything(),
            "log": (LogEntry(on=TODAY, minutes=30, note=text),),
            "evidence": (
                Evidence(kind=EvidenceKind.NOTE, target=text, title=text[:300], added=TODAY),
                Evidence(kind=EvidenceKind.LINK, target=text, title=text[:300], added=TODAY),
                Evidence(
                    kind=EvidenceKind.FILE,
                    target=str(own),
                    title=text[:300],
                    added=TODAY,
                    starred=True,
                    about=hostile.everything(),
                    part=text[:300],
                    tools=(text[:300],),
                    link=text[:2000],
                ),
                Evidence(kind=EvidenceKind.FILE, target=text, added=TODAY),
            ),
        }
        fields["meeting"] = Meeting(place="A", contacts=("p",), agenda="B", feedback="C")
        fields["steps"] = (Step(id="s", text="A"),)
        fields["criteria_met"] = ("A",)
        if number % 5 == 4:
            fields |= {"status": Status.SKIPPED, "skip_reason": text}
        if number % 5 == 3:
            fields |= {"status": Status.DONE, "done_on": TODAY}
        milestones[number] = each.model_copy(update=fields)
    person = Contact(
        id="p",
        name="A",
        role="B",
        met="C",
        reach="D",
        notes=hostile.everything(),
        encounters=(Encounter(on=TODAY, note="E"),),
        follow_up=FollowUp(on=TODAY, about="F"),
        milestones=(milestones[0].id,),
    )
    written = {
        "milestones": tuple(milestones),
        "contacts": (person,),
        "reviews": (Review(week=TODAY, on=TODAY, note="A"),),
    }
    made = hostile.model(made.model_copy(update=written))
    preferences = made.preferences.model_copy(update={"currency": "<b>&</b>", "budget": 1})
    return Profile.model_validate(
        made.model_copy(update={"preferences": preferences}).model_dump(mode="python")
    )


# --- What is looked at ----------------------------------------------------------------------------


def _faults_of(widget: QWidget) -> Iterator[str]:
    """Whatever about a widget might be taken for more than its letters."""
    if isinstance(widget, MarkdownView):
        yield from _faults_of_notes(widget)
    elif isinstance(widget, QTextEdit) and not _is_the_shipped_guide(widget):
        yield "a widget of rich text"
    if isinstance(widget, QLabel):
        yield from _faults_of_label(widget)
    for what, text in (
        ("tool tip", widget.toolTip()),
        ("what's this", widget.whatsThis()),
        ("status tip", widget.statusTip()),
    ):
        if _is_markup(text):
            yield f"{what} of rich text: {text[:200]!r}"
    for what, text in _mnemonics(widget):
        if "&Quaver" in text.replace("&&", ""):
            yield f"{what} with a mnemonic out of a plan: {text[:200]!r}"
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        yield from _faults_in(widget.model())
    title = widget.windowTitle()
    if "[*]" in title.replace("[*][*]", ""):
        yield f"a title with a place for the mark of what is unsaved: {title[:200]!r}"
    if any(letter in title for letter in "\n\r\x1b\0\u202e\u2028"):
        yield f"a title with a letter that gives an order: {title[:200]!r}"


def _is_the_shipped_guide(widget: QTextEdit) -> bool:
    """Whether it shows a chapter that comes with the app, to the letter, and opens nothing."""
    if not isinstance(widget, ClosedBrowser) or widget.openLinks():
        return False
    shown = QtGui.QTextDocument()
    for chapter in chapters(paths.shipped("resources") / "help"):
        shown.setMarkdown(chapter.text)
        if shown.toPlainText() == widget.toPlainText():
            return True
    return False


def _faults_of_notes(view: MarkdownView) -> Iterator[str]:
    """Notes may be laid out, but they hold no picture, open nothing and hide no letter of HTML."""
    if view.openLinks() or view.openExternalLinks() or not view.isReadOnly():
        yield "notes that open links, or are edited where they are laid out"
    block = view.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isImageFormat():
                yield "notes with a picture"
            parts += 1
        block = block.next()


def _faults_of_label(label: QLabel) -> Iterator[str]:
    text, kind = label.text(), label.textFormat()
    rich = kind in (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
    if (rich and _MARKUP.search(text)) or (kind is Qt.TextFormat.AutoText and _is_markup(text)):
        yield f"a label of rich text: {text[:200]!r}"
    if rich and label.openExternalLinks():
        yield "a label that opens links"


def _is_markup(text: str) -> bool:
    """Whether Qt takes a text for HTML, and it holds more than the app itself puts there."""
    return bool(QtGui.Qt.mightBeRichText(text) and _MARKUP.search(text))


def _mnemonics(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QAbstractButton):
        yield "a button", widget.text()
    if isinstance(widget, QGroupBox):
        yield "a group", widget.title()
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        yield "a label", widget.text()
    if isinstance(widget, QMenu):
        yield "a menu", widget.title()
        if widget.toolTipsVisible():  # Qt makes them of the actions' texts
            yield "a menu's tool tips", "&Quaver"
    for action in widget.actions():
        yield "an action", action.text()


def _faults_in(model: QAbstractItemModel) -> Iterator[str]:
    proxy = QIdentityProxyModel()  # Qt hides from a table what asks for children, and so on
    proxy.setSourceModel(model)
    places = [QModelIndex()]
    while places:
        parent = places.pop()
        for row, column in product(range(proxy.rowCount(parent)), range(proxy.columnCount(parent))):
            index = proxy.index(row, column, parent)
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole):
                text = str(index.data(role) or "")
                if _is_markup(text):
                    yield f"an item's {role.name} of rich text: {text[:200]!r}"
            if proxy.hasChildren(index):
                places.append(index)


class Walk:
    """Looks at every widget there is, each time it is told to, and remembers what was wrong."""

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.looked_at = 0
        self.dialogs: set[str] = set()
        self.widest = 0

    def look(self, *, hidden: bool = False, at: QWidget | None = None) -> None:
        """Look at what is visible; at the hidden, which are many more, where that is asked for.

        Of the windows only ``at`` is painted, where one is given.
        """
        QApplication.processEvents()
        for widget in QApplication.allWidgets():
            if not hidden and not widget.isVisible():
                continue
            self.looked_at += 1
            kind = type(widget).__name__
            place = type(widget.parentWidget()).__name__
            self.faults |= {f"{kind} in {place}: {fault}" for fault in _faults_of(widget)}
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and at in (None, widget):
                self.widest = max(self.widest, widget.minimumSizeHint().width())
                widget.grab()  # Qt reads rich text when it lays it out or paints it

    @contextmanager
    def through_dialogs(self) -> Iterator[None]:
        """Look at each dialog, box and menu that opens meanwhile, and close it again."""
        timer = QTimer()
        timer.setInterval(20)
        timer.timeout.connect(self._close_one)
        timer.start()
        try:
            yield
            for _ in range(20):
                QApplication.processEvents()
                self._close_one()
        finally:
            timer.stop()

    def _close_one(self) -> None:
        popup = QApplication.activePopupWidget()
        dialog = popup or QApplication.activeModalWidget()
        if dialog is None:
            return
        self.dialogs.add(type(dialog).__name__)
        self.look(at=dialog)  # the window below is looked at afterwards
        if isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()


@pytest.fixture
def no_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))


def _desktop(themes: ThemeSource, catalogue: Catalogue, settings: Settings) -> Desktop:
    desktop = app.build(
        settings=settings,
        themes=themes,
        clock=Clock(),
        catalogue=catalogue,
        keep_settings=False,
    )
    desktop.window.show()
    return desktop


# --- The tests ------------------------------------------------------------------------------------


@linux_only
def test_what_notices_an_opened_file_and_markup_does(
    qtbot: QtBot, canary: Path, hostile: Hostile
) -> None:
    """Otherwise the tests below would say nothing."""
    opened = Opened(canary)
    label = QLabel(f"{hostile.payloads[0]}<p>")
    qtbot.addWidget(label)
    label.show()
    label.grab()
    assert opened.times()
    assert any("rich text" in fault for fault in _faults_of(label))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.grab()
    assert not opened.times()
    assert not list(_faults_of(label))
    opened.close()


@linux_only
@pytest.mark.qt_log_ignore("This plugin does not support")
# Each fifth is one of every kind of evidence, and of most payloads.
@pytest.mark.parametrize("cards", [5, pytest.param(1, marks=pytest.mark.campaign)])
def test_no_page_and_no_dialog_takes_a_text_for_more(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    themes: ThemeSource,
    shipped: Catalogue,
    profile: Profile,
    hostile: Hostile,
    canary: Path,
    tmp_path: Path,
    no_file_dialogs: None,
    cards: int,
) -> None:
    folder = tmp_path / "a&Quaver <b>"
    folder.mkdir()
    path = folder / f"{hostile.payloads[1][:20].replace('/', '')}&Quaver.json"
    ProfileStore(path).create(profile)
    others = tuple(f"/x/{text[:100]}.json" for text in hostile.payloads)
    opened, walk = Opened(canary), Walk()
    with Calls() as calls:
        desktop = _desktop(themes, shipped, Settings(recent=others))
        assert desktop.open(path)
        _walk_the_app(desktop, walk, hostile, cards)
        desktop.window.close()
        desktop.end()
        desktop.window.deleteLater()
    assert walk.faults == set()
    assert opened.times() == 0
    opened.close()
    _assert_no_connection(calls)
    assert walk.dialogs >= {"MilestoneDialog", "ReplanDialog", "QMenu", "QMessageBox"}
    assert walk.looked_at > 5_000
    assert walk.widest < 1600, "no word is so long that the window grows as wide"


@linux_only
def test_the_terminal_and_paper_show_letters_and_obey_none(
    profile: Profile,
    canary: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, pdf = tmp_path / "plan.json", tmp_path / "plan.pdf"
    ProfileStore(path).create(profile)
    opened = Opened(canary)
    with Calls() as calls:
        assert cli.main([f"--today={TODAY}", "show", str(path)]) == 0
        assert cli.main([f"--today={TODAY}", "replan", str(path)]) in {0, 1}
        assert cli.main([f"--today={TODAY}", "print", str(path), str(pdf)]) == 0
    said = capsys.readouterr()
    letters = set(said.out + said.err) - {"\n", "\u200c", "\u200d"}
    assert [each for each in letters if unicodedata.category(each) in {"Cc", "Cf", "Cs"}] == []
    assert opened.times() == 0
    opened.close()
    _assert_no_connection(calls)
    text = "".join("".join(texts_of(pdf.read_bytes())).replace("\u200b", "").split())
    for literal in ("#read(", "#image(", "<tr><td>", "<b>bold</b>&amp;"):
        assert literal in text


def _walk_the_app(desktop: Desktop, walk: Walk, hostile: Hostile, cards: int) -> None:
    """Go everywhere; of the cards of the portfolio, to one in so many."""
    session, page = desktop.session, desktop.page
    assert session is not None
    assert page is not None
    walk.look()
    desktop.run(ActionId.GO_PLAN)
    for each in session.profile.milestones[: len(hostile.payloads) + 2]:
        page.choose(each.id)
        walk.look()
    page.choose(session.profile.milestones[0].id)
    left_out = {ActionId.QUIT, ActionId.NEW_PLAN, ActionId.SAMPLE}
    for row in ACTIONS:
        if row.id not in left_out:
            with walk.through_dialogs():
                desktop.run(row.id)
            walk.look()
    walk.look(hidden=True)
    desktop.run(ActionId.GO_TIMELINE)
    timeline = desktop.window.stack.currentWidget()
    assert isinstance(timeline, TimelinePage)
    for look in Look:
        timeline.set_look(look)
        walk.look()
    desktop.run(ActionId.GO_PORTFOLIO)
    portfolio = desktop.window.stack.currentWidget()
    assert isinstance(portfolio, PortfolioPage)
    portfolio.show_panel(True)
    for place in range(0, min(portfolio.view.cards.count, 4 * len(hostile.payloads)), cards):
        portfolio.view.choose_card(place)
        walk.look()
    desktop.run(ActionId.GO_PLAN)
    milestone = session.profile.milestones[0]
    for place in range(len(milestone.evidence)):
        page.choose(milestone.id)
        with walk.through_dialogs():
            page.evidence_open_requested.emit(place)
    with walk.through_dialogs():
        desktop.window.sidebar.switcher_requested.emit()
    with walk.through_dialogs():
        page.notices.all_requested.emit()
    for text in hostile.payloads:
        desktop.window.toast.show_message(text, text[:30])
        desktop.window.show_banner("info", text, text, (("x", "Show"),))
        walk.look()
    problems = tuple(
        Problem(ProblemKind.INVALID, {"what": text, "id": text, "field": text, "reason": "x",
                                      "message": text}, file=f"/x/{text}", place=text)
        for text in hostile.payloads
    )  # fmt: skip
    desktop._catalogue_notice.set_problems(problems)
    with walk.through_dialogs():
        desktop.run(catalogue_notice.SHOW)
    walk.look(hidden=True)
    _walk_the_start(desktop, walk)


def _walk_the_start(desktop: Desktop, walk: Walk) -> None:
    desktop.start_new("mixing-engineer")
    start = desktop.window.stack.currentWidget()
    for step in (CAREER, SKILLS, TIME, PLAN):
        with walk.through_dialogs():
            start.go_to(step)
        walk.look(hidden=step == PLAN)


def _assert_no_connection(calls: Calls) -> None:
    asked = [
        (name, arguments)
        for name, arguments in calls.named("socket.")
        if name != "socket.__new__" or arguments[1] != socket.AF_UNIX
    ]
    assert asked == []
    assert list(calls.named("subprocess.", "os.exec", "os.posix_spawn")) == []
