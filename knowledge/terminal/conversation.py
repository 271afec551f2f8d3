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
from rich.markup import escape

from knowledge.answer import Answerer
from knowledge.errors import ZhiguiError
from knowledge.model import Answer
from knowledge.terminal.showing import show_answer
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
        """Hold the conversation."""
        if not sys.stdin.isatty():
            for question in SAMPLE_QUESTIONS:
                self._out.print(escape(f"\n{PROMPT}{question}"))
                self._answer(question, as_of)
            return
        self._out.print(GREETING)
        threading.Thread(target=self._prepare, daemon=True).start()
        self._read_history()
        while True:
            try:
                question = input(PROMPT).strip()
            except (EOFError, KeyboardInterrupt):
                break
            if question.lower() in _GOODBYES:
                break
            if question:
                self._answer(question, as_of)
        self._write_history()
        self._out.print(GOODBYE)

    def _answer(self, question: str, as_of: date | None) -> None:
        try:
            answer = self._answerer(question, as_of=as_of, focus=self._focus)
        except ZhiguiError as error:
            self._out.print(escape(str(error)))
            return
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
