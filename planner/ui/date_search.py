"""The dates of one edit, looked for beside the screen: most are found in a moment, some take long.

Dates that were found for another plan or another day are never given out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.domain.plan import with_schedule
from planner.ui.beside import begun, is_quick

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.edits import Edit
    from planner.domain.profile import Profile


class DateSearch:
    """An edit that is to be made once there are dates for it."""

    def __init__(self, edit: Edit, profile: Profile, today: dt.date, *, typed: bool) -> None:
        """Begin to look; ``typed`` is kept for whoever makes the edit."""
        self.typed = typed
        #: Whether the edit was made; None as long as it may still be.
        self.made: bool | None = None
        self._asked = edit
        self.begin(profile, today)

    @property
    def is_quick(self) -> bool:
        """Whether the dates are there in a moment, which is waited for."""
        return is_quick(self._answer)

    @property
    def is_over(self) -> bool:
        """Whether the dates are there, or why there are none."""
        return self._answer.done()

    def begin(self, profile: Profile, today: dt.date) -> None:
        """Look for the dates in a profile as of a day; what was found before is dropped."""
        self._profile, self._today = profile, today
        self._answer = begun(partial(with_schedule, profile, self._asked, today), "dates")

    def is_about(self, profile: Profile, today: dt.date) -> bool:
        """Whether the dates are those of a profile as of a day."""
        return profile is self._profile and today == self._today

    def edit_for(self, profile: Profile, today: dt.date) -> Edit:
        """The edit with its dates in a profile, while the caller waits.

        Raises:
            PlannerError: if it cannot be made, or no dates can be found for it.
        """
        if not self.is_about(profile, today):
            self.begin(profile, today)
        return self._answer.result()
