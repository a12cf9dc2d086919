"""The replan dialog: offers and further ways, shown before anything changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import OfferKind
from planner.domain.profile import Depth, Profile, Status
from planner.domain.start import Answers, new_profile
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from planner.ui.dialogs import chart_table, replan_work
from planner.ui.dialogs.replan import ReplanDialog
from planner.ui.dialogs.replan_ways import OfferWay
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.chart import ChartNumbers
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, Clock, FakeStore, small_profile, small_session


def _settle(qtbot: QtBot, dialog: ReplanDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=60_000)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    """A plan behind, with a wish that only less work or more time can hold."""
    wish = {"wished_finish": dt.date(2027, 3, 6)}
    session = small_session(FakeStore(), profile=small_profile().model_copy(update=wish))
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> ReplanDialog:
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    _settle(qtbot, dialog)
    return dialog


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([paths.shipped("seeds")])[0]


@pytest.fixture
def career_session(qtbot: QtBot, catalogue: Catalogue) -> Iterator[PlanSession]:
    week = StudyCalendar(week=(120, 0, 120, 0, 120, 120, 0))
    start = TODAY - dt.timedelta(days=60)
    answers = Answers(careers=("mastering-engineer",), calendar=week, start=start)
    profile = new_profile(answers, catalogue, start, "p")
    first = profile.milestones[0].id
    profile, _ = edits.check_off(first, TODAY, TODAY).apply(profile)
    session = PlanSession(profile, catalogue, ENGLISH, Clock(), FakeStore())
    yield session
    session.close()


@pytest.fixture
def career_dialog(qtbot: QtBot, themes: ThemeSource, career_session: PlanSession) -> ReplanDialog:
    dialog = ReplanDialog(themes, career_session)
    qtbot.addWidget(dialog)
    _settle(qtbot, dialog)
    return dialog


def _apply_and_undo(session: PlanSession, dialog: ReplanDialog) -> Profile:
    """Apply what is shown; give the plan as it was then, with the old one back again."""
    before, edit = session.profile, dialog.edit()
    assert edit is not None
    assert session.apply(edit)
    after = session.profile
    assert after != before
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.profile == before
    return after


def test_it_can_be_read_before_anything_is_worked_out(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    names = [card.label for card in dialog.cards.values()]
    assert names == [
        "Move dates to your real pace",
        "Move dates, keep 8 h a week",
        "Keep the finish date",
        "Do less",
    ]
    assert not dialog.accept_button.isEnabled()
    assert dialog.edit() is None
    dialog.show()
    dialog._say_waiting()
    assert "Working out" in dialog.panel.facts.text()
    _settle(qtbot, dialog)
    assert dialog.accept_button.isEnabled()


@pytest.mark.parametrize("kind", list(OfferKind))
def test_each_offer_is_applied_and_undone(
    qtbot: QtBot, dialog: ReplanDialog, session: PlanSession, kind: OfferKind
) -> None:
    card = dialog.cards[kind]
    assert card.isEnabled()
    card.click()
    _settle(qtbot, dialog)
    assert session.undo_stack.count() == 0
    outcome = dialog.outcome
    assert outcome is not None
    assert outcome.way == OfferWay(kind)
    assert dialog.panel.finish.text() == ENGLISH.date(outcome.after.planned_finish)
    assert dialog.panel.table.moves.rowCount() == len(outcome.moves)
    after = _apply_and_undo(session, dialog)
    assert after == outcome.after.profile
    for each in after.milestones:
        if each.is_open and each.placement is not None and each.status is Status.TODO:
            assert each.placement.start >= TODAY


def test_cards_say_finish_and_difference(dialog: ReplanDialog, session: PlanSession) -> None:
    offers = {offer.kind: offer for offer in dialog.work._offers}
    for kind, card in dialog.cards.items():
        assert card.fact == ENGLISH.short_date(offers[kind].finish)
        assert card.difference
    real = dialog.cards[OfferKind.REAL_PACE]
    assert real.isChecked()
    assert real.sentence == "1 h a week, the average of the last 4 weeks"
    assert real.tag == "Realistic"
    weekly = ENGLISH.hours(offers[OfferKind.KEEP_FINISH].weekly_minutes)
    assert weekly in dialog.cards[OfferKind.KEEP_FINISH].sentence


def test_without_a_record_the_planned_pace_is_chosen(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session(FakeStore(), Clock(START + dt.timedelta(days=10)))
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    _settle(qtbot, dialog)
    assert "Too little is on record" in dialog.cards[OfferKind.REAL_PACE].sentence
    assert not dialog.cards[OfferKind.REAL_PACE].tag
    assert dialog.cards[OfferKind.PLANNED_PACE].isChecked()
    session.close()


def test_the_list_says_what_moves(dialog: ReplanDialog, session: PlanSession) -> None:
    moves = dialog.panel.table.moves
    titles = [moves.index(row, 0).data() for row in range(moves.rowCount())]
    assert "Signal flow" in titles
    assert "Listen to twenty records" not in titles
    head = moves.headerData(0, Qt.Orientation.Horizontal)
    assert head == f"What moves · {len(titles)} of 7 open milestones"
    assert session.undo_stack.count() == 0


def test_cancel_leaves_the_file_as_it_was(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    store = ProfileStore(tmp_path / "plan.json")
    store.create(small_profile())
    before = store.path.read_bytes()
    session = PlanSession(small_profile(), Catalogue.of(), ENGLISH, Clock(), store)
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    for button in (*dialog.cards.values(), *dialog.more.buttons):
        button.click()
        _settle(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert session.flush()
    assert session.undo_stack.count() == 0
    assert store.path.read_bytes() == before
    session.close()


def test_closing_while_it_is_working_is_safe(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = ReplanDialog(themes, session)
    dialog.show()
    dialog.reject()
    dialog.deleteLater()
    qtbot.wait(300)
    session.plan_changed.emit(session.plan)
    assert session.undo_stack.count() == 0


def test_asking_gives_the_edit_or_nothing(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def accept(dialog: ReplanDialog) -> int:
        _settle(qtbot, dialog)
        dialog.accept()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReplanDialog, "exec", accept)
    edit = ReplanDialog.ask(themes, session, parent)
    assert edit is not None
    assert edit.apply(session.profile)[0] != session.profile
    monkeypatch.setattr(ReplanDialog, "exec", lambda _: int(QDialog.DialogCode.Rejected))
    assert ReplanDialog.ask(themes, session, parent) is None


def test_an_offer_that_cannot_be_had_says_why_and_cannot_be_chosen(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    past = small_profile().model_copy(update={"wished_finish": TODAY - dt.timedelta(days=3)})
    session = small_session(FakeStore(), profile=past)
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    _settle(qtbot, dialog)
    for kind in (OfferKind.KEEP_FINISH, OfferKind.DO_LESS):
        card = dialog.cards[kind]
        assert not card.isEnabled()
        assert ENGLISH.date(TODAY - dt.timedelta(days=3)) in card.sentence
        assert card.sentence in card.accessibleDescription()
        card.click()
        assert not card.isChecked()
    assert dialog.cards[OfferKind.REAL_PACE].isChecked()
    assert dialog.accept_button.isEnabled()
    session.close()


def test_with_everything_done_there_is_nothing_to_choose(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    for each in profile.milestones:
        profile, _ = edits.check_off(each.id, TODAY, TODAY).apply(profile)
    session = small_session(FakeStore(), profile=profile)
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    _settle(qtbot, dialog)
    assert not any(card.isEnabled() for card in dialog.cards.values())
    assert not dialog.even.isEnabled()
    assert dialog.edit() is None
    assert not dialog.accept_button.isEnabled()
    session.close()


def test_even_weeks_go_with_an_offer(
    qtbot: QtBot, dialog: ReplanDialog, session: PlanSession
) -> None:
    dialog.even.click()
    _settle(qtbot, dialog)
    assert dialog.way() == OfferWay(OfferKind.REAL_PACE, even=True)
    _apply_and_undo(session, dialog)
    dialog.more.push_by.click()
    assert not dialog.even.isEnabled()


def test_a_push_moves_by_at_least_the_days(
    qtbot: QtBot, dialog: ReplanDialog, session: PlanSession
) -> None:
    assert dialog.more.days.isHidden() or not dialog.more.days.isVisibleTo(dialog)
    dialog.more.push_by.click()
    assert dialog.more.days.isVisibleTo(dialog)
    dialog.more.days.setValue(30)
    assert dialog.edit() is None  # what was shown before is not applied in its place
    _settle(qtbot, dialog)
    after = _apply_and_undo(session, dialog)
    assert after.milestone("signal").placement.start >= TODAY + dt.timedelta(days=30)


def test_a_break_lays_what_is_in_it_anew(
    qtbot: QtBot, dialog: ReplanDialog, session: PlanSession
) -> None:
    dialog.more.plan_break.click()
    dialog.more.first.setDate(dialog.more.first.date().addDays(3))
    _settle(qtbot, dialog)
    first = TODAY + dt.timedelta(days=3)
    last = first + dt.timedelta(days=6)  # it keeps its length
    after = _apply_and_undo(session, dialog)
    assert [(each.first, each.last) for each in after.calendar.breaks] == [(first, last)]
    for each in after.milestones:
        if each.is_open and each.placement is not None:
            assert not any(
                minutes and first <= day <= last for day, minutes in each.placement.days()
            )


def test_a_break_that_ends_before_it_begins_cannot_be_applied(
    qtbot: QtBot, dialog: ReplanDialog
) -> None:
    dialog.more.plan_break.click()
    dialog.more.last.setDate(dialog.more.first.date().addDays(-1))
    _settle(qtbot, dialog)
    assert dialog.way() is None
    assert not dialog.accept_button.isEnabled()
    assert dialog.more.problem.text()


def test_without_its_career_in_the_catalogue_the_depth_cannot_be_changed(
    dialog: ReplanDialog,
) -> None:
    assert not dialog.more.switch_depth.isEnabled()
    assert "does not hold" in dialog.more.depth_note.text()
    assert not dialog.more.switch_careers.isEnabled()


def test_the_depth_goes_there_and_back(
    qtbot: QtBot, themes: ThemeSource, career_dialog: ReplanDialog, career_session: PlanSession
) -> None:
    more = career_dialog.more
    assert more.switch_depth.text() == "Take the fast track"
    before = career_session.profile
    left = ENGLISH.whole_hours(sum(each.remaining for each in before.milestones))
    assert f"full path {left}" in more.depth_note.text()  # shown before it is chosen
    more.switch_depth.click()
    _settle(qtbot, career_dialog)
    assert career_dialog.accept_button.text() == "Change the depth"
    assert "Carries over" in career_dialog.panel.facts.text()
    assert career_session.apply(career_dialog.edit())
    assert career_session.profile.depth is Depth.FAST
    career_dialog.reject()
    back = ReplanDialog(themes, career_session)
    qtbot.addWidget(back)
    _settle(qtbot, back)
    assert back.more.switch_depth.text() == "Take the full path"
    back.more.switch_depth.click()
    _settle(qtbot, back)
    assert career_session.apply(back.edit())
    again = career_session.profile
    assert again.depth is Depth.FULL
    assert {each.id: each.code for each in again.milestones} == {
        each.id: each.code for each in before.milestones
    }
    assert again.milestone(before.milestones[0].id).status is Status.DONE
    career_session.undo_stack.undo()
    career_session.undo_stack.undo()
    assert career_session.profile == before


def test_another_career_shows_what_carries_over(
    qtbot: QtBot, career_dialog: ReplanDialog, career_session: PlanSession
) -> None:
    more = career_dialog.more
    more.switch_careers.click()
    _settle(qtbot, career_dialog)
    assert not career_dialog.accept_button.isEnabled()
    assert "aims at this already" in career_dialog.panel.facts.text()
    more.career.setCurrentIndex(more.career.findData("mixing-engineer"))
    _settle(qtbot, career_dialog)
    assert career_dialog.accept_button.text() == "Change the career"
    assert "1 of them finished" in career_dialog.panel.facts.text()
    after = _apply_and_undo(career_session, career_dialog)
    assert [target.career for target in after.targets] == ["mixing-engineer"]


def test_a_second_career_joins_the_first(
    qtbot: QtBot, career_dialog: ReplanDialog, career_session: PlanSession
) -> None:
    more = career_dialog.more
    more.switch_careers.click()
    more.second.setCurrentIndex(more.second.findData("mixing-engineer"))
    _settle(qtbot, career_dialog)
    assert "more work" in career_dialog.panel.facts.text()
    after = _apply_and_undo(career_session, career_dialog)
    assert [target.career for target in after.targets] == ["mastering-engineer", "mixing-engineer"]


def test_clashes_are_named_and_listed(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    day = dt.date(2027, 4, 5)  # after what it needs, but not once that is pushed
    session.apply(edits.pin(session.profile, "session", day, day))
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.more.push_by.click()
    dialog.more.days.setValue(90)
    _settle(qtbot, dialog)
    assert dialog.outcome is not None
    assert dialog.outcome.clashes
    banner = dialog.panel.banner
    assert banner.isVisible()
    assert "Listening session" in banner.plain_text
    banner.action_requested.emit("show")
    assert dialog.panel.shows_clashes
    text = dialog.panel.clashes.toPlainText()
    assert text.count("\n\n") == len(dialog.outcome.clashes) - 1
    banner.action_requested.emit("show")
    assert not dialog.panel.shows_clashes


def test_a_plan_that_changes_meanwhile_is_asked_about_anew(
    qtbot: QtBot, dialog: ReplanDialog, session: PlanSession
) -> None:
    old = dialog.outcome
    session.apply(edits.set_estimate("rock", 6_000))
    assert dialog.edit() is None
    _settle(qtbot, dialog)
    assert dialog.outcome is not None
    assert dialog.outcome is not old
    assert dialog.outcome.before is session.plan


def test_the_keyboard_reaches_every_choice(qtbot: QtBot, career_dialog: ReplanDialog) -> None:
    dialog = career_dialog
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.cards[OfferKind.PLANNED_PACE].click()
    dialog.cards[OfferKind.PLANNED_PACE].setFocus()
    for kind in (OfferKind.KEEP_FINISH, OfferKind.DO_LESS):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert dialog.cards[kind].isChecked()
        assert dialog.focusWidget() is dialog.cards[kind]
    for button in dialog.more.buttons:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert button.isChecked()
    _settle(qtbot, dialog)


def test_tab_visits_the_chosen_card_then_what_it_brings(qtbot: QtBot, dialog: ReplanDialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    chosen = dialog.cards[OfferKind.REAL_PACE]
    chosen.setFocus()
    seen = []
    for _ in range(12):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
        if seen[-1] is chosen:
            break
    assert dialog.even in seen
    assert dialog.panel.bars in seen
    assert dialog.panel.table in seen
    assert dialog.accept_button in seen
    assert dialog.cancel_button in seen
    assert chosen in seen


def test_it_fits_the_smallest_window(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    window = QWidget()
    window.resize(960, 640)
    qtbot.addWidget(window)
    dialog = ReplanDialog(themes, session, window)
    _settle(qtbot, dialog)
    dialog.show()
    assert dialog.width() <= 960
    assert dialog.height() <= 640
    assert dialog.minimumSizeHint().width() <= 960
    dialog.reject()


def test_large_letters_put_the_old_date_below_the_new_one(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    window = QWidget()
    window.resize(960, 640)
    qtbot.addWidget(window)
    themes.set_text_size(200)
    try:
        dialog = ReplanDialog(themes, session, window)
        _settle(qtbot, dialog)
        panel = dialog.panel
        panel.finish.setText("13 października 2029")
        panel.old.setText("31 marca 2029")
        panel.later.setText("28 tygodni później, zdecydowanie")
        dialog.show()
        assert dialog.width() <= 960
        below = panel.old.mapTo(panel, panel.old.rect().topLeft()).y()
        assert below >= panel.finish.mapTo(panel, panel.finish.rect().bottomLeft()).y()
        dialog.reject()
    finally:
        themes.set_text_size(100)


def test_each_field_has_a_name(dialog: ReplanDialog) -> None:
    more = dialog.more
    for field in (more.days, more.first, more.last, more.career, more.second):
        assert field.accessibleName()
    for card in dialog.cards.values():
        assert card.accessibleName()
        assert card.accessibleDescription()
    assert dialog.panel.bars.accessibleDescription().startswith("Now: ")
    assert dialog.panel.table.accessibleName()


def test_the_worker_holds_nothing_of_the_screen(session: PlanSession) -> None:
    work = replan_work.ReplanWork(session.catalogue, "")
    question = work._question(session.plan)
    assert question is None
    work._asks_offers = work._asks_depths = True
    for _ in range(2):
        made, _ = work._question(session.plan)
        assert work not in (*made.args, getattr(made.func, "__self__", None))


def test_the_phases_now_and_new_can_be_had_as_a_table(
    dialog: ReplanDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ChartNumbers] = []
    monkeypatch.setattr(
        chart_table.ChartTable, "show_numbers", lambda *given: shown.append(given[1])
    )
    dialog.panel.bars.table_requested.emit()
    assert shown[0].heads == ("Phase", "Now", "New")
    assert [row[0] for row in shown[0].rows] == ["Foundations", "Core craft"]
    assert any(now != new for _, now, new in shown[0].rows)
    dialog.panel.show_waiting("…")
    dialog.panel.bars.table_requested.emit()
    assert len(shown) == 1, "nothing is known while it is worked out"
