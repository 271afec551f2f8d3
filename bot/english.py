"""Every sentence of the bot in English; a test holds it complete, with the same placeholders.

Documents are quoted as they are, whatever the language of the bot.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class English(Texts):
    """What stands in chats, in English."""

    # -- answers
    titled: str = "《{title}》"
    dated: str = " ({date})"
    day: str = "{year}-{month:02}-{day:02}"
    month: str = "{year}-{month:02}"
    year: str = "{year}"
    from_scan: str = " (scanned)"
    important: str = "⚠️ {text}"
    remark: str = "※ {text}"
    truncated: str = "Only the beginning is quoted here; press “Source” for the whole text."
    more_in_source: str = "Not everything fits in here; press a button below for the source."
    nothing_to_show: str = "(No text to show.)"
    no_answer: str = "Sorry, I found nothing in the documents that answers this."
    greeting: str = "Hello. Ask me about the rules, or what others learned."
    look_around: str = "/docs lists what I know, /help tells how to use me."
    welcome: str = "You are welcome. Ask on if you like."
    noted: str = "All right. Ask on if you like."
    nearest: str = "These places are close, but they are not an answer:"
    which_title: str = "Which document do you mean? Press one, or name another and ask again:"
    # -- pages and lists
    page_of: str = "{location} · page {number}/{pages}"
    page_cut: str = "(This page is long; it is not shown in full.)"
    list_cut: str = "(There are more; not all are listed.)"
    kept_quote: str = (
        "The document has changed or is gone; this is the text as it was quoted in the answer."
    )
    found: str = "The {count} places nearest to “{words}”:"
    found_nothing: str = "Nothing about “{words}”. Please try other words."
    documents: str = "{count} documents"
    no_documents: str = "There are no documents yet."
    listed: str = "· {title}\n　 {remarks}"
    listed_alone: str = "· {title}"
    dot: str = " · "
    article_count: str = "{count} articles"
    not_in_force: str = "not the version in force"
    changes: str = "Latest changes"
    no_changes: str = "Nothing has changed lately."
    changed: str = "· {state} {title}"
    kind_regulation: str = "Rules"
    kind_law: str = "Laws"
    kind_experience: str = "Experience"
    kind_notice: str = "Notices"
    kind_faq: str = "Questions and answers"
    kind_news: str = "News"
    kind_other: str = "Other"
    change_added: str = "added"
    change_changed: str = "changed"
    change_renamed: str = "renamed"
    change_removed: str = "removed"
    # -- buttons
    page_before: str = "‹ Back"
    page_after: str = "Next ›"
    open_reference: str = "📎 {label}"
    open_numbered: str = "📖 {number}"
    open_source: str = "📖 Source"
    open_source_of: str = "📖 Source [{mark}]"
    open_nearest: str = "📖 Place {number}"
    good: str = "👍"
    bad: str = "👎"
    wrong: str = "Wrong quote"
    again: str = "Ask differently"
    human: str = "Ask a person"
    # -- pressed buttons
    unknown_button: str = "This button no longer works. Please ask again."
    answer_forgotten: str = (
        "The record of this answer was deleted, so its buttons no longer work. Please ask again."
    )
    cannot_write_here: str = "I cannot write here at the moment. Please tell an admin."
    voted_good: str = "Thank you, glad it helped."
    voted_bad: str = "Thank you, noted. We will do better."
    wrong_taken: str = "Thank you for telling; it is noted."
    wrong_taken_elsewhere: str = (
        "Thank you, noted. Please choose the reason in the private chat with me."
    )
    why_wrong: str = "Thank you for telling that a quote is wrong. What is wrong with it?"
    reason_words: str = "Not the words of the document"
    reason_place: str = "The source is about something else"
    reason_version: str = "Outdated or repealed"
    reason_other: str = "Something else, in words"
    reason_taken: str = "Noted. Thank you for helping us to put it right."
    reason_kept: str = "Noted: {reason}. Thank you for helping us to put it right."
    reason_wanted_html: str = (
        "Please reply: what is wrong with the quote in {link}that answer{end}?"
    )
    reason_field: str = "What is wrong with the quote?"
    again_hint: str = "Ask again in other words: just reply to this message."
    again_hint_for_html: str = "{person}, {hint}"
    again_example: str = "· Name document and matter: 支部工作条例里，支委会多久开一次？"
    again_terms: str = "· Try the documents' own words: {terms}"
    again_places: str = "· Or ask about these places: {places}"
    again_field: str = "Ask in other words"
    again_toast: str = "Please reply to the message that I just sent."
    list_comma: str = ", "
    document_not_for_you: str = (
        "This document is not open to you. If you need it, please ask an admin."
    )
    place_closed: str = (
        "This place can no longer be opened: the document has changed, or is not open to you."
    )
    # -- passed on to a person
    handed_over_html: str = (
        "{contact}, I found nothing in the documents for this question. "
        "Could you have a look? Just reply to this message."
    )
    handed_over_alone_html: str = (
        "I found nothing in the documents for this question. Please contact {contact}."
    )
    handed_over_passed_html: str = (
        "I found nothing that this could rest on. I passed it on to {contact}, with your name; "
        "you may also write to them yourself."
    )
    question_passed_html: str = (
        "{person} asked me in private what I found nothing about:\n"
        "<blockquote>{question}</blockquote>\n"
        "Please reply to this message with an answer; once an admin has approved it, it goes into "
        "the collection. To answer them directly, press their name."
    )
    handed_over_toast: str = "@{contact} was asked to answer."
    handed_over_before: str = "@{contact} was asked already; please wait a little."
    proposal_taken: str = (
        "Thank you, noted. Once an admin approves it, it goes into the collection."
    )
    proposal_approved: str = "Accepted; it counts after the next update of the collection."
    proposal_rejected: str = "Not accepted."
    proposal_settled: str = "Dealt with already, or changed; please send /proposals again."
    proposal_settled_html: str = "<b>{told}</b>\n\nQ: {question}\nA: {answer}"
    proposal_late: str = "Thank you; an answer to this question was accepted before."
    # -- the desk
    busy: str = "Many people are asking just now. Please ask again in a minute or two."
    slow_down: str = "That was a little quick. Please ask again in {seconds} seconds."
    asked_before: str = "This was answered {minutes} minutes ago; see the answer above."
    asked_before_html: str = "This was answered {minutes} minutes ago: {link}here{end}."
    ask_usage: str = "Please write the question after /ask, such as: /ask 支委会多久开一次？"
    unknown_command: str = "I do not know this command. Just write your question; /help lists all."
    file_unread: str = (
        "I cannot read files that you send: please just write your question. Admins can add a "
        "document to what I know, trainers a file of quiz items."
    )
    shortened: str = "(The question was changed; the answer is in the message above.)"
    failed: str = "Something went wrong and I could not answer. Please try later; no. {reference}."
    unavailable: str = (
        "The documents cannot be read just now. Please try later, or tell an admin no. {reference}."
    )
    # -- access
    unknown_group: str = "This group may not ask yet. An admin can send /allow here."
    not_for_you: str = "You may not use this. Please ask an admin."
    unknown_person: str = "I do not know you yet. Please ask an admin; your number is {user_id}."
    # -- the people who run the bot
    ops_fault: str = (
        "[Fault] {kind}: {what} No. {reference}, see the log; "
        "no more notices of this kind within the hour."
    )
    ops_unexpected: str = "the program failed; the asker was told."
    ops_again: str = "[Fault] {kind}: {count} more times within this hour."
    ops_round: str = "[Fault] A scheduled task did not finish ({kind}); see the log."
    ops_no_updates: str = (
        "[Fault] New messages cannot be taken: {what} Trying again; they wait at Telegram."
    )
    ops_unreadable: str = (
        "[Fault] Messages that cannot be read were skipped; see the log. The program may need "
        "an upgrade."
    )
    ops_line_down: str = "[Line] No messages from Telegram since {since} ({error}); still trying."
    ops_line_up: str = "[Line] Messages arrive again after {minutes} minutes (since {since})."
    ops_conflict: str = (
        "[Line] Another program receives messages with the same token; please stop one of them."
    )
    # -- commands: what it is and how it is used
    introduction: str = (
        "Hello, I am Zhigui. I answer questions about our rules and experience.\n"
        "Just send me your question. Every answer shows the text it rests on; "
        "what the documents do not say, I say so."
    )
    examples: str = "For example:"
    example: str = "• {question}"
    group_introduction: str = (
        "Hello, I am Zhigui. I answer questions about our rules and experience, with the source."
    )
    ask_in_group: str = "To ask here, send /ask@{bot} and the question, or reply to my message."
    ask_in_group_by_name: str = (
        "To ask here, write @{bot} and the question, use /ask, or reply to my message."
    )
    ask_in_private: str = "Just send your question; you can follow it up."
    group_talk_unread: str = "I do not read what else is said in groups."
    open_private: str = "Open private chat"
    private_only: str = "Please use this command in the private chat with me."
    admins_only: str = "Only admins can do this."
    trainers_only: str = "Only trainers can do this; an admin may give you the role by /role."
    needs_person: str = "Please send this as yourself; anonymously it cannot be used."
    # -- commands: what is stored
    privacy_stored: str = (
        "I store your questions and their answers, your ratings and remarks, "
        "questions passed on to a person, your answers to quizzes, your name and user name, "
        "and whether you are in a group that may ask."
    )
    privacy_kept: str = (
        "They are deleted after {days} days. Answers that an admin approved stay, "
        "without who asked."
    )
    privacy_seen: str = (
        "They lie on our own server, where only admins can see them; "
        "what is asked and voted in a group, its members see."
    )
    privacy_delete: str = "To delete yours now, use /forget."
    forget_ask: str = (
        "Delete your questions, answers, ratings, remarks and answers to quizzes? "
        "This cannot be undone, and buttons under old answers will no longer work."
    )
    forget_button: str = "Delete what is mine"
    forget_yes: str = "Delete"
    forget_no: str = "Keep"
    forgotten: str = (
        "Deleted: {questions} questions, {feedback} ratings and remarks, {handovers} passed on, "
        "{quizzes} records of quizzes."
    )
    nothing_to_forget: str = "Nothing of yours is stored."
    forget_kept: str = "All right, nothing was deleted."
    # -- commands: the collection
    search_usage: str = "Please write words after /search, such as: /search 报销期限"
    show_usage: str = "Please name document and article, such as: /show 支部工作条例第十条"
    documents_count: str = "I know {count} documents."
    # -- commands: feedback
    feedback_usage: str = "Please write your remark after /feedback."
    feedback_thanks: str = "Thank you! The admins will see it."
    feedback_latest: str = "Latest ratings and remarks:"
    feedback_none: str = "There are no ratings or remarks yet."
    verdict_remark: str = "remark"
    # -- commands: admins
    allow_usage: str = (
        "Please write the group's number, such as: /allow -1001234567890; with off to close it."
    )
    group_allowed: str = "Done: this group can ask now (its number is {chat_id})."
    group_not_joined: str = "I am not in that group: add me to it, or check the id."
    group_closed: str = "Done: this group can no longer ask (its number is {chat_id})."
    group_by_config: str = "This group is allowed by config.yaml; please remove it there."
    groups_title: str = "Groups I know:"
    groups_none: str = "I am in no group yet."
    group_open: str = "may ask"
    group_not_open: str = "may not ask"
    group_left: str = "I am not there any more"
    role_usage: str = (
        "Please write person and role, such as: /role @name trainer or /role 123456 none; "
        "or reply to their message: /role trainer\n"
        "Roles: member, trainer, admin; none takes it away."
    )
    role_list: str = "Roles:"
    role_none_given: str = "Nobody was given a role yet."
    role_in_config: str = "config.yaml"
    role_unknown_name: str = (
        "I have not met @{name} yet. Please reply to their message, or write their number."
    )
    role_nobody: str = "I cannot tell who wrote that message. Please write their number."
    role_yourself: str = "You cannot lower your own role; please ask another admin."
    role_by_config: str = "This role is given by config.yaml; please change it there."
    role_given: str = "{person} is now {role}."
    role_taken: str = "{person} has no role any more."
    member: str = "member"
    trainer: str = "trainer"
    admin: str = "admin"
    claim_usage: str = "Please write the code that was printed at start after /claim."
    claimed: str = (
        "You are admin now. /help shows what you can do; send /allow in a group to open it."
    )
    claim_refused: str = (
        "The code is wrong or used up. Please look at what the bot printed at start."
    )
    proposals_none: str = "No answer is waiting for review."
    proposal_question: str = "Question:"
    proposal_answer: str = "Proposed answer:"
    proposals_more: str = "There are {count} more; send /proposals again when these are done."
    approve: str = "Accept"
    reject: str = "Drop"
    # -- inline mode
    inline_hint: str = "Write a few words to quote a passage"
    inline_nothing: str = "Nothing found; ask in the private chat"
