"""Accepting and declining what a newer catalogue changes: one edit, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue, Effort
from planner.domain.upgrade import offers
from planner.ui.actions import ActionId
from planner.ui.dialogs.notices import NoticesDialog
from planner.ui.dialogs.upgrade import UpgradeDialog, upgrade_edit
from planner.ui.pages.notice_row import NoticeRow
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import RESOURCE, Clock, FakeStore, small_profile

LONG = "<b>Übung</b> & more " * 14
CHANGES = {
    "balance": {"title": "Balance one song", "effort": Effort(low=60, likely=720, high=900)},
    "session": {"title": LONG},
    "night": {"criteria": ("Notes of the night", LONG)},
}


@pytest.fixture
def session(qapp: QApplication) -> PlanSession:
    """The learner has renamed "session", and the catalogue has other words for three."""
    profile = small_profile()
    changed = [
        each.definition.model_copy(update=CHANGES.get(each.id, {})) for each in profile.milestones
    ]
    profile, _ = edits.edit_definition(profile, "session", title="Mine").apply(profile)
    catalogue = Catalogue.of(milestones=changed, resources=(RESOURCE,))
    made = PlanSession(profile, catalogue, ENGLISH, Clock(), FakeStore())
    yield made
    made.flush()
    made.close()


@pytest.fixture
def dialog(themes: ThemeSource, session: PlanSession, qtbot: QtBot) -> UpgradeDialog:
    made = UpgradeDialog(themes, session)
    qtbot.addWidget(made)
    made.show()
    return made


def box_of(dialog: UpgradeDialog, milestone: str) -> int:
    return [offer.milestones for offer in dialog.offers].index((milestone,))


def test_all_is_ticked_but_what_gives_up_own_words(dialog: UpgradeDialog) -> None:
    ticked = {offer.milestones[0] for offer in dialog.accepted_offers}
    assert ticked == {"balance", "night"}
    assert dialog.declined_offers == ()
    assert dialog.accept_button.text() == "Accept 2"


def test_accepting_and_declining_is_one_edit_and_one_undo(
    dialog: UpgradeDialog, session: PlanSession
) -> None:
    before = session.profile
    dialog.boxes[box_of(dialog, "night")].setChecked(False)
    dialog.decline_rest.setChecked(True)
    assert dialog.accept_button.text() == "Accept 1, decline 2"
    edit = dialog.edit()
    assert edit is not None
    assert edit.reschedules
    session.apply(edit)
    assert session.undo_stack.count() == 1
    assert session.profile.milestone("balance").title == "Balance one song"
    assert session.profile.milestone("session").title == "Mine"
    assert offers(session.profile, session.catalogue) == ()
    session.undo_stack.undo()
    assert session.profile == before


def test_what_is_neither_accepted_nor_declined_comes_again(
    dialog: UpgradeDialog, session: PlanSession
) -> None:
    edit = dialog.edit()
    assert edit is not None
    session.apply(edit)
    again = offers(session.profile, session.catalogue)
    assert [offer.milestones for offer in again] == [("session",)]


def test_declining_all_says_so_and_nothing_cannot_be_given(dialog: UpgradeDialog) -> None:
    dialog.none_button.click()
    assert not dialog.accept_button.isEnabled()
    assert dialog.edit() is None
    dialog.decline_rest.setChecked(True)
    assert dialog.accept_button.text() == "Decline 3"
    dialog.all_button.click()
    assert dialog.accept_button.text() == "Accept 3"


def test_each_offer_shows_before_and_after(dialog: UpgradeDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Static balance of one song" in texts
    assert "Balance one song" in texts
    assert any("You edited this" in text for text in texts)
    box = dialog.boxes[box_of(dialog, "balance")]
    assert "Static balance of one song" in box.accessibleName()
    assert "Balance one song" in box.accessibleDescription()


def test_long_texts_wrap_inside_the_dialog(dialog: UpgradeDialog) -> None:
    QApplication.processEvents()
    assert dialog.width() == 720
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        right = label.mapTo(dialog, label.rect().topRight()).x()
        assert right < dialog.width()


def test_no_offers_are_said_to_be_none(
    themes: ThemeSource, qtbot: QtBot, session: PlanSession
) -> None:
    edit = upgrade_edit(session.profile, (), offers(session.profile, session.catalogue), 9)
    assert edit is not None
    session.apply(edit)
    dialog = UpgradeDialog(themes, session)
    qtbot.addWidget(dialog)
    assert dialog.boxes == []
    assert not dialog.accept_button.isEnabled()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The catalogue has nothing new for this plan." in texts


def test_the_dialog_is_asked_for_an_edit(
    themes: ThemeSource, session: PlanSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UpgradeDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert UpgradeDialog.ask(themes, session, None) is None
    monkeypatch.setattr(UpgradeDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    assert UpgradeDialog.ask(themes, session, None) is not None


def test_a_calm_notice_leads_here_and_can_wait(
    themes: ThemeSource, session: PlanSession, qtbot: QtBot
) -> None:
    row = NoticeRow(themes, session)
    qtbot.addWidget(row)
    while row.notices and row.notices[0].is_problem:
        session.apply(edits.dismiss(session.profile, row.notices[0].key))
    qtbot.waitUntil(lambda: bool(row.notices) and row.notices[-1].is_offer)
    if len(row.notices) > 1:
        row._notices = row.notices[-1:]
        row._show_first()
    assert row.banner.tone == "info"
    assert "3 changes for this plan" in row.banner.plain_text
    with qtbot.waitSignal(row.command_requested) as wanted:
        row.banner.action_requested.emit("changes")
    assert wanted.args == [ActionId.CATALOGUE_CHANGES]
    row.banner.action_requested.emit("later")
    assert not row.notices


def test_where_nothing_is_new_there_is_nothing_to_accept(qtbot: QtBot, themes: ThemeSource) -> None:
    catalogue = Catalogue.of(resources=(RESOURCE,))
    session = PlanSession(small_profile(), catalogue, ENGLISH, Clock(), FakeStore())
    dialog = UpgradeDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button.isHidden()
    assert dialog.cancel_button.text() == "Close"
    session.close()


def test_the_list_of_notices_leads_here_too(
    themes: ThemeSource, session: PlanSession, qtbot: QtBot
) -> None:
    dialog = NoticesDialog(themes, session)
    qtbot.addWidget(dialog)

    def told() -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "The catalogue has 3 changes for this plan." in told())
