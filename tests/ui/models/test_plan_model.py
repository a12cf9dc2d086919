"""The plan list as a model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_groups import Group
from planner.ui.models.plan_model import PlanModel
from planner.ui.models.plan_rows import read_ahead
from planner.ui.roles import CheckState, PhaseState, Role, RowType
from planner.ui.session import PlanSession
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def model(session: PlanSession) -> PlanModel:
    model = PlanModel(ENGLISH)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    model.set_plan(session.plan)
    session.plan_changed.connect(model.set_plan)
    model.edit_requested.connect(session.apply)
    return model


def _titles(model: PlanModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _index(model: PlanModel, milestone: str) -> QModelIndex:
    row = model.row_of(milestone)
    assert row >= 0
    return model.index(row, 0)


def test_only_the_phase_under_way_is_open_at_first(model: PlanModel) -> None:
    assert _titles(model) == [
        "Foundations",
        "Listen to twenty records",
        "Signal flow",
        "Music theory refresher",
        "Core craft",
    ]
    assert model.columnCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_phase_opens_and_closes(model: PlanModel) -> None:
    model.set_expanded(2, expanded=True)
    assert model.rowCount() == 10
    assert model.places.headers == [0, 4]
    assert model.places.header_row(7) == 4
    model.set_closed(model.all_groups())
    assert _titles(model) == ["Foundations", "Core craft"]
    assert model.closed() == {1, 2}
    assert model.index(0, 0).data(Role.EXPANDED) is False


def test_what_a_milestone_row_says(model: PlanModel) -> None:
    model.set_closed(set())
    rock = _index(model, "rock")
    assert rock.data(Role.ROW_TYPE) == RowType.MILESTONE
    assert rock.data(Role.CHECK) is CheckState.IN_PROGRESS
    assert rock.data(Role.HOURS) == "5 / 20 h"
    assert rock.data(Role.PROGRESS) == pytest.approx(0.25)
    assert rock.data(Role.SUBTITLE).startswith("Project · ")
    assert rock.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    listen = _index(model, "listen")
    assert listen.data(Role.DUE) == "4 Jan"
    assert listen.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_late_and_blocked_rows_say_so(model: PlanModel) -> None:
    model.set_closed(set())
    signal = _index(model, "signal")
    assert signal.data(Role.OVERDUE) > 0
    assert signal.data(Role.DUE).endswith("days over")
    assert signal.data(Role.DUE_NOTE).startswith("due ")
    balance = _index(model, "balance")
    assert balance.data(Role.CHECK) is CheckState.BLOCKED
    assert balance.data(Role.SUBTITLE) == "Project · Needs first: Signal flow"


def test_the_text_for_screen_readers_is_whole(model: PlanModel) -> None:
    model.set_closed(set())
    spoken = _index(model, "rock").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Full mix: indie <b>rock</b>. Project. In progress, 5 of 20 hours.")
    assert "Core craft, 2 of 5" in spoken
    header = model.index(0, 0)
    assert header.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Foundations. 1 of 3.")
    assert header.data(Role.PHASE_STATE) is PhaseState.CURRENT
    assert header.data(Role.COUNT) == "1 of 3"


def test_flags_and_pins_show(model: PlanModel, session: PlanSession) -> None:
    session.apply(edits.set_notes("theory", "a note"))
    session.apply(edits.pin(session.profile, "theory", None, TODAY))
    theory = _index(model, "theory")
    assert theory.data(Role.FLAGS) == ("note",)
    assert theory.data(Role.PINNED) is True


def test_ticking_asks_for_an_edit_and_the_row_follows(
    qtbot: QtBot, model: PlanModel, session: PlanSession
) -> None:
    index = _index(model, "theory")
    with qtbot.waitSignal(model.dataChanged):
        assert model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Role.CHECK) is CheckState.DONE
    assert session.undo_stack.count() == 1
    model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Role.CHECK) is CheckState.TODO


def test_headers_and_other_roles_are_not_set(model: PlanModel) -> None:
    header, row = model.index(0, 0), model.index(1, 0)
    assert not model.setData(header, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(row, "x", Qt.ItemDataRole.EditRole)
    assert not header.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert row.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert row.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not header.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_change_of_one_row_repaints_that_row_and_its_header_only(
    model: PlanModel, session: PlanSession
) -> None:
    changed: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, last, *_: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))
    session.apply(edits.set_notes("theory", "a note"))
    assert changed == [model.row_of("theory")]
    assert resets == []


def test_the_text_filter_narrows_and_widens(model: PlanModel) -> None:
    model.set_filter(Filter("mi"))
    assert set(_titles(model)) == {
        "Core craft",
        "Full mix: indie <b>rock</b>",
        "Mix critique night",
    }
    model.set_filter(Filter("MIX c"))
    assert _titles(model) == ["Core craft", "Mix critique night"]
    model.set_filter(Filter("nothing like it"))
    assert model.matches == 0
    assert model.rowCount() == 0
    model.set_filter(Filter())
    assert model.rowCount() == 5


def test_what_is_looked_for_can_be_read_ahead(model: PlanModel) -> None:
    assert all(row._search is None for row in model.every_row)
    for _ in read_ahead(model.every_row):
        pass
    assert all(row._search for row in model.every_row)


def test_chips_and_kinds_filter(model: PlanModel) -> None:
    counts = model.counts()
    assert counts[Show.ALL] == 8
    assert counts[Show.DONE] == 1
    assert counts[Show.OPEN] == 7
    for show in Show:
        model.set_filter(Filter(show=show))
        assert model.matches == counts[show]
    model.set_filter(Filter(kind="course"))
    assert _titles(model) == ["Foundations", "Signal flow", "Music theory refresher"]


def test_a_row_that_no_longer_matches_goes(model: PlanModel, session: PlanSession) -> None:
    model.set_filter(Filter(show=Show.OPEN))
    assert model.row_of("theory") >= 0
    session.apply(edits.check_off("theory", TODAY, TODAY))
    assert model.row_of("theory") == -1


def test_by_date_there_are_no_headers(model: PlanModel) -> None:
    model.set_group(Group.DATE)
    assert model.places.headers == []
    days = [model.index(row, 0).data(Role.SORT) for row in range(model.rowCount())]
    assert days == sorted(days)
    assert model.rowCount() == 8
    assert model.places.header_row(3) == -1


@pytest.mark.parametrize("group", [group for group in Group if group is not Group.DATE])
def test_every_grouping_opens_and_closes(model: PlanModel, group: Group) -> None:
    model.set_group(group)
    model.set_closed(set())
    keys = model.all_groups()
    assert model.rowCount() == 8 + len(keys)
    for key in keys:
        row = model.places.header_of(key)
        assert model.index(row, 0).data(Role.GROUP) == key
        assert model.places.header_row(row) == row
        model.set_expanded(key, expanded=False)
        assert model.index(model.places.header_of(key), 0).data(Role.EXPANDED) is False
    assert model.rowCount() == len(keys) == len(model.places.headers)
    model.reveal("rock")
    assert model.row_of("rock") > model.places.header_row(model.row_of("rock")) >= 0
    model.set_filter(Filter("rock"))
    assert model.rowCount() == 2


def test_groups_in_which_all_is_done_stand_closed_at_first(model: PlanModel) -> None:
    model.set_group(Group.STATUS)
    assert model.closed() == {"done"}
    model.set_expanded("done", expanded=True)
    model.set_group(Group.PHASE)
    assert model.closed() == {2}
    model.set_group(Group.STATUS)
    assert model.closed() == set()
    assert model.closed(Group.PHASE) == {2}


def test_what_is_checked_off_moves_to_the_group_of_what_is_done(
    model: PlanModel, session: PlanSession
) -> None:
    model.set_group(Group.STATUS)
    model.set_closed(set())
    before = model.places.header_row(model.row_of("theory"))
    assert model.index(before, 0).data(Role.TITLE) == "To do"
    session.apply(edits.check_off("theory", TODAY, TODAY))
    after = model.places.header_row(model.row_of("theory"))
    assert model.index(after, 0).data(Role.TITLE) == "Done"
    assert model.index(after, 0).data(Role.CHECK) is CheckState.DONE


def test_the_header_below_a_row_is_found(model: PlanModel) -> None:
    model.set_closed(set())
    assert [model.places.header_after(row) for row in (0, 3, 4, 9)] == [4, 4, -1, -1]
    assert [model.places.header_row(row) for row in (0, 3, 4, 9)] == [0, 0, 4, 4]


_SAID = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.CheckStateRole),
    *(role for role in Role if role != Role.ROW_TYPE),
)


def _said(model: PlanModel) -> list[list[object]]:
    rows = range(model.rowCount())
    return [[model.index(row, 0).data(role) for role in _SAID] for row in rows]


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("shown", [Filter(), Filter(show=Show.OPEN), Filter("mix"), Filter("o")])
def test_a_list_that_was_moved_on_says_what_a_new_one_would(
    model: PlanModel, session: PlanSession, group: Group, shown: Filter
) -> None:
    model.set_group(group)
    model.set_closed(set())
    model.set_filter(shown)
    steps = [
        lambda plan: edits.check_off("signal", TODAY, TODAY),
        lambda plan: edits.log_minutes(plan, "balance", 30, TODAY, TODAY),
        lambda plan: edits.set_notes("rock", "omega"),
        lambda plan: edits.reopen(plan, "listen"),
        lambda plan: edits.check_off("balance", TODAY, TODAY),
        lambda plan: edits.skip("theory"),
        lambda plan: edits.check_off("rock", TODAY, TODAY),
    ]
    for step in steps:
        session.apply(step(session.profile))
        _assert_new(model, session)
    for _ in steps:
        session.undo_stack.undo()
        _assert_new(model, session)


def _assert_new(model: PlanModel, session: PlanSession) -> None:
    fresh = PlanModel(ENGLISH)
    fresh.set_group(model.group)
    fresh.set_plan(session.plan)
    fresh.set_closed(model.closed())
    fresh.set_filter(model.filter)
    assert _said(model) == _said(fresh)
    assert (model.counts(), model.matches) == (fresh.counts(), fresh.matches)
    assert model.places.headers == fresh.places.headers
    fresh.deleteLater()


def test_a_check_off_repaints_its_row_and_its_header_only(
    model: PlanModel, session: PlanSession
) -> None:
    changed: list[int] = []
    resets: list[bool] = []
    model.set_closed(set())
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))
    session.apply(edits.check_off("theory", TODAY, TODAY))
    assert (sorted(changed), resets) == ([0, model.row_of("theory")], [])


def test_a_box_that_was_ticked_in_vain_goes_back(model: PlanModel, session: PlanSession) -> None:
    model.edit_requested.disconnect(session.apply)
    index = _index(model, "signal")
    model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Role.CHECK) == CheckState.DONE
    session.plan_changed.emit(session.plan)
    assert index.data(Role.CHECK) == CheckState.TODO
    assert model.counts()[Show.DONE] == 1


def test_milestones_are_dragged_only_in_the_plans_order(model: PlanModel) -> None:
    for group in Group:
        model.set_group(group)
        model.set_closed(set())
        row = model.index(model.row_of("rock"), 0)
        assert bool(row.flags() & Qt.ItemFlag.ItemIsDragEnabled) is (group is Group.PHASE)
