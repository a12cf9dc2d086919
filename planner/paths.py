"""Where things are: the folders we ship and the folders of the person who runs the program.

No other module computes either. The user's folders are named here and made by whoever first writes
into them. platformdirs is imported when it is asked for, because most starts need one folder only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

APP_NAME = "learning-path-planner"
"""The folder name under the user's data, settings, cache and log folders. It never changes."""

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: Literal["seeds", "resources"], package: Path = _PACKAGE) -> Path:
    """Return a folder that comes with the program.

    Args:
        folder: Its name at the top of the checkout.
        package: The folder of the `planner` package.

    Returns:
        The copy inside the package where the program was installed from a wheel, otherwise the
        folder beside the package in the checkout.
    """
    inside = package / f"_{folder}"
    return inside if inside.is_dir() else package.parent / folder


def user_data_folder() -> Path:
    """Return the folder for the learner's profiles and their snapshots."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def user_catalogues_folder() -> Path:
    """Return the folder in which each folder is a catalogue of the learner's own."""
    return user_data_folder() / "catalogues"


def user_settings_folder() -> Path:
    """Return the folder for preferences that are not part of a profile."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False)


def user_cache_folder() -> Path:
    """Return the folder for what can be computed again at any time."""
    from platformdirs import user_cache_path

    return user_cache_path(APP_NAME, appauthor=False)


def user_log_folder() -> Path:
    """Return the folder for the log that a crash leaves behind."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False)
