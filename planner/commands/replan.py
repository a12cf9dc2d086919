"""`planner replan`: what can be done when a plan no longer fits, shown or done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.domain import catch_up
from planner.domain import typed_values as typed
from planner.domain.catch_up import Offer, OfferKind, offers
from planner.domain.plan import plan_of
from planner.domain.problems import PlannerError
from planner.domain.profile import Depth
from planner.domain.repath import with_pathway
from planner.domain.sentences import Sentence
from planner.export import plan_json, replan_text
from planner.storage.profile_file import read_profile
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from planner.commands.desk import Desk
    from planner.domain.catalogue import Catalogue
    from planner.domain.catch_up import WhyNot
    from planner.domain.edits import Edit
    from planner.domain.profile import Profile
    from planner.storage.profile_file import StoredProfile

_MOST_DAYS = 3650


class NoSuchOfferError(PlannerError):
    """An offer that cannot be had for this plan, today."""

    def __init__(self, kind: OfferKind, why: WhyNot) -> None:
        super().__init__(
            Sentence("“{kind}” cannot be had. {why}", kind=kind.value, why=ENGLISH.why_not(why))
        )


class _Wish(NamedTuple):
    """What was asked for: its name, and what makes the edit and, for an offer, the offer."""

    name: str
    edit: Callable[[StoredProfile], tuple[Edit, Offer | None]]


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Show the offers, or one change; apply it unless it is only to be shown.

    Raises:
        NoSuchOfferError: The offer cannot be had; nothing is changed.
    """
    catalogue = desk.catalogue()
    wish = _wish(options, desk, catalogue)
    path = Path(options.profile)
    if wish is None:
        profile = read_profile(path, trust_edits=desk.trust_edits).profile
        _show_offers(profile, catalogue, desk, json=options.json)
        return 0
    if options.dry_run:
        stored = read_profile(path, trust_edits=desk.trust_edits)
        before = stored.profile
        edit, offer = wish.edit(stored)
        after, _ = edit.apply(before)
    else:
        with desk.changing(path) as store:
            stored = store.load(trust_edits=desk.trust_edits)
            before = stored.profile
            edit, offer = wish.edit(stored)
            after, _ = edit.apply(before)
            if after != before:
                store.save(after)
    _show_change(wish.name, offer, before, after, options, desk, catalogue)
    return 0


def _wish(options: argparse.Namespace, desk: Desk, catalogue: Catalogue) -> _Wish | None:
    today = desk.today
    if options.offer is not None:
        kind = OfferKind(options.offer)
        return _Wish(kind.value, lambda stored: _offered(stored.profile, kind, desk, catalogue))
    if options.push is not None:
        days = typed.whole_number(options.push, "--push", 1, _MOST_DAYS)
        return _Wish("push", lambda stored: (catch_up.push(stored.profile, days, today), None))
    if options.breaks is not None:
        (pause,) = typed.breaks_of([options.breaks])
        return _Wish(
            "break",
            lambda stored: (
                catch_up.plan_break(stored.profile, pause.first, pause.last, today),
                None,
            ),
        )
    if options.depth is None and not options.career:
        return None
    depth = None if options.depth is None else Depth(options.depth)
    careers = tuple(options.career) or None
    return _Wish(
        "path",
        lambda stored: (
            with_pathway(
                stored.profile,
                catalogue,
                today,
                codes_issued=stored.codes_issued,
                depth=depth,
                careers=careers,
            ),
            None,
        ),
    )


def _offered(
    profile: Profile, kind: OfferKind, desk: Desk, catalogue: Catalogue
) -> tuple[Edit, Offer]:
    (offer,) = offers(profile, desk.today, catalogue, kinds=(kind,))
    if offer.edit is None:
        assert offer.why_not is not None  # noqa: S101 - an offer has the one or the other
        raise NoSuchOfferError(kind, offer.why_not)
    return offer.edit, offer


def _show_offers(profile: Profile, catalogue: Catalogue, desk: Desk, *, json: bool) -> None:
    plan = plan_of(profile, desk.today, catalogue)
    found = offers(profile, desk.today, catalogue)
    if json:
        desk.say_json(
            {
                "today": desk.today.isoformat(),
                "behind": plan.behind,
                "offers": [
                    plan_json.offer_object(each, plan, catalogue, ENGLISH, applied=False)
                    for each in found
                ],
            }
        )
        return
    desk.say(replan_text.offers_text(found, plan, catalogue, ENGLISH, desk.terminal()))
    desk.tell("Nothing was changed; apply an offer with --offer NAME.")


def _show_change(
    name: str,
    offer: Offer | None,
    before: Profile,
    after: Profile,
    options: argparse.Namespace,
    desk: Desk,
    catalogue: Catalogue,
) -> None:
    plan, then = desk.plan(before, catalogue), desk.plan(after, catalogue)
    moved = catch_up.moved_between(before, after)
    applied = not options.dry_run
    if options.json:
        if offer is None:
            found = plan_json.moves_object(plan, then, moved, offer=name, applied=applied)
        else:
            found = plan_json.offer_object(offer, plan, catalogue, ENGLISH, applied=applied)
        desk.say_json({"today": desk.today.isoformat(), "behind": plan.behind, "offers": [found]})
        return
    desk.say(replan_text.moves_text(plan, then, moved, ENGLISH, desk.terminal()))
    if offer is not None:
        desk.say(replan_text.given_up_text(offer, plan, catalogue, ENGLISH, desk.terminal()))
    desk.say(replan_text.clashes_text(plan, then, ENGLISH, desk.terminal()))
    if not applied:
        desk.tell("Nothing was changed.")
