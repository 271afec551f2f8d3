"""Tells when no updates come for long, and when they come again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.operations.line import Line
from bot.operations.ops_chat import OpsChat
from bot.ports import Clock
from bot.texts import Texts

_LOG = logging.getLogger(__name__)
_CONFLICT = "HTTP 409"  # Telegram's word for two who ask for the same bot's updates


class LineWatch:
    """Looks at the line now and then; an interruption is told once, and once its end.

    Args:
        patience: how long nothing may come before it is told.
        zone: of the times that are told.
    """

    def __init__(
        self,
        line: Line,
        ops: OpsChat,
        texts: Texts,
        clock: Clock,
        zone: ZoneInfo,
        patience: timedelta = timedelta(minutes=5),
    ) -> None:
        self._line = line
        self._ops = ops
        self._texts = texts
        self._clock = clock
        self._zone = zone
        self._patience = patience
        self._told: datetime | None = None

    def look(self) -> None:
        """Tell what has changed since the last look."""
        down = self._line.down_since
        if self._told is not None and down != self._told:
            self._tell_up(self._told)
            self._told = None
        if down is not None and self._told is None and self._clock() - down >= self._patience:
            self._tell_down(down)
            self._told = down

    def _tell_down(self, since: datetime) -> None:
        error = self._line.last_error
        _LOG.error("no updates since %s: %s", since.isoformat(timespec="seconds"), error)
        if error == _CONFLICT:
            sentence = self._texts.ops_conflict
        else:
            sentence = self._texts.ops_line_down.format(since=self._shown(since), error=error)
        self._ops.tell("line down", sentence)

    def _tell_up(self, since: datetime) -> None:
        up = self._line.answered_at or self._clock()
        minutes = round((up - since).total_seconds() / 60)
        _LOG.warning("updates come again, after %s minutes", minutes)
        told = self._texts.ops_line_up.format(minutes=minutes, since=self._shown(since))
        self._ops.tell("line up", told)

    def _shown(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).strftime("%m-%d %H:%M")
