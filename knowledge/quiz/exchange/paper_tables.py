"""Questions that a Word paper lays out in tables, a row or a small table each -> questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.headers import Row, column_of, read_header
from knowledge.quiz.exchange.paper_lines import PaperLine, shown
from knowledge.quiz.exchange.paper_marks import has_room, numbered, options_in
from knowledge.quiz.exchange.paper_question import Written
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.shape import LETTERS
from knowledge.reading import Cell

_HEADER_WITHIN = 3  # rows: a title may stand above
_OPTION_AT = {texts.OPTION.format(letter=letter): at for at, letter in enumerate(LETTERS)}
_ANSWER = re.compile(r"[A-L](?:[\s、,，]*[A-L])*|正确|错误|[对错√×✓✔✗✘╳]")
_ASKS = re.compile(r"[？?]\s*(?:[（(]\s*[）)]\s*)?$")
_WORDED = (
    texts.ANSWER, texts.EXPLANATION, texts.SOURCE, texts.QUOTE, texts.DIFFICULTY, texts.TOPIC,
)  # fmt: skip

Table = list[tuple[int, dict[str, str]]]
"""The questions of a table: the row, from 1, and its cells by what they hold."""


@dataclass
class PaperTables:
    """Takes the tables of a Word file that hold questions, and leaves it the others."""

    found: list[Table] = field(default_factory=list)

    def __call__(self, cells: Sequence[Cell]) -> bool:
        """Whether a table holds questions; then it is kept."""
        rows: dict[int, dict[int, str]] = {}
        for cell in cells:
            text = shown(cell.text)
            # 单选题 beside many rows goes for all of them.
            for row in range(cell.row, cell.row + (cell.rows if read_type(text) else 1)):
                if text:
                    rows.setdefault(row, {})[cell.column] = text
        table = _headed(rows) or _in_pairs(rows) or _bare(rows)
        if table:
            self.found.append(table)
        return bool(table)

    def questions(self) -> Iterator[tuple[str, Written]]:
        """Yield the questions, each with what its table is called."""
        for number, table in enumerate(self.found, start=1):
            heading = ""
            for row, cells in table:
                if list(cells) == [""]:
                    heading = cells[""]
                else:
                    yield texts.TABLE.format(number=number), _question(row, cells, heading)


def _question(row: int, cells: Mapping[str, str], heading: str) -> Written:
    """Return a row as a question; options may stand below the stem in one cell."""
    stem = cells.get(texts.STEM, "")
    mark = numbered(stem)
    stem = mark.rest if mark is not None and mark.style == "bare" and mark.rest else stem
    options = {at: cells[name] for name, at in _OPTION_AT.items() if name in cells}
    if texts.OPTIONS in cells:
        options = _listed(cells[texts.OPTIONS])
    elif not options:
        stem, options = _below(stem)
    parts = {column: [cells[column]] for column in _WORDED if column in cells}
    heading = cells.get(texts.TYPE) or heading
    return Written(PaperLine(row, stem), 0, None, heading, [stem], options=options, parts=parts)


def _below(stem: str) -> tuple[str, dict[int, str]]:
    """Part the lines of a cell into the stem and its options.

    >>> _below("每月几次？\\nA. 1次 B. 2次\\nC. 3次")
    ('每月几次？', {0: '1次', 1: '2次', 2: '3次'})
    """
    before: list[str] = []
    options: dict[int, str] = {}
    for line in stem.split("\n"):
        words, found = options_in(line.strip(), max(options, default=-1) + 1)
        options |= found
        if not found and options:
            options[max(options)] += f"\n{words}"
        elif words:
            before.append(words)
    return "\n".join(before), options


def _listed(cell: str) -> dict[int, str]:
    """Return the options of one cell: behind letters, else one a line."""
    stem, options = _below(cell)
    if stem or not options:
        options = dict(enumerate(filter(None, cell.split("\n"))))
    return {at: option.rstrip(" ；;") for at, option in options.items()}


def _headed(rows: Mapping[int, Row]) -> Table | None:
    """A question a row, under 题型 | 题干 | 选项 … | 答案."""
    numbers = sorted(rows)
    for place, number in enumerate(numbers[:_HEADER_WITHIN]):
        header = read_header(rows[number], rows.get(number + 1, {}))
        if header is None:
            continue
        columns, two_rows = header
        found: Table = []
        for one in numbers[place + 1 + two_rows :]:
            cells = {columns[at]: text for at, text in rows[one].items() if at in columns}
            alone = list(rows[one].values())
            if len(alone) == 1 and read_type(alone[0]):
                found.append((one + 1, {"": alone[0]}))
            elif cells and read_header(rows[one], {}) is None:
                found.append((one + 1, cells))
        return found
    return None


def _in_pairs(rows: Mapping[int, Row]) -> Table | None:
    """A question a table, or several below each other: 题干 | …, 答案 | B."""
    found: Table = []
    for number, row in sorted(rows.items()):
        name, *others = (text for _, text in sorted(row.items()))
        column = column_of(name)
        if column is None or len(others) > 1:
            return None
        if not found or column in found[-1][1]:
            found.append((number + 1, {}))
        found[-1][1][column] = others[0] if others else ""
    whole = all(one.keys() >= {texts.STEM, texts.ANSWER} for _, one in found)
    return found if found and whole else None


def _bare(rows: Mapping[int, Row]) -> Table | None:
    """A question a row without a header: the stem, options perhaps, last the answer."""
    width = max((max(row) for row in rows.values()), default=0) + 1
    whole = {number: row for number, row in rows.items() if len(row) > 1}
    first = int(bool(whole) and all(row.get(0, "").isdecimal() for row in whole.values()))
    found: Table = []
    for number, row in sorted(rows.items()):
        if len(row) == 1 and read_type(text := next(iter(row.values()))):
            found.append((number + 1, {"": text}))
            continue
        stem, answer = row.get(first, ""), row.get(width - 1, "")
        chosen = _ANSWER.fullmatch(answer)
        asks = has_room(stem) or _ASKS.search(_below(stem)[0]) or (chosen and stem[-1:] == "。")
        if not asks or width - first < 2 or (width - first > 2 and not chosen):
            return None
        cells = {texts.STEM: stem, texts.ANSWER: answer}
        for at in range(first + 1, width - 1):
            if at in row and at - first <= len(LETTERS):
                cells[texts.OPTION.format(letter=LETTERS[at - first - 1])] = _unlettered(row[at])
        found.append((number + 1, cells))
    return found if any(list(one) != [""] for _, one in found) else None


def _unlettered(option: str) -> str:
    return re.sub(r"^[A-L]\s*[.．、:：)）]\s*", "", option)
