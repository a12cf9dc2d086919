"""Opening plans that are damaged, changed outside, newer, gone or held by others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from planner import paths
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Status
from planner.storage import set_aside as set_aside_module
from planner.storage.profile_file import ProfileStore, acquire_lock, read_bytes, read_profile
from planner.storage.salvage import salvage
from planner.storage.settings_file import Settings, read_settings, settings_path
from planner.storage.snapshots import Reason, take
from planner.storage.write_errors import ReadOnlyError
from planner.ui import opening
from planner.ui.desktop import Desktop
from planner.ui.dialogs import catalogue_problems
from planner.ui.dialogs.recovery import RecoveryDialog
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.empty_state import EmptyState
from tests.storage.damage import RECIPES, flipped, zeroed
from tests.ui.worlds import TODAY, small_profile

NOW = dt.datetime.combine(TODAY, dt.time(8)).astimezone()
Answer = Callable[[RecoveryDialog], None]


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The small plan; a snapshot holds it as it was before "signal" was done."""
    path = tmp_path / "plans" / "small.json"
    path.parent.mkdir()
    store = ProfileStore(path)
    store.create(small_profile())
    take(path, read_bytes(path), Reason.SESSION, NOW)
    store.save(edits.check_off("signal", TODAY, TODAY).apply(small_profile())[0])
    return path


@pytest.fixture
def other_file(plan_file: Path) -> Path:
    """Another plan beside it."""
    path = plan_file.with_name("other.json")
    ProfileStore(path).create(edits.rename("Other").apply(small_profile())[0])
    return path


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], list[str]]:
    """Answer the dialog as a learner would; gives what it said."""

    def answer(act: Answer) -> list[str]:
        facts: list[str] = []

        def run(dialog: RecoveryDialog) -> int:
            dialog.show()
            QApplication.processEvents()
            facts.append(f"{dialog.fact.text()} {dialog.sentence.text()} {dialog.note.text()}")
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(RecoveryDialog, "exec", run)
        return facts

    return answer


def open_row(row: int | None = None) -> Answer:
    """One click on a row, where one is named, and one on the verb."""

    def act(dialog: RecoveryDialog) -> None:
        if row is not None:
            dialog.list.setCurrentIndex(dialog.model.index(row))
        assert dialog.accept_button.isEnabled()
        dialog.accept_button.click()

    return act


FILE, NEWEST = 1, 3


def _head(data: bytes) -> bytes:
    return zeroed(data, 0, 500)


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _last_byte(data: bytes) -> bytes:
    return data[:-1]


def _hole(data: bytes) -> bytes:
    return zeroed(data, len(data) // 2, 512)


def _bracket(data: bytes) -> bytes:
    return flipped(data, 8 * data.rindex(b"}]") + 1)


def _date(data: bytes) -> bytes:
    return data.replace(b"2027-01-04", b"2027-21-04", 1)


def _twice(data: bytes) -> bytes:
    return data.replace(b'"name":"Mix', b'"name":"x","name":"Mix', 1)


def _latin(data: bytes) -> bytes:
    return data.replace(b"Signal flow", b"Sign\xe4l flow", 1)


def _two_files(data: bytes) -> bytes:
    return data + data[len(data) // 3 :]


def _same_id(data: bytes) -> bytes:
    return data.replace(b'"id":"theory"', b'"id":"signal"', 1)


def _no_number(data: bytes) -> bytes:
    return data.replace(b'"estimate":360', b'"estimate":NaN', 1)


def _empty(data: bytes) -> bytes:
    return b""


def _nothing(data: bytes) -> bytes:
    return b"\0" * len(data)


READABLE = [_half, _last_byte, _hole, _bracket, _date, _twice, _latin, _two_files, _same_id,
            _no_number]  # fmt: skip


@pytest.mark.parametrize("damage", [*READABLE, _empty, _nothing])
def test_a_damaged_file_is_kept_and_a_snapshot_opened_in_two_clicks(
    damage: Callable[[bytes], bytes],
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
) -> None:
    data = damage(plan_file.read_bytes())
    plan_file.write_bytes(data)
    facts = asked(open_row(NEWEST if damage in READABLE else 1))
    desktop = make()
    assert desktop.open(plan_file)
    assert desktop.session.profile == small_profile()
    assert not desktop.session.read_only
    assert read_profile(plan_file).profile == small_profile()
    (kept,) = plan_file.parent.glob("small.damaged-*Z.json")
    assert kept.read_bytes() == data
    assert facts[0].startswith("Your plan file is damaged. The newest snapshot: Today, 08:00.")
    assert facts[0].endswith(f"The damaged file is kept as {kept.name}")


@pytest.mark.parametrize("recipe", RECIPES)
def test_whatever_happened_to_it_the_bytes_stay_and_a_snapshot_is_two_clicks_away(
    recipe: str,
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
    said: list[str],
) -> None:
    data = RECIPES[recipe](plan_file.read_bytes())
    assert data != plan_file.read_bytes()
    plan_file.write_bytes(data)
    asked(open_row(NEWEST if salvage(data, TODAY) else 1))
    desktop = make()
    assert desktop.open(plan_file), said
    assert desktop.session.profile == small_profile()
    assert read_profile(plan_file).profile == small_profile()
    (kept,) = plan_file.parent.glob("small.damaged-*Z.json")
    assert kept.read_bytes() == data


@pytest.mark.parametrize("damage", READABLE)
def test_or_what_can_be_read_of_it(
    damage: Callable[[bytes], bytes],
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
) -> None:
    plan_file.write_bytes(damage(plan_file.read_bytes()))
    asked(open_row(FILE))
    desktop = make()
    assert desktop.open(plan_file)
    done = desktop.session.profile.milestone("signal")
    assert done is not None
    assert done.status is Status.DONE
    assert read_profile(plan_file).profile == desktop.session.profile
    desktop.page.choose(desktop.session.profile.milestones[0].id)
    assert desktop.session.apply(edits.rename("Changed afterwards"))
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile.name == "Changed afterwards"


@pytest.mark.parametrize("leave", ["reject", "close"])
def test_leaving_without_a_choice_writes_nothing_over_the_file(
    leave: str,
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
) -> None:
    plan_file.write_bytes(_half(plan_file.read_bytes()))
    before = plan_file.read_bytes()
    asked(lambda dialog: getattr(dialog, leave)())
    desktop = make()
    assert not desktop.open(plan_file)
    assert desktop.session is None
    assert plan_file.read_bytes() == before
    acquire_lock(plan_file)()
    assert not settings_path().exists(), "defaults are not written either"


def test_without_a_file_to_read_and_without_snapshots_it_is_said(
    make: Callable[..., Desktop], tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\0" * 100)
    assert not make().open(path)
    assert "nothing of a plan that can be read" in said[0]
    acquire_lock(path)()


def test_in_a_read_only_folder_the_damaged_file_is_kept_elsewhere(
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_file.write_bytes(_half(plan_file.read_bytes()))
    write = set_aside_module.write_durably

    def refuse(path: Path, *given: object, **named: object) -> None:
        if path.parent == plan_file.parent:
            raise ReadOnlyError(path)
        write(path, *given, **named)

    monkeypatch.setattr(set_aside_module, "write_durably", refuse)
    facts = asked(lambda dialog: dialog.reject())
    make().open(plan_file)
    before = plan_file.read_bytes()
    (kept,) = (paths.user_data_folder() / "damaged").iterdir()
    assert kept.read_bytes() == before
    assert f"The folder is read-only. The damaged file is kept as {kept}" in facts[0]


def test_what_was_chosen_and_cannot_be_saved_is_open_read_only(
    make: Callable[..., Desktop],
    plan_file: Path,
    asked: Callable[[Answer], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_file.write_bytes(_half(plan_file.read_bytes()))
    before = plan_file.read_bytes()

    def refuse(store: ProfileStore, *_: object, **__: object) -> None:
        raise ReadOnlyError(store.path)

    monkeypatch.setattr(ProfileStore, "save", refuse)
    asked(open_row(NEWEST))
    desktop = make()
    assert desktop.open(plan_file)
    assert desktop.session.read_only
    assert desktop.session.profile == small_profile()
    assert "read-only" in desktop.window.banner.plain_text
    assert plan_file.read_bytes() == before


def test_a_file_that_was_edited_is_used_or_not(
    make: Callable[..., Desktop], plan_file: Path, asked: Callable[[Answer], list[str]]
) -> None:
    data = plan_file.read_bytes().replace(b"Signal flow", b"Signal path", 1)
    plan_file.write_bytes(data)
    facts = asked(lambda dialog: dialog.reject())
    desktop = make()
    assert not desktop.open(plan_file)
    assert "changed outside the planner" in facts[0]
    assert "Nothing is written before you choose." in facts[0]
    asked(open_row())
    assert desktop.open(plan_file)
    assert desktop.session.profile.milestone("signal").title == "Signal path"
    assert plan_file.read_bytes() == data, "opening writes nothing"


def test_or_a_snapshot_takes_its_place_and_it_is_kept(
    make: Callable[..., Desktop], plan_file: Path, asked: Callable[[Answer], list[str]]
) -> None:
    data = plan_file.read_bytes().replace(b"Signal flow", b"Signal path", 1)
    plan_file.write_bytes(data)
    asked(open_row(NEWEST))
    desktop = make()
    assert desktop.open(plan_file)
    assert read_profile(plan_file).profile == small_profile()
    kept = [each.read_bytes() for each in (paths.user_data_folder() / "snapshots").glob("*/*.json")]
    assert data in kept


def test_while_another_window_has_it_nothing_is_asked(
    make: Callable[..., Desktop], plan_file: Path, said: list[str]
) -> None:
    release = acquire_lock(plan_file)
    plan_file.write_bytes(plan_file.read_bytes() + b"\n")
    desktop = make()
    assert desktop.open(plan_file)
    assert desktop.session.read_only
    plan_file.write_bytes(_half(plan_file.read_bytes()))
    other = make()
    assert not other.open(plan_file)
    assert "is damaged" in said[0]
    assert list(plan_file.parent.iterdir()) == [plan_file]
    release()


def test_a_newer_plan_is_read_only_and_says_what_it_leaves_out(
    make: Callable[..., Desktop], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = plan_file.read_bytes().replace(b'"own":false', b'"own":false,"mood":"fine"', 1)
    data = re.sub(rb'"schema_version":\d+', b'"schema_version":99', data)
    plan_file.write_bytes(data)
    desktop = make()
    assert desktop.open(plan_file)
    assert desktop.session.read_only
    assert not desktop.session.apply(edits.rename("x"))
    banner = desktop.window.banner
    assert "made by a newer version" in banner.plain_text
    told: list[str] = []
    dialog = catalogue_problems.CatalogueProblemsDialog
    monkeypatch.setattr(dialog, "exec", lambda shown: told.append(shown.windowTitle()) or 0)
    banner.findChild(Button).click()
    assert told == ["Left out here"]
    desktop.end()
    assert plan_file.read_bytes() == data


@pytest.fixture
def gone(make: Callable[..., Desktop], plan_file: Path, shipped_catalogue: Catalogue) -> Desktop:
    """The window after a start at which the last plan is not there."""
    plan_file.rename(plan_file.with_name("moved.json"))
    desktop = make(settings=Settings(last_profile=str(plan_file)), catalogue=shipped_catalogue)
    desktop.begin(None)
    return desktop


def _ways(desktop: Desktop) -> dict[str, Button]:
    page = desktop.window.findChild(EmptyState)
    assert page is not None
    return {str(each.property("action")): each for each in page.findChildren(Button)}


def test_a_missing_last_plan_is_not_a_new_learner(gone: Desktop, plan_file: Path) -> None:
    assert gone.session is None
    assert set(_ways(gone)) == {"try-again", "restore", "choose", "new"}
    assert not settings_path().exists()
    _ways(gone)["try-again"].click()
    assert gone.session is None
    plan_file.with_name("moved.json").rename(plan_file)
    _ways(gone)["try-again"].click()
    assert gone.session is not None


def test_another_plan_can_be_chosen_in_its_place(
    gone: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = plan_file.with_name("moved.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    _ways(gone)["choose"].click()
    assert gone.session is not None
    assert read_settings().last_profile == str(moved)


def test_a_new_plan_can_be_begun_in_its_place(gone: Desktop) -> None:
    _ways(gone)["new"].click()
    assert gone.window.findChild(EmptyState) is None or gone._starting.page is not None
    assert not settings_path().exists()


def test_a_snapshot_can_take_its_place(
    gone: Desktop, plan_file: Path, asked: Callable[[Answer], list[str]]
) -> None:
    asked(lambda dialog: dialog.reject())
    _ways(gone)["restore"].click()
    assert gone.session is None
    assert not plan_file.exists()
    facts = asked(open_row())
    _ways(gone)["restore"].click()
    assert facts[0].startswith("Your plan file is gone.")
    assert read_profile(plan_file).profile == small_profile()
    assert gone.session is not None


def test_a_missing_plan_without_snapshots_offers_none(
    make: Callable[..., Desktop], tmp_path: Path
) -> None:
    desktop = make(settings=Settings(last_profile=str(tmp_path / "away" / "x.json")))
    desktop.begin(None)
    assert "restore" not in _ways(desktop)


# --- A disk that is slow or away ------------------------------------------------------------------


def test_a_disk_that_does_not_answer_is_given_up_on(
    make: Callable[..., Desktop],
    plan_file: Path,
    other_file: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop, back = make(), Event()
    assert desktop.open(plan_file)
    session = desktop.session
    monkeypatch.setattr(opening, "_look_at", lambda _: back.wait(20))
    monkeypatch.setattr(opening, "_PATIENCE", 0.05)
    assert not desktop.open(other_file)
    assert said == ["The folder of “other.json” does not answer. Its drive may be away."]
    assert desktop.session is session
    back.set()


def test_while_a_slow_disk_reads_the_open_plan_is_kept_up(
    make: Callable[..., Desktop],
    plan_file: Path,
    other_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop, may_end, load = make(), Event(), ProfileStore.load
    assert desktop.open(plan_file)
    session = desktop.session
    assert session is not None

    def slow(store: ProfileStore, **given: bool) -> object:
        may_end.wait(20)
        return load(store, **given)

    def meanwhile() -> None:
        assert session.apply(edits.set_notes("rock", "from elsewhere"))
        may_end.set()

    monkeypatch.setattr(ProfileStore, "load", slow)
    QTimer.singleShot(100, meanwhile)
    assert desktop.open(other_file)
    assert desktop.store is not None
    assert desktop.store.path == other_file
    assert read_profile(plan_file).profile.known("rock").notes == "from elsewhere"
