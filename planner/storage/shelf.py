"""Catalogue entries with the files they came from, and one folder's laid over another's.

What lies below is trusted to fit together. What is laid over it may add entries and replace those
below, but an entry that would break something is left out, and the one below stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import Field

from planner.domain.catalogue import (
    Career,
    CareerMilestone,
    Catalogue,
    CatalogueMilestone,
    Resource,
    Skill,
)
from planner.domain.catalogue_check import EntryKey, Finding, Part, findings, place_of
from planner.domain.model import NO_LEVELS, FrozenModel, Id, Levels
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.sentences import Sentence

Entry = Career | Skill | CatalogueMilestone | Resource


class CareerAddition(FrozenModel):
    """What is added to a career that another folder holds, so that the rest stays as it is there.

    A milestone that the career has already gets another phase and role; of two levels of a skill
    the higher counts.
    """

    schema_address: str = Field("", alias="$schema")
    extends: Id
    milestones: tuple[CareerMilestone, ...] = ()
    required: Levels = Field(default_factory=lambda: NO_LEVELS)

    @property
    def id(self) -> str:
        """The career it is added to."""
        return self.extends

    def added_to(self, career: Career) -> Career:
        """The career with it; its milestones stay in order of their phases."""
        places = {place.id: place for place in (*career.milestones, *self.milestones)}
        names = {*career.required, *self.required}
        required = {
            name: max(career.required.get(name, 0), self.required.get(name, 0))
            for name in (*career.required, *sorted(names - career.required.keys()))
        }
        update = {
            "milestones": tuple(sorted(places.values(), key=lambda place: place.phase)),
            "required": MappingProxyType(required),
        }
        return career.model_copy(update=update)


#: What makes an added entry useless to the planner; everything else is only told.
_USELESS = frozenset({ProblemKind.UNKNOWN_REFERENCE, ProblemKind.CYCLE})
#: References that may lead nowhere: they are shown or not, and nothing is planned with them.
_HARMLESS_PARTS = frozenset({Part.RESOURCE.value, Part.CAREER.value, "responsibility", "region"})
#: What an added entry may do to an earlier one.
_HARMLESS = frozenset({ProblemKind.UNUSED, ProblemKind.DUPLICATE_TITLE, ProblemKind.MISSING})


@dataclass(slots=True)
class Shelf:
    """The entries of one folder or of several, each with its file, and what was wrong."""

    entries: dict[EntryKey, Entry] = field(default_factory=dict)
    where: dict[EntryKey, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: What is still to be added to careers below, each with its file.
    additions: list[tuple[CareerAddition, str]] = field(default_factory=list)

    def put(self, key: EntryKey, entry: Entry, file: str) -> None:
        """Add an entry; of two with one id the first counts."""
        if key in self.entries:
            facts: dict[str, Fact] = {
                "what": key.part.value,
                "id": key.id,
                "first": self.where[key],
            }
            self.problems.append(found(ProblemKind.DUPLICATE_ID, facts, file, key.id))
        else:
            self.entries[key] = entry
            self.where[key] = file

    def catalogue(self) -> Catalogue:
        """The entries, to look up."""
        every = self.entries.values()
        return Catalogue.of(
            careers=(each for each in every if isinstance(each, Career)),
            skills=(each for each in every if isinstance(each, Skill)),
            milestones=(each for each in every if isinstance(each, CatalogueMilestone)),
            resources=(each for each in every if isinstance(each, Resource)),
        )

    def without(self, keys: set[EntryKey]) -> Shelf:
        """The same without some entries."""
        return Shelf(
            {key: entry for key, entry in self.entries.items() if key not in keys},
            {key: file for key, file in self.where.items() if key not in keys},
            self.problems,
        )

    def under(self, later: Shelf) -> Shelf:
        """Both together; where both have an entry the later one's counts."""
        return Shelf(
            self.entries | later.entries,
            self.where | later.where,
            self.problems + later.problems,
        )


def found(
    kind: ProblemKind, facts: Mapping[str, Fact], file: str, place: str | Sentence = ""
) -> Problem:
    """A problem of a catalogue, found in a file."""
    return Problem(kind, MappingProxyType(dict(facts)), file=file, place=place)


def extended(added: Shelf, base: Shelf) -> Shelf:
    """An added shelf whose additions have become careers of their own, made from those below."""
    for addition, file in added.additions:
        key = EntryKey(Part.CAREER, addition.id)
        career = added.entries.get(key, base.entries.get(key))
        if isinstance(career, Career):
            added.entries[key] = addition.added_to(career)
            added.where[key] = file
        else:
            facts: dict[str, Fact] = {
                "what": Part.CAREER.value,
                "id": addition.id,
                "part": Part.CAREER.value,
                "reference": addition.id,
            }
            place = place_of(addition.id, "extends")
            added.problems.append(found(ProblemKind.UNKNOWN_REFERENCE, facts, file, place))
    return added


def laid_over(base: Shelf, added: Shelf) -> Shelf:
    """Both shelves together, without the added entries that would break something.

    Its problems are those of both, why entries were left out, and what else is wrong with the
    added ones.
    """
    known = frozenset(findings(base.catalogue()))
    left_out: list[Problem] = []
    while True:
        together = base.under(added)
        fresh = _fresh(together, known)
        blamed = _blamed(fresh, base, added, known)
        if not blamed:
            break
        told = [each for each in fresh if _shares(each) & blamed or _harms_earlier(each, added)]
        left_out += [each.as_problem(together.where) for each in told]
        left_out += [_left_out(key, added.where[key]) for key in sorted(blamed)]
        added = added.without(blamed)
    rest = (each for each in fresh if each.entry in added.entries or _harms_earlier(each, added))
    together.problems += left_out + [each.as_problem(together.where) for each in rest]
    return together


def _fresh(shelf: Shelf, known: frozenset[Finding]) -> list[Finding]:
    return [each for each in findings(shelf.catalogue()) if each not in known]


def _blamed(
    fresh: list[Finding], base: Shelf, added: Shelf, known: frozenset[Finding]
) -> set[EntryKey]:
    """The added entries that cannot stay."""
    replacing = added.entries.keys() & base.entries.keys()
    useless = {key for each in fresh if _is_useless(each, replacing) for key in _shares(each)}
    blamed = useless & added.entries.keys()
    if blamed or not any(_harms_earlier(each, added) for each in fresh):
        return blamed
    guilty = set()
    for key in replacing:
        alone = base.under(added.without(added.entries.keys() - {key}))
        if any(_harms_earlier(each, added) for each in _fresh(alone, known)):
            guilty.add(key)
    return guilty or set(replacing)


def _shares(finding: Finding) -> set[EntryKey]:
    return set(finding.involved or (finding.entry,))


def _is_useless(finding: Finding, replacing: AbstractSet[EntryKey]) -> bool:
    """Whether an entry cannot stay: one in the place of an earlier one must be as sound as that."""
    if dict(finding.facts).get("part") in _HARMLESS_PARTS:
        return False
    replaces = finding.entry in replacing and finding.kind not in _HARMLESS
    return replaces or finding.kind in _USELESS


def _harms_earlier(finding: Finding, added: Shelf) -> bool:
    return finding.entry not in added.entries and finding.kind not in _HARMLESS


def _left_out(key: EntryKey, file: str) -> Problem:
    facts: dict[str, Fact] = {"what": key.part.value, "id": key.id}
    return found(ProblemKind.LEFT_OUT, facts, file, key.id)
