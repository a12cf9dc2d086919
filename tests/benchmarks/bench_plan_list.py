"""The list of a large plan beside the least that a table of the same rows takes.

The floor is Qt's own table with rows of one height over a Python list of titles, filtered in
Python: what a straightforward program needs for a list that can be looked through and ticked.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any

from planner import paths
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.words import ENGLISH
from tests.benchmarks.measure import Measure, compared, measured
from tests.benchmarks.samples import TODAY, large_profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

    from planner.domain.plan import Plan
    from planner.ui.pages.plan_view import PlanView
    from planner.ui.theme import ThemeSource

_WIDTH, _HEIGHT, _ROW = 712, 640, 52
_STEPS = 30
_FLOOR = "table of titles"
_TICKED = "an edit and a row painted"
#: What is typed, letter by letter; every letter is measured.
_TYPED = "milestone 77"


def measures() -> Sequence[Measure]:
    """Show, scroll, filter, tick and group of a thousand and of ten thousand milestones."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from planner.ui.theme import ThemeSource

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes = ThemeSource(paths.shipped("resources"), "light")
    themes.apply()
    return [each for size in (1_000, 10_000) for each in _of(app, themes, size)]


def _of(app: QApplication, themes: ThemeSource, size: int) -> list[Measure]:
    from planner.domain.plan import plan_of

    plan = plan_of(large_profile(size), TODAY)
    titles = [each.milestone.title for each in plan.milestones]
    ours, floor = _list(themes, plan), _table(titles)
    for view in (ours, floor):
        view.resize(_WIDTH, _HEIGHT)
        view.show()
        app.processEvents()
    rows = [
        compared(
            f"list: show, {size:,}",
            _show(app, lambda: _list(themes, plan)),
            _show(app, lambda: _table(titles)),
            _FLOOR,
            rounds=9,
        )
    ]
    for name, pixels in (("notch", 75), ("page", _HEIGHT - _ROW)):
        pair = [_scroll(app, view, pixels) for view in (ours, floor)]
        rows.append(_each(compared(f"list: {name}, {size:,}", *pair, _FLOOR, rounds=9), _STEPS))
    keys = [_filter(app, ours.model().set_filter), _filter_titles(app, floor, titles)]
    row = compared(f"list: filter key, {size:,}", *keys, _FLOOR, rounds=9)
    rows.append(_each(row, len(_TYPED)))
    rows += _grouped(app, ours, size)
    rows.append(measured(f"list: tick to paint, {size:,}", _tick(ours)))
    ours.close(), floor.close()
    return [*rows, *_changed(app, themes, plan, size)]


def _each(row: Measure, steps: int) -> Measure:
    return Measure(row.name, row.ours / steps, (row.floor or 0) / steps, row.ratio, _FLOOR)


# --- Ours -----------------------------------------------------------------------------------------


def _list(themes: ThemeSource, plan: Plan) -> PlanView:
    from planner.ui.models.plan_model import PlanModel
    from planner.ui.pages.plan_view import PlanView

    model = PlanModel(ENGLISH)
    model.set_plan(plan)
    model.set_closed(set())
    view = PlanView(themes, model)
    model.setParent(view)
    return view


def _filter(app: QApplication, set_filter: Callable[..., None]) -> Callable[[], object]:
    from planner.ui.models.plan_filter import Filter

    def work() -> None:
        for length in range(1, len(_TYPED) + 1):
            set_filter(Filter(_TYPED[:length]))
            app.processEvents()
        set_filter(Filter())
        app.processEvents()

    return work


def _grouped(app: QApplication, view: PlanView, size: int) -> list[Measure]:
    from planner.ui.models.plan_groups import Group

    rows, model = [], view.model()
    for group in (Group.KIND, Group.STATUS, Group.PHASE):
        turns = cycle((group, Group.DATE))

        def work(turns: Any = turns) -> None:
            for _ in range(2):
                model.set_group(next(turns))
                app.processEvents()

        row = measured(f"list: group by {group.value} and back, {size:,}", work)
        rows.append(row)
    return rows


def _tick(view: PlanView) -> Callable[[], object]:
    """From the key to the painted box; the plan is derived after that."""
    from PySide6.QtCore import Qt

    model = view.model()
    rows = cycle(model.row_of(f"m{place}") for place in range(5))

    def work() -> None:
        index = model.index(next(rows), 0)
        model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    return work


def _changed(app: QApplication, themes: ThemeSource, plan: Plan, size: int) -> list[Measure]:
    """A change from the wish to the repainted page, everything derived and saved to memory."""
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from tests.ui.worlds import FakeStore

    def now() -> dt.datetime:
        return dt.datetime.combine(TODAY, dt.time(9))

    session = PlanSession(plan.profile, Catalogue.of(), ENGLISH, now, FakeStore())
    page = PlanPage(themes, session)
    page.resize(_WIDTH + 356, _HEIGHT + 100)
    page.show()
    page.choose("m1")
    app.processEvents()
    numbers = cycle(range(50))
    floor = _ticked(app, plan)

    def check() -> None:
        session.apply(edits.check_off(f"m{next(numbers)}", TODAY, TODAY))
        app.processEvents()

    def undo() -> None:
        session.undo_stack.undo()
        app.processEvents()
        session.undo_stack.redo()
        app.processEvents()

    def log() -> None:
        name = f"m{next(numbers)}"
        session.apply(edits.log_minutes(session.profile, name, 30, TODAY, TODAY))
        app.processEvents()

    def note() -> None:
        session.apply(edits.set_notes("m1", f"Note {next(numbers)}"), typed=True)
        app.processEvents()

    rows = [
        compared(f"list: check off, all derived, {size:,}", check, floor, _TICKED),
        compared(f"list: undo and redo of it, {size:,}", undo, floor, _TICKED),
        compared(f"list: log, all derived, {size:,}", log, floor, _TICKED),
        compared(f"list: notes as typed, {size:,}", note, floor, _TICKED),
    ]
    page.close()
    session.close()
    return rows


# --- The floor ------------------------------------------------------------------------------------


def _table(titles: list[str]) -> QTableView:
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QHeaderView, QTableView

    class Titles(QAbstractTableModel):
        shown = titles

        def rowCount(self, *_: object) -> int:
            return len(self.shown)

        def columnCount(self, *_: object) -> int:
            return 1

        def data(self, index: Any, role: int = 0) -> str | None:
            return self.shown[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

        def show(self, shown: list[str]) -> None:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()

    view = QTableView()
    model = Titles(view)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(_ROW)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setModel(model)
    return view


def _ticked(app: QApplication, plan: Plan) -> Callable[[], object]:
    """The least that a check-off takes: the edit of the profile, and a row of a table painted."""
    view = _table([each.milestone.title for each in plan.milestones])
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    app.processEvents()
    numbers = cycle(range(5))

    def work() -> None:
        number, model = next(numbers), view.model()  # the view goes where nobody holds it
        edits.check_off(f"m{number}", TODAY, TODAY).apply(plan.profile)
        index = model.index(number, 0)
        model.dataChanged.emit(index, index)
        app.processEvents()

    return work


def _filter_titles(app: QApplication, view: QTableView, titles: list[str]) -> Callable[[], object]:
    lowered, show = [(title.casefold(), title) for title in titles], view.model().show

    def work() -> None:
        for length in range(1, len(_TYPED) + 1):
            show([title for low, title in lowered if _TYPED[:length] in low])
            app.processEvents()
        show(titles)
        app.processEvents()

    return work


# --- Both -----------------------------------------------------------------------------------------


def _show(app: QApplication, make: Callable[[], QTableView]) -> Callable[[], object]:
    def work() -> None:
        view = make()
        view.resize(_WIDTH, _HEIGHT)
        view.show()
        app.processEvents()
        view.close()
        view.deleteLater()

    return work


def _scroll(app: QApplication, view: QTableView, pixels: int) -> Callable[[], object]:
    def work() -> None:
        bar = view.verticalScrollBar()
        for place in range(_STEPS):
            bar.setValue(place * pixels)
            app.processEvents()

    return work
