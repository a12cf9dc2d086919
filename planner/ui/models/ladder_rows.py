"""The way of one skill as rows: levels, and between them the milestones that raise it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.profile import Status
from planner.domain.skill_path import LevelChange, Rung, Standing
from planner.ui import labels
from planner.ui.models.plan_rows import check_state
from planner.ui.roles import CheckState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.skill_path import Ladder
    from planner.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A level (`milestone` is empty) or a milestone on the way."""

    milestone: str
    title: str
    subtitle: str
    spoken: str
    level: int = 0
    standing: str = ""
    kind: str = ""
    own: bool = False
    check: CheckState = CheckState.TODO
    progress: float = 0.0


def ladder_rows(ladder: Ladder, plan: Plan, words: Words, *, rated: bool) -> tuple[LadderRow, ...]:
    """The rows of a way; `rated` tells whether the learner rated the skill."""
    return tuple(
        _level(each, plan.today, words, rated=rated)
        if isinstance(each, Rung)
        else _milestone(each, plan, words)
        for each in ladder.steps
    )


def _level(rung: Rung, today: dt.date, words: Words, *, rated: bool) -> LadderRow:
    name, told = words.level(rung.level), _standing(rung, today, words, rated=rated)
    return LadderRow(
        milestone="",
        title=name,
        subtitle=told,
        spoken=translate("Skills", "Level {level}, {name}. {told}.").format(
            level=rung.level, name=name, told=told
        ),
        level=rung.level,
        standing=rung.standing.value,
    )


def _standing(rung: Rung, today: dt.date, words: Words, *, rated: bool) -> str:
    if rung.standing is Standing.BEYOND:
        return translate("Skills", "Target, not reached by this plan")
    if rung.standing is Standing.RATED and not rated:
        return translate("Skills", "Not rated")
    if rung.standing is Standing.PLANNED:
        text = translate("Skills", "Planned")
        if rung.on is not None and rung.on >= today:
            month = words.month_year(rung.on.month, rung.on.year)
            text = translate("Skills", "Planned for {month}").format(month=month)
    else:
        text = {
            Standing.RATED: translate("Skills", "Your rating"),
            Standing.EVIDENCED: translate("Skills", "Shown by evidence"),
            Standing.CLAIMED: translate("Skills", "Claimed"),
        }[rung.standing]
        if rung.on is not None:
            text = f"{text}, {words.short_date(rung.on)}"
    if rung.is_target:
        return translate("Skills", "Target · {text}").format(text=text)
    return text


def _milestone(planned: PlannedMilestone, plan: Plan, words: Words) -> LadderRow:
    milestone = planned.milestone
    return LadderRow(
        milestone=milestone.id,
        title=milestone.title,
        subtitle=_told(planned, plan.today, words),
        spoken=labels.spoken_row(planned, "", plan, words),
        kind=milestone.kind.value,
        own=milestone.own,
        check=check_state(milestone, blocked=planned.blocked),
        progress=min(1.0, milestone.logged / milestone.estimate) if milestone.estimate else 0.0,
    )


def _told(planned: PlannedMilestone, today: dt.date, words: Words) -> str:
    milestone = planned.milestone
    if milestone.status is Status.DONE:
        day = words.short_date(milestone.done_on, today) if milestone.done_on else ""
        done = translate("Skills", "Done {date}").format(date=day).rstrip()
        evidence = len(milestone.evidence)
        if not evidence:
            missing = translate("Skills", "no evidence yet")
            return f"{done} · {missing}"
        return f"{done} · {labels.pieces_of_evidence(evidence)}"
    hours = words.hours(milestone.estimate)
    if milestone.status is Status.IN_PROGRESS:
        hours = translate("Skills", "{part} of {whole}").format(
            part=words.number(milestone.logged / 60), whole=hours
        )
    if planned.finish is None:
        undated = translate("Skills", "no date")
        return f"{hours} · {undated}"
    date = words.short_date(planned.finish, today)
    due = translate("Skills", "due {date}")
    if planned.overdue_days:
        due = translate("Skills", "was due {date}")
    due = due.format(date=date)
    return f"{hours} · {due}"


def history_rows(
    history: Sequence[LevelChange], plan: Plan, words: Words
) -> tuple[tuple[str, str, str, str], ...]:
    """The numbers of the chart as texts: day, what happened, own rating, level."""
    return tuple(
        (
            words.short_date(each.on),
            _happened(each, plan),
            "–" if each.rating is None else str(each.rating),  # noqa: RUF001 - no rating
            f"{each.level} {words.level(each.level)}",
        )
        for each in history
    )


def _happened(change: LevelChange, plan: Plan) -> str:
    if change.milestone:
        planned = plan.milestone(change.milestone)
        return planned.milestone.title if planned else change.milestone
    if change.rating is None:
        return translate("Skills", "Rating taken back")
    return translate("Skills", "Rated")


def history_line(history: Sequence[LevelChange], words: Words) -> str:
    """The chart in one sentence."""
    if not history:
        return translate("Skills", "Neither rated nor built by a milestone yet.")
    first, last = history[0], history[-1]
    for each in reversed(history):
        if each.level != last.level:
            break
        last = each
    since = words.short_date(first.on)
    if first.level == last.level:
        text = translate("Skills", "{level} since {date}.")
        return text.format(level=words.level(last.level), date=words.short_date(last.on))
    return translate("Skills", "From {before} on {since} to {after} on {until}.").format(
        before=words.level(first.level),
        since=since,
        after=words.level(last.level),
        until=words.short_date(last.on),
    )
