"""The same in English."""

from __future__ import annotations

from dataclasses import dataclass

from bot.publishing.texts import PublishingTexts


@dataclass(frozen=True, slots=True)
class PublishingEnglish(PublishingTexts):
    """Sentences in English; items stay in the language they were written in."""

    heading: str = "[{words}] "
    single: str = "single choice"
    multi: str = "several answers"
    judge: str = "true or false"
    blank: str = "fill in"
    short: str = "short answer"
    card: str = "card"
    daily: str = "Item of the day"
    turn: str = "{number}/{count}"
    look_above: str = "The question is in the message above; choose the right answer."
    look_above_multi: str = "The question is in the message above; choose all right answers."
    option: str = "{letter}. {text}"
    source: str = "“{title}” {place}"
    altered: str = "Here “{altered}”; the document says “{original}”."
    show_answer: str = "Answer"
    show_source: str = "Source"
    votes_visible: str = (
        "Please note: answers in this group are public, everybody sees who chose what; they "
        "count for the league table, from which a button of /league takes you out."
    )
    answer: str = "Answer: {answer}"
    original_text: str = "Original text"
    vote_first: str = "Please answer first, then look at the source."
    item_gone: str = "Nothing is kept of this item any more."
    item_hidden: str = "You may not see this item's source at present."
    choose_bank: str = "Which bank?"
    bank: str = "{name} ({count})"
    no_banks: str = "There is nothing to put up yet. Please make items with /quiz first."
    choose_count: str = (
        "Bank “{bank}”. How many? They are drawn from those never put up in the group you choose."
    )
    one_by_one: str = "Pick one myself"
    choose_item: str = "Which item?"
    choose_group: str = "In which group?"
    no_groups: str = (
        "There is no group for it: an admin has to let the group in, I have to be there, and "
        "the items' documents have to be meant for its members. A group that was just let in is "
        "known once somebody calls me there."
    )
    earlier: str = "Back a page"
    later: str = "Next page"
    yes: str = "Confirm"
    no: str = "Leave it"
    stopped: str = "All right, nothing was put up."
    not_possible: str = "The bank or the group has changed; please begin again."
    group_topic: str = "{group} (topic {topic})"
    publish_usage: str = (
        "Puts up items of a bank in a group; choose by the buttons. You may also write how many, "
        "and a link to any message of the group, such as:\n"
        "/publish 5\n"
        "/publish 5 https://t.me/c/1234567890/7/42 (in topic 7)"
    )
    publish_confirm: str = "From “{bank}”, items to put up in “{group}”: {count}"
    publish_few: str = "(Suitable items: only {count}.)"
    publish_done: str = "All right. Items for “{group}”: {count}, one every {seconds} seconds."
    publish_held: str = "It is a quiet hour there; they begin on {time}."
    used_up: str = (
        "All that “{bank}” has for “{group}” was put up there. Please make more with /quiz, or "
        "pick one yourself to put it up again."
    )
    publish_bounds: str = "At most {most} items at once; please ask for fewer."
    not_read: str = "“{said}” was not understood."
    daily_usage: str = (
        "Puts up an item a day in a group; choose by the buttons. You may also write time and "
        "days, such as:\n"
        "/daily 8:30\n"
        "/daily 12:00 workdays\n"
        "/daily 8:15 Mon, Wed, Fri https://t.me/c/1234567890/7/42 (in topic 7)\n"
        "Quiet hours, in which nothing is put up: /daily quiet 22:00-7:00; none: "
        "/daily quiet none\n"
        "The group's time zone: /daily zone Asia/Urumqi"
    )
    daily_none: str = "No item of the day is set up yet."
    daily_listed: str = "{number}. “{group}” {days} {time}, bank “{bank}”"
    daily_zone: str = " ({zone})"
    daily_new: str = "Set up a new one"
    daily_stop: str = "Stop no. {number}"
    daily_hour: str = "At what time in “{group}”? For other times please write: /daily 8:15"
    daily_days: str = "On which days?"
    daily_quiet: str = (
        "{time} is in the quiet hours of “{group}” ({begins}–{ends}); please choose another time, "
        "or change the quiet hours first."
    )
    daily_confirm: str = "An item a day: “{group}”, {days} {time} ({zone}), bank “{bank}”."
    daily_done: str = "Set up: “{group}”, {days} {time}, bank “{bank}”. /daily lists and stops it."
    daily_stopped: str = "Stopped."
    daily_ran_out: str = (
        "Item of the day in “{group}”: all of bank “{bank}” was put up there, so items come "
        "again now. Please make more with /quiz."
    )
    daily_nothing: str = (
        "Item of the day in “{group}”: nothing today, bank “{bank}” has nothing to put up."
    )
    every_day: str = "every day"
    working_days: str = "on workdays"
    weekends: str = "at weekends"
    weekdays: str = "on {days}"
    weekday_names: str = "Mon Tue Wed Thu Fri Sat Sun"
    weekday_gap: str = ", "
    moment: str = "{weekday} {day}/{month} {time}"
    zone_group: str = "Of which group?"
    quiet_group: str = "In which group?"
    quiet_done: str = "Quiet hours of “{group}”: {begins}–{ends} ({zone})."
    quiet_none: str = "“{group}” has no quiet hours any more."
    zone_done: str = "Time zone of “{group}”: {zone}. Items of the day keep theirs."
    contest_usage: str = (
        "Holds a contest in a group: items come one by one, the table at the end. Please write "
        "when; the rest may be left out, such as:\n"
        "/contest Fri 19:30\n"
        "/contest tomorrow 19:30 20 items limit 30s every 40s\n"
        "/contest 11-27 19:30 10 items https://t.me/c/1234567890/7/42 (in topic 7)\n"
        "Left out: 10 items, 30 seconds each, one every 40 seconds."
    )
    contest_bounds: str = (
        "Please change it: 1 to 50 items, 10 to 600 seconds each, and at least as long, and at "
        "least 15 seconds, between two."
    )
    contest_far: str = "That time is past, or more than a year away; please change it."
    contest_quiet: str = (
        "The contest (from {time}) meets the quiet hours of “{group}” ({begins}–{ends}); please "
        "choose another time."
    )
    contest_group: str = "In which group?"
    contest_confirm: str = (
        "Contest from “{bank}”: “{group}”, {time}, {count} items, {limit} seconds each, one every "
        "{interval} seconds, about {minutes} minutes."
    )
    contest_few: str = (
        "Too few items with options are suitable: {count}. Please ask for fewer, or make more "
        "with /quiz."
    )
    contest_done: str = "Planned; the group is told now. /contest lists and cancels it."
    contest_title: str = "Contest “{bank}”"
    contest_listed: str = "{number}. {title}: “{group}”, {time}, {count} items"
    contest_running: str = " (under way)"
    contest_cancel: str = "Cancel no. {number}"
    contest_cancelled: str = "Cancelled; the group is told."
    contest_over: str = "It is over."
    announcement: str = (
        "📣 {title}\n"
        "Starts {time}: {count} items, {limit} seconds each, one every {interval} seconds.\n"
        "Just tap an option, once. Ranked by right answers, then by the longest run of them."
    )
    called_off: str = "{title} is cancelled."
    broken_off: str = "{title} ends here, before its last item."
    missed: str = (
        "{title} was not held, or not to its end: its time was too long ago, or in quiet hours, "
        "or its items are deleted. Please plan it anew with /contest if you need it."
    )
    hidden_stem: str = "(only for certain readers)"
    skipped: str = (
        "An item was not put up in “{group}”: it may not be published any more, or its source is "
        "not meant for that group. Item: {stem}"
    )
    too_late: str = (
        "An item for “{group}” could not be sent on its day and is dropped; please put it up again "
        "if it is still wanted. Item: {stem}"
    )
    refused: str = (
        "An item for “{group}” could not be sent after several tries and is left out. Item: {stem}"
    )
    group_shut: str = (
        "“{group}” cannot be written to: please see whether I am still there and may send messages "
        "and polls, and whether the group is let in."
    )
