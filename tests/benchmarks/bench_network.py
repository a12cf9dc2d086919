"""The network page of a thousand contacts beside the least that a list of them takes.

It opens beside the same page of five contacts. Scrolled by pages, and searched a letter at a time,
it stands beside a table of fixed rows that holds the same words, put together beforehand, with a
filter in Python that looks through lowered text: what a straightforward program needs.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from planner import paths
from planner.domain.catalogue import Catalogue
from planner.domain.network import Contact, Encounter, FollowUp
from planner.domain.profile import Profile
from planner.words import ENGLISH
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.samples import TODAY, large_profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView, QWidget


AnyWidget = TypeVar("AnyWidget", bound="QWidget")

_COUNT = 1_000
_WIDTH, _HEIGHT = 1068, 772
_TYPED = "person 9"
_STEPS = 20
_FLOOR = "table of fixed rows, Python filter"


def measures() -> Sequence[Measure]:
    """Opening, scrolling and searching."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from planner.ui.pages.network_page import NetworkPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes = ThemeSource(paths.shipped("resources"), "light")
    themes.apply()
    many, few = (
        PlanSession(profile(count), Catalogue.of(), ENGLISH, _noon, None) for count in (_COUNT, 5)
    )
    opened = (_show(app, lambda each=each: NetworkPage(themes, each)) for each in (many, few))
    rows = [compared("network: open, 1,000 contacts", *opened, "the page of five", rounds=9)]
    words = [_words(each) for each in many.profile.contacts]
    ours, least = _shown(app, NetworkPage(themes, many)), _shown(app, _floor(words))
    for name, work, bare in (
        ("page down", _scroll(app, ours.view), _scroll(app, least)),
        ("letter typed", _type(app, ours.search.setText), _type(app, least.search)),  # type: ignore[attr-defined]
    ):
        row = compared(f"network: {name}, 1,000 contacts", work, bare, _FLOOR, rounds=9)
        per = _STEPS if name == "page down" else 2 * len(_TYPED)
        rows.append(Measure(row.name, row.ours / per, (row.floor or 0) / per, row.ratio, _FLOOR))
    return rows


def profile(count: int) -> Profile:
    """A plan of ordinary size in which the learner knows so many people."""
    contacts = tuple(
        Contact(
            id=f"contact-{number}",
            name=f"Person {number * 7919 % _COUNT}",
            role="Front-of-house engineer" if number % 2 else "Producer",
            met="Local audio society",
            notes="Prefers mail to calls. " * (number % 9),
            encounters=tuple(
                Encounter(on=TODAY - dt.timedelta(days=9 * each + 1), note="Offered a shift")
                for each in range(number % 5, -1, -1)
            ),
            follow_up=FollowUp(on=TODAY + dt.timedelta(days=number % 90 - 20), about="A mix")
            if number % 3
            else None,
        )
        for number in range(count)
    )
    return large_profile(40).model_copy(update={"contacts": contacts})


def _noon() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(12))


def _words(contact: Contact) -> tuple[str, ...]:
    last, due = contact.last, contact.follow_up
    return (
        contact.name,
        contact.met,
        ENGLISH.short_date(last.on, TODAY) if last else "",
        ENGLISH.short_date(due.on, TODAY) if due else "",
    )


def _shown(app: QApplication, widget: AnyWidget) -> AnyWidget:
    widget.resize(_WIDTH, _HEIGHT)
    widget.show()
    app.processEvents()
    return widget


def _show(app: QApplication, make: Callable[[], QWidget]) -> Callable[[], object]:
    def work() -> None:
        widget = _shown(app, make())
        widget.close()
        widget.deleteLater()

    return work


def _scroll(app: QApplication, area: QTableView) -> Callable[[], object]:
    def work() -> None:
        bar = area.verticalScrollBar()
        for place in range(_STEPS):
            bar.setValue(place * bar.pageStep())
            app.processEvents()

    return work


def _type(app: QApplication, search: Callable[[str], object]) -> Callable[[], object]:
    """Type a word letter by letter, and take it back."""

    def work() -> None:
        for end in (*range(1, len(_TYPED) + 1), *range(len(_TYPED) - 1, -1, -1)):
            search(_TYPED[:end])
            app.processEvents()

    return work


def _floor(words: list[tuple[str, ...]]) -> QTableView:
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QTableView

    lowered = [" ".join(each).casefold() for each in words]

    class Rows(QAbstractTableModel):
        def __init__(self) -> None:
            super().__init__()
            self.shown = list(range(len(words)))

        def rowCount(self, _parent: object = None) -> int:
            return len(self.shown)

        def columnCount(self, _parent: object = None) -> int:
            return 4

        def data(self, index: object, role: int = 0) -> object:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return words[self.shown[index.row()]][index.column()]  # type: ignore[attr-defined]

    class Floor(QTableView):
        def search(self, text: str) -> None:
            rows.beginResetModel()
            wanted = text.casefold().split()
            rows.shown = [
                place for place, each in enumerate(lowered) if all(word in each for word in wanted)
            ]
            rows.endResetModel()

    rows = Rows()
    table = Floor()
    rows.setParent(table)
    table.setModel(rows)
    table.verticalHeader().setDefaultSectionSize(52)
    table.verticalHeader().hide()
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setColumnWidth(0, 260)
    return table
