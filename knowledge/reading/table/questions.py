"""Tables of questions with their answers, and of test questions with their options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.reading.table.cell import TableLine
from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import name_of
from knowledge.reading.table.pairs import Pair, join_pairs

_ASKED = re.compile(
    r"(?:常见|咨询|热点|典型)?(?:问题?|提问|题目|题干|试题|问题(?:描述|内容)|题目内容|试题内容|Q)",
    re.I,
)
_ANSWERED = re.compile(r"(?:参考|正确|标准|问题)?(?:答案|答|解答|回答|答复|回复|A)(?:内容)?", re.I)
_NUMBER = re.compile(r"序号|编号|题号|No\.?|#", re.I)
_OPTION = re.compile(
    r"(?:选项|备选)?\s*[（(]?([A-Ha-h])[）)]?(?:选项|项)?|选项([1-8一二三四五六七八])"
)
_OPTIONS = re.compile(r"(?:备选|试题|题目)?(?:选项|答案选项|备选答案)(?:内容)?")
_CHOICE = re.compile(r"[A-Ha-h](?:[\s、，,]*[A-Ha-h])*")
_VERDICT = re.compile(r"对|错|正确|错误|√|×|是|否|T|F", re.I)
_GAP = re.compile(r"[（(][\s　]*[）)]|_{2,}|[？?。]$")
_ASKS = re.compile(r"(?:问\s*[：:]|Q\s*\d*\s*[：:.])|.{3,200}[？?]$", re.I)
_MARK = re.compile(r"^(?:(?:问题?|答案?|Q|A)\s*\d*\s*[：:.、]\s*)")
_LETTERED = re.compile(r"[A-Ha-h]\s*[.．、:：]")
_BEGINS = re.compile(r"(?<![A-Za-z])(?=[A-Ha-h]\s*[.．、:：])")
_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Questions:
    """The columns of a table of questions; `names` are those of its header row."""

    question: int
    answer: int
    options: tuple[int, ...] = ()
    number: int | None = None
    names: tuple[tuple[int, str], ...] = ()

    @property
    def headed(self) -> bool:
        return bool(self.names)


def find_questions(rows: Sequence[Row], *, headed: bool) -> Questions | None:
    """Return the columns that hold questions and answers, None where it is another table.

    `headed` says that the first row names columns; then those names must say it.
    """
    return _by_names(rows[0]) or (None if headed else _by_contents(rows))


def question_lines(rows: Sequence[Row], columns: Questions) -> list[TableLine]:
    """Return each row as lines: the question, its options, the answer, what else is said.

    `题干 | A | B | 答案` over `会龄从（）算起。 | 交申请 | 转正 | B` gives `问：会龄从（）算起。`,
    `A.交申请 B.转正` and `答：B.转正`.
    """
    return [
        TableLine(text, row.number, whole=False)
        for row in (rows[1:] if columns.headed else rows)
        for text in _row_lines(row, columns)
    ]


def _row_lines(row: Row, columns: Questions) -> list[str]:
    at = {part.start: part for part in (*row.above, *row.parts)}
    asked = at.get(columns.question)
    if asked is None:
        return [" | ".join(part.text for part in row.parts)]
    options = _options([at[column].text if column in at else "" for column in columns.options])
    number = at.get(columns.number) if columns.number is not None else None
    mark = number.text if number and number.text.isdecimal() and len(number.text) < 4 else ""
    lines = [f"问{mark}：{_MARK.sub('', asked.text)}"]
    if options:
        lines.append(" ".join(_option(letter, text) for letter, text in options))
    answer = at.get(columns.answer)
    if answer:
        lines += _answer_lines(answer, options)
    used = {columns.question, columns.answer, columns.number}
    used |= set(columns.options) if options else set()
    names = dict(columns.names)
    rest: list[Pair] = [
        (names.get(column, ""), part.text) for column, part in at.items() if column not in used
    ]
    return [*lines, *(join_pairs(rest) if rest else [])]


def _options(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the options by letter; a single column holds all of them, `A.半年；B.一年`."""
    if len(texts) == 1:
        pieces = [piece.strip(" ；;，,、") for piece in _BEGINS.split(texts[0])]
        return [(piece[0].upper(), piece) for piece in pieces if _LETTERED.match(piece)]
    return [(a, text) for a, text in zip(_LETTERS, texts, strict=False) if text]


def _option(letter: str, text: str) -> str:
    return text if _LETTERED.match(text) else f"{letter}.{text}"


def _answer_lines(answer: Part, options: Sequence[tuple[str, str]]) -> list[str]:
    if options and _CHOICE.fullmatch(answer.text):
        chosen = [_option(a, text) for a, text in options if a in answer.text.upper()]
        if chosen:
            return ["答：" + " ".join(chosen)]
    first, *others = answer.lines
    return ["答：" + _MARK.sub("", first), *others]


def _by_names(row: Row) -> Questions | None:
    names = {part.start: name_of(part) for part in row.parts}
    asked = [column for column, name in names.items() if _ASKED.fullmatch(name)]
    options = [column for column, name in names.items() if _OPTION.fullmatch(name)]
    lettered = len(options) > 1
    answered = [
        column
        for column, name in names.items()
        if _ANSWERED.fullmatch(name) and not (lettered and column in options)
    ]
    if len(asked) != 1 or len(answered) != 1:
        return None
    numbers = [column for column, name in names.items() if _NUMBER.fullmatch(name)]
    together = [column for column, name in names.items() if _OPTIONS.fullmatch(name)]
    return Questions(
        asked[0],
        answered[0],
        tuple(options if lettered else together[:1]),
        numbers[0] if numbers else None,
        tuple(names.items()),
    )


def _by_contents(rows: Sequence[Row]) -> Questions | None:
    """Recognise questions without a header: texts with a gap or ？, answers at the end."""
    sample = [row.parts for row in rows[:60] if len(row.parts) > 1]
    if len(sample) < 2:
        return None
    numbered = _most(parts[0].text.isdecimal() and len(parts) > 2 for parts in sample)
    first = 1 if numbered else 0
    question = sample[0][first].start
    number = sample[0][0].start if numbered else None
    if any(parts[first].start != question for parts in sample if len(parts) > first):
        return None
    asked = [parts[first].text for parts in sample if len(parts) > first]
    last = max(parts[-1].end for parts in sample) - 1
    answers = [part.text for parts in sample for part in parts if part.start == last]
    width = last - question - 1
    chosen = _most(bool(_CHOICE.fullmatch(a) or _VERDICT.fullmatch(a)) for a in answers)
    if chosen and 0 <= width <= 8 and _most(bool(_GAP.search(text)) for text in asked):
        return Questions(question, last, tuple(range(question + 1, last)), number)
    if width == 0 and _most(bool(_ASKS.match(text)) for text in asked):
        return Questions(question, last, (), number)
    return None


def _most(facts: Iterable[bool]) -> bool:
    found = list(facts)
    return 3 * sum(found) >= 2 * len(found) > 0
