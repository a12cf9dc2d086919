"""Offers in words: each field before and after, whose words they are, and the notice."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import (
    Catalogue,
    CatalogueMilestone,
    Effort,
    Event,
    Lag,
    Role,
)
from planner.domain.profile import Profile
from planner.domain.upgrade import offers
from planner.domain.upgrade_offer import FieldChange, Offer, OfferKind
from planner.ui.models import offers as offers_model
from planner.ui.models.notices import CATALOGUE
from planner.ui.models.offers import CatalogueNews, OfferTexts, catalogue_notice
from planner.words import ENGLISH
from tests.ui.worlds import RESOURCE, TODAY, small_profile


def newer(profile: Profile, name: str, **changes: object) -> Catalogue:
    """A catalogue that has the plan's milestones, one of them changed."""
    definitions: list[CatalogueMilestone] = [each.definition for each in profile.milestones]
    changed = [each.model_copy(update=changes) if each.id == name else each for each in definitions]
    return Catalogue.of(milestones=changed, resources=(RESOURCE,))


def only(profile: Profile, catalogue: Catalogue) -> Offer:
    (offer,) = offers(profile, catalogue)
    return offer


def test_a_changed_field_stands_before_and_after() -> None:
    profile = small_profile()
    effort = Effort(low=300, likely=720, high=900)
    catalogue = newer(profile, "balance", title="Balance <b>one</b> song", effort=effort)
    offer = only(profile, catalogue)
    texts = OfferTexts(profile, catalogue, ENGLISH)
    lines = {line.field: line for line in texts.lines(offer)}
    assert (lines["Title"].before, lines["Title"].after) == (
        "Static balance of one song",
        "Balance <b>one</b> song",
    )
    assert lines["Effort"].after == "12 h, from 5 h to 15 h"
    assert texts.effort(offer) == "+2 h"
    assert texts.title(offer).endswith(".")
    assert not any(line.mine for line in lines.values())


def test_what_the_learner_edited_says_so() -> None:
    profile = small_profile()
    own = profile.milestone("balance").definition.model_copy(update={"title": "My balance"})
    profile, _ = edits.edit_definition(profile, "balance", title=own.title).apply(profile)
    catalogue = newer(small_profile(), "balance", title="Their balance")
    offer = only(profile, catalogue)
    (line,) = OfferTexts(profile, catalogue, ENGLISH).lines(offer)
    assert (line.before, line.after, line.mine) == ("My balance", "Their balance", True)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("criteria", ("One", "Two"), "One\nTwo"),
        ("criteria", (), "none"),
        ("weekly_limit", 240, "4 h"),
        ("weekly_limit", None, "none"),
        ("span", 14, "14 days"),
        ("after", ("signal",), "Signal flow"),
        ("resources", ("tracks",), "Free multitracks"),
        ("lags", (Lag(after="signal", days=7),), "7 days after “Signal flow”"),
        ("event", Event(months=(3, 9)), "March, September"),
        ("event", Event(), "at any time"),
        (
            "event",
            Event(first=dt.date(2027, 3, 1), last=dt.date(2027, 3, 3)),
            "1 Mar – 3 Mar 2027",  # noqa: RUF001
        ),
        ("phase", 2, "Core craft"),
        ("phase", 9, "9"),
        ("role", Role.ESSENTIAL, "Essential"),
        ("builds", {"hearing": 3}, "hearing 3"),
        ("name", "Mixer", "Mixer"),
    ],
)
def test_every_sort_of_value_has_words(field: str, value: object, text: str) -> None:
    profile = small_profile()
    catalogue = newer(profile, "")
    change = FieldChange(field, "other", value, "other")
    offer = Offer(OfferKind.CHANGED, ("k",), ("T",), changes=(change,))
    (line,) = OfferTexts(profile, catalogue, ENGLISH).lines(offer)
    assert line.after == text


def test_of_levels_only_those_that_differ_are_shown() -> None:
    profile = small_profile()
    change = FieldChange("required", {"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 2})
    offer = Offer(OfferKind.CAREER, ("k",), ("T",), changes=(change,))
    (line,) = OfferTexts(profile, newer(profile, ""), ENGLISH).lines(offer)
    assert (line.field, line.before, line.after) == ("Levels asked for", "b 2", "b 3")


def test_a_renamed_milestone_shows_both_names() -> None:
    profile = small_profile()
    catalogue = newer(profile, "night", id="evening", title="Mix evening", replaces=("night",))
    offer = only(profile, catalogue)
    (line,) = OfferTexts(profile, catalogue, ENGLISH).lines(offer)
    assert (line.before, line.after) == ("Mix critique night, 3 h", "Mix evening, 3 h")


def test_the_notice_counts_the_offers() -> None:
    assert catalogue_notice(0) == ()
    (notice,) = catalogue_notice(1)
    assert notice.key == CATALOGUE
    assert not notice.is_problem
    assert "a change" in notice.fact
    (notice,) = catalogue_notice(2)
    assert "2 changes" in notice.fact


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Profile]:
    """The plans that news were looked for in, in turn."""
    plans: list[Profile] = []
    find = offers_model.has_news
    monkeypatch.setattr(
        offers_model, "has_news", lambda plan, of: plans.append(plan) or find(plan, of)
    )
    return plans


def test_what_a_catalogue_has_is_told_once_it_is_found(qtbot: QtBot) -> None:
    profile, news = small_profile(), CatalogueNews()
    changed = newer(profile, "signal", title="Otherwise")
    with qtbot.waitSignal(news.changed):
        assert news.notice(profile, changed) == ()
    assert news.notice(profile, changed) == catalogue_notice(1)
    declined = profile.model_copy(update={"declined": offers(profile, changed)[0].keys})
    with qtbot.waitSignal(news.changed):
        assert news.notice(declined, changed) == catalogue_notice(1), "it is not known otherwise"
    assert news.notice(declined, changed) == ()


def test_news_are_looked_for_again_only_where_there_may_be_some(
    qtbot: QtBot, looked: list[Profile]
) -> None:
    def look(profile: Profile, catalogue: Catalogue) -> None:
        news.notice(profile, catalogue)
        qtbot.waitUntil(lambda: not news._answers.is_busy)

    profile, news = small_profile(), CatalogueNews()
    same = Catalogue.of(milestones=[each.definition for each in profile.milestones])
    done, _ = edits.check_off("signal", TODAY, TODAY).apply(profile)
    look(profile, same)
    look(done, same)
    assert looked == [profile]
    edited, _ = edits.edit_definition(done, "rock", title="Mine").apply(done)
    look(edited, same)
    assert looked == [profile, edited]
    changed = newer(profile, "signal", title="Otherwise")
    look(done, changed)
    look(done, changed)
    assert looked == [profile, edited, done]
    # What is done is offered no other words: there may be less of it than there was.
    look(profile, changed)
    assert looked == [profile, edited, done, profile]


def test_what_was_done_while_it_was_looked_for_is_looked_at_too(
    qtbot: QtBot, looked: list[Profile]
) -> None:
    profile, news = small_profile(), CatalogueNews()
    changed = newer(profile, "signal", title="Otherwise")
    done, _ = edits.check_off("signal", TODAY, TODAY).apply(profile)
    news.notice(profile, changed)
    news.notice(done, changed)
    qtbot.waitUntil(lambda: not news._answers.is_busy)
    assert looked[-1] is done
    assert news.notice(done, changed) == catalogue_notice(len(offers(done, changed)))
