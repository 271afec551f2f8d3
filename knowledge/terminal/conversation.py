"""A conversation at the terminal, with history and line editing.

With standard input not a terminal it answers three sample questions and ends.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from rich.console import Console

from knowledge.answer import Answerer
from knowledge.errors import ZhiguiError
from knowledge.model import Answer
from knowledge.terminal.showing import plain, show_answer
from knowledge.texts import GOODBYE, GREETING, PROMPT, SAMPLE_QUESTIONS

_GOODBYES = frozenset({"退出", "exit", "quit", "q"})
_HISTORY = "history"
_HISTORY_LINES = 1000


class Conversation:
    """Asks and answers until the person leaves; 第十条 alone means the last document."""

    def __init__(
        self, answerer: Answerer, var: Path, out: Console, warm_up: Callable[[], object]
    ) -> None:
        """`warm_up` loads what the first answer needs, while the question is being typed."""
        self._answerer = answerer
        self._history = var / _HISTORY
        self._out = out
        self._warm_up = warm_up
        self._focus: str | None = None

    def run(self, as_of: date | None = None) -> None:
        """Hold the conversation; raises ZhiguiError only where nobody sits at the terminal."""
        if not sys.stdin.isatty():
            for question in SAMPLE_QUESTIONS:
                self._out.print(plain(f"\n{PROMPT}{question}"))
                self._answer(question, as_of)
            return
        self._out.print(GREETING)
        threading.Thread(target=self._prepare, daemon=True).start()
        self._read_history()
        try:
            self._converse(as_of)
        finally:
            self._write_history()
        self._out.print(GOODBYE)

    def _converse(self, as_of: date | None) -> None:
        while True:
            try:
                question = input(PROMPT).strip()
            except (EOFError, KeyboardInterrupt):
                return
            if question.lower() in _GOODBYES:
                return
            if not question:
                continue
            try:
                self._answer(question, as_of)
            except ZhiguiError as error:
                self._out.print(plain(str(error)))

    def _answer(self, question: str, as_of: date | None) -> None:
        answer = self._answerer(question, as_of=as_of, focus=self._focus)
        show_answer(answer, self._out)
        if isinstance(answer, Answer):
            self._focus = answer.citations[0].document.id

    def _prepare(self) -> None:
        with suppress(ZhiguiError):  # the first question meets it again and tells it
            self._warm_up()

    def _read_history(self) -> None:
        with suppress(ImportError, OSError):
            import readline

            readline.set_history_length(_HISTORY_LINES)
            readline.read_history_file(self._history)

    def _write_history(self) -> None:
        with suppress(ImportError, OSError):
            import readline

            readline.write_history_file(self._history)
