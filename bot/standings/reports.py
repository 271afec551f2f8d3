"""/report: what trainers learn of the votes; of provisions, never of persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.rendering import (
    LIMIT,
    Paragraph,
    Span,
    fitted,
    in_rows,
    one_line,
    paragraph,
    press,
    written,
)
from bot.standings.missed import FEWEST, Missed, missed
from bot.standings.mistakes import Visible
from bot.standings.texts import StandingsTexts
from bot.state import Ballot, Chats, Votes
from bot.threads import Threads

_DAYS = (7, 30, 180)
_USUAL = 30
_SHOWN = 15
_TITLE, _LOCATION = 60, 60  # units
_EVERYWHERE = 0


@dataclass(frozen=True, slots=True)
class Reports:
    """Counts and shows what is missed most, in one group or in all."""

    votes: Votes
    chats: Chats
    visible: Visible
    courier: Delivers
    texts: StandingsTexts
    retrieval: Threads
    storage: Threads
    clock: Clock

    async def begin(self, viewer: frozenset[str]) -> Outgoing:
        """Return what /report shows: all groups, the last month."""
        return await self._report(viewer, _EVERYWHERE, _USUAL)

    async def press(self, press: Press) -> None:
        """Turn to another group or another time."""
        chat_id, days = -int(press.callback.token), press.callback.number
        days = min(_DAYS, key=lambda one: abs(one - days))
        shown = await self._report(press.visit.viewer, chat_id, days)
        await self.courier.edit(press.where, press.pressed.message_id, shown)

    async def _report(self, viewer: frozenset[str], chat_id: int, days: int) -> Outgoing:
        visible = await self.retrieval(self.visible, viewer)
        since = self.clock() - timedelta(days=days)
        ballots = await self.storage(self.votes.since, since)
        groups = await self._groups(ballots)
        here = [one for one in ballots if chat_id in (_EVERYWHERE, one.post.chat_id)]
        heading = self.texts.report_title.format(days=days)
        if chat_id in groups:
            heading = self.texts.report_group.format(days=days, group=groups[chat_id])
        told = [Paragraph((Span(heading, bold=True),))]
        told += self._lines(missed(here, visible))
        html = written(fitted(told, LIMIT, paragraph(self.texts.report_cut)))
        return Outgoing(html, self._rows(groups, chat_id, days))

    def _lines(self, found: tuple[Missed, ...]) -> list[Paragraph]:
        texts = self.texts
        if not found:
            return [paragraph(texts.report_nothing.format(fewest=FEWEST))]
        told = [
            Paragraph((Span(self._line(number, one)),))
            for number, one in enumerate(found[:_SHOWN], 1)
        ]
        if len(found) > _SHOWN:
            told.append(paragraph(texts.report_cut))
        return [*told, paragraph(texts.report_basis.format(fewest=FEWEST), gap=True)]

    def _line(self, number: int, one: Missed) -> str:
        source = self.texts.source.format(
            title=one_line(one.title, _TITLE), location=one_line(one.location, _LOCATION)
        )
        return self.texts.report_line.format(
            number=number,
            source=source,
            votes=one.votes,
            wrong=one.wrong,
            share=round(100 * one.share),
        )

    async def _groups(self, ballots: tuple[Ballot, ...]) -> dict[int, str]:
        """Return the groups that have voted, by title."""
        found = {}
        for chat_id in sorted({one.post.chat_id for one in ballots}):
            chat = await self.storage(self.chats.get, chat_id)
            found[chat_id] = one_line(chat.title, _TITLE) if chat and chat.title else str(chat_id)
        return found

    def _rows(
        self, groups: dict[int, str], chat_id: int, days: int
    ) -> tuple[tuple[Button, ...], ...]:
        times = [
            _button(self.texts.days.format(count=one), chat_id, one) for one in _DAYS if one != days
        ]
        there = {_EVERYWHERE: self.texts.report_everywhere, **groups} if len(groups) > 1 else {}
        others = [_button(label, one, days) for one, label in there.items() if one != chat_id]
        return (tuple(times), *in_rows(others, 2))


def _button(label: str, chat_id: int, days: int) -> Button:
    return press(label, Callback(Verb.REPORT, str(-chat_id), (days,)))
