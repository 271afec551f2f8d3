"""Approved answers as documents of the collection, which the next ingest takes in."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from bot.state import Handover
from bot.texts import ANSWER_NOT_WRITTEN
from knowledge.errors import StorageError

FOLDER = "人工答复"

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MARKS = re.compile(r"[\\*_\[\]<>&~#|!]")
_LEADING = re.compile(r"^[-+=]", re.M)


@dataclass(frozen=True, slots=True)
class ApprovedAnswers:
    """Writes one Markdown file for each approved answer, named by the handover's number.

    Args:
        collection: the folder of the documents.
    """

    collection: Path

    def write(self, handover: Handover, day: date) -> Path:
        """Write or replace the file, whole or not at all; raises StorageError."""
        file = self._file(handover.id)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _replace(file, written(handover.question, handover.proposal, day))
        except OSError as error:
            sentence = ANSWER_NOT_WRITTEN.format(folder=file.parent)
            raise StorageError(sentence, detail=repr(error)) from error
        return file

    def remove(self, handover_id: int) -> None:
        """Remove the file of an answer that was not approved after all."""
        try:
            self._file(handover_id).unlink(missing_ok=True)
        except OSError as error:
            sentence = ANSWER_NOT_WRITTEN.format(folder=self.collection / FOLDER)
            raise StorageError(sentence, detail=repr(error)) from error

    def _file(self, handover_id: int) -> Path:
        return self.collection / FOLDER / f"{handover_id:d}.md"


def written(question: str, answer: str, day: date) -> str:
    """Return question and answer as Markdown; what people wrote is text, never a mark.

    >>> print(written("几号*交*党费？", "# 每月10日前", date(2026, 11, 22)))
    ---
    title: 几号*交*党费？
    kind: faq
    published: '2026-11-22'
    ---
    <BLANKLINE>
    问：几号\\*交\\*党费？
    <BLANKLINE>
    答：\\# 每月10日前
    <BLANKLINE>
    """
    title = " ".join(_CONTROLS.sub(" ", question.replace("\n", " ")).split())
    head = yaml.safe_dump(
        {"title": title, "kind": "faq", "published": day.isoformat()},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    lines = (_CONTROLS.sub(" ", line).strip() for line in answer.splitlines())
    paragraphs = "\n\n".join(_as_text(line) for line in lines if line)
    # As 问 and 答 they are one place: a question alone is never cited as its own answer.
    return f"---\n{head}---\n\n问：{_as_text(title)}\n\n答：{paragraphs}\n"


def _as_text(line: str) -> str:
    escaped = _LEADING.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", line))
    # Two escaped ones would still be taken for code and what is between.
    return escaped.replace("`", "&#96;")


def _replace(file: Path, text: str) -> None:
    """Write beside the file under a hidden name, which no ingest reads, then rename."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".md")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(0o644)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
