"""The catalogue out of its folders: what could be read, and everything that is wrong with the rest.

A folder holds ``skills.json``, ``resources.json``, ``milestones/*.json``, ``careers/*.json`` and
``additions/*.json`` (to careers of earlier folders); any of them may be absent. A file is read once
and normally checked in one piece; only when that fails is it taken apart, so that one bad entry
costs no more than itself. Bad data never raises.

The first folder is trusted to fit together (`check_folders` tells). A later one may add entries and
replace earlier ones, but an entry of it that would break what was there is left out. `load_all`
knows the order: what is shipped, the folders in the user's data, those named by the user.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from planner import paths
from planner.domain.catalogue import Career, Catalogue, CatalogueMilestone, Resource, Skill
from planner.domain.catalogue_check import EntryKey, Part, check_catalogue, place_of
from planner.domain.model import FrozenModel
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.refusals import cause_of
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of
from planner.storage.bounded_read import read_bounded
from planner.storage.collector import collector_off
from planner.storage.double_keys import double_keys
from planner.storage.questionnaire import FILE_NAME, QuestionnaireError, load_questions
from planner.storage.shelf import CareerAddition, Entry, Shelf, extended, found, laid_over

#: Largest file that is read, in bytes.
MAX_FILE = 64_000_000
#: A career that begins with the address of its schema, which is no part of it.
_SCHEMA_FIRST = re.compile(rb'\s*\{\s*"\$schema"\s*:\s*"[^"\\]*"\s*,')


class SkillsFile(FrozenModel):
    """What ``skills.json`` holds."""

    schema_address: str = Field("", alias="$schema")
    skills: tuple[Skill, ...]


class ResourcesFile(FrozenModel):
    """What ``resources.json`` holds."""

    schema_address: str = Field("", alias="$schema")
    resources: tuple[Resource, ...]


class MilestonesFile(FrozenModel):
    """What each file in ``milestones`` holds."""

    schema_address: str = Field("", alias="$schema")
    milestones: tuple[CatalogueMilestone, ...]


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of file: where it lies, what its entries are, and how it is read in one piece."""

    part: Part
    #: The folder inside the catalogue's, and the one name there, or "" for every JSON file.
    subfolder: str
    name: str
    #: The key of the list of entries; a file without one is a single entry.
    key: str
    whole: Callable[[bytes], tuple[Entry | CareerAddition, ...]]
    single: TypeAdapter[Any]


def _career(content: bytes) -> tuple[Career, ...]:
    first = _SCHEMA_FIRST.match(content)
    if first is not None:  # quicker than to parse it twice
        content = b"{" + content[first.end() :]
    if b'"$schema"' in content:
        document = from_json(content, allow_inf_nan=False)
        if isinstance(document, dict):
            document.pop("$schema", None)
        content = to_json(document)
    return (Career.model_validate_json(content, strict=True),)


_SORTS = (
    _Sort(
        Part.SKILL,
        "",
        "skills.json",
        "skills",
        lambda content: SkillsFile.model_validate_json(content, strict=True).skills,
        TypeAdapter(Skill),
    ),
    _Sort(
        Part.RESOURCE,
        "",
        "resources.json",
        "resources",
        lambda content: ResourcesFile.model_validate_json(content, strict=True).resources,
        TypeAdapter(Resource),
    ),
    _Sort(
        Part.MILESTONE,
        "milestones",
        "",
        "milestones",
        lambda content: MilestonesFile.model_validate_json(content, strict=True).milestones,
        TypeAdapter(CatalogueMilestone),
    ),
    _Sort(Part.CAREER, "careers", "", "", _career, TypeAdapter(Career)),
    _Sort(
        Part.CAREER,
        "additions",
        "",
        "",
        lambda content: (CareerAddition.model_validate_json(content, strict=True),),
        TypeAdapter(CareerAddition),
    ),
)


def catalogue_folders(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Every folder of the catalogue, in the order in which they are laid over each other.

    Args:
        extra: Folders named by the user; they come last, and none is read twice.
    """
    try:
        own = sorted(each for each in paths.user_catalogues_folder().iterdir() if each.is_dir())
    except OSError:
        own = []  # normally there is none, and what cannot be listed holds nothing to read
    visible = (each for each in own if not each.name.startswith("."))
    return tuple(dict.fromkeys((paths.shipped("seeds"), *visible, *extra)))


def folders_to_check(folder: Path | None, extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """What to read to check one folder: what it is laid over as well. None checks all of them."""
    if folder is None:
        return catalogue_folders(extra)
    shipped = paths.shipped("seeds")
    return (folder,) if folder.resolve() == shipped.resolve() else (shipped, *extra, folder)


def load_all(extra: Sequence[Path] = ()) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read what is shipped, the user's own catalogues, and further folders.

    Whatever is wrong with the others, what is shipped works.
    """
    return load_catalogue(catalogue_folders(extra))


def load_catalogue(folders: Sequence[Path]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read the catalogue from its folders, the shipped one first.

    Returns:
        What could be read, and a problem for everything that could not, with file and place. For
        folders after the first that includes whether their entries fit to the rest.
    """
    with collector_off():
        shelf = _read_all(folders)
        return shelf.catalogue(), tuple(shelf.problems)


def check_folders(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Everything wrong with a catalogue: in its files and between its entries."""
    shelf = _read_all(folders)
    between = check_catalogue(shelf.catalogue(), shelf.where)
    told = set(map(_identity, shelf.problems))
    return (
        *shelf.problems,
        *(problem for folder in folders for problem in _overlooked(folder)),
        *(each for each in between if _identity(each) not in told),
    )


def _overlooked(folder: Path) -> Iterator[Problem]:
    """What reading a folder passes over: keys that stand twice, and questions nobody can ask."""
    for sort in _SORTS:
        for path in _files(folder / sort.subfolder, sort, Shelf()):
            yield from _double_keys(path, sort.part)
    try:
        load_questions(folder)
    except QuestionnaireError as error:
        if (folder / FILE_NAME).exists():
            facts: dict[str, Fact] = {"reason": "system", "message": error.reason}
            yield found(ProblemKind.UNREADABLE, facts, str(folder / FILE_NAME))


def _double_keys(path: Path, part: Part) -> Iterator[Problem]:
    try:
        twice = list(double_keys(read_bounded(path, MAX_FILE).removeprefix(b"\xef\xbb\xbf")))
    except (OSError, ValueError, RecursionError):
        return  # told when the file was read
    for name, way, key in twice:
        facts: dict[str, Fact] = {
            "what": part.value,
            "id": name,
            "field": way,
            "reason": "double-key",
            "message": Sentence("“{key}” stands twice, and only the last one counts", key=key),
        }
        yield found(ProblemKind.INVALID, facts, str(path), place_of(name, way) if name else way)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.key, problem.file, str(problem.place)


def _read_all(folders: Sequence[Path]) -> Shelf:
    shelf = Shelf()
    for number, folder in enumerate(folders):
        read = extended(_read_folder(folder), shelf)
        shelf = laid_over(shelf, read) if number else read
    return shelf


# --- Reading --------------------------------------------------------------------------------------


def _read_folder(folder: Path) -> Shelf:
    shelf = Shelf()
    try:
        next(folder.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        facts: dict[str, Fact] = {"reason": "no-folder"}
        shelf.problems.append(found(ProblemKind.UNREADABLE, facts, str(folder)))
    except OSError as error:
        shelf.problems.append(_unreadable(error, folder))
    else:
        for sort in _SORTS:
            for path in _files(folder / sort.subfolder, sort, shelf):
                _read_file(path, sort, shelf)
    return shelf


def _files(folder: Path, sort: _Sort, shelf: Shelf) -> list[Path]:
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        shelf.problems.append(_unreadable(error, folder))
        return []
    return [
        path
        for path in paths
        if path.suffix == ".json" and sort.name in ("", path.name) and path.name[0] != "."
    ]


def _unreadable(error: OSError, path: Path) -> Problem:
    facts: dict[str, Fact] = {"reason": "system", "message": reason_of(error)}
    return found(ProblemKind.UNREADABLE, facts, str(path))


def _read_file(path: Path, sort: _Sort, shelf: Shelf) -> None:
    file = str(path)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_FILE:
            reason = "too-large" if stat.S_ISREG(state.st_mode) else "no-file"
            shelf.problems.append(found(ProblemKind.UNREADABLE, {"reason": reason}, file))
            return
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        shelf.problems.append(_unreadable(error, path))
        return
    try:
        entries = sort.whole(content)
    except ValueError:
        entries = tuple(_entry_by_entry(content, sort, file, shelf.problems))
    for entry in entries:
        if isinstance(entry, CareerAddition):
            shelf.additions.append((entry, file))
            continue
        shelf.put(EntryKey(sort.part, entry.id), entry, file)
        if not sort.key and entry.id != path.stem:
            shelf.problems.append(_misnamed(entry, file))


def _misnamed(career: Entry, file: str) -> Problem:
    facts: dict[str, Fact] = {
        "what": Part.CAREER.value,
        "id": career.id,
        "field": "id",
        "reason": "file-name",
        "message": Sentence("the file of this career must be called {name}.json", name=career.id),
    }
    return found(ProblemKind.INVALID, facts, file, place_of(career.id, "id"))


def _entry_by_entry(
    content: bytes, sort: _Sort, file: str, problems: list[Problem]
) -> Iterator[Entry | CareerAddition]:
    """The good entries of a file that is not good as a whole."""
    try:
        document = from_json(content, allow_inf_nan=False)
    except ValueError as error:
        message, _, place = str(error).partition(" at line ")
        facts: dict[str, Fact] = {"reason": "json", "message": message}
        problems.append(found(ProblemKind.UNREADABLE, facts, file, _line_of(place)))
        return
    for number, raw in enumerate(_raw_entries(document, sort, file, problems), start=1):
        try:
            entry: Entry | CareerAddition = sort.single.validate_json(to_json(raw), strict=True)
        except ValidationError as error:
            problems.extend(_invalid(error, raw, number, sort, file))
        else:
            yield entry


def _line_of(place: str) -> Sentence | str:
    """Where the parser stopped, which it calls “3 column 14”."""
    line, _, column = place.partition(" column ")
    return Sentence("line {line}, column {column}", line=line, column=column) if column else place


def _raw_entries(document: Any, sort: _Sort, file: str, problems: list[Problem]) -> list[Any]:
    facts: dict[str, Fact] = {"what": sort.part.value, "id": "", "field": sort.key}
    if not isinstance(document, dict):
        message = Sentence("the file must hold one object in braces")
        facts |= {"reason": "dict_type", "message": message}
        problems.append(found(ProblemKind.INVALID, facts, file))
        return []
    document.pop("$schema", None)
    if not sort.key:
        return [document]
    for name in document:
        if name != sort.key:
            extra: dict[str, Fact] = {
                **facts,
                "field": name,
                "reason": "extra_forbidden",
                "message": Sentence("only “{name}” is expected here", name=sort.key),
            }
            problems.append(found(ProblemKind.INVALID, extra, file, name))
    entries = document.get(sort.key)
    if not isinstance(entries, list):
        message = Sentence("a list “{name}” is expected here", name=sort.key)
        facts |= {"reason": "list_type", "message": message}
        problems.append(found(ProblemKind.INVALID, facts, file, sort.key))
        return []
    return entries


def _invalid(
    error: ValidationError, raw: Any, number: int, sort: _Sort, file: str
) -> Iterator[Problem]:
    given = raw.get("id") if isinstance(raw, dict) else None
    name = given if isinstance(given, str) and given else f"entry {number}"
    for each in error.errors(include_url=False, include_input=False):
        place = ".".join(str(step) for step in each["loc"])
        facts: dict[str, Fact] = {
            "what": sort.part.value,
            "id": name,
            "field": place,
            "reason": each["type"],
            "message": cause_of(each),
        }
        yield found(ProblemKind.INVALID, facts, file, place_of(name, place))
