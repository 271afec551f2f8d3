"""What the commands share: how an error is told and where the log goes."""

from __future__ import annotations

import logging
import os
import sys
from typing import NoReturn

from knowledge.errors import ZhiguiError

_LOG = logging.getLogger(__name__)


def set_up_logging() -> None:
    """Log to standard error; only warnings, unless ZHIGUI_LOG asks for more."""
    logging.basicConfig(
        level=os.environ.get("ZHIGUI_LOG", "ERROR").upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def fail(error: ZhiguiError) -> NoReturn:
    """Tell one sentence to the person, the rest to the log, and exit with 1."""
    if error.detail:
        _LOG.info("%s", error.detail)
    print(error, file=sys.stderr)
    raise SystemExit(1)
