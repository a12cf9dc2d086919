"""The sample: a plan some months in, which can be changed and is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from planner.ui.opening import Opened

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Catalogue
    from planner.ui.main_window import MainWindow

#: What the banner of the sample asks for.
THROW_AWAY: Final = "throw-away"
_ID: Final = "sample"
_CAREER: Final = "mixing-engineer"


class Sample(QObject):
    """Serves one window."""

    def __init__(self, window: MainWindow) -> None:
        """Tell over a window what is a sample."""
        super().__init__(window)
        self._window = window

    def opened(self, catalogue: Catalogue, today: dt.date) -> Opened:
        """Make it as of a day."""
        from planner.domain.sample_plan import sample_profile

        return Opened(sample_profile(catalogue, today, _CAREER, _ID))

    def tell(self) -> None:
        """Say that nothing of it is kept."""
        self._window.show_banner(
            "info",
            self.tr("This is a sample."),
            self.tr("Try whatever you like. Nothing of it is saved."),
            ((THROW_AWAY, self.tr("Throw it away")),),
        )
