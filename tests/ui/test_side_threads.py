"""Work beside the screen: a folder that hangs holds one thread, and none holds up the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from queue import SimpleQueue

from planner.ui.side_threads import SideThreads


def test_a_lane_is_gone_through_in_order_and_what_is_urgent_goes_first() -> None:
    threads, done, may_go = SideThreads("side"), SimpleQueue[int](), threading.Event()
    threads.submit("one", lambda: bool(may_go.wait(10)) and None)
    for number in range(3):
        threads.submit("one", lambda number=number: done.put(number))
    threads.submit("one", lambda: done.put(9), first=True)
    may_go.set()
    assert [done.get(timeout=5) for _ in range(4)] == [9, 0, 1, 2]


def test_a_lane_that_hangs_holds_up_no_other() -> None:
    threads, done, may_go = SideThreads("side", most=2), SimpleQueue[str](), threading.Event()
    for _ in range(50):
        threads.submit("away", lambda: bool(may_go.wait(10)) and None)
    for number in range(50):
        threads.submit(f"here {number}", lambda: done.put("answer"))
    assert [done.get(timeout=5) for _ in range(50)] == ["answer"] * 50
    may_go.set()


def test_what_has_not_begun_can_be_forgotten_and_threads_end() -> None:
    threads, done, may_go = SideThreads("forgets"), SimpleQueue[int](), threading.Event()
    begun = threading.Event()

    def first() -> None:
        begun.set()
        may_go.wait(10)
        done.put(1)

    threads.submit("one", first)
    threads.submit("one", lambda: done.put(2))
    assert begun.wait(5)
    threads.forget()
    may_go.set()
    assert done.get(timeout=5) == 1
    for each in threading.enumerate():
        if each.name == "forgets":
            each.join(5)
    assert done.empty()
    threads.submit("two", lambda: done.put(3))
    assert done.get(timeout=5) == 3


def test_python_ends_while_a_disk_does_not_answer() -> None:
    code = (
        "import threading\n"
        "from planner.ui.side_threads import SideThreads\n"
        "SideThreads('side').submit('away', threading.Event().wait)\n"
        "print('ended')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "ended"
