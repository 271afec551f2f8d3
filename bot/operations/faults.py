"""What becomes of an error that nobody expected: told once, logged whole, never raised again."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.error import (
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import CallbackContext

from bot.model import Outgoing
from bot.operations.ops_chat import OpsChat
from bot.operations.ports import CountsFaults, Hears
from bot.ports import Delivers
from bot.texts import Texts
from knowledge.errors import (
    ChatClosed,
    DeliveryUnknown,
    MessageGone,
    QuestionError,
    StateError,
    StorageError,
    ZhiguiError,
)

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent.parent
_OURS = ("bot", "knowledge")
# Who may not be written to anyhow, or has deleted what was to be changed.
_EXPECTED = (Forbidden, ChatClosed, MessageGone)
_OF_THE_LINE = (NetworkError, Conflict, RetryAfter, InvalidToken)


def new_reference() -> str:
    """Return a short number under which a fault is found in the log."""
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Faults:
    """PTB's error handler.

    The asker reads one sentence with a reference number, the log has the same number with
    the traceback, the ops chat a notice of the kind. Nothing of a message is in either.

    Args:
        ears: find who is to be told.
        reference: makes the numbers.
    """

    ears: Hears
    courier: Delivers
    ops: OpsChat
    counters: CountsFaults
    texts: Texts
    reference: Callable[[], str] = new_reference

    async def __call__(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Take the error of a handler, or of a call for updates; never raises."""
        error = context.error
        if error is None:
            return
        try:
            if isinstance(update, Update):
                await self._in_update(update, error)
            elif isinstance(error, TelegramError):
                self.while_polling(error)
            else:
                self._note(error, self.reference())
        except Exception:
            _LOG.exception("a fault could not be told")

    def while_polling(self, error: TelegramError) -> None:
        """Note that no updates were taken; of the line itself `LineWatch` tells when it lasts."""
        _LOG.warning("no updates: %s: %s", type(error).__name__, error)
        self.counters.fault(type(error).__name__)
        if not isinstance(error, _OF_THE_LINE):
            what = str(error.__cause__ or self.texts.ops_unexpected)
            told = self.texts.ops_no_updates.format(what=what)
            self.ops.fault(type(error).__name__, told)

    def unreadable(self) -> None:
        """Note that an update could not be read; the log says which."""
        self.counters.fault("unreadable")
        self.ops.fault("unreadable", self.texts.ops_unreadable)

    async def _in_update(self, update: Update, error: Exception) -> None:
        number = update.update_id
        if isinstance(error, _EXPECTED):
            _LOG.info("update %s: %s: %s", number, type(error).__name__, _detail(error))
            return
        if isinstance(error, QuestionError):
            _LOG.info("update %s: %s", number, type(error).__name__)
            await self._answer(update, str(error))
            return
        reference = self.reference()
        self._note(error, reference, number)
        if not isinstance(error, DeliveryUnknown):  # what may have arrived has not failed
            home = isinstance(error, StorageError | StateError)
            sentence = self.texts.unavailable if home else self.texts.failed
            await self._answer(update, sentence.format(reference=reference))

    def _note(self, error: Exception, reference: str, update_id: int | None = None) -> None:
        kind = kind_of(error)
        of = f" in update {update_id}" if update_id else ""
        _LOG.error("fault %s%s: %s %s", reference, of, kind, _detail(error), exc_info=error)
        self.counters.fault(type(error).__name__)
        what = str(error) if isinstance(error, ZhiguiError) else self.texts.ops_unexpected
        told = self.texts.ops_fault.format(kind=kind, what=what, reference=reference)
        self.ops.fault(kind, told)

    async def _answer(self, update: Update, sentence: str) -> None:
        """Tell the one who asked or pressed; where that cannot be done, only the log knows."""
        said, pressed = self.ears.said(update), self.ears.pressed(update)
        try:
            if pressed is not None:
                await self.courier.acknowledge(pressed.callback_id, sentence, alert=True)
            elif said is not None:
                await self.courier.send(
                    said.where,
                    Outgoing.plain(sentence),
                    key=f"fault:{update.update_id}",
                    reply_to=said.message_id,
                )
        except ZhiguiError as error:
            _LOG.warning("update %s: its asker cannot be told: %s", update.update_id, error.detail)


def kind_of(error: BaseException) -> str:
    """Return an error's type and the last place of ours that it passed, as faults are counted.

    `StateError bot/state/database.py:92`
    """
    name = type(error).__name__
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in _OURS:
            return f"{name} {path.relative_to(_ROOT).as_posix()}:{frame.lineno}"
    return name


def _detail(error: Exception) -> str:
    return error.detail if isinstance(error, ZhiguiError) else ""
