"""A catalogue without news has nothing to offer, whatever the learner did."""

from __future__ import annotations

from hypothesis import given

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.catalogue_news import has_news
from planner.domain.profile import Profile
from planner.domain.start import Answers, new_profile
from planner.domain.upgrade import offers
from tests.domain.plan_samples import TODAY, WEEKDAYS
from tests.domain.test_upgrade import NAMES, OLD, catalogue, ear, newer_catalogues, plan
from tests.domain.test_upgrade import plans_under_way as under_way


@given(under_way(), newer_catalogues())
def test_whatever_is_offered_is_news(profile: Profile, newer: Catalogue) -> None:
    assert has_news(profile, newer) or not offers(profile, newer)


@given(under_way())
def test_what_the_learner_did_is_no_news(profile: Profile) -> None:
    assert not has_news(profile, OLD)
    assert not offers(profile, OLD)


def test_other_words_of_what_is_done_are_news_although_nothing_is_offered() -> None:
    profile, _ = edits.check_off("a", TODAY, TODAY).apply(plan())
    kept = [OLD.milestones[name] for name in NAMES if name != "a"]
    newer = catalogue(ear("a", title="Otherwise"), *kept)
    assert has_news(profile, newer)


def test_a_shipped_career_has_no_news_for_itself(shipped: Catalogue) -> None:
    from planner.domain.calendar import StudyCalendar

    for career in list(shipped.careers)[:4]:
        calendar = StudyCalendar(week=WEEKDAYS)
        answers = Answers(careers=(career,), calendar=calendar, start=TODAY)
        profile = new_profile(answers, shipped, TODAY, "plan")
        assert not has_news(profile, shipped)
        assert not offers(profile, shipped)
