"""The same in English."""

from __future__ import annotations

from dataclasses import dataclass

from bot.standings.texts import StandingsTexts


@dataclass(frozen=True, slots=True)
class StandingsEnglish(StandingsTexts):
    """Sentences in English; rules and items stay in the language they were written in."""

    # -- tables
    this_week: str = "Quizzes this week ({first} to {last})"
    past_week: str = "Quizzes of the week {first} to {last}"
    contest_title: str = "Contest: {title}"
    day: str = "{day}/{month}"
    standing: str = "{rank}. {name}  {right} right, {streak} in a row"
    standing_timed: str = "{rank}. {name}  {right} right, {streak} in a row, about {seconds} s"
    nameless: str = "A member"
    of_polls: str = "{polls} items, {voters} people in the table."
    more_standings: str = "Only the first {shown} are listed here."
    without_right: str = "{count} more answered, nothing right yet."
    hidden: str = "{count} more answered and do not want to be listed."
    your_standing: str = "You: place {rank}, {right} right, {streak} in a row."
    none_right: str = "You answered, nothing right yet; /mistakes lets you try again."
    you_are_hidden: str = "You chose not to be listed."
    how_ranked: str = "Ranked by right answers, then by the longest run; equal is equal."
    how_timed: str = (
        "Times are those at which votes reached me: they depend on the network, are shown for "
        "interest only and do not count."
    )
    nobody_yet: str = "Nobody has answered in this week yet."
    nobody_in_contest: str = "Nobody is listed for this contest."
    no_contest: str = "There was no contest in this group yet."
    earlier: str = "Week before"
    later: str = "Week after"
    to_contest: str = "Last contest"
    to_week: str = "This week"
    hide_me: str = "List me or not"
    now_hidden: str = "All right, this group's tables no longer show your name. Press to undo."
    now_shown: str = "All right, this group's tables show your name."
    whose_table: str = "Which group's table?"
    no_table: str = "You have not answered in a group yet. Answer one there and come back."
    not_your_group: str = "You are not in this group, or it is closed."
    # -- mistakes
    mistake: str = "Mistakes  {left} to go"
    choose_several: str = "Several are right: tap them, then “Done”."
    chosen: str = "✓ {letter}"
    done_choosing: str = "Done"
    nothing_chosen: str = "Please choose one first."
    option: str = "{letter}. {text}"
    show_answer: str = "Show the answer"
    i_knew: str = "I knew"
    i_forgot: str = "I had forgotten"
    right: str = "Right!"
    wrong: str = "Not right. You chose: {chosen}"
    noted: str = "Noted."
    right_answer: str = "Right answer: {answer}"
    altered: str = "The item says “{altered}”, the text “{original}”."
    source: str = "{title}, {location}"
    asked_again: str = "I will ask again in {wait}."
    minutes: str = "{count} min"
    hours: str = "{count} h"
    days: str = "{count} d"
    next_mistake: str = "Next"
    original: str = "Open the text"
    no_mistakes: str = (
        "Nothing here. What you get wrong in groups is kept here and asked again some days "
        "later, until you know it."
    )
    none_due: str = "Nothing to ask now. {held} items are kept; come back in {wait}."
    not_asked_now: str = "The sources of your items were changed or closed; they are not asked."
    mistake_gone: str = "This item was withdrawn and is not asked any more."
    card_cut: str = "(too long; please open the text for the rest)"
    # -- the report
    report_title: str = "Missed most in {days} days"
    report_group: str = "Missed most in {days} days: {group}"
    report_line: str = "{number}. {source}  {votes} answers, {wrong} wrong ({share}%)"
    report_basis: str = "Without names; nothing is listed that fewer than {fewest} people answered."
    report_nothing: str = (
        "Nothing to list yet: too little was missed, or fewer than {fewest} people answered."
    )
    report_everywhere: str = "All groups"
    report_cut: str = "(some more are not listed)"
