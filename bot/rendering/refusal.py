"""A refusal as a message: one kind sentence, what was meant perhaps, the nearest places."""

from __future__ import annotations

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing, Rows
from bot.record import AnswerRecord
from bot.rendering.answer import Kept, outgoing, remarks, understood_as
from bot.rendering.buttons import Opener, in_rows, press
from bot.rendering.markup import Paragraph, Span, clean, one_line, paragraph, units
from bot.rendering.sources import folded_quote, source_line
from bot.texts import Texts
from knowledge.answer.texts import REFUSAL
from knowledge.dialogue import SmallTalk

_NEAREST_IN_GROUP, _NEAREST = 2, 3
_CHOICES = 8
_TITLE = 200  # units
_ON_A_BUTTON = 22  # units that a phone shows
# These say what to do next themselves; nothing is near, there is nothing to hand over.
_NO_QUESTION = frozenset({*SmallTalk, "empty", "too_long", "objection_request"})


def refusal(kept: Kept, texts: Texts, opener: Opener, *, contact: bool) -> tuple[Outgoing, ...]:
    """Return the messages of a refusal.

    Args:
        contact: whether there is a person whom a question can be passed on to.
    """
    record = kept.record
    if record.choices:
        return _which_title(kept, texts)
    in_group = kept.where.kind.is_group
    asked = not any(code in _NO_QUESTION for code, _ in record.notices)
    nearest = record.nearest[: _NEAREST_IN_GROUP if in_group else _NEAREST] if asked else ()
    told = [*understood_as(record), _sorry(record, texts)]
    if nearest:
        told.append(paragraph(texts.nearest, gap=True))
    for number, place in enumerate(nearest, start=1):
        told.append(source_line(place, texts, of=len(nearest), number=f"{number}. "))
        told.append(folded_quote(place))
    told += remarks(record, texts)
    opening = [
        opener.button(
            texts.open_nearest.format(number=number),
            Callback(Verb.NEAREST, kept.token, (number, 0)),
            kept.where,
        )
        for number, _ in enumerate(nearest, start=1)
    ]
    rows = (*in_rows(opening, 3), *(_help(kept, texts, contact=contact) if asked else ()))
    return outgoing(told, rows, kept.where, texts)


def _sorry(record: AnswerRecord, texts: Texts) -> Paragraph:
    """The sentence, and the first reason that was found."""
    said = _small_talk(record, texts) or clean(record.text)
    if said in ("", REFUSAL):
        said = texts.no_answer
    reasons = [text for code, text in record.notices if code.startswith("objection_")]
    reason = f"\n{clean(reasons[0])}" if reasons and reasons[0] not in said else ""
    return Paragraph((Span(said + reason),), yields=1)


def _small_talk(record: AnswerRecord, texts: Texts) -> str:
    """What is replied to what asked nothing of the documents; "" where something was asked."""
    told = {
        SmallTalk.GREETING: texts.greeting,
        SmallTalk.ABOUT: f"{texts.introduction}\n{texts.look_around}",
        SmallTalk.THANKS: texts.welcome,
        SmallTalk.NOTED: texts.noted,
    }
    return next((told[SmallTalk(code)] for code, _ in record.notices if code in told), "")


def _help(kept: Kept, texts: Texts, *, contact: bool) -> Rows:
    again = press(texts.again, Callback(Verb.AGAIN, kept.token))
    human = press(texts.human, Callback(Verb.HUMAN, kept.token))
    row: tuple[Button, ...] = (again, human) if contact else (again,)
    return (row,)


def _which_title(kept: Kept, texts: Texts) -> tuple[Outgoing, ...]:
    """Ask which document is meant; a button each, titles that a button cuts above them."""
    titles = [one_line(title, _TITLE) for title, _ in kept.record.choices[:_CHOICES]]
    unknown = any(code == "unknown_document" for code, _ in kept.record.notices)
    asked = Paragraph((Span(clean(kept.record.text)),), yields=1)
    told = [*understood_as(kept.record), *([asked] if unknown else [])]
    told.append(paragraph(texts.which_title, gap=unknown))
    if any(units(title) > _ON_A_BUTTON for title in titles):
        titles = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
        told += [Paragraph((Span(title),), yields=1) for title in titles]
    buttons = [
        press(title, Callback(Verb.CHOICE, kept.token, (at,))) for at, title in enumerate(titles)
    ]
    return outgoing(told, in_rows(buttons, 1), kept.where, texts)
