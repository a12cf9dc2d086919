"""Tests of `planner.export.showcase`: what others see of chosen pieces."""

from __future__ import annotations

from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Evidence, EvidenceKind
from planner.export.showcase import Fact, Showcase, showcase_of, usual_title
from planner.words import ENGLISH
from tests.export import print_samples as samples

DAY = samples.HALFWAY
FILE = Evidence(
    kind=EvidenceKind.FILE,
    target="/home/somebody/secret plans/mix.wav",
    title="The <b>mix</b>",
    added=DAY,
    about="One song.\n\nNo\teffects.",
    part="Mixed it & mastered it",
    tools=("Reaper", "Tape"),
    skills=("mixing-balance",),
    link="https://example.org/hear?a=1&b=2",
)
LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org/mix", added=DAY)
NOTE = Evidence(kind=EvidenceKind.NOTE, target="Felt slow, hated the band", added=DAY)


def shown_plan(*pieces: Evidence) -> Plan:
    """The plan half-way, with private words, and evidence of its first milestone only."""
    profile = samples.halfway().profile
    milestones = tuple(
        each.model_copy(
            update={"evidence": pieces if place == 0 else (), "notes": "Nobody reads this"}
        )
        for place, each in enumerate(profile.milestones)
    )
    return plan_of(profile.model_copy(update={"milestones": milestones}), DAY)


def shown(*pieces: Evidence, title: str = "Ann Mixer", line: str = "ann@example.org") -> Showcase:
    """A page of all pieces."""
    plan = shown_plan(*pieces)
    chosen = {(plan.milestones[0].id, place) for place in range(len(pieces))}
    return showcase_of(plan, samples.catalogue(), ENGLISH, chosen, title, line)


def test_a_piece_tells_what_it_is_and_nothing_private() -> None:
    showcase = shown(FILE, NOTE, LINK)
    assert (showcase.title, showcase.line) == ("Ann Mixer", "ann@example.org")
    assert showcase.made_on == "Made on 20 September 2027"
    file, link = showcase.pieces
    assert (file.title, file.about) == ("The <b>mix</b>", ("One song.", "No effects."))
    assert [fact.name for fact in file.facts] == ["Part", "Tools", "Shows", "Link", "File"]
    assert file.facts[0] == Fact("Part", "Mixed it & mastered it")
    assert file.facts[-1] == Fact("File", "mix.wav")
    assert file.facts[3].address == "https://example.org/hear?a=1&b=2"
    assert link.title == "https://example.org/mix"
    for private in ("secret", "somebody", "hated", "Nobody reads"):
        assert private not in repr(showcase)


def test_only_chosen_pieces_are_on_the_page_in_the_order_of_the_plan() -> None:
    plan = shown_plan(FILE, LINK)
    first = plan.milestones[0].id
    page = showcase_of(plan, samples.catalogue(), ENGLISH, {(first, 1), ("gone", 0)}, "", "")
    assert [piece.title for piece in page.pieces] == ["https://example.org/mix"]
    assert page.title == usual_title(plan, ENGLISH) == "Mixing Engineer"
    assert page.line == ""


def test_without_own_skills_a_piece_shows_those_of_its_milestone() -> None:
    (piece,) = shown(FILE.model_copy(update={"skills": ()})).pieces
    skills = next(fact.words for fact in piece.facts if fact.name == "Shows")
    builds = shown_plan(FILE).milestones[0].milestone.definition.builds
    assert skills == ", ".join(samples.catalogue().skill_name(each) for each in builds)
