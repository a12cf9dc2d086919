"""The small plan with skills: hearing is claimed, editing rated, taste not asked for."""

from __future__ import annotations

from types import MappingProxyType

from planner.domain import edits
from planner.domain.catalogue import Catalogue, Skill
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Evidence, EvidenceKind, Profile
from planner.ui.session import PlanSession
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, Clock, FakeStore, small_profile

_BUILDS = {
    "listen": {"hearing": 2},
    "balance": {"mixing": 2, "taste": 1},
    "rock": {"mixing": 4, "hearing": 3},
    "piece": {"mixing": 4},
}
LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)


def _skill(name: str, family: str) -> Skill:
    sentences = tuple(f"{name} at level {level}." for level in range(1, 6))
    title = name.capitalize()
    return Skill(id=name, name=title, family=family, summary=f"About {name}", levels=sentences)


CATALOGUE = Catalogue.of(
    skills=(
        _skill("hearing", "Technical"),
        _skill("mixing", "Technical"),
        _skill("editing", "Craft"),
        _skill("taste", "Craft"),
    )
)


def skilled_profile() -> Profile:
    """Eight milestones of which four build skills; "listen", the first of them, is done."""
    profile = small_profile()
    milestones = tuple(
        each.model_copy(
            update={
                "definition": each.definition.model_copy(
                    update={"builds": MappingProxyType(_BUILDS.get(each.id, {}))}
                )
            }
        )
        for each in profile.milestones
    )
    required = MappingProxyType({"hearing": 3, "mixing": 5, "editing": 2})
    target = profile.targets[0].model_copy(update={"required": required})
    return profile.model_copy(
        update={
            "milestones": milestones,
            "targets": (target,),
            "ratings": MappingProxyType({"hearing": 1, "editing": 2}),
        }
    )


def skilled_plan() -> Plan:
    """That profile as of today."""
    return plan_of(skilled_profile(), TODAY, CATALOGUE)


def skilled_session(profile: Profile | None = None, *, read_only: bool = False) -> PlanSession:
    """A session on it."""
    store = None if read_only else FakeStore()
    return PlanSession(profile or skilled_profile(), CATALOGUE, ENGLISH, Clock(), store)


def first_phase_done() -> Profile:
    """The same with everything of the first phase done, after the last rating."""
    profile = skilled_profile()
    for name in ("signal", "theory"):
        profile, _ = edits.check_off(name, TODAY, TODAY).apply(profile)
    assert profile.created == START < TODAY
    return profile
