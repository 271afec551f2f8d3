"""What the commands share: how an error is told and where the log goes."""

from __future__ import annotations

import logging
import os
import sys
from typing import NoReturn

from knowledge.errors import ZhiguiError

_LOG = logging.getLogger(__name__)


def set_up_logging() -> None:
    """Log to standard error; only errors, unless ZHIGUI_LOG names another level."""
    level = os.environ.get("ZHIGUI_LOG", "").upper()
    logging.basicConfig(
        level=level if level in logging.getLevelNamesMapping() else logging.ERROR,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def fail(error: ZhiguiError, *, status: int = 1) -> NoReturn:
    """Tell one sentence to the person, the rest to the log, and exit with `status`."""
    if error.detail:
        _LOG.info("%s", error.detail)
    print(error, file=sys.stderr)
    raise SystemExit(status)
