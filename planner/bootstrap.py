"""Sets up a bare checkout, so that starting the program is all a newcomer has to do.

`python3 -m planner` and `python3 -m tests` call `ensure` before they import anything else. Where
the packages that pyproject.toml names are found, it returns after a few milliseconds. Where they
are not, it makes the environment `.venv` in the checkout, installs them there and goes on in it.

The file `.venv.lock` keeps two starts apart. It also reads `setting up` from before the first
change to `.venv` until after the last, so that a start killed half-way leaves a note of it.

Only the standard library is imported, and the file parses on Python 3.6: a person with an old
Python is to read which one is needed, not a syntax error. Hence the quoted type hints.
"""

import os
import re
import sys
from contextlib import contextmanager
from importlib import invalidate_caches
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

NEEDED = (3, 11)
"""The oldest Python that will do, as in pyproject.toml."""

ROOT = Path(__file__).resolve().parent.parent
"""The checkout, or the folder the wheel was installed into."""

MODULES = {
    "import-linter": "importlinter",
    "pyside6-essentials": "PySide6",
    "pytest-qt": "pytestqt",
    "pytest-xdist": "xdist",
}
"""The module of a distribution, where it is not the distribution's own name."""

SETTING_UP = "setting up"

_REQUIREMENT = re.compile(
    r"([A-Za-z0-9._-]+)((?:(?:>=|<)[0-9.]+,?)*)(?:; python_version (<|>=) '([0-9.]+)')?$"
)
_METADATA = re.compile(r"(.+?)-(\d[^-]*)(?:-py[0-9.]+)?\.(?:dist|egg)-info$")
# Only a set-up uses these two, so no other start compiles them.
_PROGRESS = r"\s*(Downloading|Using cached|Installing|Resolved|Prepared|Installed|Setting up) "
_NO_NETWORK = (
    r"NewConnectionError|Failed to establish|name resolution|ConnectTimeout|ConnectionError"
    r"|ReadTimeout|ProxyError|Max retries exceeded|dns error|error sending request"
    r"|Network is unreachable|Connection refused|Failed to fetch"
)


class SetUpError(Exception):
    """Setting up cannot go on; the text is one line for the person at the terminal."""


class OldPythonError(SetUpError):
    """The running Python is too old."""

    def __init__(self, found: "Sequence[int]", executable: str) -> None:
        super().__init__(
            "needs Python {}.{}, found {}.{} ({}). Start it with a newer Python.".format(
                NEEDED[0], NEEDED[1], found[0], found[1], executable
            )
        )


class ReadOnlyCheckoutError(SetUpError):
    """Nothing can be written into the checkout."""

    def __init__(self, root: Path, reason: "Optional[str]") -> None:
        super().__init__(
            "cannot set itself up in {} ({}). Copy the folder to a place you can write to, "
            "or install it with: pipx install {}".format(root, reason, _quoted(str(root)))
        )


class NoEnvironmentError(SetUpError):
    """This Python cannot make an environment, and nothing else here can either."""

    def __init__(self, apt_package: "Optional[str]") -> None:
        super().__init__(
            "cannot make an environment, because this Python comes without venv and pip. "
            + (
                "Install them with: sudo apt install {}".format(apt_package)
                if apt_package
                else "Install uv or virtualenv and start again."
            )
        )


class NoNetworkError(SetUpError):
    """The packages could not be fetched."""

    def __init__(self) -> None:
        super().__init__(
            "cannot reach the Python package index, which the first start needs. "
            "Check the connection and run the same command again."
        )


class HiddenPackagesError(SetUpError):
    """Other versions of the packages come first on Python's path."""

    def __init__(self, names: "Sequence[str]") -> None:
        super().__init__(
            "finds other versions of {} before its own. Unset PYTHONPATH and start again.".format(
                ", ".join(names)
            )
        )


class InstallError(SetUpError):
    """A command that installs something failed for another reason."""

    def __init__(self, command: "Sequence[str]", last_line: str) -> None:
        super().__init__(
            "could not install what it needs: {} ({})".format(
                last_line or "no reason given", " ".join(_quoted(word) for word in command)
            )
        )


class Machine:
    """What setting up touches outside the checkout; the tests put another one in its place."""

    platform = sys.platform
    python = tuple(sys.version_info[:2])
    executable = sys.executable
    #: The Python outside of any environment: the one that is left when `.venv` is made anew.
    base_executable: str = getattr(sys, "_base_executable", sys.executable)
    prefix = sys.prefix

    def say(self, text: str) -> None:
        """Tell the person at the terminal what is going on."""
        print("Learning-path planner: " + text, file=sys.stderr, flush=True)

    def progress(self, line: str) -> None:
        """Show one line of a running command, with the plain name of a package in it."""
        shown = re.sub(r"(?:https?://\S*/)?(\S+?)-\d\S*\.whl(?:\.metadata)?", r"\1", line.strip())
        print("  " + shown[:90], file=sys.stderr, flush=True)

    def is_root(self) -> bool:
        """Tell whether system packages can be installed without asking."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def which(self, name: str) -> "Optional[str]":
        """Return the path of a program, or nothing."""
        import shutil

        return shutil.which(name)

    def has_module(self, name: str) -> bool:
        """Tell whether the running Python has a module, as things are now."""
        invalidate_caches()
        return PathFinder.find_spec(name, sys.path) is not None

    def run(
        self, command: "Sequence[str]", folder: Path, lock: "Optional[int]" = None
    ) -> "Tuple[int, List[str]]":
        """Run a command, show its progress, and return its exit status and its output.

        The command inherits the lock, so that one that outlives a killed start still holds it.
        """
        import subprocess

        environment = dict(os.environ, **_ENVIRONMENT)
        for name in ("PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "VIRTUAL_ENV"):
            environment.pop(name, None)
        lines: "List[str]" = []
        try:
            with subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                pass_fds=() if lock is None or os.name == "nt" else (lock,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            ) as process:
                for line in process.stdout or ():
                    lines.append(line.rstrip())
                    if re.match(_PROGRESS, line):
                        self.progress(line)
        except OSError as error:
            return 127, ["error: {}".format(error)]
        return process.returncode, lines

    def replace_process(self, command: "Sequence[str]") -> int:
        """Go on as another program; where that loses the exit status, wait for it instead."""
        sys.stdout.flush()
        sys.stderr.flush()
        os.environ.pop("__PYVENV_LAUNCHER__", None)  # macOS: would lead back to this Python
        if os.name != "nt":
            os.execv(command[0], list(command))
        import subprocess

        return subprocess.call(command)


_ENVIRONMENT = {
    "DEBIAN_FRONTEND": "noninteractive",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_USER": "0",  # a person's pip settings may ask for what an environment does not allow
    "PYTHONUTF8": "1",
}


# --- What is needed, and what is there -----------------------------------------------------------


class Requirement(NamedTuple):
    """A distribution and the versions of it that will do."""

    name: str
    bounds: "Tuple[Tuple[str, Tuple[int, ...]], ...]"

    @property
    def module(self) -> str:
        """The module that shows that the distribution is really there."""
        return MODULES.get(self.name, self.name.replace("-", "_"))

    def accepts(self, version: str) -> bool:
        """Tell whether a version will do."""
        found = _numbers(version)
        return all(found >= at if sign == ">=" else found < at for sign, at in self.bounds)


def declared(pyproject: str, name: str, python: "Tuple[int, ...]") -> "List[Requirement]":
    """Return one of the lists of requirements in pyproject.toml.

    Args:
        pyproject: The text of the file. It is our own, so a few patterns read it; tomllib would be
            right in general, and takes longer than all the rest of a start that needs nothing.
        name: The name of the list, `dependencies` or `test`.
        python: The version of the Python they are for; lines for other versions are left out.

    Raises:
        ValueError: A line is written in a way that this reader does not know.
    """
    block = re.search(r"^{} = \[$(.*?)^\]$".format(name), pyproject, re.MULTILINE | re.DOTALL)
    requirements = []
    for line in re.findall(r'^ *"([^"]+)",', block.group(1) if block else "", re.MULTILINE):
        match = _REQUIREMENT.match(line)
        if match is None:
            raise ValueError(line)
        distribution, bounds, sign, at = match.groups()
        if sign and (python < _numbers(at)) != (sign == "<"):
            continue
        pairs = re.findall(r"(>=|<)([0-9.]+)", bounds)
        requirements.append(
            Requirement(_normal(distribution), tuple((sign, _numbers(at)) for sign, at in pairs))
        )
    return requirements


def installed(folders: "Sequence[str]") -> "Dict[str, str]":
    """Return the version of every distribution in some folders; the first folder wins."""
    found: "Dict[str, str]" = {}
    for folder in folders:
        try:
            names = [entry.name for entry in Path(folder or os.curdir).iterdir()]
        except OSError:
            continue  # Python's path may name archives, and folders that are not there
        for match in filter(None, map(_METADATA.match, names)):
            found.setdefault(_normal(match.group(1)), match.group(2))
    return found


def missing(requirements: "Sequence[Requirement]", folders: "Sequence[str]") -> "List[str]":
    """Return the names of the requirements that are not met by what is in some folders."""
    versions = installed(folders)
    return [
        requirement.name
        for requirement in requirements
        if not requirement.accepts(versions.get(requirement.name, "0"))
        or PathFinder.find_spec(requirement.module, list(folders)) is None
    ]


def _numbers(version: str) -> "Tuple[int, ...]":
    numbers = [int(part) for part in re.findall(r"\d+", re.split(r"[^0-9.]", version)[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _quoted(word: str) -> str:
    return '"{}"'.format(word) if re.search(r"[^\w@%+=:,./\\\[\]-]", word) else word


# --- The environment in the checkout -------------------------------------------------------------


class Environment:
    """The folder `.venv` of a checkout."""

    def __init__(self, root: Path, platform: str = sys.platform) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.lock_file = root / ".venv.lock"
        self.python = self.folder / ("Scripts/python.exe" if platform == "win32" else "bin/python")

    def version(self) -> "Tuple[int, ...]":
        """Return the version of its Python, as far as it was written down."""
        text = _read(self.folder / "pyvenv.cfg")
        match = re.search(r"^(?:python-)?version(?:_info)? *= *(\d+\.\d+)", text, re.MULTILINE)
        return _numbers(match.group(1)) if match else ()

    def packages(self) -> "List[str]":
        """Return the folders that hold its packages."""
        unix = self.folder.glob("lib/python3*/site-packages")
        windows = self.folder.glob("Lib/site-packages")
        return [str(folder) for folder in (*unix, *windows)]

    def is_running(self, machine: Machine) -> bool:
        """Tell whether this very process runs in it."""
        return Path(machine.prefix).resolve() == self.folder.resolve()

    def is_usable(self, machine: Machine) -> bool:
        """Tell whether it was made to the end and still has the Python that it was made for.

        A system that moves to a newer Python changes the Python of its environments under their
        packages; only who runs in one can see that.
        """
        return (
            _read(self.lock_file) != SETTING_UP
            and self.python.exists()
            and self.version() >= NEEDED
            and (not self.is_running(machine) or self.version() == machine.python)
        )

    def missing(self, extras: "Sequence[str]") -> "List[str]":
        """Return the names of what the checkout asks for and the environment lacks."""
        return missing(wanted(self.root, extras, self.version()), self.packages())


def wanted(root: Path, extras: "Sequence[str]", python: "Tuple[int, ...]") -> "List[Requirement]":
    """Return what a checkout needs: its dependencies and those of the named extras."""
    text = _read(root / "pyproject.toml")
    names = ("dependencies", *extras)
    return [requirement for name in names for requirement in declared(text, name, python)]


def is_checkout(root: Path) -> bool:
    """Tell a checkout from the place where a wheel was installed."""
    return 'name = "learning-path-planner"' in _read(root / "pyproject.toml")


def set_up(environment: Environment, extras: "Sequence[str]", machine: Machine) -> None:
    """Make the environment, or add to it what it lacks.

    Raises:
        SetUpError: It could not be done; the next start tries again.
    """
    with _alone(environment, machine) as lock:
        usable = environment.is_usable(machine)
        if usable and not environment.missing(extras):
            return  # another start did it while this one waited
        machine.say(
            "setting up {} (once; up to 150 MB are fetched, a few minutes on a slow line)".format(
                environment.folder
            )
        )
        _write_note(lock, SETTING_UP)
        try:
            if not usable:
                if environment.is_running(machine):
                    machine.executable = machine.base_executable
                _remove(environment)
                _make(environment, machine, lock)
            _install(environment, extras, machine, lock)
        except SetUpError:
            # What stopped by itself is whole, as far as it got: an app that ran before still runs.
            _write_note(lock, "")
            raise
        _write_note(lock, "")
        machine.say("set up.")


@contextmanager
def _alone(environment: Environment, machine: Machine) -> "Iterator[int]":
    try:
        lock = os.open(environment.lock_file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ReadOnlyCheckoutError(environment.root, error.strerror) from error
    try:
        if not _try_lock(lock):
            machine.say("waiting for another start that is setting up.")
            import time

            while not _try_lock(lock):
                time.sleep(0.2)
        yield lock
    finally:
        os.close(lock)


def _try_lock(lock: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(lock, 1024, os.SEEK_SET)  # a locked byte cannot be read, so not one of the note
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass  # a file system without locks: two starts at once are left to luck there
    return True


def _write_note(lock: int, text: str) -> None:
    os.lseek(lock, 0, os.SEEK_SET)
    os.ftruncate(lock, 0)
    os.write(lock, text.encode())
    os.fsync(lock)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _remove(environment: Environment) -> None:
    import shutil

    try:
        if environment.folder.is_symlink():
            environment.folder.unlink()
        elif environment.folder.exists():
            shutil.rmtree(environment.folder)
    except OSError as error:
        raise ReadOnlyCheckoutError(environment.root, error.strerror) from error


def _make(environment: Environment, machine: Machine, lock: int) -> None:
    """Make an empty environment, by the first of several ways that works here."""
    for command in _ways_to_make(str(environment.folder), machine):
        status, _ = machine.run(command, environment.root, lock)
        if status == 0 and environment.python.exists():
            return
        _remove(environment)
    package = "python{}.{}-venv".format(*machine.python)
    if not (machine.which("apt-get") and machine.executable.startswith("/usr/bin/")):
        raise NoEnvironmentError(None)
    if not machine.is_root():
        raise NoEnvironmentError(package)
    machine.say("this Python cannot make environments yet.")
    apt_install([package], machine)
    command = [machine.executable, "-m", "venv", str(environment.folder)]
    status, lines = machine.run(command, environment.root, lock)
    if status != 0:
        _remove(environment)
        raise InstallError(command, _last_word(lines))


def _ways_to_make(folder: str, machine: Machine) -> "Iterator[List[str]]":
    python = machine.executable
    uv = machine.which("uv")
    virtualenv = machine.which("virtualenv")
    # Debian ships venv without the ensurepip it needs, in two packages.
    if machine.has_module("venv") and machine.has_module("ensurepip"):
        yield [python, "-m", "venv", folder]
    if uv:
        yield [uv, "venv", "--python", python, folder]
    if virtualenv:
        yield [virtualenv, "--python", python, folder]
    if machine.has_module("virtualenv"):
        yield [python, "-m", "virtualenv", folder]
    if machine.has_module("venv") and machine.has_module("pip"):
        yield [python, "-m", "venv", "--without-pip", folder]


def _install(
    environment: Environment, extras: "Sequence[str]", machine: Machine, lock: int
) -> None:
    """Install the checkout into its environment, so that changes to it need no new installation."""
    project = ".[{}]".format(",".join(extras)) if extras else "."
    command = [*_installer(environment, machine), "--editable", project]
    status, lines = machine.run(command, environment.root, lock)
    if status != 0:
        if any(re.search(_NO_NETWORK, line) for line in lines):
            raise NoNetworkError
        raise InstallError(command, _last_word(lines))
    absent = environment.missing(extras)
    if absent:
        raise InstallError(command, "still missing: " + ", ".join(absent))


def _installer(environment: Environment, machine: Machine) -> "List[str]":
    """Return the start of the command that installs into an environment."""
    uv = machine.which("uv")
    python = str(environment.python)
    if PathFinder.find_spec("pip", environment.packages()):
        return [python, "-m", "pip", "install", "--retries", "2"]
    if uv:
        return [uv, "pip", "install", "--python", python]
    if machine.has_module("pip"):
        return [machine.executable, "-m", "pip", "--python", python, "install"]
    raise NoEnvironmentError(None)


def _last_word(lines: "Sequence[str]") -> str:
    errors = [line for line in lines if line.lower().startswith(("error", "e:"))]
    return next((line.strip() for line in reversed(errors or lines) if line.strip()), "")


def apt_install(packages: "Sequence[str]", machine: Machine) -> None:
    """Install packages of Debian or one of its relatives, as root, and say so.

    Raises:
        SetUpError: They could not be installed.
    """
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    machine.say("running, as root: " + " ".join(command))
    machine.run(["apt-get", "update"], ROOT)  # a fresh system has no lists; old ones may do
    status, lines = machine.run(command, ROOT)
    if status != 0:
        raise InstallError(command, _last_word(lines))


# --- The way in ----------------------------------------------------------------------------------


def ensure(
    module: str,
    extras: "Sequence[str]" = (),
    root: Path = ROOT,
    machine: "Optional[Machine]" = None,
) -> None:
    """Return when everything needed is there; otherwise set it up and start again with it.

    Args:
        module: What to start again, as after `python3 -m`.
        extras: The optional lists of pyproject.toml that are needed too.
        root: The checkout.
        machine: What is outside of it.

    Raises:
        SystemExit: What was started again ended, with its exit status; or setting up failed, with
            status 1 and one line on standard error.
    """
    machine = machine or Machine()
    try:
        _ensure(module, extras, root, machine)
    except SetUpError as error:
        machine.say(str(error))
        sys.exit(1)
    except OSError as error:
        machine.say("cannot set itself up in {} ({}).".format(root, error.strerror or error))
        sys.exit(1)
    except KeyboardInterrupt:
        machine.say("stopped. The next start begins again.")
        sys.exit(130)


def _ensure(module: str, extras: "Sequence[str]", root: Path, machine: Machine) -> None:
    if machine.python < NEEDED:
        raise OldPythonError(machine.python, machine.executable)
    if not is_checkout(root):
        return
    environment = Environment(root, machine.platform)
    inside = environment.is_running(machine)
    hidden = missing(wanted(root, extras, machine.python), sys.path)
    if not hidden and (not inside or environment.is_usable(machine)):
        return
    if not environment.is_usable(machine) or environment.missing(extras):
        set_up(environment, extras, machine)
    elif inside:
        raise HiddenPackagesError(hidden)  # starting again would find the same ones
    sys.exit(machine.replace_process([str(environment.python), "-m", module, *sys.argv[1:]]))
