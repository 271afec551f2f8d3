"""League tables as messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing
from bot.quiz import Contest
from bot.rendering import LIMIT, Paragraph, Span, fitted, one_line, paragraph, press, written
from bot.standings.table import Standing, Table
from bot.standings.texts import StandingsTexts
from bot.standings.week import Week

WEEK, CONTEST, HIDE = range(3)
"""What a button of Verb.LEAGUE shows: a week (how long ago), a contest (its id, 0: the
latest), or, HIDE, that week after the person was listed or not listed."""

_NAME, _TITLE = 24, 60  # units
_JOINT = re.compile(r"(?<=\w)\.(?=\w)")


@dataclass(frozen=True, slots=True)
class LeagueView:
    """Renders tables.

    Args:
        rows: how many persons are listed.
        weeks: how long votes are kept; earlier weeks are not offered.
    """

    texts: StandingsTexts
    rows: int
    weeks: int

    def week(
        self, chat_id: int, week: Week, table: Table, ago: int, reader: int | None = None
    ) -> Outgoing:
        """Return a group's table of a week.

        Args:
            reader: who reads it in private, and is told their own place.
        """
        texts = self.texts
        form = texts.past_week if ago else texts.this_week
        title = form.format(first=self._day(week.monday), last=self._day(week.sunday))
        turn = [
            self._button(texts.earlier, chat_id, WEEK, ago + 1) if ago < self.weeks else None,
            self._button(texts.later, chat_id, WEEK, ago - 1) if ago else None,
        ]
        more = (
            self._button(texts.to_contest, chat_id, CONTEST, 0),
            self._button(texts.hide_me, chat_id, HIDE, ago),
        )
        told = self._told(title, table, texts.nobody_yet, timed=False, reader=reader)
        rows = (tuple(one for one in turn if one), more)
        return Outgoing(told, tuple(filter(None, rows)))

    def contest(self, contest: Contest, table: Table, reader: int | None = None) -> Outgoing:
        """Return the table of a contest, as its end announces it."""
        texts = self.texts
        title = texts.contest_title.format(title=one_line(contest.title, _TITLE))
        rows = ((self._button(texts.to_week, contest.chat_id, WEEK, 0),),)
        told = self._told(title, table, texts.nobody_in_contest, timed=True, reader=reader)
        return Outgoing(told, rows)

    def choice(self, groups: dict[int, str]) -> Outgoing:
        """Return the question which group's table is wanted."""
        rows = tuple((self._button(title, one, WEEK, 0),) for one, title in groups.items())
        return Outgoing.plain(self.texts.whose_table, rows)

    def _told(
        self, title: str, table: Table, nobody: str, *, timed: bool, reader: int | None
    ) -> str:
        lines = [Paragraph((Span(title, bold=True, whole=True),))]
        lines += [paragraph(self._line(one, timed)) for one in table.listed[: self.rows]]
        for group in (
            [] if table.standings else [nobody],
            list(self._own(table, reader)),
            list(self._notes(table, timed)),
        ):
            lines += [paragraph(one, gap=not at) for at, one in enumerate(group)]
        return written(fitted(lines, LIMIT, paragraph("…")))

    def _own(self, table: Table, reader: int | None) -> Iterator[str]:
        own = table.of(reader) if reader is not None else None
        if own is not None and not own.right:
            yield self.texts.none_right
        elif own is not None:
            yield self.texts.your_standing.format(rank=own.rank, right=own.right, streak=own.streak)
        elif reader in table.hidden:
            yield self.texts.you_are_hidden

    def _notes(self, table: Table, timed: bool) -> Iterator[str]:
        texts, listed = self.texts, len(table.listed)
        if listed:
            yield texts.of_polls.format(polls=table.polls, voters=listed)
        if listed > self.rows:
            yield texts.more_standings.format(shown=self.rows)
        if wrong := len(table.standings) - listed:
            yield texts.without_right.format(count=wrong)
        if table.hidden:
            yield texts.hidden.format(count=len(table.hidden))
        if listed:
            yield texts.how_ranked
        if listed and timed:
            yield texts.how_timed

    def _line(self, one: Standing, timed: bool) -> str:
        form = self.texts.standing
        if timed and one.seconds is not None:
            form = self.texts.standing_timed
        return form.format(
            rank=one.rank,
            name=_name(one.name) or self.texts.nameless,
            right=one.right,
            streak=one.streak,
            seconds=round(one.seconds or 0),
        )

    def _day(self, day: date) -> str:
        return self.texts.day.format(month=day.month, day=day.day)

    @staticmethod
    def _button(label: str, chat_id: int, page: int, number: int) -> Button:
        return press(label, Callback(Verb.LEAGUE, str(-chat_id), (page, number)))


def _name(name: str) -> str:
    """Return a name on one line in which Telegram finds nothing to link or to call.

    >>> _name("@all  t.me/x")
    '＠all t．me／x'
    """
    return _JOINT.sub("．", one_line(name, _NAME).replace("@", "＠").replace("/", "／"))
