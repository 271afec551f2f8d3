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

from knowledge.dialogue import Context, Dialogue
from knowledge.errors import ZhiguiError
from knowledge.terminal.showing import plain, show_answer
from knowledge.texts import GOODBYE, GREETING, PROMPT, SAMPLE_QUESTIONS

_GOODBYES = frozenset({"退出", "exit", "quit", "q"})
_HISTORY = "history"
_HISTORY_LINES = 1000


class Conversation:
    """Asks and answers until the person leaves; what a question leaves out, the ones before
    it say."""

    def __init__(
        self, dialogue: Dialogue, var: Path, out: Console, warm_up: Callable[[], object]
    ) -> None:
        """`warm_up` loads what the first answer needs, while the question is being typed."""
        self._dialogue = dialogue
        self._history = var / _HISTORY
        self._out = out
        self._warm_up = warm_up
        self._context = Context()

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
        reply = self._dialogue.reply(question, self._context, as_of=as_of)
        show_answer(reply.answer, self._out)
        self._context = reply.context

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
