"""The outline of a collection of questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Level
from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.outline import Border, Outline, PlaceStack, Region, Stretch

_QUESTION = re.compile(
    r"(?:[0-9]{1,4}\s*[.．、]\s*)?(?:问(?:题)?\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]|Q\s*[0-9]{0,3}\s*[：:.]|"
    r"【习题\d|Question\s*[：:])"
)
_ANSWER = re.compile(r"(?:答(?:案)?|A|Answer)\s*[0-9]{0,3}\s*[：:]")
_ROW = re.compile(r"(?P<q>[^|]{4,200}[？?][^|]{0,20})\s\|\s\S")


def is_question(text: str) -> bool:
    """Whether a line opens a question: 问：…, or a table row 问题 | 答案.

    >>> is_question("问：党费怎么交？"), is_question("党费怎么交？ | 按月交。")
    (True, True)
    """
    return bool(_QUESTION.match(text)) or ("|" in text and bool(_ROW.match(text)))


def count_questions(blocks: Sequence[Block]) -> int:
    """How many questions the lines open."""
    return sum(not block.row and is_question(block.text) for block in blocks)


def outline_questions(blocks: Sequence[Block], head: int) -> Outline:
    """Return the outline in which each question with its answer is one place, also one that
    is the title as well."""
    head = next((at for at, one in enumerate(blocks[:head]) if is_question(one.text)), head)
    stack = PlaceStack()
    regions: list[Region] = []
    current: list[Stretch] = []
    key = label = ""
    number = 0

    def flush() -> None:
        if current:
            whole = key.startswith("q")
            regions.append(Region(key, label, stack.labels, tuple(current), whole=whole))
            current.clear()

    for index, block in enumerate(blocks):
        if index == 0 and head:
            key, label = stack.open(0, "head", Level.HEAD, texts.HEAD, block.start), texts.HEAD
        elif index >= head and not block.row and is_question(block.text):
            flush()
            number += 1
            label = texts.shorten(
                _QUESTION.sub("", block.text.split(" | ")[0]).strip() or block.text
            )
            key = stack.open(0, f"q{number}", Level.ITEM, label, block.start, number)
        elif index >= head and not number and key != "pre":
            flush()
            label = texts.LEAD
            key = stack.open(0, "pre", Level.PREAMBLE, label, block.start)
        current.append(Stretch(block.start, block.end, Border.PARAGRAPH, key, row=block.row))
        stack.reach(block.end)
    flush()
    return Outline(stack.finish(), tuple(regions))
