"""What trainers read, in English."""

from __future__ import annotations

from dataclasses import dataclass

from bot.training.texts import TrainingTexts


@dataclass(frozen=True, slots=True)
class EnglishTraining(TrainingTexts):
    """The sentences of `TrainingTexts` for English readers; items are in Chinese anyway."""

    # -- types and difficulty
    single: str = "single choice"
    multi: str = "multiple choice"
    judge: str = "true or false"
    blank: str = "blank"
    short: str = "short answer"
    card: str = "card"
    easy: str = "easy"
    medium: str = "medium"
    hard: str = "hard"
    # -- the form
    field_type: str = "Type"
    field_stem: str = "Stem"
    field_answer: str = "Answer"
    field_explanation: str = "Explanation"
    field_source: str = "Source"
    form_not_read: str = (
        "Nothing to change was found. Please write lines such as “Stem: …”, “A. "
        "…”, “Answer: …”; only those that change will do."
    )
    form_astray: str = (
        "It is not clear which item this changes, so nothing was changed. Press Edit under the "
        "item first, then reply to the message I send."
    )
    type_not_read: str = (
        "The type “{said}” is not known: write single choice, multiple choice, true "
        "or false, blank, short answer or card."
    )
    answer_not_read: str = (
        "The answer “{said}” is not clear: write the letters of options, such as B or ACD."
    )
    judgement_not_read: str = "The answer “{said}” is not clear: write T or F."
    source_not_read: str = "The source is not clear: write the title in 《》 and the article."
    # -- an item
    key_is: str = "Answer: {key}"
    right_mark: str = " ✓"
    altered: str = "Altered: the text has “{original}”, the stem “{altered}”"
    explained: str = "Explanation: {explanation}"
    cited: str = "Source: {place}"
    no_source: str = "Source: none given"
    source: str = "📖 Source"
    shortened: str = "(Too long to be shown in full.)"
    comma: str = ", "
    # -- a round of drafts
    card_head: str = "{number} of {count} · {kind}"
    card_taken: str = "Bank “{bank}”, {taken} taken in this round"
    take: str = "✅ Take"
    edit: str = "✏️ Edit"
    swap: str = "🔄 Another"
    drop: str = "🗑 Drop"
    taken: str = "Taken into the bank."
    taken_waits: str = "Taken; it waits for another trainer's consent."
    dropped: str = "Dropped; it will not be offered again."
    swapped: str = "Here is another one."
    no_other: str = "There is no other item of this kind."
    decided_before: str = "This item was decided before."
    item_gone: str = "This item is no longer in the bank."
    not_sound: str = "This item cannot be used now: {faults} Please edit or drop it."
    round_is_over: str = "This round is over; /quiz with a topic begins another."
    round_open: str = "There is a round that is not done; send /quiz to go on."
    round_left: str = (
        "The round before (“{subject}”) had {left} left; send the same /quiz again "
        "to go on with them."
    )
    making: str = "Making items …"
    fewer: str = "{asked} were asked for, {count} are suitable."
    everything: str = "all documents"
    round_over: str = "The round “{subject}” is done: {taken} taken, {left} left out."
    bank_now: str = "The bank “{bank}” has {count} items ready for use."
    consent_wanted: str = "{count} wait for another trainer's consent, given by /review."
    next_steps: str = (
        "Next: export them as a file or put them up in a group; /daily puts up one "
        "a day, /contest holds a contest."
    )
    export: str = "📤 Export"
    publish: str = "📣 Publish"
    open_bank: str = "📚 Open the bank"
    another_round: str = "{count} more"
    unnamed_bank: str = "General"
    nothing_made: str = (
        "No items could be made about “{subject}”: nothing suitable was found, or all of it "
        "was offered before. Try another topic, type or difficulty; /docs lists the documents."
    )
    count_bounds: str = "A round has 1 to {most} items; please ask for another number."
    quiz_usage: str = (
        "Please write a topic, a number, types and, if you like, a difficulty (易, 中等, 难) "
        "behind /quiz, in any order, such as:\n/quiz 支部 10 单选 难\n"
        "A name behind # is that of the bank; without one it is called by the topic. "
        "A name with blanks stands in quotes: #“七月 竞赛”."
    )
    # -- editing
    edit_lead_html: str = (
        "{link}Please copy this{end}, change it and reply with it; only the lines "
        "that change will do, and an empty option is removed."
    )
    edit_field: str = "The item as changed"
    edit_toast: str = "Please reply to the message I sent."
    edit_refused_html: str = (
        "It cannot be used yet; please change it and {link}reply to this message{end}:"
    )
    edited_elsewhere: str = (
        "Saved; it is not on the card of your present round, /quiz goes on with that."
    )
    too_long_to_edit: str = (
        "This item is too long to be edited here: export it, change it and import it again."
    )
    item_twice: str = "The bank has the same item already."
    not_found_there: str = (
        "“{words}” was not found in 《{title}》 {location}; please check source and answer."
    )
    card_below: str = "Saved; the card is below."
    saved: str = "Saved and ready for use."
    saved_waits: str = "Saved; it waits for another trainer's consent."
    # -- review
    suspended_head: str = "Suspended ({left} left) · bank “{bank}” · {kind}"
    waiting_head: str = "Waiting for your consent ({left} left) · bank “{bank}” · {kind}"
    passage_changed: str = "The passage changed; what differs stands in bold."
    quote_stands: str = (
        "The passage changed or moved, the quoted sentence (bold) did not; please "
        "check item and article."
    )
    passage_gone: str = "The passage is no longer in the documents in force."
    read_before: str = "Before:"
    reads_now: str = "Now:"
    keep: str = "✅ Keep"
    consent: str = "✅ Consent"
    later: str = "Next ›"
    kept: str = "Kept."
    consented: str = "Consented; it is ready for use."
    second_trainer: str = "What you took yourself needs another trainer's consent."
    consent_asked: str = "{count} items wait for your consent; send /review."
    review_done: str = "Nothing waits to be looked at."
    suspended_told: str = (
        "After an update of the documents the passages of {count} items changed;"
        " they are suspended. Send /review to look at them."
    )
    # -- banks
    banks_none: str = (
        "There are no banks yet. Send /quiz with a topic, or send me a file with "
        "items (Excel, Word papers, JSON …)."
    )
    banks_title: str = "{count} banks:"
    banks_hint: str = "Send me a file to import items; words sent with it name the bank."
    bank_label: str = "{bank} ({count})"
    bank_label_look: str = "{bank} ({count}, {look} to look at)"
    bank_named: str = "Bank “{bank}”"
    bank_tags: str = "Tags: {tags}"
    bank_hint: str = "To add items: /quiz TOPIC 10 #{bank}"
    size: str = "{status} {count}"
    is_draft: str = "undecided"
    is_waiting: str = "waiting for consent"
    is_ready: str = "ready"
    is_suspended: str = "suspended"
    is_dropped: str = "dropped"
    look_at_items: str = "📋 Items"
    rename: str = "Rename"
    tag: str = "Tags"
    consent_start: str = "Ask consent"
    consent_stop: str = "No consent"
    delete: str = "🗑 Delete"
    all_banks: str = "‹ All banks"
    consent_on: str = "New items need another trainer's consent before use."
    consent_off: str = "New items are ready at once."
    item_head: str = "Bank “{bank}” · {at} · {kind} · {status}"
    before: str = "‹ Before"
    behind: str = "Next ›"
    back: str = "‹ Back"
    bank_empty: str = "This bank has no items yet."
    bank_gone: str = "This bank is gone; /banks lists those there are."
    not_your_bank: str = "Only who made this bank and admins can do this."
    delete_ask: str = (
        "Delete this bank with its items ({sizes})? What was put up in groups stays."
        " This cannot be undone."
    )
    delete_yes: str = "Delete"
    delete_no: str = "Keep it"
    deleted: str = "Deleted."
    name_wanted_html: str = "Please {link}reply to this message{end} with the bank's new name."
    tags_wanted_html: str = (
        "Please {link}reply to this message{end} with tags, parted by blanks or commas."
    )
    reply_field: str = "Write here"
    name_taken: str = "This name cannot be used: another bank has it, or it is empty."
    # -- files
    which_format: str = "Which kind of file?"
    nothing_to_export: str = "This bank has no items to export."
    exported: str = "Bank “{bank}”, {count} items"
    exported_but: str = (
        "Bank “{bank}”, {count} items; {left} that wait for consent or are suspended are not in it"
    )
    export_sent: str = "The file is below."
    blank_form: str = "📄 Blank item table"
    blank_form_name: str = "items"
    blank_form_told: str = (
        "One item a line, its source with document and article; send it back to me to import it."
    )
    imported: str = "Imported into the bank “{bank}”: {count} items."
    imported_nothing: str = "Nothing was imported: the file has no item that can be used."
    imported_problems: str = (
        "{count} places to mend; send the file again afterwards, nothing is taken in twice:"
    )
    more_problems: str = "… and {count} more."
