"""Long sessions: two hundred edits, undone and done again to the byte, and no code given twice."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Kind
from planner.domain.codes import code_of
from planner.domain.edits import Edit
from planner.domain.profile import Depth, Profile
from planner.domain.repath import with_pathway
from planner.domain.start import Answers, new_profile
from planner.storage.profile_file import ProfileStore, read_profile
from planner.ui.session import PlanSession
from planner.words import ENGLISH
from tests.domain.edit_samples import MAKERS
from tests.domain.plan_samples import TODAY, WEEKDAYS
from tests.domain.test_start import CATALOGUE
from tests.ui.worlds import Clock

EDITS = 200
#: Each is a whole session: 2 in the quick suite, 200 in the campaign.
EXAMPLES = max(2, settings().max_examples // 25)
CAREERS = (("mixer",), ("meeter",), ("mixer", "meeter"))
#: What an ordinary day brings, and twice what brings codes.
NAMES = (*MAKERS, "add_own", "pathway", "pathway")
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 60)), min_size=EDITS, max_size=EDITS
)


def _session(path: Path) -> PlanSession:
    store = ProfileStore(path)
    stored = store.load()
    session = PlanSession(
        stored.profile,
        CATALOGUE,
        ENGLISH,
        Clock(TODAY),
        store,
        codes_issued=stored.codes_issued,
    )
    # A long day's saves, of which only those asked for are made.
    session._autosave._quiet.setInterval(3_600_000)
    session._autosave._longest.setInterval(3_600_000)
    return session


def _plan(folder: Path) -> Path:
    answers = Answers(("mixer",), StudyCalendar(week=WEEKDAYS), TODAY)
    path = folder / "plan.json"
    ProfileStore(path).create(new_profile(answers, CATALOGUE, TODAY, "p"))
    return path


def _edit(session: PlanSession, name: str, number: int) -> Edit | None:
    plan, issued = session.profile, session.codes_issued
    if name == "pathway":
        careers, depth = CAREERS[number % 3], tuple(Depth)[number % 2]
        return with_pathway(
            plan, CATALOGUE, TODAY, codes_issued=issued, careers=careers, depth=depth
        )
    if name == "add_own":
        return edits.add_own(
            plan, title="M", kind=Kind.WORK, minutes=number, phase=1, codes_issued=issued
        )
    if not plan.milestones:
        return None
    subject = plan.milestones[number % len(plan.milestones)].id
    try:
        return MAKERS[name](plan, subject, number)
    except edits.FutureDateError:
        return None


def _bytes(profile: Profile) -> str:
    return profile.model_dump_json()


@settings(max_examples=EXAMPLES)
@given(STEPS)
def test_two_hundred_edits_are_undone_and_done_again_to_the_byte(
    qapp: QApplication, steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = _session(_plan(Path(folder)))
        stack = session.undo_stack
        states, issued = [_bytes(session.profile)], [session.codes_issued]
        for name, number in steps:
            edit = _edit(session, name, number)
            if edit is not None and session.apply(edit):
                states.append(_bytes(session.profile))
                issued.append(session.codes_issued)
        assert issued == sorted(issued)
        for state in reversed(states[:-1]):
            stack.undo()
            assert _bytes(session.profile) == state
        for state in states[1:]:
            stack.redo()
            assert _bytes(session.profile) == state
        stack.setIndex(0)
        assert session.flush()
        stored = read_profile(Path(folder) / "plan.json")
        assert _bytes(stored.profile) == states[0]
        assert stored.envelope.codes_issued == session.codes_issued == issued[-1]
        session.close()


@settings(max_examples=EXAMPLES)
@given(STEPS, st.randoms(use_true_random=False))
def test_no_code_is_given_to_two_milestones_whatever_is_undone_saved_and_opened(
    qapp: QApplication, steps: list[tuple[str, int]], chance: Random
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _plan(Path(folder))
        session = _session(path)
        owners: dict[str, str] = {}
        issued = 0

        def again() -> None:
            nonlocal session
            assert session.flush()
            session.close()
            session = _session(path)

        def turn(back: Callable[[], None]) -> None:
            for _ in range(chance.randrange(4)):
                back()

        ways = (
            lambda: turn(session.undo_stack.undo),
            lambda: turn(session.undo_stack.redo),
            session.flush,
            again,
        )
        for name, number in steps:
            edit = _edit(session, name, number)
            if edit is not None:
                session.apply(edit)
            if chance.randrange(3) == 0:
                ways[chance.choices(range(4), (6, 3, 2, 1))[0]]()
            for each in session.profile.milestones:
                assert owners.setdefault(each.code, each.id) == each.id
            assert session.codes_issued >= issued
            issued = session.codes_issued
        session.close()


def test_a_code_that_was_taken_back_and_saved_is_not_given_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = _plan(tmp_path)
    for expected in (3, 4):
        session = _session(path)
        edit = _edit(session, "add_own", 30)
        assert edit is not None
        assert session.apply(edit)
        (own,) = (each for each in session.profile.milestones if each.own)
        assert own.code == code_of(expected)
        session.undo_stack.undo()
        assert session.flush()
        session.close()
        assert read_profile(path).profile.codes_issued == 3
