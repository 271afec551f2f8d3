"""A worker whose reader does what the file's text tells it to do."""

from __future__ import annotations

import os
import sys
import time

from knowledge.ingestion.worker import main
from knowledge.reading import Limits, OnPage, Readers, TextReader
from knowledge.source import SourceText

_FOREVER = 600


class UnrulyReader(TextReader):
    """Reads text, but hangs, starves, dies or chatters when it is told to."""

    def __init__(self, on_page: OnPage) -> None:
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        match data.split(b"\n", 1)[0]:
            case b"hang":
                time.sleep(_FOREVER)
            case b"hang on page 2":
                self._on_page(1, 3)
                time.sleep(_FOREVER)
            case b"starve":
                _ = [bytearray(64 << 20) for _ in range(1000)]
            case b"die":
                os.abort()
            case b"leave":
                os._exit(0)
            case b"fail":
                raise RuntimeError("what a library says")
            case b"chatter":
                print("not an answer")
                os.write(1, b'{"made": "nonsense"}\n')
            case b"tell":
                print(sorted(os.environ), file=sys.stderr)
                raise RuntimeError(f"environment {sorted(os.environ)}")
            case b"turn pages":
                for page in range(1, 4):
                    self._on_page(page, 3)
        return super().read(data, path)


def _build(limits: Limits, on_page: OnPage) -> Readers:
    return Readers([UnrulyReader(on_page)], limits=limits)


if __name__ == "__main__":
    main(_build)
