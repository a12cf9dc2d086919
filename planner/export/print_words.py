"""The sentences that only paper has, as one frozen value that a translation can replace.

Names of kinds, dates and hours come from `planner.words`. Places in braces are filled in by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.formats import CODE, Plural


@dataclass(frozen=True, slots=True)
class PrintWords:
    """Texts of the printed plan, in English unless replaced."""

    language: str = field(default="en", metadata=CODE)

    title: str = "{careers} learning path"
    printed: str = "Printed {date}"
    page_of: str = "Page {page} of {pages}"
    not_dated: str = "not dated"
    from_to: str = "{first} to {last}"

    eyebrow: str = "Learning path"
    eyebrow_named: str = "Learning path: {name}"
    pace: str = "{hours} a week"
    pace_breaks: Plural = Plural(
        "{hours} a week, with one break", "{hours} a week, with {count} breaks"
    )
    study_weeks: Plural = Plural("1 study week", "{count} study weeks")
    milestones_done: Plural = Plural("milestone, {done} done", "milestones, {done} done")
    planned_finish: str = "planned finish"
    finish_wished: str = "planned finish, wished {date}"
    cost_caption: str = "costs still to come"
    cost_budget: str = "still to come, budget {money}"

    phases_heading: str = "Phases"
    counted_phases: tuple[str, ...] = (
        "One phase", "Two phases", "Three phases", "Four phases", "Five phases", "Six phases",
    )  # fmt: skip
    skills_heading: str = "Key skills, from today to target"
    skills_legend: str = (
        "Filled: rated or evidenced. Hatched: claimed. Dashed: planned. "
        "Heavy line: target. Five cells: Aware to Lead."
    )
    skill: str = "{now} of {target}"
    skill_claimed: str = "{now} of {target}, {claimed} claimed"
    skills_more: Plural = Plural(
        "Another key skill is in the app.", "Another {count} key skills are in the app."
    )
    dates_heading: str = "Dates to keep"
    dates_more: Plural = Plural(
        "1 later date is in the checklist.", "{count} later dates are in the checklist."
    )
    dates_about: str = "“About” means only the usual month is known."
    enter_by: str = "entries close {date}"
    book_by: str = "book by {date}"
    shows_heading: str = "What you will be able to show"
    method_heading: str = "How the dates were worked out."
    method: str = (
        "Each milestone has an estimate. Hours are laid into your weeks in order, at {hours} a "
        "week, with {focus} side by side at most."
    )
    method_breaks: str = " Your breaks are left free."
    focus: Plural = Plural("one milestone", "{count} milestones")
    method_range: str = (
        " With every estimate at its low or at its high end you would finish on {first} or on "
        "{last}."
    )
    method_forecast: str = (
        " You can expect to finish between {first} and {last}, most likely around {likely}: this "
        "is worked out {basis}."
    )
    method_unforeseen: str = (
        " At the pace of your last weeks no finish can be foreseen: more hours a week or less to "
        "do would bring one in sight."
    )
    method_done: str = " On {date} you had done {done} of {total}."
    method_late: Plural = Plural(
        " One milestone is past its planned finish.",
        " {count} milestones are past their planned finish.",
    )
    method_left_out: str = " Left out by you: {titles}."
    method_costs: str = (
        " Costs are the usual upper end of what the cheapest suitable resource asks for. "
        "Fees and dates change: confirm them before you rely on them."
    )

    phase_of: str = "Phase {number} of {count}"
    continued: str = "continued"
    rows_count: Plural = Plural("1 milestone, {hours}", "{count} milestones, {hours}")
    rows_part: Plural = Plural("{shown} of {count} milestones, {hours}")
    columns: tuple[str, str, str, str] = (
        "Milestone and what counts as done", "Hours", "Due", "Done on",
    )  # fmt: skip
    done_when: str = "Done when:"
    optional: str = "optional"
    own: str = "added by you"
    pinned: str = "date pinned"
    practice_only: str = "practice material, not for publishing"
    on_the_job: str = "about {hours} on the job"
    needs_first: str = "Needs first: {title}"
    needs_more: Plural = Plural("Needs first: {title} and {count} more")
    needs_unknown: str = "Needs first, but unknown: {names} (counts as met)"
    logged: str = "{hours} logged"
    late: Plural = Plural("1 day over", "{days} days over")
    notes: str = "Notes"
    how_to: str = "To check off from paper, type the code: Plan, Check off by code"
    nothing: str = "No milestone matches what you chose to print."

    timeline: str = "Timeline"
    timeline_facts: Plural = Plural(
        "{dates}, 1 milestone, {hours} at {pace} a week",
        "{dates}, {count} milestones, {hours} at {pace} a week",
    )
    timeline_columns: tuple[str, str, str] = ("Milestone", "Hours", "Planned")
    explanation: str = (
        "Bars show planned dates. A tick means done. The dashed line is the day this was printed."
    )
    pause: str = "break"
    own_kind: str = "Added by you"
    done_bar: str = "{dates}, done"
    provisional_bar: str = "{dates}, provisional"

    week: str = "This week"
    week_facts: str = "{planned} planned, {available} available"
    nothing_planned: str = "Nothing is planned."
    left_over: str = "{hours} left over from earlier days"
    get_in_touch: str = "Get in touch with {name}"

    skills: str = "Skills"
    skills_facts: str = "{reached} of {count} where the career asks for them"
    skills_columns: tuple[str, str, str] = ("Skill", "From today to target", "Raised next by")
    no_skills: str = "This plan is about no skill yet."
    and_more: str = "{titles} and {count} more"
    milestones_behind: Plural = Plural("1 milestone done", "{count} milestones done")
    pieces: Plural = Plural("1 piece of evidence", "{count} pieces of evidence")

    portfolio: str = "Portfolio"
    portfolio_facts: str = "{pieces}, {count} starred"
    portfolio_columns: tuple[str, str, str] = ("Piece and milestone", "Kind", "Added")
    starred: str = "Starred"
    not_starred: str = "Not starred"
    no_pieces: str = "No link and no file yet."
    coming: str = "Still to come"
    told: str = "{name}: {words}"
    a_link: str = "Link"
    a_file: str = "File"
    a_note: str = "Note"
    part: str = "Part"
    tools: str = "Tools"
    shows_skills: str = "Shows"
    made_on: str = "Made on {date}"

    contacts: str = "Contacts"
    contacts_count: Plural = Plural("1 contact", "{count} contacts")
    contacts_columns: tuple[str, str, str, str] = (
        "Contact", "Where you met", "Last contact", "Next follow-up",
    )  # fmt: skip
    no_contacts: str = "No contacts yet."
    mentor: str = "Mentor"
    reach: str = "Reach: {address}"
    in_touch: str = "{date}: {note}"
    linked_to: str = "Linked to: {titles}"
    never: str = "never"
    none_set: str = "none set"
    days_late: Plural = Plural("1 day late", "{days} days late")

    events: str = "Events and sessions"
    events_count: Plural = Plural("1 event or session", "{count} events and sessions")
    events_columns: tuple[str, str, str] = ("What", "Hours", "When")
    no_events: str = "No event or session has a day yet."
    to_confirm: str = "date to confirm"
    with_people: str = "With {names}"
    agenda: str = "Agenda:"
    feedback: str = "Feedback:"
    follow_ups: str = "Follow-ups"


ENGLISH_PRINT = PrintWords()
