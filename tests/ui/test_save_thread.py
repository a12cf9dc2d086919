"""The thread that saves: in order, one at a time, and never in the way of the end."""

from __future__ import annotations

import subprocess
import sys
import threading

from planner.ui.save_thread import SaveThread


def test_work_is_done_in_the_order_of_asking() -> None:
    thread: SaveThread[int] = SaveThread("save")
    answers = [thread.submit(lambda number=number: number * 2) for number in range(20)]
    assert [answer.result(5) for answer in answers] == list(range(0, 40, 2))
    assert thread.stop(5)
    assert "save" not in {each.name for each in threading.enumerate()}


def test_without_work_there_is_nothing_to_stop() -> None:
    assert SaveThread("save").stop(0)


def test_what_hangs_is_not_waited_for() -> None:
    may_go = threading.Event()
    thread: SaveThread[bool] = SaveThread("save")
    thread.submit(lambda: may_go.wait(10))
    assert not thread.stop(0.01)
    may_go.set()
    assert thread.stop(5)


def test_python_ends_while_a_piece_of_work_hangs() -> None:
    code = (
        "import threading\n"
        "from planner.ui.save_thread import SaveThread\n"
        "SaveThread('save').submit(threading.Event().wait)\n"
        "print('ended')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stdout == "ended\n"
