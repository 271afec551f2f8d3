"""No secret and no member's words in the log: what every handler of it passes through."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TextIO

_HIDDEN = "***"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
_PASSWORD = re.compile(r"(?<=://)([^\s/:@]*):[^\s/@]+(?=@)")  # postgresql://name:this@host
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Their INFO lines hold every address that is called, and with it the token.
_TELLTALES = ("httpx", "httpcore", "hpack")

_LOG = logging.getLogger(__name__)

_Arguments = tuple[object, ...] | Mapping[str, object] | None


class Redaction(logging.Filter):
    """Takes secrets out of records: of message, arguments, traceback and stack.

    Anything that looks like a token or like a password in an address is taken for one,
    whatever it belongs to. Above DEBUG a whole object of Telegram's (the library logs one that
    it cannot read) is named only: people's words stand in it.

    Args:
        secrets: known ones, hidden wherever they stand.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        # The longest first: one may be part of another.
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record; every record passes."""
        if record.levelno > logging.DEBUG:
            record.args = _without_whole_objects(record.args)
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # the arguments do not fit: no reason to lose them
            message = f"{record.msg} {record.args!r}"
        record.msg, record.args = self.redact(message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True

    def redact(self, text: str) -> str:
        """Return the text without secrets.

        >>> Redaction(()).redact("POST https://api.telegram.org/bot12:" + "A" * 35 + "/getMe")
        'POST https://api.telegram.org/bot***/getMe'
        >>> Redaction(()).redact("postgresql://zhigui:geheim@db/zhigui")
        'postgresql://zhigui:***@db/zhigui'
        """
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        text = _TOKEN.sub(_HIDDEN, text)
        return _PASSWORD.sub(rf"\1:{_HIDDEN}", text)


def set_up_logging(secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Log to standard error, redacted; once more with the secrets when they are known.

    ZHIGUI_LOG names the level (INFO where it names none); other people's libraries say
    warnings only, unless it is DEBUG. What nobody catches goes to the log as well: the
    interpreter would print it as it is.
    """
    for name in _TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    level = logging.getLevelNamesMapping().get(os.environ.get("ZHIGUI_LOG", "").upper())
    level = logging.INFO if level is None else level
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(Redaction(secrets))
    others = level if level == logging.DEBUG else max(level, logging.WARNING)
    logging.basicConfig(level=others, handlers=[handler], force=True)
    for name in ("bot", "knowledge"):
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda raised: _log_uncaught(
        raised.exc_type, raised.exc_value, raised.exc_traceback
    )


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    raised = (kind, error or kind(), traceback)
    _LOG.critical("nobody caught this", exc_info=raised)


def _without_whole_objects(args: _Arguments) -> _Arguments:
    """Hide each mapping among the arguments; one alone is what `logging` unpacks."""
    if isinstance(args, tuple):
        return tuple(_HIDDEN if isinstance(one, Mapping) else one for one in args)
    return (_HIDDEN,) if isinstance(args, Mapping) else args
